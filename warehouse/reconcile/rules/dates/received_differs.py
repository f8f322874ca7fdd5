"""The day on which the application came in is not the same in officers' report or decision as in the application.

Each application's stamp counts: the report may mean the first version or a revised one. A month without a day agrees with any day
in it. Does not catch a day that is wrong in the diary itself, nor papers that came in later.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.days import days_of
from warehouse.reconcile.dossier import open_case

SLUG = "received_differs"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each report and decision that gives a day."""
    dossier = open_case(case)
    stamped = [(paper, days) for paper in dossier.applications if (days := days_of(paper.record.received_on)) is not None]
    for paper in dossier.answers:
        found = days_of(paper.record.received_on)
        if found is None:
            continue
        if not stamped:
            text = f"Ansökan kom in {found.text} enligt {paper.name}, men ingen ansökan har en ankomstdag att jämföra med"
            yield SAY.open(text, subject=paper.subject, found=found)
            continue
        same = next((pair for pair in stamped if pair[1].first <= found.last and found.first <= pair[1].last), None)
        if same is not None:
            text = f"Ansökan kom in {found.text} enligt både {paper.name} och {same[0].name}"
            yield SAY.say(Outcome.MATCH, text, subject=paper.subject, expected=same[1], found=found)
            continue
        source, expected = stamped[-1]
        text = f"Ansökan kom in {found.text} enligt {paper.name} men {expected.text} enligt {source.name}"
        # A stamp that is missing on one of several versions may be the one that is meant.
        doubt = not found.sure or not expected.sure or paper.scanned or len(stamped) < len(dossier.applications)
        outcome = Outcome.UNDETERMINED if doubt else Outcome.MISMATCH
        apart = abs((found.first - expected.first).days)
        yield SAY.say(outcome, text, subject=paper.subject, expected=expected, found=found, working=f"{apart} dagars skillnad")
