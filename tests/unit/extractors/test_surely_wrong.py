"""What was once read wrong and called certain, each class in a small paper: now right, or not said."""

from __future__ import annotations

from pdf_paper import Paper

from extractors.pipeline import extract_file
from schemas.records import DocumentRecord
from schemas.roles import DocumentKind, PartyRole


def record_of(paper: Paper) -> DocumentRecord:
    (record,) = extract_file(paper.bytes(), "prov.pdf").records
    return record


def lined(*lines: str) -> DocumentRecord:
    paper, y = Paper(), 60.0
    for line in lines:
        bold = line.startswith("# ")
        paper.text(62, y, line.removeprefix("# "), 12 if bold else 10, bold=bold)
        y += 14 if line else 8
    return record_of(paper)


def rows(record: DocumentRecord) -> dict[tuple[str, int | None], int]:
    return {(f.financier, f.year): int(f.amount or 0) for f in record.financing}


PLAN = [
    ["Medfinansiär", "2024", "jan–jul 2025", "Summa"],
    ["Region Västernorrland (söks)", "489’000", "562’000", "1’051’000"],
    ["Kramfors kommun", "377’000", "432’000", "809’000"],
    ["Summa", "866’000", "994’000", "1’860’000"],
]


def test_a_column_of_months_is_no_project_period() -> None:
    paper = Paper().text(60, 60, "Finansieringsplan", 12, bold=True)
    paper.rows(90, PLAN, [330, 420, 500])
    record = record_of(paper)
    assert (record.period_start, record.period_end) == (None, None)
    assert rows(record)["Kramfors kommun", 2025] == 432000


def test_a_row_of_the_plan_is_no_title() -> None:
    paper = Paper().text(60, 60, "Kostnads- och finansieringsbudget", 12, bold=True)
    paper.text(60, 78, "Testbädd i norr, 2025-2242 (Stiftelsen Vintervik Destination)")
    costs = [["Kostnadsslag", "Belopp (kr)"], ["Personal", "164 512"], ["Resor", "14 036"], ["Total kostnad", "178 548"]]
    money = [
        ["Medfinansiär", "Belopp (kr)"],
        ["Egen kontant insats", "57 010"],
        ["Alingsås kommun", "46 632"],
        ["Leader Skogsbygd, denna ansökan", "74 906"],
        ["Finansiering totalt", "178 548"],
    ]
    paper.rows(110, costs, [270])
    paper.rows(110, money, [540], left=300)
    assert record_of(paper).kind is DocumentKind.BUDGET


def test_the_second_line_of_a_repeated_heading_is_no_row() -> None:
    head = [["Kostnadspost", "2023-11–2023-", "2024-01–2024-", "Total"], ["", "12", "12", "(kr)"]]
    paper = Paper().text(60, 640, "Budget", 12, bold=True)
    first = [
        ["Löner", "304 000", "215 000", "519 000"],
        ["Konsulter", "116 000", "72 000", "188 000"],
        ["Resor", "28 000", "20 000", "48 000"],
    ]
    second = [["Lokaler", "21 000", "17 000", "38 000"], ["Totala kostnader", "469 000", "324 000", "793 000"]]
    y = paper.rows(670, head, [300, 400, 480], pitch=11)
    paper.rows(y + 5, first, [300, 400, 480])
    paper.page()
    y = paper.rows(60, head, [300, 400, 480], pitch=11)
    paper.rows(y + 5, second, [300, 400, 480])
    lines = {(b.label, b.year): int(b.amount) for b in record_of(paper).budget}
    assert 12 not in lines.values()
    assert lines["Lokaler", None] == 38000


def test_a_heading_in_the_margin_ends_the_table_above() -> None:
    paper = Paper()
    plan = [["Medfinansiär", "2026", "2027", "Summa"], *(r for r in PLAN[1:3]), ["Summa", "866’000", "994’000", "1’860’000"]]
    y = paper.rows(100, plan, [390, 460, 530], left=180)
    lines = [
        "Kostnaderna bedöms som rimliga i förhållande till de resultat som ska",
        "uppnås. Organisationen har erfarenhet av liknande projekt och metoden är",
        "prövad på andra håll i landet under flera år.",
    ]
    paper.text(62, y + 22, "Överväganden", bold=True)
    paper.prose(180, y + 22, lines)
    assert rows(record_of(paper))["Kramfors kommun", None] == 809000


