"""Columns that the layout could not part, given back: a heading of several years over cells of several figures.

*År 2026 År 2027* above *248 000 138 000* is two columns. A row whose figures cannot be shared out in one way keeps its text
in the first of them, where `repair` and the reports of the collector find it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.tables.cells import NOTHING, CellKind, View, cut, looks_like_year, view
from extractors.roles.tables.repair import figures_in, partitions

_YEAR_RUN = re.compile(r"(?:(?:budget)?år\s+)?20[0-4]\d", re.IGNORECASE)

Matrix = tuple[tuple[View, ...], ...]


def _years_in_one(seen: View) -> list[tuple[int, int]]:
    """Where each of several years stands in a heading cell; empty for a heading of one year or of a stretch of years."""
    if seen.kind not in (CellKind.WORDS, CellKind.FIGURE) or looks_like_year(seen):
        return []
    found = [(m.start(), m.end()) for m in _YEAR_RUN.finditer(seen.text)]
    rest = _YEAR_RUN.sub("", seen.text).strip()
    years = [seen.text[a:b][-4:] for a, b in found]
    return found if len(found) > 1 and not rest and years == sorted(set(years)) else []


def widened(rows: Matrix) -> Matrix:
    """The matrix with every such column parted; as it was where there is none."""
    for at, row in enumerate(rows):
        for column, seen in enumerate(row):
            years = _years_in_one(seen)
            if not years:
                continue
            end = column + 1
            while end < len(row) and row[end].kind is CellKind.EMPTY:
                end += 1
            made = [_shared(r, column, end, len(years), years if i == at else None) for i, r in enumerate(rows)]
            return widened(tuple(made))
    return rows


def _shared(row: Sequence[View], start: int, end: int, count: int, heading: Sequence[tuple[int, int]] | None) -> tuple[View, ...]:
    """One row with the columns from `start` to `end` made into `count` columns."""
    before, inside, after = row[:start], [s for s in row[start:end] if s.kind is not CellKind.EMPTY], row[end:]
    if heading is not None:
        return (*before, *_pieces(inside[0], heading), *after)
    parts: list[View] = []
    for i, seen in enumerate(inside):
        left = count - len(parts) - (len(inside) - i - 1)
        parts += _figures_of(seen, left if i == len(inside) - 1 else None)
    if len(parts) != count:
        parts = [*inside[:count], *[NOTHING] * (count - len(inside[:count]))]
    return (*before, *parts, *after)


def _pieces(seen: View, places: Sequence[tuple[int, int]]) -> list[View]:
    assert seen.cell is not None
    return [
        view(replace(seen.cell, text=seen.cell.text[a:b], spans=cut(seen.cell, a, b), box=None, column_span=1)) for a, b in places
    ]


def _figures_of(seen: View, count: int | None) -> list[View]:
    """The figures of a cell: as separators show them, else in the only way to make `count` of them."""
    places = figures_in(seen.text)
    if len(places) > 1 and (count is None or len(places) == count):
        return _pieces(seen, places)
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", seen.text)]
    if count is None or count < 2 or not all(re.fullmatch(r"\d{1,3}", seen.text[a:b]) for a, b in tokens):
        return [seen]
    ways = list(partitions([seen.text[a:b] for a, b in tokens], count))
    if len(ways) != 1:
        return [seen]
    return _pieces(seen, [(tokens[first][0], tokens[last - 1][1]) for first, last in ways[0]])
