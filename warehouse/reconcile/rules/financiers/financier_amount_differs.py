"""A financier's amount in report or decision is not that of the latest financing plan.

Rows of one party and kind of contribution are summed on both sides, so that a plan's two rows may be one figure in prose. The
authority's own row is left to the rules on applied and granted. A financier without an amount is not compared. Does not
catch amounts by year, nor financiers that stand on one side only (`financier_missing`).
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import judge
from warehouse.reconcile.financiers import Party, authority_keys, by_party, counterpart, pair_up
from warehouse.reconcile.paper import Paper

SLUG = "financier_amount_differs"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each financier that differs, and one for all that agree."""
    dossier = open_case(case)
    for paper in dossier.answers:
        stated = [party for party in by_party(paper).values() if any(row.amount for row in party.rows)]
        if not stated:
            continue
        plan = dossier.plan(paper)
        if plan is None:
            text = f"Finansiärernas belopp i {paper.name} kan inte jämföras: ingen finansieringsplan med belopp finns i ärendet"
            yield SAY.open(text, subject=paper.subject)
        else:
            yield from _against(dossier, paper, plan, stated)


def _against(dossier: Dossier, paper: Paper, plan: Paper, stated: list[Party]) -> Iterator[Finding]:
    skip = authority_keys(dossier, paper, plan)
    planned = [party for party in by_party(plan).values() if party.key not in skip]
    agreeing = 0
    for ours, theirs in pair_up([party for party in stated if party.key not in skip], planned).pairs:
        if len(ours) > 1 and len(theirs) == 1 and theirs[0].amount is not None and _together(ours, theirs[0]):
            agreeing += 1
            continue
        kinds = {other.contribution for other in theirs}
        for party in ours:
            if len(ours) > 1 and party.contribution not in kinds:
                continue  # a second contribution that the plan does not have is no other amount of the first
            expected = counterpart(party, theirs)
            if party.amount is None or expected is None:
                continue
            outcome = (
                Outcome.MATCH if party.can_be(expected) and expected.sure and party.amount.sure else judge(expected, party.amount)
            )
            agreeing += outcome is Outcome.MATCH
            if outcome is Outcome.MATCH:
                continue
            joint = "men" if outcome is Outcome.MISMATCH else "och (osäkert läst)"
            text = f"{party.name} står med {party.amount.text} i {paper.name} {joint} {expected.text} i {plan.name}"
            subject = f"{paper.subject}:{party.key}:{party.contribution}"
            working = f"{party.amount.text} − {expected.text}"
            yield SAY.say(outcome, text, subject=subject, expected=expected, found=party.amount, working=working)
    if agreeing:
        text = f"Beloppen stämmer för {agreeing} finansiärer i {paper.name} och {plan.name}"
        yield SAY.say(Outcome.MATCH, text, subject=paper.subject)


def _together(ours: tuple[Party, ...], planned: Party) -> bool:
    """Whether cash and in kind in the answer are one row in the plan."""
    amounts = [party.amount for party in ours]
    return (
        planned.amount is not None
        and all(amount is not None and amount.sure for amount in amounts)
        and sum(amount.nominal for amount in amounts if amount is not None) == planned.amount.nominal
    )
