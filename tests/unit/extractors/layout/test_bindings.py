"""Papers bound into one file, and single papers that look as if they were several."""

from __future__ import annotations

import io

import docx
import pytest
from pdf_paper import Paper
from reportlab.lib.pagesizes import A4, landscape

from extractors.layout import lay_out
from extractors.layout.paper_titles import paper_title
from extractors.readers import read

FILLER = ["Projektet ger små företag i bygden en plats att mötas på och någon att fråga när de vill växa. De som"] * 20
COSTS = [["Kostnadsslag", "Belopp"], ["Personal", "300 000"], ["Resor", "50 000"], ["Summa", "350 000"]]


def first_lines(paper: Paper) -> list[str]:
    found = []
    for k, layout in enumerate(lay_out(read(paper.bytes(), "prov.pdf"))):
        assert layout.segment == k
        assert layout.context == ()
        found.append(layout.document.raw(layout.span).split("\n", 1)[0])
    return found


def report(paper: Paper, pages: int, of: int, numbered: bool = True) -> Paper:
    for n in range(1, pages + 1):
        if numbered:
            paper.text(60, 40, "Region Norr").right(540, 40, f"{n} ({of})")
        if n == 1:
            paper.text(60, 90, "Tjänsteskrivelse", 16, bold=True).text(60, 115, "Förslag till beslut", 12, bold=True)
        paper.prose(60, 140, FILLER)
        paper.text(60, 420, "Bedömning", 12, bold=True)
        paper.prose(60, 440, FILLER)
        paper.page()
    return paper


def certificate(paper: Paper, payer: str, title: str = "Medfinansieringsintyg") -> Paper:
    paper.text(60, 50, payer, 11, bold=True).text(60, 110, title, 16, bold=True)
    paper.prose(60, 140, ["Projekt: Storstugan", "", f"{payer} medfinansierar projektet med 50 000 kronor.", "", "Underskrift"])
    return paper.page()


def test_a_report_with_a_landscape_budget_and_two_certificates() -> None:
    paper = report(Paper(), 2, 2)
    paper.canvas.setPageSize(landscape(A4))
    paper.text(60, 300, "Bilaga 1 Budget", 16, bold=True)
    paper.rows(330, COSTS, [300])
    paper.page().canvas.setPageSize(A4)
    certificate(certificate(paper, "Bergs kommun"), "Storumans kommun", "Intyg om medfinansiering")
    assert first_lines(paper) == ["Region Norr\t1 (2)", "Bilaga 1 Budget", "Bergs kommun", "Storumans kommun"]


def test_numbering_that_begins_again() -> None:
    paper = report(Paper(), 2, 2)
    paper.text(60, 40, "Region Norr").right(540, 40, "1 (1)").text(60, 90, "Ansökan om projektstöd", 16, bold=True)
    paper.prose(60, 120, FILLER)
    assert first_lines(paper) == ["Region Norr\t1 (2)", "Region Norr\t1 (1)"]


def test_one_form_filled_in_again_and_again() -> None:
    paper = Paper()
    for payer in ("Bergs kommun", "Storumans kommun"):
        paper.text(60, 110, "Intyg om medfinansiering", 14, bold=True)
        paper.rows(
            160, [["Medfinansiär", payer], ["Projekt", "Storstugan"], ["Belopp", "50 000 kr"], ["Datum", "2026-02-03"]], [400]
        )
        paper.page()
    assert first_lines(paper) == ["Intyg om medfinansiering", "Intyg om medfinansiering"]


def test_letters_without_a_title_that_we_know() -> None:
    paper = report(Paper(), 1, 1, numbered=False)
    for payer, day in (("Högskolan i Norr", "2026-02-03"), ("Bergs kommun", "2026-02-17")):
        paper.text(60, 50, payer, 11, bold=True).text(60, 90, day).text(60, 110, "Till Region Norr")
        paper.text(60, 150, "Vårt bidrag till Storstugan", 12, bold=True)
        paper.prose(60, 180, [f"{payer} bidrar med 50 000 kronor.", "", "Med vänlig hälsning", payer])
        paper.page()
    assert first_lines(paper)[1:] == ["Högskolan i Norr", "Bergs kommun"]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    "headings", [["Projektbeskrivning", "Budget", "Medfinansieringsintyg"], ["2. Mål", "3. Budget", "4. Intyg"]]
)
def test_sections_of_an_application_are_not_papers(numbered: bool, headings: list[str]) -> None:
    paper = Paper()
    for n, heading in enumerate(["Ansökan om projektstöd", *headings], start=1):
        if numbered:
            paper.text(60, 40, "Region Norr").right(540, 40, f"Sida {n} av 4")
        paper.text(60, 90, heading, 14, bold=True)
        paper.prose(60, 120, FILLER)
        paper.text(60, 420, "Beskrivning", 14, bold=True)
        paper.prose(60, 440, FILLER)
        paper.page()
    assert len(first_lines(paper)) == 1


