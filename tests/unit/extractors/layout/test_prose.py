"""Headings, paragraphs, items, furniture and segments."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from schemas.layout import BlockKind, Layout


def layouts(paper: Paper) -> tuple[Layout, ...]:
    return lay_out(read(paper.bytes(), "prov.pdf"))


def blocks(paper: Paper) -> list[tuple[str, str]]:
    (layout,) = layouts(paper)
    raw = layout.document.raw
    return [(b.kind.value, " ".join(raw(s) for s in b.pieces)) for b in layout.blocks]


def furniture(paper: Paper) -> list[str]:
    (layout,) = layouts(paper)
    return [layout.document.raw(line.span) for line in layout.lines if line.furniture]


TEXT = [
    "Byalaget ansökte den 4 mars om medel för att rusta den gamla skolan i byn och göra",
    "den till en plats för möten. Nämnden ser positivt på detta och föreslår att stöd ges",
    "med högst 400 000 kronor.",
]


def test_headings_paragraphs_and_items() -> None:
    paper = Paper().text(60, 80, "Förslag till beslut", 16, bold=True).text(60, 110, "Ärendet", 11, bold=True)
    y = paper.prose(60, 126, TEXT)
    y = paper.prose(
        60, y + 6, ["Ett andra stycke som är så långt att det behöver mer än en rad för att rymmas här,", "och slutar så."]
    )
    paper.text(60, y + 8, "1. Stödet beviljas med högst 400 000 kronor av de kostnader som nämnden har godkänt för")
    paper.text(72, y + 20.5, "projektet i dess helhet.")
    paper.text(60, y + 33, "2. Medlen tas ur anslaget.")
    assert blocks(paper) == [
        ("heading", "Förslag till beslut"),
        ("heading", "Ärendet"),
        ("paragraph", " ".join(TEXT)),
        ("paragraph", "Ett andra stycke som är så långt att det behöver mer än en rad för att rymmas här, och slutar så."),
        (
            "item",
            "1. Stödet beviljas med högst 400 000 kronor av de kostnader som nämnden har godkänt för projektet i dess helhet.",
        ),
        ("item", "2. Medlen tas ur anslaget."),
    ]


def test_points_that_begin_with_att() -> None:
    paper = Paper().text(60, 80, "Beslut", 11, bold=True)
    paper.prose(
        60,
        96,
        [
            "Nämnden beslutar",
            "att bevilja Byalaget högst 400 000 kronor till projektet Storstugan,",
            "att medlen tas ur anslaget.",
        ],
    )
    assert [kind for kind, _ in blocks(paper)] == ["heading", "paragraph", "item", "item"]


def test_bold_words_in_a_paragraph_are_no_heading() -> None:
    paper = Paper()
    paper.text(60, 80, "Byalaget beviljas ett stöd med sammanlagt högst fyra hundra tusen kronor, 400", bold=True)
    paper.prose(60, 92.5, ["000 kr, vilket är hälften av kostnaderna för hela projektet så som de är beräknade i dag."])
    assert [kind for kind, _ in blocks(paper)] == ["paragraph"]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    paper = Paper()
    for number, lines in ((1, TEXT[:2]), (2, TEXT[2:])):
        paper.text(60, 40, "Region Norr").right(540, 40, f"Sida {number} av 2")
        paper.prose(60, 760 if number == 1 else 80, lines)
        paper.text(60, 815, "Region Norr · Box 1, 971 00 Luleå · Tel 0920-00 00 00", 8)
        paper.page()
    assert blocks(paper) == [("paragraph", " ".join(TEXT))]
    assert len(furniture(paper)) == 4


def test_a_heading_row_on_two_pages_is_no_furniture() -> None:
    paper = Paper()
    for number in (1, 2):
        paper.text(60, 40, "Region Norr").right(540, 40, f"{number} (2)")
        paper.rows(80, [["Finansiär", "2025", "2026"], [f"Kommun {number}", "10 000", "20 000"]], [350, 450])
        paper.page()
    (layout,) = layouts(paper)
    assert [row[0].text for row in layout.tables[0].rows if row[0]] == ["Finansiär", "Kommun 1", "Kommun 2"]


def test_one_page_has_page_number_and_foot_as_furniture_alone() -> None:
    paper = Paper().text(60, 40, "Region Norr").right(540, 40, "Dnr RN 2025/17").right(540, 54, "Sida 1 (1)")
    paper.prose(60, 120, TEXT)
    paper.text(60, 800, "Region Norr · Box 1, 971 00 Luleå · Tel 0920-00 00 00", 8).text(60, 810, "Org.nr 232100-0000", 8)
    assert furniture(paper) == ["Sida 1 (1)", "Region Norr · Box 1, 971 00 Luleå · Tel 0920-00 00 00", "Org.nr 232100-0000"]


def minutes(numbers: list[int]) -> Paper:
    paper = Paper().text(60, 40, "Region Norr").right(540, 40, "PROTOKOLL").right(540, 54, "Sammanträdesdatum 2025-06-11")
    paper.text(60, 80, f"Paragrafer: §§ {numbers[0]}–{numbers[-1]}")
    y = 110.0
    for number in numbers:
        paper.text(60, y, f"§ {number} Projektstöd till projekt nummer {number}", 12, bold=True)
        y = (
            paper.prose(
                60, y + 16, [f"Dnr RN 2025/{number}", f"Nämnden beviljar högst {number} 000 kronor enligt § 12 i villkoren."]
            )
            + 14
        )
    return paper


def test_each_item_of_minutes_is_a_segment() -> None:
    found = layouts(minutes([44, 45, 47]))
    assert [layout.segment for layout in found] == [0, 1, 2]
    for layout, number in zip(found, (44, 45, 47), strict=True):
        text = layout.document.raw(layout.span)
        assert text.startswith(f"§ {number} ")
        assert [p.value for p in layout.pairs] == [f"RN 2025/{number}"]
        assert "Sammanträdesdatum 2025-06-11" in layout.document.raw(layout.context[0])
        assert layout.blocks[0].kind is BlockKind.HEADING


def test_one_item_is_the_whole_file() -> None:
    (layout,) = layouts(minutes([187]))
    assert layout.span.start == 0
    assert layout.context == ()


def test_an_agenda_before_the_items() -> None:
    paper = Paper()
    paper.prose(60, 300, ["Innehåll"] + [f"§ {n} Projektstöd till projekt nummer {n}" for n in (44, 45, 47)])
    paper.page()
    y = 80.0
    for number in (44, 45, 47):
        paper.text(60, y, f"§ {number} Projektstöd till projekt nummer {number}", 12, bold=True)
        paper.text(60, y + 16, f"AU § {number - 30}")
        y = paper.prose(60, y + 34, [f"Nämnden beviljar stöd med högst {number} 000 kronor till projektet."]) + 14
    found = layouts(paper)
    assert [layout.document.raw(layout.span).count("Nämnden beviljar") for layout in found] == [1, 1, 1]


def test_a_field_over_a_sentence_is_a_block_of_its_own() -> None:
    paper = Paper()
    paper.prose(60, 90, ["Projekt: Storstugan", "Projektägare: Byalaget i Norr", *TEXT])
    assert blocks(paper) == [
        ("paragraph", "Projekt: Storstugan"),
        ("paragraph", "Projektägare: Byalaget i Norr"),
        ("paragraph", " ".join(TEXT)),
    ]


def test_lines_of_a_letterhead_are_no_sentence_with_the_text_set_close_below_them() -> None:
    paper = Paper()
    paper.prose(60, 90, ["Sammanträde 2012-03-28", "Regionstyrelsens beslut", *TEXT])
    paper.prose(60, 300, [TEXT[0], "den", "mellersta delen av byn."])
    assert blocks(paper) == [
        ("paragraph", "Sammanträde 2012-03-28"),
        ("paragraph", "Regionstyrelsens beslut"),
        ("paragraph", " ".join(TEXT)),
        ("paragraph", f"{TEXT[0]} den mellersta delen av byn."),
    ]


def headed(headings: list[str], opening: str = "Protokoll från nämndens sammanträde 2025-06-11") -> Paper:
    paper = Paper().text(60, 60, opening)
    y = 100.0
    for heading in headings:
        paper.text(60, y, heading, 12, bold=True)
        y = paper.prose(60, y + 16, ["Nämnden beviljar högst 40 000 kronor till projektet enligt förslaget."]) + 16
    return paper


def test_items_named_in_other_ways() -> None:
    for headings in (
        ["101 §", "102 §", "103 §"],
        ["Ärende 4 Projektstöd till Storstugan", "Ärende 5 Projektstöd till Lillstugan", "Ärende 6 Övrigt"],
        ["Punkt 7. Storstugan", "Punkt 8. Lillstugan", "Punkt 9. Övrigt"],
    ):
        found = layouts(headed(headings))
        assert [layout.document.raw(layout.span).split("\n", 1)[0] for layout in found] == headings


def test_points_of_an_application_are_no_items() -> None:
    assert len(layouts(headed(["Punkt 1 Sökande", "Punkt 2 Projekt", "Punkt 3 Budget"], "Ansökan om stöd"))) == 1
