"""Yearly ceilings or parts by appropriation do not add up to the ceiling.

Years and appropriations are two divisions of the same ceiling and are added separately. Where no parts were read as such, the
years of the authority's own row count. Parts that stay below the ceiling are undetermined when they need not be all: a single
*varav*, or years that do not cover the period. Does not catch parts that add up but differ from the plan's years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case, GrantPart
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, compare, figure_of, line_figure, surely_above, total
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import digits

SLUG = "parts_differ_from_ceiling"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    year: int | None
    figure: Figure


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each division of each ceiling."""
    dossier = open_case(case)
    for paper in dossier.answers:
        ceiling = figure_of(paper.record.amount_granted)
        parts = [_part(paper, part) for part in paper.record.grant_parts]
        by_year = [part for part in parts if part.year is not None] or _own_years(paper)
        for what, division in (("år", by_year), ("anslag", [part for part in parts if part.year is None])):
            if division:
                yield _judge(dossier, paper, what, division, ceiling)


def _part(paper: Paper, part: GrantPart) -> _Part:
    return _Part(part.label, part.year, line_figure(part.amount, paper.facts.get(part.fact_id), part.fact_id, None, None))


def _own_years(paper: Paper) -> list[_Part]:
    rows = [row for row in paper.financing if row.is_authority and row.years]
    if len(rows) != 1:
        return []
    return [_Part(str(year), year, figure) for year, figure in sorted(rows[0].years.items())]


def _judge(dossier: Dossier, paper: Paper, what: str, parts: Sequence[_Part], ceiling: Figure | None) -> Finding:
    subject = f"{paper.subject}:{what}"
    added = total(part.figure for part in parts)
    once = total({(part.label, part.year, part.figure.nominal): part.figure for part in parts}.values())
    assert added is not None
    assert once is not None
    working = " + ".join(digits(part.figure.nominal) for part in parts) + f" = {digits(added.nominal)}"
    if ceiling is None:
        return SAY.open(
            f"Delarna per {what} i {paper.name} ger {added.text}, men taket saknas", subject=subject, found=added, working=working
        )
    outcome = compare(ceiling, added)
    if outcome is Outcome.MISMATCH and compare(ceiling, once) is Outcome.MATCH:
        outcome, added = Outcome.MATCH, once
    if outcome is Outcome.MISMATCH and surely_above(ceiling, added) and not _complete(dossier, paper, parts, ceiling):
        outcome = Outcome.UNDETERMINED
    text = {
        Outcome.MATCH: f"Delarna per {what} i {paper.name} ger {added.text}, lika med taket {ceiling.text}",
        Outcome.MISMATCH: f"Delarna per {what} i {paper.name} ger {added.text}, men taket är {ceiling.text}",
        Outcome.UNDETERMINED: f"Delarna per {what} i {paper.name} ger {added.text}, taket är {ceiling.text}",
    }[outcome]
    return SAY.say(outcome, text, subject=subject, expected=ceiling, found=added, working=working)


def _complete(dossier: Dossier, paper: Paper, parts: Sequence[_Part], ceiling: Figure) -> bool:
    """Whether the parts set out to be all of the ceiling."""
    years = {part.year for part in parts if part.year is not None}
    if not years:
        # Appropriations have no period to be checked against: two or more that come close are taken for all.
        added = sum((part.figure.nominal for part in parts), Decimal(0))
        return len(parts) >= 2 and added * 2 > ceiling.nominal
    start, end, _ = dossier.period((paper, *dossier.decisions, *dossier.reports, *dossier.plans))
    if start is None or end is None:
        return len(years) >= 2
    return years >= set(range(start.first.year, end.last.year + 1))
