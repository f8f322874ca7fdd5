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

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?"
_YEAR_ITEM = (
    r"(?:20[0-4]\d-[01]\d(?:-[0-3]\d)?\s*[–—-]\s*20[0-4]\d-[01]\d(?:-[0-3]\d)?"
    rf"|(?:(?:{_MONTH}\s*[–—-]\s*{_MONTH}|{_MONTH}|[hv]t)\s+)?(?:(?:budget)?år\s+)?20[0-4]\d)"
)
_TOTAL_ITEM = r"(?:total\w*|summa|hela (?:perioden|projektet|projekttiden))(?:\s*\(?(?:i\s+)?(?:kr|tkr|kkr|mnkr|kronor|sek)\)?)?"
_ITEM = re.compile(rf"(?P<year>{_YEAR_ITEM})(?![\d–—-])|(?P<total>{_TOTAL_ITEM})", re.IGNORECASE)

Matrix = tuple[tuple[View, ...], ...]


def _several_headings(seen: View) -> list[tuple[int, int]]:
    """Where each of several years (and a total) stands in one heading cell; empty for a heading of one column."""
    if seen.kind not in (CellKind.WORDS, CellKind.FIGURE) or looks_like_year(seen):
        return []
    found = list(_ITEM.finditer(seen.text))
    years = [m.group("year") for m in found if m.group("year")]
    numbers = [re.findall(r"20[0-4]\d", year)[0] for year in years]
    totals = len(found) - len(years)
    if len(found) < 2 or totals > 1 or not years or _ITEM.sub("", seen.text).strip() or numbers != sorted(numbers):
        return []
    return [(m.start(), m.end()) for m in found]


def widened(rows: Matrix) -> Matrix:
    """The matrix with every such column parted; as it was where there is none."""
    for at, row in enumerate(rows):
        for column, seen in enumerate(row):
            years = _several_headings(seen)
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
