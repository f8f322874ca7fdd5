"""Rows that the layout cut in two because a cell was wrapped, put together again.

*9 988* above *000*, *12 620 000* above *kr*, *annat än* above *pengar*: what cannot stand by itself belongs to the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.roles.tables.cells import CellKind, View, parse_number, view

_FRAGMENT = re.compile(r"(?:0\d\d(?: \d{3})*(?:\s?(?:kr|kronor|:-))?|kr|kronor|sek|tkr|:-)\.?", re.IGNORECASE)
_GROUP = re.compile(r"\d{3}(?:\s?(?:kr|:-))?")

_OPEN = re.compile(r"(?:\b(?:än|i|in|av|och|eller|ej|icke|för)|[-/,])$", re.IGNORECASE)

Matrix = tuple[tuple[View, ...], ...]


def joined_cells(above: View, below: View) -> View:
    """Two cells as one, in reading order."""
    if below.cell is None or not below.text:
        return above
    if above.cell is None or not above.text:
        return below
    text = f"{above.cell.text} {below.cell.text}"
    return view(replace(above.cell, text=text, spans=above.cell.spans + below.cell.spans, box=None))


def _others(row: Sequence[View], label_column: int) -> list[int]:
    return [i for i, seen in enumerate(row) if i != label_column and seen.kind is not CellKind.EMPTY]


def _is_cut_off(above: Sequence[View], below: Sequence[View], label_column: int) -> bool:
    """Whether the row below holds only what the row above lacks."""
    columns = _others(below, label_column)
    if not columns:
        return False
    if not all(above[c].kind is not CellKind.EMPTY for c in columns):
        return False
    texts = [below[c].text for c in columns]
    if all(_FRAGMENT.fullmatch(t) for t in texts):
        return all(above[c].kind is CellKind.FIGURE or re.search(r"\d", above[c].text) for c in columns)
    if all(_FRAGMENT.fullmatch(t) or _GROUP.fullmatch(t) for t in texts):
        label = below[label_column].text
        loose = not label or label[:1].islower() or any(_FRAGMENT.fullmatch(t) for t in texts)
        return loose and _adds_up_joined(above, below, columns, label_column)
    alone = not below[label_column].text
    return all(_goes_on(above[c], below[c], alone) for c in columns)


def _goes_on(above: View, below: View, alone: bool) -> bool:
    """Whether words go on from the cell above: it ends in the middle of a phrase, or the row has nothing else to say."""
    if above.kind is not CellKind.WORDS or below.kind is not CellKind.WORDS or not below.text[:1].islower():
        return False
    return alone or _OPEN.search(above.text) is not None


def _adds_up_joined(above: Sequence[View], below: Sequence[View], columns: Sequence[int], label_column: int) -> bool:
    """Whether the row, put together, has a last or first figure that is the sum of the others."""
    values: list[Decimal] = []
    for i, seen in enumerate(above):
        if i == label_column or seen.kind in (CellKind.EMPTY, CellKind.DASH, CellKind.WORDS):
            continue
        number = parse_number(f"{seen.text} {below[i].text}") if i in columns else seen.figure
        if number is None:
            return False
        values.append(number.value)
    return len(values) > 2 and (sum(values[:-1]) == values[-1] or sum(values[1:]) == values[0])


def stitched(rows: Matrix, label_column: int) -> Matrix:
    """The matrix with cut-off rows joined to the ones above them."""
    result: list[tuple[View, ...]] = []
    for row in rows:
        above = result[-1] if result else None
        if above is not None and _has_numbers(above) and _is_cut_off(above, row, label_column):
            result[-1] = tuple(joined_cells(a, b) for a, b in zip(above, row, strict=True))
        else:
            result.append(row)
    return tuple(result)


def _has_numbers(row: Sequence[View]) -> bool:
    return any(seen.kind is CellKind.FIGURE or (seen.kind is CellKind.WORDS and re.search(r"\d{3}", seen.text)) for seen in row)
