"""Paper as native Word and Excel files, byte for byte the same on every run."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
import xlsxwriter
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from ..paper import Beside, Block, Break, Checks, Fields, Heading, Items, Paper, Para, Row, Table
from .look import Look

FIXED = datetime(2025, 1, 2, 3, 4, 5)
WORD_FONTS = {
    "times": "Liberation Serif",
    "liberation-serif": "Liberation Serif",
    "dejavu-serif": "DejaVu Serif",
    "courier": "Liberation Mono",
}
TABLE_STYLES = {
    "grid": "Table Grid",
    "zebra": "Light Shading",
    "band": "Light Grid Accent 1",
    "horizontal": "Light List",
    "light": "Light Shading Accent 1",
}


def _stable(data: bytes) -> bytes:
    """The same archive with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2025, 1, 2, 3, 4, 4)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---------------------------------------------------------------- Word
def _word_table(document: Document, table: Table, look: Look) -> None:
    if table.caption:
        document.add_paragraph().add_run(table.caption).bold = True
    made = document.add_table(rows=1, cols=len(table.head))
    made.style = TABLE_STYLES.get(look.table, "Normal Table")
    for row in (Row(table.head, True), *table.rows):
        cells = made.rows[0].cells if row.cells == table.head and row.bold else made.add_row().cells
        for n, text in enumerate(row.cells):
            paragraph = cells[n].paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = row.bold
            run.font.size = Pt(look.table_size)
            if table.is_figure(n) and look.figures == "right":
                paragraph.alignment = 2
    if table.note:
        document.add_paragraph(table.note)
    document.add_paragraph()


def _word_fields(document: Document, block: Fields, look: Look) -> None:
    if look.fields == "colon":
        for label, value in block.pairs:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{label.rstrip(':')}: ").bold = True
            paragraph.add_run(value)
        return
    if look.fields == "above":
        for label, value in block.pairs:
            document.add_paragraph().add_run(label).italic = True
            document.add_paragraph(value)
        return
    per_row = 2 if look.fields in ("pairs", "four", "boxed") else 1
    beside = look.fields in ("columns", "grid", "four", "leaders")
    pairs = list(block.pairs)
    columns = per_row * (2 if beside else 1)
    made = document.add_table(rows=0, cols=columns)
    made.style = "Normal Table" if look.fields in ("columns", "leaders", "pairs") else "Table Grid"
    for start in range(0, len(pairs), per_row):
        chunk = pairs[start : start + per_row]
        if beside:
            cells = made.add_row().cells
            for n, (label, value) in enumerate(chunk):
                cells[2 * n].paragraphs[0].add_run(label).bold = True
                cells[2 * n + 1].text = value
        elif look.fields == "boxed":
            cells = made.add_row().cells
            for n, (label, value) in enumerate(chunk):
                cells[n].text = label
                cells[n].add_paragraph(value)
        else:  # labels on one row, values on the next
            labels, values = made.add_row().cells, made.add_row().cells
            for n, (label, value) in enumerate(chunk):
                labels[n].paragraphs[0].add_run(label).italic = True
                values[n].text = value
    document.add_paragraph()


def word(paper: Paper, look: Look) -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = FIXED
    style = document.styles["Normal"]
    style.font.name = WORD_FONTS.get(look.font, "Liberation Sans")
    style.font.size = Pt(look.size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Pt(look.margins[0]), Pt(look.margins[1])
    furniture = [*paper.sender, *paper.marks]
    if look.letterhead in ("left", "band"):
        section.header.paragraphs[0].text = "\t".join(furniture[:3])
        for line in furniture[3:]:
            section.header.add_paragraph(line)
    elif look.letterhead == "block":
        made = section.header.add_table(1, 2, Cm(16))
        made.rows[0].cells[0].text = "\n".join(paper.sender)
        made.rows[0].cells[1].text = "\n".join(paper.marks)
    else:
        for n, line in enumerate(furniture):
            document.add_paragraph().add_run(line).bold = n == 0
    section.footer.paragraphs[0].text = paper.footer
    for block in paper.blocks:
        _word_block(document, block, look)
    out = io.BytesIO()
    document.save(out)
    return _stable(out.getvalue())


def _word_block(document: Document, block: Block, look: Look) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, level=block.level)
        case Para():
            paragraph = document.add_paragraph(block.text)
            if look.indent_first:
                paragraph.paragraph_format.first_line_indent = Pt(look.indent_first)
        case Items(marker="bullet"):
            for item in block.items:
                document.add_paragraph(item, style="List Bullet")
        case Items(marker="number"):
            for n, item in enumerate(block.items, 1):  # typed numbers: a list's own would go on counting through the document
                document.add_paragraph(f"{n}. {item}")
        case Items():
            for item in block.items:
                document.add_paragraph(f"– {item}" if block.marker == "dash" else item)
        case Fields():
            _word_fields(document, block, look)
        case Checks():
            marks = "   ".join(f"{'☒' if ticked else '☐'} {option}" for option, ticked in block.options)
            document.add_paragraph(f"{block.label}  {marks}")
        case Table():
            _word_table(document, block, look)
        case Beside():
            _word_table(document, block.left, look)
            _word_table(document, block.right, look)
        case Break():
            document.add_page_break()  # type: ignore[no-untyped-call]


