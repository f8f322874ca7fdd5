"""A new version of the extractor: the archive is read anew, looked at first, and nothing that was known is lost."""

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from e2e.conftest import ENTRY, everything, fill, ingest, rows

from extractors.version import EXTRACTOR_VERSION
from flows import reprocess
from flows.progress import Quiet
from flows.settings import WAIT, Settings
from warehouse.differences import Change, tally
from warehouse.home import archive_folder, archive_path, published_path, register_path, shadow_home, work_folder, working_path
from warehouse.reviews import correct_fact, give_verdict
from warehouse.verify import verify

NEXT = "fake_readers:obey_next"
AT = datetime(2026, 11, 24, 9)


def _fill(inbox: Path) -> None:
    """Two cases, one of which does not agree."""
    fill(inbox, 2)
    (inbox / "ärende 0" / "beslut.pdf").write_text("paper decision RUN-2026-0 90000")


def settings(home: Path) -> Settings:
    return Settings(home, workers=2, memory_mb=300, cpu_seconds=20, wall_seconds=30, chunk=6)


@pytest.fixture
def updated(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A home with officers' words in it, whose inbox has been emptied since, and a new version installed."""
    _fill(inbox)
    ingest(inbox, home)
    finding = rows(home, "SELECT finding_id FROM report.findings WHERE outcome = 'mismatch' ORDER BY ALL")[0][0]
    give_verdict(home, finding, "accepted", note="Sant", by="A", given_at=AT)
    fact = rows(home, "SELECT fact_id FROM report.facts WHERE role = 'applied_for' ORDER BY ALL")[0][0]
    correct_fact(home, fact, "123456", note="", by="A", given_at=AT)
    ingest(inbox, home)
    (inbox / "ärende 1" / "beslut.pdf").rename(inbox / "flyttad.pdf")
    ingest(inbox, home)
    shutil.rmtree(inbox)
    inbox.mkdir()
    monkeypatch.setattr("flows.steps.load.VERSION", "next")
    return everything(home)


def versions(home: Path) -> set[str]:
    return {version for (version,) in rows(home, "SELECT DISTINCT extractor_version FROM landing.results")}


def test_the_next_night_reads_the_archive_too(updated: dict[str, list[str]], inbox: Path, home: Path) -> None:
    summary = ingest(inbox, home)
    assert (summary.files_seen, summary.anew, summary.published) == (0, 7, True)
    assert versions(home) == {"next"}
    assert everything(home) == updated
    assert rows(home, "SELECT verdict, stale FROM report.findings WHERE verdict IS NOT NULL") == [("accepted", False)]
    assert verify(home) == ()
    assert ingest(inbox, home).anew == 0


def test_a_version_that_is_taken_back_reads_again(
    updated: dict[str, list[str]], inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(inbox, home)
    monkeypatch.undo()
    assert ingest(inbox, home).anew == 7
    assert versions(home) == {str(EXTRACTOR_VERSION)}


def test_a_night_told_to_wait_leaves_it_and_says_so(updated: dict[str, list[str]], inbox: Path, home: Path) -> None:
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")
    summary = ingest(inbox, home, on_update=WAIT)
    assert (len(summary.read), summary.anew) == (1, 0)
    assert any("reprocess --shadow" in note for note in summary.notes)
    assert versions(home) == {str(EXTRACTOR_VERSION), "next"}


def test_what_the_archive_has_lost_keeps_its_reading(updated: dict[str, list[str]], inbox: Path, home: Path) -> None:
    (lost,) = rows(home, "SELECT file_sha256 FROM report.documents WHERE file_name = 'ärende 0/beslut.pdf'")[0]
    archive_path(home, lost).chmod(0o644)
    archive_path(home, lost).write_bytes(b"paper decision RUN-2026-0 1")
    summary = ingest(inbox, home)
    assert any("skadad i arkivet" in note for note in summary.notes)
    assert everything(home) == updated


def test_the_shadow_shows_and_changes_nothing(updated: dict[str, list[str]], home: Path, tmp_path: Path) -> None:
    before = published_path(home).read_bytes(), sorted(p.name for p in archive_folder(home).iterdir())
    summary, found = reprocess.shadow(settings(home), Quiet(), NEXT)
    assert summary.published
    assert summary.anew >= 7
    assert (published_path(home).read_bytes(), sorted(p.name for p in archive_folder(home).iterdir())) == before
    facts = [d for d in found if d.what == "fact"]
    assert {(d.change, d.name) for d in facts} == {(Change.CHANGED, "granted")}, "both decisions, and nothing else"
    assert len(facts) == 2
    assert all(d.case_name and d.case_name.startswith("RUN-2026-") for d in facts)
    assert tally(found)["finding"][Change.CHANGED] + tally(found)["finding"][Change.GAINED] >= 1
    text = reprocess.in_words(found)
    assert "RUN-2026-0" in text
    assert "2 ändrade" in text
    reprocess.write(found, tmp_path / "skillnader.csv")
    with (tmp_path / "skillnader.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(found)
    assert everything(home) == updated


def test_what_was_looked_at_is_what_comes_to_be(
    updated: dict[str, list[str]], inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reprocess.shadow(settings(home), Quiet(), NEXT)
    seen = everything(shadow_home(home))
    monkeypatch.setattr("flows.batch.extract", lambda *_: pytest.fail("read a second time"))
    summary = reprocess.activate(settings(home), Quiet(), NEXT)
    assert summary.published
    assert everything(home) == seen
    assert versions(home) == {"next"}
    assert not shadow_home(home).exists()
    assert verify(home) == ()


def test_papers_that_came_after_the_shadow_are_read_too(updated: dict[str, list[str]], inbox: Path, home: Path) -> None:
    reprocess.shadow(settings(home), Quiet(), NEXT)
    (inbox / "ny.pdf").write_text("paper decision RUN-2026-9 500")
    ingest(inbox, home, on_update=WAIT)
    again, found = reprocess.shadow(settings(home), Quiet(), NEXT)
    assert again.published
    assert len(again.read) == 0, "the paper was read by this version already, and the others by the earlier shadow"
    assert tally(found)["fact"][Change.CHANGED] == 2
    assert reprocess.activate(settings(home), Quiet(), NEXT).published
    assert len(rows(home, "SELECT * FROM report.documents WHERE file_name = 'ny.pdf'")) == 1


def test_killed_while_reading_anew_it_goes_on(updated: dict[str, list[str]], inbox: Path, home: Path) -> None:
    script = (
        "import sys; sys.path[:0] = " + repr([p for p in sys.path if p]) + "\n"
        "from pathlib import Path\n"
        "import flows.steps.load as load\n"
        "from flows import reprocess\n"
        "from flows.progress import Quiet\n"
        "from flows.settings import Settings\n"
        "if __name__ == '__main__':\n"
        "    load.VERSION = 'next'\n"
        "    settings = Settings(Path(sys.argv[2]), workers=1, memory_mb=300, chunk=1)\n"
        f"    getattr(reprocess, sys.argv[1])(settings, Quiet(), {ENTRY!r})\n"
    )
    program = inbox.parent / "omläsning.py"
    program.write_text(script)
    for what in ("shadow", "shadow", "activate", "activate"):
        log = (shadow_home(home) if what == "shadow" else home) / "logs"
        seen = set(log.glob("*")) if log.exists() else set()
        process = subprocess.Popen([sys.executable, str(program), what, str(home)])
        _wait_until(lambda log=log, seen=seen: any('"loaded"' in p.read_text() for p in set(log.glob("*")) - seen), process)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert everything(home) == updated, "what officers see is untouched or the same"
    assert reprocess.activate(settings(home), Quiet(), ENTRY).published
    assert everything(home) == updated
    assert versions(home) == {"next"}
    assert verify(home) == ()


def _wait_until(holds, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline and not holds():
        time.sleep(0.005)


def test_from_archive_and_journal_alone(inbox: Path, home: Path) -> None:
    """Without inbox, warehouse and work folder: every view says the same, but for the days on which things were first seen."""
    _fill(inbox)
    ingest(inbox, home)
    finding = rows(home, "SELECT finding_id FROM report.findings WHERE outcome = 'mismatch' ORDER BY ALL")[0][0]
    give_verdict(home, finding, "accepted", note="Sant", by="A", given_at=AT)
    (inbox / "ärende 0" / "sen.pdf").write_text("paper commitment RUN-2026-0 500")
    ingest(inbox, home)
    before, register = views(home), register_path(home).read_bytes()
    published_path(home).unlink()
    shutil.rmtree(work_folder(home))
    shutil.rmtree(inbox)
    assert reprocess.activate(settings(home), Quiet(), ENTRY).published
    assert views(home) == before
    assert register_path(home).read_bytes() == register
    assert verify(home) == ()


OF_THE_NIGHT = {"first_seen_on", "last_seen_on", "reopened_on", "seen_on", "run_id", "reader"}
"""When it was seen, and which process read it."""


def views(home: Path) -> dict[str, list[str]]:
    from warehouse.snapshot import VIEWS

    found = {}
    for view in VIEWS:
        if view not in ("runs", "finding_events"):
            columns = [name for (name,) in rows(home, f"SELECT column_name FROM (DESCRIBE report.{view})")]
            wanted = ", ".join(f'"{name}"' for name in columns if name not in OF_THE_NIGHT)
            found[view] = sorted(map(repr, rows(home, f"SELECT {wanted} FROM report.{view}")))
    return found


def test_a_register_line_that_was_cut_short_is_passed_over(inbox: Path, home: Path) -> None:
    fill(inbox, 1)
    ingest(inbox, home)
    with register_path(home).open("ab") as register:
        register.write(b'{"inbox": "/ink')
    (inbox / "ny.pdf").write_text("paper application RUN-2026-9 1")
    assert any("avbruten" in note for note in ingest(inbox, home).notes)
    published_path(home).unlink()
    shutil.rmtree(work_folder(home))
    shutil.rmtree(inbox)
    assert not working_path(home).exists()
    reprocess.activate(settings(home), Quiet(), ENTRY)
    assert len(rows(home, "SELECT * FROM report.documents WHERE file_name = 'ny.pdf'")) == 1
