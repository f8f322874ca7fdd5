"""Tables without rules: what stands in which row and column."""

from collections.abc import Sequence

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from schemas.layout import Layout, Table


def laid_out(paper: Paper) -> Layout:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    return layout


def matrix(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.rows]


def tables(paper: Paper) -> list[list[list[str]]]:
    return [matrix(t) for t in laid_out(paper).tables]


def captions(layout: Layout, number: int = 0) -> list[str]:
    return [layout.document.raw(s) for s in layout.tables[number].caption]


BUDGET = [
    ["Kostnad", "2025", "2026", "Totalt"],
    ["Personal", "625 000", "775 000", "1 400 000"],
    ["Resor", "12 500", "", "12 500"],
    ["Slutkonferens", "", "80 000", "80 000"],
    ["Summa", "637 500", "855 000", "1 492 500"],
]


def test_empty_cells_stay_empty() -> None:
    paper = Paper()
    paper.rows(90, BUDGET, [300, 380, 460])
    assert tables(paper) == [BUDGET]


def test_columns_closer_than_a_blank() -> None:
    rows = [
        ["Finansiär", "2025", "2026", "2027", "Summa"],
        ["Regionen", "1 625 000", "1 775 000", "1 650 000", "5 050 000"],
        ["Kommunen", "1 012 500", "1 008 000", "1 000 000", "3 020 500"],
        ["Summa", "2 637 500", "2 783 000", "2 650 000", "8 070 500"],
    ]
    paper = Paper()
    paper.rows(90, rows, [200, 247, 294, 341], pitch=13)
    assert tables(paper) == [rows]


def labels_and_amounts(paper: Paper, rows: Sequence[tuple[list[str], str]], at: float, gap: float) -> None:
    """Rows whose labels run over lines; the amount stands at `at` of the label's height (0 first line, 1 last)."""
    y = 106.0
    for label, amount in rows:
        for i, line in enumerate(label):
            paper.text(60, y + 12 * i, line)
        paper.right(450, y + at * 12 * (len(label) - 1), amount)
        y += 12 * len(label) + gap


LONG = [
    (["Region Dalarna"], "300 000"),
    (["Europeiska regionala utvecklingsfonden, Norra", "Mellansverige (söks hos Tillväxtverket)"], "2 250 000"),
    (["Mora kommun"], "100 000"),
    (["Egen insats, Västerbygdens Vandringsleder", "ekonomisk förening"], "50 000"),
    (["Summa"], "2 700 000"),
]
LONG_READ = [["Finansiär", "Belopp"], *([" ".join(label), amount] for label, amount in LONG)]


def test_wrapped_labels_with_amounts_on_the_first_line() -> None:
    paper = Paper()
    paper.rows(90, [["Finansiär", "Belopp"]], [450])
    labels_and_amounts(paper, LONG, at=0, gap=6)
    assert tables(paper) == [LONG_READ]


def test_wrapped_labels_with_amounts_on_the_last_line() -> None:
    paper = Paper()
    paper.rows(90, [["Finansiär", "Belopp"]], [450])
    labels_and_amounts(paper, LONG, at=1, gap=6)
    assert tables(paper) == [LONG_READ]


def test_wrapped_labels_with_amounts_midway() -> None:
    paper = Paper()
    paper.rows(90, [["Finansiär", "Belopp"]], [450])
    labels_and_amounts(paper, LONG, at=0.5, gap=6)
    assert tables(paper) == [LONG_READ]


def test_headings_of_two_lines() -> None:
    paper = Paper().right(300, 80, "Sökt").right(380, 80, "Kontant").right(470, 80, "Annat än")
    paper.rows(92, [["Finansiär", "belopp", "finansiering", "pengar"]], [300, 380, 470])
    paper.rows(112, [["Region", "100 000", "90 000", ""], ["Kommun", "", "50 000", "20 000"]], [300, 380, 470])
    assert tables(paper)[0][0] == ["Finansiär", "Sökt belopp", "Kontant finansiering", "Annat än pengar"]


