"""The calendar year that *År 1* means: as a note under the table says, or from the project period that the document prints.

A project year is a calendar year only where the period touches as many calendar years as there are project years; *År 1* of a
period from September is otherwise twelve months, and no calendar year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.facts import Candidate
from schemas.layout import Layout
from schemas.values import DatePrecision, PartialDate, Period

_CUE = re.compile(
    r"projekt(?:period|tid|start|slut|ets start|ets slut)\w*|(?:start|slut)(?:datum|ar|er)?\b|genomför\w*|pågå\w*|löper|avslut\w*"
    r"|datum för projekt(?:start|slut)",
    re.IGNORECASE,
)
_END = re.compile(r"slut|avslut", re.IGNORECASE)
_NOTE = re.compile(r"\bår\s*1\s*(?:=|:|är|avser|motsvarar|\()\s*(?:år\s*)?(20\d\d)\b", re.IGNORECASE)
_REACH = 80


@dataclass(frozen=True, slots=True)
class ProjectYears:
    """The first calendar year of the project and how many it touches; `last` None where only a note tells the first."""

    first: int
    last: int | None

    def fits(self, count: int) -> bool:
        """Whether that many project years are calendar years."""
        return self.last is None or self.last - self.first + 1 == count


def project_years(layout: Layout, candidates: Sequence[Candidate]) -> ProjectYears | None:
    """What *År 1* is, None where the document does not tell or tells two things."""
    text = layout.document.text
    notes = {int(m[1]) for m in _NOTE.finditer(text, layout.span.start, layout.span.end)}
    if len(notes) == 1:
        return ProjectYears(next(iter(notes)), None)
    whole = [c.span for c in candidates if isinstance(c.value, Period) and not c.set_aside]
    starts: set[date] = set()
    ends: set[date] = set()
    for candidate in candidates:
        value = candidate.value
        if candidate.set_aside or not isinstance(value, Period | PartialDate):
            continue
        if isinstance(value, PartialDate) and any(span.contains(candidate.span) for span in whole):
            continue  # an end of a period that is a candidate itself
        before = text[max(layout.span.start, candidate.span.start - _REACH) : candidate.span.start]
        cues = list(_CUE.finditer(before))
        if not cues:
            continue
        if isinstance(value, Period):
            if DatePrecision.YEAR not in (value.start.precision, value.end.precision):
                starts.add(value.start.day)
                ends.add(value.end.day)
        elif value.precision is not DatePrecision.YEAR:
            (ends if _END.search(cues[-1].group()) else starts).add(value.day)
    first, last = {d.year for d in starts}, {d.year for d in ends}
    if len(first) != 1 or len(last) != 1:
        return None
    return ProjectYears(next(iter(first)), next(iter(last)))
