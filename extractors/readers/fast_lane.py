"""The fast lane: a page's painting program run by compiled code, where the page is plain enough for it.

The compiled part (`_fastpaint`) is a twin of `canvas` and `paint`: the same rules and the same arithmetic, over the fonts, colour
spaces and layers that pdfminer has read, so that a page comes out the same to the last figure. It refuses whatever it does not
plainly know (an operator, an operand, a font that runs down the page), and then the page belongs to the reference lane. Where it
has not been built, for want of a compiler, every page does.
"""

from __future__ import annotations

import hashlib
import importlib
import math
from collections.abc import Callable
from types import ModuleType
from typing import Any

from pdfminer.cmapdb import IdentityCMap, IdentityCMapByte
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import dict_value, list_value, resolve1, stream_value
from pdfminer.psparser import literal_name

from extractors.readers.canvas import MOST_NESTED, in_layers, layers_off, transparency
from extractors.readers.letter_tables import Fonts
from extractors.readers.paint import (
    BULLET_CODE,
    NAMELESS,
    UNMAPPED,
    UNMAPPED_TEXT,
    Frame,
    Glyph,
    PagePaint,
    Segment,
    is_bold,
    shown,
)
from schemas.text import Box

READER = "pdf-fast"
REVISION = 1
"""Which compiled part this module goes with; another one is left alone."""
_CHECKED = 50
"""One page in so many is read by both lanes."""
_SAME_PLACE = 0.01
"""Points; compilers may differ in the last figure of a fraction."""

_PLAIN, _NAMELESS_KIND, _UNMAPPED_KIND = 0, 1, 2
_BY_PYTHON = 0
_IDENTITY = (1, 0, 0, 1, 0, 0)


def _built() -> ModuleType | None:
    try:
        module = importlib.import_module("extractors.readers._fastpaint")
    except ImportError:
        return None
    return module if getattr(module, "REVISION", None) == REVISION else None


_fastpaint: Any = _built()


def available() -> bool:
    """Whether the compiled part is there."""
    return _fastpaint is not None


def forbid() -> None:
    """From now on, in this process, every page belongs to the reference lane."""
    global _fastpaint
    _fastpaint = None


def drawn_pages(data: bytes, count: int) -> list[int]:
    """The pages to be read by both lanes: by lot, but the same lot for the same file."""
    seed = hashlib.sha256(data).digest()
    lots = (hashlib.sha256(seed + number.to_bytes(4, "big")).digest() for number in range(1, count + 1))
    return [number for number, lot in enumerate(lots, start=1) if int.from_bytes(lot[:4], "big") % _CHECKED == 0]


def agree(fast: PagePaint, careful: PagePaint | None) -> bool:
    """Whether both lanes saw the same page: every character, rule and shade, in the same place."""
    if careful is None or (fast.unmapped, fast.ocr_layer) != (careful.unmapped, careful.ocr_layer):
        return False
    pairs: list[tuple[Any, Any]] = [
        (fast.glyphs, careful.glyphs),
        (fast.hidden, careful.hidden),
        (fast.horizontal, careful.horizontal),
        (fast.vertical, careful.vertical),
        ([(b.x0, b.top, b.x1, b.bottom) for b in fast.fills], [(b.x0, b.top, b.x1, b.bottom) for b in careful.fills]),
    ]
    return all(len(a) == len(b) and all(map(_alike, a, b)) for a, b in pairs) and _alike(
        (fast.image_share,), (careful.image_share,)
    )


def _alike(first: tuple[Any, ...], second: tuple[Any, ...]) -> bool:
    return first == second or all(
        abs(a - b) <= _SAME_PLACE if isinstance(a, float) and isinstance(b, (int, float)) else a == b
        for a, b in zip(first, second, strict=True)
    )


