"""Lines of the text with their chunks, boxes and looks. Knows the conventions of the string; furniture is found elsewhere."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from extractors.layout.figures import LEADER
from schemas.layout import Chunk, Line
from schemas.text import Box, DocumentText, Span, Word, union_of

_PIECE = re.compile(r"[^\t]+")


class WordIndex:
    """Words by offset."""

    def __init__(self, document: DocumentText) -> None:
        self._words = sorted(document.words, key=lambda w: w.span.start)
        self._starts = [w.span.start for w in self._words]

    def within(self, span: Span) -> Sequence[Word]:
        """The words that start inside the span, in order."""
        return self._words[bisect.bisect_left(self._starts, span.start) : bisect.bisect_left(self._starts, span.end)]

    def box(self, span: Span) -> Box | None:
        """The box around the span's words, full height."""
        return union_of(w.box for w in self.within(span) if w.box is not None)


def find_lines(document: DocumentText, words: WordIndex) -> list[Line]:
    """Every line that is not blank, in the order of the text."""
    lines: list[Line] = []
    for page in document.pages:
        start = max(0, page.span.start)
        stop = min(len(document.text), page.span.end)
        while start < stop:
            end = document.text.find("\n", start, stop)
            end = stop if end < 0 else end
            line = _line(document, words, page.number, start, end)
            if line is not None:
                lines.append(line)
            start = end + 1
    return lines


def _line(document: DocumentText, words: WordIndex, page: int, start: int, end: int) -> Line | None:
    span = _stripped(document.text, start, end)
    if span is None:
        return None
    chunks = tuple(Chunk(s, words.box(s)) for s in _chunks(document.text, span))
    inside = words.within(span)
    weight = sum(len(w.span) for w in inside) or 1
    sizes: dict[float, int] = {}
    for word in inside:
        sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.span)
    size = max(sizes, key=lambda s: (sizes[s], s)) if sizes else 0.0
    bold = sum(len(w.span) for w in inside if w.bold) > 0.6 * weight
    return Line(span, page, union_of(c.box for c in chunks if c.box is not None), chunks, size, bold)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _chunks(text: str, span: Span) -> list[Span]:
    result: list[Span] = []
    for match in _PIECE.finditer(text, span.start, span.end):
        start = match.start()
        for leader in LEADER.finditer(text, match.start(), match.end()):  # Löner ........ 250 000
            if leader.end() < match.end() and (piece := _stripped(text, start, leader.start())) is not None:
                result.append(piece)
                start = leader.end()
        if (piece := _stripped(text, start, match.end())) is not None:
            result.append(piece)
    return result
