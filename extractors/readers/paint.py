"""What is painted on one PDF page: glyphs, rules, coloured areas and images, with what cannot be seen set apart.

Knows pdfminer's page device and pdfplumber's coordinates (points, origin at the top left). Leaves to `glyph_lines` how glyphs
make words and lines, and to `rulings` how rules make tables.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect

from extractors.readers.canvas import Device, Interpreter, layers_off
from schemas.text import Box

_BOLD = re.compile(r"bold|black|heavy|semi-?b|demi", re.IGNORECASE)
UNMAPPED_TEXT = re.compile(r"\(cid:\d+\)")
BULLET_CODE = "(cid:127)"
"""In WinAnsi encoding every unused code means a bullet; writers use this one, and pdfminer does not know it."""
NAMELESS = ("", "\x00")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SMALLEST_VISIBLE = 1.6
_INVISIBLE_MODES = (3, 7)
_MOST_COVERS = 3000
_WHITE = 0.93
"""Lightness from which letters cannot be told from paper."""
UNMAPPED = "\ufffd"


class Glyph(NamedTuple):
    """One painted character. `baseline` is where it stands, `turn` degrees counter-clockwise of its reading direction."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    turn: int = 0


class Segment(NamedTuple):
    """A straight rule: from `start` to `end` along its direction, at `at` across it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PagePaint:
    """Everything of one page that reading needs."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    horizontal: list[Segment] = field(default_factory=list)
    vertical: list[Segment] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    unmapped: int = 0
    ocr_layer: bool = False


def _is_white(space: str, color: Any, paper: float = 0.97) -> bool:
    """Whether a fill colour cannot be told from paper. A separation's tint says nothing about lightness except 0 (no ink)."""
    values = color if isinstance(color, tuple) else (color,)
    if not values or not all(isinstance(v, (int, float)) for v in values):
        return False
    if "Separation" in space or "DeviceN" in space:
        return all(v <= 0.02 for v in values)
    if "Indexed" in space or "Pattern" in space:
        return False
    if len(values) == 4:
        return all(v <= 1 - paper for v in values)
    return all(v >= paper for v in values)


def _lightness(color: Any) -> float:
    values = color if isinstance(color, tuple) else (color,)
    if not values or not all(isinstance(v, (int, float)) for v in values):
        return 0.5
    if len(values) == 4:
        c, m, y, k = (float(v) for v in values)
        return max(0.0, 1 - k - (c + m + y) / 3)
    return sum(float(v) for v in values) / len(values)


