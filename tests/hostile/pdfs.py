"""PDF files that want to cost too much, to crash a reader, or to say something that nobody sees."""

from __future__ import annotations

import io
import zipfile
import zlib

from hostile.rawpdf import CATALOG, CONTENT, PAGES, RESOURCES, application, assembled, lines, one_page, stream

HIDDEN_ROW = "Sökt belopp: 9 999 999 kronor"
PAPER = application(77)


def with_content(content: bytes, **more: object) -> bytes:
    return assembled(one_page(content, **more))  # type: ignore[arg-type]


# Too much


def _spaces(megabytes: int) -> bytes:
    packer = zlib.compressobj(6)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def bomb_in_content(megabytes: int = 500) -> bytes:
    """A page whose content unpacks, twice over, to half a gigabyte."""
    packed = _spaces(megabytes)
    objects = one_page(b"")
    objects[CONTENT] = stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]")
    return assembled(objects)


def bomb_in_objects(megabytes: int = 500) -> bytes:
    """The same in an object stream that the catalogue is said to lie in."""
    objects = one_page(lines(*PAPER))
    objects[9] = stream(_spaces(megabytes), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    del objects[CATALOG]
    return assembled(objects)


def many_pages(count: int = 100_000) -> bytes:
    """One page listed a hundred thousand times."""
    objects = one_page(lines(*PAPER))
    objects[PAGES] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"4 0 R " * count, count)
    return assembled(objects)


def many_real_pages(count: int = 5_000) -> bytes:
    """So many pages of their own that they cannot all be read."""
    objects = one_page(lines("Sida"))
    kids = []
    for number in range(10, 10 + count):
        objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R %s >>" % RESOURCES
        kids.append(b"%d 0 R" % number)
    objects[PAGES] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), count)
    return assembled(objects)


def deep_page_tree(depth: int = 5_000) -> bytes:
    """A page at the end of a chain of thousands of nodes."""
    objects = one_page(lines(*PAPER))
    objects[PAGES] = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    for number in range(10, 10 + depth):
        kid = number + 1 if number < 9 + depth else 4
        objects[number] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (number - 1 if number > 10 else 2, kid)
    return assembled(objects)


def page_tree_loop() -> bytes:
    """A page tree whose node is its own child, beside a page."""
    objects = one_page(lines(*PAPER))
    objects[PAGES] = b"<< /Type /Pages /Kids [4 0 R 2 0 R 2 0 R] /Count 3 >>"
    return assembled(objects)


def parent_loop() -> bytes:
    """A page that is its own parent and inherits its size from there."""
    objects = one_page(lines(*PAPER))
    objects[4] = b"<< /Type /Page /Parent 4 0 R /Contents 5 0 R %s >>" % RESOURCES
    return assembled(objects)


def form_calling_itself() -> bytes:
    """A form that paints itself."""
    form = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 9 0 R >> >>")
    page = b"/Resources << /Font << /F 3 0 R >> /XObject << /X 9 0 R >> >>"
    return with_content(lines(*PAPER) + b"/X Do", page=page, more={9: form})


def forms_by_the_billion() -> bytes:
    """Nine forms, each painting the next ten times."""
    more = {}
    for number in range(10, 20):
        body = b"/X Do " * 10 if number < 19 else b"0 0 1 1 re f "
        resources = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        more[number] = stream(body, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources)
    page = b"/Resources << /Font << /F 3 0 R >> /XObject << /X 10 0 R >> >>"
    return with_content(lines(*PAPER) + b"/X Do", page=page, more=more)


