"""The rows of one paper's financing and cost tables, put together from lines: a party, its amount, its years.

A row's amount for the whole project is what is printed, else the sum of its printed years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from schemas.facts import Fact
from schemas.identity import FactId
from schemas.records import BudgetLine, DocumentRecord, FinancingLine
from schemas.roles import CommitmentStatus, Contribution, CostCategory, FinancierType
from warehouse.reconcile.figures import Figure, exact, line_figure, minus, overlap, total
from warehouse.reconcile.names import party_key

APPLICANT = "applicant"
"""The key of the applicant, whatever name or *egen insats* the row prints."""

_OWN_MONEY = re.compile(r"(?:projektägaren|sökanden?|stödmottagaren|bidragsmottagaren)s?\b|(?:egen|eget|egna)\s", re.IGNORECASE)
Facts = Mapping[FactId, Fact]


@dataclass(frozen=True, slots=True)
class FinancingRow:
    """One printed row: who, what kind of contribution, how much in all and by year."""

    key: str
    name: str
    as_written: str
    type: FinancierType
    code: str | None
    contribution: Contribution
    status: CommitmentStatus
    is_authority: bool
    count: int | None
    group: int
    amount: Figure | None
    years: Mapping[int, Figure]
    fact_id: FactId | None

    @property
    def years_are_whole(self) -> bool:
        """Whether the printed years make up the printed amount."""
        if not self.years or self.amount is None:
            return False
        parts = total(self.years.values())
        return parts is not None and overlap(parts, self.amount)


@dataclass(frozen=True, slots=True)
class CostRow:
    """One printed cost row."""

    category: CostCategory
    label: str
    amount: Figure | None
    years: Mapping[int, Figure]


@dataclass(slots=True)
class _Gathered:
    line: FinancingLine
    whole: list[Figure] = field(default_factory=list)
    years: dict[int, Figure] = field(default_factory=dict)
    fact_id: FactId | None = None


def row_key(line: FinancingLine, applicant_keys: frozenset[str]) -> str:
    """Who the row is about, the same in every paper of the case."""
    key = party_key(line.financier)
    if line.count is not None:
        return f"count:{line.financier_type}:{key}"
    if line.financier_type is FinancierType.APPLICANT or key in applicant_keys or _OWN_MONEY.match(line.financier):
        return APPLICANT
    return f"municipality:{line.municipality_code}" if line.municipality_code else key


def financing_rows(record: DocumentRecord, facts: Facts, applicant_keys: frozenset[str]) -> tuple[FinancingRow, ...]:
    """The financing of a paper, row by row in the order printed."""
    gathered: dict[tuple[int, str, Contribution, bool], _Gathered] = {}
    for line in record.financing:
        place = (line.group, row_key(line, applicant_keys), line.contribution, line.is_authority_row)
        row = gathered.setdefault(place, _Gathered(line))
        row.fact_id = row.fact_id or line.fact_id or line.name_fact_id
        if line.amount is None:
            continue
        fact = facts.get(line.fact_id) if line.fact_id else None
        figure = line_figure(line.amount, fact, line.fact_id, line.amount_low, line.amount_high)
        if line.year is None:
            row.whole.append(figure)
        else:
            row.years[line.year] = figure if line.year not in row.years else (total((row.years[line.year], figure)) or figure)
    return tuple(
        FinancingRow(
            key=key,
            name=row.line.financier,
            as_written=row.line.as_written,
            type=row.line.financier_type,
            code=row.line.municipality_code,
            contribution=contribution,
            status=row.line.status,
            is_authority=is_authority,
            count=row.line.count,
            group=group,
            amount=total(row.whole) if row.whole else total(row.years.values()),
            years=row.years,
            fact_id=row.fact_id,
        )
        for (group, key, contribution, is_authority), row in gathered.items()
    )


def cost_rows(record: DocumentRecord, facts: Facts) -> tuple[CostRow, ...]:
    """The cost lines of a paper, the grand total among them, row by row."""
    gathered: dict[tuple[int, CostCategory, str], list[BudgetLine]] = {}
    for line in record.budget:
        gathered.setdefault((line.group, line.category, line.label), []).append(line)

    def figure(line: BudgetLine) -> Figure:
        return line_figure(line.amount, facts.get(line.fact_id) if line.fact_id else None, line.fact_id, None, None)

    rows: list[CostRow] = []
    for (_, category, label), lines in gathered.items():
        years: dict[int, Figure] = {}
        for line in lines:
            if line.year is not None:
                years[line.year] = (
                    figure(line) if line.year not in years else (total((years[line.year], figure(line))) or figure(line))
                )
        whole = [figure(line) for line in lines if line.year is None]
        rows.append(CostRow(category, label, total(whole) if whole else total(years.values()), years))
    return tuple(rows)


def cost_sums(rows: Sequence[CostRow], year: int | None) -> tuple[Figure, ...]:
    """What the cost lines can be said to add up to: income taken off, or left out because it is shown as financing."""
    costs: list[Figure] = []
    income: list[Figure] = []
    for row in rows:
        figure = row.amount if year is None else row.years.get(year)
        if figure is None or row.category is CostCategory.TOTAL:
            continue
        (income if row.category is CostCategory.INCOME else costs).append(figure)
    gross = total(costs)
    if gross is None:
        return ()
    if not income:
        return (gross,)
    taken = total(income) or exact(Decimal(0))
    return (minus(gross, taken) if taken.nominal > 0 else total((gross, taken)) or gross, gross)


def in_kind_cost(rows: Iterable[CostRow], year: int | None = None) -> Figure | None:
    """The cost of what is given in another form than money; None where no such row is printed."""
    found = (row.amount if year is None else row.years.get(year) for row in rows if row.category is CostCategory.IN_KIND)
    return total(figure for figure in found if figure is not None)


RowT = TypeVar("RowT", FinancingRow, CostRow)


def doubted(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    """The same rows with figures that are not sure."""
    return tuple(
        replace(
            row,
            amount=replace(row.amount, sure=False) if row.amount is not None else None,
            years={year: replace(figure, sure=False) for year, figure in row.years.items()},
        )
        for row in rows
    )


def summed(rows: Iterable[FinancingRow]) -> Figure | None:
    """What the rows that print an amount add up to."""
    return total(row.amount for row in rows if row.amount is not None)
