"""Drawn tables of which only a part is drawn: borders round the figures and none round the labels, or round some rows only.

Such rules say less than the text beside them. Where every row is one line, the columns of the text tell more, and the table is
left to be found from those.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.figures import is_amount, is_figure
from extractors.layout.lines import WordIndex
from schemas.layout import Line
from schemas.text import Box, DocumentText, Grid, GridCell

_LEVEL = 3.0
"""Points by which two texts of one row may differ in height."""
_NEAR = 2.0
"""Heights of a line within which a row goes on above or below a frame."""


def is_open(document: DocumentText, words: WordIndex, lines: Sequence[Line], grid: Grid) -> bool:
    """Whether a frame on a page holds only part of the rows or columns that stand in line with it, every row being one line."""
    if grid.box is None or any(cell.ref is not None for cell in grid.cells):
        return False
    levels = {id(cell): _levels(words, cell) for cell in grid.cells}
    tall = [cell for cell in grid.cells if len(levels[id(cell)]) > 1]
    if any(cell.row_span == 1 or not _one_a_row(grid, cell, levels) for cell in tall):
        return False
    others = [g for g in document.grids if g.page == grid.page and g is not grid and not _encloses(g, grid)]
    frames = [g.box for g in others if g.box is not None]
    near = [
        line
        for line in lines
        if line.page == grid.page
        and line.box is not None
        and not line.furniture
        and not any(frame.top - 1 <= (line.box.top + line.box.bottom) / 2 <= frame.bottom + 1 for frame in frames)
    ]
    return bool(tall) or _labels_outside(document, grid, near, levels) or _goes_on(document, grid, near)


def _encloses(outer: Grid, inner: Grid) -> bool:
    """Whether one frame stands around the other: a box drawn around the whole page says nothing."""
    a, b = outer.box, inner.box
    return a is not None and b is not None and a.top <= b.top + 1 and a.bottom >= b.bottom - 1


def _levels(words: WordIndex, cell: GridCell) -> list[float]:
    """The heights at which the cell's lines stand."""
    found: list[float] = []
    for span in cell.spans:
        box = words.box(span)
        middle = (box.top + box.bottom) / 2 if box is not None else 0.0
        if not any(abs(middle - other) <= _LEVEL for other in found):
            found.append(middle)
    return found


def _one_a_row(grid: Grid, cell: GridCell, levels: dict[int, list[float]]) -> bool:
    """Whether each line of a cell that spans rows stands level with the text of one of those rows."""
    inside = range(cell.row, cell.row + cell.row_span)
    others = [o for o in grid.cells if o is not cell and o.row in inside and len(levels[id(o)]) == 1]
    heights = [levels[id(o)][0] for o in others]
    mine = levels[id(cell)]
    level = sum(any(abs(height - other) <= _LEVEL for other in heights) for height in mine)
    return level == len(mine) and len({o.row for o in others}) >= len(mine)


def _labels_outside(document: DocumentText, grid: Grid, lines: Sequence[Line], levels: dict[int, list[float]]) -> bool:
    """Whether the words that name most rows of figures stand to the left of the frame."""
    assert grid.box is not None
    rows: dict[int, float] = {}
    for cell in grid.cells:
        if cell.spans and cell.column == 0 and not is_figure(" ".join(document.raw(s) for s in cell.spans)):
            return False
        if cell.spans and levels[id(cell)]:
            rows.setdefault(cell.row, levels[id(cell)][0])
    named = 0
    for height in rows.values():
        for line in lines:
            if line.box is None or not line.box.top - 2 <= height <= line.box.bottom + 2:
                continue
            left = [c for c in line.chunks if c.box is not None and c.box.x1 <= grid.box.x0 + 2]
            named += len(left) == 1 and not is_figure(document.raw(left[0].span))
            break
    return len(rows) >= 2 and 2 * named > len(rows)


def _goes_on(document: DocumentText, grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a row right above or below the frame has a label and amounts under the frame's own columns."""
    assert grid.box is not None
    for line in lines:
        assert line.box is not None
        reach = _NEAR * (line.size or 10.0)
        above, below = grid.box.top - line.box.bottom, line.box.top - grid.box.bottom
        if not (-2 <= above <= reach or -2 <= below <= reach) or len(line.chunks) < 2:
            continue
        first, *rest = line.chunks
        amounts = [c for c in rest if c.box is not None and is_amount(document.raw(c.span))]
        under = [c for c in amounts if c.box is not None and any(_stands_under(c.box, o) for o in grid.cells)]
        named = first.box is not None and first.box.x0 >= grid.box.x0 - 30 and not is_figure(document.raw(first.span))
        if named and under and len(under) == len(rest):
            return True
    return False


def _stands_under(box: Box, cell: GridCell) -> bool:
    """Whether something stands in the column of a cell beyond the first."""
    if cell.box is None or cell.column == 0 or cell.column_span > 1:
        return False
    return cell.box.x0 - 2 <= (box.x0 + box.x1) / 2 <= cell.box.x1 + 2
