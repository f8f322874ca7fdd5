from __future__ import annotations

from dataclasses import replace

from case_builders import (
    TERMS,
    application,
    case,
    commitment,
    decision,
    fact,
    matches,
    mismatch,
    record,
    report,
    undetermined,
    unsure,
)

from schemas.findings import Finding
from schemas.records import DocumentRecord, MunicipalityLine
from schemas.roles import FactKind, PartyRole
from schemas.terms import Terms
from schemas.text import TextSource
from warehouse.reconcile.rules.identity import applicant_name_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


FULL = "Näringslivsrådet Norrkusten Services AB"


def name(text: str) -> object:
    return fact(FactKind.ORGANIZATION, "applicant", text)


def test_match() -> None:
    for other in (
        FULL.upper(),
        "Näringslivsrådet Norrkusten Services Aktiebolag",
        "Näringslivsrådet\nNorrkusten Services AB",
        "”Näringslivsrådet Norrkusten Services AB”",
        "Näringslivsrådet Norrkusten Services AB:s",
        "Näringslivsrådet Norrkusten Services ABs",
        "Näringslivsrådet",
        "Näringslivsrådet Norrkusten Services",
    ):
        matches(found(application(applicant=FULL), decision(applicant=other)))
    matches(found(application(applicant="Byns Turism ekonomisk förening"), decision(applicant="Byns Turism ek. för.")))
    matches(found(application(applicant="Viks kommun"), decision(applicant="Viks kommuns")))


def test_mismatch() -> None:
    mismatch(
        found(application(applicant=FULL), decision(applicant="Näringslivsrådet Norrkustens Service AB")), "Norrkustens Service"
    )
    mismatch(found(application(applicant="Byn AB"), decision(applicant="Byn ekonomisk förening")))
    inside = report(applicant=FULL, applicant_spellings=(name(FULL), name("Näringslivsrådet Norrkustens Service AB")))
    mismatch(found(inside), "på ett annat ställe")


def test_undetermined() -> None:
    other = "Näringslivsrådet Norrkustens Service AB"
    undetermined(found(application(applicant=FULL), decision(applicant=other, text_source=TextSource.OCR)))
    undetermined(found(application(applicant=FULL), decision(applicant=unsure(other))))
    undetermined(found(application(applicant=FULL), decision(applicant="Region Norrvik")))


def test_a_misspelt_legal_form() -> None:
    mismatch(found(application(applicant="Byns Mat ekonomisk förening"), decision(applicant="Byns Mat ekoonmisk förening")))


def test_two_municipalities_are_two() -> None:
    undetermined(found(application(applicant="Mora kommun"), decision(applicant="Orsa kommun")))


def test_what_most_papers_say_is_the_name() -> None:
    papers = application(applicant=FULL + " Belopp"), report(applicant=FULL), decision(applicant=FULL)
    other = commitment(applicant="Näringslivsrådet Norrkustens Service AB")
    assert mismatch(found(*papers, other)).expected == FULL


def test_one_name_is_nothing_to_compare() -> None:
    assert found(application(applicant=FULL)) == []


def test_payment_claims_take_no_part() -> None:
    assert found(application(applicant=FULL), record("payment_claim", applicant="Näringslivsråden Norrkusten Services AB")) == []


def test_two_municipalities_with_names_alike_are_two_where_the_case_names_both() -> None:
    named = tuple(
        MunicipalityLine(c, n, c[:2], PartyRole.MENTIONED, None) for c, n in (("0115", "Vallentuna"), ("0163", "Sollentuna"))
    )
    papers = application(applicant="Vallentuna kommun", municipalities=named[:1]), decision(applicant="Sollentuna kommun")
    mismatch(found(*papers))
    undetermined(found(papers[0], replace(papers[1], municipalities=named[1:])))
