"""A copy taken while a batch writes and officers have their say is a home: whole, and one of those that have been."""

import shutil
import subprocess
import sys
from pathlib import Path

from e2e.conftest import everything, fill, ingest
from hostile.kills import Doomed

from warehouse.backup import backup, restore
from warehouse.home import journal_path
from warehouse.journal import read_journal
from warehouse.verify import verify

SECONDS = 120
MOST = 12


def test_copies_under_load(inbox: Path, home: Path, tmp_path: Path) -> None:
    fill(inbox, 2)
    ingest(inbox, home)
    shutil.copytree(home, tmp_path / "sedan")
    for n in range(2, 6):
        (inbox / f"ärende {n}").mkdir()
        (inbox / f"ärende {n}" / "mejl.eml").write_text(f"attach paper_decision_RUN-2026-{n}_{90000 + n} slow_0.3")
    old = everything(home)
    ingest(inbox, tmp_path / "sedan")
    new = everything(tmp_path / "sedan")
    batch, officer = Doomed(["batch", str(home), str(inbox)]), Doomed(["words", str(home)])
    copies = []
    while (batch.poll() is None or officer.poll() is None) and len(copies) < MOST:
        copies.append(tmp_path / f"kopia {len(copies)}.tar")
        backup(home, copies[-1])
    assert (batch.wait(SECONDS), officer.wait(SECONDS)) == (0, 0)
    copies.append(tmp_path / "kopia sist.tar")
    backup(home, copies[-1])
    assert len(copies) >= 3
    words = [entry.hash for entry in read_journal(journal_path(home)).entries]
    assert len(words) == 30
    for number, copy in enumerate(copies):
        restored = tmp_path / f"åter {number}"
        restore(copy, restored)
        assert everything(restored) in (old, new)
        assert verify(restored) == ()
        said = [entry.hash for entry in read_journal(journal_path(restored)).entries]
        assert said == words[: len(said)]
    assert everything(restored) == new
    assert said == words
    ingest(inbox, restored)
    assert everything(restored) == new


def test_the_commands_too(inbox: Path, home: Path, tmp_path: Path) -> None:
    fill(inbox, 1)
    ingest(inbox, home)
    for arguments in (("backup", "-o", "kopia.tar", "--home", home), ("restore", "kopia.tar", "--home", "åter")):
        program = [sys.executable, "-m", "flows.command", *map(str, arguments)]
        environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(p for p in sys.path if p)}
        done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, timeout=SECONDS, check=False)
        assert done.returncode == 0, done.stderr
    assert everything(tmp_path / "åter") == everything(home)
