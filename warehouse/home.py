"""Where things lie in a home folder. Knows names only; opens and creates nothing."""

from __future__ import annotations

from pathlib import Path


def published_path(home: Path) -> Path:
    """The warehouse that everybody reads; replaced by one rename."""
    return home / "medfin.duckdb"


def work_folder(home: Path) -> Path:
    """The folder that the batch alone uses."""
    return home / "work"


def working_path(home: Path) -> Path:
    """The file that the batch writes."""
    return work_folder(home) / "medfin-work.duckdb"


def archive_folder(home: Path) -> Path:
    """Every file ever taken in, byte for byte."""
    return home / "archive"


def archive_path(home: Path, file_sha256: str) -> Path:
    """Where a content lies in the archive."""
    return archive_folder(home) / file_sha256


def journal_path(home: Path) -> Path:
    """The officers' verdicts and corrections."""
    return home / "journal" / "reviews.jsonl"


def register_path(home: Path) -> Path:
    """Where every content of the archive came from, and which case its documents are in."""
    return home / "journal" / "register.jsonl"


def shadow_home(home: Path) -> Path:
    """The home in which a new extractor reads the archive before it is put to use."""
    return work_folder(home) / "shadow"
