"""Faults of the machine in the middle of a night: one line about it, nothing lost, and the next night is whole."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from e2e.conftest import everything, fill, ingest, rows

from flows.steps.lock import running_batch
from warehouse.history import as_of
from warehouse.home import journal_path, published_path, work_folder
from warehouse.journal import ReviewKind, append_entry
from warehouse.verify import verify

SECONDS = 120
ROOMS_KB = (4, 300, 1700, 2600)

ONE_BATCH = """
import sys
from pathlib import Path
from flows.batch import run_batch
from flows.command import one_line
from flows.progress import Quiet
from flows.settings import Settings
try:
    run_batch(Path(sys.argv[1]), Settings(Path(sys.argv[2]), workers=1, memory_mb=300), Quiet(), entry="fake_readers:obey")
except Exception as error:
    print(one_line(error), file=sys.stderr)
    sys.exit(1)
"""
"""A batch with the stand-in for the extractor, ending as the command does."""


def _medfin(*arguments: object) -> subprocess.CompletedProcess[str]:
    return _run([sys.executable, "-m", "flows.command", *map(str, arguments)])


def _run(program: list[str], before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "MEDFIN_WORKERS": "1"}
    return subprocess.run(
        program, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False, preexec_fn=before
    )


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    fill(folder, 2)
    return folder


@pytest.mark.parametrize("room", ROOMS_KB)
def test_no_room_to_write(inbox: Path, tmp_path: Path, room: int) -> None:
    """The kernel refuses every file to grow beyond so many kilobytes: no archive copy, no working file, no publication."""
    home = tmp_path / "hem"
    ingest(inbox, home)
    yesterday = everything(home)
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1" + " " * 200_000)
    size = room << 10
    program = [sys.executable, "-c", ONE_BATCH, str(inbox), str(home)]
    done = _run(program, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert done.returncode in (0, 1)
    assert done.stderr.count("\n") <= 2
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert done.stderr.strip()
        assert everything(home) == yesterday, "the published warehouse is the old one, whole"
    assert ingest(inbox, home).published
    undisturbed = tmp_path / "ostörd"
    ingest(inbox, undisturbed)
    same = {name: sorted(receipts) for name, receipts in everything(home).items() if name in ("cases", "facts", "receipts")}
    assert {name for name in same if same[name] == sorted(everything(undisturbed)[name])} == set(same)
    assert verify(home) == ()


def test_a_home_that_cannot_be_written(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ingen mapp")
    done = _medfin("ingest", inbox, "--home", tmp_path / "fil" / "hem", "--direct")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_broken_journal_line_is_passed_over_and_said(inbox: Path, tmp_path: Path) -> None:
    home = tmp_path / "hem"
    ingest(inbox, home)
    at = datetime(2026, 11, 23)
    body = {"document_id": "d", "case_id": "c", "case_documents": []}
    append_entry(journal_path(home), ReviewKind.ASSIGNMENT, body, given_by="A", given_at=at)
    with journal_path(home).open("ab") as journal:
        journal.write(b'{"avbruten\xff\x00')
    append_entry(journal_path(home), ReviewKind.ASSIGNMENT, body, given_by="B", given_at=at)
    summary = ingest(inbox, home)
    assert summary.published
    assert any("avbruten" in note for note in summary.notes)
    assert rows(home, "SELECT given_by FROM core.assignments") == [("B",)]


@pytest.mark.parametrize("where", [0, 1, 2])
def test_a_changed_journal_line_is_nobodys_word(inbox: Path, tmp_path: Path, where: int) -> None:
    """What was folded in before stands, and it is said; a warehouse made anew takes the words that are whole."""
    home = tmp_path / "hem"
    ingest(inbox, home)
    at = datetime(2026, 11, 23)
    for n in range(3):
        body = {"document_id": f"d-{n}", "case_id": "c", "case_documents": []}
        append_entry(journal_path(home), ReviewKind.ASSIGNMENT, body, given_by="A", given_at=at)
    ingest(inbox, home)
    lines = journal_path(home).read_bytes().splitlines(keepends=True)
    lines[where] = lines[where].replace(b'"given_by": "A"', b'"given_by": "B"')
    journal_path(home).write_bytes(b"".join(lines))
    body = {"document_id": "d-9", "case_id": "c", "case_documents": []}
    append_entry(journal_path(home), ReviewKind.ASSIGNMENT, body, given_by="A", given_at=at)
    summary = ingest(inbox, home)
    assert summary.published
    assert any(f"Rad {where + 1} i journalen är ändrad" in note for note in summary.notes)
    assert any("ändrad" in line for line in verify(home))
    folded = "SELECT document_id, given_by FROM core.assignments ORDER BY ALL"
    assert rows(home, folded) == [("d-0", "A"), ("d-1", "A"), ("d-2", "A")]
    published_path(home).unlink()
    shutil.rmtree(work_folder(home))
    ingest(inbox, home)
    assert rows(home, folded) == [(f"d-{n}", "A") for n in (0, 1, 2, 9) if n != where]


def test_two_batches_at_once_do_it_once(inbox: Path, tmp_path: Path) -> None:
    home = tmp_path / "hem"
    (inbox / "seg.pdf").write_text("slow 2")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    program = [sys.executable, "-m", "e2e.one_batch", str(inbox), str(home), "fake_readers:obey"]
    first = subprocess.Popen(program, env=environment)
    deadline = time.monotonic() + 60
    while not running_batch(home) and time.monotonic() < deadline:
        time.sleep(0.02)
    second = _medfin("ingest", inbox, "--home", home, "--direct")
    assert first.wait(SECONDS) == 0
    assert second.returncode == 1
    assert "pågår" in second.stderr
    assert second.stderr.count("\n") == 1
    assert rows(home, "SELECT count(*) FROM report.runs") == [(1,)]
    assert verify(home) == ()


def test_a_clock_that_goes_back(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A night that seems to be before the last one: nothing is lost, nothing read twice."""
    home = tmp_path / "hem"
    ingest(inbox, home)
    before = rows(home, "SELECT count(*), min(document_id) FROM report.documents")
    from flows import batch

    real = batch._now
    monkeypatch.setattr("flows.batch._now", lambda zone: real(zone).replace(year=2019))
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")
    summary = ingest(inbox, home)
    assert summary.published
    assert len(summary.read) == 1
    assert rows(home, "SELECT count(*) FROM report.documents")[0][0] == before[0][0] + 1
    monkeypatch.undo()
    assert ingest(inbox, home).published
    assert verify(home) == ()


