"""The picture of a night out of the published warehouse: what came in, what is open, what is most at stake, the nights before.

Knows which figures belong in it; `desk.plots` draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desk.output import Row
from desk.plots import Bar, Ranked, kronor_short
from desk.plots import night as draw

NIGHTS, RANKED = 21, 6
GRADES = {"error": "Fel", "warning": "Varningar", "info": "Upplysningar"}


class Graded(Protocol):
    """Open mismatches of one severity."""

    @property
    def severity(self) -> str:
        """`error`, `warning` or `info`."""

    @property
    def count(self) -> int:
        """How many."""


class Entry(Protocol):
    """A case with what is open in it."""

    @property
    def row(self) -> Row:
        """Of report.cases."""

    @property
    def stake(self) -> object:
        """The largest open difference."""

    @property
    def worst(self) -> str | None:
        """The gravest open severity."""


class Figures(Protocol):
    """What the overview has counted."""

    @property
    def grades(self) -> Sequence[Graded]:
        """By severity."""

    @property
    def top(self) -> Sequence[Entry]:
        """Cases with something open, most at stake first."""

    @property
    def cases(self) -> int:
        """All cases."""


def picture_of(runs: Sequence[Row], figures: Figures, new: Sequence[Row]) -> str:
    """An SVG that stands on its own. `runs`: newest first; `new`: papers of the last night by case and status."""
    finished = [run for run in runs if run["finished_at"] is not None]
    if not finished:
        return draw("Ingen inläsning har blivit klar", [], [], [], [], ("", "", ""))
    last = finished[0]
    unread = sum(row["papers"] for row in new if row["status"] == "quarantined")
    shown = [
        ("filer i inkorgen", str(last["files_seen"])),
        ("nya eller ändrade", str(last["files_new"])),
        ("gick inte att läsa", str(unread)),
        ("ärenden", str(figures.cases)),
        ("ärenden med något öppet", str(len(figures.top))),
    ]
    ranked = [
        Ranked(
            f"{entry.row['registration_number'] or ''} {entry.row['project_title'] or ''}".strip() or "utan nummer",
            kronor_short(entry.stake),
            float(str(entry.stake)),
            entry.worst or "",
        )
        for entry in figures.top[:RANKED]
        if entry.stake
    ]
    return draw(
        f"Inläsningen {last['started_at']:%Y-%m-%d %H:%M}",
        shown,
        [(grade.severity, GRADES[grade.severity], grade.count) for grade in figures.grades],
        ranked,
        night_bars(finished, "mismatches", "avvikelser"),
        ("Öppna avvikelser", "Störst skillnad", "Avvikelser natt för natt"),
    )


def night_bars(finished: Sequence[Row], column: str, what: str) -> list[Bar]:
    """One bar a night, oldest first."""
    return [
        Bar(
            run[column] or 0,
            f"{run['started_at'].day}/{run['started_at'].month}",
            f"{run['started_at']:%Y-%m-%d}: {run[column] or 0} {what}",
        )
        for run in finished[:NIGHTS][::-1]
    ]
