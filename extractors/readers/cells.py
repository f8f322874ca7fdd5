"""Builds a `DocumentText` of texts without a place on paper: cells of workbooks and tables, paragraphs of documents and mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.text import CellRef, DocumentText, Grid, GridCell, Page, ReadingNote, Span, TextSource, Word

_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell to be written: where it is in its table, what it says, how many rows and columns it covers."""

    row: int
    column: int
    text: str
    ref: CellRef
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


@dataclass
class CellText:
    """The string under construction. Call `line`, `table` and `page_break` in reading order, then `finish`."""

    reader: str
    source: TextSource
    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _words: list[Word] = field(default_factory=list)
    _pages: list[Page] = field(default_factory=list)
    _grids: list[Grid] = field(default_factory=list)
    _cells: list[tuple[Span, CellRef]] = field(default_factory=list)
    _page_start: int = 0

    @property
    def _number(self) -> int:
        return len(self._pages) + 1

    def _write(self, text: str, size: float = 0.0, bold: bool = False) -> Span:
        start = self._at
        self._parts.append(text)
        self._at += len(text)
        for match in _RUN.finditer(text):
            self._words.append(Word(Span(start + match.start(), start + match.end()), self._number, None, size, bold))
        return Span(start, self._at)

    def line(self, text: str, size: float = 0.0, bold: bool = False) -> None:
        """One paragraph or line; an empty one keeps its place as an empty line."""
        self._write(text, size, bold)
        self._write("\n")

    def table(self, cells: Sequence[TextCell]) -> None:
        """A table row by row: cells parted by tabs, rows by newlines."""
        grid: list[GridCell] = []
        rows = sorted({c.row for c in cells})
        for row in rows:
            line = sorted((c for c in cells if c.row == row), key=lambda c: c.column)
            written = False
            for c in line:
                if not c.text.strip():
                    grid.append(GridCell(c.row, c.column, (), None, c.row_span, c.column_span, c.ref, c.bold))
                    continue
                if written:
                    self._write("\t")
                # a line break inside a cell stays one, but must not look like the end of the row
                spans = []
                for i, piece in enumerate(p for p in c.text.split("\n") if p.strip()):
                    if i:
                        self._write(" ")
                    spans.append(self._write(piece.strip(), bold=c.bold))
                written = True
                grid.append(GridCell(c.row, c.column, tuple(spans), None, c.row_span, c.column_span, c.ref, c.bold))
                self._cells.extend((s, c.ref) for s in spans)
            self._write("\n")
        self._grids.append(Grid(self._number, None, tuple(grid)))

    def page_break(self, name: str = "") -> None:
        """Ends the page (sheet) under construction."""
        self._pages.append(Page(self._number, 0.0, 0.0, Span(self._page_start, self._at), self.source, name))
        self._write("\f")
        self._page_start = self._at

    def finish(
        self,
        name: str = "",
        notes: Sequence[ReadingNote] = (),
        attachments: Sequence[tuple[str, bytes]] = (),
        properties: Sequence[tuple[str, str]] = (),
    ) -> DocumentText:
        """The document; what was written since the last page break is its last page."""
        if self._at > self._page_start or not self._pages:
            self._pages.append(Page(self._number, 0.0, 0.0, Span(self._page_start, self._at), self.source, name))
        return DocumentText(
            text="".join(self._parts),
            pages=tuple(self._pages),
            words=tuple(self._words),
            grids=tuple(self._grids),
            notes=tuple(notes),
            reader=self.reader,
            cells=tuple(self._cells),
            attachments=tuple(attachments),
            properties=tuple(properties),
        )
