"""The first page: what came in last night, what is open and how much money it is about, what waits, and how the nights go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from desk.output import Row
from desk.web.entries import SEVERITIES, CaseEntry
from desk.web.snapshot import View

LONGEST_SILENCE = timedelta(hours=26)
NIGHTS = 14


@dataclass(frozen=True, slots=True)
class Grade:
    """Open mismatches of one severity."""

    severity: str
    count: int
    cases: int
    stake: Decimal


@dataclass(frozen=True, slots=True)
class Night:
    """One bar of the trend; heights are 0 to 100."""

    run: Row
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the template gets."""

    last: Row | None
    grades: tuple[Grade, ...]
    rules: tuple[tuple[str, int], ...]
    silent: int
    silent_cases: int
    top: Sequence[CaseEntry]
    agreeing: int
    nights: tuple[Night, ...]


def silence(taken_at: datetime | None, now: datetime) -> str:
    """The warning for the red bar; empty when all is well."""
    if taken_at is None:
        return "Ingen inläsning har blivit klar."
    hours = (now - taken_at).total_seconds() / 3600
    if now - taken_at <= LONGEST_SILENCE:
        return ""
    how_long = f"{hours:.0f} timmar" if hours < 72 else f"{hours / 24:.0f} dygn"
    return f"Ingen inläsning har blivit klar på {how_long}. Uppgifterna nedan är från {taken_at:%Y-%m-%d %H:%M}."


def overview(view: View) -> Overview:
    """Counts from the entries in memory, so that every figure is that of the list it links to."""
    grades = []
    for severity in SEVERITIES:
        having = [e for e in view.entries if e.open_[severity]]
        stake = sum((e.stakes[severity] for e in having), Decimal(0))
        grades.append(Grade(severity, sum(e.open_[severity] for e in having), len(having), stake))
    rules = Counter(rule for entry in view.entries for rule in entry.rules)
    finished = [run for run in view.snapshot.runs if run["finished_at"] is not None]
    return Overview(
        last=finished[0] if finished else None,
        grades=tuple(grades),
        rules=tuple(sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))),
        silent=sum(e.silent for e in view.entries),
        silent_cases=sum(bool(e.silent) for e in view.entries),
        top=[e for e in view.entries if e.open_count][:10],
        agreeing=sum(not e.open_count for e in view.entries),
        nights=_nights(finished[:NIGHTS][::-1]),
    )


def _nights(runs: Sequence[Row]) -> tuple[Night, ...]:
    most = max((run["mismatches"] or 0 for run in runs), default=0) or 1
    return tuple(Night(run, (run["mismatches"] or 0) / most * 100, f"{run['started_at']:%d/%m}") for run in runs)
