"""One batch at a time in a home folder: an advisory lock that the kernel lets go of when its holder dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from warehouse.home import work_folder

FILE = "batch.lock"


class BatchRunning(Exception):
    """Another batch holds the lock."""


@contextlib.contextmanager
def batch_lock(home: Path) -> Iterator[None]:
    """Holds the lock for as long as the block runs; raises `BatchRunning` at once when somebody else has it."""
    work_folder(home).mkdir(parents=True, exist_ok=True)
    with (work_folder(home) / FILE).open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read(20).strip()  # of use only to whoever is waiting
            who = f" (process {holder})" if holder.isdigit() else ""
            raise BatchRunning(f"en annan inläsning pågår i {home}{who}; vänta tills den är klar") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def running_batch(home: Path) -> str:
    """The process that holds the lock, empty when none does."""
    try:
        with (work_folder(home) / FILE).open("r", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return file.read(20).strip() or "?"
    except FileNotFoundError:
        pass
    return ""
