"""The bridge from plan to plan and on to the decision as a waterfall: rows of `report.bridge` with the ends of their bars.

The scale is cut below: a change of thousands must be seen beside totals of millions. Knows rows and lengths, nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from desk.output import Row

_ROOM = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Pier:
    """One row of a stretch. `start` and `length` are per cent of the bar's width; `kind`: `total`, `line`, `unexplained`."""

    kind: str
    row: Row
    amount: Decimal | None
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paper to the next: what changed, and how many lines did not."""

    source: str
    target: str
    source_id: str
    target_id: str
    piers: tuple[Pier, ...]
    unchanged: int
    change: Decimal
    assumed: bool


def stretches(rows: Sequence[Row]) -> tuple[Stretch, ...]:
    """In the order of the case."""
    return tuple(_stretch(list(lines)) for _, lines in groupby(rows, key=lambda r: r["stretch"]))


def _stretch(lines: Sequence[Row]) -> Stretch:
    total = next((r for r in lines if r["kind"] == "total"), None)
    moved = [r for r in lines if r["kind"] != "total" and r["change_sek"]]
    before, after = (_sum(lines, column) if total is None else Decimal(total[column]) for column in ("before_sek", "after_sek"))
    heights = [before, after]
    at = before
    for row in moved:
        at += row["change_sek"]
        heights.append(at)
    low, high = min(heights), max(heights)
    floor = max(Decimal(0), low - max((high - low) * 2, high * _ROOM) * _ROOM) if high > low else Decimal(0)
    scale = high - floor or Decimal(1)

    def place(one: Decimal, other: Decimal) -> tuple[float, float]:
        left, right = min(one, other), max(one, other)
        return float((left - floor) / scale * 100), max(0.6, float((right - left) / scale * 100))

    piers = [Pier("total", {"paper": lines[0]["source"]}, before, *place(floor, before))]
    at = before
    for row in moved:
        piers.append(Pier(row["kind"], row, row["change_sek"], *place(at, at + row["change_sek"])))
        at += row["change_sek"]
    piers.append(Pier("total", {"paper": lines[0]["target"]}, after, *place(floor, after)))
    first = lines[0]
    return Stretch(
        first["source"],
        first["target"],
        first["source_document_id"],
        first["target_document_id"],
        tuple(piers),
        sum(r["kind"] == "line" and not r["change_sek"] for r in lines),
        after - before,
        any(r["assumed"] for r in lines),
    )


def _sum(lines: Sequence[Row], column: str) -> Decimal:
    return sum((row[column] or Decimal(0) for row in lines), Decimal(0))