def _items(container: Iterable[Any]) -> Iterable[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


def _turn(item: LTChar) -> int:
    a, b, _c, _d, _e, _f = item.matrix
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


class Frame:
    """pdfminer's coordinates (from the bottom left of the media box) turned into pdfplumber's."""

    def __init__(self, page: Any) -> None:
        self.left, self.shift = page.mediabox[0], page.mediabox[1] + page.height
        self.visible = Box(
            max(page.mediabox[0], page.cropbox[0]),
            max(page.mediabox[1], page.cropbox[1]),
            min(page.mediabox[2], page.cropbox[2]),
            min(page.mediabox[3], page.cropbox[3]),
        )

    def box(self, item: Any) -> Box:
        """Where an item stands."""
        return Box(item.x0 + self.left, self.shift - item.y1, item.x1 + self.left, self.shift - item.y0)

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        """One point."""
        return point[0] + self.left, self.shift - point[1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on the part of the page that is shown."""
        v = self.visible
        return v.x0 - 1 <= x <= v.x1 + 1 and v.top - 1 <= y <= v.bottom + 1


def read_paint(pdf: Any, page: Any) -> PagePaint:
    """All that is painted on a pdfplumber page, in one pass over its content."""
    device = Device(pdf.rsrcmgr, page.page_number)
    Interpreter(pdf.rsrcmgr, device, layers_off(pdf.doc.catalog)).process_page(page.page_obj)
    layout = device.get_result()
    frame = Frame(page)
    paint = PagePaint(width=float(page.width), height=float(page.height))
    chars: list[_Placed] = []
    covers: list[Box] = []  # opaque areas painted so far
    areas: list[tuple[Box, float]] = []  # coloured areas painted so far, with their lightness
    image_area = 0.0
    for item in _items(layout):
        if isinstance(item, LTChar):
            chars.append(_Placed(item, frame.box(item), areas[-200:] if _may_be_white(item) else [], len(covers)))
        elif isinstance(item, LTImage):
            box = frame.box(item)
            image_area += max(0.0, min(box.x1, frame.visible.x1) - max(box.x0, frame.visible.x0)) * max(
                0.0, min(box.bottom, frame.visible.bottom) - max(box.top, frame.visible.top)
            )
            areas.append((box, 0.5))
        elif isinstance(item, LTCurve):
            _take_path(item, frame, paint, areas)
            if isinstance(item, LTRect) and getattr(item, "opaque", False) and len(covers) < _MOST_COVERS:
                covers.append(_clipped(item, frame))
    paint.image_share = min(1.0, image_area / max(1.0, paint.width * paint.height))
    _take_chars(chars, covers, frame, paint)
    return paint


def _may_be_white(item: LTChar) -> bool:
    return _is_white(item.ncs.name if item.ncs else "", item.graphicstate.ncolor, _WHITE)


def _take_path(item: LTCurve, frame: Frame, paint: PagePaint, areas: list[tuple[Box, float]]) -> None:
    box = frame.box(item)
    width, height = box.x1 - box.x0, box.bottom - box.top
    filled = bool(item.fill) and item.non_stroking_color is not None
    stroked = bool(item.stroke) and item.linewidth is not None
    stroke_white = _is_white("", item.stroking_color)
    fill_white = _is_white("", item.non_stroking_color)
    if isinstance(item, LTLine):
        if not stroke_white or filled:
            _add_segment(paint, frame.point(item.pts[0]), frame.point(item.pts[-1]))
        return
    if min(width, height) <= 2.6 and max(width, height) > 2.6:  # a rule drawn as a thin area
        if (filled and not fill_white) or (stroked and not stroke_white):
            middle_x, middle_y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            if width >= height:
                paint.horizontal.append(Segment(middle_y, box.x0, box.x1))
            else:
                paint.vertical.append(Segment(middle_x, box.top, box.bottom))
        return
    page_size = width > 0.93 * paint.width and height > 0.93 * paint.height
    if filled:
        areas.append((box, _lightness(item.non_stroking_color)))
        if not fill_white and not page_size and width > 8 and height > 5:
            paint.fills.append(box)
    if stroked and not stroke_white and not page_size:
        if isinstance(item, LTRect):
            paint.horizontal += [Segment(box.top, box.x0, box.x1), Segment(box.bottom, box.x0, box.x1)]
            paint.vertical += [Segment(box.x0, box.top, box.bottom), Segment(box.x1, box.top, box.bottom)]
        else:
            points = [frame.point(p) for p in item.pts]
            for first, second in itertools.pairwise(points):
                _add_segment(paint, first, second)


def _add_segment(paint: PagePaint, first: tuple[float, float], second: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y0 - y1) <= 1 and abs(x0 - x1) > 2:
        paint.horizontal.append(Segment((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) <= 1 and abs(y0 - y1) > 2:
        paint.vertical.append(Segment((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A character, the areas under it where that matters, and how many covers had been painted before it."""

    item: LTChar
    box: Box
    behind: list[tuple[Box, float]]
    covers_before: int


def _clipped(item: LTRect, frame: Frame) -> Box:
    box = frame.box(item)
    clip = getattr(item, "clip", None)
    if clip is None:
        return box
    (x0, bottom), (x1, top) = frame.point(clip[:2]), frame.point(clip[2:])
    return Box(max(box.x0, x0), max(box.top, top), min(box.x1, x1), min(box.bottom, bottom))


def _take_chars(chars: list[_Placed], covers: list[Box], frame: Frame, paint: PagePaint) -> None:
    inked = [c for c in chars if not c.item.get_text().isspace()]
    invisible = sum(1 for c in inked if getattr(c.item, "render_mode", 0) in _INVISIBLE_MODES)
    # a scan with a text layer from somebody's OCR: the invisible text is all the text there is, and it is what one sees
    paint.ocr_layer = bool(inked) and paint.image_share > 0.5 and invisible > 0.9 * len(inked)
    # a character without a name between others is a blank that the font lacks; if most have none, the font has no table
    nameless = sum(1 for c in chars if c.item.get_text() in NAMELESS)
    blank = 5 * nameless < len(chars)
    for placed in chars:
        item, box, behind = placed.item, placed.box, placed.behind
        text = item.get_text()
        if text in NAMELESS and blank:
            text = " "
        if text == BULLET_CODE:
            text = "•"
        elif UNMAPPED_TEXT.fullmatch(text) or text in NAMELESS:
            text = UNMAPPED
            paint.unmapped += 1
        glyph = _glyph(item, box, frame, text)
        if glyph.text.isspace() or not glyph.text:
            if frame.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) and glyph.text:
                paint.glyphs.append(glyph)
            continue
        middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        unseen = getattr(item, "render_mode", 0) in _INVISIBLE_MODES and not paint.ocr_layer
        unseen = unseen or not frame.holds(*middle) or glyph.size < _SMALLEST_VISIBLE or getattr(item, "unseen", False)
        unseen = unseen or any(_covers(cover, middle) for cover in covers[placed.covers_before :])
        if not unseen and _may_be_white(item):
            # the last area painted under it decides; bare paper is white
            under = [lightness for area, lightness in behind if _inside(middle, area)]
            unseen = not under or under[-1] > 0.93
        (paint.hidden if unseen else paint.glyphs).append(glyph)


def _covers(area: Box, point: tuple[float, float]) -> bool:
    return area.x0 <= point[0] <= area.x1 and area.top <= point[1] <= area.bottom


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box.x0 - 0.5 <= point[0] <= box.x1 + 0.5 and box.top - 0.5 <= point[1] <= box.bottom + 0.5


def shown(text: str) -> str:
    """What a code stands for, as a reader sees it: ligatures parted, marks joined to their letters."""
    text = _LIGATURES.get(text, text)
    if len(text) > 1 or text > "\u02ff":
        text = unicodedata.normalize("NFC", "".join(_LIGATURES.get(c, c) for c in text))
    text = "".join(c if c >= " " or c.isspace() else UNMAPPED for c in text)
    return " " if len(text) > 1 and text.isspace() else text


def is_bold(font_name: object) -> bool:
    """By the font's name, which is all there is."""
    return bool(_BOLD.search(str(font_name)))


def _glyph(item: LTChar, box: Box, frame: Frame, text: str) -> Glyph:
    turn = 0 if item.upright else _turn(item)
    text = shown(text)
    baseline = frame.shift - item.matrix[5] if turn == 0 else box.bottom
    if not box.top - 1 <= baseline <= box.bottom + 1:
        baseline = box.bottom - 0.2 * item.size  # a font with an odd matrix
    bold = is_bold(item.fontname) or getattr(item, "render_mode", 0) == 2
    size = float(item.size) if turn in (0, 180) else float(box.x1 - box.x0)
    return Glyph(text, box.x0, box.top, box.x1, box.bottom, baseline, size, bold, turn)