# ---------------------------------------------------------------- Excel
def workbook(paper: Paper, look: Look, split: bool = False, formulas: bool = True) -> bytes:
    """A workbook with real numbers. `split`: a sheet for each table. `formulas`: sums are formulas with cached results."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": FIXED, "title": paper.subject})
    bold = book.add_format({"bold": True})
    head = book.add_format(
        {"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#D9E1F2" if look.table == "band" else "#FFFFFF"}
    )
    pattern = {"grid": "[$-41D]#,##0", "horizontal": "[$-41D]#,##0", "light": '[$-41D]#,##0" kr"', "band": "0"}.get(
        look.table, "[$-41D]#,##0"
    )
    figure, sum_figure = (
        book.add_format({"num_format": pattern}),
        book.add_format({"num_format": pattern, "bold": True, "top": 1}),
    )
    sheet = book.add_worksheet("Budget" if not split else "Projekt")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 15)
    if look.landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    line = 0
    for text in (*paper.sender, *paper.marks):
        sheet.write_string(line, 0, text)
        line += 1
    tables = 0

    def put(sheet: object, table: Table, row: int, column: int) -> int:
        if table.caption:
            sheet.write_string(row, column, table.caption, bold)  # type: ignore[attr-defined]
            row += 1
        for n, text in enumerate(table.head):
            sheet.write_string(row, column + n, text, head)  # type: ignore[attr-defined]
        row += 1
        for entry in table.rows:
            for n, text in enumerate(entry.cells):
                amount = entry.amounts[n] if n < len(entry.amounts) else None
                if amount is None:
                    sheet.write_string(row, column + n, text, bold if entry.bold else None)  # type: ignore[attr-defined]
                elif amount or text.startswith("0"):
                    sheet.write_number(row, column + n, amount, sum_figure if entry.bold else figure)  # type: ignore[attr-defined]
            if (
                formulas
                and not table.trailing
                and len(table.head) - table.text_columns > 2
                and entry.amounts
                and entry.amounts[-1]
            ):
                last = column + len(table.head) - 1
                if entry.amounts[-1] == sum(a or 0 for a in entry.amounts[table.text_columns : -1]):
                    first = xlsxwriter.utility.xl_rowcol_to_cell(row, column + table.text_columns)
                    end = xlsxwriter.utility.xl_rowcol_to_cell(row, last - 1)
                    style = sum_figure if entry.bold else figure
                    sheet.write_formula(row, last, f"=SUM({first}:{end})", style, entry.amounts[-1])  # type: ignore[attr-defined]
            row += 1
        if table.note:
            sheet.write_string(row, column, table.note)  # type: ignore[attr-defined]
            row += 1
        return row + 1

    for block in paper.blocks:
        match block:
            case Heading():
                sheet.write_string(line, 0, block.text, bold)
                line += 1
            case Para():
                sheet.write_string(line, 0, block.text)
                line += 1
            case Fields():
                for label, value in block.pairs:
                    sheet.write_string(line, 0, label, bold)
                    sheet.write_string(line, 1, value)
                    line += 1
            case Items():
                for item in block.items:
                    sheet.write_string(line, 0, item)
                    line += 1
            case Table() if split:
                tables += 1
                other = book.add_worksheet((block.caption or f"Blad{tables}")[:28])
                other.set_column(0, 0, 44)
                other.set_column(1, 8, 15)
                put(other, block, 0, 0)
            case Table():
                line = put(sheet, block, line + 1, 0)
            case Beside():
                start = line + 1
                line = max(put(sheet, block.left, start, 0), put(sheet, block.right, start, len(block.left.head) + 1))
            case _:
                line += 1
    book.close()
    return out.getvalue()
