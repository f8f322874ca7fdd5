"""Figures given back to their headings where the layout mixed columns up.

*2026 2027 Totalt* as one heading over *248 000 138 000 386 000*, or a heading one column beside its figures. Headings and figures
are lined up in order, and only where a row has exactly one figure (or dash) a heading; a row that has not keeps its text, so
that it can be parted by its sums or reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractors.roles.tables.cells import NOTHING, CellKind, View, cut, looks_like_year, view
from extractors.roles.tables.columns import ColumnKind, parse_header
from extractors.roles.tables.repair import UNEVEN, figures_in, partitions

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?"
_YEAR_ITEM = (
    r"(?:20[0-4]\d-[01]\d(?:-[0-3]\d)?\s*[–—-]\s*20[0-4]\d-\s?(?:[01]\d(?:-[0-3]\d)?)?"
    rf"|(?:(?:{_MONTH}\s*[–—-]\s*{_MONTH}|{_MONTH}|[hv]t)\s+)?(?:(?:budget)?år\s+)?20[0-4]\d|(?:projekt)?år\s*[1-9](?!\d))"
)
_TOTAL_ITEM = r"(?:total\w*|summa|hela (?:perioden|projektet|projekttiden))(?:\s*\(?(?:i\s+)?(?:kr|tkr|kkr|mnkr|kronor|sek)\)?)?"
_UNIT_ITEM = r"(?:\s*\((?:i\s+)?(?:kr|tkr|kkr|mnkr|kronor|sek)\))?"
_ITEM = re.compile(rf"(?P<year>{_YEAR_ITEM})(?![\d–—-]){_UNIT_ITEM}|(?P<total>{_TOTAL_ITEM})", re.IGNORECASE)

_NUMERIC = re.compile(r"(?:[\d\s.,'’\ufffd–-]|kr|tkr|kkr|:)+")
_SEVERAL_AT = 10**9

Matrix = tuple[tuple[View, ...], ...]
IsHeading = Callable[[Sequence[View], bool], bool]


@dataclass(frozen=True, slots=True)
class _Item:
    """One heading: what it says and the column it stands in."""

    seen: View
    column: int
    counts: bool


def several_headings(seen: View) -> list[tuple[int, int]]:
    """Where each of several years (and a total) stands in one heading cell; empty for a heading of one column."""
    if seen.kind not in (CellKind.WORDS, CellKind.FIGURE) or looks_like_year(seen):
        return []
    found = list(_ITEM.finditer(seen.text))
    years = [m.group("year") for m in found if m.group("year")]
    numbers = [int((re.findall(r"20[0-4]\d", year) or re.findall(r"\d", year))[0]) for year in years]
    totals = len(found) - len(years)
    rest = _ITEM.sub("", seen.text).strip()
    if len(found) < 2 or totals > 1 or not years or re.search(r"[^\d\s–—-]|\d{3}", rest) or numbers != sorted(set(numbers)):
        return []
    return [(m.start(), m.end()) for m in found]


def _pieces(seen: View, places: Sequence[tuple[int, int]]) -> list[View]:
    assert seen.cell is not None
    return [
        view(replace(seen.cell, text=seen.cell.text[a:b], spans=cut(seen.cell, a, b), box=None, column_span=1)) for a, b in places
    ]


def _items(heading: Sequence[View], label_column: int) -> list[_Item]:
    items: list[_Item] = []
    for column, seen in enumerate(heading):
        if column <= label_column or seen.kind is CellKind.EMPTY:
            continue
        places = several_headings(seen)
        for one in _pieces(seen, places) if places else [seen]:
            kind = parse_header(one.text).kind
            items.append(_Item(one, column, kind not in (ColumnKind.FORM, ColumnKind.NOTE)))
    return items


def _tokens(seen: View, wanted: int | None) -> list[View]:
    """The figures and dashes of one cell: as separators show them, else in the only way to make `wanted` of them."""
    places = figures_in(seen.text)
    if len(places) > 1 and (wanted is None or len(places) == wanted):
        return _pieces(seen, places)
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", seen.text)]
    if wanted is None or wanted < 2 or not all(re.fullmatch(r"\d{1,3}", seen.text[a:b]) for a, b in tokens):
        return [seen]
    ways = list(partitions([seen.text[a:b] for a, b in tokens], wanted))
    return _pieces(seen, [(tokens[a][0], tokens[b - 1][1]) for a, b in ways[0]]) if len(ways) == 1 else [seen]


def _is_value(seen: View) -> bool:
    if seen.figure is not None and abs(seen.figure.value) >= _SEVERAL_AT and " " in seen.text:
        return False  # no project costs a milliard: two figures that happen to read as one
    return seen.kind in (CellKind.FIGURE, CellKind.DASH, CellKind.SHARE) or UNEVEN.fullmatch(seen.text) is not None


def _holds_several(seen: View) -> bool:
    return seen.kind in (CellKind.WORDS, CellKind.FIGURE) and not _is_value(seen) and _is_numeric(seen)


def _is_numeric(seen: View) -> bool:
    """A figure, a dash, or text of nothing but digits, signs and units."""
    return _is_value(seen) or (_NUMERIC.fullmatch(seen.text) is not None and re.search(r"\d", seen.text) is not None)


def _needs_it(items: Sequence[_Item], rows: Sequence[Sequence[View]], label_column: int) -> bool:
    columns = [item.column for item in items]
    if len(set(columns)) != len(columns):
        return True
    if any(_holds_several(seen) for row in rows for seen in row[label_column + 1 :]):
        return True
    width = max((len(row) for row in rows), default=0)
    filled = {c for c in range(label_column + 1, width) if any(_is_value(row[c]) for row in rows)}
    headed = {item.column for item in items}
    amounts = {item.column for item in items if item.counts}
    return bool(filled - headed) and bool(amounts - filled)


def _line_up(row: Sequence[View], items: Sequence[_Item], label_column: int, places: dict[int, int]) -> tuple[View, ...] | None:
    """The row with one cell a heading, or None where figures and headings do not match in number.

    `places` maps a column to its heading where rows lined up so far agree; rows with empty places are read by it.
    """
    cells = [(c, seen) for c, seen in enumerate(row) if c > label_column and seen.kind is not CellKind.EMPTY]
    numeric = [(c, seen) for c, seen in cells if _is_numeric(seen)]
    words = [(c, seen) for c, seen in cells if not _is_numeric(seen)]
    counted = [i for i, item in enumerate(items) if item.counts]
    others = [i for i, item in enumerate(items) if not item.counts]
    result = [NOTHING] * len(items)
    for index, (_, seen) in zip(others, words, strict=False):
        result[index] = seen
    if len(words) > len(others):
        return None
    values: list[tuple[int, View]] = []
    plain = sum(1 for _, seen in numeric if _is_value(seen))
    several = [c for c, seen in numeric if not _is_value(seen)]
    for column, seen in numeric:
        wanted = len(counted) - plain if len(several) == 1 and column in several else None
        values += [(column, one) for one in (_tokens(seen, wanted) if not _is_value(seen) else [seen])]
    if not all(_is_value(seen) for _, seen in values):
        return None
    if len(values) == len(counted):
        for index, (column, seen) in zip(counted, values, strict=True):
            result[index] = seen
            if len([v for v in values if v[0] == column]) == 1:
                places.setdefault(column, index)
        return tuple(result)
    if len({c for c, _ in values}) == len(values) and all(c in places for c, _ in values):
        for column, seen in values:
            result[places[column]] = seen
        return tuple(result)
    return None if values else tuple(result)


def _segment(heading: Sequence[View], rows: Sequence[tuple[View, ...]], label_column: int) -> list[tuple[View, ...]] | None:
    items = _items(heading, label_column)
    if not any(item.counts for item in items) or not _needs_it(items, rows, label_column):
        return None
    front = label_column + 1
    places: dict[int, int] = {}
    full: dict[int, tuple[View, ...]] = {}
    for _ in range(2):  # rows with empty places are read by what full rows taught
        for i, row in enumerate(rows):
            if i not in full and (made := _line_up(row, items, label_column, places)) is not None:
                full[i] = made
    numeric = [i for i, row in enumerate(rows) if any(_is_value(s) or _holds_several(s) for s in row[front:])]
    if sum(i in full for i in numeric) * 2 < len(numeric) or not numeric:
        return None
    result = [(*heading[:front], *(item.seen for item in items))]
    for i, row in enumerate(rows):
        cells = full.get(i)
        result.append((*row[:front], *(cells if cells is not None else _unplaced(row[front:], len(items)))))
    return result


def _unplaced(cells: Sequence[View], count: int) -> tuple[View, ...]:
    """Cells of a row that could not be lined up, none lost, in as many places as there are."""
    kept = [seen for seen in cells if seen.kind is not CellKind.EMPTY]
    as_text = [replace(seen, kind=CellKind.WORDS, figure=None) if seen.figure is not None else seen for seen in kept]
    return (*as_text[:count], *[NOTHING] * (count - len(as_text)))


def aligned(rows: Matrix, label_column: int, is_heading: IsHeading) -> Matrix:
    """The matrix with every stretch of rows under one heading row lined up with it; as it was where nothing was amiss."""
    starts = [i for i, row in enumerate(rows) if is_heading(row, i == 0)]
    if not starts:
        return rows
    result: list[tuple[View, ...]] = list(rows[: starts[0]])
    for at, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        made = _segment(rows[at], rows[at + 1 : end], label_column)
        result += made if made is not None else list(rows[at:end])
    width = max((len(row) for row in result), default=0)
    return tuple((*row, *[NOTHING] * (width - len(row))) for row in result)
