"""Workbooks, text documents and mail: what their user sees is what is read, no more and no less."""

import io
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill

from extractors.readers import read
from extractors.readers.xlsx import shown
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import CellRef, TextSource


def workbook(build):
    book = openpyxl.Workbook()
    build(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_a_page_and_cells_keep_their_references():
    def build(book):
        sheet = book.active
        sheet.title = "Budget"
        sheet.append(["Kostnadsslag", 2026, "Summa"])
        sheet.append(["Personal", 1250000, 1250000.5])
        sheet["B2"].number_format = "#,##0"
        sheet["C2"].number_format = '#,##0.00\\ "kr"'
        book.create_sheet("Finansiering").append(["Region Nord", 10])

    document = read(workbook(build), "kalkyl.xlsx")
    assert [p.name for p in document.pages] == ["Budget", "Finansiering"]
    assert document.pages[0].source is TextSource.CELLS
    assert document.text.startswith("Kostnadsslag\t2026\tSumma\nPersonal\t1 250 000\t1 250 000,5 kr\n")
    assert document.cell_of(document.text.index("1 250 000,5")) == CellRef("Budget", "C2")
    assert document.box_of(document.pages[0].span) is None
    assert [len(g.cells) for g in document.grids] == [6, 2]


def test_hidden_sheets_rows_and_columns_are_noted_and_not_read():
    def build(book):
        sheet = book.active
        sheet.append(["Lokaler", 100, "hemligt"])
        sheet.append(["Dold rad", 999999])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        other = book.create_sheet("Dolt")
        other.append(["Region Syd", 5000000])
        other.sheet_state = "hidden"

    document = read(workbook(build), "b.xlsx")
    assert document.text.strip() == "Lokaler\t100"
    assert [n.code for n in document.notes] == [ProblemCode.HIDDEN_TEXT, ProblemCode.HIDDEN_TEXT]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (FormulaRule(formula=["TRUE"], font=Font(color="FFFFFFFF")), True),
        (CellIsRule(operator="greaterThan", formula=["1000"], font=Font(color="FFFFFFFF")), True),
        (CellIsRule(operator="equal", formula=["0"], font=Font(color="FFFFFFFF")), False),
        (FormulaRule(formula=["ISERROR(B2)"], font=Font(color="FFFFFFFF")), False),
        (FormulaRule(formula=["TRUE"], font=Font(color="FFFFFFFF"), fill=PatternFill(bgColor="FF205080")), False),
        (FormulaRule(formula=["TRUE"], font=Font(color="FFFF0000")), False),
    ],
)
def test_conditions_that_may_hide_a_figure_are_said(rule, said):
    def build(book):
        book.active["A1"], book.active["B1"] = "Sökt belopp", 450000
        book.active.conditional_formatting.add("B1:B9", rule)

    document = read(workbook(build), "a.xlsx")
    assert "450000" in document.text
    told = [n for n in document.notes if n.code is ProblemCode.HIDDEN_TEXT and "B1:B9" in n.message]
    assert bool(told) is said


def test_a_formula_without_a_stored_value_is_noted():
    document = read(workbook(lambda b: b.active.append(["Summa", "=1+1"])), "b.xlsx")
    assert any(n.code is ProblemCode.UNREADABLE_PAGE for n in document.notes)


def test_merged_cells_keep_their_spans():
    def build(book):
        sheet = book.active
        sheet.append(["Finansiering", None, None])
        sheet.merge_cells("A1:C1")
        sheet.append(["Region Nord", 1, 2])

    grid = read(workbook(build), "b.xlsx").grids[0]
    assert (grid.cells[0].row_span, grid.cells[0].column_span) == (1, 3)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (2332498, "#,##0", "2 332 498"),
        (2025, "General", "2025"),
        (487.5, "General", "487,5"),
        (0.1086, "0.00%", "10,86 %"),
        (14941221.000000002, "#,##0", "14 941 221"),
        (-1500, '#,##0\\ "kr"', "-1 500 kr"),
        ("#REF!", "General", ""),
    ],
)
def test_numbers_look_as_in_a_swedish_spreadsheet(value, number_format, text):
    assert shown(value, number_format) == text


def test_a_text_document_with_table_header_and_list():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Region Nord"
    document.add_heading("Ansökan om projektmedel", 1)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Sökt belopp", "912 000 kr"
    document.add_paragraph("Fler jobb", style="List Bullet")
    hidden = document.add_paragraph().add_run("dold text 5 000 kr")
    hidden.font.hidden = True
    out = io.BytesIO()
    document.save(out)
    read_back = read(out.getvalue(), "ansökan.docx")
    assert read_back.text.split("\n")[:4] == ["Region Nord", "Ansökan om projektmedel", "Sökt belopp\t912 000 kr", "• Fler jobb"]
    assert "dold" not in read_back.text
    heading = next(w for w in read_back.words if read_back.raw(w.span) == "Ansökan")
    assert heading.bold
    assert heading.size > 14
    assert read_back.cell_of(read_back.text.index("912")) == CellRef("tabell 1", "B1")


def test_tables_inside_cells_are_tables_of_their_own():
    document = docx.Document()
    halves = document.add_table(rows=1, cols=2).rows[0].cells
    for half, words in zip(halves, ("Kostnader", "Finansiering"), strict=True):
        inner = half.add_table(rows=2, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = words, "Kronor"
        inner.cell(1, 0).text, inner.cell(1, 1).text = "Totalt", "280 000"
    out = io.BytesIO()
    document.save(out)
    read_back = read(out.getvalue(), "budget.docx")
    assert [len(grid.cells) for grid in read_back.grids] == [4, 4]
    assert "Finansiering\tKronor\nTotalt\t280 000" in read_back.text


def test_mail_gives_its_body_and_its_attachments():
    message = EmailMessage()
    message["Subject"] = "Komplettering 24XY0001"
    message["From"] = "Någon Person <nagon@exempel.se>"
    message["Date"] = "Thu, 17 Apr 2025 09:12:00 +0200"
    message.set_content("Hej!\n\nHär kommer intyget.\n")
    message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="intyg.pdf")
    document = read(message.as_bytes(), "brev.eml")
    assert document.attachments == (("intyg.pdf", b"%PDF-1.4 x"),)
    assert document.text.startswith("Datum: 2025-04-17\nÄmne: Komplettering 24XY0001\nHej!")
    assert "Någon" not in document.text


def test_an_html_mail_is_read_as_its_words():
    message = EmailMessage()
    message["Subject"] = "Svar"
    message.set_content("<p>Vi bidrar med <b>50 000</b> kr.</p><script>alert(1)</script>", subtype="html")
    text = read(message.as_bytes(), "brev.eml").text
    assert "Vi bidrar med 50 000 kr." in text
    assert "alert" not in text


@pytest.mark.parametrize("cut", [0.5, 0.9])
def test_a_workbook_cut_short_is_damaged(cut):
    data = workbook(lambda b: b.active.append(["x", 1]))
    with pytest.raises(UnreadableFile) as caught:
        read(data[: int(len(data) * cut)], "b.xlsx")
    assert caught.value.reason is ProblemCode.DAMAGED
