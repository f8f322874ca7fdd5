"""Costs by payer: a table with a row a cost and a column a payer holds a budget and, in its sum row, a financing plan.

Reads both out of it. Whether the columns are payers is asked of the register of parties; figures must bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.parties import identify_party, is_own_money
from extractors.roles.readings import Context
from extractors.roles.tables.arithmetic import balances
from extractors.roles.tables.cells import Figure, plain
from extractors.roles.tables.columns import Column, ColumnKind
from extractors.roles.tables.meaning import PIECE
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.units import UNIT_WORD
from extractors.roles.tables.words import COST, FINANCING, is_partial_sum, is_sum
from schemas.text import Span

_UNIT = re.compile(rf"\s*[(,]?\s*(?:i\s+)?\b(?:{UNIT_WORD})\b\.?\s*\)?\s*$", re.IGNORECASE)
_MARK = re.compile(r"\s*\((?:sök\w*|ansök\w*|denna ansökan|beviljat|beslutat|kontant\w*|natura)\)", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:finansieras av|betalas av|bidrag från|sökt(?: stöd)?(?: från)?|medfinansiering|varav)\s*:?\s+", re.IGNORECASE
)
_AMOUNT = 1


def crossed(section: Section, context: Context) -> tuple[Section, Section] | None:
    """The cost section without its payers, and the financing its sum row states; None for any other table."""
    if section.side != COST:
        return None
    used = {c for row in section.rows for c in row.figures}
    columns = [c for c in section.columns if c.index in used and c.kind is not ColumnKind.SHARE]
    payers = [c for c in columns if _is_payer(c, context)]
    others = [c for c in columns if c not in payers and c.kind in (ColumnKind.AMOUNT, ColumnKind.UNKNOWN)]
    sums = [row for row in section.rows if is_sum(row.label) and not is_partial_sum(row.label) and row.figures]
    if len(payers) < 2 or len(others) > 1 or not sums or not _borne_out(section, payers, others):
        return None
    last = sums[-1]
    rows = []
    for column in payers:
        figure = last.figures.get(column.index)
        if figure is not None:
            label = plain(_UNIT.sub("", column.header))
            rows.append(Row(label, _heading_spans(section, column), {_AMOUNT: figure}, page=last.page))
    if len(rows) < 2:
        return None
    if (whole := last.figures.get(others[0].index) if others else None) is not None:
        rows.append(Row(last.label, last.label_spans, {_AMOUNT: whole}, page=last.page))
    unit = next((c.unit for c in columns if c.unit is not None), None)
    amounts = Column(_AMOUNT, ColumnKind.AMOUNT, "Belopp", total=True, unit=unit)
    plan = replace(
        section,
        side=FINANCING,
        side_reason="columns of payers",
        headings=("Finansiär", "Belopp"),
        columns=(amounts,),
        rows=tuple(rows),
        label_heading="Finansiär",
    )
    return _costs(section, payers, others), plan


def _is_payer(column: Column, context: Context) -> bool:
    if column.year is not None or column.years or column.ordinal is not None:
        return False
    name = _LEAD.sub("", _MARK.sub("", _UNIT.sub("", column.header))).strip()
    return bool(name) and (is_own_money(name) or identify_party(name, context) is not None)


def _borne_out(section: Section, payers: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether the payers' parts add up to the one other column of amounts, where there is one."""
    if not others:
        return True
    tried = good = 0
    for row in section.rows:
        whole = row.figures.get(others[0].index)
        parts: list[tuple[Figure, int]] = [(row.figures[c.index], 1) for c in payers if c.index in row.figures]
        if whole is not None and parts:
            tried += 1
            good += balances(whole, parts, section.factor)
    return tried > 1 and good * 5 >= tried * 4


def _costs(section: Section, payers: Sequence[Column], others: Sequence[Column]) -> Section:
    gone = {c.index for c in payers}
    if not others:  # a line's cost is what its payers pay together
        pieces = [replace(c, kind=ColumnKind.AMOUNT, total=True, contribution=None, sector=f"{PIECE}{c.index}") for c in payers]
        return replace(section, columns=(*(c for c in section.columns if c.index not in gone), *pieces))
    rows = tuple(replace(row, figures={c: f for c, f in row.figures.items() if c not in gone}) for row in section.rows)
    whole = replace(others[0], kind=ColumnKind.AMOUNT, total=True)
    kept = tuple(c for c in section.columns if c.index not in gone and c.index != whole.index)
    return replace(section, columns=(*kept, whole), rows=rows)


def _heading_spans(section: Section, column: Column) -> tuple[Span, ...]:
    """Where the heading stands: the cells above the figures that its words come from."""
    return tuple(
        span
        for cells in section.table.rows
        for cell in cells
        if cell is not None and cell.text and plain(cell.text) in column.header and len(plain(cell.text)) > 2
        for span in cell.spans
    )[:3]
