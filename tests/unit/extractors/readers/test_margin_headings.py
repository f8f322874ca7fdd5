"""Headings in the margin come before the text beside them; labels of a form stay beside their values."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read

FIRST = [
    "Föreningen Skogsliden vill ha 564 000 kronor av Region Norr för att driva",
    "Levande bygd. Handlingarna kom in den 11 april 2024 och är kompletta, och",
    "arbetet börjar den 1 oktober 2024.",
]
SECOND = [
    "Föreningen satsar själv 822 000 kronor. Mora kommun går in med 410 000",
    "kronor, och ingen annan har lovat att betala något av det som återstår av",
    "kostnaden.",
]
THIRD = ["att Föreningen Skogsliden får 30 procent av de kostnader som godkänns, dock", "högst 564 000 kronor"]


def text(paper: Paper) -> list[str]:
    return read(paper.bytes(), "prov.pdf").text.split("\n")


def test_headings_come_before_their_text() -> None:
    paper = Paper().text(180, 60, "Underlag inför beslut: Levande bygd", 15, bold=True)
    paper.text(62, 100, "Vad saken", bold=True).text(62, 112.5, "gäller", bold=True)
    paper.prose(180, 100, FIRST)
    paper.text(62, 160, "Pengarna", bold=True)
    paper.prose(180, 160, SECOND)
    paper.text(62, 220, "Vi föreslår", bold=True)
    paper.prose(180, 220, THIRD)
    assert text(paper) == [
        "Underlag inför beslut: Levande bygd",
        "Vad saken",
        "gäller",
        *FIRST,
        "Pengarna",
        *SECOND,
        "Vi föreslår",
        *THIRD,
    ]


def test_a_forms_labels_stay_beside_their_values() -> None:
    paper = Paper().text(62, 60, "Ansökan", 15, bold=True)
    rows = [
        ("Projekt", "Levande bygd"),
        ("Sökande", "Föreningen Skogsliden"),
        ("Sökt belopp", "564 000 kronor"),
        ("Start", "2024-10-01"),
    ]
    for n, (label, value) in enumerate(rows * 2):
        paper.text(62, 100 + 16 * n, label).text(180, 100 + 16 * n, value)
    assert text(paper)[1:] == [f"{label}\t{value}" for label, value in rows * 2]


def test_short_answers_below_each_other_stay_beside_their_label() -> None:
    paper = Paper().text(180, 60, "Beslut", 15, bold=True)
    paper.text(62, 100, "Utdrag till", bold=True)
    paper.prose(180, 100, ["Akten", "Ekonomi", "Sökanden", "Revisorn", "Kommunen", "Nämnden"])
    paper.text(62, 200, "Bilagor", bold=True)
    paper.prose(180, 200, ["Ansökan", "Budget"])
    assert "Utdrag till\tAkten" in text(paper)


def test_headings_and_their_text_are_no_table() -> None:
    paper = Paper().text(180, 60, "Protokollsutdrag", 15, bold=True)
    for n, (heading, lines) in enumerate((("Ärendet", FIRST), ("Pengarna", SECOND), ("Förslag", THIRD))):
        paper.text(62, 100 + 60 * n, heading, bold=True)
        paper.prose(180, 100 + 60 * n, lines)
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    assert layout.tables == ()
