"""Cost lines and the total cost from a section of costs."""

from __future__ import annotations

from dataclasses import replace

from extractors.roles.readings import AmountReading, BudgetReading
from extractors.roles.tables.amounts import Doubt, amounts_of, contributions_of
from extractors.roles.tables.arithmetic import Anatomy
from extractors.roles.tables.categories import category_of
from extractors.roles.tables.meaning import Columns
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.words import title_contribution
from schemas.facts import Standing
from schemas.roles import Contribution, CostCategory


def category_of_row(row: Row) -> CostCategory:
    """The kind of cost of a row: in kind by its form or group, else by its label, else by the group it stands in."""
    words = " ".join(seen.text for seen in row.words if len(seen.text) < 40)
    own = category_of(row.label)
    if own in (CostCategory.IN_KIND, CostCategory.INCOME):
        return own
    if title_contribution(words) == "in_kind" or title_contribution(row.group) == "in_kind":
        return CostCategory.IN_KIND
    return own or category_of(row.group) or CostCategory.OTHER


def contribution_of_cost(row: Row) -> Contribution:
    """In kind or money, for sums that name one of them."""
    return Contribution.IN_KIND if category_of_row(row) is CostCategory.IN_KIND else Contribution.CASH


def is_income(row: Row) -> bool:
    """Whether a cost row is income to be taken off."""
    return category_of_row(row) is CostCategory.INCOME


def budget_of(section: Section, columns: Columns, anatomy: Anatomy, doubt: Doubt) -> list[BudgetReading]:
    """One reading a printed line, and one for the grand total."""
    result: list[BudgetReading] = []
    for i in anatomy.lines:
        row = section.rows[i]
        category = category_of_row(row)
        default = Contribution.IN_KIND if category is CostCategory.IN_KIND else Contribution.CASH
        for contribution in contributions_of(row, columns, default):
            amounts = amounts_of(row, columns, contribution, default, section.factor, doubt)
            if amounts:
                kind = CostCategory.IN_KIND if contribution is Contribution.IN_KIND else category
                result.append(BudgetReading(kind, row.label, row.label_spans, amounts))
    if (total := anatomy.total) is not None:
        row = section.rows[total.row]
        amounts = total_amounts(row, columns, section, doubt_of_total(anatomy, doubt))
        if amounts:
            result.append(BudgetReading(CostCategory.TOTAL, row.label, row.label_spans, amounts))
    return result


def doubt_of_total(anatomy: Anatomy, doubt: Doubt) -> Doubt:
    """A grand total that leaves a line out is less sure to be the whole."""
    if anatomy.total is not None and set(anatomy.lines) - {i for i, _ in anatomy.total.parts}:
        return doubt.worse(Standing.PROBABLE, "a line stands outside the sum")
    return doubt


def total_amounts(row: Row, columns: Columns, section: Section, doubt: Doubt) -> tuple[AmountReading, ...]:
    """The amounts of a sum row over all contributions."""
    whole = [c for c in columns.totals if c.contribution is None and not c.sector]
    years = tuple(replace(c, contribution=None, sector="") for c in columns.years)
    totals = tuple(replace(c, contribution=None, sector="") for c in whole or columns.totals)
    return amounts_of(row, Columns(years, totals), Contribution.CASH, Contribution.CASH, section.factor, doubt)
