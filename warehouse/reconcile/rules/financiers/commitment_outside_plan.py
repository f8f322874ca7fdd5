"""A co-financier has promised money that the financing plan does not count on.

The payers of the commitments are held against the latest plan; the applicant and the authority applied to are no co-financiers.
Does not catch a promise from a payer that the plan has in another row's place, nor what an unnamed *11 kommuner* stands for.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import FinancierType
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.financiers import Party, authority_keys, by_party, pair_up
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import APPLICANT

SLUG = "commitment_outside_plan"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each payer that has promised something."""
    dossier = open_case(case)
    for paper in dossier.commitments:
        plans = [plan for plan in (dossier.plan(), *reversed(dossier.plans)) if plan is not None and plan.lists_amounts]
        skip = authority_keys(dossier, *plans[:1], *dossier.answers) | {APPLICANT}
        promised = [party for party in by_party(paper).values() if party.key not in skip]
        for key in dict.fromkeys(party.key for party in promised):
            yield _compared(dossier, paper, [party for party in promised if party.key == key], plans)


def _compared(dossier: Dossier, paper: Paper, promised: list[Party], plans: list[Paper]) -> Finding:
    party, subject = promised[0], f"{paper.subject}:{promised[0].key}"
    if not plans:
        return SAY.open(f"{party.name} har lämnat intyg, men ingen plan säger vilka som ska betala", subject=subject)
    holding = next((plan for plan in plans if pair_up(by_party(plan).values(), promised).pairs), None)
    if holding is not None:
        ours = pair_up(by_party(holding).values(), promised).pairs[0][0][0]
        text = f"{party.name}, som har lämnat intyg, står i {holding.name}"
        return SAY.say(
            Outcome.MATCH, text, subject=subject, expected=ours.name, found=party.name, left=ours.fact_id, right=party.fact_id
        )
    plan = plans[0]
    counted = party.type is FinancierType.MUNICIPALITY and any(row.count is not None for row in plan.financing)
    if counted or paper.scanned or plan.scanned or plan.mentions(party.name, None):
        return SAY.open(
            f"{party.name} har lämnat intyg; om pengarna är med i {plan.name} framgår inte",
            subject=subject,
            found=party.amount,
            left=None if party.amount else party.fact_id,
        )
    worth = f" {party.amount.text}" if party.amount is not None else " pengar"
    text = f"{party.name} lovar{worth} i {paper.name} men står inte i {plan.name}"
    return SAY.say(Outcome.MISMATCH, text, subject=subject, found=party.amount, right=party.fact_id)