def test_section_rows_stay_rows() -> None:
    paper = Paper()
    y = paper.rows(90, [["Finansiär", "2025", "2026"]], [300, 360])
    paper.text(60, y, "Offentlig finansiering", bold=True)
    y = paper.rows(y + 16, [["Regionen", "100 000", "100 000"], ["Kommunen", "50 000", "50 000"]], [300, 360])
    paper.text(60, y, "Privat finansiering")
    paper.rows(y + 16, [["Bolaget AB", "30 000", "30 000"], ["Totalt", "180 000", "180 000"]], [300, 360])
    assert [row[0] for row in tables(paper)[0]] == [
        "Finansiär",
        "Offentlig finansiering",
        "Regionen",
        "Kommunen",
        "Privat finansiering",
        "Bolaget AB",
        "Totalt",
    ]


def test_two_tables_on_top_of_each_other_have_columns_of_their_own() -> None:
    costs = [["Kostnader", "2025", "2026"], ["Lön", "100", "200"], ["Summa kostnader", "100", "200"]]
    financing = [["Finansiering", "Typ", "2025", "2026"], ["Regionen", "kontant", "50", "100"], ["Egen", "natura", "50", "100"]]
    paper = Paper().text(60, 60, "Belopp i tkr")
    y = paper.rows(80, costs, [300, 360])
    paper.rows(y, financing, [300, 360, 420])
    layout = laid_out(paper)
    assert [matrix(t) for t in layout.tables] == [costs, financing]
    assert captions(layout, 1) == ["Belopp i tkr"]


def test_a_title_between_two_tables_belongs_to_the_second() -> None:
    paper = Paper()
    y = paper.rows(
        80, [["Kostnader", "2025", "2026"], ["Lön", "100 000", "200 000"], ["Summa", "100 000", "200 000"]], [300, 360]
    )
    paper.text(60, y + 8, "Vem betalar", bold=True)
    paper.rows(
        y + 28, [["Finansiär", "2025", "2026"], ["Egen", "100 000", "200 000"], ["Summa", "100 000", "200 000"]], [300, 360]
    )
    layout = laid_out(paper)
    assert len(layout.tables) == 2
    assert captions(layout, 1)[-1] == "Vem betalar"


def test_two_tables_beside_each_other() -> None:
    left = [["Kostnader", "Kronor"], ["Personal", "500 000"], ["Resor", "50 000"], ["Summa kostnader", "550 000"]]
    right = [
        ["Finansiering", "Kronor"],
        ["Region Örebro län", "285 000"],
        ["Kumla kommun", "180 000"],
        ["Egna medel", "85 000"],
        ["Summa finansiering", "550 000"],
    ]
    paper = Paper((842, 595))
    paper.rows(90, left, [330])
    paper.rows(90, right, [720], left=430)
    assert tables(paper) == [left, right]


def test_a_table_over_pages_drops_its_repeated_heading() -> None:
    heading = ["Finansiär", "2025", "2026"]
    rows = [[f"Kommun {i}", f"{i}0 000", f"{i}1 000"] for i in range(1, 10)]
    paper = Paper()
    paper.text(60, 40, "Region Norr").right(540, 40, "Sida 1 (2)")
    paper.text(60, 650, "Finansiering", 13, bold=True)
    paper.rows(700, [heading, *rows[:4]], [350, 450])
    paper.page().text(60, 40, "Region Norr").right(540, 40, "Sida 2 (2)")
    paper.rows(90, [heading, *rows[4:]], [350, 450])
    layout = laid_out(paper)
    assert [matrix(t) for t in layout.tables] == [[heading, *rows]]
    assert layout.tables[0].pages == (1, 2)
    assert captions(layout) == ["Finansiering"]


def test_a_table_goes_on_without_a_heading() -> None:
    rows = [
        ["Finansiär", "Belopp"],
        ["Regionen", "100 000"],
        ["Kommunen", "50 000"],
        ["Bolaget AB", "25 000"],
        ["Summa", "175 000"],
    ]
    paper = Paper()
    paper.rows(750, rows[:3], [400])
    paper.page()
    paper.rows(60, rows[3:], [400])
    assert tables(paper) == [rows]


def test_another_heading_on_the_next_page_is_another_table() -> None:
    paper = Paper()
    paper.rows(740, [["Kostnad", "Belopp"], ["Lön", "100 000"], ["Summa", "100 000"]], [400])
    paper.page()
    paper.rows(60, [["Finansiär", "Belopp"], ["Regionen", "100 000"], ["Summa", "100 000"]], [400])
    assert len(tables(paper)) == 2


