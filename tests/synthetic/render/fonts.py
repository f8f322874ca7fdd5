"""Fonts: the standard fourteen, Vera (comes with ReportLab), and DejaVu or Liberation where the system has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import reportlab  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]

_TTF = Path("/usr/share/fonts/truetype")
_VERA = Path(reportlab.__file__).parent / "fonts"
_FILES = {
    "vera": (_VERA, "Vera.ttf", "VeraBd.ttf", "VeraIt.ttf"),
    "dejavu": (_TTF / "dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf"),
    "dejavu-serif": (_TTF / "dejavu", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf"),
    "dejavu-condensed": (
        _TTF / "dejavu",
        "DejaVuSansCondensed.ttf",
        "DejaVuSansCondensed-Bold.ttf",
        "DejaVuSansCondensed-Oblique.ttf",
    ),
    "dejavu-mono": (_TTF / "dejavu", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSansMono-Oblique.ttf"),
    "liberation": (_TTF / "liberation", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf"),
    "liberation-serif": (
        _TTF / "liberation",
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
    ),
    "liberation-narrow": (
        _TTF / "liberation",
        "LiberationSansNarrow-Regular.ttf",
        "LiberationSansNarrow-Bold.ttf",
        "LiberationSansNarrow-Italic.ttf",
    ),
}
_STANDARD = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "courier": ("Courier", "Courier-Bold", "Courier-Oblique"),
}
_INSTEAD = {"dejavu-serif": "times", "liberation-serif": "times", "dejavu-mono": "courier"}


class Face(NamedTuple):
    """Registered names of the three cuts."""

    regular: str
    bold: str
    italic: str


@cache
def face(name: str) -> Face:
    """The font asked for, or the nearest standard one when the system lacks it."""
    if name in _STANDARD:
        return Face(*_STANDARD[name])
    folder, *files = _FILES[name]
    try:
        for suffix, file in zip(("", "-b", "-i"), files, strict=True):
            pdfmetrics.registerFont(TTFont(name + suffix, str(folder / file)))
    except TTFError:
        return face(_INSTEAD.get(name, "helvetica"))
    return Face(name, f"{name}-b", f"{name}-i")


def has_thin_spaces(name: str) -> bool:
    """Whether the font draws U+2009 and U+202F; the standard fonts do not."""
    return name.startswith(("dejavu", "liberation")) and face(name).regular == name
