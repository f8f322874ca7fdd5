"""Who pays what in forms that ask field by field."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from extractors.recognizers import recognize
from extractors.roles.fields import read_fields
from extractors.roles.fields.contributions import read_contributions
from schemas.roles import Contribution, DocumentKind


def contributions(lines: list[str]) -> dict[tuple[str, str], int]:
    paper = Paper()
    for n, line in enumerate(lines):
        paper.text(72, 90 + 16 * n, line)
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    candidates = recognize(layout)
    fields = read_fields(layout, candidates, DocumentKind.APPLICATION)
    rows = read_contributions(layout, candidates, fields.context, fields.fields).financing
    return {(r.party.name, r.contribution.value): int(r.amounts[0].amount) for r in rows}


FORM = [
    "Ansökan till Region Dalarna",
    "Sökande: Byalaget i Norrboda ekonomisk förening",
    "Sökt belopp: 400 000 kr",
    "Egen kontant medfinansiering: 100 000 kr",
]


def test_own_money_and_what_is_applied_for() -> None:
    found = contributions(FORM)
    assert found[("Byalaget i Norrboda ekonomisk förening", Contribution.CASH.value)] == 100_000
    assert found[("Region Dalarna", Contribution.CASH.value)] == 400_000


def test_one_financier_a_clause() -> None:
    found = contributions([*FORM, "Övriga finansiärer: Mora kommun 60 000 kr, Orsa kommun 40 000 kr"])
    assert found[("Mora kommun", "cash")] == 60_000
    assert found[("Orsa kommun", "cash")] == 40_000


def test_work_is_in_kind() -> None:
    assert contributions([*FORM, "Ideellt arbete: 30 000 kr"])[("Byalaget i Norrboda ekonomisk förening", "in_kind")] == 30_000


def test_no_amount_no_row() -> None:
    assert contributions(["Ansökan till Region Dalarna", "Egen insats: se bilaga"]) == {}


def test_what_is_applied_for_is_a_row_by_itself() -> None:
    assert contributions(FORM[:3]) == {("Region Dalarna", "cash"): 400_000}


def test_one_financier_a_line() -> None:
    found = contributions([*FORM, "Annan medfinansiering", "Mora kommun, 60 000 kr", "Orsa kommun, 40 000 kr"])
    assert found[("Mora kommun", "cash")] == 60_000
    assert found[("Orsa kommun", "cash")] == 40_000