def test_rules_that_only_part_rows() -> None:
    paper = Paper()
    y = 90.0
    paper.line(60, y, 460, y)
    rows = [
        (["Finansiär"], "Typ", "Belopp"),
        (["Europeiska regionala", "utvecklingsfonden"], "offentlig", "1 060 000"),
        (["Näringslivet i Gästrikland,", "flera företag"], "privat", "250 000"),
        (["Summa"], "", "1 310 000"),
    ]
    for label, kind, amount in rows:
        height = 12 * len(label) + 8
        for i, line in enumerate(label):
            paper.text(62, y + 13 + 12 * i, line)
        paper.text(260, y + height / 2 + 3.5, kind).right(455, y + height / 2 + 3.5, amount)
        y += height
        paper.line(60, y, 460, y)
    assert tables(paper) == [[[" ".join(label), kind, amount] for label, kind, amount in rows]]


def test_shaded_rows() -> None:
    paper = Paper()
    for i in range(0, 5, 2):
        paper.shade(55, 78.5 + i * 16, 480, 94.5 + i * 16)
    paper.rows(90, BUDGET, [300, 380, 460])
    assert tables(paper) == [BUDGET]


def test_years_down_the_side() -> None:
    rows = [
        ["År", "Region", "Kommun", "Totalt"],
        ["2025", "100 000", "50 000", "150 000"],
        ["2026", "200 000", "50 000", "250 000"],
    ]
    paper = Paper()
    paper.rows(90, rows, [250, 330, 410])
    assert tables(paper) == [rows]


def test_units_and_shares_beside_figures() -> None:
    paper = Paper()
    for i, (label, amount, share) in enumerate(
        [("Regionen", "1 200", "40 %"), ("Egen insats", "1 800", "60 %"), ("Totalt", "3 000", "100 %")]
    ):
        paper.text(60, 90 + i * 15, label).right(300, 90 + i * 15, amount).text(304, 90 + i * 15, "tkr").right(
            380, 90 + i * 15, share
        )
    assert tables(paper)[0][1] == ["Egen insats", "1 800 tkr", "60 %"]


def test_prose_after_a_table_is_prose() -> None:
    paper = Paper()
    paper.rows(90, [["Regionen", "500 000 kr"], ["Egen insats", "500 000 kr"]], [400])
    paper.prose(60, 140, ["Projektet pågår under tre år och omfattar två kommuner i länets norra del."])
    layout = laid_out(paper)
    assert matrix(layout.tables[0]) == [["Regionen", "500 000 kr"], ["Egen insats", "500 000 kr"]]
    assert [layout.document.raw(b.span)[:9] for b in layout.blocks] == ["Projektet"]


def test_a_letterhead_and_two_columns_of_prose_are_no_tables() -> None:
    paper = Paper().text(60, 40, "Region Norr").right(540, 40, "TJÄNSTESKRIVELSE")
    paper.text(60, 54, "Förvaltningen").right(540, 54, "2025-03-04")
    for i in range(6):
        paper.text(60, 140 + 13 * i, "Här löper en text i vänster spalt nu").text(
            320, 140 + 13 * i, "och här en annan i den högra spalten"
        )
    assert tables(paper) == []


def test_figures_with_remarks_right_behind_them() -> None:
    paper = Paper().text(60, 90, "Post").right(352, 90, "Belopp").text(356, 90, "Anmärkning")
    rows = [("Personal", "415 000", "2 personer, 50 %"), ("Resor", "51 000", "se bilaga 4"), ("Summa", "466 000", "")]
    for i, (label, amount, remark) in enumerate(rows):
        y = 106 + 16 * i
        paper.text(60, y, label).right(352, y, amount).text(356, y, remark)
    assert tables(paper) == [[["Post", "Belopp", "Anmärkning"], *(list(row) for row in rows)]]


