"""Strips gathered into rows: labels and values of several lines, broken figures, headings of two or three lines.

A row hangs on a strip with figures (or, where there are none, with a label and a value); single lines join the row they stand
closest to, whose label is not finished, or which has none of its own.
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.layout.figures import SECTION, is_sum_label, is_year
from extractors.layout.regions import TIGHT, distance, second_edge
from extractors.layout.strips import Piece, Strip

_LAST_GROUP = re.compile(r"\d{3}(?:\s?(?:kr|:-|,-|tkr))?")
_BROKEN = re.compile(r"[-–−(]?\d{1,3}(?:[ \u00a0]\d{3})*")
_UNFINISHED = (",", "-", " och", "/", "&", "+", " samt", " av", " för", " till")


def rows_of(strips: list[Strip]) -> list[list[Strip]]:
    """Strips gathered into rows."""
    numeric = 2 * sum(1 for s in strips if s.amounts) >= sum(1 for s in strips if s.tabular)
    anchors = [_anchors(s, numeric) and not (k and _rest_of_amounts(strips[k - 1], s)) for k, s in enumerate(strips)]
    second = second_edge(strips)
    right = max((s.x1 for s in strips), default=0.0)
    edge = max((p.box.x1 for s in strips for p in s.pieces if p.box.x1 < second), default=0.0)
    rows: list[list[Strip]] = []
    owner: list[int] = []  # row of each strip
    held = Counter(s.band for s, anchor in zip(strips, anchors, strict=True) if anchor)
    for k, strip in enumerate(strips):
        previous = strips[k - 1] if k else None
        banded = previous is not None and strip.band is not None and strip.band == previous.band and held[strip.band] <= 1
        row_has_anchor = bool(rows) and any(anchors[i] for i, o in enumerate(owner) if o == len(rows) - 1)
        joins = False
        if previous is not None:
            parted = strip.band != previous.band and (strip.band is not None or previous.band is not None)
            if banded and not (anchors[k] and row_has_anchor) and not _titles(rows[-1], [strip]):
                joins = True
            elif parted:
                joins = False
            elif anchors[k]:
                joins = not row_has_anchor and _leads_into(rows[-1], strip, second, right, edge)
            else:
                joins = _continues(strips, anchors, k, second, right, edge)
        if joins:
            rows[-1].append(strip)
        else:
            rows.append([strip])
        owner.append(len(rows) - 1)
    return _joined_headings(rows)


def _anchors(strip: Strip, numeric: bool) -> bool:
    """Whether a strip makes a row by itself."""
    if not strip.tabular:
        return len(strip.pieces) == 1 and strip.pieces[0].amount and numeric
    return bool(strip.amounts) or strip.heads or not numeric


def _rest_of_amounts(above: Strip, strip: Strip) -> bool:
    """Whether a strip's figures are the last groups of figures that broke in narrow columns (*8 035* over *000 kr*)."""
    if above.heads and all(len(p.text) <= 4 and p.figure for p in strip.pieces):  # *2026-01–2026-* over *12*
        return distance(above, strip) <= TIGHT * strip.size
    rest = strip.amounts or [p for p in strip.pieces if p.figure]
    if not rest or distance(above, strip) > TIGHT * strip.size:
        return False
    if not all(_LAST_GROUP.fullmatch(p.text) for p in rest):
        return False
    over = [next((q for q in above.pieces if _shares_column(q, p) and _BROKEN.fullmatch(q.text)), None) for p in rest]
    if not all(over):
        return False
    if any(p.text[0] == "0" or not p.text.isdigit() for p in rest):
        return True
    return len(rest) == len(strip.pieces) < len(above.pieces) - 1


def _shares_column(upper: Piece, lower: Piece) -> bool:
    return min(upper.box.x1, lower.box.x1) - max(upper.box.x0, lower.box.x0) > 0


