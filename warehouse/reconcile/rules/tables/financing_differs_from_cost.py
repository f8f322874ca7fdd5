"""Financing and cost do not add up to the same total.

Within one paper: what the financing rows add up to (or the printed sum) against what the cost rows add up to (or the printed
total), for the whole project and for each year that both sides print. Any two of these that agree are a match: a sum that is
printed wrong is `table_sum_differs`, and contributions in kind may be left out on both sides. Undetermined where a row has no
amount, a financier is only a head count, or the table was read with doubt; so is a gap of more than a third, which
means rows that were not read. The total in a form is held against the one its table prints. Does not compare papers with each
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from schemas.findings import Finding, Outcome, Severity
from schemas.problems import ProblemCode
from schemas.records import Case, SumSide
from schemas.roles import Contribution, CostCategory
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import Figure, figure_of, minus, one_slip_apart, overlap, total
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import FinancingRow, cost_sums, in_kind_cost, summed

SLUG = "financing_differs_from_cost"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

DOUBTS = frozenset({ProblemCode.AMBIGUOUS_TABLE, ProblemCode.AMBIGUOUS_AMOUNT, ProblemCode.UNKNOWN_UNIT})


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for the whole project in each paper that has both sides, and one for each year that is off."""
    dossier = open_case(case)
    for paper in dossier.plans:
        yield from _paper(paper, (*dossier.plans, *dossier.answers))
        yield from _form(paper)
    for paper in dossier.answers:
        if len(paper.costs) > 1:  # prose names some payers and a total; only a table sets out to balance
            yield from _paper(paper, dossier.plans)


def _paper(paper: Paper, beside: Sequence[Paper]) -> Iterator[Finding]:
    financing, costs = _financing(paper), _costs(paper)
    if not costs or not any(row.amount for row in paper.financing):
        return
    if not financing:
        text = f"Om finansieringen täcker {costs[0].text} i {paper.name} går inte att säga: alla belopp står inte där"
        yield SAY.open(text, subject=paper.subject, expected=costs[0])
        return
    outcome = _outcome(costs, financing)
    doubt = any(problem.code in DOUBTS for problem in paper.record.problems) or not _set_out(paper)
    gap = abs(costs[0].nominal - financing[0].nominal)
    doubt = doubt or gap * 3 > max(costs[0].nominal, financing[0].nominal) or _row_unread(paper, beside, gap)
    if outcome is Outcome.MISMATCH and doubt:
        outcome = Outcome.UNDETERMINED
    cost, found = costs[0], financing[0]
    words = {
        Outcome.MATCH: f"Finansieringen {found.text} täcker kostnaden {cost.text} i {paper.name}",
        Outcome.MISMATCH: f"Finansieringen i {paper.name} är {found.text} men kostnaden {cost.text}",
        Outcome.UNDETERMINED: f"Finansieringen {found.text} och kostnaden {cost.text} i {paper.name} kan inte jämföras säkert",
    }
    if outcome is Outcome.MATCH:
        cost, found = next(pair for pair in product(costs, financing) if overlap(*pair))
        words[outcome] = f"Finansieringen {found.text} täcker kostnaden {cost.text} i {paper.name}"
    working = f"{found.text} − {cost.text}"
    yield SAY.say(outcome, words[outcome], subject=paper.subject, expected=cost, found=found, working=working)
    if outcome is Outcome.MATCH:
        yield from _years(paper)


def _form(paper: Paper) -> Iterator[Finding]:
    """The total that the form states against the one that its table prints and its rows make up. Only a slip counts."""
    stated = figure_of(paper.record.total_cost)
    printed = next((row.amount for row in paper.costs if row.category is CostCategory.TOTAL and row.amount is not None), None)
    if stated is None or printed is None or stated.fact_id == printed.fact_id or overlap(stated, printed):
        return
    added = cost_sums(paper.costs, None)
    slip = not paper.scanned and not paper.misread and stated.sure and printed.sure and one_slip_apart(stated, printed)
    slip = slip and any(overlap(printed, figure) for figure in added)
    text = f"Total kostnad är {stated.text} i {paper.name} men {printed.text} i dess budget"
    subject, working = f"{paper.subject}:form", f"{stated.text} − {printed.text}"
    outcome = Outcome.MISMATCH if slip else Outcome.UNDETERMINED
    text = text if slip else f"{text}; vilket som gäller går inte att säga"
    yield SAY.say(outcome, text, subject=subject, expected=printed, found=stated, working=working)


