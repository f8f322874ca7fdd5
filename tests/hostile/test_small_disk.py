"""A disk with too little room, and one that cannot be written: one line, the old or the new warehouse whole, and the next night whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from e2e.conftest import everything, fill, ingest

ROOMS_KB = [int(room) for room in os.environ.get("MEDFIN_ROOMS_KB", "0 40 400 1500 3000").split()]
"""Free space when the night begins."""
NAMESPACE = ("unshare", "--mount", "--map-root-user")
SECONDS = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("disk")
    fill(here / "inkorg", 2)
    ingest(here / "inkorg", here / "första")
    (here / "disk").mkdir()
    for n in range(2, 5):
        (here / "inkorg" / f"ny {n}.pdf").write_text(f"paper application RUN-2026-{n} {n}" + " " * 200_000)
        (here / "inkorg" / f"ny {n}.eml").write_text(f"attach paper_decision_RUN-2026-{n}_{n}")
    for path in (here / "inkorg").rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return here


@pytest.fixture(scope="module")
def nights(folder: Path) -> list[dict[str, Any]]:
    mount = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", str(folder / "disk")], capture_output=True, check=False)
    if shutil.which("unshare") is None or mount.returncode:
        pytest.skip("this machine lets nobody mount a small disk (unshare --mount)")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    program = [*NAMESPACE, sys.executable, "-m", "hostile.small_disk", str(folder), *map(str, ROOMS_KB)]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_full_disk_loses_nothing(nights: list[dict[str, Any]], folder: Path) -> None:
    shutil.copytree(folder / "första", folder / "ostörd")
    ingest(folder / "inkorg", folder / "ostörd")
    undisturbed = everything(folder / "ostörd")
    assert [night["room_kb"] for night in nights[:-1]] == ROOMS_KB
    for night in nights[:-1]:
        print({name: night[name] for name in ("room_kb", "said", "published", "word", "copy")})
        assert night["whole"], night["room_kb"]
        assert night["said"] or night["published"] == "new"
        assert "\n" not in night["said"]
        assert "oväntat fel" not in night["said"]
        assert night["next_night"] == undisturbed
        assert night["verify"] == []
        assert (bool(night["word"]), night["words"]) in ((True, 0), (False, 1)), "a word is kept, or it is said that it is not"
        assert (night["journal"], night["next_word"]) == ([], 1)
        assert not night["half_copy"]
    assert nights[0]["said"], "with no room at all there is something to say"


def test_a_home_that_cannot_be_written_can_be_read(nights: list[dict[str, Any]]) -> None:
    answers = nights[-1]
    status, said, _ = answers.pop("ingest")
    assert (status, said.count("\n")) == (1, 1)
    assert "oväntat fel" not in said
    assert {verb: status for verb, (status, *_) in answers.items()} == dict.fromkeys(answers, 0), answers
