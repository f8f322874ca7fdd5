"""Decided on delegation above the limit that the decision prints or the authority's terms give.

The limit printed in the decision counts before the one in the terms. Does not catch grants that the board must decide whatever
the amount (EU co-financing in some regions), nor several decisions that together exceed the limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import exact, figure_of, surely_above

SLUG = "delegation_limit"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each decision made on delegation."""
    for paper in open_case(case).decisions:
        if not paper.record.delegated or paper.record.outcome is DecisionOutcome.REJECTED:
            continue
        granted = figure_of(paper.record.amount_granted)
        printed = figure_of(paper.record.delegation_limit)
        limit = printed or (exact(terms.delegation_limit_sek) if terms.delegation_limit_sek is not None else None)
        if granted is None or limit is None or not granted.sure or not limit.sure:
            amount = granted.text if granted else "Stödet"
            text = f"{amount} i {paper.name} är beslutat på delegation, men gränsen är inte känd eller läsningen osäker"
            yield SAY.open(text, subject=paper.subject, expected=limit, found=granted)
            continue
        source = paper.name if printed else "myndighetens regler"
        over = surely_above(granted, limit)
        text = f"{granted.text} är beviljat på delegation i {paper.name}, " + (
            f"men gränsen enligt {source} är {limit.text}" if over else f"inom gränsen {limit.text} enligt {source}"
        )
        outcome = Outcome.MISMATCH if over else Outcome.MATCH
        yield SAY.say(
            outcome, text, subject=paper.subject, expected=limit, found=granted, working=f"{granted.text} mot {limit.text}"
        )
