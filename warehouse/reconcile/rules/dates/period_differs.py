"""The period is not the same in application, report and decision.

Compares start and end of each report and decision with the latest application they could know. A month and a day in it are the
same. Does not compare report with decision (`proposal_differs_from_decision`), nor the periods of commitments and claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DecisionOutcome, DocumentKind
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts, worst
from warehouse.reconcile.days import Days, compare_days, days_of
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.paper import Paper

SLUG = "period_differs"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each report or decision."""
    dossier = open_case(case)
    for paper in dossier.answers:
        if paper.record.outcome is DecisionOutcome.REJECTED:
            continue
        applications = [plan for plan in dossier.known(paper) if plan.kind is DocumentKind.APPLICATION]
        application = next((plan for plan in reversed(applications) if any(_period(plan))), None)
        ours = _period(paper)
        if application is None or not any(ours):
            if application is not None or any(ours):
                where = paper.name if application is not None else "ansökan"
                yield SAY.open(f"Projekttiden kan inte jämföras: den står inte i {where}", subject=paper.subject)
            continue
        yield _compare(application, paper, _period(application), ours)


def _period(paper: Paper) -> tuple[Days | None, Days | None]:
    return days_of(paper.record.period_start), days_of(paper.record.period_end)


def _compare(
    application: Paper, paper: Paper, theirs: tuple[Days | None, Days | None], ours: tuple[Days | None, Days | None]
) -> Finding:
    parts = [
        (what, a, b, compare_days(a, b))
        for what, a, b in (("start", theirs[0], ours[0]), ("slut", theirs[1], ours[1]))
        if a is not None or b is not None
    ]
    outcome = worst(part[3] for part in parts)
    what, left, right, _ = next(part for part in parts if part[3] is outcome)
    a, b = (days.text if days else "inte angivet" for days in (left, right))
    words = {
        Outcome.MISMATCH: f"Projekttidens {what} är {b} i {paper.name} men {a} i {application.name}",
        Outcome.MATCH: f"Projekttiden är densamma i {paper.name} och {application.name} ({what} {b})",
        Outcome.UNDETERMINED: f"Projekttidens {what} är {b} i {paper.name}, {a} i {application.name}: osäker jämförelse",
    }
    working = "; ".join(f"{name}: {y.text if y else '–'} mot {x.text if x else '–'}" for name, x, y, _ in parts)
    return SAY.say(outcome, words[outcome], subject=paper.subject, expected=left, found=right, working=working)
