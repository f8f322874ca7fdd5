"""Makes a picture of a page fit for recognition: straightens it, finds the rules drawn on it and takes them away.

A recogniser takes the rules of a table for letters and its rows for one line of noise; without them it reads the cells.
Knows pixels alone; what the rules mean as a table is found by `rulings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.readers.paint import Segment

_DARK = 165
_SHORTEST = 0.42
"""Inches from which a run of dark dots is a rule and no stroke of a letter (a capital of 24 points is a third of an inch)."""
_UNBROKEN = 0.93
_THICKEST = 0.035
_STEEPEST = 2.0
_LEAST_SKEW = 0.08
_BUSY = 0.25
_LEAST_CONTRAST = 60
_INK, _PAPER = 0.3, 0.8
"""Between the darkness of the ink (0) and of the paper (1): what counts as one or the other."""
_MARGIN = 1
"""Pairs of dots beside a rule that are taken away with it: its soft edge."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture ready to be read, and the rules that stood on it, in dots of that picture."""

    picture: Any
    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]


def prepared(picture: Any, dpi: float) -> Scan:
    """A grey picture straightened and without its rules."""
    import numpy as np
    from PIL import Image

    angle = _skew(picture)
    if abs(angle) > _LEAST_SKEW:
        picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    dots = np.array(picture)
    height, width = dots.shape[0] // 2 * 2, dots.shape[1] // 2 * 2
    dark = dots[:height, :width] < _DARK
    # a rule may be one dot wide: of four dots the darkest counts
    coarse = dark[0::2, 0::2] | dark[1::2, 0::2] | dark[0::2, 1::2] | dark[1::2, 1::2]
    length, thick = max(8, int(_SHORTEST * dpi / 2)), max(3, int(_THICKEST * dpi / 2))
    across = _rules(coarse, _thin(_runs(coarse, length), thick), thick)
    down = _rules(coarse.T, _thin(_runs(coarse.T, length), thick), thick)
    if across or down:
        paper = int(np.median(dots))
        for rule in across:
            dots[2 * (rule.first - _MARGIN) : 2 * (rule.last + _MARGIN + 1), 2 * rule.start : 2 * rule.end] = paper
        for rule in down:
            dots[2 * rule.start : 2 * rule.end, 2 * (rule.first - _MARGIN) : 2 * (rule.last + _MARGIN + 1)] = paper
    return Scan(Image.fromarray(_clear(dots)), tuple(map(_segment, across)), tuple(map(_segment, down)))


def _clear(dots: Any) -> Any:
    """Ink black and paper white: what is nearly as light as the paper is paper, what is nearly as dark as the ink is ink."""
    import numpy as np

    paper, ink = float(np.median(dots)), float(np.percentile(dots, 0.5))
    if paper - ink < _LEAST_CONTRAST:
        return dots
    low, high = ink + _INK * (paper - ink), ink + _PAPER * (paper - ink)
    levels = np.clip((np.arange(256) - low) * (255 / (high - low)), 0, 255).astype(np.uint8)
    return levels[dots]


def _skew(picture: Any) -> float:
    """By how many degrees to turn the picture for its lines to lie level: where rows of dots differ most from each other."""
    import numpy as np

    small = picture.resize((max(1, picture.width // 4), max(1, picture.height // 4)))

    def contrast(angle: float) -> float:
        rows = (np.asarray(small.rotate(angle, fillcolor=255)) < 150).sum(axis=1).astype(float)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    steps = np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.25)
    best = float(max(steps, key=contrast))
    best = float(max(np.arange(best - 0.25, best + 0.26, 0.05), key=contrast))
    # a blank or a picture: nothing to level by
    return best if contrast(best) > 1.05 * contrast(0.0) else 0.0


def _runs(dark: Any, length: int) -> Any:
    """The dots that lie in unbroken level runs of at least `length`."""
    import numpy as np

    rows, width = dark.shape
    if width <= length:
        return np.zeros_like(dark)
    sums = np.zeros((rows, width + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) >= _UNBROKEN * length
    starts = np.zeros((rows, full.shape[1] + 1), dtype=np.int32)
    np.cumsum(full, axis=1, out=starts[:, 1:])
    places = np.arange(width)
    last, first = np.minimum(places + 1, full.shape[1]), np.maximum(places - length + 1, 0)
    return (starts[:, last] - starts[:, first]) > 0


def _thin(runs: Any, thick: int) -> Any:
    """Without runs that lie side by side as a shaded or a black area."""
    import numpy as np

    sums = np.zeros((runs.shape[0] + 1, runs.shape[1]), dtype=np.int32)
    np.cumsum(runs, axis=0, out=sums[1:])
    reach = np.arange(runs.shape[0])
    last, first = np.minimum(reach + thick, runs.shape[0]), np.maximum(reach - thick, 0)
    return runs & ((sums[last] - sums[first]) <= thick)


@dataclass(slots=True)
class _Rule:
    """A level rule: the rows of dots it takes up, and from where to where it goes."""

    first: int
    last: int
    start: int
    end: int


def _segment(rule: _Rule) -> Segment:
    return Segment(float(rule.first + rule.last + 1), 2.0 * rule.start, 2.0 * rule.end)


def _rules(dark: Any, runs: Any, thick: int) -> list[_Rule]:
    """The level rules that runs of dots make up; a run through the letters of a bold line is none."""
    import numpy as np

    found: list[_Rule] = []
    live: list[_Rule] = []
    for y in map(int, np.flatnonzero(runs.any(axis=1))):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], runs[y].astype(np.int8), [0]))))
        live = [one for one in live if y - one.last <= 2]
        for start, end in zip(map(int, edges[0::2]), map(int, edges[1::2]), strict=True):
            one = next((o for o in live if start <= o.end + 2 and end >= o.start - 2), None)
            if one is None:
                one = _Rule(y, y, start, end)
                found.append(one)
                live.append(one)
            else:
                one.last, one.start, one.end = y, min(one.start, start), max(one.end, end)
    return [rule for rule in found if rule.last - rule.first <= 2 * thick and _stands_alone(dark, rule, thick)]


def _stands_alone(dark: Any, rule: _Rule, thick: int) -> bool:
    """Whether there is paper close by on both sides."""
    for rows in (range(rule.first - thick - 2, rule.first - 1), range(rule.last + 2, rule.last + thick + 3)):
        shares = [float(dark[y, rule.start : rule.end].mean()) for y in rows if 0 <= y < dark.shape[0]]
        if shares and min(shares) > _BUSY:
            return False
    return True


_COARSE = 900
"""Dots along the longer side that are enough to tell how lines run."""
_RESTLESS = 0.85


def may_lie_on_its_side(picture: Any) -> bool:
    """Whether lines of text may run up or down a picture: ink comes and goes across the sheet as much as down it."""
    import numpy as np

    share = _COARSE / max(picture.size)
    small = picture.resize((max(2, round(picture.width * share)), max(2, round(picture.height * share))))
    ink = 255.0 - np.asarray(small, dtype="float32")
    ink[ink < 60] = 0

    def unrest(axis: int) -> float:
        profile = ink.mean(axis=axis)
        return float(np.abs(np.diff(profile)).sum()) / max(1.0, float(profile.sum()))

    return unrest(0) > _RESTLESS * unrest(1)
