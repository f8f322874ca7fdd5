"""Tables while they are being put together: rows of cells with heights, columns with widths, before pages are joined."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.layout.columns import Column
from extractors.layout.figures import ORDINAL, heads_labels, is_amount, is_figure, is_sum_label, is_year, looks_like_heading
from extractors.layout.labels import is_label
from extractors.layout.strips import Strip
from extractors.layout.wrapping import joined_lines
from schemas.layout import Cell, Chunk
from schemas.text import Box, DocumentText, Span, union_of


@dataclass(slots=True)
class DraftRow:
    """Cells by column, and the heights between which they stand."""

    cells: list[Cell | None]
    top: float
    bottom: float

    @property
    def texts(self) -> list[str]:
        """The cells' texts, empty where there is nothing."""
        return [c.text if c else "" for c in self.cells]


@dataclass(slots=True)
class DraftTable:
    """One table on one page, or joined over several."""

    page: int
    rows: list[DraftRow]
    columns: list[Column]
    ruled: bool
    caption: list[Span] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    strips: list[list[Strip]] = field(default_factory=list)
    """What an unruled table was made of, row by row."""
    below: DraftTable | None = None
    """The table that this one follows without a line between: what stands over that one (the unit, often) holds here too."""

    @property
    def top(self) -> float:
        """Upper edge on its first page."""
        return self.rows[0].top

    @property
    def spans(self) -> list[Span]:
        """All pieces of text in it."""
        return [s for row in self.rows for c in row.cells if c for s in c.spans]

    @property
    def start(self) -> int:
        """First offset."""
        return min((s.start for s in self.spans), default=0)

    @property
    def end(self) -> int:
        """Last offset."""
        return max((s.end for s in self.spans), default=0)


def make_cell(
    document: DocumentText,
    page: int,
    spans: Sequence[Span],
    bold: bool = False,
    column_span: int = 1,
    frame: Box | None = None,
) -> Cell:
    """A cell of pieces of text, in the order given. `frame` is what is drawn around it, if anything is."""
    text = joined_lines(document, spans, frame)
    return Cell(
        text, tuple(spans), page, union_of(b for s in spans if (b := document.box_of(s)) is not None), column_span, bold=bold
    )


def is_heading_row(row: DraftRow, following: DraftRow | None = None) -> bool:
    """Column headings: no amounts, and years or heading words beyond the first column.

    A row of two cells can as well be a label with its value (*Form*, *Kontant*): it heads only a row with an amount below.
    """
    texts = [t for t in row.texts if t]
    if len(texts) < 2 or any(is_amount(t) for t in texts[1:]):
        return False
    years = sum(1 for t in texts if is_year(t))
    if (is_sum_label(texts[0]) and not years) or (len(texts) == 2 and ORDINAL.fullmatch(texts[0])):
        return False
    rest = row.texts[1:]
    named = sum(1 for t in rest if t and looks_like_heading(t))
    worded = len(texts) >= 3 and heads_labels(row.texts[0]) and not any(c.isdigit() for t in rest for c in t)
    heads = years >= 2 or worded or (named > 0 and 2 * named >= sum(1 for t in rest if t))
    if heads and len(texts) == 2 and is_label(texts[0]) and not heads_labels(texts[0]):
        return False  # *Projektperiod*, *2026–2028*: a form's label and value
    if heads and len(texts) == 2 and years < 2:
        place = max(i for i, t in enumerate(row.texts) if t)
        return following is not None and place < len(following.cells) and is_amount(following.texts[place])
    return heads


def has_amounts(row: DraftRow) -> bool:
    """Whether a cell beyond the first is an amount."""
    return any(c is not None and is_amount(c.text) for c in row.cells[1:])


def figures_in(table: DraftTable) -> int:
    """How many cells are figures."""
    return sum(1 for row in table.rows for c in row.cells if c is not None and is_figure(c.text))


def chunks_taken(spans: Sequence[Span], chunks: Sequence[Chunk]) -> set[Chunk]:
    """The chunks of which a table holds some text."""
    ordered = sorted(spans)
    starts = [s.start for s in ordered]
    taken: set[Chunk] = set()
    for chunk in chunks:
        k = bisect.bisect_left(starts, chunk.span.end) - 1
        if k >= 0 and ordered[k].end > chunk.span.start:
            taken.add(chunk)
    return taken
