"""One batch at a time in a home folder, and one schedule: advisory locks that the kernel lets go of when their holder dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from warehouse.home import work_folder

FILE, SCHEDULE = "batch.lock", "serve.lock"


class BatchRunning(Exception):
    """Another batch holds the lock."""


class ServeRunning(Exception):
    """Another process serves the schedule."""


@contextlib.contextmanager
def batch_lock(home: Path) -> Iterator[None]:
    """Holds the lock for as long as the block runs; raises `BatchRunning` at once when somebody else has it."""
    with _lock(home, FILE) as holder:
        if holder is not None:
            raise BatchRunning(f"en annan inläsning pågår i {home}{holder}; vänta tills den är klar")
        yield


@contextlib.contextmanager
def serve_lock(home: Path) -> Iterator[None]:
    """Held for as long as a schedule is served, so that one that is started twice does not fire twice."""
    with _lock(home, SCHEDULE) as holder:
        if holder is not None:
            raise ServeRunning(f"medfin serve går redan för {home}{holder}; en räcker")
        yield


@contextlib.contextmanager
def _lock(home: Path, name: str) -> Iterator[str | None]:
    """None with the lock held, or words about who holds it."""
    work_folder(home).mkdir(parents=True, exist_ok=True)
    with (work_folder(home) / name).open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read(20).strip()  # of use only to whoever is waiting
            yield f" (process {holder})" if holder.isdigit() else ""
            return
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield None


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
