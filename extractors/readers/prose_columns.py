"""Two columns of running text side by side, put in the order they are read in: the left column down, then the right.

A table, a form and a letterhead have white space down the page too. Columns of text are told from them by their lines: many, of
several words each, filling their column on both sides, with no rule drawn across the gap.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.drafts import DraftLine
from extractors.readers.paint import Segment

_LEAST_LINES = 6
_LEAST_GUTTER = 8.0
_WORDS = 4
_FULL = 0.8
_APART = 2.2
"""Distance of lines, in font sizes, from which they are not one column's."""
_MOST_LINES = 400


def in_reading_order(lines: Sequence[DraftLine], width: float, across: Sequence[Segment] = ()) -> Sequence[DraftLine]:
    """The lines, those that run over two columns of text parted and put one column after the other."""
    if not _LEAST_LINES <= len(lines) <= _MOST_LINES or width <= 0:
        return lines
    result: list[DraftLine] = []
    start = 0
    while start < len(lines):
        found = _columns_from(lines, start, width, across)
        if found is None:
            result.append(lines[start])
            start += 1
            continue
        end, left, right = found
        result += [*left, *right]
        start = end
    return result


def _columns_from(
    lines: Sequence[DraftLine], start: int, width: float, across: Sequence[Segment]
) -> tuple[int, list[DraftLine], list[DraftLine]] | None:
    """Where the stretch of columns that begins at `start` ends, and its two sides; None where none begins there."""
    first, *below = lines[start : start + 2]
    gap = _gap(first, width) or (_gap([*first, *below[0]], width) if below and first[-1].box.x1 < below[0][0].box.x0 else None)
    if gap is None or (below and _distance(first, below[0]) > _APART * first[0].size):
        return None
    low, high = gap
    end = start
    while end < len(lines):
        kept = _narrowed(lines[end], low, high)
        if kept is None:
            break
        low, high = kept
        end += 1
    middle = (low + high) / 2
    left: list[DraftLine] = []
    right: list[DraftLine] = []
    for k, line in enumerate(lines[start:end], start=start):
        sides = [w for w in line if w.box.x1 <= middle], [w for w in line if w.box.x1 > middle]
        if not all(sides) and _stands_apart(sides[0] or sides[1], left if sides[0] else right):
            end = k  # a heading over the page's whole width, or its foot
            break
        if sides[0]:
            left.append(sides[0])
        if sides[1]:
            right.append([replace(sides[1][0], before=" "), *sides[1][1:]])
    if not (_is_prose(left) and _is_prose(right)) or _crossed(lines[start:end], low, high, across):
        return None
    return end, left, right


def _stands_apart(line: DraftLine, column: Sequence[DraftLine]) -> bool:
    return bool(column) and _distance(column[-1], line) > _APART * max(line[0].size, column[-1][0].size)


def _distance(upper: DraftLine, lower: DraftLine) -> float:
    return lower[0].box.bottom - upper[0].box.bottom


def _gap(line: DraftLine, width: float) -> tuple[float, float] | None:
    """The widest gap between two words near the middle of the page; a line of one side alone has none."""
    gaps = [(a.box.x1, b.box.x0) for a, b in itertools.pairwise(line)]
    near = [g for g in gaps if g[1] - g[0] >= _LEAST_GUTTER and 0.3 * width < (g[0] + g[1]) / 2 < 0.7 * width]
    return max(near, key=lambda g: g[1] - g[0]) if near else None


def _narrowed(line: DraftLine, low: float, high: float) -> tuple[float, float] | None:
    """What the line leaves of the gap; None when it runs across it."""
    for word in line:
        if word.box.x1 <= low or word.box.x0 >= high:
            continue
        if word.box.x1 - low <= high - word.box.x0:
            low = max(low, word.box.x1)
        else:
            high = min(high, word.box.x0)
        if high - low < _LEAST_GUTTER:
            return None
    spaces = [(a.box.x1, b.box.x0) for a, b in itertools.pairwise(line)]
    # a line that stands on both sides must be open at the gap by more than a blank
    if line[0].box.x1 <= low and line[-1].box.x0 >= high and not any(a <= low and b >= high for a, b in spaces):
        return None
    return low, high


def _is_prose(side: Sequence[DraftLine]) -> bool:
    """Lines of several words, most of them words, that fill the column."""
    if len(side) < _LEAST_LINES:
        return False
    x0, x1 = min(line[0].box.x0 for line in side), max(line[-1].box.x1 for line in side)
    full = [line for line in side if line[-1].box.x1 - x0 >= _FULL * (x1 - x0) and line[0].box.x0 - x0 < 0.15 * (x1 - x0)]
    wordy = statistics.median(len(line) for line in side) >= _WORDS
    letters = sum(1 for line in side for w in line if any(c.isalpha() for c in w.text))
    spaced = sum(1 for line in side if any(w.before == "\t" for w in line[1:]))
    total = sum(len(line) for line in side)
    return wordy and 2 * len(full) >= len(side) and letters >= 0.75 * total and spaced <= 0.1 * len(side)


def _crossed(stretch: Sequence[DraftLine], low: float, high: float, across: Sequence[Segment]) -> bool:
    """A rule that runs over the gap inside the stretch: a table's."""
    top, bottom = min(w.box.top for w in stretch[0]), max(w.box.bottom for w in stretch[-1])
    return any(top + 2 < s.at < bottom - 2 and s.start < low and s.end > high for s in across)
