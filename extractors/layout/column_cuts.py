"""Columns that no white gap parts: figures with remarks right behind them, figures as close to each other as their own groups.

Rows say where: a place at which every row has a blank, and no figure is broken. Headings say how many columns there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.columns import Column, place_of
from extractors.layout.figures import is_figure
from extractors.layout.lines import WordIndex
from extractors.layout.strips import Piece, Strip
from schemas.text import DocumentText, Span


def split_by_remarks(document: DocumentText, words: WordIndex, rows: list[list[Strip]], columns: list[Column]) -> list[Column]:
    """Figures with remarks right behind them: where two rows or more have figures that end, and words that begin, alike."""
    boxes = [w.box for row in rows for s in row for p in s.pieces for w in words.within(p.span) if w.box is not None]
    result: list[Column] = []
    for n, column in enumerate(columns):
        ends = [] if n == 0 else [e for row in rows for s in row for e in _figure_ends(document, words, s, columns, n)]
        for one in sorted(set(ends)):
            alike = [e for e in ends if abs(e[0] - one[0]) <= 2 and abs(e[1] - one[1]) <= 2]
            middle = (max(e[0] for e in alike) + min(e[1] for e in alike)) / 2
            if len(alike) >= 2 and not any(b.x0 < middle - 0.5 and b.x1 > middle + 0.5 for b in boxes):
                result += [Column(column.x0, middle), Column(min(e[1] for e in alike), column.x1)]
                break
        else:
            result.append(column)
    return result


def _figure_ends(
    document: DocumentText, words: WordIndex, strip: Strip, columns: Sequence[Column], n: int
) -> list[tuple[float, float]]:
    """Where in a column a figure ends and something else begins on one line."""
    inside = sorted((p for p in strip.pieces if place_of(p, columns) == n), key=lambda p: p.box.x0)
    ends = [(a.box.x1, b.box.x0) for a, b in pairwise(inside) if a.figure and b.box.x0 >= a.box.x1]
    for piece in inside:
        held = [w for w in words.within(piece.span) if w.box is not None]
        for k in range(len(held) - 1, 0, -1):
            before, after = held[k - 1].box, held[k].box
            whole = is_figure(document.raw(Span(held[0].span.start, held[k - 1].span.end)))
            if whole and not piece.figure and before is not None and after is not None:
                ends.append((before.x1, after.x0))
                break
    return ends


def split_by_heading(document: DocumentText, words: WordIndex, rows: list[list[Strip]], columns: list[Column]) -> list[Column]:
    """Texts so close in every row that no gap parts them: headings say how many columns there are, and where all rows
    have a blank at one height, there the columns part."""
    for row in rows[:2]:
        heads = sorted((p for s in row for p in s.pieces), key=lambda p: p.box.x0)
        if not any(s.heads for s in row):
            continue
        held = [p for r in rows if r is not row for s in r for p in s.pieces]
        for n, column in enumerate(columns):
            over = _stacked([p for p in heads if place_of(p, columns) == n])
            if len(over) < 2:
                continue
            wide = [p for p in held if min(p.box.x1, column.x1) - max(p.box.x0, column.x0) > 1.5]
            cuts: list[float] = []
            for left, right in pairwise(over):
                cut = _cut(document, words, wide, left, right, cuts[-1] if cuts else column.x0 - 1)
                if cut is None:
                    break
                cuts.append(cut)
            if len(cuts) < len(over) - 1 or not wide:
                continue
            edges = [column.x0, *cuts, column.x1]
            refined = [Column(a, b - 0.1) for a, b in pairwise(edges)]
            return columns[:n] + refined + columns[n + 1 :]
    return columns


def _stacked(heads: Sequence[Piece]) -> list[Column]:
    """The stretches that headings take up, those of several lines as one."""
    result: list[Column] = []
    for piece in sorted(heads, key=lambda p: p.box.x0):
        if result and piece.box.x0 < result[-1].x1 - 0.5:
            result[-1] = Column(result[-1].x0, max(result[-1].x1, piece.box.x1))
        else:
            result.append(Column(piece.box.x0, piece.box.x1))
    return result


def _cut(
    document: DocumentText, words: WordIndex, pieces: Sequence[Piece], left: Column, right: Column, floor: float
) -> float | None:
    """Where between two headings every row has a blank, or nothing: nearest to where figures end or words begin."""
    blanks: list[list[tuple[float, float]]] = []
    for piece in pieces:
        boxes = sorted((w.box.x0, w.box.x1) for w in words.within(piece.span) if w.box is not None)
        if not boxes:
            return None
        gaps = [(a[1], b[0]) for a, b in pairwise(boxes) if b[0] > a[1]]
        blanks.append([(float("-inf"), boxes[0][0]), *gaps, (boxes[-1][1], float("inf"))])
    candidates = {(a + b) / 2 for row in blanks for a, b in row if b - a < 1e6}
    low, high = max(left.x0, floor), right.x1
    sound = [x for x in candidates if low < x < high and all(any(a <= x <= b for a, b in row) for row in blanks)]
    parting = [x for x in sound if any(a < x < b and b - a < 1e6 for row in blanks for a, b in row)]
    whole = [x for x in parting if all(_parts_whole(document, words, piece, floor, x) for piece in pieces)]
    return min(whole, key=lambda x: min(abs(x - left.x1), abs(x - right.x0))) if whole else None


def _parts_whole(document: DocumentText, words: WordIndex, piece: Piece, floor: float, at: float) -> bool:
    """Whether a cut leaves a whole figure between `floor` and itself, where it parts digits, and no *000* behind it."""
    inside = [w for w in words.within(piece.span) if w.box is not None and w.box.x0 >= floor - 0.5]
    left = [document.raw(w.span) for w in inside if w.box is not None and w.box.x1 <= at]
    right = [document.raw(w.span) for w in inside if w.box is not None and w.box.x0 >= at]
    if not left or not right or not (left[-1][-1:].isdigit() and right[0][:1].isdigit()):
        return True
    return not re.match(r"0\d", right[0]) and is_figure(" ".join(left))
