"""Days as printed: a month or a year is a stretch of days. Month arithmetic the way deadlines are set."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from schemas.facts import Fact, Standing
from schemas.findings import Outcome
from schemas.identity import FactId

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day a printed date may mean."""

    first: date
    last: date
    text: str
    fact_id: FactId | None = None
    sure: bool = True


def days_of(fact: Fact | None) -> Days | None:
    """The days of a date fact (`2026-02-01`, `2026-02`, `2026`); None where there is none."""
    found = _FORM.fullmatch(fact.value) if fact is not None else None
    if fact is None or found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        last = first
    elif month:
        last = first.replace(day=monthrange(first.year, month)[1])
    else:
        last = date(first.year, 12, 31)
    return Days(first, last, fact.value, fact.fact_id, fact.standing is not Standing.AMBIGUOUS)


def exactly(day: date | None) -> Days | None:
    """A known day."""
    return None if day is None else Days(day, day, day.isoformat())


def compare_days(left: Days | None, right: Days | None) -> Outcome:
    """Whether two printed dates can be the same day."""
    if left is None or right is None or not left.sure or not right.sure:
        return Outcome.UNDETERMINED
    return Outcome.MATCH if left.first <= right.last and right.first <= left.last else Outcome.MISMATCH


def months_after(day: date, months: int) -> tuple[date, ...]:
    """The days that are `months` after `day`: the same day of the month, and month end after month end.

    2026-12-31 and two months: 2027-02-28. 2027-06-30 and two months: 2027-08-30, and 2027-08-31 just as well.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    length = monthrange(year, month + 1)[1]
    same = date(year, month + 1, min(day.day, length))
    if day.day == monthrange(day.year, day.month)[1] and same.day != length:
        return (same.replace(day=length), same)
    return (same,)
