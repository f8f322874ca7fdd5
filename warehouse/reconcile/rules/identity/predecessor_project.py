"""The same applicant has had a project with the same title stem, which ended before this one begins.

A follow-up is lawful; repeated support of what has become running operation is not, and an officer wants to know of the earlier
case and what it was given. The nearest one before is named. Does not catch predecessors with unlike names, nor those that are not
among the cases (`history` facts in the text may tell of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.summaries import CaseSummary, summarize
from warehouse.reconcile.swedish import kronor

SLUG = "predecessor_project"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> Iterator[Finding]:
    """One comparison for each other project of the same applicant with the same stem that does not run at the same time."""
    own = summarize(case)
    if not own.stem or own.rejected:
        return
    for other in others:
        if other.key == own.key or other.rejected or other.stem != own.stem or not own.same_applicant(other):
            continue
        overlaps = own.overlaps(other)
        name = f"”{other.title}” ({other.label})"
        if overlaps is None:
            text = f"Sökanden har också projektet {name}, men om det är en föregångare går inte att säga: tiderna är inte kända"
            yield SAY.open(text, subject=other.key)
        elif not overlaps and own.start is not None and other.end is not None and other.end.last < own.start.first:
            given = f" och gavs {kronor(other.granted)}" if other.granted is not None else ""
            text = f"Projektet har en föregångare, {name}, som slutade {other.end.last}{given}; det här börjar {own.start.first}"
            yield SAY.say(
                Outcome.MISMATCH,
                text,
                subject=other.key,
                expected=other.end.last.isoformat(),
                found=own.start.first.isoformat(),
                right=own.start.fact_id,
            )
        elif not overlaps:
            yield SAY.say(Outcome.MATCH, f"Projektet {name} är en efterföljare, ingen föregångare", subject=other.key)
