"""Tables from cells that the file itself ties together: ruled lines on a page, sheets, tables of a word-processor file.

Cells are taken as they are, but for what drawing leaves open: a row that holds several rows of text is parted, a merged cell
that holds the texts of several columns is handed out to them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.layout.columns import Column
from extractors.layout.drafts import DraftRow, DraftTable, has_amounts, is_heading_row, make_cell
from extractors.layout.figures import is_amount, is_figure, is_sum_label
from extractors.layout.lines import WordIndex
from schemas.layout import Cell
from schemas.text import DocumentText, Grid, GridCell, Span


def is_matrix(grid: Grid) -> bool:
    """At least two columns and two rows, or two columns with text in both; a grid of one column is a set of bands."""
    return len({c.column for c in grid.cells}) >= 2 and sum(1 for c in grid.cells if c.spans) >= 2


def from_grid(document: DocumentText, words: WordIndex, grid: Grid) -> list[DraftTable]:
    """The tables in one grid: several where a heading row stands below rows of figures."""
    columns = _edges(grid)
    width = len(columns)
    rows: list[DraftRow] = []
    held: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        held.setdefault(cell.row, []).append(cell)
    for number in sorted(held):
        rows += _rows(document, words, grid, held[number], columns)
    rows = [row for row in rows if any(c is not None and c.text for c in row.cells)]
    used = [i for i in range(width) if any(row.cells[i] is not None and row.texts[i] for row in rows)]
    if len(used) < 2 and not any(c.ref for c in grid.cells):
        return []
    for row in rows:
        row.cells = [_respanned(row.cells[i], i, used) for i in used]
    return split_at_headings(DraftTable(grid.page, rows, [columns[i] for i in used], ruled=True)) if rows else []


def _respanned(cell: Cell | None, column: int, used: Sequence[int]) -> Cell | None:
    """The cell, spanning as many of the columns that are kept as it spanned before."""
    if cell is None or not cell.text:
        return None
    span = sum(1 for i in used if column <= i < column + cell.column_span)
    return Cell(cell.text, cell.spans, cell.page, cell.box, max(1, span), cell.ref, cell.bold)


def _edges(grid: Grid) -> list[Column]:
    width = max(c.column + c.column_span for c in grid.cells)
    left = [float("inf")] * width
    right = [float("-inf")] * width
    for cell in grid.cells:
        if cell.box is not None:
            left[cell.column] = min(left[cell.column], cell.box.x0)
            last = cell.column + cell.column_span - 1
            right[last] = max(right[last], cell.box.x1)
    result = []
    for i in range(width):
        x0 = left[i] if left[i] != float("inf") else (right[i - 1] if i else 0.0)
        x1 = right[i] if right[i] != float("-inf") else (left[i + 1] if i + 1 < width else x0)
        result.append(Column(x0, max(x0, x1)))
    return result


def _rows(
    document: DocumentText, words: WordIndex, grid: Grid, cells: Sequence[GridCell], columns: Sequence[Column]
) -> list[DraftRow]:
    pieces: list[tuple[int, Span, GridCell]] = []
    for cell in cells:
        for span in cell.spans:
            pieces.append((_column(words, span, cell, columns), span, cell))
    heights = [words.box(s) for _, s, _ in pieces]
    boxes = [c.box for c in cells if c.box is not None]
    top = min((b.top for b in boxes), default=0.0)
    bottom = max((b.bottom for b in boxes), default=0.0)
    levels = _levels(document, words, pieces)
    if len(levels) < 2:
        return [_row(document, grid, pieces, cells, len(columns), top, bottom)]
    parted: list[list[tuple[int, Span, GridCell]]] = [[] for _ in levels]
    for piece, box in zip(pieces, heights, strict=True):
        middle = (box.top + box.bottom) / 2 if box else 0.0
        # a label's second line goes with the figures at or above it
        place = max((k for k, level in enumerate(levels) if level <= middle + 3), default=0)
        parted[place].append(piece)
    return [_row(document, grid, held, [], len(columns), levels[k] - 5, levels[k] + 5) for k, held in enumerate(parted)]


def _column(words: WordIndex, span: Span, cell: GridCell, columns: Sequence[Column]) -> int:
    """The column of a piece in a merged cell that holds the texts of several columns; else the cell's own."""
    if cell.column_span == 1 or len(cell.spans) < 2:
        return cell.column
    box = words.box(span)
    if box is None:
        return cell.column
    middle = (box.x0 + box.x1) / 2
    inside = range(cell.column, cell.column + cell.column_span)
    return next((i for i in inside if columns[i].x0 - 2 <= middle < columns[i].x1), cell.column)


