"""Text in two columns is read down the one and then down the other; tables and forms are left as they stand."""

from pdf_paper import Paper

from extractors.readers import read

LEFT = [
    "Nämnden beviljar Byalaget i Norr stöd",
    "till projektet Storstugan med hälften av",
    "de godkända kostnaderna, dock högst",
    "400 000 kronor. Projektet pågår från den",
    "1 mars 2026 till den 31 augusti 2027 och",
    "ska redovisas i en slutrapport som lämnas",
    "till nämnden inom två månader.",
]
RIGHT = [
    "Ansökan inkom den 4 november 2025. Den",
    "totala kostnaden är beräknad till 800 000",
    "kronor. Föreningen bidrar själv med sitt",
    "arbete och med pengar från sin fond, och",
    "kommunen har lovat att stå för resten av",
    "det som behövs. Skolan har stått tom i tio",
    "år och behöver både tak och fönster.",
]


def text(paper: Paper) -> list[str]:
    return read(paper.bytes(), "prov.pdf").text.split("\n")


def test_one_column_after_the_other() -> None:
    paper = (
        Paper()
        .text(60, 40, "Region Norr")
        .right(540, 40, "1 (1)")
        .text(60, 80, "Beslut om stöd till projektet Storstugan", 18, bold=True)
    )
    paper.prose(60, 130, LEFT)
    paper.prose(320, 130, RIGHT)
    paper.text(60, 260, "Beslutsgång", bold=True)
    paper.prose(
        60, 275, ["Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden beslutar enligt detta."]
    )
    assert text(paper) == [
        "Region Norr\t1 (1)",
        "Beslut om stöd till projektet Storstugan",
        *LEFT,
        *RIGHT,
        "Beslutsgång",
        "Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden beslutar enligt detta.",
    ]


def test_columns_whose_lines_stand_at_other_heights() -> None:
    paper = Paper()
    paper.prose(60, 130, LEFT)
    paper.prose(320, 136.5, RIGHT)
    assert text(paper) == [*LEFT, *RIGHT]


def test_a_table_is_read_across() -> None:
    paper = Paper()
    paper.rows(130, [[f"Lön för projektledaren år {n}", f"{n}0 000 kronor enligt planen"] for n in range(1, 9)], [520])
    assert text(paper)[0] == "Lön för projektledaren år 1\t10 000 kronor enligt planen"


def test_cells_of_prose_between_rules_are_read_across() -> None:
    paper = Paper()
    paper.prose(60, 130, LEFT)
    paper.prose(320, 130, RIGHT)
    for n in range(5):
        paper.line(50, 118 + 25 * n, 540, 118 + 25 * n)
    assert text(paper)[0] == f"{LEFT[0]}\t{RIGHT[0]}"


def sideways(rows: list[str]) -> Paper:
    paper = Paper().text(60, 80, "Budget för projektet Storstugan står på tvären.")
    paper.canvas.saveState()
    paper.canvas.translate(300, 200)
    paper.canvas.rotate(90)
    for n, row in enumerate(rows):
        paper.canvas.drawString(0, -16 * n, row)
    paper.canvas.restoreState()
    return paper


def test_a_table_set_sideways_is_said() -> None:
    rows = ["Kostnadsslag   2026   2027", "Personal   400 000   300 000", "Resor   20 000   10 000", "Summa   420 000   310 000"]
    (note,) = read(sideways(rows).bytes(), "prov.pdf").notes
    assert (note.code, note.page) == ("unreadable_page", 1)


def test_a_number_up_the_margin_is_nothing_to_say() -> None:
    assert read(sideways(["Blankett 1234 utgåva 2025-03"]).bytes(), "prov.pdf").notes == ()