def test_a_town_in_a_name_broken_over_lines_is_no_municipality() -> None:
    head = ["Finansiär", "Typ", "2025", "Summa"]
    paper = Paper().text(60, 60, "Finansieringsplan", 12, bold=True)
    paper.rows(90, [head], [250, 330, 420])
    for y, name, amount in ((106, ("Norsjö", "kommun"), "85 000"), (134, ("Luleå tekniska", "universitet"), "48 000")):
        paper.prose(60, y, name, leading=11)
        for x, text in ((250, "kontant"), (330, amount), (420, amount)):
            paper.right(x, y + 5, text)
    paper.rows(164, [["Summa", "", "133 000", "133 000"]], [250, 330, 420])
    assert [m.name for m in record_of(paper).municipalities] == ["Norsjö"]


def test_a_plan_of_one_year_with_the_payers_across() -> None:
    paper = Paper().text(60, 60, "Finansieringsplan per år", 12, bold=True)
    table = [
        ["År", "Sorsele kommun", "Egen insats", "Region Västerbotten", "Summa (kr)"],
        ["2024", "97 000", "347 000", "292 000", "736 000"],
        ["Totalt", "97 000", "347 000", "292 000", "736 000"],
    ]
    paper.text(60, 76, "Projektägare: Vännäs kommun.")
    paper.rows(100, table, [190, 280, 400, 480])
    record = record_of(paper)
    assert rows(record)["Sorsele kommun", None] == 97000
    assert {m.name: m.role for m in record.municipalities} == {"Sorsele": PartyRole.FINANCIER, "Vännäs": PartyRole.FINANCIER}


def test_a_heading_that_ends_in_its_second_line_asks_for_nobody() -> None:
    record = lined(
        "Rönnskogs Utveckling AB", "2024-05-16", "", "# Batteriets andra liv i norr – ansökan om", "# medfinansiering", "",
        "Vi, Rönnskogs Utveckling AB, söker 240 000 kr av Region Västernorrland för projektet.",
    )  # fmt: skip
    assert "Rönnskogs Utveckling AB" not in {f.financier for f in record.financing}


def test_the_year_of_a_title_is_no_year_of_money() -> None:
    record = lined(
        "Oskarshamns kommun", "2025-12-15", "", "# Medfinansieringsintyg", "",
        "Oskarshamns kommun går in som medfinansiär i projektet Kompetensväxling 2030 och bidrar med 87 425 kr.",
        "Fördelning: 2026: 56 362 kr, 2027: 31 063 kr.",
    )  # fmt: skip
    assert rows(record) == {("Oskarshamns kommun", y): a for y, a in ((None, 87425), (2026, 56362), (2027, 31063))}


def test_own_money_does_not_make_the_next_name_the_applicant() -> None:
    record = lined(
        "Högskolan i Gävle", "2025-11-02", "", "# Företagsklivet – ansökan om medfinansiering", "",
        "Högskolan i Gävle vill genomföra projektet Företagsklivet och begär 432 000 kr av Region Gävleborg.", "",
        "Som medfinansiärer deltar den egna organisationen med egen insats om 117 000 kr, Sandvikens och",
        "Hofors kommuner med 230 000 kr var.",
    )  # fmt: skip
    assert record.applicant_name is not None
    assert record.applicant_name.value == "Högskolan i Gävle"
    assert rows(record)["Högskolan i Gävle", None] == 117000


def test_a_label_that_runs_into_its_value() -> None:
    paper = Paper().text(60, 70, "Ansökan om medfinansiering", 12, bold=True).grid([60, 130, 210, 331, 500], [100, 118, 136])
    paper.text(63, 113, "Sökt belopp").text(133, 113, "800 000 kr").text(213, 113, "Inkom").text(334, 113, "2023-09-23")
    paper.text(63, 131, "Total budget").text(133, 131, "4 000 000 kr")
    paper.right(331, 131, "Datum för projektstart").text(331.2, 131, "2024-02-01")
    record = record_of(paper)
    assert record.dated_on is None
    assert record.period_start is not None
    assert record.period_start.value == "2024-02-01"


def test_a_bank_of_the_applicants_town_is_another_payer() -> None:
    record = lined(
        "Region Västernorrland", "Tjänsteutlåtande", "2024-03-20", "", "# Bakgrund", "",
        "Sökande är Stiftelsen Granvik Trä och det sökta beloppet uppgår till 1 539 000 kr.", "",
        "Övrig finansiering lämnas av Sundsvalls kommun med 216 000 kr och Granviks Sparbank med 112 000 kr.",
    )  # fmt: skip
    assert rows(record)["Granviks Sparbank", None] == 112000


def test_respectively_between_figures_without_groups() -> None:
    record = lined(
        "Region Jämtland Härjedalen", "Tjänsteutlåtande", "2024-08-27", "", "# Finansiering", "",
        "Bergs kommun och Bräcke kommun bidrar med 6000 respektive 12000 kronor.",
    )  # fmt: skip
    assert rows(record) == {("Bergs kommun", None): 6000, ("Bräcke kommun", None): 12000}
