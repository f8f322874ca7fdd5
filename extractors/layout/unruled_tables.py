"""Tables that nobody drew: found from text that stands in columns.

Strips with two or more pieces start a region (`regions`), its strips make rows (`row_groups`), the rows have columns (`columns`,
`column_cuts`), and what falls into both is a cell. What a table is about is not asked.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.column_cuts import split_by_heading, split_by_remarks
from extractors.layout.columns import Column, find_columns, part, place_of
from extractors.layout.drafts import DraftRow, DraftTable, is_heading_row, make_cell
from extractors.layout.labels import is_label
from extractors.layout.lines import WordIndex
from extractors.layout.regions import find_region, is_listed, lead_of, split_at_headings
from extractors.layout.row_groups import rows_of
from extractors.layout.side_by_side import parted
from extractors.layout.strips import Piece, Strip
from schemas.layout import Cell
from schemas.text import DocumentText, Span


def find_unruled(document: DocumentText, words: WordIndex, strips: Sequence[Strip]) -> list[DraftTable]:
    """The unruled tables of one page, from its strips top to bottom."""
    tables: list[DraftTable] = []
    k = 0
    while k < len(strips):
        region = find_region(strips, k)
        if not region:
            k += 1
            continue
        stop = k + len(region)
        lead = lead_of(strips, k, region, tables)
        tables += _tables_of(document, words, lead + region)
        k = stop
    return tables


def _tables_of(document: DocumentText, words: WordIndex, region: list[Strip]) -> list[DraftTable]:
    tables: list[DraftTable] = []
    title: list[Span] = []
    for stretch, above in split_at_headings(region):
        title = [p.span for s in above for p in s.pieces]
        rows = rows_of(stretch)
        if (table := _table(document, words, rows)) is not None:
            halves = _sides(document, words, stretch, table)
            if halves:
                tables += halves
                continue
            if tables:  # right below another: its own title, and what stood over the first (the unit, often)
                table.caption, table.below = title, tables[0]
            tables.append(table)
    return tables


def _sides(document: DocumentText, words: WordIndex, stretch: list[Strip], table: DraftTable) -> list[DraftTable]:
    """Two tables that stand beside each other, each laid out by itself: a long name on one side makes no row of the other."""
    halves = parted(table)
    if len(halves) < 2:
        return []
    result: list[DraftTable] = []
    for half in halves:
        left, right = half.columns[0].x0 - 1, half.columns[-1].x1 + 1
        strips = [own for strip in stretch for own in _within(strip, left, right)]
        result += _tables_of(document, words, strips)
    return result


def _within(strip: Strip, left: float, right: float) -> list[Strip]:
    """The strip with the pieces that stand between two edges; its rows apart where only the other side tied them together."""
    levels: list[list[Piece]] = []
    for piece in sorted((p for p in strip.pieces if left <= p.middle <= right), key=_height):
        if levels and _height(piece) - _height(levels[-1][-1]) <= 2:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    if sum(len(level) >= 2 for level in levels) < 2:
        levels = [[p for level in levels for p in level]] if levels else []
    return [replace(strip, pieces=level, first=_height(level[0]), last=_height(level[-1])) for level in levels]


def _height(piece: Piece) -> float:
    return (piece.box.top + piece.box.bottom) / 2


def continued(document: DocumentText, words: WordIndex, upper: DraftTable, lower: DraftTable, repeated: int) -> DraftTable | None:
    """Both parts of a table that a page break parts, laid out as one; the first `repeated` rows of the lower part left out."""
    if not upper.strips or not lower.strips:
        return None
    return _table(document, words, [*upper.strips, *lower.strips[repeated:]])


def _table(document: DocumentText, words: WordIndex, rows: list[list[Strip]]) -> DraftTable | None:
    pieces = [[p for s in row for p in s.pieces] for row in rows]
    tabular = [p for p, row in zip(pieces, rows, strict=True) if any(s.tabular for s in row) or len(p) > 1]
    if not tabular:
        return None
    listed = [s for row in rows for s in row if s.tabular]
    if is_listed(listed) and len(listed) >= 2:
        return _list_table(document, rows)
    columns = find_columns(tabular)
    columns = split_by_remarks(document, words, rows, columns)
    columns = split_by_heading(document, words, rows, columns)
    if len(columns) < 2:
        return None
    drafts = [_row(document, words, row, columns) for row in rows]
    rows = list(rows)
    while drafts and sum(1 for c in drafts[-1].cells if c) < 2 and not any(c for c in drafts[-1].cells[1:]):
        drafts.pop()  # a lone line below the last row is the text that follows
        rows.pop()
    while drafts and sum(1 for c in drafts[0].cells if c) < 2 and not any(c for c in drafts[0].cells[1:]):
        drafts.pop(0)
        rows.pop(0)
    return DraftTable(rows[0][0].page, drafts, columns, ruled=False, strips=rows) if _is_table(drafts) else None


def _list_table(document: DocumentText, rows: list[list[Strip]]) -> DraftTable | None:
    """Two columns by order rather than by place."""
    drafts: list[DraftRow] = []
    edge = min(p.box.x0 for row in rows for s in row if s.tabular for p in s.pieces if p.amount)
    for row in rows:
        amounts = [s.pieces[1] if s.pieces[1].amount else s.pieces[0] for s in row if s.tabular]
        labels = [p for s in row for p in s.pieces if p not in amounts]
        cells = [make_cell(document, row[0].page, [p.span for p in side]) if side else None for side in (labels, amounts)]
        pieces = labels + amounts
        drafts.append(DraftRow(list(cells), min(p.box.top for p in pieces), max(p.box.bottom for p in pieces)))
    columns = [Column(min(s.x0 for r in rows for s in r), edge), Column(edge, max(s.x1 for r in rows for s in r))]
    return DraftTable(rows[0][0].page, drafts, columns, ruled=False, strips=rows) if _is_table(drafts) else None


def _row(document: DocumentText, words: WordIndex, row: list[Strip], columns: Sequence[Column]) -> DraftRow:
    held: list[list[Piece]] = [[] for _ in columns]
    for strip in row:
        for piece in part(document, words, strip.pieces, columns):
            held[place_of(piece, columns)].append(piece)
    page = row[0].page
    cells: list[Cell | None] = []
    for inside in held:
        ordered = sorted(inside, key=lambda p: p.span.start)
        bold = bool(inside) and all(p.bold for p in inside)
        cells.append(make_cell(document, page, [p.span for p in ordered], bold) if inside else None)
    tops = [p.box.top for s in row for p in s.pieces]
    bottoms = [p.box.bottom for s in row for p in s.pieces]
    return DraftRow(cells, min(tops), max(bottoms))


def _is_table(rows: Sequence[DraftRow]) -> bool:
    """Two rows or more with two cells or more each: figures under each other, or labels and values that line up."""
    full = [row for row in rows if sum(1 for c in row.cells if c) >= 2]
    if len(full) < 2:
        return False
    texts = [[t for t in row.texts if t] for row in full]
    amounts = sum(1 for row in full for c in row.cells[1:] if c and any(ch.isdigit() for ch in c.text) and len(c.text) < 30)
    if amounts >= 2 or (amounts == 1 and is_heading_row(rows[0], rows[1])):
        return True
    # words beside words: a letterhead stands like that too; a form has labels
    labels = sum(1 for t in texts if is_label(t[0]) or t[0].endswith(":"))
    wordy = statistics.median(len(part.split()) for t in texts for part in t) >= 5  # two columns of running text
    return 2 * labels >= len(full) or (len(full) >= 4 and not wordy and statistics.median(len(t[0]) for t in texts) <= 45)
