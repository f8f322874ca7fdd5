"""The period starts before the application was received.

The start is the decision's, else the report's, else the latest application's; received is the earliest day that any of them
gives. A start printed as a month is before only if the whole month is. Does not catch costs that were taken on earlier.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.days import days_of
from warehouse.reconcile.dossier import open_case

SLUG = "starts_before_received"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for a case that has an application or an answer."""
    dossier = open_case(case)
    papers = (*dossier.decisions, *reversed(dossier.reports), *reversed(dossier.applications))
    if not papers:
        return
    start, source = next(
        ((days, paper) for paper in papers if (days := days_of(paper.record.period_start)) is not None), (None, None)
    )
    found = [(days, paper) for paper in papers if (days := days_of(paper.record.received_on)) is not None]
    received, _ = min(found, key=lambda pair: pair[0].first, default=(None, None))
    if start is None or received is None or source is None:
        missing = "projektets start" if start is None else "dagen då den kom in"
        yield SAY.open(f"Om projektet börjar efter att ansökan kom in går inte att säga: {missing} framgår inte")
    elif not start.sure or not received.sure:
        yield SAY.open(
            "Om projektet börjar efter att ansökan kom in går inte att säga: ett datum är osäkert läst",
            expected=received,
            found=start,
        )
    elif start.last < received.first:
        text = f"Projektet börjar {start.text} enligt {source.name}, före {received.text} då ansökan kom in"
        early = (received.first - start.last).days
        yield SAY.say(Outcome.MISMATCH, text, expected=received, found=start, working=f"{early} dagar före")
    else:
        text = f"Projektet börjar {start.text} enligt {source.name}, inte före {received.text} då ansökan kom in"
        yield SAY.say(Outcome.MATCH, text, expected=received, found=start)
