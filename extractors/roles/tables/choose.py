"""Sections of one document beside each other: continued on the next page, specified elsewhere, or printed twice.

Every figure keeps its place; what is chosen is only which sections state the budget and which repeat part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.roles.tables.amounts import row_check
from extractors.roles.tables.arithmetic import Anatomy, amount, balances
from extractors.roles.tables.columns import ColumnKind
from extractors.roles.tables.meaning import Columns
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.units import unit_note
from extractors.roles.tables.words import is_partial_sum, is_sum, title_contribution


def chained(sections: Sequence[Section]) -> list[Section]:
    """Join a section to the one before it when that has no sum yet and both have the same headings: a table over two pages."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        if before is not None and before.table is not section.table and _goes_on(before, section):
            result[-1] = replace(before, rows=before.rows + section.rows)
        else:
            result.append(section)
    return result


def _goes_on(before: Section, after: Section) -> bool:
    if any(is_sum(row.label) for row in before.rows) or before.side != after.side:
        return False
    if not any(is_sum(row.label) for row in after.rows):
        return False
    same = before.headings == after.headings or (not after.headed and _width(before) == _width(after))
    pages = before.table.pages, after.table.pages
    near = not pages[0] or not pages[1] or 0 <= pages[1][0] - pages[0][-1] <= 1
    return same and near


def _width(section: Section) -> int:
    return max((len(row.cells) for row in section.rows), default=0)


def united(sections: Sequence[Section]) -> list[Section]:
    """Join neighbouring sections of one side when the last sum of the second is the sum of the lines of both."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        if before is not None and before.side == section.side and _sums_both(before, section):
            rows = (*_grouped(before), *_grouped(section))
            result[-1] = replace(
                before, rows=rows, notes=tuple(n for n in before.notes if unit_note(n) or not title_contribution(n))
            )
        else:
            result.append(section)
    return result


def _grouped(section: Section) -> tuple[Row, ...]:
    """The rows, each knowing the heading of its own section as its group."""
    named = (note for note in (section.label_heading, *reversed(section.notes)) if title_contribution(note))
    title = next(named, section.label_heading)
    return tuple(row if row.group else replace(row, group=title) for row in section.rows)


def _sums_both(before: Section, after: Section) -> bool:
    if (
        before.headings[-1:] != after.headings[-1:]
        or len(before.headings) != len(after.headings)
        or before.factor != after.factor
    ):
        return False
    last = next((row for row in reversed(after.rows) if row.figures), after.rows[-1])  # shares may stand below the sum
    columns = [c for c in last.figures if all(c in row.figures for row in (*before.rows, *after.rows) if is_sum(row.label))]
    if not is_sum(last.label) or is_partial_sum(last.label) or not columns:
        return False
    lines = [row for row in (*before.rows, *after.rows) if row.figures and not is_sum(row.label)]
    own = [row for row in after.rows if row.figures and not is_sum(row.label)]

    def fits(rows: Sequence[Row], column: int) -> bool:
        parts = [(row.figures[column], 1) for row in rows if column in row.figures]
        return balances(last.figures[column], parts, before.factor)

    return all(fits(lines, c) for c in columns) and not any(fits(own, c) for c in columns)


@dataclass(frozen=True, slots=True)
class Read:
    """A section with its columns and its anatomy."""

    section: Section
    columns: Columns
    anatomy: Anatomy

    def whole(self, row: int) -> Decimal | None:
        """A row's amount for the whole project: its total column, else its years added up."""
        figures = self.section.rows[row].figures
        column = next((c for c in self.columns.totals if c.contribution is None and not c.sector and c.index in figures), None)
        if column is not None:
            return amount(figures[column.index], self.section.factor)
        parts = [figures[c.index] for c in (*self.columns.years, *self.columns.totals) if c.index in figures]
        return sum((amount(f, self.section.factor) for f in parts), Decimal(0)) if parts else None

    @property
    def total(self) -> Decimal | None:
        """The printed sum of the section, else its lines added up."""
        if (found := self.anatomy.total) is not None:
            return self.whole(found.row)
        values = [v for i in self.anatomy.lines if (v := self.whole(i)) is not None]
        return sum(values, Decimal(0)) if values else None

    @property
    def detail(self) -> tuple[int, int]:
        """How much it tells: years first, then lines."""
        return len(self.columns.years), len(self.anatomy.lines)


def main_sections(reads: Sequence[Read]) -> tuple[list[Read], list[tuple[Read, str]]]:
    """The sections of one side that state the budget, and those that repeat or specify part of it, with the reason."""
    kept = list(reads)
    aside: list[tuple[Read, str]] = []
    for read in reads:
        total = read.total
        if total is None or total == 0:
            continue
        for other in kept:
            if other is read:
                continue
            lines = [other.whole(i) for i in other.anatomy.lines]
            if len(lines) > 1 and total in lines and other.total != total:
                kept.remove(read)
                aside.append((read, "specification of a line of another table"))
                break
            if other.total == total and (
                other.detail > read.detail or (other.detail == read.detail and _index(reads, other) < _index(reads, read))
            ):
                kept.remove(read)
                aside.append((read, "the same sum in another table with more detail"))
                break
    if any(read.anatomy.total is not None and _adds_up(read) for read in kept):
        reckoned = [read for read in kept if _is_reckoning(read)]
        aside += [(read, "hours and prices reckoned beside the budget") for read in reckoned]
        kept = [read for read in kept if read not in reckoned]
    totals = [read.total for read in kept]
    for read in list(kept):
        others = [t for r, t in zip(kept, totals, strict=False) if r is not read and t is not None]
        if len(kept) > 2 and read.total is not None and sum(others, Decimal(0)) == read.total:
            aside += [(r, "part of a table for the whole project") for r in kept if r is not read]
            return [read], aside
    return kept, aside


def _adds_up(read: Read) -> bool:
    """Whether the section's total is borne out by two lines or more."""
    return any(s.is_total and s.confirmed and len(s.parts) > 1 for s in read.anatomy.sums)


def _is_reckoning(read: Read) -> bool:
    """Whether a table multiplies hours or pieces by prices and sums nothing up: beside a budget it only explains a line."""
    quantities = sum(aside.column.kind is ColumnKind.QUANTITY for aside in read.columns.aside)
    return quantities >= 2 and not read.anatomy.sums and not read.columns.years


def _index(reads: Sequence[Read], read: Read) -> int:
    return next(i for i, r in enumerate(reads) if r is read)


MISREAD = "most rows do not add up to their totals"


def misread(read: Read) -> bool:
    """Whether most rows contradict their own totals, as they do when figures stand under the wrong headings."""
    checks = [check for row in read.section.rows if (check := row_check(row, read.columns, read.section.factor)) is not None]
    return len(checks) > 2 and sum(not check.good for check in checks) * 2 > len(checks)


IMPOSSIBLE = Decimal(10_000_000_000)
"""Kronor that no project costs."""
_VAST = Decimal(100_000_000)


def out_of_scale(read: Read) -> bool:
    """Whether a figure is a hundred million or more, and neither a sum nor a row's total bears the figures out."""
    section, counted = read.section, read.columns.counted
    values = [abs(amount(row.figures[c], section.factor)) for row in section.rows for c in counted if c in row.figures]
    if not values or max(values) < _VAST:
        return False
    checks = [check for row in section.rows if (check := row_check(row, read.columns, section.factor)) is not None]
    summed = any(s.confirmed and len(s.parts) > 1 for s in read.anatomy.sums)
    return not summed and not (checks and all(check.good for check in checks))
