"""Drawn tables whose headings stand above the frame: the line right above becomes the first row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from extractors.layout.drafts import DraftRow, DraftTable, has_amounts, is_heading_row, make_cell
from extractors.layout.lines import WordIndex
from schemas.layout import Chunk, Line
from schemas.text import DocumentText, Span, Word

_NEAR = 2.2
"""Heights of a line within which it stands right above a table."""


def head_with_line_above(
    document: DocumentText, words: WordIndex, lines: Sequence[Line], draft: DraftTable, taken: Collection[Chunk]
) -> None:
    """Adds the line above to a table that begins with figures, when its words stand over the columns and head them."""
    if not draft.rows or len(draft.columns) < 3 or not has_amounts(draft.rows[0]):
        return
    over = [ln for ln in lines if ln.page == draft.page and ln.box is not None and ln.box.bottom <= draft.top + 3]
    line = max(over, key=lambda ln: ln.box.bottom if ln.box is not None else 0.0, default=None)
    if line is None or line.box is None or draft.top - line.box.bottom > _NEAR * (line.size or 10.0):
        return
    if line.furniture or len(line.chunks) < 3 or any(chunk in taken for chunk in line.chunks):
        return
    held: list[list[Word]] = [[] for _ in draft.columns]
    edges = [(a.x1 + b.x0) / 2 for a, b in pairwise(draft.columns)]
    for word in words.within(line.span):
        if word.box is None:
            return
        middle = (word.box.x0 + word.box.x1) / 2
        held[sum(1 for edge in edges if middle > edge)].append(word)
    spans = [[Span(inside[0].span.start, inside[-1].span.end)] if inside else [] for inside in held]
    cells = [make_cell(document, draft.page, one) if one else None for one in spans]
    row = DraftRow(list(cells), line.box.top, line.box.bottom)
    if sum(c is not None for c in cells) >= len(cells) - 1 and is_heading_row(row, draft.rows[0]):
        draft.rows.insert(0, row)
