"""Application and budget that came together do not list the same financiers with the same amounts.

The authority's own row is the amount applied for, which another rule compares. A plan that lists fewer financiers than it counts,
or was read from a picture, settles nothing. Does not catch what a later version changes: that is the bridge's to show.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import overlap
from warehouse.reconcile.financiers import Party, authority_keys, by_party, counterpart, pair_up
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import listed

SLUG = "plans_differ"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each budget that came with an application, where both list amounts."""
    dossier = open_case(case)
    for budget in dossier.budgets:
        together = [plan for plan in dossier.applications if plan.since == budget.since and plan.revised == budget.revised]
        if together and together[-1].lists_amounts and budget.lists_amounts:
            yield _compared(authority_keys(dossier, together[-1], budget), together[-1], budget)


def _compared(skip: frozenset[str], application: Paper, budget: Paper) -> Finding:
    left, right = ([p for p in by_party(paper).values() if p.key not in skip] for paper in (application, budget))
    pairing = pair_up(left, right)
    words = _alone(application, budget, pairing.only_left, pairing.only_right)
    first = next(iter((*pairing.only_left, *pairing.only_right)), None)
    for ours, theirs in pairing.pairs:
        for party in ours:
            other = counterpart(party, theirs)
            if party.amount is not None and other is not None and not overlap(party.amount, other):
                words.append(f"{party.name} har {party.amount.text} i {application.name} och {other.text} i {budget.name}")
                first = first or party
    if not words:
        text = f"{application.name} och {budget.name} har samma {len({p.key for p in left})} finansiärer och belopp"
        return SAY.say(Outcome.MATCH, text, subject=budget.subject, expected=len(left), found=len(right))
    doubt = any(
        paper.scanned or paper.misread or any(row.count is not None for row in paper.financing) for paper in (application, budget)
    )
    return SAY.say(
        Outcome.UNDETERMINED if doubt else Outcome.MISMATCH,
        listed(words),
        subject=budget.subject,
        expected=len(left),
        found=len(right),
        left=first.fact_id if first is not None else None,
    )


def _alone(application: Paper, budget: Paper, left: tuple[Party, ...], right: tuple[Party, ...]) -> list[str]:
    """Those that stand in one of the papers only: not even the other's text names them. Both contributions of one are one."""
    found = [f"{party.name} står bara i {application.name}" for party in left if not budget.mentions(party.name, None)]
    found += [f"{party.name} står bara i {budget.name}" for party in right if not application.mentions(party.name, None)]
    return list(dict.fromkeys(found))