def test_shares_right_behind_figures() -> None:
    paper = Paper().text(60, 90, "Finansiär").text(300, 90, "Belopp").text(356, 90, "Andel")
    rows = [("Regionen", "315 000", "45,0 %"), ("Byalaget", "385 000", "55,0 %"), ("Totalt", "700 000", "100,0 %")]
    for i, (label, amount, share) in enumerate(rows):
        y = 106 + 16 * i
        paper.text(60, y, label).right(352, y, amount).text(355, y, share)
    assert tables(paper) == [[["Finansiär", "Belopp", "Andel"], *(list(row) for row in rows)]]


def test_amounts_broken_in_narrow_columns() -> None:
    paper = Paper()
    paper.rows(90, [["Finansiär", "Form", "Total"]], [300, 400])
    for y, label, first, second in ((106, "Europeiska", "8 035", "000 kr"), (140, "Regionen", "3 688", "000 kr")):
        paper.text(60, y, label).right(300, y, "kontant").right(400, y, first)
        paper.text(60, y + 12, "fonden" if y == 106 else "(söks)").right(400, y + 12, second)
    assert tables(paper) == [
        [
            ["Finansiär", "Form", "Total"],
            ["Europeiska fonden", "kontant", "8 035 000 kr"],
            ["Regionen (söks)", "kontant", "3 688 000 kr"],
        ]
    ]


def test_amounts_behind_dots_need_not_line_up() -> None:
    paper = Paper()
    rows = [("Personal", "500 000 kr"), ("Investeringar och externa lokaler", "27 000 kr"), ("Summa", "527 000 kr")]
    for i, (label, amount) in enumerate(rows):
        paper.text(60, 90 + 16 * i, f"{label} {'.' * (3 + 8 * (i % 2))}..... {amount}")
    assert tables(paper) == [[list(row) for row in rows]]


def test_a_form_above_a_table_is_a_table_of_its_own() -> None:
    paper = Paper()
    for i, (label, value) in enumerate([("Projekt", "Ljus i byn"), ("Sökande", "Byalaget"), ("Datum", "2025-03-04")]):
        paper.text(60, 90 + 16 * i, label).text(220, 90 + 16 * i, value)
    rows = [["Post", "År 2025", "År 2026"], ["Lön", "10 000", "20 000"], ["Summa", "10 000", "20 000"]]
    paper.rows(138, rows, [300, 400])
    assert len(tables(paper)) == 2
    assert tables(paper)[1] == rows


def test_headings_of_months_over_two_lines() -> None:
    paper = Paper()
    paper.rows(90, [["Post", "2025-01–2025-", "2026-01–2026-", "Total"], ["", "12", "12", ""]], [260, 350, 430], pitch=12)
    paper.rows(116, [["Lön", "10 000", "20 000", "30 000"], ["Summa", "10 000", "20 000", "30 000"]], [260, 350, 430])
    assert tables(paper)[0][0] == ["Post", "2025-01–2025- 12", "2026-01–2026- 12", "Total"]
    assert len(tables(paper)[0]) == 3


def test_names_over_the_columns_run_over_two_lines() -> None:
    paper = Paper(size=(842, 595))
    ends = [200, 320, 420, 520, 650, 760]
    for x, first, second in zip(
        ends,
        ("Region", "Kustlands Bygg & Trä", "Olofströms", "Egen", "Region Blekinge – sökt", "Summa"),
        ("Gävleborg", "AB", "kommun", "kontantinsats", "belopp", "(kronor)"),
        strict=True,
    ):
        paper.right(x, 90, first).right(x, 102, second)
    paper.text(60, 90, "År")
    rows = [
        ["2025", "42 000", "16 000", "6 000", "29 000", "40 000", "133 000"],
        ["2026", "31 000", "12 000", "5 000", "21 000", "27 000", "96 000"],
        ["Totalt", "73 000", "28 000", "11 000", "50 000", "67 000", "229 000"],
    ]
    for n, row in enumerate(rows):
        paper.text(60, 116 + 14 * n, row[0])
        for x, figure in zip(ends, row[1:], strict=True):
            paper.right(x, 116 + 14 * n, figure)
    ((head, *body),) = tables(paper)
    assert body == rows
    assert head == [
        "År",
        "Region Gävleborg",
        "Kustlands Bygg & Trä AB",
        "Olofströms kommun",
        "Egen kontantinsats",
        "Region Blekinge – sökt belopp",
        "Summa (kronor)",
    ]
