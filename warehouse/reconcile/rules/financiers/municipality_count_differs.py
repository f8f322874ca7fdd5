"""*11 kommuner* and not eleven in the plan.

A number of municipalities printed in application, report or decision against the distinct municipalities among the financiers of
the latest plan, with or without an applicant that is a municipality itself, and less those the text names beside the number.
*Samtliga* is no number: undetermined. Does not catch the wrong eleven, nor counts of other financiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DocumentKind, FinancierType, PartyRole
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.names import party_key
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import APPLICANT, FinancingRow
from warehouse.reconcile.swedish import listed

SLUG = "municipality_count_differs"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each number of municipalities that an answer, or the latest application, prints."""
    dossier = open_case(case)
    applications = [plan for plan in dossier.known(None) if plan.kind is DocumentKind.APPLICATION][-1:]
    for paper in (*applications, *dossier.answers):
        counts = [row for row in paper.financing if row.count is not None and row.type is FinancierType.MUNICIPALITY]
        for row in {row.count: row for row in counts}.values():
            yield _compare(dossier, paper, row)


def _compare(dossier: Dossier, paper: Paper, row: FinancingRow) -> Finding:
    subject = f"{paper.subject}:{row.group}"
    plan = _plan(dossier, paper)
    if plan is None or not row.count or not paper.sure_of(row.fact_id):
        why = "antalet är inte utskrivet eller osäkert läst" if plan is not None else "ingen plan räknar upp kommuner"
        return SAY.open(
            f"”{row.as_written}” i {paper.name} kan inte jämföras med planen: {why}", subject=subject, left=row.fact_id
        )
    planned = _municipalities(plan)
    beside = {
        other.key for other in paper.financing if other.count is None and other.type is FinancierType.MUNICIPALITY
    } & planned.keys()
    own = [other for other in plan.financing if other.key == APPLICANT and other.amount is not None]
    apart = any(other.key == APPLICANT for other in paper.financing) or any(
        paper.mentions(other.name, other.amount.nominal) for other in own if other.amount
    )  # then the number is of the others
    applicant = {other.key for other in plan.financing if other.key == APPLICANT and other.code and not apart}
    sizes = {len(planned), len(planned) + len(applicant), len(planned.keys() - beside)}
    outcome = Outcome.MATCH if row.count in sizes else Outcome.MISMATCH
    if outcome is Outcome.MISMATCH and _named_elsewhere(dossier, plan, row.count):
        outcome = Outcome.UNDETERMINED
    count = len(planned)
    names = listed(list(planned.values()))
    joint = "men" if outcome is Outcome.MISMATCH else "och"
    text = f"{paper.name} talar om {row.count} kommuner {joint} {plan.name} har {count}: {names}"
    left = next(r.fact_id for r in plan.financing if r.key in planned)
    return SAY.say(outcome, text, subject=subject, expected=count, found=row.count, left=left, right=row.fact_id, working=names)


def _named_elsewhere(dossier: Dossier, plan: Paper, count: int) -> bool:
    """Whether that many municipalities are named beside the rows, or in a plan of the same day: a row may have been missed."""
    beside = [other for other in dossier.plans if other is not plan and other.since == plan.since]
    applicants = {party_key(name) for name in _applicant_names(plan)}
    named = {
        line.code
        for line in plan.record.municipalities
        if line.role is PartyRole.FINANCIER and party_key(f"{line.name} kommun") not in applicants
    }
    return count in {len(named), *(len(_municipalities(other)) for other in beside)}


def _applicant_names(plan: Paper) -> list[str]:
    stated = plan.record.applicant_name
    rows = [row.name for row in plan.financing if row.key == APPLICANT]
    return [*rows, stated.value] if stated is not None else rows


def _plan(dossier: Dossier, paper: Paper) -> Paper | None:
    """The latest plan that names municipalities one by one; amounts are not needed."""
    named = [plan for plan in dossier.known(paper if paper in dossier.answers else None) if len(_municipalities(plan)) > 1]
    if not named:
        return None
    latest = [plan for plan in named if plan.since == named[-1].since]
    return max(latest, key=lambda plan: (plan.lists_amounts, len(_municipalities(plan))))


def _municipalities(plan: Paper) -> dict[str, str]:
    return {
        row.key: row.name
        for row in plan.others
        if row.type is FinancierType.MUNICIPALITY and row.count is None and row.key != APPLICANT
    }
