"""Fonts for the fast lane: pdfminer's own, their tables of letters (ToUnicode) read in one go where they are plainly written.

pdfminer's parser takes such a table word by word, which for a page or two is a third of all reading. What is not plainly written
(odd digits, other operators, a table after its end) is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

_SECTION = re.compile(rb"\bbegin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_CODE = rb"\s*<([0-9A-Fa-f]+)>"
_LETTER = re.compile(_CODE + _CODE)
_RANGE = re.compile(_CODE + _CODE + rb"\s*(?:<([0-9A-Fa-f]*)>|\[((?:\s*<[0-9A-Fa-f]*>)*)\s*\])")
_LETTERS = re.compile(rb"(?:\s*<(?:[0-9A-Fa-f]{2})+>\s*<(?:[0-9A-Fa-f]{2})*>)*\s*")
_RANGES = re.compile(
    rb"(?:\s*<(?:[0-9A-Fa-f]{2})+>\s*<(?:[0-9A-Fa-f]{2})+>"
    rb"\s*(?:<(?:[0-9A-Fa-f]{2})+>|\[(?:\s*<(?:[0-9A-Fa-f]{2})*>)*\s*\]))*\s*"
)
_PAIR = re.compile(rb"\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_ONE = re.compile(rb"<([0-9A-Fa-f]*)>")
_ODD = re.compile(rb"bfchar|bfrange|cidchar|cidrange|notdef|usecmap|%[^\r\n]*(?:begin|end)")
_END = re.compile(rb"\bendcmap\b")
_LONGEST_TABLE = 2_000_000
_WIDEST_RANGE = 70_000


class Fonts(PDFResourceManager):
    """pdfminer's store of fonts."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of a specification, made once for each object of the file."""
        known: PDFFont | None = self._cached_fonts.get(objid) if objid else None
        if known is not None:
            return known
        stream = resolve1(spec.get("ToUnicode"))
        table = letters_of(stream.get_data()) if isinstance(stream, PDFStream) and stream is not _EMPTY else None
        if table is None:
            made: PDFFont = super().get_font(objid, spec)
            return made
        font: PDFFont = super().get_font(objid, {**spec, "ToUnicode": _EMPTY})
        setattr(font, "unicode_map", table)  # noqa: B010
        return font


_EMPTY = PDFStream({}, b"")
_EMPTY.data = b""


def letters_of(data: bytes) -> FileUnicodeMap | None:
    """The table, as pdfminer would read it; None where it is not plainly written."""
    if len(data) > _LONGEST_TABLE:
        return None
    sections = list(_SECTION.finditer(data))
    rest = _SECTION.sub(b" ", data)
    end = _END.search(data)
    if _ODD.search(rest) or (end is not None and sections and sections[-1].end() > end.start()):
        return None
    if any(_is_quoted(data[: section.start()]) for section in sections):
        return None
    table = FileUnicodeMap()
    for section in sections:
        body = section[2]
        if section[1] == b"bfchar":
            if _LETTERS.fullmatch(body) is None:
                return None
            for code, letter in _PAIR.findall(body):
                if len(code) > 8:
                    return None
                table.add_cid2unichr(int(code, 16), bytes.fromhex(letter.decode()))
        elif _RANGES.fullmatch(body) is None or not _take_ranges(body, table):
            return None
    return table


def _is_quoted(before: bytes) -> bool:
    """Whether a section begins inside a string or a remark."""
    return before.count(b"(") != before.count(b")") or b"%" in before[max(before.rfind(b"\n"), before.rfind(b"\r")) + 1 :]


def _take_ranges(body: bytes, table: FileUnicodeMap) -> bool:
    for first, last, letter, several in _RANGE.findall(body):
        start, end = int(first, 16), int(last, 16)
        if len(first) != len(last) or len(first) > 8 or end - start > _WIDEST_RANGE:
            return False
        if not letter:
            for code, one in zip(range(start, end + 1), _ONE.findall(several), strict=False):
                table.add_cid2unichr(code, bytes.fromhex(one.decode()))
            continue
        whole = bytes.fromhex(letter.decode())
        prefix, last_part = whole[:-4], whole[-4:]
        base, length = int.from_bytes(last_part, "big"), len(last_part)
        if base + end - start >= 1 << 32:
            return False
        for step in range(end - start + 1):
            table.add_cid2unichr(start + step, prefix + (base + step).to_bytes(4, "big")[-length:])
    return True
