"""Pages whose text runs up or down the paper: turned upright for reading; the turn is kept, to turn places back."""

from __future__ import annotations

from dataclasses import replace

from extractors.readers.paint import Glyph, PagePaint, Segment
from schemas.text import Box

_MOST = 0.7
"""Share of a page's characters that run one way, from which the page itself lies on its side."""
_LEAST = 60


def turn_of(paint: PagePaint) -> int:
    """How the page lies: 90 where its text runs up the paper, 270 where it runs down, else 0."""
    if sum(g.turn != 0 for g in paint.glyphs) < _LEAST:
        return 0
    letters = [g for g in paint.glyphs if not g.text.isspace()]
    for turn in (90, 270):
        turned = sum(g.turn == turn for g in letters)
        if turned >= _LEAST and turned > _MOST * len(letters):
            return turn
    return 0


def upright(paint: PagePaint, turn: int) -> PagePaint:
    """The page as it looks when the paper is turned to be read."""
    width, height = paint.width, paint.height

    def place(box: Box) -> Box:
        return turned_box(box, turn, width, height)

    def glyph(g: Glyph) -> Glyph:
        box = place(Box(g.x0, g.top, g.x1, g.bottom))
        level = g._replace(x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, baseline=box.bottom, turn=(g.turn - turn) % 360)
        return level._replace(top=box.bottom - g.size) if level.turn == 0 else level

    def rule(s: Segment, along: float, across: float, crossing: bool) -> Segment:
        """A rule with its direction changed. `crossing`: whether its run, else its place, is counted from the other edge."""
        if crossing:
            return Segment(s.at, along - s.end, along - s.start)
        return Segment(across - s.at, s.start, s.end)

    return replace(
        paint,
        width=height,
        height=width,
        glyphs=[glyph(g) for g in paint.glyphs],
        hidden=[glyph(g) for g in paint.hidden],
        horizontal=[rule(s, height, width, turn == 90) for s in paint.vertical],
        vertical=[rule(s, width, height, turn == 270) for s in paint.horizontal],
        fills=[place(box) for box in paint.fills],
    )


def turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of this size, on the page turned upright."""
    if turn == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return Box(box.top, width - box.x1, box.bottom, width - box.x0)
