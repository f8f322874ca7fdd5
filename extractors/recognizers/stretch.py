"""A stretch of text to search, and where in it a line end may be read as a space.

Patterns work on the immutable text of the whole file. What they find may run over a line end (`450` / `000 kronor`), but
never over a column gap, a page end, the edge of a table cell or the edge of a paragraph. This module answers that question
and knows the white space of the paper; what a value looks like is the recognizers' business.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from schemas.layout import Layout, Pair
from schemas.text import Span

SPACE = "[ \u00a0\u2000-\u200a\u202f\u205f\u00ad\ufffd]"
"""One horizontal space as papers print them: plain, no-break, thin, figure …, the soft hyphen, and the replacement character
that a font without a thin space leaves in its place (`6\ufffd944\ufffd000`)."""
GAP = f"(?:{SPACE}*\n{SPACE}*|{SPACE}+)"
"""White space between two words, a line end included; never a tab or a form feed."""
OPTIONAL_GAP = f"(?:{SPACE}*\n{SPACE}*|{SPACE}*)"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of a laid-out document. `cells` and `blocks` are sorted spans inside the whole text."""

    text: str
    start: int
    end: int
    cells: tuple[Span, ...] = ()
    blocks: tuple[Span, ...] = ()
    cell_starts: tuple[int, ...] = field(default=(), repr=False)
    block_starts: tuple[int, ...] = field(default=(), repr=False)
    whole_cells: Mapping[Span, str] = field(default_factory=dict, repr=False)
    """For a piece of a cell that has several (a wrapped label), the text of the whole cell."""
    pairs: tuple[Pair, ...] = field(default=(), repr=False)

    def cell_at(self, offset: int) -> Span | None:
        """The table cell piece that holds the offset."""
        return _holding(self.cells, self.cell_starts, offset)

    def joins(self, start: int, end: int, over_blocks: bool = False) -> bool:
        """Whether `text[start:end]` can be read as one run: one cell, one paragraph, no column gap inside.

        `over_blocks`: paragraphs do not matter, because the printed shape itself proves that the line goes on.
        """
        if "\t" in self.text[start:end] or "\f" in self.text[start:end]:
            return False
        cell = self.cell_at(start)
        if cell is not None and end > cell.end:
            return False
        if cell is None and self.cells:
            following = bisect_right(self.cell_starts, start)
            if following < len(self.cells) and self.cell_starts[following] < end:
                return False
        if over_blocks or "\n" not in self.text[start:end]:
            return True
        first = _holding(self.blocks, self.block_starts, start)
        return not self.blocks or (first is not None and end <= first.end)


class Taken:
    """Places already given to a candidate."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def meets(self, span: Span) -> bool:
        """Whether the span shares a character with a place already given."""
        index = bisect_right(self._spans, span)
        return any(0 <= i < len(self._spans) and self._spans[i].overlaps(span) for i in (index - 1, index))

    def claim(self, span: Span) -> bool:
        """Give the place away, unless it meets another."""
        if self.meets(span):
            return False
        insort(self._spans, span)
        return True


def _holding(spans: tuple[Span, ...], starts: tuple[int, ...], offset: int) -> Span | None:
    index = bisect_right(starts, offset) - 1
    if index >= 0 and spans[index].start <= offset < spans[index].end:
        return spans[index]
    return None


def stretches(layout: Layout) -> Iterator[Stretch]:
    """The stretches of a segment: the context that speaks for it, then its own text."""
    cells = tuple(sorted({s for t in layout.tables for row in t.rows for c in row if c for s in c.spans if s.end > s.start}))
    blocks = tuple(sorted({b.span for b in layout.blocks}))
    wrapped = {
        s: c.text
        for t in layout.tables
        for row in t.rows
        for c in row
        if c and len(c.spans) > 1
        for s in c.spans
        if s.end > s.start
    }
    cell_starts, block_starts = tuple(c.start for c in cells), tuple(b.start for b in blocks)
    taken: list[Span] = []
    for span in (*layout.context, layout.span):
        if any(span.overlaps(t) for t in taken):
            continue
        taken.append(span)
        yield Stretch(layout.document.text, span.start, span.end, cells, blocks, cell_starts, block_starts, wrapped, layout.pairs)


def stretch_of(text: str) -> Stretch:
    """A stretch of plain text with no layout, for values that come without a page (a form field, a table label)."""
    return Stretch(text, 0, len(text))
