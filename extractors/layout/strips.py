"""Strips: what stands at one height of a page. The stuff that unruled tables are made of.

A strip is a line of text, or several set closer than text ever is (a cell of two lines beside figures set midway between them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.layout.figures import (
    ORDINAL,
    heads_labels,
    is_amount,
    is_figure,
    is_sum_label,
    is_year,
    looks_like_heading,
    parted_numbers,
)
from extractors.layout.labels import is_label
from extractors.layout.lines import WordIndex
from schemas.layout import Chunk, Line
from schemas.text import Box, DocumentText, Span, union_of

_CLOSE = 0.75
_YEARS_AND_SUM = re.compile(r"(?:20\d\d\s+)+(?:summa|totalt?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk with its text and place."""

    span: Span
    box: Box
    text: str
    bold: bool = False

    @property
    def figure(self) -> bool:
        """Whether it is nothing but a number."""
        return is_figure(self.text)

    @property
    def amount(self) -> bool:
        """Whether it is a number that is no year."""
        return is_amount(self.text)

    @property
    def middle(self) -> float:
        """Horizontal middle."""
        return (self.box.x0 + self.box.x1) / 2


@dataclass(slots=True)
class Strip:
    """Pieces at one height, left to right within each line."""

    pieces: list[Piece]
    page: int
    first: float
    """Middle height of its first line."""
    last: float
    """Middle height of its last line."""
    size: float
    bold: bool
    lines: list[int] = field(default_factory=list)
    band: tuple[int, int] | None = None

    @property
    def tabular(self) -> bool:
        """At least two pieces beside each other."""
        return len(self.pieces) >= 2

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(p.box.x0 for p in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(p.box.x1 for p in self.pieces)

    @property
    def amounts(self) -> list[Piece]:
        """Pieces that are amounts, the label's place aside."""
        return [p for p in self.pieces if p.amount and p.box.x0 > self.x0 + 1] or [
            p for p in self.pieces if p.amount and len(self.pieces) > 1
        ]

    @property
    def heads(self) -> bool:
        """A row of column headings: no amounts, and words or years that columns are headed with."""
        if self.amounts or not self.pieces:
            return False
        rest = [p for p in self.pieces if p.box.x0 > self.x0 + 1] or self.pieces
        named = sum(1 for p in rest if looks_like_heading(p.text))
        years = sum(1 for p in self.pieces if is_year(p.text))
        if is_sum_label(self.pieces[0].text) and not years:
            return False
        if len(self.pieces) >= 3 and heads_labels(self.pieces[0].text) and not any(c.isdigit() for p in rest for c in p.text):
            return True
        label = min(self.pieces, key=lambda p: p.box.x0).text
        if len(self.pieces) == 2 and ORDINAL.fullmatch(label):
            return False  # *6.*, *Indirekta kostnader*: the title of a numbered group
        if len(self.pieces) == 2 and is_label(label) and not heads_labels(label):
            return False  # *Projektperiod*, *2026–2028*: a form's label and value
        return len(self.pieces) >= 2 and (years >= 2 or 2 * named >= len(rest))


def strips_of(
    document: DocumentText,
    words: WordIndex,
    lines: Sequence[Line],
    indices: Iterable[int],
    taken: set[Chunk],
    bands: Sequence[Box],
) -> list[Strip]:
    """The strips of one page from the lines at `indices`, chunks in `taken` left out, from the top."""
    strips: list[Strip] = []
    found = []
    for i in indices:
        pieces = [p for c in lines[i].chunks if c not in taken for p in _pieces(document, words, c, lines[i].bold)]
        if pieces:
            found.append((_height(pieces), i, pieces))
    for height, i, pieces in sorted(found, key=lambda f: (f[0], f[1])):
        size = lines[i].size or 10.0
        band = next(((k, 0) for k, b in enumerate(bands) if b.top <= height < b.bottom and pieces[0].box.x0 < b.x1), None)
        last = strips[-1] if strips else None
        if last is not None and height - last.last < _CLOSE * min(size, last.size) and last.band == band:
            last.pieces += pieces
            last.lines.append(i)
            last.last = height
            continue
        strips.append(Strip(list(pieces), lines[i].page, height, height, size, lines[i].bold, [i], band))
    return strips


def _pieces(document: DocumentText, words: WordIndex, chunk: Chunk, bold: bool) -> list[Piece]:
    """The chunk, or its numbers where it holds several without a doubt."""
    if chunk.box is None:
        return []
    text = document.raw(chunk.span)
    whole = [Piece(chunk.span, chunk.box, text, bold)]
    if _YEARS_AND_SUM.fullmatch(text):  # *2027 Summa*: a year set to the right beside a word set to the left
        return [Piece(w.span, w.box, document.raw(w.span), bold) for w in words.within(chunk.span) if w.box is not None] or whole
    if not text[-1:].isdigit() and not text[:1].isdigit() and text[-1:] not in "%-–)kKrR":
        return whole
    inside = words.within(chunk.span)
    ranges = parted_numbers([document.raw(w.span) for w in inside])
    if ranges is None:
        return whole
    result = []
    for a, b in ranges:
        box = union_of(w.box for w in inside[a:b] if w.box is not None)
        if box is None:
            return whole
        span = Span(inside[a].span.start, inside[b - 1].span.end)
        result.append(Piece(span, box, document.raw(span), bold))
    return result


def _height(pieces: Sequence[Piece]) -> float:
    middles = sorted((p.box.top + p.box.bottom) / 2 for p in pieces)
    return middles[len(middles) // 2]
