"""Reads the .sql files of the package. Python does not compose SQL; it loads a file and binds $named parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One statement file: its name without `.sql`, its text, and its first comment lines joined."""

    name: str
    text: str
    comment: str


@cache
def sql_files(folder: str) -> tuple[SqlFile, ...]:
    """All files of a folder under warehouse/sql, by name."""
    found = (entry for entry in files("warehouse").joinpath("sql", folder).iterdir() if entry.name.endswith(".sql"))
    return tuple(_parse(entry.name, entry.read_text(encoding="utf-8")) for entry in sorted(found, key=lambda e: e.name))


@cache
def statement(folder: str, name: str) -> str:
    """The text of one file."""
    return files("warehouse").joinpath("sql", folder, f"{name}.sql").read_text(encoding="utf-8")


def _parse(file_name: str, text: str) -> SqlFile:
    comment: list[str] = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return SqlFile(file_name.removesuffix(".sql"), text, " ".join(comment).strip())
