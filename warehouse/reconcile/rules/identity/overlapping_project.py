"""The same applicant has another case with the same title stem in an overlapping period.

The stem is the title without 2.0, II, *etapp 2* and the like. The applicant is the same when the organisation numbers are, or the
names where a number is missing. Rejected cases do not count. Does not catch overlapping projects with unlike names, nor those
of the applicant's partners.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.summaries import CaseSummary, summarize

SLUG = "overlapping_project"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> Iterator[Finding]:
    """One comparison for each other case of the same applicant with the same stem."""
    own = summarize(case)
    if not own.stem or own.rejected:
        return
    for other in others:
        if other.key == own.key or other.rejected or other.stem != own.stem or not own.same_applicant(other):
            continue
        name = f"”{other.title}” ({other.label})"
        if own.start is None or own.end is None or other.start is None or other.end is None:
            text = f"Samma sökande har projektet {name}, men om tiderna överlappar går inte att säga"
            yield SAY.open(text, subject=other.key)
            continue
        ours, theirs = f"{own.start.first}–{own.end.last}", f"{other.start.first}–{other.end.last}"
        overlaps = own.overlaps(other)
        text = f"Samma sökande har projektet {name} {theirs}, som " + (
            f"överlappar det här projektets tid {ours}" if overlaps else f"inte överlappar det här projektets tid {ours}"
        )
        outcome = Outcome.MISMATCH if overlaps else Outcome.MATCH
        yield SAY.say(outcome, text, subject=other.key, expected=ours, found=theirs, left=own.end.fact_id)