def test_a_clock_that_jumps_ahead_and_comes_back(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One night in the year 2031: the nights after it read, compare, publish and remember as ever."""
    home = tmp_path / "hem"
    ingest(inbox, home)
    from flows import batch

    real = batch._now
    monkeypatch.setattr("flows.batch._now", lambda zone: real(zone).replace(year=2031))
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")
    future = time.time() + 5 * 365 * 86400
    os.utime(inbox / "ny.pdf", (future, future))
    assert ingest(inbox, home).published
    monkeypatch.undo()
    (inbox / "senare.pdf").write_text("paper decision RUN-2026-9 2")
    assert ingest(inbox, home).published
    assert len(rows(home, "SELECT * FROM report.documents WHERE file_name IN ('ny.pdf', 'senare.pdf')")) == 2
    assert rows(home, "SELECT outcome FROM report.findings WHERE rule = 'granted_over_applied' AND outcome = 'mismatch'") == [
        ("mismatch",)
    ]
    with as_of(published_path(home), date.today()) as con:
        assert con.execute("SELECT count(*) FROM report.documents").fetchone() == (len(rows(home, "FROM report.documents")),)
    assert ingest(inbox, home).published
    assert verify(home) == ()


def test_a_published_file_that_was_cut_short_is_said(inbox: Path, tmp_path: Path) -> None:
    home = tmp_path / "hem"
    ingest(inbox, home)
    data = published_path(home).read_bytes()
    published_path(home).write_bytes(data[: len(data) // 4])
    assert any("kan inte" in line for line in verify(home))
    published_path(home).unlink()
    assert ingest(inbox, home).published, "the working file has it all"
    assert verify(home) == ()
