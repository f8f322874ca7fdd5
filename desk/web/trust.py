"""How far `certain` can be trusted: a random fiftieth of it is offered to officers, and their words are counted.

Which readings belong to the sample follows from their identifiers alone: nobody chooses them, and they are the same every
night. Only words given on the page of samples count, for what officers correct elsewhere is what they saw was wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from desk.output import Row
from desk.text import word
from desk.web.language import tr
from desk.web.said import Said
from desk.web.words import role_word
from warehouse.journal import Entry

MARK = "Stickprov"
RIGHT, WRONG = f"{MARK}: läsningen stämmer.", f"{MARK}: fel läst."
OFFERED = 10
_Z = 1.96
READERS = {
    ("pdf", "text"): "PDF med text",
    ("pdf", "ocr"): "Skannat",
    ("xlsx", "cells"): "Kalkylblad",
    ("docx", "text"): "Textdokument",
    ("eml", "text"): "E-post",
    ("msg", "text"): "E-post",
}


@dataclass(frozen=True, slots=True)
class Trust:
    """One line of a table. `offered`: how many the sample has. `low` and `high` bound the share right with 95 % (Wilson)."""

    what: str
    offered: int
    count: int
    right: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Group:
    """The same readings sorted in one way: by what was read, by kind of paper, or by how it was read."""

    title: str
    lines: tuple[Trust, ...]


def wilson(right: int, count: int) -> tuple[float, float]:
    """The interval for a share, honest also for few and for all right."""
    if not count:
        return (0.0, 100.0)
    share, spread = right / count, _Z * _Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return (100 * max(0.0, middle - half), 100 * min(1.0, middle + half))


def answers(said: Said) -> Mapping[str, Entry]:
    """The last word on each sampled fact, where it was given as one on a sample."""
    last = {fact: entries[-1] for fact, entries in said.corrections.items()}
    return {fact: entry for fact, entry in last.items() if entry.note.startswith(MARK)}


def reliability(said: Said, sample: Sequence[Row]) -> tuple[Group, ...]:
    """All in one line, then by role, by kind of paper and by reader. A reading that is gone since counts in the first two."""
    given = answers(said)
    rows = {row["fact_id"]: row for row in sample}
    groups = []
    for title, sort in (("Allt", _everything), ("Efter uppgift", _role), ("Efter handling", _paper), ("Efter läsare", _reader)):
        offered = Counter(sort(row) for row in sample)
        tally: dict[str, list[int]] = {name: [0, 0] for name in offered}
        for fact, entry in given.items():
            row = rows.get(fact)
            if row is None and sort not in (_everything, _role):
                continue
            counted = tally.setdefault(sort(row if row is not None else entry.body), [0, 0])
            counted[0] += 1
            counted[1] += entry.body["value"] == entry.body["value_read"]
        lines = (Trust(what, offered[what], n, right, *wilson(right, n)) for what, (n, right) in tally.items())
        groups.append(Group(title, tuple(sorted(lines, key=lambda line: (-line.count, -line.offered, line.what)))))
    return tuple(groups)


def _everything(row: Row) -> str:
    return tr("Alla stickprov")


def _role(row: Row) -> str:
    return (tr(role_word(str(row["kind"]), str(row["role"]))) or tr(word("FactKind", row["kind"]))).capitalize()


def _paper(row: Row) -> str:
    return tr(word("DocumentKind", row["document_kind"])).capitalize()


def _reader(row: Row) -> str:
    return tr(READERS.get((row["reader"], row["text_source"]), str(row["reader"])))
