"""The amounts of one printed row by contribution and year, and the checks that a row carries in itself.

Two columns of one year are added up with a reason; the sum of printed years stands in for a missing project total with the
reason `derived: sum of years`, so that assembly can mark it as derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.roles.readings import AmountReading
from extractors.roles.tables.arithmetic import amount, balances, rounding
from extractors.roles.tables.cells import Figure
from extractors.roles.tables.columns import Column
from extractors.roles.tables.meaning import PIECE, Columns
from extractors.roles.tables.model import Row
from schemas.facts import Standing
from schemas.roles import Contribution

DERIVED = "derived: sum of years"


@dataclass(frozen=True, slots=True)
class Doubt:
    """How sure the readings of a section are, and why not certain."""

    standing: Standing = Standing.CERTAIN
    reason: str = ""

    def worse(self, standing: Standing, reason: str) -> Doubt:
        """The graver of two doubts."""
        order = (Standing.CERTAIN, Standing.PROBABLE, Standing.AMBIGUOUS)
        return Doubt(standing, reason) if order.index(standing) > order.index(self.standing) else self


def reading(figures: Sequence[Figure], factor: Decimal, year: int | None, doubt: Doubt, reason: str = "") -> AmountReading:
    """One amount from one printed figure, or from several that are added up."""
    value = sum((amount(f, factor) for f in figures), Decimal(0))
    spans = tuple(span for f in figures for span in f.spans)
    return AmountReading(value, spans, year, standing=doubt.standing, reason=reason or doubt.reason)


def figure_of(row: Row, column: Column) -> Figure | None:
    """The row's figure in a column, None where it prints none or nought."""
    figure = row.figures.get(column.index)
    return figure if figure is not None and figure.value != 0 else None


def contributions_of(row: Row, columns: Columns, default: Contribution) -> list[Contribution]:
    """The kinds of contribution for which the row prints figures, in the order of the columns."""
    found = [c.contribution or default for c in (*columns.years, *columns.totals) if figure_of(row, c) is not None]
    split = any(c.contribution for c in (*columns.years, *columns.totals))
    if split:
        found = [c.contribution for c in (*columns.years, *columns.totals) if c.contribution and figure_of(row, c) is not None]
        if not found and any(figure_of(row, c) is not None for c in columns.totals):
            found = [default]
    return list(dict.fromkeys(found))


def amounts_of(
    row: Row, columns: Columns, contribution: Contribution, default: Contribution, factor: Decimal, doubt: Doubt
) -> tuple[AmountReading, ...]:
    """The row's amounts of one contribution: each year, and the whole project as printed or derived."""
    if row.doubtful:
        doubt = doubt.worse(Standing.AMBIGUOUS, row.inferred)
    elif row.inferred:
        doubt = doubt.worse(Standing.PROBABLE, row.inferred)
    kinds = contributions_of(row, columns, default)
    split = any(c.contribution for c in (*columns.years, *columns.totals))

    def mine(column: Column) -> bool:
        return column.contribution is contribution or (column.contribution is None and (not split or len(kinds) == 1))

    found: list[AmountReading] = []
    for year in dict.fromkeys(c.year for c in columns.years if mine(c)):
        same = [(c, f) for c in columns.years if c.year == year and mine(c) and (f := figure_of(row, c)) is not None]
        exact = [f for c, f in same if c.contribution is contribution] or [f for _, f in same]
        if len(exact) == 1:
            found.append(reading(exact, factor, year, doubt))
        elif exact:
            found.append(
                reading(exact, factor, year, doubt.worse(Standing.PROBABLE, ""), f"sum of {len(exact)} columns of the year")
            )
    totals = [(c, f) for c in columns.totals if mine(c) and (f := figure_of(row, c)) is not None]
    own = [(c, f) for c, f in totals if c.contribution is contribution] or totals
    if len(own) == 1:
        found.append(reading([own[0][1]], factor, None, doubt))
    elif own:
        pieces = all(c.sector.startswith(PIECE) for c, _ in own)
        reason = DERIVED if pieces else "sum of " + " and ".join(c.header for c, _ in own)
        found.append(reading([f for _, f in own], factor, None, doubt.worse(Standing.PROBABLE, ""), reason))
    elif found and columns.years:
        spans = tuple(span for a in found for span in a.spans)
        value = sum((a.amount for a in found), Decimal(0))
        found.append(AmountReading(value, spans, None, standing=doubt.worse(Standing.PROBABLE, "").standing, reason=DERIVED))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A row's own total and the printed parts it should equal."""

    whole: Figure
    parts: tuple[tuple[Figure, int | None], ...]
    rounding: Decimal
    good: bool


def row_check(row: Row, columns: Columns, factor: Decimal) -> RowCheck | None:
    """The row's total against its years, else against its contributions; None where the row prints no such thing."""
    whole_column = next((c for c in columns.totals if c.contribution is None and not c.sector), None)
    whole = row.figures.get(whole_column.index) if whole_column is not None else None
    if whole is None:
        return None
    parts = [(f, c.year) for c in columns.years if (f := row.figures.get(c.index)) is not None]
    if not columns.years:
        parts = [(f, None) for c in columns.totals if c is not whole_column and (f := row.figures.get(c.index)) is not None]
    if not parts or len(columns.years) == 1:
        return None
    figures = [f for f, _ in parts]
    return RowCheck(whole, tuple(parts), rounding([whole, *figures], factor), balances(whole, [(f, 1) for f in figures], factor))
