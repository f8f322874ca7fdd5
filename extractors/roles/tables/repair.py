"""Cells that hold two figures because the columns stood too close, parted again where only one way adds up.

*1 020 000 1 310 000* with an empty neighbour can be parted in one sensible way at most when the row has a total. Where no way
or several ways add up, the row is marked doubtful and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from extractors.roles.tables.arithmetic import balances
from extractors.roles.tables.cells import CellKind, Figure, View, cut, parse_number
from extractors.roles.tables.columns import ColumnKind
from extractors.roles.tables.labels import joined_label
from extractors.roles.tables.model import Row, Section

_SEVERAL = re.compile(r"[-−–]?\d{1,3}(?: \d{3})*(?:,\d+)?(?: (?:-|[-−–]?\d{1,3}(?: \d{3})*(?:,\d+)?))+")
_HELD = re.compile(r"(?<![\d.,'’\ufffd])[-−–]?(?:\d{1,3}(?:[.,'’\ufffd]\d{3})+|0|\d{4,}|\d+,\d{1,2})(?![\d.,'’\ufffd])")
_WITH_UNIT = re.compile(
    r"[-−–]?(?:0|[1-9]\d{0,2}(?:[ .,'’\ufffd]\d{3})*|[1-9]\d{3,})(?:,\d{1,2})?\s?(?:kr|kronor|:-|tkr|kkr|sek)(?!\w)"
    r"|(?<!\S)[-–](?!\S)",
    re.IGNORECASE,
)
UNEVEN = re.compile(r"[-−–]?\d{4,6} \d{3}(?:,\d+)?")
"""*2400 000*: a number format with one blank in it, or a thin blank that a picture lost; or two figures."""
_ONE = re.compile(r"[-−–]?(?:0|[1-9]\d{0,2}(?: \d{3})*)(?:,\d{1,2})?")


NO_SINGLE_WAY = "several figures in one cell, and no single way to part them adds up"


def figures_in(text: str) -> list[tuple[int, int]]:
    """Where figures stand that their separators hold together (*248'000 138'000*, *12,5 7,0*), when the text is nothing else."""
    for pattern in (_HELD, _WITH_UNIT):
        found = [(m.start(), m.end()) for m in pattern.finditer(text)]
        if found and not re.sub(r"\s+", "", pattern.sub("", text)):
            return found
    return []


def partitions(tokens: Sequence[str], count: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Ways to make `count` well-formed numbers of consecutive digit groups, as token ranges."""

    def go(at: int, left: int) -> Iterator[tuple[tuple[int, int], ...]]:
        if left == 0:
            if at == len(tokens):
                yield ()
            return
        for end in range(at + 1, len(tokens) - left + 2):
            if _ONE.fullmatch(" ".join(tokens[at:end])):
                for rest in go(end, left - 1):
                    yield ((at, end), *rest)

    yield from go(0, count)


def _figures(seen: View, ways: Sequence[tuple[int, int]]) -> list[Figure]:
    assert seen.cell is not None
    positions = [(m.start(), m.end()) for m in re.finditer(r"\S+", seen.cell.text)]
    result = []
    for first, end in ways:
        start, stop = positions[first][0], positions[end - 1][1]
        number = parse_number(seen.cell.text[start:stop])
        assert number is not None
        result.append(replace(number, spans=cut(seen.cell, start, stop)))
    return result


def _uneven(row: Row, section: Section) -> Row:
    """The row with unevenly grouped numbers read as one: where the last group is nought, or the row then adds up."""
    places = [
        c.index
        for c in section.columns
        if c.kind is ColumnKind.AMOUNT and c.index < len(row.cells) and UNEVEN.fullmatch(row.cells[c.index].text)
    ]
    found: dict[int, Figure] = {}
    for place in places:
        seen = row.cells[place]
        number = parse_number(seen.text.replace(" ", ""))
        if seen.kind is CellKind.WORDS and number is not None:
            found[place] = replace(number, spans=seen.spans)
    if not found:
        return row
    noughts = all(row.cells[place].text.endswith(" 000") for place in found)
    if not noughts and not _row_balances(row, section, found):
        return row
    words = tuple(w for w in row.words if all(w is not row.cells[place] for place in found))
    why = "unevenly grouped digits read as one number"
    return replace(row, figures={**row.figures, **found}, words=words, inferred=row.inferred or why)


