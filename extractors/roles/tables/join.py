"""Tables that go on after a page break or after a line the layout did not take for a row, made one before they are read.

A table goes on when the next one has as many columns, no headings of its own, and the first has not come to its sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.tables.cells import CellKind, parse_number, plain
from extractors.roles.tables.grid import Matrix, column_edges, has_figures, is_header_row, label_column_of, matrix_of
from extractors.roles.tables.words import is_sum
from schemas.layout import Cell, Table
from schemas.text import DocumentText, Span, union_of

_LEADERS = re.compile(
    r"^(?P<label>.{3,90}?)(?:\s*(?:\.{3,}|…+|_{3,})\s*|\s{2,}|\t)(?P<amount>[-−–]?\d[\d .,'’]*\s?(?:kr|kronor|:-|tkr|kkr)?)$"
)


def joined(tables: Sequence[Table], document: DocumentText) -> list[Table]:
    """The tables in order, those that go on in the next one joined to it."""
    result: list[Table] = []
    for table in sorted(tables, key=lambda t: t.start):
        before = result[-1] if result else None
        if before is not None and (fitted := _fitted(table, before, document)) is not None and _goes_on(before, fitted, document):
            table = fitted
            between = _rows_between(before, table, document)
            pages = tuple(dict.fromkeys((*before.pages, *table.pages)))
            result[-1] = replace(before, rows=(*before.rows, *between, *table.rows), pages=pages)
        else:
            result.append(table)
    return result


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)


def _fitted(table: Table, before: Table, document: DocumentText) -> Table | None:
    """The table with its cells in the columns of the one before, by where they stand on the page; None where they do not fit."""
    width = _width(before)
    if _width(table) == width:
        return table
    if abs(_width(table) - width) > 2:
        return None
    edges = column_edges(before, width)
    rows: list[tuple[Cell | None, ...]] = []
    for row in table.rows:
        places: list[Cell | None] = [None] * width
        for cell in (c for c in row if c is not None and c.text):
            box = union_of(b for span in cell.spans if (b := document.box_of(span)) is not None)
            if box is None:
                return None
            distance = [
                (max(edge[0] - box.x1, box.x0 - edge[1], 0.0), abs(edge[0] + edge[1] - box.x0 - box.x1), i)
                for i, edge in enumerate(edges)
                if edge is not None
            ]
            at = min(distance)[2] if distance else 0
            if places[at] is not None:
                return None
            places[at] = replace(cell, column_span=1)
        rows.append(tuple(places))
    return replace(table, rows=tuple(rows))


def _goes_on(before: Table, after: Table, document: DocumentText) -> bool:
    if _width(before) != _width(after) or _width(before) < 2 or before.name != after.name:
        return False
    if before.pages and after.pages and not 0 <= after.pages[0] - before.pages[-1] <= 1:
        return False
    first, second = matrix_of(before, document), matrix_of(after, document)
    at = label_column_of(first)
    if not _of_figures(first) or not _of_figures(second) or any(is_header_row(row, at, False) for row in second):
        return False
    headings = [i for i, row in enumerate(first) if is_header_row(row, at, i == 0)]
    body = first[headings[-1] + 1 :] if headings else first
    unfinished = not any(is_sum(row[at].text) for row in _last_side(body, at))
    return unfinished and any(is_sum(row[at].text) for row in second)


def _last_side(rows: Matrix, label_column: int) -> Matrix:
    """The rows below the last title."""
    titles = [i for i, row in enumerate(rows) if not has_figures(row) and sum(s.kind is not CellKind.EMPTY for s in row) == 1]
    titles = [i for i in titles if rows[i][label_column].text]
    return rows[titles[-1] + 1 :] if titles else rows


def _of_figures(rows: Matrix) -> bool:
    """Whether most rows state figures, as those of a form do not."""
    filled = [row for row in rows if any(s.kind is not CellKind.EMPTY for s in row)]
    return sum(has_figures(row) for row in filled) * 2 >= len(filled)


def _rows_between(before: Table, after: Table, document: DocumentText) -> list[tuple[Cell | None, ...]]:
    """Lines between the two that are a label, leaders and one amount."""
    end = max((s.end for row in before.rows for c in row if c for s in c.spans), default=0)
    rows: list[tuple[Cell | None, ...]] = []
    for span in after.caption:
        if span.start < end or _width(after) != 2:
            continue
        text = document.raw(span)
        match = _LEADERS.match(text)
        if match is None or parse_number(match["amount"]) is None:
            continue
        page = document.page_of(span.start)
        cells = []
        for group in ("label", "amount"):
            inner = Span(span.start + match.start(group), span.start + match.end(group))
            cells.append(Cell(plain(match[group]), (inner,), page, document.box_of(inner)))
        rows.append(tuple(cells))
    return rows