def ten_million_characters(count: int = 10_000_000) -> bytes:
    """One page with ten million letters, in a few kilobytes."""
    row = b"(" + b"a" * 100 + b") Tj T*\n"
    objects = one_page(b"")
    objects[CONTENT] = stream(b"BT /F 8 Tf 9 TL 10 800 Td\n" + row * (count // 100) + b"ET", packed=True)
    return assembled(objects)


def huge_sheet() -> bytes:
    """A picture without text on a sheet of five metres by five."""
    image = stream(b"\x00" * 8, b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray")
    page = b"/Resources << /XObject << /I 9 0 R >> >>"
    return with_content(b"q 14400 0 0 14400 0 0 cm /I Do Q", page=page, more={9: image}, box=b"0 0 14400 14400")


def huge_image() -> bytes:
    """A picture said to have 60 000 by 60 000 dots."""
    dots = stream(
        b"\x00" * 1_000_000,
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        packed=True,
    )
    page = b"/Resources << /XObject << /I 9 0 R >> >>"
    return with_content(b"q 595 0 0 842 0 0 cm /I Do Q", page=page, more={9: dots})


def deep_arrays(depth: int = 100_000) -> bytes:
    """An array in an array, a hundred thousand deep."""
    return with_content(lines(*PAPER) + b"[" * depth + b"]" * depth + b" TJ")


def deep_dictionaries(depth: int = 20_000) -> bytes:
    """The catalogue carries a dictionary in a dictionary, twenty thousand deep."""
    return with_content(lines(*PAPER), catalog=b"/A " + b"<< /A " * depth + b"1 " + b">>" * depth)


def reference_loop() -> bytes:
    """An object that is a reference to itself, where the content's length should be."""
    objects = one_page(lines(*PAPER))
    objects[CONTENT] = objects[CONTENT].replace(b"/Length ", b"/Length 9 0 R /Was ", 1)
    objects[9] = b"9 0 R"
    return assembled(objects)


def xref_loop() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    data = with_content(lines(*PAPER))
    start = data.index(b"xref\n0 ")
    return data.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % start)


# Nothing, or not all


def no_pages() -> bytes:
    """A sound file without pages."""
    return assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


def count_too_low() -> bytes:
    """Three pages, said to be one, and one child that a strict reader skips."""
    objects = one_page(lines(*PAPER))
    for number in (10, 11):
        objects[number] = b"<< /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R %s >>" % RESOURCES
    objects[PAGES] = b"<< /Type /Pages /Kids [4 0 R 10 0 R 11 0 R] /Count 3 >>"
    return assembled(objects)


def picture_with_a_stamp(rows: tuple[str, ...] = ("INKOM 2026-02-03",)) -> bytes:
    """A page that is a picture, with a little text on it that is no part of the picture."""
    image = stream(b"\xff" * 3, b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB")
    page = b"/Resources << /Font << /F 3 0 R >> /XObject << /I 9 0 R >> >>"
    return with_content(b"q 595 0 0 842 0 0 cm /I Do Q " + lines(*rows), page=page, more={9: image})


def unmapped_glyphs() -> bytes:
    """Text in a font whose codes no table maps to characters."""
    rows = [b"<%s> Tj T*" % "".join(f"{40 + (i + row) % 60:04x}" for i in range(40)).encode() for row in range(10)]
    return _with_odd_font(lines("Ansökan om regionala projektmedel") + b"BT /G 11 Tf 14 TL 60 700 Td %s ET" % b" ".join(rows))


def unmapped_figures() -> bytes:
    """An honest text whose figures alone are in such a font."""
    amount = b"BT /F 11 Tf 60 600 Td (Finansiering: ) Tj /G 11 Tf <00280029002a> Tj /F 11 Tf ( kronor) Tj ET"
    return _with_odd_font(lines(*PAPER) + amount)


def _with_odd_font(content: bytes) -> bytes:
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [9 0 R] >>"
    child = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (X) /Ordering (Y) /Supplement 0 >>"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 0 1000 1000] >> >>"
    )
    page = b"/Resources << /Font << /F 3 0 R /G 8 0 R >> >>"
    return with_content(content, page=page, more={8: font, 9: child})


def cut_short(share: float) -> bytes:
    """An honest file of three pages, cut off."""
    objects = one_page(lines(*PAPER))
    for number in (10, 11):
        objects[number] = objects[4].replace(b"5 0 R", b"%d 0 R" % (number + 10))
        objects[number + 10] = stream(lines("Budget och finansiering", f"Sida {number}", *PAPER[4:]))
    objects[PAGES] = b"<< /Type /Pages /Kids [4 0 R 10 0 R 11 0 R] /Count 3 >>"
    whole = assembled(objects)
    return whole[: int(len(whole) * share)]


def locked(user: str) -> bytes:
    """A file with a password to open it, or (user empty) one for its owner alone."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="nyckel", strength=128))
    for place, row in enumerate(PAPER):
        canvas.drawString(60, 780 - 14 * place, row)
    canvas.save()
    return out.getvalue()


# More than a paper


def polyglot() -> bytes:
    """A PDF that is a zip archive too."""
    out = io.BytesIO()
    out.write(with_content(lines(*PAPER)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("annat.txt", "Sökt belopp: 1 kronor")
    return out.getvalue()


def zip_with_a_pdf_in_front() -> bytes:
    """A zip archive whose first entry, stored unpacked, is a PDF."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.pdf", with_content(lines(*PAPER)))
    return out.getvalue()


def embedded_file() -> bytes:
    names = b"/Names << /EmbeddedFiles << /Names [(a.exe) 9 0 R] >> >>"
    more = {9: b"<< /Type /Filespec /F (a.exe) /EF << /F 10 0 R >> >>", 10: stream(b"MZ", b"/Type /EmbeddedFile")}
    return with_content(lines(*PAPER), catalog=names, more=more)


def javascript_by_name() -> bytes:
    names = b"/Names << /JavaScript << /Names [(a) 9 0 R] >> >>"
    return with_content(lines(*PAPER), catalog=names, more={9: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"})


def javascript_at_opening() -> bytes:
    return with_content(lines(*PAPER), catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")


def launch_by_link() -> bytes:
    """A link that starts a program."""
    note = b"<< /Type /Annot /Subtype /Link /Rect [60 700 200 720] /A << /S /Launch /F (cmd.exe) >> >>"
    return with_content(lines(*PAPER), page=RESOURCES + b" /Annots [9 0 R]", more={9: note})


def dynamic_form() -> bytes:
    """An XFA form: what is filled in is drawn by one maker's viewer alone."""
    wait = ("Vänta ...", "Om detta meddelande inte ersätts av dokumentets innehåll kan din läsare inte visa det.")
    xfa = stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><field><value>450000</value></field></xdp:xdp>")
    return with_content(lines(*wait), catalog=b"/NeedsRendering true /AcroForm << /XFA 9 0 R /Fields [] >>", more={9: xfa})


# Text that nobody sees. Each prints the paper as everybody sees it, and HIDDEN_ROW beside it.


def invisible() -> bytes:
    return with_content(lines(*PAPER) + lines(HIDDEN_ROW, top=600, before=b"3 Tr "))


def white() -> bytes:
    return with_content(lines(*PAPER) + b"1 g " + lines(HIDDEN_ROW, top=600))


def nearly_white() -> bytes:
    return with_content(lines(*PAPER) + b"0.96 0.96 0.96 rg " + lines(HIDDEN_ROW, top=600))


def off_page() -> bytes:
    return with_content(lines(*PAPER) + lines(HIDDEN_ROW, top=-40))


def tiny() -> bytes:
    return with_content(lines(*PAPER) + lines(HIDDEN_ROW, top=600, size=0.6))


def covered() -> bytes:
    """A white area painted over the row afterwards."""
    return with_content(lines(*PAPER) + lines(HIDDEN_ROW, top=600) + b"1 g 50 590 400 30 re f")


def blacked_out() -> bytes:
    """A black bar over the row: somebody thought that it was gone."""
    return with_content(lines(*PAPER) + lines(HIDDEN_ROW, top=600) + b"0 g 50 590 400 30 re f")


def transparent() -> bytes:
    page = b"/Resources << /Font << /F 3 0 R >> /ExtGState << /G << /ca 0 /CA 0 >> >> >>"
    return with_content(lines(*PAPER) + b"q /G gs " + lines(HIDDEN_ROW, top=600) + b" Q", page=page)


def switched_off() -> bytes:
    """A layer that is off when the file is opened."""
    page = b"/Resources << /Font << /F 3 0 R >> /Properties << /L 9 0 R >> >>"
    catalog = b"/OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] /Order [9 0 R] >> >>"
    content = lines(*PAPER) + b"/OC /L BDC " + lines(HIDDEN_ROW, top=600) + b" EMC"
    return with_content(content, page=page, catalog=catalog, more={9: b"<< /Type /OCG /Name (dolt) >>"})


def clipped() -> bytes:
    """Painted inside a clipping area that does not hold it."""
    return with_content(lines(*PAPER) + b"q 0 0 5 5 re W n " + lines(HIDDEN_ROW, top=600) + b" Q")


UNSEEN = (invisible, white, nearly_white, off_page, tiny, covered, blacked_out, transparent, switched_off, clipped)