def _repair_row(row: Row, section: Section) -> Row:
    row = _uneven(row, section)
    amounts = [c for c in section.columns if c.kind is ColumnKind.AMOUNT]
    by_index = frozenset(c.index for c in amounts)
    for column, seen in enumerate(row.cells):
        if seen.kind not in (CellKind.WORDS, CellKind.FIGURE) or column not in by_index or not _SEVERAL.fullmatch(seen.text):
            continue
        if seen.kind is CellKind.WORDS and column in row.figures:
            continue
        free = _empty_around(row, column, by_index)
        if not free or seen.cell is None:
            continue
        tokens = re.findall(r"\S+", seen.text)
        if seen.kind is CellKind.FIGURE and _row_balances(row, section, {}):
            continue
        good: list[dict[int, Figure]] = []
        for places in free:
            for ways in partitions(tokens, len(places)):
                figures = dict(zip(places, _figures(seen, ways), strict=True))
                if _row_balances(row, section, figures):
                    good.append(figures)
        if len(good) == 1:
            merged = {**{c: f for c, f in row.figures.items() if c != column}, **good[0]}
            words = tuple(w for w in row.words if w is not seen)
            return replace(row, figures=merged, words=words, inferred="figures parted from one cell; only this way adds up")
        if seen.kind is CellKind.WORDS or _exceeds_total(row, section, column):
            figures = {c: f for c, f in row.figures.items() if c != column}
            return replace(
                row,
                figures=figures,
                doubtful=True,
                inferred=NO_SINGLE_WAY,
            )
    return row


def _exceeds_total(row: Row, section: Section, column: int) -> bool:
    """Whether one column's figure is larger than the row's total: two figures that read as one."""
    total = next((c for c in section.columns if c.kind is ColumnKind.AMOUNT and c.total and c.contribution is None), None)
    if total is None or total.index == column or total.index not in row.figures or column not in row.figures:
        return False
    return abs(row.figures[column].value) > abs(row.figures[total.index].value)


def _empty_around(row: Row, column: int, known: Container[int]) -> list[tuple[int, ...]]:
    """The runs of amount columns that include `column` and otherwise only empty places next to it."""
    left = column
    while left - 1 in known and row.cells[left - 1].kind is CellKind.EMPTY:
        left -= 1
    right = column
    while right + 1 in known and right + 1 < len(row.cells) and row.cells[right + 1].kind is CellKind.EMPTY:
        right += 1
    runs = [
        tuple(range(first, last + 1)) for first in range(left, column + 1) for last in range(column, right + 1) if last > first
    ]
    return sorted(runs, key=len, reverse=True)


def _row_balances(row: Row, section: Section, more: dict[int, Figure]) -> bool:
    figures = {**row.figures, **more}
    total = next((c for c in section.columns if c.kind is ColumnKind.AMOUNT and c.total and c.contribution is None), None)
    if total is None or total.index not in figures:
        return False
    years = [(figures[c.index], 1) for c in section.columns if c.kind is ColumnKind.AMOUNT and c.year and c.index in figures]
    return len(years) >= 1 and balances(figures[total.index], years, section.factor)


def repaired(section: Section) -> Section:
    """The section with figures parted where that is possible in exactly one way."""
    if not section.headed:
        return section
    section = replace(section, rows=tuple(_mended(section.rows, section)))
    return replace(section, rows=tuple(_repair_row(row, section) for row in section.rows))


def _mended(rows: Sequence[Row], section: Section) -> Iterator[Row]:
    """Rows whose figures broke over two lines, *1 118* over *394*, made one where the row then adds up."""
    i = 0
    while i < len(rows):
        joined = _joined(rows[i], rows[i + 1], section) if i + 1 < len(rows) else None
        yield joined or rows[i]
        i += 1 if joined is None else 2


def _joined(upper: Row, lower: Row, section: Section) -> Row | None:
    pieces = {c: lower.cells[c].text if c < len(lower.cells) else "" for c in lower.figures}
    if not pieces or not set(pieces) <= set(upper.figures) or not all(re.fullmatch(r"\d{3}", t) for t in pieces.values()):
        return None
    if _row_balances(upper, section, {}):
        return None
    whole = {
        c: replace(upper.figures[c], value=upper.figures[c].value * 1000 + f.value, spans=upper.figures[c].spans + f.spans)
        for c, f in lower.figures.items()
    }
    if not _row_balances(upper, section, whole):
        return None
    return replace(
        upper,
        label=joined_label(upper.label, lower.label),
        label_spans=upper.label_spans + lower.label_spans,
        figures={**upper.figures, **whole},
        inferred="a figure broken over two lines; the row adds up",
    )