def _levels(document: DocumentText, words: WordIndex, pieces: Sequence[tuple[int, Span, GridCell]]) -> list[float]:
    """Heights of the rows in one drawn row: where two columns or more hold as many whole figures, one below the other."""
    columns: dict[int, list[float]] = {}
    labels: dict[int, int] = {}
    for column, span, _cell in pieces:
        box = words.box(span)
        if box is None:
            return []
        if is_figure(document.raw(span)):
            columns.setdefault(column, []).append((box.top + box.bottom) / 2)
        else:
            labels[column] = labels.get(column, 0) + 1
    tall = [sorted(v) for c, v in columns.items() if len(v) >= 2 and c not in labels]
    if not tall:
        return []
    count = len(tall[0])
    agreed = [v for v in tall if len(v) == count and all(abs(a - b) <= 3 for a, b in zip(v, tall[0], strict=True))]
    if len(agreed) >= 2 or (len(agreed) == 1 and any(n >= count for n in labels.values())):
        return tall[0]
    return []


def _row(
    document: DocumentText,
    grid: Grid,
    pieces: Sequence[tuple[int, Span, GridCell]],
    cells: Sequence[GridCell],
    width: int,
    top: float,
    bottom: float,
) -> DraftRow:
    spans: dict[int, list[Span]] = {}
    source: dict[int, GridCell] = {}
    for column, span, cell in pieces:
        spans.setdefault(column, []).append(span)
        source[column] = cell
    row: list[Cell | None] = [None] * width
    for column, held in spans.items():
        cell = source[column]
        single = all(source[c] is not cell for c in spans if c != column)
        made = make_cell(document, grid.page, sorted(held), cell.bold, cell.column_span if single else 1, cell.box)
        row[column] = Cell(made.text, made.spans, made.page, made.box, made.column_span, cell.ref, cell.bold)
    return DraftRow(row, top, bottom)


def split_at_headings(table: DraftTable) -> list[DraftTable]:
    """Tables on top of each other in one grid: a heading row below rows of figures begins another.

    Single cells right above such a heading are its title. Column widths stay those of the whole grid.
    """
    stretches: list[tuple[list[DraftRow], list[DraftRow]]] = []
    current: list[DraftRow] = []
    above: list[DraftRow] = []
    for k, row in enumerate(table.rows):
        following = table.rows[k + 1] if k + 1 < len(table.rows) else None
        if (is_heading_row(row, following) or _follows_sum(row, current, following)) and any(_begun(r) for r in current):
            moved: list[DraftRow] = []
            while current and _single(current[-1]):
                moved.insert(0, current.pop())
            stretches.append((current, above))
            current, above = [], moved
        current.append(row)
    stretches.append((current, above))
    result: list[DraftTable] = []
    for rows, title in stretches:
        rows = list(rows)
        lead: list[DraftRow] = []
        while len(rows) > 1 and _single(rows[0]) and any(is_heading_row(r, f) for r, f in itertools.pairwise(rows)):
            lead.append(rows.pop(0))
        spans = [s for r in [*title, *lead] for c in r.cells if c for s in c.spans]
        made = DraftTable(table.page, rows, table.columns, table.ruled, caption=spans)
        made.below = result[0] if result else None
        result.append(made)
    return [t for t in result if t.rows]


def _follows_sum(row: DraftRow, before: Sequence[DraftRow], following: DraftRow | None) -> bool:
    """Words beside each other below a sum and above amounts: the headings of another table, whatever they say."""
    last = next((r for r in reversed(before) if sum(1 for c in r.cells if c) >= 2), None)
    texts = [t for t in row.texts if t]
    if last is None or following is None or len(texts) < 2 or not has_amounts(last) or not has_amounts(following):
        return False
    worded = not any(c.isdigit() for t in texts for c in t)
    return worded and is_sum_label(last.texts[0]) and not is_sum_label(texts[0])


def _begun(row: DraftRow) -> bool:
    """A row that already belongs to something else than the headings that follow: figures, or a label with its value."""
    return has_amounts(row) or (sum(1 for c in row.cells if c) >= 2 and not is_heading_row(row))


def _single(row: DraftRow) -> bool:
    """One cell of words, in or before the first column but one."""
    filled = [c for c in row.cells if c]
    return len(filled) == 1 and not is_amount(filled[0].text)