class FastLane:
    """The fast lane for one opened file: its fonts and forms are prepared once."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._off: frozenset[int] | None = None
        self._store = Fonts()
        self._fonts: dict[int, tuple[PDFFont, Any]] = {}
        self._resources: dict[int, tuple[Any, _Prepared]] = {}

    def read(self, page: Any) -> PagePaint | None:
        """All that is painted on a pdfplumber page; None where the page is not plain enough, or odd in any way."""
        if _fastpaint is None:
            return None
        running: _Running | None = None
        try:
            if self._off is None:
                self._off = layers_off(self._pdf.doc.catalog)
            running = _Running(self, page)
            return running.paint()
        except MemoryError:
            raise
        except Exception:  # whatever is odd about the page, the reference lane is the one to say so
            return None
        finally:
            if running is not None:
                running.canvas = None

    def prepared(self, resources: Any) -> _Prepared:
        """Fonts and colour spaces of a resource dictionary, as pdfminer makes them."""
        known = self._resources.get(id(resources))
        if known is None:
            interpreter = PDFPageInterpreter(self._store, None)  # type: ignore[arg-type]
            interpreter.init_resources(resources)
            fonts = {name: made for name, font in interpreter.fontmap.items() if (made := self._font(font)) is not None}
            known = self._resources[id(resources)] = resources, _Prepared(fonts, _spaces(interpreter.csmap), interpreter.xobjmap)
        return known[1]

    def is_off(self, reference: Any) -> bool:
        """Whether something belongs to a layer that is off."""
        return bool(self._off) and in_layers(reference, self._off or frozenset())

    @property
    def has_layers(self) -> bool:
        """Whether any layer is off."""
        return bool(self._off)

    def _font(self, font: PDFFont) -> Any:
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = font, None if font.is_vertical() else _font(font)
        return known[1]


class _Prepared:
    """What a resource dictionary offers."""

    def __init__(self, fonts: dict[Any, Any], spaces: dict[str, tuple[int, int, int]], objects: dict[Any, Any]) -> None:
        self.fonts, self.spaces, self.objects = fonts, spaces, objects


class _Running:
    """One page being read. Holds the canvas, and the forms under way."""

    def __init__(self, lane: FastLane, page: Any) -> None:
        self.lane, self.page = lane, page
        frame = Frame(page)
        v = frame.visible
        size = float(page.width), float(page.height)
        self.canvas: Any = _fastpaint.Canvas(Glyph, Segment, frame.left, frame.shift, *size, (v.x0, v.top, v.x1, v.bottom))
        self.under_way: set[int] = set()

    def paint(self) -> PagePaint:
        page = self.page.page_obj
        streams = [stream_value(stream) for stream in list_value(page.contents)]
        for stream in streams:
            if stream.objid is None:
                raise _refused("a program without a number")
            self.under_way.add(stream.objid)
        resources = _Resources(self, page.resources)
        self.canvas.page(resources, b"\n".join(stream.get_data() for stream in streams), _page_matrix(page))
        glyphs, hidden, across, down, fills, share, unmapped, ocr = self.canvas.finish(" ", UNMAPPED)
        width, height = float(self.page.width), float(self.page.height)
        return PagePaint(width, height, glyphs, hidden, across, down, [Box(*f) for f in fills], share, unmapped, ocr)


class _Resources:
    """What compiled code asks for while it runs one program: a page's or a form's."""

    def __init__(self, running: _Running, given: Any) -> None:
        self._running, self._given = running, given
        prepared = running.lane.prepared(given)
        self.fonts, self.spaces, self._objects = prepared.fonts, prepared.spaces, prepared.objects
        self.has_layers = running.lane.has_layers

    def transparency(self, name: str) -> tuple[float, int]:
        """Opacity (not a number where nothing is said) and whether things blend (-1 where nothing is said)."""
        alpha, blended = transparency(self._given, name)
        return math.nan if alpha is None else alpha, -1 if blended is None else int(blended)

    def layer_is_off(self, name: str) -> bool:
        """Whether a property list names a layer that is off."""
        return self._running.lane.is_off(dict_value(self._given.get("Properties") or {}).get(name))

    def invoke(self, name: str) -> None:
        """Paint a form or a picture."""
        running = self._running
        found = resolve1(self._objects.get(name))
        if found is None or running.canvas.depth - 1 > MOST_NESTED:
            return
        form = stream_value(found)
        kind = literal_name(form.get("Subtype"))
        if kind == "Form" and "BBox" in form:
            self._form(form)
        elif kind == "Image" and "Width" in form and "Height" in form:
            running.canvas.image()

    def _form(self, form: Any) -> None:
        running = self._running
        if form.objid is None or form.objid in running.under_way:
            raise _refused("a form inside itself")
        box = [resolve1(side) for side in list_value(form["BBox"])]
        matrix = tuple(list_value(form.get("Matrix", list(_IDENTITY))))
        given = form.get("Resources")
        resources = dict_value(given) if given else self._given.copy()
        if len(box) != 4 or len(matrix) != 6:
            raise _refused("a form without a frame")
        running.under_way.add(form.objid)
        off = running.lane.has_layers and running.lane.is_off(form.get("OC"))
        running.canvas.form(_Resources(running, resources), form.get_data(), matrix, tuple(box), off)
        running.under_way.discard(form.objid)


def _refused(why: str) -> Exception:
    error: Exception = _fastpaint.Unsupported(why)
    return error


def _page_matrix(page: Any) -> tuple[float, ...]:
    """As pdfminer turns a page upright."""
    x0, y0, x1, y1 = page.mediabox
    if page.rotate == 90:
        return 0, -1, 1, 0, -y0, x1
    if page.rotate == 180:
        return -1, 0, 0, -1, x1, y1
    if page.rotate == 270:
        return 0, 1, -1, 0, y1, -x0
    return 1, 0, 0, 1, -x0, -y0


def _spaces(spaces: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """Colour spaces by name: parts of a colour, whether they are tints (1) or say nothing of lightness (2), whether patterns."""
    result = {}
    for key, space in spaces.items():
        tint = "Separation" in space.name or "DeviceN" in space.name
        dark = "Indexed" in space.name or "Pattern" in space.name
        result[key] = space.ncomponents, 1 if tint else 2 if dark else 0, int(space.name == "Pattern")
    return result


def _font(font: PDFFont) -> Any:
    """A pdfminer font for compiled code: how many bytes a code has, and what a code stands for, asked once."""
    if type(font).decode is PDFFont.decode:
        width = 1
    elif isinstance(font, PDFCIDFont) and type(font.cmap) in (IdentityCMap, IdentityCMapByte):
        width = 2 if type(font.cmap) is IdentityCMap else 1
    else:
        width = _BY_PYTHON
    return _fastpaint.Font(
        _code_reader(font), font.decode, float(font.get_descent()), width, font.is_multibyte(), is_bold(font.fontname)
    )


def _code_reader(font: PDFFont) -> Callable[[int], tuple[str, float, int, bool]]:
    def read(code: int) -> tuple[str, float, int, bool]:
        """Text, width, how it is mapped, and whether its own text is blank."""
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        width = font.char_width(code)
        if text == BULLET_CODE:
            return "•", width, _PLAIN, False
        if UNMAPPED_TEXT.fullmatch(text):
            return "", width, _UNMAPPED_KIND, False
        if text in NAMELESS:
            return "", width, _NAMELESS_KIND, False
        return shown(text), width, _PLAIN, text.isspace()

    return read
