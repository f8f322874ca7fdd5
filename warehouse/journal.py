"""The officers' journal: JSON lines that are only ever added, each bound to the one before by its hash. Knows no DuckDB.

A line that a crash cut short is passed over and reported: the next line begins on a new row and names the last whole one.
A line changed or removed afterwards breaks the chain, and that is reported as damage.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from warehouse.addlines import add, held

START = "0" * 64
"""What the first entry names as the one before."""


class ReviewKind(StrEnum):
    """What an officer can say."""

    VERDICT = "verdict"
    CORRECTION = "correction"
    ASSIGNMENT = "assignment"
    DISPOSAL = "disposal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of an officer. `body` is what it is about; `position` counts whole entries from 0."""

    position: int
    kind: ReviewKind
    given_by: str
    given_at: datetime
    note: str
    body: Mapping[str, object]
    hash: str


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything readable in a journal, what was passed over, and whether the chain holds (Swedish sentences).

    A line that was changed after it was written is nobody's word; it is in `altered`, not in `entries`.
    """

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    altered: tuple[Entry, ...] = ()

    @property
    def last_hash(self) -> str:
        """What the next entry has to name."""
        return self.entries[-1].hash if self.entries else START


def read_journal(path: Path) -> Journal:
    """The journal at `path`; an absent one is empty."""
    return _parse(path.read_bytes()) if path.is_file() else Journal(())


def append_entry(
    path: Path, kind: ReviewKind, body: Mapping[str, object], *, given_by: str, given_at: datetime, note: str = ""
) -> Entry:
    """Add one entry, on the disk when this returns. Several processes may add at the same time."""
    with held(path) as file:
        file.seek(0)
        journal = _parse(file.read())
        content = {
            "previous": journal.last_hash,
            "kind": kind.value,
            "given_by": given_by,
            "given_at": given_at.isoformat(),
            "note": note,
            "body": dict(body),
        }
        own = _hash(content)
        add(file, json.dumps({**content, "hash": own}, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return Entry(len(journal.entries), kind, given_by, given_at, note, dict(body), own)


def _hash(content: Mapping[str, object]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _parse(data: bytes) -> Journal:
    entries: list[Entry] = []
    notes: list[str] = []
    damage: list[str] = []
    altered: list[Entry] = []
    before = {START}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            own = content.pop("hash")
            entry = Entry(
                len(entries),
                ReviewKind(content["kind"]),
                content["given_by"],
                datetime.fromisoformat(content["given_at"]),
                content["note"],
                content["body"],
                own,
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            notes.append(f"Rad {number} i journalen är avbruten och räknas inte.")
            continue
        if own != _hash(content):
            damage.append(f"Rad {number} i journalen är ändrad efter att den skrevs.")
            altered.append(entry)
            before.add(own)  # the next line names it, or the last whole one if it came later
            continue
        if content["previous"] not in before:
            damage.append(f"Före rad {number} i journalen fattas något, eller så är en rad ändrad.")
        entries.append(entry)
        before = {own}
    return Journal(tuple(entries), tuple(notes), tuple(damage), tuple(altered))
