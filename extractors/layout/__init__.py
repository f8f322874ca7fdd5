"""From the text of a file to its arrangement: lines, furniture, blocks, tables, label/value pairs, one `Layout` a document.

Stages in order: lines, furniture, tables (which take their text out of the prose), blocks, pairs, segments. Each is a function of
the ones before; none knows what an amount or a financier is. Odd input gives a poor layout, never an exception.
"""

from __future__ import annotations

from extractors.layout.blocks import find_blocks
from extractors.layout.furniture import mark_furniture
from extractors.layout.lines import WordIndex, find_lines
from extractors.layout.pairs import find_pairs
from extractors.layout.segments import Segment, find_segments
from extractors.layout.tables import find_tables
from schemas.layout import Block, Layout, Line, Pair, Table
from schemas.text import DocumentText, Span


def lay_out(document: DocumentText) -> tuple[Layout, ...]:
    """The documents in a file, laid out, in order; always at least one."""
    words = WordIndex(document)
    lines = mark_furniture(document, find_lines(document, words))
    tables, taken = find_tables(document, words, lines)
    blocks = find_blocks(document, lines, taken)
    pairs = find_pairs(document, lines, tables, blocks, taken)
    segments = find_segments(document, lines, blocks)
    if len(segments) == 1:
        return (
            Layout(document, 0, segments[0].span, tuple(lines), tuple(blocks), tuple(tables), tuple(pairs), segments[0].context),
        )
    return tuple(_cut(document, number, segment, lines, blocks, tables, pairs) for number, segment in enumerate(segments))


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
