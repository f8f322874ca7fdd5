"""Writes PDF files object by object, so that any part of one can be wrong on purpose."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
CATALOG, PAGES, FONT_NUMBER, PAGE, CONTENT = 1, 2, 3, 4, 5
RESOURCES = b"/Resources << /Font << /F 3 0 R >> >>"


def stream(content: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object's body."""
    if packed:
        content = zlib.compress(content, 9)
        entries += b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def assembled(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def one_page(
    content: bytes,
    *,
    page: bytes = RESOURCES,
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    box: bytes = b"0 0 595 842",
) -> dict[int, bytes]:
    """The objects of a file with one page that paints `content`."""
    return {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        PAGES: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        FONT_NUMBER: FONT,
        PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 5 0 R %s >>" % (box, page),
        CONTENT: stream(content),
        **(more or {}),
    }


def lines(*rows: str, top: int = 780, size: float = 11, before: bytes = b"") -> bytes:
    """Content that prints rows of text from the top of the page."""
    parts = [b"BT ", before, b"/F %g Tf 14 TL 60 %d Td\n" % (size, top)]
    for row in rows:
        text = row.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(%s) Tj T*\n" % text)
    return b"".join([*parts, b"ET\n"])


def application(number: int, amount: int = 450_000) -> tuple[str, ...]:
    """The words of a small honest application."""
    printed = f"{amount:,}".replace(",", " ")
    return (
        "Ansökan om regionala projektmedel",
        f"Diarienummer: RUN 2026/{number}",
        "Inkom: 2026-02-03",
        f"Projektets namn: Lokal mat på väg nummer {number}",
        "Sökande: Ljusnans matförening",
        "Organisationsnummer: 802456-7895",
        "Projektperiod: 2026-05-01 - 2028-04-30",
        f"Sökt belopp: {printed} kronor",
        "Föreningen ansöker om medfinansiering av ett projekt som ska öka odlingen i länet.",
    )


def good_application(number: int) -> bytes:
    """An honest file."""
    return assembled(one_page(lines(*application(number))))
