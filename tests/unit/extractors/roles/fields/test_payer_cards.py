"""Payers asked for one after the other, each with fields of its own."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from extractors.recognizers import recognize
from extractors.roles.fields.payer_cards import payer_cards
from extractors.roles.readings import Context
from schemas.roles import DocumentKind

CONTEXT = Context(DocumentKind.APPLICATION, "Region Dalarna", "Föreningen Glöd", ("föreningen",))


def cards(lines: list[tuple[str, str]]) -> dict[tuple[str, str], dict[int | None, int]]:
    paper = Paper()
    for n, (label, value) in enumerate(lines):
        paper.text(60, 90 + 15 * n, label).text(240, 90 + 15 * n, value)
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    rows = payer_cards(layout, recognize(layout), CONTEXT)
    return {(r.party.name, r.contribution.value): {a.year: int(a.amount) for a in r.amounts} for r in rows}


def test_names_under_a_title_that_says_financier() -> None:
    found = cards(
        [
            ("Finansiär 1", ""),
            ("Namn", "Mora kommun"),
            ("Typ av finansiering", "Kontant"),
            ("Belopp", "120 000 kr"),
            ("Finansiär 2", ""),
            ("Namn", "Högskolan Dalarna"),
            ("Typ av finansiering", "☐ Kontant ☒ Annat än pengar".replace("☐", "[ ]").replace("☒", "[x]")),
            ("Belopp", "80 000 kr"),
        ]
    )
    assert found == {("Mora kommun", "cash"): {None: 120_000}, ("Högskolan Dalarna", "in_kind"): {None: 80_000}}


def test_amounts_by_year() -> None:
    found = cards(
        [("Medfinansiär", "Mora kommun"), ("2025", "50 000 kr"), ("2026", "70 000 kr"), ("Totalt belopp", "120 000 kr")]
    )
    assert found == {("Mora kommun", "cash"): {2025: 50_000, 2026: 70_000, None: 120_000}}


def test_a_contact_is_no_payer() -> None:
    assert cards([("Kontaktuppgifter", ""), ("Namn", "Mora kommun"), ("Belopp", "120 000 kr")]) == {}
