"""Labels and values as forms arrange them, where only the labels' words show what belongs to what."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from extractors.recognizers import recognize
from extractors.roles.fields import best, read_fields
from schemas.roles import DocumentKind


def fields(paper: Paper) -> dict[str, str]:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    read_ = read_fields(layout, recognize(layout), DocumentKind.APPLICATION).fields
    return {f.field: found.value for f in read_ if (found := best(read_, f.field)) is not None}


def test_a_row_of_labels_over_a_row_of_amounts() -> None:
    paper = Paper()
    for x, label, value in (
        (60, "Sökt ESF+-stöd", "6 480 000 kr"),
        (230, "Annat stöd", "4 320 000 kr"),
        (400, "Totala kostnader", "10 800 000 kr"),
    ):
        paper.text(x, 100, label, 7)
        paper.text(x, 113, value)
    found = fields(paper)
    assert found["amount_applied_for"] == "6480000.00"
    assert found["total_cost"] == "10800000.00"


def test_label_beside_value_over_a_number_is_no_row_of_labels() -> None:
    paper = Paper()
    for n, (label, value) in enumerate(
        (("Sökande", "Hemmersta Idrottsklubb"), ("Kundnummer", "1009873"), ("Projektnamn", "Isyta på hjul"))
    ):
        paper.text(60, 100 + 18 * n, label)
        paper.text(260, 100 + 18 * n, value)
    found = fields(paper)
    assert found["applicant_name"] == "Hemmersta Idrottsklubb"
    assert found["project_title"] == "Isyta på hjul"


def test_the_answer_stands_on_the_next_page() -> None:
    paper = Paper()
    paper.text(60, 100, "När ska projektet börja?")
    paper.text(60, 114, "2026-09-15")
    paper.text(60, 780, "När ska projektet sluta?")
    paper.page()
    paper.text(60, 60, "2028-06-30")
    found = fields(paper)
    assert (found["period_start"], found["period_end"]) == ("2026-09-15", "2028-06-30")


def test_a_person_is_no_applicant() -> None:
    paper = Paper()
    paper.text(60, 100, "Ansökan om bidrag till Region Dalarna")
    paper.text(60, 130, "Sökande: Ulrika Strömberg")
    paper.text(60, 148, "Org.nr: 802480-0012")
    assert "applicant_name" not in fields(paper)


def test_a_title_may_end_in_a_small_word() -> None:
    paper = Paper()
    paper.text(60, 100, "Projektets namn: Kusten året om")
    assert fields(paper)["project_title"] == "Kusten året om"


def test_a_list_of_projects_has_no_title_of_its_own() -> None:
    paper = Paper().text(60, 70, "Nämnden beviljar stöd enligt tabellen.")
    xs, ys = [60, 200, 360, 450], [100, 120, 140, 160]
    paper.grid(xs, ys)
    for y, row in zip(
        ys,
        (("Projekt", "Sökande", "Beviljat"), ("Storstugan", "Byalaget", "90 000"), ("Lillstugan", "Bystugan", "80 000")),
        strict=False,
    ):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, y + 14, text)
    found = fields(paper)
    assert "project_title" not in found
    assert "applicant_name" not in found
