"""What was typed into the fields of an interactive form, and free text laid over the page, such as a registry's stamp.

Such text is drawn by the viewer, not by the page's own content, so that the page's characters do not hold it.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from extractors.readers.paint import Glyph

_HIDDEN_FLAGS = 0b10 | 0b100000
_MULTILINE = 1 << 12
_WIDTH = 0.5
"""Mean advance of a character in font sizes, near enough to place it."""


def form_values(page: Any) -> list[Glyph]:
    """Glyphs for the values of the page's form fields and free-text notes, placed in their rectangles."""
    try:
        annotations = page.annots
    except Exception:  # annotations are an extra: odd ones must not cost the page
        return []
    result: list[Glyph] = []
    for annotation in annotations:
        try:
            value, many = _value(annotation["data"])
        except Exception:  # as above, for one field
            continue
        if value:
            result += _placed(value, annotation, many)
    return result


def _value(data: Any) -> tuple[str, bool]:
    flags = resolve1(data.get("F")) or 0
    if isinstance(flags, int) and flags & _HIDDEN_FLAGS:
        return "", False
    subtype = _name(data.get("Subtype"))
    if subtype == "FreeText":
        return _text(data.get("Contents")), True
    if subtype != "Widget":
        return "", False
    kind, value, field_flags = (_inherited(data, key) for key in ("FT", "V", "Ff"))
    if _name(kind) in ("Tx", "Ch"):
        value = value[0] if isinstance(value, list) and value else value
        return _text(value), isinstance(field_flags, int) and bool(field_flags & _MULTILINE)
    if _name(kind) == "Btn":
        state = _name(resolve1(data.get("AS"))) or _name(value)
        return ("x" if state not in ("", "Off") else ""), False
    return "", False


def _inherited(data: Any, key: str) -> Any:
    for _ in range(10):
        if data.get(key) is not None:
            return resolve1(data[key])
        parent = resolve1(data.get("Parent"))
        if not isinstance(parent, dict):
            return None
        data = parent
    return None


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _text(value: Any) -> str:
    value = resolve1(value)
    if isinstance(value, bytes):
        return str(decode_text(value)).strip()
    return value.strip() if isinstance(value, str) else ""


def _placed(value: str, annotation: Any, many: bool) -> list[Glyph]:
    x0, top, x1, bottom = (float(annotation[k]) for k in ("x0", "top", "x1", "bottom"))
    if x1 - x0 < 2 or bottom - top < 2:
        return []
    rows = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = min(11.0, (bottom - top) * 0.8 / len(rows))
    fit = max(5, int((x1 - x0) / (size * _WIDTH)))
    if many:
        rows = [line for row in rows for line in _wrapped(row, fit)]
        size = min(size, (bottom - top) / max(1, len(rows)) * 0.9)
    step = size * 1.15 if len(rows) > 1 else 0.0
    first = top + 0.9 * size if len(rows) > 1 else (top + bottom) / 2 + 0.3 * size
    glyphs: list[Glyph] = []
    for number, row in enumerate(rows):
        base = first + number * step
        advance = min(size * _WIDTH, (x1 - x0 - 2) / max(1, len(row)))
        for place, character in enumerate(row):
            left = x0 + 2 + place * advance
            glyphs.append(Glyph(character, left, base - 0.8 * size, left + advance, base + 0.2 * size, base, size, False))
    return glyphs


def _wrapped(row: str, fit: int) -> list[str]:
    lines: list[str] = [""]
    for word in row.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > fit:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines
