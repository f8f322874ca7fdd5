"""Labels and their values, whichever way a form arranges them."""

import pytest
from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.layout.labels import bare_labels, is_label
from extractors.readers import read


def pairs(paper: Paper) -> list[tuple[str, str]]:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    for pair in layout.pairs:
        for span in pair.value_spans:
            assert layout.document.raw(span) in pair.value
    return [(p.label, p.value) for p in layout.pairs]


@pytest.mark.parametrize(
    "text", ["Diarienummer", "Projektets namn", "Sökt belopp (kr)", "2.1 Organisationsnummer", "Kommuner som deltar"]
)
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["Kommunalförbundet Norr", "Storstugan", "Slutrapporten godkänns i dag.", "Bolaget AB", "2025-03-04"]
)
def test_no_labels(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dnr RN 2025/17", [("Dnr", "RN 2025/17")]),
        ("Datum 2025-03-04", [("Datum", "2025-03-04")]),
        ("Vårt dnr 25NR0017. Sökande Byalaget.", [("Vårt dnr", "25NR0017")]),
        ("Version 1 · Inskickad 2025-03-04 kl. 14.03", [("Inskickad", "2025-03-04")]),
        ("Byalaget, inkommen den 4 mars 2025", [("inkommen", "den 4 mars 2025")]),
        ("Dnr hos Region Norr: 25NR0017", [("Dnr hos Region Norr", "25NR0017")]),
        ("Dnr (ifylls av regionen): 25", []),
        ("Reviderad budget 2025-03-04", []),
        ("Ansökan som inkom den 4 mars 2025 avslås", []),
    ],
)
def test_labels_without_a_colon(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], text[c:d]) for a, b, c, d in bare_labels(text)] == found


def test_a_key_table_of_two_columns() -> None:
    paper = Paper()
    for i, (label, value) in enumerate([("Projektnamn", "Storstugan"), ("Sökande", "Byalaget"), ("Sökt belopp", "500 000 kr")]):
        paper.text(60, 90 + 16 * i, label).text(220, 90 + 16 * i, value)
    assert pairs(paper) == [("Projektnamn", "Storstugan"), ("Sökande", "Byalaget"), ("Sökt belopp", "500 000 kr")]


def test_a_key_table_of_four_columns() -> None:
    paper = Paper().grid([60, 140, 260, 360, 500], [90, 108, 126])
    for y, texts in (
        (103, ("Projekt", "Storstugan", "Inkom", "2025-03-04")),
        (121, ("Org.nr", "556677-8899", "Sökt stöd", "90 000 kr")),
    ):
        for x, text in zip((64, 144, 264, 364), texts, strict=True):
            paper.text(x, y, text)
    assert sorted(pairs(paper)) == [
        ("Inkom", "2025-03-04"),
        ("Org.nr", "556677-8899"),
        ("Projekt", "Storstugan"),
        ("Sökt stöd", "90 000 kr"),
    ]


def test_boxes_with_the_label_in_small_print() -> None:
    paper = Paper().grid([60, 240, 420], [100, 130, 160])
    boxes = [
        (64, 108, "Projektets namn", "Storstugan"),
        (244, 108, "Diarienummer", "RN 2025/17"),
        (64, 138, "Sökt belopp", "500 000 kr"),
        (244, 138, "Projektperiod", "2025-01-01 – 2026-12-31"),
    ]
    for x, y, label, value in boxes:
        paper.text(x, y, label, 6).text(x, y + 15, value)
    assert sorted(pairs(paper)) == sorted((label, value) for _, _, label, value in boxes)


