"""Where the columns of an unruled table stand, and which column a piece of text belongs to.

Columns are what is left between the white gaps that run through the rows. A heading or a long label may bridge a gap, a figure
may not. Figures set so close that they were read as one piece are parted where the other rows have their gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.figures import is_figure, looks_like_heading
from extractors.layout.lines import WordIndex
from extractors.layout.strips import Piece
from schemas.text import DocumentText, Span, union_of

_GROUPS = re.compile(r"[-+−–(]?\d{1,3}(?:[.,]\d+)?(?:[ \u00a0\u2007\u2009\u202f]\d{3})*(?:[.,]\d+)?[)%]?")


@dataclass(frozen=True, slots=True)
class Column:
    """The stretch of the page's width that a column's text takes up."""

    x0: float
    x1: float


def find_columns(rows: Sequence[Sequence[Piece]]) -> list[Column]:
    """Columns of the rows; a row is its pieces. Empty when the rows have none in common."""
    evidence = [row for row in rows if len(row) >= 2]
    if not evidence:
        return []
    columns = _between_gaps(evidence)
    return _complementary(columns, evidence)


def _between_gaps(rows: Sequence[Sequence[Piece]]) -> list[Column]:
    firm: list[tuple[float, float]] = []  # may not be crossed
    soft: list[tuple[float, float]] = []  # a label or a heading: may be, by few
    for row in rows:
        has_amounts = any(p.amount for p in row)
        for place, piece in enumerate(sorted(row, key=lambda p: p.box.x0)):
            extent = (piece.box.x0, piece.box.x1)
            if piece.figure or (has_amounts and place > 0):
                firm.append(extent)
            else:
                soft.append(extent)
    tolerated = max(1 if len(rows) >= 3 else 0, int(0.15 * len(rows)))
    edges = sorted({x for extent in firm + soft for x in extent})
    columns: list[Column] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossed = any(a < middle < b for a, b in firm) or sum(1 for a, b in soft if a < middle < b) > tolerated
        if not crossed:
            continue
        if columns and left - columns[-1].x1 < 0.5:
            columns[-1] = Column(columns[-1].x0, right)
        else:
            columns.append(Column(left, right))
    # a heading over an empty column, or a lone remark, stands where no column was found: it has one to itself
    for piece in sorted((p for row in rows for p in row), key=lambda p: p.box.x0):
        if not any(min(piece.box.x1, c.x1) - max(piece.box.x0, c.x0) > 0 for c in columns):
            columns.append(Column(piece.box.x0, piece.box.x1))
            columns.sort(key=lambda c: c.x0)
    return columns


def _complementary(columns: list[Column], rows: Sequence[Sequence[Piece]]) -> list[Column]:
    """A heading set to the left over short figures set to the right leaves a gap inside one column: no row has both."""
    merged = list(columns)
    placed = [[(place_of(p, merged), p) for p in row] for row in rows]
    k = 1
    while k + 1 < len(merged):
        left, right = merged[k], merged[k + 1]
        both = either = 0
        for row in placed:
            inside = [any(at == n for at, _ in row) for n in (k, k + 1)]
            both += all(inside)
            either += any(inside)
        lefts = [p for row in placed for at, p in row if at == k]
        rights = [p for row in placed for at, p in row if at == k + 1]
        few_words = any(side and len(side) <= 2 and not any(p.amount for p in side) for side in (lefts, rights))
        if both == 0 and either >= 2 and few_words and right.x0 - left.x1 < 60:
            merged[k : k + 2] = [Column(left.x0, right.x1)]
            placed = [[(place_of(p, merged), p) for p in row] for row in rows]
        else:
            k += 1
    return merged


def place_of(piece: Piece, columns: Sequence[Column]) -> int:
    """The column of a piece: the one that shares most of its width, the first it touches for text that runs over several."""
    x0, x1 = piece.box.x0, piece.box.x1
    shares = [(x1 if x1 < c.x1 else c.x1) - (x0 if x0 > c.x0 else c.x0) for c in columns]
    touched = [i for i, s in enumerate(shares) if s > 0.5]
    if not touched:
        return min(range(len(columns)), key=lambda i: min(abs(piece.box.x0 - columns[i].x1), abs(columns[i].x0 - piece.box.x1)))
    if piece.figure or len(touched) == 1:
        return max(touched, key=lambda i: shares[i])
    return touched[0]


def part(document: DocumentText, words: WordIndex, row: Sequence[Piece], columns: Sequence[Column]) -> list[Piece]:
    """The row's pieces, those parted that hold the text of several columns."""
    result: list[Piece] = []
    for piece in row:
        touched = [c for c in columns if min(piece.box.x1, c.x1) - max(piece.box.x0, c.x0) > 1.5]
        if len(touched) < 2:
            result.append(piece)
            continue
        result += _parted(document, words, piece, touched) or [piece]
    return result


def _parted(document: DocumentText, words: WordIndex, piece: Piece, columns: Sequence[Column]) -> list[Piece] | None:
    groups: list[list[Span]] = [[] for _ in columns]
    last = 0
    for word in words.within(piece.span):
        if word.box is None:
            return None
        middle = (word.box.x0 + word.box.x1) / 2
        place = next((i for i, c in enumerate(columns) if middle <= c.x1 + 1), len(columns) - 1)
        last = max(last, place)
        groups[last].append(word.span)
    parts = [Span(g[0].start, g[-1].end) for g in groups if g]
    if len(parts) < 2:
        return None
    texts = [document.raw(s) for s in parts]
    numbers = all(is_figure(t) for t in texts)
    behind = is_figure(texts[0]) or all(is_figure(t) or _GROUPS.fullmatch(t) for t in texts[1:])
    heads = all(looks_like_heading(t) for t in texts)
    if (
        not numbers
        and not heads
        and (not behind or (piece.text[:1].isdigit() and not is_figure(texts[0])))
        and not _flush(words, parts, columns)
    ):
        return None
    result = []
    for span, text in zip(parts, texts, strict=True):
        box = union_of(w.box for w in words.within(span) if w.box is not None)
        if box is None:
            return None
        result.append(Piece(span, box, text, piece.bold))
    return result


def _flush(words: WordIndex, parts: Sequence[Span], columns: Sequence[Column]) -> bool:
    """Whether each part begins where its column's texts begin: words of two columns with no more than a blank between."""
    for span in parts[1:]:
        first = words.within(span)[0].box
        if first is None or not any(abs(first.x0 - c.x0) <= 2.5 for c in columns[1:]):
            return False
    return True
