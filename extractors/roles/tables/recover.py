"""Figures misread from a picture, put right where a row's total and the columns' sums together leave one way only.

A picture loses the first group of a figure (*640* for *120 640*) or takes one digit for another. Where every row that does not
add up can be mended by one likely misreading, and then every column adds up too, the mended figures are what was printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from rapidfuzz.distance import Levenshtein

from extractors.roles.tables.cells import Figure
from extractors.roles.tables.columns import ColumnKind
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.words import is_sum

REASON = "misread digits put right: only so do row and column add up"
_MOST_ROWS = 3
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Fix:
    row: int
    column: int
    value: Decimal


def recovered(section: Section) -> Section:
    """The section with its misread figures mended; as it is where nothing, or more than one thing, could be mended."""
    columns = [c for c in section.columns if c.kind is ColumnKind.AMOUNT]
    totals = [c.index for c in columns if c.total_only]
    parts = [c.index for c in columns if c.year is not None or c.ordinal is not None]
    rows = section.rows
    sums = [i for i, row in enumerate(rows) if is_sum(row.label) and row.figures]
    if len(totals) != 1 or len(parts) < 2 or len(sums) != 1 or sums[0] != _last(rows):
        return section
    whole, at = totals[0], sums[0]
    wrong = [i for i, row in enumerate(rows) if _left_over(row, whole, parts)]
    if not wrong or len(wrong) > _MOST_ROWS:
        return section
    ways = [_fixes(rows[i], i, whole, parts, i == at) for i in wrong]
    good = [
        fixes for fixes in product(*ways) if _columns_add_up(rows, at, (*parts, whole), {(f.row, f.column): f for f in fixes})
    ]
    if len(good) != 1:
        return section
    mended = list(rows)
    for fix in good[0]:
        row = mended[fix.row]
        figures = {**row.figures, fix.column: replace(row.figures[fix.column], value=fix.value)}
        mended[fix.row] = replace(row, figures=figures, inferred=row.inferred or REASON)
    return replace(section, rows=tuple(mended))


def _last(rows: Sequence[Row]) -> int:
    return max((i for i, row in enumerate(rows) if row.figures), default=-1)


def _value(row: Row, column: int) -> Decimal:
    figure = row.figures.get(column)
    return figure.value if figure is not None else _ZERO


def _left_over(row: Row, whole: int, parts: Sequence[int]) -> Decimal:
    """By how much a row's total is more than its parts; nought for a row that prints no total or only one figure."""
    if whole not in row.figures or not any(c in row.figures for c in parts):
        return _ZERO
    return _value(row, whole) - sum((_value(row, c) for c in parts), _ZERO)


def _fixes(row: Row, at: int, whole: int, parts: Sequence[int], is_sum_row: bool) -> list[_Fix]:
    """What one figure of the row would have to be, where that is a likely misreading.

    Of a sum only the loss of its first digits is one: a digit too many or another may be a slip of whoever added up.
    """
    difference = _left_over(row, whole, parts)
    wanted = [_Fix(at, c, _value(row, c) + difference) for c in parts if c in row.figures]
    wanted.append(_Fix(at, whole, _value(row, whole) - difference))
    return [f for f in wanted if _likely(row.figures[f.column], f.value, is_sum_row or f.column == whole)]


def _likely(read: Figure, value: Decimal, summed: bool) -> bool:
    """Whether a figure may have been read instead of a value: its first digits lost, one too many, or some taken for others."""
    if value <= 0 or value != value.to_integral_value() or read.value != read.value.to_integral_value():
        return False
    mine, other = f"{abs(read.value):.0f}", f"{value:.0f}"
    if other.endswith(mine.zfill(3)) and len(other) > len(mine):
        return True
    if not summed and mine[1:] == other and len(other) > 3:
        return True  # a rule beside the figure read as a digit
    return not summed and len(other) == len(mine) and Levenshtein.distance(mine, other) <= (2 if len(other) > 4 else 1)


def _columns_add_up(rows: Sequence[Row], at: int, columns: Sequence[int], fixes: Mapping[tuple[int, int], _Fix]) -> bool:
    def value(row: int, column: int) -> Decimal:
        fix = fixes.get((row, column))
        return fix.value if fix is not None else _value(rows[row], column)

    lines = [i for i, row in enumerate(rows) if i != at and row.figures]
    return all(sum((value(i, c) for i in lines), _ZERO) == value(at, c) for c in columns)
