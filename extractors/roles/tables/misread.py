"""Figures of a picture that neither their row nor their column bears out: misread rather than misprinted.

A wrong sum shows in one direction only; a misread figure is missing or too much by the same amount in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from extractors.roles.readings import BudgetReading, FinancingReading, SumReading
from schemas.facts import Standing
from schemas.text import Span

REASON = "neither its row nor its column adds up with it"

_Line = TypeVar("_Line", BudgetReading, FinancingReading)


def _difference(one: SumReading) -> Decimal:
    return one.printed.amount - sum((part.amount for part in one.parts), Decimal(0))


def contradicted(sums: Sequence[SumReading]) -> frozenset[Span]:
    """Where figures stand that a row's total and a column's sum gainsay by one and the same amount."""
    failing = [(one, d) for one in sums if abs(d := _difference(one)) > one.rounding]
    found: set[Span] = set()
    for row, d in failing:
        for column, other in failing:
            if row.direction == "row" and column.direction == "column" and d == other:
                mine = {span for part in row.parts for span in part.spans}
                found |= mine & {span for part in column.parts for span in part.spans}
    return frozenset(found)


def unproved(sums: Sequence[SumReading]) -> frozenset[Span]:
    """Where sums stand that do not add up: on paper a slip, in a picture as likely a digit misread or a row lost."""
    return frozenset(span for one in sums if abs(_difference(one)) > one.rounding for span in one.printed.spans)


def doubted(lines: Sequence[_Line], wrong: frozenset[Span]) -> list[_Line]:
    """The lines, amounts made of such figures ambiguous."""
    if not wrong:
        return list(lines)
    return [
        replace(
            line,
            amounts=tuple(
                replace(a, standing=Standing.AMBIGUOUS, reason=REASON) if wrong.intersection(a.spans) else a for a in line.amounts
            ),
        )
        for line in lines
    ]
