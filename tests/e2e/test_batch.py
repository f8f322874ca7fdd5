import fcntl
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from e2e.conftest import ENTRY, everything, fill, ingest, rows

from flows.steps.lock import BatchRunning, batch_lock, running_batch
from warehouse.home import published_path, work_folder


def statuses(home: Path) -> dict[str, str]:
    return dict(rows(home, "SELECT file_name, coalesce(reason, status) FROM report.documents"))


def test_every_file_is_accounted_for(inbox: Path, home: Path) -> None:
    fill(inbox, 2)
    (inbox / "krasch.pdf").write_text("crash")
    (inbox / "fel.pdf").write_text("raise")
    summary = ingest(inbox, home)
    assert summary.published
    assert (summary.files_seen, summary.copies, summary.known) == (10, 1, 0)
    assert len(summary.read) == 9 + 4, "nine contents of the inbox and four attachments"
    found = statuses(home)
    assert len(found) == 13
    assert found["trasig.pdf"] == "damaged"
    assert found["krasch.pdf"] == "reader_crash"
    assert found["fel.pdf"] == "extractor_failed"
    assert found["ärende 0/mejl.eml#bilaga 0.txt"] == "loaded"
    assert rows(home, "SELECT count(*) FROM report.cases WHERE registration_number LIKE 'RUN-2026-%'") == [(2,)]


def test_again_does_nothing_and_changes_nothing(inbox: Path, home: Path) -> None:
    fill(inbox, 2)
    ingest(inbox, home)
    before = everything(home)
    summary = ingest(inbox, home)
    assert (len(summary.read), summary.known) == (0, 7)
    assert everything(home) == before


def test_only_what_is_new_or_changed_is_read(inbox: Path, home: Path) -> None:
    fill(inbox, 2)
    ingest(inbox, home)
    (inbox / "ny.pdf").write_text("paper commitment RUN-2026-1 5000")
    (inbox / "ärende 0" / "beslut.pdf").write_text("paper decision RUN-2026-0 77")
    (inbox / "ärende 1" / "beslut.pdf").rename(inbox / "flyttad.pdf")
    summary = ingest(inbox, home)
    assert sorted(file.name for file in summary.read) == ["ny.pdf", "ärende 0/beslut.pdf"]
    assert "trasig.pdf" in statuses(home)


def test_a_new_extractor_reads_the_inbox_again(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(inbox, 1)
    first = ingest(inbox, home)
    before = everything(home)
    monkeypatch.setattr("flows.steps.load.VERSION", "next")
    assert len(ingest(inbox, home).read) == len(first.read)
    assert everything(home) == before


def test_one_batch_at_a_time(inbox: Path, home: Path) -> None:
    fill(inbox, 1)
    home.mkdir()
    with batch_lock(home):
        assert running_batch(home) == str(os.getpid())
        with pytest.raises(BatchRunning, match="pågår"):
            ingest(inbox, home)
    assert running_batch(home) == ""
    assert ingest(inbox, home).published


def test_a_failed_night_leaves_yesterdays_warehouse(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(inbox, 1)
    ingest(inbox, home)
    yesterday = published_path(home).read_bytes()
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.steps.publish.publish", fail)
    with pytest.raises(OSError, match="No space"):
        ingest(inbox, home)
    assert published_path(home).read_bytes() == yesterday
    monkeypatch.undo()
    ingest(inbox, home)
    assert statuses(home)["ny.pdf"] == "loaded"


def test_a_night_that_is_not_sane_is_not_published(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(inbox, 1)
    ingest(inbox, home)
    monkeypatch.setattr("flows.steps.publish.reasons_not_to_publish", lambda con, home: ("Alla belopp saknas.",))
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")
    summary = ingest(inbox, home)
    assert (summary.published, summary.not_published_because) == (False, ("Alla belopp saknas.",))
    assert "ny.pdf" not in statuses(home)


def test_the_warehouse_can_be_read_during_a_batch(inbox: Path, home: Path) -> None:
    fill(inbox, 1)
    ingest(inbox, home)
    (inbox / "seg.pdf").write_text("slow 3")
    with _batch(inbox, home) as batch:
        deadline = time.monotonic() + 20
        while not running_batch(home) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert "trasig.pdf" in statuses(home)
        assert batch.wait(60) == 0
    assert "seg.pdf" in statuses(home)


def test_many_documents_in_flat_memory(inbox: Path, home: Path) -> None:
    for n in range(500):
        (inbox / f"{n}.pdf").write_text(f"paper application RUN-2026-{n} {n} {'x' * 20000}")
    ingest(inbox, home, chunk=50)
    peak_of_first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for n in range(500, 1000):
        (inbox / f"{n}.pdf").write_text(f"paper application RUN-2026-{n} {n} {'x' * 20000}")
    summary = ingest(inbox, home, chunk=50)
    assert len(summary.read) == 500
    grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak_of_first) / 1024
    assert grown_mb < 150


def test_the_lock_goes_when_its_holder_dies(home: Path) -> None:
    home.mkdir()
    with batch_lock(home):
        pass
    with (work_folder(home) / "batch.lock").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _batch(inbox: Path, home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "e2e.one_batch", str(inbox), str(home), ENTRY], env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