def _continues(strips: list[Strip], anchors: list[bool], k: int, second: float, right: float, edge: float) -> bool:
    """Whether a strip without figures of its own goes on with the row above it, rather than beginning one."""
    strip, above = strips[k], strips[k - 1]
    if _rest_of_amounts(above, strip):
        return True
    below = strips[k + 1] if k + 1 < len(strips) else None
    up = distance(above, strip)
    down = distance(strip, below) if below is not None else float("inf")
    text = strip.pieces[0].text
    tight = up <= TIGHT * strip.size
    if SECTION.fullmatch(text) and not text[:1].islower():
        return False
    in_label = strip.x0 < second - 6
    if not in_label:
        return up <= down * 1.15 and up <= 2 * strip.size
    if text[:1].islower() or text[:1] == "(":
        return up <= 2.2 * strip.size
    if above.pieces[0].text.endswith(_UNFINISHED) and tight and above.x0 < second:
        return True
    if below is not None and anchors[k + 1] and below.x0 >= second - 6 and not below.heads and down <= 1.15 * up:
        return False  # the row below has no label: this is it
    if tight and up * 1.2 < down and not is_sum_label(text):
        # set closer to the row above than to the next; a title of what follows stands the other way round
        return not strip.bold or above.bold
    label = min(above.pieces, key=lambda p: p.box.x0)
    full = label.box.x0 < second and _fills(label, strip.pieces[0], strip.size, second, edge)
    return tight and full and up <= down * 1.1 and not above.heads and right > second


def _leads_into(row: list[Strip], strip: Strip, second: float, right: float, edge: float) -> bool:
    """Whether the single lines of `row` are the upper lines of the row that `strip` anchors."""
    last = row[-1]
    gap = distance(last, strip)
    if SECTION.fullmatch(" ".join(p.text for s in row for p in s.pieces)):
        return False
    if strip.heads:
        return gap <= TIGHT * strip.size and last.x0 >= second - 6
    if strip.x0 >= second - 6 and last.x0 < second:  # figures without a label of their own
        return gap <= 2.2 * strip.size
    if gap > TIGHT * strip.size or last.x0 >= second - 6:
        return gap <= TIGHT * strip.size and last.x0 >= second - 6
    label = min(strip.pieces, key=lambda p: p.box.x0)
    if label.text[:1].islower() or label.text[:1] == "(":
        return True
    if last.pieces[0].text.endswith(_UNFINISHED):
        return True
    if last.bold and not strip.bold:
        return False
    return _fills(last.pieces[-1], label, strip.size, second, edge) and right > second


def _fills(upper: Piece, lower: Piece, size: float, second: float, edge: float) -> bool:
    """Whether a label's line is full, so that the next word had to go below: up to the next column, or as far as labels go."""
    word = lower.text.split(maxsplit=1)[0]
    reach = upper.box.x1 + 0.5 * size * (len(word) + 1)
    return reach > second - 4 or (len(upper.text) >= 30 and reach > edge and not is_sum_label(lower.text))


def _joined_headings(rows: list[list[Strip]]) -> list[list[Strip]]:
    """Column headings of two or three lines, as one row."""
    result = list(rows)
    while len(result) >= 2:
        first, second = result[0], result[1]
        amounts = any(s.amounts for s in first + second)
        close = distance(first[-1], second[0]) <= TIGHT * second[0].size
        partial = not _same_places(first, second) and (first[0].heads or second[0].heads)
        partial = partial and not _titles(first, second) and not _begins_below(first, second)
        if amounts or not close or not partial or len(result) < 3:
            break
        result[:2] = [first + second]
    return result


def _titles(first: list[Strip], second: list[Strip]) -> bool:
    """Whether the upper row is a title: one piece over a row of headings that heads the labels, too."""
    if not any(s.heads for s in second):
        return False
    upper = [p for s in first for p in s.pieces]
    left = min(p.box.x0 for s in second for p in s.pieces)
    return len(upper) == 1 and upper[0].box.x0 <= left + 12


def _begins_below(first: list[Strip], second: list[Strip]) -> bool:
    """Whether the lower row is one label under a heading of labels: the title of a group of rows."""
    left = min(p.box.x0 for s in first for p in s.pieces)
    lower = [p for s in second for p in s.pieces]
    return len(lower) == 1 and abs(lower[0].box.x0 - left) <= 12 and not lower[0].text[:1].islower()


def _same_places(first: list[Strip], second: list[Strip]) -> bool:
    """Whether two rows fill the same columns, and are rows in their own right."""
    upper = [p for s in first for p in s.pieces]
    lower = [p for s in second for p in s.pieces]
    if not (any(p.box.x0 < min(q.box.x0 for q in lower) + 8 for p in upper) and len(upper) > 1 and len(lower) > 1):
        return False
    label = min(upper, key=lambda p: p.box.x0)
    if all(q.box.x0 > label.box.x1 + 4 for q in lower):
        return False  # nothing below the label: the rest of headings that broke, *Region* over *Gävleborg*
    met = sum(1 for p in upper if any(min(p.box.x1, q.box.x1) > max(p.box.x0, q.box.x0) for q in lower))
    return met >= min(len(upper), len(lower)) and not any(is_year(p.text) for p in lower)
