"""The final report is not due on the date that the authority's terms give.

Two months after the period's end where nothing else is known; the same day of the month and the end of the month are both right
(2027-12-31 gives 2028-02-29). Does not catch a due date given only in words, nor other deadlines.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DecisionOutcome, DocumentKind
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.days import Days, days_of, exactly, months_after
from warehouse.reconcile.dossier import open_case

SLUG = "final_report_date_unexpected"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each report or decision that gives a date, and for each decision that does not."""
    dossier = open_case(case)
    for paper in dossier.answers:
        if paper.record.outcome is DecisionOutcome.REJECTED:
            continue
        due = days_of(paper.record.final_report_due)
        if due is None and paper.kind is not DocumentKind.DECISION:
            continue
        end = days_of(paper.record.period_end) or dossier.period()[1]
        if due is None or end is None or terms.final_report_months is None or not due.sure or not end.sure:
            missing = (
                "datumet står inte där"
                if due is None
                else "projektets slut eller myndighetens regel är inte känd, eller läsningen osäker"
            )
            yield SAY.open(f"Slutrapportens datum i {paper.name} kan inte prövas: {missing}", subject=paper.subject, found=due)
            continue
        yield _judge(paper.name, paper.subject, due, end, terms.final_report_months)


def _judge(name: str, subject: str, due: Days, end: Days, months: int) -> Finding:
    expected = months_after(end.last, months)
    fits = any(due.first <= day <= due.last for day in expected) or (
        end.first != end.last and months_after(end.first, months)[0] <= due.first <= expected[0]
    )
    rule = f"{months} månader efter {end.text} är {expected[0].isoformat()}"
    outcome = Outcome.MATCH if fits else Outcome.MISMATCH
    joint = "och" if fits else "men"
    text = f"Slutrapporten ska lämnas {due.text} enligt {name}, {joint} {rule}"
    return SAY.say(outcome, text, subject=subject, expected=exactly(expected[0]), found=due, left=end.fact_id, working=rule)