def test_the_terms_of_a_decision_stay_with_it() -> None:
    paper = Paper()
    for n, title in enumerate(("Beslut om projektstöd", "Bilaga 1 Särskilda villkor"), start=1):
        paper.text(60, 90, title, 16, bold=True).text(300, 800, f"Sida {n} av 2")
        paper.prose(60, 120, FILLER)
        paper.page()
    assert len(first_lines(paper)) == 1


def test_a_table_goes_on_under_municipalities_on_a_landscape_page() -> None:
    paper = report(Paper(), 1, 2)
    paper.canvas.setPageSize(landscape(A4))
    paper.rows(300, [["Bergs kommun", "50 000"], ["Storumans kommun", "60 000"], ["Summa", "110 000"]], [300])
    assert len(first_lines(paper)) == 1


def test_tables_are_not_joined_over_two_papers() -> None:
    paper = Paper()
    for title in ("Budget för Storstugan", "Budget för Lillstugan"):
        paper.text(60, 60, title, 16, bold=True).text(60, 90, "Projekt: " + title[11:]).right(540, 40, "1 (1)")
        paper.rows(130, COSTS, [300])
        paper.page()
    first, second = lay_out(read(paper.bytes(), "prov.pdf"))
    assert [len(t.rows) for t in (*first.tables, *second.tables)] == [4, 4]
    assert [b.span.start >= second.span.start for b in second.blocks] == [True] * len(second.blocks)


def test_annexes_in_a_text_document() -> None:
    document = docx.Document()
    document.add_heading("Ansökan om projektstöd", 0)
    for _ in range(8):
        document.add_paragraph("Projektet ger små företag i bygden en plats att mötas på.")
    document.add_paragraph("Bilagor: Bilaga 1 Budget")
    document.add_heading("Bilaga 1 Budget", 1)
    table = document.add_table(rows=0, cols=2)
    for row in COSTS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    application, budget = lay_out(read(out.getvalue(), "ansökan.docx"))
    assert (len(application.tables), len(budget.tables)) == (0, 1)
    assert budget.document.raw(budget.span).startswith("Bilaga 1 Budget")


@pytest.mark.parametrize(
    ("text", "clear", "annex"),
    [
        ("Medfinansieringsintyg", True, False),
        ("Bilaga 2. Intyg om medfinansiering", True, True),
        ("Ansökan om regionala projektmedel", True, False),
        ("Budget för Storstugan", False, False),
        ("Projektbudget Storstugan", False, False),
        ("Bilaga 1: Budget", False, True),
    ],
)
def test_titles_of_papers(text: str, clear: bool, annex: bool) -> None:
    found = paper_title(text)
    assert found is not None
    assert (found.clear, found.annex) == (clear, annex)


@pytest.mark.parametrize(
    "text", ["4. Budget", "Bilagor", "Bilaga 3 Allmänna villkor", "Budgeten är på 350 000 kronor.", "Bakgrund", ""]
)
def test_what_is_no_title(text: str) -> None:
    assert paper_title(text) is None


def test_costs_and_financing_on_two_pages_are_one_budget() -> None:
    paper = Paper()
    for title in ("Budget", "Finansieringsplan"):
        paper.text(60, 60, title, 16, bold=True)
        paper.rows(130, COSTS, [300])
        paper.page()
    assert first_lines(paper) == ["Budget"]


def test_a_heading_that_a_paper_could_have_over_prose_about_the_project() -> None:
    paper = Paper().text(60, 60, "TJÄNSTESKRIVELSE").text(60, 90, "Storstugan", 16, bold=True)
    paper.text(60, 120, "Ansökan", 12, bold=True)
    paper.prose(60, 140, FILLER[:10])
    paper.page().text(60, 60, "Beslut om stöd", 12, bold=True)
    paper.prose(60, 80, FILLER)
    assert first_lines(paper) == ["TJÄNSTESKRIVELSE"]
