"""The same project is applied for with another authority too, and what it gives there is not what this plan counts on.

The project is the same when applicant and title stem are and the periods overlap. The other authority's row in the latest plan
here is compared with what that authority has granted, or is asked for while nothing is decided. Does not catch authorities whose
cases are not in the warehouse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.figures import exact, judge
from warehouse.reconcile.summaries import CaseSummary, Payer, summarize

SLUG = "several_authorities"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> Iterator[Finding]:
    """One comparison for each case of the same project with another authority."""
    own = summarize(case)
    if not own.stem or own.rejected or not own.authority_keys:
        return
    for other in others:
        if other.key == own.key or other.stem != own.stem or not own.same_applicant(other) or own.overlaps(other) is False:
            continue
        if not other.authority_keys or not own.authority_keys.isdisjoint(other.authority_keys):
            continue
        yield _compared(own, other)


def _compared(own: CaseSummary, other: CaseSummary) -> Finding:
    there = other.granted if other.granted is not None else other.applied
    verb = "beviljat" if other.granted is not None else "sökt"
    where = f"{other.authority} ({other.label})"
    planned = _planned(own, other)
    if other.rejected:
        if planned is None:
            text = f"{where} har avslagit projektet, och planen räknar inte med pengar därifrån"
            return SAY.say(Outcome.MATCH, text, subject=other.key)
        text = f"{where} har avslagit projektet, men planen här räknar med {planned.amount.text} därifrån"
        return SAY.say(Outcome.MISMATCH, text, subject=other.key, expected=None, found=planned.amount)
    if there is None:
        return SAY.open(f"Projektet ligger också hos {where}, men vad som söks där är inte känt", subject=other.key)
    figure = exact(there)
    if planned is None:
        text = f"Projektet har också {verb} {figure.text} hos {where}, som inte står i planen här"
        return SAY.say(Outcome.MISMATCH, text, subject=other.key, expected=figure)
    outcome = judge(figure, planned.amount)
    says = f"{planned.amount.text} från {other.authority} i planen här"
    words = {
        Outcome.MATCH: f"{says} är vad projektet har {verb} hos {where}",
        Outcome.MISMATCH: f"{says} är inte vad projektet har {verb} hos {where}, {figure.text}",
        Outcome.UNDETERMINED: f"{says} kan inte jämföras säkert med vad projektet har {verb} hos {where}",
    }
    return SAY.say(outcome, words[outcome], subject=other.key, expected=figure, found=planned.amount)


def _planned(own: CaseSummary, other: CaseSummary) -> Payer | None:
    return next((payer for payer in own.payers if payer.key in other.authority_keys), None)
