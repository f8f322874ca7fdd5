"""Money in a year outside the period.

The years of the latest plan's cost and financing columns, and of the grant's yearly parts, against the period of the
decision, else the report, else the application. Where the latest plan prints no years, those of the one before are held against
the period that it prints itself. An amount of zero is no money. Does not catch years of the period that have no
money, nor months within a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import CostCategory, DocumentKind
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, line_figure, total
from warehouse.reconcile.paper import Paper

SLUG = "budget_year_outside_period"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each year outside, else one for each paper with years."""
    dossier = open_case(case)
    whole = dossier.period()
    for paper, is_latest in _papers(dossier):
        money = _by_year(paper)
        if not money:
            continue
        start, end, source = whole if is_latest else dossier.period([paper])
        if not is_latest and (start is None or end is None):
            continue  # superseded, and it says nothing of its own period
        if start is None or end is None or source is None or not start.sure or not end.sure:
            text = f"Om åren i {paper.name} ligger inom projekttiden går inte att säga: projekttiden är inte känd"
            yield SAY.open(text, subject=paper.subject)
            continue
        outside = [year for year in sorted(money) if not start.first.year <= year <= end.last.year]
        period = f"{start.text}–{end.text}"
        for year in outside:
            figure = money[year]
            if not figure.sure:
                yield SAY.open(
                    f"{figure.text} kan ligga {year}, utanför projekttiden {period}", subject=f"{paper.subject}:{year}"
                )
                continue
            text = f"{figure.text} ligger {year} i {paper.name}, utanför projekttiden {period} enligt {source.name}"
            subject = f"{paper.subject}:{year}"
            yield SAY.say(Outcome.MISMATCH, text, subject=subject, expected=period, found=str(year), right=figure.fact_id)
        if not outside:
            years = f"{min(money)}–{max(money)}" if len(money) > 1 else str(min(money))
            text = f"Pengarna i {paper.name} ({years}) ligger inom projekttiden {period}"
            yield SAY.say(Outcome.MATCH, text, subject=paper.subject, expected=period, found=years)


def _papers(dossier: Dossier) -> Iterator[tuple[Paper, bool]]:
    """The latest application and the latest budget with years before the decision, whether it is the latest, and the answers."""
    for kind in (DocumentKind.APPLICATION, DocumentKind.BUDGET):
        plans = [plan for plan in dossier.known(None) if plan.kind is kind]
        dated = [plan for plan in plans if _by_year(plan)]
        if dated:
            yield dated[-1], dated[-1] is plans[-1]
    yield from ((paper, True) for paper in dossier.answers)


def _by_year(paper: Paper) -> dict[int, Figure]:
    """The money of each year: its costs, else its printed total, else its financing or the grant's parts."""
    years: dict[int, list[Figure]] = {}
    rows = [row for row in paper.costs if row.category is not CostCategory.TOTAL] or list(paper.costs)
    for row in rows:
        for year, figure in row.years.items():
            if figure.nominal:
                years.setdefault(year, []).append(figure)
    financing: dict[int, list[Figure]] = {}
    for line in paper.financing:
        for year, figure in line.years.items():
            if figure.nominal:
                financing.setdefault(year, []).append(figure)
    for part in paper.record.grant_parts:
        if part.year is not None and part.year not in financing and part.amount:
            financing[part.year] = [line_figure(part.amount, paper.facts.get(part.fact_id), part.fact_id, None, None)]
    for year, figures in financing.items():
        years.setdefault(year, figures)
    return {year: added for year, figures in years.items() if (added := total(figures)) is not None}