def _years(paper: Paper) -> Iterator[Finding]:
    rows = [row for row in paper.financing if row.amount is not None and row.amount.nominal]
    if not rows or not all(row.years_are_whole for row in rows):
        return
    for year in sorted({year for row in rows for year in row.years} & {year for row in paper.costs for year in row.years}):
        financing, costs = _financing(paper, year), _costs(paper, year)
        if financing and costs and _outcome(costs, financing) is Outcome.MISMATCH:
            text = f"Finansieringen för {year} i {paper.name} är {financing[0].text} men kostnaden {costs[0].text}"
            working = f"{financing[0].text} − {costs[0].text}"
            yield SAY.say(
                Outcome.MISMATCH, text, subject=f"{paper.subject}:{year}", expected=costs[0], found=financing[0], working=working
            )


def _outcome(costs: Sequence[Figure], financing: Sequence[Figure]) -> Outcome:
    if not all(figure.sure for figure in (*costs, *financing)):
        return Outcome.UNDETERMINED
    return Outcome.MATCH if any(overlap(a, b) for a, b in product(costs, financing)) else Outcome.MISMATCH


def _set_out(paper: Paper) -> bool:
    """Whether the financing is a list meant to be whole: its own sum is printed, or it has the authority's row and others."""
    if any(s.side is SumSide.FINANCING and s.direction == "column" for s in paper.record.sums):
        return True
    return paper.record.lists_financing and any(row.is_authority for row in paper.financing) and bool(paper.others)


def _row_unread(paper: Paper, beside: Sequence[Paper], gap: Decimal) -> bool:
    """Whether what is missing is an amount nobody claimed, or a financier that other papers list and this one mentions."""
    if paper.unassigned(gap):
        return True
    own = {row.key for row in paper.financing}
    rows = (row for other in beside for row in other.financing if row.key not in own)
    return any(row.amount is not None and row.amount.nominal == gap and paper.mentions(row.name, gap) for row in rows)


def _financing(paper: Paper, year: int | None = None) -> list[Figure]:
    """What the financing can be said to be, the most natural first; empty where rows lack amounts."""
    if any(row.count is not None or row.amount is None for row in paper.financing):
        return []
    rows = paper.financing
    added = summed(rows) if year is None else _in_year(rows, year)
    found = [added] if added is not None else []
    found += _printed(paper, SumSide.FINANCING, year)
    cash = [row for row in rows if row.contribution is Contribution.CASH]
    if len(cash) < len(rows) and not any(row.category is CostCategory.IN_KIND for row in paper.costs):
        only = summed(cash) if year is None else _in_year(cash, year)
        found += [only] if only is not None else []
    return found


def _in_year(rows: Sequence[FinancingRow], year: int) -> Figure | None:
    return total(row.years[year] for row in rows if year in row.years)


def _costs(paper: Paper, year: int | None = None) -> list[Figure]:
    """What the cost can be said to be: the printed total first, then the sum of the rows."""
    printed = [row for row in paper.costs if row.category is CostCategory.TOTAL]
    found = [figure for row in printed if (figure := row.amount if year is None else row.years.get(year)) is not None]
    if year is None and (stated := paper.total_cost()) is not None:
        found.insert(0, stated)
    found += cost_sums(paper.costs, year)
    in_kind = in_kind_cost(paper.costs, year)
    if found and in_kind is not None and not any(row.contribution is Contribution.IN_KIND for row in paper.financing):
        found += [minus(found[0], in_kind)]
    return found


def _printed(paper: Paper, side: SumSide, year: int | None) -> list[Figure]:
    """Grand totals printed below the rows; subtotals are smaller than what the rows add up to."""
    sums = [s for s in paper.record.sums if s.side is side and s.direction == "column" and s.year == year]
    if not sums:
        return []
    largest = max(sums, key=lambda s: s.printed)
    half = max(largest.rounding, Decimal(0))
    return [
        Figure(largest.printed, largest.printed - half, largest.printed + half, largest.fact_id, paper.sure_of(largest.fact_id))
    ]
