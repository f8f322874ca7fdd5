"""What a reader returns: one immutable string for a whole file, and where on which page every character stands.

Offsets into `DocumentText.text` are good everywhere. Conventions of the string, the same for every reader:
words of one line are joined by one space, runs of words that stand clearly apart on a line (columns, the two
sides of a header) by a tab, lines by "\\n", pages (or sheets) by "\\f". Nothing is cleaned: what the paper prints
is what the string has, also NBSP, dashes and misprints.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets into `DocumentText.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """PDF points, origin at the top left of the page, y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


def union_of(boxes: Iterable[Box]) -> Box | None:
    """The smallest box that holds all, or None of nothing."""
    result: Box | None = None
    for box in boxes:
        result = box if result is None else result.union(box)
    return result


class TextSource(StrEnum):
    """How characters were obtained."""

    TEXT = "text"
    OCR = "ocr"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class CellRef:
    """A place in a workbook (sheet name and A1 reference) or in a word-processor table."""

    sheet: str
    ref: str


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, on one line of one page (numbered from 1)."""

    span: Span
    page: int
    box: Box | None
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table as the reader found it (ruled lines, workbook cells, word-processor cells).

    `spans` are the pieces of the text inside, top to bottom; empty for an empty cell.
    """

    row: int
    column: int
    spans: tuple[Span, ...]
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    ref: CellRef | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that the file itself ties together: ruled lines on a page, a sheet, a table in a text document."""

    page: int
    box: Box | None
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page or sheet. `span` covers its text; width and height are points, 0 where there is no paper."""

    number: int
    width: float
    height: float
    span: Span
    source: TextSource = TextSource.TEXT
    name: str = ""
    turn: int = 0
    """Degrees by which the paper was turned to be read; size and boxes are those of the turned page."""
    reader: str = ""
    """Which reader read this page, where a file's pages may be read by different ones."""

    def on_paper(self, box: Box) -> Box:
        """Where a box of the page stands on the paper as it lies in the file."""
        if self.turn == 90:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        if self.turn == 270:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.turn == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        return box


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something a reader noticed that an officer should know: code is a `ProblemCode` value."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A whole file as read. `coordinates` has four floats a character (x0, top, x1, bottom), NaN where it has no box."""

    text: str
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    grids: tuple[Grid, ...] = ()
    coordinates: array[float] = field(default_factory=lambda: array("f"), repr=False, compare=False)
    notes: tuple[ReadingNote, ...] = ()
    reader: str = ""
    cells: tuple[tuple[Span, CellRef], ...] = ()
    """For workbooks and word-processor tables: which cell a stretch of the text is (in text order)."""
    attachments: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """Files inside this one (an e-mail's), to be taken in as files of their own."""
    properties: tuple[tuple[str, str], ...] = ()
    """What the container says beside the text, e.g. an e-mail's Date and Subject."""

    def raw(self, span: Span) -> str:
        """The characters as they stand."""
        return self.text[span.start : span.end]

    def page_of(self, offset: int) -> int:
        """The number (from 1) of the page that holds the offset; the last page for the very end."""
        low, high = 0, len(self.pages) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.pages[middle].span.start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.pages[low].number if self.pages else 1

    def box_of(self, span: Span) -> Box | None:
        """The smallest box around the characters of a span that has a place; None when none has."""
        x0 = top = float("inf")
        x1 = bottom = float("-inf")
        c = self.coordinates
        for i in range(span.start * 4, min(span.end * 4, len(c)), 4):
            if c[i] == c[i]:  # NaN differs from itself
                x0, top = min(x0, c[i]), min(top, c[i + 1])
                x1, bottom = max(x1, c[i + 2]), max(bottom, c[i + 3])
        return Box(x0, top, x1, bottom) if x1 >= x0 else None

    def cell_of(self, offset: int) -> CellRef | None:
        """The workbook or table cell that holds the offset."""
        low, high = 0, len(self.cells)
        while low < high:
            middle = (low + high) // 2
            if self.cells[middle][0].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.cells) and self.cells[low][0].start <= offset:
            return self.cells[low][1]
        return None
