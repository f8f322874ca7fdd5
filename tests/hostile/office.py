"""Workbooks and text documents that want to cost too much, to reach outside, or to say something that nobody sees."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from hostile.pdfs import HIDDEN_ROW, PAPER
from openpyxl import Workbook
from openpyxl.styles import Font

HIDDEN_AMOUNT = 9_999_999
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def repacked(
    data: bytes, change: Mapping[str, Callable[[bytes], bytes]] | None = None, add: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with some parts changed and some added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change[name](part) if change and name in change else part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def workbook(*, change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """An honest budget."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Budget"
    sheet.append(["Projektbudget", "Lokal mat på väg"])
    sheet.append(["Diarienummer", "RUN 2026/77"])
    sheet.append(["Kostnadsslag", "Belopp kr"])
    for label, amount in (("Personal", 300_000), ("Resor", 50_000), ("Summa kostnader", 350_000)):
        sheet.append([label, amount])
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def paper(*, change: Callable[[object], None] = lambda document: None) -> bytes:
    """An honest application."""
    document = Document()
    for row in PAPER:
        document.add_paragraph(row)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# Too much


def xlsx_bomb(megabytes: int = 250) -> bytes:
    """A sheet that unpacks to a quarter of a gigabyte of spaces."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w") as part:
                part.write(old.read(name))
                for _ in range(megabytes if name == _SHEET else 0):
                    part.write(b" " * (1 << 20))
    return out.getvalue()


def docx_bomb(megabytes: int = 60) -> bytes:
    """One paragraph as large as a package may be."""
    paragraph = b'<w:p><w:r><w:t xml:space="preserve">' + b"a" * (megabytes << 20) + b"</w:t></w:r></w:p>"
    return repacked(paper(), {"word/document.xml": lambda part: part.replace(b"<w:body>", b"<w:body>" + paragraph)})


def empty_rows(count: int = 200_000) -> bytes:
    """Hundreds of thousands of rows without a cell."""
    rows = b"".join(b'<row r="%d"/>' % n for n in range(10, 10 + count))
    return repacked(workbook(), {_SHEET: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")})


def styled_rows(count: int = 100_000) -> bytes:
    """A hundred thousand cells with a style and no value."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 10 + count))
    return repacked(workbook(), {_SHEET: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")})


def far_corner() -> bytes:
    """One cell in the last row and column that a workbook can have."""
    return workbook(change=lambda book: book.active.cell(1_048_576, 16_384, "längst bort"))


def said_to_be_huge() -> bytes:
    """A sheet that says that it fills all there is, and does not."""
    return repacked(workbook(), {_SHEET: lambda part: part.replace(b'<dimension ref="A1:B6"', b'<dimension ref="A1:XFD1048576"')})


def merged_everywhere() -> bytes:
    """One merged cell over the whole sheet."""
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A8:XFD1048576"/></mergeCells>'
    return repacked(workbook(), {_SHEET: lambda part: part.replace(b"</sheetData>", merged)})


_ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, (b"&e%d;" % (n - 1)) * 10 if n else b"ha" * 10) for n in range(10))


def xlsx_entities() -> bytes:
    """Entities within entities, ten to the tenth."""
    return repacked(workbook(), {_SHEET: _with_entities})


def docx_entities() -> bytes:
    return repacked(paper(), {"word/document.xml": _with_entities})


def _with_entities(part: bytes) -> bytes:
    head, end, rest = part.partition(b"?>")
    if not end:
        head, rest = b"<?xml version='1.0'", part
    return head + b"?><!DOCTYPE x [" + _ENTITIES + b"]>" + rest.replace(b"Budget", b"&e9;").replace(b"kronor", b"&e9;")


def reads_a_file() -> bytes:
    """An entity that stands for a file of the machine's."""

    def change(part: bytes) -> bytes:
        head, _, rest = part.partition(b"?>")
        return head + b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + rest.replace(b"kronor", b"&e;")

    return repacked(paper(), {"word/document.xml": change})


def many_parts(count: int = 12_000) -> bytes:
    """A package of twelve thousand empty parts."""
    return repacked(workbook(), add={f"xl/media/{n}": b"" for n in range(count)})


def nested_tables(depth: int = 60) -> bytes:
    """A table in a table, sixty deep; the innermost says something."""
    inside = b"<w:p><w:r><w:t>Allra innerst: 123 456 kronor</w:t></w:r></w:p>"
    for _ in range(depth):
        inside = b"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" + inside + b"<w:p/></w:tc></w:tr></w:tbl>"
    return repacked(paper(), {"word/document.xml": lambda part: part.replace(b"<w:sectPr", inside + b"<w:sectPr", 1)})


def too_deeply_nested_tables() -> bytes:
    return nested_tables(3_000)


# Reaching outside


def external_links() -> bytes:
    """A cell whose value comes from another workbook on somebody's server."""
    return repacked(
        workbook(change=lambda book: book.active.cell(7, 2, "=[1]Blad1!A1")),
        add={
            "xl/externalLinks/externalLink1.xml": f'<externalLink {_MAIN}/>'.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": b"<Relationships/>",
        },
    )  # fmt: skip


def macros() -> bytes:
    return repacked(workbook(), add={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0makron"})


def embedded_object() -> bytes:
    return repacked(paper(), add={"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0program"})


def locked_office() -> bytes:
    """A workbook with a password: a compound file that holds the encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 4096


# Unseen


def white_cell() -> bytes:
    return workbook(change=lambda book: _hidden_cell(book, Font(color="FFFFFFFF")))


def cell_without_format() -> bytes:
    """A number format that shows nothing."""

    def change(book: Workbook) -> None:
        _hidden_cell(book, Font())
        book.active.cell(8, 2).number_format = ";;;"

    return workbook(change=change)


def hidden_row() -> bytes:
    def change(book: Workbook) -> None:
        _hidden_cell(book, Font())
        book.active.row_dimensions[8].hidden = True

    return workbook(change=change)


def _hidden_cell(book: Workbook, font: Font) -> None:
    book.active.cell(8, 1, "Sökt belopp").font = font
    book.active.cell(8, 2, HIDDEN_AMOUNT).font = font


def vanished_run() -> bytes:
    def change(document: object) -> None:
        run = document.add_paragraph().add_run(HIDDEN_ROW)  # type: ignore[attr-defined]
        run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))

    return paper(change=change)


def white_run() -> bytes:
    def change(document: object) -> None:
        document.add_paragraph().add_run(HIDDEN_ROW).font.color.rgb = RGBColor(255, 255, 255)  # type: ignore[attr-defined]

    return paper(change=change)


def tiny_run() -> bytes:
    def change(document: object) -> None:
        document.add_paragraph().add_run(HIDDEN_ROW).font.size = Pt(1)  # type: ignore[attr-defined]

    return paper(change=change)


UNSEEN_CELLS = (white_cell, cell_without_format, hidden_row)
UNSEEN_RUNS = (vanished_run, white_run, tiny_run)
