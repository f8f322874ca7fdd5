"""How far `certain` can be trusted: a random fiftieth of it is offered to officers, and their words are counted.

Which readings belong to the sample follows from their identifiers alone: nobody chooses them, and they are the same every
night. Only words given on the page of samples count, for what officers correct elsewhere is what they saw was wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from desk.output import Row
from desk.text import word
from desk.web.said import Said
from desk.web.words import role_word
from warehouse.journal import Entry

MARK = "Stickprov"
RIGHT, WRONG = f"{MARK}: läsningen stämmer.", f"{MARK}: fel läst."
OFFERED = 10
_Z = 1.96
SOURCES = {"text": "text", "ocr": "skannat", "cells": "kalkylblad"}


@dataclass(frozen=True, slots=True)
class Trust:
    """One line of the table. `low` and `high` bound the share with 95 % (Wilson), in per cent."""

    what: str
    source: str
    count: int
    right: int
    low: float
    high: float


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


def reliability(said: Said, sample: Sequence[Row]) -> tuple[Trust, ...]:
    """All in one line, then by what was read and how the characters were had."""
    sources = {row["fact_id"]: SOURCES.get(row["text_source"], "") for row in sample}
    tally: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for fact, entry in answers(said).items():
        body = entry.body
        right = body["value"] == body["value_read"]
        what = role_word(str(body["kind"]), str(body["role"])).capitalize() or word("FactKind", body["kind"])
        for key in (("Allt", ""), (what, sources.get(fact, ""))):
            tally[key][0] += 1
            tally[key][1] += right
    lines = [Trust(what, source, n, right, *wilson(right, n)) for (what, source), (n, right) in tally.items()]
    return tuple(sorted(lines, key=lambda t: (t.what != "Allt", -t.count, t.what, t.source)))
