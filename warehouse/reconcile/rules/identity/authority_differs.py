"""The authority that writes the report or the decision is not the one that the application is addressed to.

A co-financier's own decision has become a commitment before it comes here. A department or a board of the same authority is the
same. Does not catch an application that was handed over to another authority with a letter about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.facts import Fact, Standing
from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.names import nearly_same, party_key
from warehouse.reconcile.paper import Paper

SLUG = "authority_differs"
VERSION = 1
SEVERITY = Severity.INFO
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each report and decision that names its authority."""
    dossier = open_case(case)
    addressed = [(paper, fact) for paper in dossier.applications if (fact := paper.record.authority) is not None]
    for paper in dossier.answers:
        if paper.record.authority is not None:
            yield _compared(paper, paper.record.authority, addressed)


def _compared(paper: Paper, found: Fact, addressed: list[tuple[Paper, Fact]]) -> Finding:
    if not addressed:
        return SAY.open(
            f"{found.value} handlägger enligt {paper.name}, men ingen ansökan säger vem den är ställd till",
            subject=paper.subject,
            left=found.fact_id,
        )
    source, expected = addressed[-1]
    doubt = Standing.AMBIGUOUS in (found.standing, expected.standing) or paper.scanned or source.scanned
    if _same(expected.value, found.value):
        outcome, text = Outcome.MATCH, f"{expected.value} är myndigheten i både {source.name} och {paper.name}"
    else:
        outcome = Outcome.UNDETERMINED if doubt else Outcome.MISMATCH
        text = f"{source.name} är ställd till {expected.value} men {paper.name} är från {found.value}"
    return SAY.say(
        outcome,
        text,
        subject=paper.subject,
        expected=expected.value,
        found=found.value,
        left=expected.fact_id,
        right=found.fact_id,
    )


def _same(one: str, other: str) -> bool:
    """One authority: equal, or the longer begins with the shorter (*Region Norrvik, regionala nämnden*)."""
    a, b = sorted((party_key(one), party_key(other)), key=len)
    return bool(a) and (b == a or b.startswith(a + " ") or nearly_same(one, other))
