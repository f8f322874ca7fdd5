"""Every form of the grant clause, refusals, and who it is that grants."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

DECISION = DocumentKind.DECISION
REPORT = DocumentKind.OFFICERS_REPORT

CLAUSES: tuple[tuple[str, dict[str, str | None]], ...] = (
    (
        "Nämnden beviljar projektet 12,47% procent av godkända och redovisade kostnader, dock max 1 918 206 kronor.",
        {"amount_granted": "1918206.00", "support_rate": "12.47", "rate_base": "approved", "outcome": "granted"},
    ),
    (
        "Stöd beviljas med 50,10 % av totala upparbetade kostnader (inkl. eget arbete) eller 60,23 % av faktiska kostnader, "
        "dock högst 510 055 kronor.",
        {"amount_granted": "510055.00", "support_rate": "50.10", "rate_base": "total", "alternative_rate": "60.23"},
    ),
    (
        "Region Dalarna beviljar stöd med 13,52 % av projektets utgifter, dock högst 310 000 kronor.",
        {"amount_granted": "310000.00", "support_rate": "13.52", "rate_base": "expenditure"},
    ),
    (
        "Föreningen Skogsliden beviljas 3 030 445 kr, motsvarande 11 % av godkända kostnader.",
        {"amount_granted": "3030445.00", "support_rate": "11"},
    ),
    (
        "Föreningen beviljas upp till 815 847 kr, dock högst 11 % av de godkända kostnaderna.",
        {"amount_granted": "815847.00", "support_rate": "11"},
    ),
    ("Nämnden beslutar att bevilja föreningen högst 430 000kr.", {"amount_granted": "430000.00", "support_rate": None}),
    ("Föreningen Skogsliden beviljas 800 000 kr för 2009.", {"amount_granted": "800000.00"}),
    ("Stöd lämnas med disponibelt belopp, dock högst 3 401 705 kronor.", {"amount_granted": "3401705.00"}),
    (
        "Föreningen beviljas sammanlagt högst 2 663 528 kronor, varav högst 1 000 000 kronor för 2026 och 1 663 "
        "528 kronor för 2027.",
        {"amount_granted": "2663528.00"},
    ),
    (
        "att bevilja Föreningen Skogsliden projektstöd med 45 % av de stödberättigande kostnaderna, dock högst 1 620 000 kronor,",
        {"amount_granted": "1620000.00", "support_rate": "45", "rate_base": "approved"},
    ),
    (
        "Föreningen beviljas stöd med 40 % av godkända kostnader om 2 150 000 kronor, dock högst 860 000 kronor.",
        {"amount_granted": "860000.00", "total_cost": "2150000.00", "support_rate": "40"},
    ),
    (
        "Region Dalarna medfinansierar projektet med 400 000 kronor, vilket motsvarar 20 procent av de totala kostnaderna.",
        {"amount_granted": "400000.00", "support_rate": "20", "rate_base": "total"},
    ),
    ("Nämnden anslår 250 000 kronor till projektet.", {"amount_granted": "250000.00"}),
    ("Nämnden tilldelar föreningen ett bidrag om maximalt 250 000 kronor.", {"amount_granted": "250000.00"}),
    (
        "Stödet uppgår till 35 procent av godkända kostnader, dock som mest 700 000 kronor.",
        {"amount_granted": "700000.00", "support_rate": "35"},
    ),
    (
        "Ansökan bifalls och stöd beviljas med 300 000 kronor av de sökta 500 000 kronorna.",
        {"amount_granted": "300000.00", "amount_applied_for": "500000.00"},
    ),
    (
        "Nämnden bifaller ansökan och beviljar stöd med 45 % av kostnaderna, högst 900 000 kronor.",
        {"amount_granted": "900000.00", "support_rate": "45"},
    ),
    (
        "Region Dalarna ger stöd med högst 1,2 miljoner kronor, dock högst 40 procent av de faktiska kostnaderna.",
        {"support_rate": "40", "rate_base": "actual"},
    ),
    (
        "Stöd med 25 procent av faktiska kostnader, dock högst 750 000 kronor, beviljas till projektet.",
        {"amount_granted": "750000.00", "support_rate": "25"},
    ),
    ("500 000 kronor beviljas till projektet Levande bygd.", {"amount_granted": "500000.00"}),
    (
        "Regionens medfinansiering fastställs till 30 procent av godkända kostnader, maximalt 600 000 kr.",
        {"amount_granted": "600000.00", "support_rate": "30"},
    ),
)


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
@pytest.mark.parametrize("kind", [DECISION, REPORT])
def test_clause(read: Any, text: str, expected: dict[str, str | None], kind: DocumentKind) -> None:
    result = read("# Beslut" if kind is DECISION else "# Förslag till beslut", text, kind=kind)
    assert {name: result.field(name) for name in expected} == expected
    assert not result.readings.problems


def test_years_of_a_grant(read: Any) -> None:
    result = read(
        "# Beslut",
        "1. Nämnden beviljar stöd med 30 % av godkända kostnader, dock högst 745 000 kronor, varav högst 160 000 "
        "kronor för 2026, 355 000 kronor för 2027\noch 230 000 kronor för 2028.",
        kind=DECISION,
    )
    assert [(p.year, int(p.amount.amount)) for p in result.readings.grant_parts] == [
        (2026, 160000),
        (2027, 355000),
        (2028, 230000),
    ]
    assert result.rows(authority=True) == {"Region Dalarna": {None: 745000, 2026: 160000, 2027: 355000, 2028: 230000}}


def test_years_in_a_sentence_of_their_own(read: Any) -> None:
    result = read(
        "# Beslut",
        "1. Föreningen beviljas 30 procent av de faktiska, godkända kostnaderna, dock högst 1 230 000 kronor.",
        "2. Stödet fördelas med högst 395 500 kronor för 2026, 440 000 kronor för 2027 och 394 500\nkronor för 2028.",
        kind=DECISION,
    )
    assert [int(p.amount.amount) for p in result.readings.grant_parts] == [395500, 440000, 394500]
    assert result.values("amount_granted") == {"1230000.00"}


def test_parts_by_appropriation(read: Any) -> None:
    result = read(
        "# Beslut",
        "Nämnden beviljar 900 000 kronor, varav 600 000 kronor ur anslag 1:1 och 300 000 kronor ur regionala medel.",
        kind=DECISION,
    )
    assert result.field("amount_granted") == "900000.00"
    assert [(p.label, int(p.amount.amount)) for p in result.readings.grant_parts] == [
        ("anslag 1:1", 600000),
        ("regionala medel", 300000),
    ]
    assert "1:1" in result.values("appropriation")


def test_second_share_is_no_support_rate(read: Any) -> None:
    result = read(
        "# Beslut",
        "Tillväxtverket ger stöd från Europeiska regionala utvecklingsfonden med 57,47 % av de kostnader som "
        "betalats och godkänts, dock högst 2 140 000 kronor. Stödet får vara högst 50,00 % av den offentliga finansieringen.",
        kind=DECISION,
        authority="Tillväxtverket",
    )
    assert result.values("support_rate") == {"57.47"}
    assert result.rows(authority=True) == {"Europeiska regionala utvecklingsfonden": 2140000}


@pytest.mark.parametrize(
    ("text", "outcome", "rejected"),
    [
        ("Ansökan avslås.", "rejected", None),
        ("Nämnden avslår ansökan om 400 000 kronor.", "rejected", None),
        (
            "Ansökan avslås i den del den gäller husets löpande drift, 410 000 kronor, som räknas som driftsstöd.",
            "partly_granted",
            "410000.00",
        ),
        ("Ett yrkande om återremiss avslås.", None, None),
    ],
)
def test_refusals(read: Any, text: str, outcome: str | None, rejected: str | None) -> None:
    result = read("# Beslut", text, kind=DECISION)
    assert (result.field("outcome"), result.field("rejected_amount")) == (outcome, rejected)
    assert result.field("amount_granted") is None


def test_granted_in_part(read: Any) -> None:
    result = read(
        "# Beslut",
        "1. Föreningen Skogsliden beviljas stöd med högst 1 150 000 kronor.",
        "2. Ansökan avslås i den del den gäller hyra, 340 000 kronor.",
        kind=DECISION,
    )
    assert (result.field("amount_granted"), result.field("rejected_amount")) == ("1150000.00", "340000.00")
    assert result.field("outcome") == "partly_granted"


@pytest.mark.parametrize(
    "text",
    [
        "Projektstöd får beviljas med högst 50 procent av kostnaderna.",
        "Förordningen (2003:596) tillåter stöd med högst 50 procent; andelen här är lägre.",
        "Beslutet gäller bara under förutsättning att Tillväxtverket beviljar stöd med 1 870 000 kronor.",
        "En ledamot yrkar att föreningen beviljas 900 000 kronor.",
        "Förvaltningen har föreslagit att 900 000 kronor beviljas.",
        "Region Gävleborg har beviljat 400 000 kronor.",
        "Regionen har tidigare beviljat föreningen 400 000 kronor.",
        "Projektet fick år 2018 stöd med högst 690 000 kronor.",
    ],
)
def test_no_grant(read: Any, text: str) -> None:
    result = read("# Bakgrund", text, kind=DECISION)
    assert (result.field("amount_granted"), result.field("support_rate")) == (None, None)


@pytest.mark.parametrize("proposal", ["bifall med fullt sökt belopp", "bifall till hela det ansökta beloppet"])
def test_everything_sought(read: Any, proposal: str) -> None:
    result = read(
        "# Ärendet",
        "Föreningen ansöker om 640 000 kronor.",
        "# Bedömning",
        f"Förvaltningen föreslår {proposal}.",
    )
    assert (result.field("amount_granted"), result.field("amount_applied_for")) == ("640000.00", "640000.00")


def test_two_figures_are_no_figure(read: Any) -> None:
    result = read("# Beslut", "Nämnden beviljar föreningen 300 000 kronor och 200 000 kronor.", kind=DECISION)
    assert result.field("amount_granted") is None
    assert result.readings.problems


def test_delegation_limit(read: Any) -> None:
    result = read("# Beslutanderätt", "Direktören får besluta om stöd på högst 1 250 000 kronor i varje ärende.", kind=DECISION)
    assert (result.field("delegation_limit"), result.field("amount_granted")) == ("1250000.00", None)


@pytest.mark.parametrize(
    ("text", "granted", "rate"),
    [
        ("Beslutet innebär att stödet höjs från 450 000 kronor till 520 000 kronor.", "520000.00", None),
        ("Stödet får uppgå till högst 450 000 kronor och lämnas med 30 % av de stödberättigande utgifterna.", "450000.00", "30"),
        ("Nämnden beviljar 300 000 kronor. Bidraget får högst uppgå till 75 % av de faktiska kostnaderna.", "300000.00", "75"),
        (
            "Direktören beslutar att bidra till projektet med högst 300 000 kr, motsvarande 30 % av kostnaderna.",
            "300000.00",
            "30",
        ),
        ("Tillväxtnämnden beslutar att bifalla ansökan från Föreningen Skogsliden om 640 000 kronor.", "640000.00", None),
        (
            "Projektet beviljas ett stöd om 450 000 kronor, varav 150 000 kronor avser 2025 och 300 000 kronor avser 2026.",
            "450000.00",
            None,
        ),
    ],
)
def test_other_forms(read: Any, text: str, granted: str, rate: str | None) -> None:
    result = read("# Beslut", text, kind=DECISION)
    assert (result.field("amount_granted"), result.field("support_rate")) == (granted, rate)


def test_sources_in_a_clause_of_their_own(read: Any) -> None:
    result = read(
        "# Beslut",
        "Regionstyrelsen beslutar",
        "att anvisa 500 000 kronor till Föreningen Skogsliden för projektet Levande bygd,",
        "att stödet tas från anslag 1:1 med 300 000 kronor och från regionens egna utvecklingsmedel med 200 000 kronor,",
        "att avslå ansökan i övrigt.",
        kind=DECISION,
    )
    assert result.rows(authority=True) == {"Region Dalarna": 500000}
    assert [(p.label, int(p.amount.amount)) for p in result.readings.grant_parts] == [
        ("anslag 1:1", 300000),
        ("regionens egna utvecklingsmedel", 200000),
    ]
    assert result.field("outcome") == "partly_granted"


def test_another_partys_part_of_the_sentence(read: Any) -> None:
    result = read(
        "Av den totala kostnaden på 4 000 000 kronor står Gävle kommun för 1 000 000 kronor, föreningen för 500 000 kronor och "
        "Region Dalarna föreslås bidra med 2 500 000 kronor."
    )
    assert (result.field("amount_granted"), result.field("total_cost")) == ("2500000.00", "4000000.00")
    assert result.rows() == {"Gävle kommun": 1000000, "Föreningen Skogsliden": 500000}


@pytest.mark.parametrize(
    "text",
    [
        "Projektet Gröna broar, som drivs av Föreningen Norrsken, medfinansieras med 30 % av "
        "godkända kostnader, max 744 000 kronor.",
        "Projektet Gröna broar medfinansieras med 30 procent av faktiska kostnader, dock inte mer än 744 000 kronor.",
    ],
)
def test_a_project_that_is_co_financed_with_a_share(read: Any, text: str) -> None:
    result = read("# Beslut", text, kind=DocumentKind.DECISION, applicant="Föreningen Norrsken")
    assert result.values("support_rate") == {"30"}
    assert result.values("amount_granted") == {"744000.00"}
