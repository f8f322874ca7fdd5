"""How the text is arranged: lines, paragraphs, headings, tables and label/value pairs, all as spans of one text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.text import Box, CellRef, DocumentText, Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line that stand together; a wide gap or a rule ends a chunk."""

    span: Span
    box: Box | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one page, left to right. `furniture`: repeated headers, footers and page numbers."""

    span: Span
    page: int
    box: Box | None
    chunks: tuple[Chunk, ...]
    size: float = 0.0
    bold: bool = False
    furniture: bool = False


class BlockKind(StrEnum):
    """What a block of lines is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines that belong together: a heading, a paragraph or one item of a list; never table rows.

    `span` runs from the first line's start to the last line's end. A paragraph that goes on over a page break is one
    block; `pieces` are then its lines without the furniture between them.
    """

    kind: BlockKind
    span: Span
    pieces: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `text` is its pieces joined by a space; `box` is None where there is no paper."""

    text: str
    spans: tuple[Span, ...]
    page: int
    box: Box | None
    column_span: int = 1
    ref: CellRef | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A matrix of cells. Every row has the same number of columns; None is an empty place or the rest of a merged cell.

    Rows of a table that runs over pages are joined, repeated headers dropped. `caption` are the few lines right above it
    (nearest last), where units and titles stand. `ruled`: found from lines or cells of the file rather than from white space.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    pages: tuple[int, ...]
    caption: tuple[Span, ...] = ()
    ruled: bool = False
    name: str = ""

    @property
    def start(self) -> int:
        """Offset of the first character of the table, for ordering."""
        return min((s.start for row in self.rows for c in row if c for s in c.spans), default=0)


@dataclass(frozen=True, slots=True)
class Pair:
    """A form field: a label and the value that belongs to it, whichever way they are arranged."""

    label: str
    label_span: Span
    value: str
    value_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One document (segment) of a file, laid out. Offsets point into the text of the whole file.

    `span` bounds the segment; `context` are stretches outside it that still speak for it (the head of the minutes it is
    an item of). `pairs` are candidate label/value pairs from key tables, forms and `Label: value` lines, in text order.
    """

    document: DocumentText
    segment: int
    span: Span
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    pairs: tuple[Pair, ...] = ()
    context: tuple[Span, ...] = ()
