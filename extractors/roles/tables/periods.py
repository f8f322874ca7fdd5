"""The calendar year that *År 1* means, when the document prints a project period that starts on a New Year's Day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.facts import Candidate
from schemas.layout import Layout
from schemas.values import DatePrecision, PartialDate, Period

_CUE = re.compile(
    r"projekt(?:period|tid|start|ets start)\w*|start(?:datum|ar)\b|genomför\w*|pågå\w*|löper|startar|datum för projektstart",
    re.IGNORECASE,
)
_REACH = 80


def first_project_year(layout: Layout, candidates: Sequence[Candidate]) -> int | None:
    """The year of the project's first day, if all mentions agree and project years are calendar years."""
    text = layout.document.text
    starts: set[tuple[int, int, int]] = set()
    for candidate in candidates:
        value = candidate.value
        start = value.start if isinstance(value, Period) else value if isinstance(value, PartialDate) else None
        if start is None or candidate.set_aside or start.precision is DatePrecision.YEAR:
            continue
        before = text[max(layout.span.start, candidate.span.start - _REACH) : candidate.span.start]
        cue = list(_CUE.finditer(before))
        if not cue or (isinstance(value, PartialDate) and re.search(r"slut|avslut", before[cue[-1].start() :], re.IGNORECASE)):
            continue
        starts.add((start.day.year, start.day.month, start.day.day))
    if len(starts) != 1:
        return None
    year, month, day = next(iter(starts))
    return year if (month, day) == (1, 1) else None
