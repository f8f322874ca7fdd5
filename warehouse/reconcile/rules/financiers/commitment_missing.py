"""A financier other than the applicant and the authority has no commitment, though the decision requires the financing.

One finding for the case, with all who are missing: it shrinks as the papers come in. Where there is no decision, an officers'
report that makes the financing a condition counts. Does not judge whether a commitment is worth what it says
(*avsikt*, oral promises), and a head count without names cannot be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import total
from warehouse.reconcile.financiers import authority_keys, by_party, pair_up
from warehouse.reconcile.rows import APPLICANT
from warehouse.reconcile.swedish import listed

SLUG = "commitment_missing"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """At most one finding."""
    dossier = open_case(case)
    requiring = next((paper for paper in dossier.decisive if paper.record.requires_financing), None)
    if requiring is None:
        return
    plan = dossier.plan()
    if plan is None:
        yield SAY.open(f"{requiring.name} kräver övrig finansiering, men ingen plan säger vilka som ska betala")
        return
    skip = authority_keys(dossier, plan) | {APPLICANT}
    needed = [party for party in by_party(plan).values() if party.key not in skip]
    promised = [party for paper in dossier.commitments for party in by_party(paper).values()]
    pairing = pair_up(needed, promised)
    keys = {party.key for ours, _ in pairing.pairs for party in ours}
    missing = [party for party in needed if party.key not in keys]
    names = list(dict.fromkeys(party.name for party in missing))
    everyone = len({party.key for party in needed})
    if not needed:
        yield SAY.open(f"{requiring.name} kräver övrig finansiering, men {plan.name} nämner inga andra finansiärer")
    elif missing:
        unpaid = total(party.amount for party in missing if party.amount is not None)
        worth = f" ({unpaid.text})" if unpaid else ""
        text = f"Medfinansieringsintyg saknas från {len(names)} av {everyone} finansiärer{worth}: {listed(names)}"
        yield SAY.say(Outcome.MISMATCH, text, expected=everyone, found=everyone - len(names), left=missing[0].fact_id)
    else:
        text = f"Alla {everyone} finansiärer i {plan.name} har lämnat medfinansieringsintyg"
        yield SAY.say(Outcome.MATCH, text, expected=everyone, found=everyone)
