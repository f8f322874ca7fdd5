"""Small documents for tests, made from strings: every text has spans, boxes and words as a reader would give them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from schemas.layout import Block, BlockKind, Cell, Chunk, Layout, Line, Table
from schemas.text import Box, DocumentText, Page, Span, Word

ROW_HEIGHT = 14.0
COLUMN_WIDTH = 120.0
CHARACTER_WIDTH = 5.0


class _Writer:
    """Collects text and, in step with it, one box a character."""

    def __init__(self) -> None:
        self.text = ""
        self.coordinates = array("f")
        self.words: list[Word] = []

    def put(self, piece: str, x: float, y: float) -> Span:
        start = len(self.text)
        self.text += piece
        for i in range(len(piece)):
            x0 = x + i * CHARACTER_WIDTH
            self.coordinates.extend((x0, y, x0 + CHARACTER_WIDTH, y + 10.0))
        offset = start
        for part in piece.split(" "):
            if part:
                x0 = x + (offset - start) * CHARACTER_WIDTH
                box = Box(x0, y, x0 + len(part) * CHARACTER_WIDTH, y + 10.0)
                self.words.append(Word(Span(offset, offset + len(part)), 1, box))
            offset += len(part) + 1
        return Span(start, len(self.text))

    def glue(self, piece: str) -> None:
        self.text += piece
        self.coordinates.extend([float("nan")] * 4 * len(piece))


def layout(
    tables: Sequence[tuple[Sequence[Sequence[str | None]], Sequence[str]]],
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    names: Sequence[str] = (),
) -> Layout:
    """A one-page document: lines of text, then each table (rows, caption lines), then more lines.

    None in a row is the rest of a merged cell; "" is an empty cell; a line feed in a cell makes two pieces.
    """
    out = _Writer()
    y = 20.0
    lines: list[Line] = []
    blocks: list[Block] = []
    made: list[Table] = []

    def write_line(text: str) -> Span:
        nonlocal y
        span = out.put(text, 40.0, y)
        out.glue("\n")
        box = Box(40.0, y, 40.0 + len(text) * CHARACTER_WIDTH, y + 10.0)
        lines.append(Line(span, 1, box, (Chunk(span, box),)))
        blocks.append(Block(BlockKind.PARAGRAPH, span, (span,)))
        y += ROW_HEIGHT
        return span

    for text in before:
        write_line(text)
    for number, (rows, caption) in enumerate(tables):
        captions = tuple(write_line(text) for text in caption)
        width = max(len(row) for row in rows)
        matrix: list[tuple[Cell | None, ...]] = []
        for row in rows:
            line_start = len(out.text)
            chunks: list[Chunk] = []
            cells: list[Cell | None] = []
            for column in range(width):
                text_of = row[column] if column < len(row) else ""
                if text_of is None or (text_of == "" and column >= len(row)):
                    cells.append(None)
                    continue
                if text_of == "":
                    cells.append(Cell("", (), 1, None))
                    continue
                merged = 1
                while column + merged < len(row) and row[column + merged] is None:
                    merged += 1
                if len(out.text) > line_start:
                    out.glue("\t")
                pieces: list[Span] = []
                for part in text_of.split("\n"):
                    if pieces:
                        out.glue(" ")
                    pieces.append(out.put(part, 40.0 + column * COLUMN_WIDTH, y))
                box = Box(40.0 + column * COLUMN_WIDTH, y, 35.0 + (column + merged) * COLUMN_WIDTH, y + 10.0)
                cells.append(Cell(text_of.replace("\n", " "), tuple(pieces), 1, box, merged))
                chunks.append(Chunk(Span(pieces[0].start, pieces[-1].end), box))
            if chunks:
                lines.append(Line(Span(line_start, len(out.text)), 1, None, tuple(chunks)))
            out.glue("\n")
            y += ROW_HEIGHT
            matrix.append(tuple(cells))
        made.append(Table(tuple(matrix), (1,), captions, ruled=True, name=names[number] if number < len(names) else ""))
    for text in after:
        write_line(text)
    whole = Span(0, len(out.text))
    document = DocumentText(
        out.text, (Page(1, 595.0, 842.0, whole),), tuple(out.words), coordinates=out.coordinates, reader="test"
    )
    return Layout(document, 0, whole, tuple(lines), tuple(blocks), tuple(made))


def table(
    rows: Sequence[Sequence[str | None]],
    caption: Sequence[str] | str = (),
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    name: str = "",
) -> Layout:
    """A document with one table; see `layout`."""
    captions = (caption,) if isinstance(caption, str) else caption
    return layout([(rows, captions)], before, after, (name,))
