"""Costs to the left, financing to the right, headings of two levels, and forms whose parts are numbered."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from schemas.layout import Layout


def laid_out(paper: Paper) -> Layout:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    return layout


def matrices(layout: Layout) -> list[list[list[str]]]:
    return [[[cell.text if cell else "" for cell in row] for row in table.rows] for table in layout.tables]


def test_a_name_of_two_lines_on_one_side_joins_no_rows_on_the_other() -> None:
    left = [("Löner", "400 000"), ("Resor", "50 000"), ("Summa kostnader", "450 000")]
    paper = Paper()
    for n, (label, figure) in enumerate(left):
        paper.text(60, 120 + 13 * n, label).right(260, 120 + 13 * n, figure)
    paper.text(300, 120, "Region Jämtland Härjedalen").text(300, 132, "(sökt)").right(520, 126, "300 000")
    paper.text(300, 146, "Egen insats").right(520, 146, "150 000")
    paper.text(300, 159, "Summa finansiering").right(520, 159, "450 000")
    costs, financing = matrices(laid_out(paper))
    assert costs == [list(row) for row in left]
    assert financing[0] == ["Region Jämtland Härjedalen (sökt)", "300 000"]


def test_years_stand_lower_than_the_headings_beside_them() -> None:
    paper = Paper()
    paper.text(240, 94, "Belopp per år (kr)", bold=True)
    paper.text(60, 100, "Budgetpost", bold=True).right(480, 100, "Totalt", bold=True)
    paper.right(280, 107, "2025", bold=True).right(370, 107, "2026", bold=True)
    for n, row in enumerate([("Löner", "10 000", "20 000", "30 000"), ("Resor", "1 000", "2 000", "3 000")]):
        y = 125 + 15 * n
        paper.text(60, y, row[0]).right(280, y, row[1]).right(370, y, row[2]).right(480, y, row[3])
    (rows,) = matrices(laid_out(paper))
    assert rows[0][0] == "Budgetpost"
    assert rows[0][2:] == ["2026", "Totalt"]
    assert rows[1] == ["Löner", "10 000", "20 000", "30 000"]


def test_numbered_parts_of_a_form_are_tables_of_their_own() -> None:
    paper = Paper()
    lines = ["1. Projektet", ("Projektnamn", "Skogens värden"), ("Sökt belopp", "400 000 kr"), "2. Kostnader"]
    lines += [("Löner", "700 000 kr"), ("Resor", "100 000 kr"), ("Summa kostnader", "800 000 kr")]
    for n, line in enumerate(lines):
        if isinstance(line, str):
            paper.text(60, 100 + 15 * n, line, bold=True)
        else:
            paper.text(60, 100 + 15 * n, line[0]).text(260, 100 + 15 * n, line[1])
    layout = laid_out(paper)
    assert [rows[0][0] for rows in matrices(layout)] == ["Projektnamn", "Löner"]


def test_a_year_and_a_sum_that_all_but_touch_head_two_columns() -> None:
    paper = Paper()
    paper.text(60, 100, "Kostnader").right(300, 100, "2026").right(380, 100, "2027").text(384, 100, "Summa")
    for n, row in enumerate([("Löner", "10 000", "20 000", "30 000"), ("Resor", "1 000", "2 000", "3 000")]):
        y = 115 + 15 * n
        paper.text(60, y, row[0]).right(300, y, row[1]).right(380, y, row[2]).right(440, y, row[3])
    (rows,) = matrices(laid_out(paper))
    assert rows[0] == ["Kostnader", "2026", "2027", "Summa"]


def test_a_numbered_group_begins_no_table() -> None:
    paper = Paper()
    paper.text(60, 100, "Nr").text(100, 100, "Kostnadsslag").right(380, 100, "Budget 2026")
    rows = [
        ("1.", "Personal", ""),
        ("1.1", "Forskare", "90 000"),
        ("2.", "Indirekta kostnader", ""),
        ("2.1", "Schablon", "9 000"),
    ]
    for n, (number, label, figure) in enumerate([*rows, ("", "Summa kostnader", "99 000")]):
        paper.text(60, 115 + 15 * n, number).text(100, 115 + 15 * n, label).right(380, 115 + 15 * n, figure)
    (found,) = matrices(laid_out(paper))
    assert [row[1] for row in found] == [
        "Kostnadsslag",
        "Personal",
        "Forskare",
        "Indirekta kostnader",
        "Schablon",
        "Summa kostnader",
    ]


def test_a_word_wider_than_its_column_is_made_whole() -> None:
    paper = Paper().grid([60, 122, 200], [90, 108, 134])
    paper.text(64, 102, "Finansiär").right(196, 102, "Belopp")
    paper.text(64, 118, "Fågelmarabi").text(64, 130, "lorna").right(196, 124, "90 000")
    (rows,) = matrices(laid_out(paper))
    assert rows[1] == ["Fågelmarabilorna", "90 000"]
