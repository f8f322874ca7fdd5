"""Printed sums of a section as readings: sum rows column by column, and each row's own total beside its years."""

from __future__ import annotations

from dataclasses import replace

from extractors.roles.readings import AmountReading, SumReading
from extractors.roles.tables.amounts import Doubt, reading, row_check
from extractors.roles.tables.arithmetic import Anatomy, SumRow, rounding
from extractors.roles.tables.meaning import Columns
from extractors.roles.tables.model import Row, Section


def _with_sign(part: AmountReading, sign: int) -> AmountReading:
    return part if sign > 0 else replace(part, amount=-part.amount, reason="subtracted: income")


def _column_sums(section: Section, columns: Columns, found: SumRow, doubt: Doubt) -> list[SumReading]:
    row = section.rows[found.row]
    result = []
    for column in (*columns.years, *columns.totals):
        whole = row.figures.get(column.index)
        parts = [
            (section.rows[i].figures[column.index], sign) for i, sign in found.parts if column.index in section.rows[i].figures
        ]
        if whole is None or not parts:
            continue
        readings = tuple(_with_sign(reading([f], section.factor, column.year, doubt), sign) for f, sign in parts)
        result.append(
            SumReading(
                section.side or "",
                row.label,
                column.year,
                reading([whole], section.factor, column.year, doubt),
                readings,
                rounding([whole, *(f for f, _ in parts)], section.factor),
                "column",
                found.is_total,
            )
        )
    return result


def _row_sum(section: Section, columns: Columns, row: Row, is_total: bool, doubt: Doubt) -> SumReading | None:
    check = row_check(row, columns, section.factor)
    if check is None:
        return None
    parts = tuple(reading([f], section.factor, year, doubt) for f, year in check.parts)
    whole = reading([check.whole], section.factor, None, doubt)
    return SumReading(section.side or "", row.label, None, whole, parts, check.rounding, "row", is_total)


def sums_of(section: Section, columns: Columns, anatomy: Anatomy, doubt: Doubt) -> list[SumReading]:
    """Every printed sum of the section with its parts. A sum row without parts (a table cut off above) gives none."""
    result: list[SumReading] = []
    for found in anatomy.sums:
        result += _column_sums(section, columns, found, doubt)
    sums = {s.row: s for s in anatomy.sums}
    for i, row in enumerate(section.rows):
        if i in anatomy.lines or i in sums:
            is_total = i in sums and sums[i].is_total
            if (one := _row_sum(section, columns, row, is_total, doubt)) is not None:
                result.append(one)
    return result
