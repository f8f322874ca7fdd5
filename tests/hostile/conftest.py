"""A batch over every hostile file at once, with fifty honest ones and what is no file at all among them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hostile.files import ALL, ODD_NAMES, plant_things_that_are_no_files
from hostile.mails import wayward_names
from hostile.rawpdf import good_application

from flows.batch import NightSummary, run_batch
from flows.progress import Quiet
from flows.settings import Settings
from warehouse.connection import open_published

GOOD = 50
DEPTH = 60


@dataclass(frozen=True)
class Night:
    """What a night over them gave."""

    home: Path
    summary: NightSummary
    not_files: tuple[str, ...]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with open_published(self.home) as con:
            return con.execute(sql).fetchall()


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    here = tmp_path_factory.mktemp("hostile")
    inbox, home = here / "inkorg", here / "hem"
    inbox.mkdir()
    for number in range(GOOD):
        (inbox / f"god {number:02}.pdf").write_bytes(good_application(1000 + number))
    for file in ALL:
        (inbox / file.name).write_bytes(file.make())
    for number, name in enumerate(ODD_NAMES):
        (inbox / name).write_bytes(good_application(2000 + number))
    with open(os.fsencode(inbox) + b"/ej utf-8 \xff\xfe.pdf", "wb") as odd:
        odd.write(good_application(3000))
    not_files = plant_things_that_are_no_files(inbox, here / "utanfor.pdf")
    (inbox / "mapp.pdf" / "namn.eml").write_bytes(wayward_names() + b"\r\n")
    deep = inbox
    for _ in range(DEPTH):
        deep = deep / "d"
    deep.mkdir(parents=True)
    settings = Settings(home, workers=2, memory_mb=400, cpu_seconds=2, wall_seconds=60)
    return Night(home, run_batch(inbox, settings, Quiet()), tuple(not_files))
