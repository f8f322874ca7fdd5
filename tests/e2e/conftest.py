"""Small inboxes whose files say what becomes of them, and the warehouse as comparable rows."""

from pathlib import Path
from typing import Any

import pytest

from flows.batch import NightSummary, run_batch
from flows.progress import Quiet
from flows.settings import Settings
from warehouse.connection import open_published

ENTRY = "fake_readers:obey"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "hem"


def ingest(inbox: Path, home: Path, **more: Any) -> NightSummary:
    settings = Settings(home, workers=2, memory_mb=300, cpu_seconds=20, wall_seconds=30, **more)
    return run_batch(inbox, settings, Quiet(), entry=ENTRY)


def rows(home: Path, sql: str) -> list[tuple[Any, ...]]:
    con = open_published(home)
    try:
        return con.execute(sql).fetchall()
    finally:
        con.close()


def everything(home: Path) -> dict[str, list[str]]:
    """All that a batch should end with, whatever happened on the way; times aside."""
    tables = {
        "documents": "SELECT * EXCLUDE (received_at) FROM report.documents",
        "cases": "SELECT * FROM report.cases",
        "facts": "SELECT * FROM report.facts",
        "findings": "SELECT * EXCLUDE (first_seen_on) FROM report.findings",
        "problems": "SELECT * FROM report.problems",
        "receipts": "SELECT received_path, file_sha256, parent_sha256 FROM landing.receipts",
    }
    return {name: sorted(map(repr, rows(home, sql))) for name, sql in tables.items()}


def fill(inbox: Path, cases: int) -> None:
    """Three papers a case, one mail, one broken file, one copy."""
    for n in range(cases):
        folder = inbox / f"ärende {n}"
        folder.mkdir(parents=True)
        (folder / "ansökan.pdf").write_text(f"paper application RUN-2026-{n} {100000 + n}")
        (folder / "beslut.pdf").write_text(f"paper decision RUN-2026-{n} {100000 + n % 3}")
        (folder / "mejl.eml").write_text(f"attach paper_budget_RUN-2026-{n}_{100000 + n} slow_0.0{n}")
    (inbox / "trasig.pdf").write_text("quarantine")
    (inbox / "kopia.pdf").write_text("paper application RUN-2026-0 100000")