@pytest.mark.parametrize("ruled", [True, False])
def test_labels_above_their_values(ruled: bool) -> None:
    paper = Paper()
    if ruled:
        paper.grid([56, 296, 500], [78, 94, 110, 126, 142])
    rows = [
        ("Projektets namn", "Diarienummer"),
        ("Storstugan", "RN 2025/17"),
        ("Sökande", "Organisationsnummer"),
        ("Byalaget", "556677-8899"),
    ]
    for i, (left, right) in enumerate(rows):
        paper.text(60, 90 + 16 * i, left).text(300, 90 + 16 * i, right)
    expected = {
        ("Projektets namn", "Storstugan"),
        ("Diarienummer", "RN 2025/17"),
        ("Sökande", "Byalaget"),
        ("Organisationsnummer", "556677-8899"),
    }
    assert set(pairs(paper)) == expected


def test_several_labels_with_colons_on_a_line() -> None:
    paper = Paper().text(60, 90, "Till: Region Norr").text(240, 90, "Ert dnr: 25NR0017").text(400, 90, "Inkom: 2025-03-04")
    paper.text(60, 120, "Projekt: Storstugan Sökande: Byalaget i Norr")
    assert pairs(paper) == [
        ("Till", "Region Norr"),
        ("Ert dnr", "25NR0017"),
        ("Inkom", "2025-03-04"),
        ("Projekt", "Storstugan"),
        ("Sökande", "Byalaget i Norr"),
    ]


def test_a_letterhead_with_labels_in_small_print() -> None:
    paper = Paper().text(60, 40, "Region Norr", 16, bold=True)
    paper.text(380, 34, "Datum", 7).text(460, 34, "Diarienummer", 7).text(380, 46, "2025-03-04").text(460, 46, "RN 2025/17")
    found = pairs(paper)
    assert ("Datum", "2025-03-04") in found
    assert ("Diarienummer", "RN 2025/17") in found


def test_a_stamp() -> None:
    paper = Paper().text(400, 60, "INKOM", bold=True).text(400, 73, "Region Norr").text(400, 86, "2025-03-04")
    assert pairs(paper) == [("INKOM", "Region Norr 2025-03-04")]


def test_a_value_over_two_lines() -> None:
    paper = Paper()
    for y, label, value in (
        (90, "Sökande", "Byalaget"),
        (106, "Kommuner som deltar", "Malung-Sälen, Älvdalen,"),
        (118, "", "Berg och Mora"),
    ):
        paper.text(60, y, label).text(220, y, value)
    paper.text(60, 134, "Sökt belopp").text(220, 134, "90 000 kr")
    assert ("Kommuner som deltar", "Malung-Sälen, Älvdalen, Berg och Mora") in pairs(paper)


def test_a_heading_that_is_a_label() -> None:
    paper = Paper().text(60, 90, "Kommuner som omfattas", 12, bold=True).text(60, 106, "Boden, Luleå och Piteå")
    paper.text(60, 140, "Sökande", 12, bold=True)
    paper.prose(60, 156, ["Byalaget är en förening som bildades 1998 och som har trettio medlemmar i byn."])
    assert pairs(paper) == [("Kommuner som omfattas", "Boden, Luleå och Piteå")]


def test_a_table_of_money_is_no_form() -> None:
    paper = Paper()
    paper.rows(90, [["Finansiär", "Belopp"], ["Sökande förening", "100 000"], ["Regionen", "200 000"]], [400])
    assert pairs(paper) == []


def test_a_form_of_two_pairs_a_row_with_dates_over_amounts_is_no_account() -> None:
    paper = Paper()
    rows = [
        ("Projekttitel", "Gröna broar", "Projektet startar", "1 juni 2026"),
        ("Slutdatum", "31 maj 2027", "Sökt stöd", "606 000"),
        ("Totalbudget", "3 150 000", "Bankgiro", "618-1996"),
    ]
    for n, row in enumerate(rows):
        for k, word in enumerate(row):
            paper.text(74 + 115 * k, 100 + 20 * n, word, 9)
    paper.grid([70, 185, 300, 415, 530], [86, 106, 126, 146])
    found = pairs(paper)
    assert ("Projekttitel", "Gröna broar") in found
    assert ("Sökt stöd", "606 000") in found
