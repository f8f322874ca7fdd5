"""All tables of a file: drawn and undrawn, joined over page breaks, with the lines above them that title them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from extractors.layout.columns import Column
from extractors.layout.drafts import DraftRow, DraftTable, chunks_taken, has_amounts, is_heading_row
from extractors.layout.figures import is_sum_label
from extractors.layout.heads import head_with_line_above
from extractors.layout.lines import WordIndex
from extractors.layout.open_grids import is_open
from extractors.layout.ruled_tables import from_grid, is_matrix
from extractors.layout.side_by_side import parted
from extractors.layout.spread import beside
from extractors.layout.strips import strips_of
from extractors.layout.unruled_tables import continued, find_unruled
from schemas.layout import Cell, Chunk, Line, Table
from schemas.text import DocumentText, Span

_CAPTION_LINES = 4
_LONGEST_TITLE = 75
_UNIT = re.compile(r"\b(?:tkr|kkr|mnkr|mkr|ksek|msek|sek|kr|kronor|tusen\w*|miljoner|eur|euro)\b", re.IGNORECASE)


def find_tables(document: DocumentText, words: WordIndex, lines: Sequence[Line]) -> tuple[list[Table], set[Chunk]]:
    """The tables in text order, and the chunks of text that they hold."""
    drafts: list[DraftTable] = []
    whole = [g for g in document.grids if g.cells and is_matrix(g) and not is_open(document, words, lines, g)]
    for grid in whole:
        drafts += from_grid(document, words, grid)
    chunks = [c for line in lines for c in line.chunks]
    taken = chunks_taken([s for d in drafts for s in d.spans], chunks)
    for page in document.pages:
        indices = [i for i, line in enumerate(lines) if line.page == page.number and not line.furniture]
        bands = [
            c.box for g in document.grids if g.page == page.number and not is_matrix(g) for c in g.cells if c.box is not None
        ]
        strips = strips_of(document, words, lines, indices, taken, bands)
        for draft in find_unruled(document, words, strips):
            drafts += [d for d in parted(draft) if not _of_margin(document, d)]
    drafts.sort(key=lambda d: (d.page, d.start))
    for draft in drafts:
        if draft.ruled:
            head_with_line_above(document, words, lines, draft, taken)
    taken |= chunks_taken([s for d in drafts for s in d.spans], chunks)
    joined = _joined(document, words, lines, beside(drafts, document.pages), taken)
    for draft in joined:
        _caption(document, lines, draft, taken)
    names = {page.number: page.name for page in document.pages}
    return [_finished(draft, names) for draft in joined], taken


def _of_margin(document: DocumentText, draft: DraftTable) -> bool:
    """Headings in a margin with their text beside them, which the reader has put on lines of their own: no table."""
    rows = [[c for c in row.cells if c is not None and c.spans] for row in draft.rows]
    both = [(row[0], row[1]) for row in rows if len(row) >= 2]
    return bool(both) and all("\n" in document.text[a.spans[-1].end : b.spans[0].start] for a, b in both)


# --- page breaks --------------------------------------------------------------------------------------------------


def _joined(
    document: DocumentText, words: WordIndex, lines: Sequence[Line], drafts: list[DraftTable], taken: set[Chunk]
) -> list[DraftTable]:
    result: list[DraftTable] = []
    for draft in drafts:
        draft.pages = draft.pages or [draft.page]
        last = result[-1] if result else None
        if last is not None and draft.page == last.pages[-1] + 1 and _goes_on(lines, last, draft, taken):
            rows = draft.rows
            repeated = 0
            if rows and _same_heading(last, rows[0]):
                repeated = 1
                while repeated + 1 < len(rows) and _repeats(last, rows, repeated):
                    repeated += 1
            whole = continued(document, words, last, draft, repeated)
            if whole is not None and len(whole.rows) >= len(last.rows) + len(rows) - repeated:
                last.rows, last.columns, last.strips = whole.rows, whole.columns, whole.strips
            elif (fitted := _fitted(rows[repeated:], draft.columns, last.columns)) is not None:
                last.rows += fitted
                last.strips = []
            else:
                result.append(draft)
                continue
            last.pages.append(draft.page)
        else:
            result.append(draft)
    return result


def _goes_on(lines: Sequence[Line], upper: DraftTable, lower: DraftTable, taken: set[Chunk]) -> bool:
    """Whether the table at the head of a page is the rest of the one at the foot of the page before."""
    start, end = upper.end, lower.start
    first = bisect.bisect_left(lines, start, key=lambda line: line.span.start)
    between = False
    for line in lines[first:]:
        if line.span.end > end:
            break
        between = between or (not line.furniture and not taken.issuperset(line.chunks))
    if between or not upper.rows or not lower.rows:
        return False
    same = _matches(upper.columns, lower.columns)
    if not same:
        return False
    head = lower.rows[0]
    if is_heading_row(head, lower.rows[1] if len(lower.rows) > 1 else None):
        return _same_heading(upper, head)
    ended = is_sum_label(upper.rows[-1].texts[0]) and has_amounts(upper.rows[-1])
    return not ended


def _same_heading(upper: DraftTable, row: DraftRow) -> bool:
    mine = _said(row)
    return bool(mine) and any(_said(r) == mine for r in upper.rows[:3])


def _said(row: DraftRow) -> str:
    return " ".join(" ".join(row.texts).split()).casefold()


def _repeats(upper: DraftTable, rows: Sequence[DraftRow], at: int) -> bool:
    """Whether a row below a repeated heading is its next line: words as in the upper heading, or its figures without a label.

    *2025-01–2025-* over *12* leaves a row of figures; nothing but a heading begins both parts with the same one.
    """
    row = rows[at]
    if not has_amounts(row):
        return _same_heading(upper, row)
    return not row.texts[0] and at < len(upper.rows) and _said(upper.rows[at]) == _said(row)


def _matches(upper: Sequence[Column], lower: Sequence[Column]) -> bool:
    """Columns stand under columns. A part of the table may lack a column, or have figures of another width."""
    few, many = sorted((list(upper), list(lower)), key=len)
    met = sum(1 for c in few if any(min(c.x1, d.x1) - max(c.x0, d.x0) > -2 for d in many))
    return len(few) >= 2 and met == len(few) and len(many) - len(few) <= 1


def _fitted(rows: list[DraftRow], own: Sequence[Column], columns: list[Column]) -> list[DraftRow] | None:
    """Rows with their cells under the columns of the table they are joined to; None where two cells would share a place."""
    if len(own) == len(columns):
        return rows
    width = len(columns)
    result = []
    for row in rows:
        cells: list[Cell | None] = [None] * width
        for column, cell in zip(own, row.cells, strict=True):
            if cell is not None:
                place = max(range(width), key=lambda i: min(column.x1, columns[i].x1) - max(column.x0, columns[i].x0))
                if cells[place] is not None:
                    return None
                cells[place] = cell
        result.append(DraftRow(cells, row.top, row.bottom))
    return result


# --- captions -----------------------------------------------------------------------------------------------------


def _caption(document: DocumentText, lines: Sequence[Line], draft: DraftTable, taken: set[Chunk]) -> None:
    if draft.below is not None:
        over = draft.below.caption
        if draft.caption:  # it has a title of its own: only a unit is taken over
            over = [s for s in over if len(s) <= _LONGEST_TITLE and _UNIT.search(document.raw(s))]
        draft.caption = [*over, *draft.caption]
        return
    own = list(draft.caption)
    start = min([draft.start, *(s.start for s in own)])
    above: list[Span] = []
    stop = bisect.bisect_left(lines, start, key=lambda line: line.span.start)
    for line in reversed(lines[max(0, stop - 40) : stop]):
        if line.page != draft.page or line.furniture or line.span.end > start:
            continue
        chunks = _over(line, draft)
        if all(c in taken for c in chunks) or len(above) >= _CAPTION_LINES:
            break
        if above and len(line.span) > _LONGEST_TITLE:  # prose further up than the line right above speaks of other things
            break
        above[:0] = [line.span] if len(chunks) == len(line.chunks) else [c.span for c in chunks]
    draft.caption = [*above, *own]


def _over(line: Line, draft: DraftTable) -> Sequence[Chunk]:
    """The part of a line that stands over the table: beside it there may be another with titles of its own."""
    left, right = draft.columns[0].x0, draft.columns[-1].x1
    over = [c for c in line.chunks if c.box is not None and min(c.box.x1, right) - max(c.box.x0, left) > 2]
    return over or line.chunks


def _finished(draft: DraftTable, names: dict[int, str]) -> Table:
    rows = tuple(tuple(row.cells) for row in draft.rows)
    name = names.get(draft.page, "")
    return Table(rows, tuple(draft.pages), tuple(draft.caption), draft.ruled, name)
