"""Covers personal numbers in the picture of a page. Called in the process that draws it; knows pdfium and pixels.

What a personal number is stands in `schemas.personal`. Letters that are part of a picture (a scan) cannot be found here.
"""

from __future__ import annotations

import ctypes
from typing import Any

from schemas.personal import masked_text

INK = (30, 30, 30)
MARGIN = 2
_ALIKE = {"\r": " ", "\x02": "-", "\ufffe": "-"}
"""What pdfium writes for a line's end and for the hyphen before it."""


def black_out(page: Any, picture: Any) -> int:
    """Draws over every digit of a personal number on `picture`, which shows the whole of `page`; how many were covered."""
    import pypdfium2.raw as pdfium
    from PIL import ImageDraw

    text = page.get_textpage()
    # One letter an index: pdfium's own strings count otherwise.
    letters = [chr(pdfium.FPDFText_GetUnicode(text, i) or 32) for i in range(text.count_chars())]
    covered = personal_letters("".join(letters))
    brush = ImageDraw.Draw(picture)
    for index in covered:
        left, bottom, right, top = text.get_charbox(index, loose=True)
        corners = [_on(page, picture.size, x, y) for x, y in ((left, bottom), (right, top))]
        (x0, x1), (y0, y1) = (sorted(edge) for edge in zip(*corners, strict=True))
        brush.rectangle([x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN], fill=INK)
    return len(covered)


def personal_letters(text: str) -> list[int]:
    """Where the digits of personal numbers stand in what pdfium says a page holds.

    A turned page comes with its last line first, so a number broken over two lines is looked for in that order too.
    """
    written = "".join(_ALIKE.get(letter, letter) for letter in text)
    lines: list[range] = []
    start = 0
    for part in written.split("\n"):
        lines.append(range(start, min(start + len(part) + 1, len(written))))
        start += len(part) + 1
    found: set[int] = set()
    for order in (lines, lines[::-1]):
        places = [place for line in order for place in line]
        read = "".join(written[place] for place in places)
        found.update(place for place, was, now in zip(places, read, masked_text(read), strict=True) if was != now)
    return sorted(found)


def _on(page: Any, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    """Where a point of the page is on the picture; pdfium knows how the page is turned."""
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value
