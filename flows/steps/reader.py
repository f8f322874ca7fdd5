"""What runs inside a worker process: one archived file read and extracted. Imports the extractors, warm, once."""

from __future__ import annotations

from pathlib import Path

from extractors.pipeline import extract_file
from extractors.readers import fast_lane
from schemas.records import FileResult


def read_archived(path: str, name: str) -> FileResult:
    """Everything the file says. Exceptions other than unreadable files come out; the parent accounts for them."""
    return extract_file(Path(path).read_bytes(), name)


def read_carefully(path: str, name: str) -> FileResult:
    """The same by the reference lane alone: for a home whose operator does not want the fast one."""
    fast_lane.forbid()
    return read_archived(path, name)
