"""From the text of a file to its arrangement: lines, furniture, blocks, tables, label/value pairs, one `Layout` a document.

Stages in order: lines, the papers bound into the file; then, paper by paper, furniture, tables (which take their text out of the
prose), blocks, pairs, segments. Each is a function of the ones before; none knows what an amount or a financier is. Odd input
gives a poor layout, never an exception.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.layout.bindings import find_papers
from extractors.layout.blocks import find_blocks
from extractors.layout.furniture import mark_furniture
from extractors.layout.lines import WordIndex, find_lines
from extractors.layout.pairs import find_pairs
from extractors.layout.segments import Segment, find_segments
from extractors.layout.tables import find_tables
from schemas.layout import Block, Layout, Line, Pair, Table
from schemas.text import DocumentText, Grid, Span


def lay_out(document: DocumentText) -> tuple[Layout, ...]:
    """The documents in a file, laid out, in order; always at least one."""
    words = WordIndex(document)
    lines = find_lines(document, words)
    papers = find_papers(document, lines)
    if len(papers) == 1:
        return tuple(_lay_out(document, document, papers[0].span, words, lines, 0))
    layouts: list[Layout] = []
    for paper in papers:
        own = [line for line in lines if paper.span.start <= line.span.start < paper.span.end]
        grids = tuple(grid for grid in document.grids if _inside(grid, paper.span))
        part = replace(document, pages=paper.pages, grids=grids)
        layouts += _lay_out(document, part, paper.span, words, own, len(layouts))
    return tuple(layouts)


def _inside(grid: Grid, span: Span) -> bool:
    start = next((s.start for cell in grid.cells for s in cell.spans), -1)
    return span.start <= start < span.end


def _lay_out(
    document: DocumentText, part: DocumentText, span: Span, words: WordIndex, lines: list[Line], first: int
) -> list[Layout]:
    """The documents in one paper. `part` is the file as if it had the paper's pages alone; offsets are the file's."""
    lines = mark_furniture(part, lines)
    tables, taken = find_tables(part, words, lines)
    blocks = find_blocks(part, lines, taken)
    pairs = find_pairs(part, lines, tables, blocks, taken)
    segments = find_segments(part, span, lines, blocks)
    if len(segments) == 1:
        return [
            Layout(
                document, first, segments[0].span, tuple(lines), tuple(blocks), tuple(tables), tuple(pairs), segments[0].context
            )
        ]
    return [_cut(document, first + k, segment, lines, blocks, tables, pairs) for k, segment in enumerate(segments)]


def _cut(
    document: DocumentText,
    number: int,
    segment: Segment,
    lines: list[Line],
    blocks: list[Block],
    tables: list[Table],
    pairs: list[Pair],
) -> Layout:
    span = segment.span

    def inside(other: Span) -> bool:
        return span.start <= other.start < span.end

    return Layout(
        document,
        number,
        span,
        tuple(line for line in lines if inside(line.span)),
        tuple(block for block in blocks if inside(block.span)),
        tuple(table for table in tables if span.start <= table.start < span.end),
        tuple(pair for pair in pairs if inside(pair.label_span)),
        segment.context,
    )


__all__ = ["lay_out"]
