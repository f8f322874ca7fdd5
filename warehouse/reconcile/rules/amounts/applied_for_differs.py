"""The amount applied for is not the same in application, budget, officers' report and decision.

An application's form is compared with the row of its own table, every budget with the applications it belongs to, every report
and decision with the latest application or budget it could know. Revisions may differ from each other: a revised budget that came
later than the last application is a new amount, not a slip. Does not catch an amount that is wrong in the same way everywhere,
nor amounts in covering letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, judge, one_slip_apart, total
from warehouse.reconcile.paper import Paper, same_amount_somewhere

SLUG = "applied_for_differs"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each paper that repeats the amount."""
    dossier = open_case(case)
    found = [*_within(dossier), *_budgets(dossier), *_answers(dossier)]
    if not found and dossier.answers and dossier.plans:
        yield SAY.open("Sökt belopp kan inte jämföras: det står inte både i ansökan eller budget och i svaret på den")
    yield from found


def _within(dossier: Dossier) -> Iterator[Finding]:
    """The form of an application against the row of its own table. Only what looks like a slip of the pen is a mismatch."""
    for paper in dossier.applications:
        stated = figure_of(paper.record.amount_applied_for)
        rows = [row.amount for row in paper.financing if row.is_authority and row.amount is not None]
        own = total(rows)
        if stated is None or own is None or any(row.fact_id == stated.fact_id for row in rows):
            continue
        outcome = judge(own, stated)
        if outcome is Outcome.MISMATCH and (paper.scanned or paper.misread or not one_slip_apart(own, stated)):
            outcome = Outcome.MATCH if same_amount_somewhere(stated, rows) else Outcome.UNDETERMINED
        sides = f"{stated.text} i {paper.name} och {own.text} på myndighetens rad i dess finansieringsplan"
        words = {
            Outcome.MISMATCH: f"Sökt belopp är {sides}",
            Outcome.MATCH: f"Sökt belopp är detsamma: {sides}",
            Outcome.UNDETERMINED: f"Sökt belopp kan inte jämföras säkert: {sides}",
        }
        working = f"{stated.text} − {own.text}"
        yield SAY.say(outcome, words[outcome], subject=f"{paper.subject}:row", expected=own, found=stated, working=working)


def _budgets(dossier: Dossier) -> Iterator[Finding]:
    decided = dossier.decided_on
    printing = [(a, figure) for a in dossier.applications if (figure := a.applied_for())]
    for budget in dossier.budgets:
        amount = budget.applied_for()
        if amount is None or not printing or (decided is not None and budget.since > decided):
            continue
        earlier = [pair for pair in printing if pair[0].since <= budget.since or not pair[0].revised]
        if not earlier:
            continue  # a first budget, and only a revised application that prints the amount
        application, expected = earlier[-1]
        outcome = judge(expected, amount)
        if outcome is Outcome.MISMATCH:
            if same_amount_somewhere(amount, (figure for _, figure in printing)):
                outcome = Outcome.MATCH
            elif budget.revised and budget.since > application.since:
                continue
        yield _finding(outcome, application.name, expected, budget, amount)


def _answers(dossier: Dossier) -> Iterator[Finding]:
    first: tuple[Paper, Figure] | None = None
    for paper in dossier.answers:
        amount = figure_of(paper.record.amount_applied_for)
        if amount is None:
            continue
        reference = dossier.applied_for(paper) or first
        first = first or (paper, amount)
        if reference is None:
            continue
        source, expected = reference
        outcome = judge(expected, amount)
        if outcome is Outcome.MISMATCH and same_amount_somewhere(amount, dossier.applied_for_beside(paper)):
            outcome = Outcome.MATCH
        yield _finding(outcome, source.name, expected, paper, amount)


def _finding(outcome: Outcome, source: str, expected: Figure, paper: Paper, amount: Figure) -> Finding:
    words = {
        Outcome.MISMATCH: f"Sökt belopp är {amount.text} i {paper.name} men {expected.text} i {source}",
        Outcome.MATCH: f"Sökt belopp är detsamma i {paper.name} ({amount.text}) och {source} ({expected.text})",
        Outcome.UNDETERMINED: f"Sökt belopp {amount.text} i {paper.name} och {expected.text} i {source} kan inte jämföras säkert",
    }
    working = f"{amount.text} − {expected.text}"
    return SAY.say(outcome, words[outcome], subject=paper.subject, expected=expected, found=amount, working=working)
