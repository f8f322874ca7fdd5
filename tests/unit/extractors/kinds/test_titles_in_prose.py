"""A line of running text is no title, whatever word it begins with."""

from pdf_paper import Paper

from extractors.kinds import identify
from extractors.layout import lay_out
from extractors.readers import read
from extractors.recognizers import recognize
from schemas.roles import DocumentKind


def kind_of(lines: list[str]) -> DocumentKind:
    paper = Paper()
    y = 80.0
    for line in lines:
        y = paper.prose(72, y, [line]) + 8
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    return identify(layout, recognize(layout)).kind


def test_an_application_of_a_university_that_says_who_decided() -> None:
    assert (
        kind_of(
            [
                "Örebro universitet",
                "Ansökan om medfinansiering: Verkstaden i Bergslagen",
                "Örebro universitet ansöker om medfinansiering med 1 200 000 kronor från Region Örebro län.",
                "Beslut i detta ärende har fattats av prefekten efter föredragning av forskningskoordinatorn vid institutionen.",
            ]
        )
        is DocumentKind.APPLICATION
    )


def test_a_municipality_applies_on_its_own_paper_and_tells_who_else_pays() -> None:
    lines = [
        "Tierps kommun",
        "Region Uppsala, Regional utveckling",
        "Ansökan: Vattenvägar tillsammans",
        "Projektet söker 1 531 000 kronor i projektmedel från Region Uppsala. Projektägare är Tierps kommun.",
        "Heby kommun och Knivsta kommun bidrar med 917 000 respektive 540 000 kronor. Uppsala kommun går in med 425 000 kronor.",
        "Med vänlig hälsning",
        "Tierps kommun",
    ]
    assert kind_of(lines) is DocumentKind.APPLICATION


def test_papers_around_an_application() -> None:
    assert (
        kind_of(["Intyg om försumbart stöd", "Bolaget intygar att det har mottagit stöd om 120 000 kronor."])
        is DocumentKind.OTHER
    )
    assert kind_of(["Partnerskapsavtal", "Torsby kommun bidrar med 450 000 kronor."]) is DocumentKind.OTHER
    assert kind_of(["Öppet för ansökan: Livsmedel 2026", "Du kan söka upp till 800 000 kronor."]) is DocumentKind.OTHER
