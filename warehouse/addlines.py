"""Files of lines that are only ever added to: one writer at a time, on the disk before anybody is told, whole after a crash."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def held(path: Path) -> Iterator[BinaryIO]:
    """The file at `path`, made if need be, for reading and adding; others that add wait until the block is done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def add(file: BinaryIO, lines: bytes) -> None:
    """Adds whole lines to a file that is `held`; on the disk when this returns.

    After a line that a crash cut short the next one begins on a row of its own.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 1))
    file.write(b"\n" + lines if size and file.read(1) != b"\n" else lines)
    file.flush()
    os.fsync(file.fileno())
