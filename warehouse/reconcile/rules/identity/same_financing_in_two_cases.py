"""A co-financier is to pay the same amount in two projects of the same applicant that run at the same time.

The same money must not be counted twice. Two cases of one project (the same title stem, two authorities) share co-financing
lawfully and are compared by `several_authorities`. Does not catch money split between the projects, or that two applicants
count on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.figures import exact
from warehouse.reconcile.summaries import CaseSummary, Payer, summarize
from warehouse.reconcile.swedish import listed

SLUG = "same_financing_in_two_cases"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> Iterator[Finding]:
    """One comparison for each other project with co-financing in common, and one for all the rest."""
    own = summarize(case)
    if own.rejected or not own.payers:
        return
    beside = [o for o in others if o.key != own.key and o.payers and not o.rejected and o.stem != own.stem]
    beside = [other for other in beside if own.same_applicant(other)]
    apart = 0
    for other in beside:
        shared = _shared(own, other)
        overlaps = own.overlaps(other)
        name = f"”{other.title}” ({other.label})"
        if not shared or overlaps is False:
            apart += 1
            continue
        what = listed([f"{mine.name} {mine.amount.text}" for mine, _ in shared])
        if overlaps is None:
            text = f"Samma medfinansiering står i {name}: {what}; om tiderna överlappar går inte att säga"
            yield SAY.open(text, subject=other.key)
            continue
        mine, theirs = shared[0]
        yield SAY.say(
            Outcome.MISMATCH,
            f"Samma medfinansiering räknas också i {name} under samma tid: {what}",
            subject=other.key,
            expected=exact(theirs.amount.nominal),
            found=mine.amount,
        )
    if apart and apart == len(beside):
        yield SAY.say(Outcome.MATCH, f"Ingen medfinansiering är gemensam med sökandens {apart} andra projekt")


def _shared(own: CaseSummary, other: CaseSummary) -> list[tuple[Payer, Payer]]:
    theirs = {(payer.key, payer.contribution, payer.amount.nominal): payer for payer in other.payers}
    pairs = [(payer, theirs.get((payer.key, payer.contribution, payer.amount.nominal))) for payer in own.payers]
    return [(mine, match) for mine, match in pairs if match is not None and mine.amount.nominal > 0]
