"""Nights on a disk that is full, and on one that cannot be written: a real one, small, in a mount namespace of its own.

`python -m hostile.small_disk FOLDER ROOM_KB…` gives one line of JSON for each. FOLDER/inkorg is the inbox, FOLDER/första a home after
its first night, FOLDER/disk is mounted. To be started under `unshare --mount --map-root-user`, or as root.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from e2e.conftest import ENTRY, everything, ingest

from flows.batch import run_batch
from flows.command import main, one_line
from flows.progress import Quiet
from flows.settings import Settings
from warehouse.backup import backup
from warehouse.home import journal_path
from warehouse.journal import ReviewKind, append_entry, read_journal
from warehouse.verify import verify

SIZE_MB = 96
BODY = {"document_id": "d", "case_id": "c", "case_documents": []}
AT = datetime(2026, 11, 24)


def _mount(folder: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "none", str(folder)], check=True)


def _fill_up(path: Path, room: int) -> None:
    """A file that takes all that is left but so many bytes."""
    free = shutil.disk_usage(path.parent).free
    if free <= room:
        return
    with path.open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, free - room)


def _one_line(work: object) -> str:
    """What went wrong, as the command would say it; empty when nothing did."""
    try:
        work()  # type: ignore[operator]
    except Exception as error:
        return one_line(error)
    return ""


def _night(home: Path, inbox: Path) -> None:
    run_batch(inbox, Settings(home, workers=1, memory_mb=300, chunk=4), Quiet(), entry=ENTRY)


def full(folder: Path, room_kb: int) -> dict[str, object]:
    """One night with so much room, what it left, and the next night with room enough."""
    disk, inbox = folder / "disk", folder / "inkorg"
    for old in disk.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    home = disk / "hem"
    shutil.copytree(folder / "första", home)
    before = everything(home)
    _fill_up(disk / "ballast", room_kb << 10)
    said = _one_line(lambda: _night(home, inbox))
    left = everything(home)
    words = len(read_journal(journal_path(home)).entries)
    _fill_up(disk / "ballast 2", 0)
    word = _one_line(
        lambda: append_entry(journal_path(home), ReviewKind.ASSIGNMENT, BODY, given_by="A", given_at=AT, note="x" * 9000)
    )
    copy = _one_line(lambda: backup(home, disk / "kopia.tar"))
    copied = (disk / "kopia.tar").exists()
    for ballast in disk.glob("ballast*"):
        ballast.unlink()
    kept = read_journal(journal_path(home))
    append_entry(journal_path(home), ReviewKind.ASSIGNMENT, BODY, given_by="B", given_at=AT)
    after = read_journal(journal_path(home))
    ingest(inbox, home)
    return {
        "room_kb": room_kb,
        "said": said,
        "published": "old" if left == before else "new",
        "whole": left == before or left == everything(home),
        "word": word,
        "words": len(kept.entries) - words,
        "journal": [*kept.damage, *after.damage],
        "next_word": len(after.entries) - len(kept.entries),
        "copy": copy,
        "half_copy": copied and bool(copy),
        "next_night": everything(home),
        "verify": list(verify(home)),
    }


def read_only(folder: Path) -> dict[str, object]:
    """What can and cannot be done in a home that nobody can write."""
    disk, home = folder / "disk", folder / "disk" / "hem"
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    answers: dict[str, object] = {}
    for verb, *rest in (
        ("ingest", str(folder / "inkorg"), "--direct"),
        ("cases",),
        ("findings",),
        ("status",),
        ("verify", "--sample", "0"),
    ):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([verb, *rest, "--home", str(home)])
        answers[verb] = (status, err.getvalue(), out.getvalue())
    return answers


if __name__ == "__main__":
    _, where, *rooms = sys.argv
    _mount(Path(where) / "disk")
    for given in rooms:
        print(json.dumps(full(Path(where), int(given)), ensure_ascii=False), flush=True)
    print(json.dumps(read_only(Path(where)), ensure_ascii=False))
