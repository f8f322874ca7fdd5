"""Who pays how much, in sentences as officers and applicants write them."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import CommitmentStatus, DocumentKind

OWN = "Föreningen Skogsliden"

PAYER_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Mora kommun bidrar med 640 000 kronor.", {"Mora kommun": 640000}),
    ("Mora kommun skjuter till 640 000 kr och Vansbro kommun 150 000 kr.", {"Mora kommun": 640000, "Vansbro kommun": 150000}),
    ("Högskolan Dalarna medverkar med 150 000 kronor.", {"Högskolan Dalarna": 150000}),
    ("Vansbro kommun satsar 75 000 kr i projektet.", {"Vansbro kommun": 75000}),
    ("Älvdalens kommun anslår 90 000 kronor till projektet.", {"Älvdalens kommun": 90000}),
    ("Högskolan Dalarna står för 240 000 kronor av kostnaden.", {"Högskolan Dalarna": 240000}),
    ("Sparbanken Siljan AB ger ett bidrag på 50 000 kronor.", {"Sparbanken Siljan AB": 50000}),
    ("Föreningen täcker själv 45 000 kronor.", {OWN: 45000}),
    ("Falu kommun finansierar projektet med 300 000 kronor.", {"Falu kommun": 300000}),
    ("Falu kommun tillskjuter 300 000 kronor kontant.", {"Falu kommun": 300000}),
    ("Kommunerna Mora och Vansbro lägger in 100 000 kronor var.", {"Mora kommun": 100000, "Vansbro kommun": 100000}),
    ("Mora kommun och Vansbro kommun med vardera 165 000 kronor.", {"Mora kommun": 165000, "Vansbro kommun": 165000}),
    (
        "Smedjebackens och Norbergs kommuner går in med 275 000 kronor vardera, Vansbro kommun med 140 000 kronor "
        "och föreningen själv med 210 000 kronor.",
        {"Smedjebackens kommun": 275000, "Norbergs kommun": 275000, "Vansbro kommun": 140000, OWN: 210000},
    ),
    (
        "Mora och Vansbro kommuner bidrar med 100 000 respektive 200 000 kronor.",
        {"Mora kommun": 100000, "Vansbro kommun": 200000},
    ),
    (
        "Mora kommun, Vansbro kommun och Falu kommun bidrar med 10 000 kr, 20 000 kr respektive 30 000 kr.",
        {"Mora kommun": 10000, "Vansbro kommun": 20000, "Falu kommun": 30000},
    ),
    (
        "Medfinansiärer är Mora kommun (640 000 kr), Högskolan Dalarna (150 000 kr) och Region Gävleborg (75 000 kr).",
        {"Mora kommun": 640000, "Högskolan Dalarna": 150000, "Region Gävleborg": 75000},
    ),
    (
        "Övrig finansiering: Mora kommun 640 000 kr; Vansbro kommun 150 000 kr; egen insats 300 000 kr.",
        {"Mora kommun": 640000, "Vansbro kommun": 150000, OWN: 300000},
    ),
    ("Finansieringen fördelar sig så att Mora kommun svarar för 640 000 kronor.", {"Mora kommun": 640000}),
    (
        "Från Mora kommun kommer 300 000 kronor och från Vansbro kommun 200 000 kronor.",
        {"Mora kommun": 300000, "Vansbro kommun": 200000},
    ),
    ("Från Umeå kommun: 300 000 kr.", {"Umeå kommun": 300000}),
    (
        "Resten av finansieringen kommer från nio kommuner i länet, Karlstads universitet med 260 000 kronor och "
        "sökandens egna medel med 417 000 kronor.",
        {"nio kommuner": None, "Karlstads universitet": 260000, OWN: 417000},
    ),
    ("Mora kommuns insats uppgår till 640 000 kronor.", {"Mora kommun": 640000}),
    ("Mora kommuns bidrag är 640 000 kronor.", {"Mora kommun": 640000}),
    ("Den egna insatsen är 120 000 kronor.", {OWN: 120000}),
    ("Projektet finansieras av Mora kommun med 640 000 kronor.", {"Mora kommun": 640000}),
    (
        "Medfinansiering lämnas av Högskolan Dalarna med 185 000 kronor och Ovanåkers kommun med 115 000 kronor.",
        {"Högskolan Dalarna": 185000, "Ovanåkers kommun": 115000},
    ),
    (
        "Regionala partner har beviljat medel: Region Gävleborg 400 000 kr och Ockelbo kommun 100 000 kr.",
        {"Region Gävleborg": 400000, "Ockelbo kommun": 100000},
    ),
    ("14 kommuner bidrar med sammanlagt 2 871 350 kronor.", {"14 kommuner": 2871350}),
    ("Därutöver bidrar Skogsstyrelsen med 80 000 kronor.", {"Skogsstyrelsen": 80000}),
    ("Även Trafikverket deltar med 250 000 kronor.", {"Trafikverket": 250000}),
    ("Mora kommun, som är med i styrgruppen, bidrar med 640 000 kronor.", {"Mora kommun": 640000}),
    ("Mora kommun har beslutat att medfinansiera projektet med 640 000 kronor.", {"Mora kommun": 640000}),
    ("Näringslivet bidrar med 500 000 kronor.", {"Näringslivet": 500000}),
)

AMOUNT_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Projektet finansieras med 640 000 kronor av Mora kommun och med 300 000 kronor av Vansbro kommun.",
        {"Mora kommun": 640000, "Vansbro kommun": 300000},
    ),
    (
        "Av finansieringen kommer 640 000 kronor från Mora kommun, 150 000 kronor från Vansbro kommun och 300 000 "
        "kronor är egen insats.",
        {"Mora kommun": 640000, "Vansbro kommun": 150000, OWN: 300000},
    ),
    ("Dessutom finns 250 000 kronor i bidrag från Trafikverket.", {"Trafikverket": 250000}),
    ("Resterande 120 000 kronor täcks med egna medel.", {OWN: 120000}),
    ("Handelshuset räknar med 300 000 kronor från Mora kommun.", {"Mora kommun": 300000}),
    ("Föreningen får 300 000 kronor från Mora kommun.", {"Mora kommun": 300000}),
    ("100 000 kronor vardera från Mora kommun och Vansbro kommun.", {"Mora kommun": 100000, "Vansbro kommun": 100000}),
    (
        "Finansieringen består av 640 000 kronor från Mora kommun samt 90 000 kronor från Älvdalens kommun.",
        {"Mora kommun": 640000, "Älvdalens kommun": 90000},
    ),
    (
        "Medfinansieringen utgörs av 640 000 kr (Mora kommun) och 150 000 kr (Vansbro kommun).",
        {"Mora kommun": 640000, "Vansbro kommun": 150000},
    ),
)

IN_KIND: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Mora kommun bidrar med 130 000 kronor i form av fordon och arbetstid.", {"Mora kommun*": 130000}),
    ("Mora kommun bidrar med arbetstid motsvarande 100 000 kronor.", {"Mora kommun*": 100000}),
    ("Mora kommun ställer upp med lokaler till ett värde av 40 000 kronor.", {"Mora kommun*": 40000}),
    (
        "Mora kommun bidrar med 300 000 kronor kontant och 100 000 kronor i arbetstid.",
        {"Mora kommun": 300000, "Mora kommun*": 100000},
    ),
    (
        "Mora kommun bidrar kontant med 300 000 kronor och med arbetstid värd 100 000 kronor.",
        {"Mora kommun": 300000, "Mora kommun*": 100000},
    ),
    (
        "Mora kommun bidrar med 500 000 kronor, varav 400 000 kronor kontant och 100 000 kronor i form av arbetstid.",
        {"Mora kommun": 400000, "Mora kommun*": 100000},
    ),
    ("Medlemmarna arbetar ideellt i 350 timmar à 240 kr, vilket ger 84 000 kr.", {OWN + "*": 84000}),
    ("Föreningens ideella arbete värderas till 66 000 kronor.", {OWN + "*": 66000}),
    ("Vansbro kommun lämnar 20 000 kronor som bidrag i annat än pengar.", {"Vansbro kommun*": 20000}),
    ("Mora kommun bidrar med 300 000 kronor och deltar med personal i styrgruppen.", {"Mora kommun": 300000}),
)

APPLICANT_SAYS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Vansbro kommun har lovat oss 26 000 kr kontant och vi lägger in 34 000 kr själva.", {"Vansbro kommun": 26000, OWN: 34000}),
)

YEARS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Mora kommun bidrar med 145 000 kronor 2026, 160 000 kronor 2027 och 155 000 kronor 2028, totalt 460 000 kronor.",
        {"Mora kommun": {None: 460000, 2026: 145000, 2027: 160000, 2028: 155000}},
    ),
    (
        "Mora kommun bidrar med 50 000 kronor per år under 2026–2028 och Vansbro kommun med 30 000 kronor 2026.",
        {"Mora kommun": {2026: 50000, 2027: 50000, 2028: 50000}, "Vansbro kommun": {2026: 30000}},
    ),
    (
        "Under 2025 bidrar Mora kommun med 100 000 kronor och under 2026 med 150 000 kronor.",
        {"Mora kommun": {2025: 100000, 2026: 150000}},
    ),
)

NAMED_ONLY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Under 2023 drevs en förstudie med stöd av Leader Norra Bygden.", {}),
    (
        "Kommunerna Årjäng, Hagfors och Arvika är med och medfinansierar enligt ansökan.",
        {"Årjängs kommun": None, "Hagfors kommun": None, "Arvika kommun": None},
    ),
    (
        "Kontanta medel kommer dessutom från Karlstads universitet med 940 000 kronor samt från 14 kommuner i de två länen.",
        {"Karlstads universitet": 940000, "14 kommuner": None},
    ),
    (
        "Projektet medfinansieras av Mora kommun, Vansbro kommun och Högskolan Dalarna.",
        {"Mora kommun": None, "Vansbro kommun": None, "Högskolan Dalarna": None},
    ),
    ("Sju kommuner bidrar till finansieringen.", {"Sju kommuner": None}),
    ("Länets samtliga kommuner medfinansierar projektet.", {"Länets samtliga kommuner": None}),
    ("Mora kommun deltar i styrgruppen och Högskolan Dalarna bidrar med metodstöd.", {}),
    ("Föreningen har sökt stöd för att ihop med fem kommuner bygga en gemensam verkstad.", {}),
)


VARIED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Utöver det sökta stödet finansieras projektet av Region Gävleborg, som går in med 380 000 kronor, och av Gävle kommun, "
        "som satsar 250 000 kronor.",
        {"Region Gävleborg": 380000, "Gävle kommun": 250000},
    ),
    (
        "Resterande finansiering utgörs av 250 000 kronor från Gävle kommun, 100 000 kronor från vardera Ockelbo kommun och "
        "Hofors kommun samt 75 000 kronor i egeninsats.",
        {"Gävle kommun": 250000, "Ockelbo kommun": 100000, "Hofors kommun": 100000, OWN: 75000},
    ),
    (
        "Gävle, Ockelbo och Hofors kommuner medfinansierar med 250 000, 100 000 respektive 90 000 kronor.",
        {"Gävle kommun": 250000, "Ockelbo kommun": 100000, "Hofors kommun": 90000},
    ),
    (
        "Medfinansieringen uppgår till sammanlagt 1 200 000 kronor och kommer från Gävle kommun (700 000 kr) och Högskolan i "
        "Gävle (500 000 kr).",
        {"Gävle kommun": 700000, "Högskolan i Gävle": 500000},
    ),
    (
        "Kommunerna i Bergslagen (Ludvika, Hedemora, Smedjebacken och Norberg) bidrar vardera med 100 000 kronor.",
        {"Ludvika kommun": 100000, "Hedemora kommun": 100000, "Smedjebackens kommun": 100000, "Norbergs kommun": 100000},
    ),
    (
        "Gävle kommun har fattat beslut om att bidra med 200 000 kr/år under 2025-2026.",
        {"Gävle kommun": {2025: 200000, 2026: 200000}},
    ),
    ("Gävle kommun bidrar med 630 000 kronor fördelat på tre år.", {"Gävle kommun": 630000}),
    (
        "Övriga medel kommer från Mora kommun (700 000 kr), Vansbro kommun (500 000 kr) och föreningen (300 000 kr).",
        {"Mora kommun": 700000, "Vansbro kommun": 500000, OWN: 300000},
    ),
    (
        "Mora kommun bidrar med 700 000 kronor (29 %), Vansbro kommun 500 000 kronor (21 %) och egen finansiering 300 000 kr.",
        {"Mora kommun": 700000, "Vansbro kommun": 500000, OWN: 300000},
    ),
    ("Mora kommun medfinansierar med 29 procent, vilket motsvarar 700 000 kronor.", {"Mora kommun": 700000}),
    (
        "Kommunerna Mora och Vansbro har beslutat om medfinansiering med 300 000 kronor respektive 200 000 kronor.",
        {"Mora kommun": 300000, "Vansbro kommun": 200000},
    ),
    (
        "Av kostnaden står Gävle kommun för 1 000 000 kronor och föreningen för 500 000 kronor.",
        {"Gävle kommun": 1000000, OWN: 500000},
    ),
    (
        "Linnéuniversitetet bidrar med egen arbetstid värd 325 000 kronor och föreningen själv med 415 000 kronor.",
        {"Linnéuniversitetet*": 325000, OWN: 415000},
    ),
    (
        "Medfinansiering (kontant): Emmaboda kommun, 200 000 kr; Nybro kommun, 200 000 kr; Linnéuniversitetet, 325 000 kr.",
        {"Emmaboda kommun": 200000, "Nybro kommun": 200000, "Linnéuniversitetet": 325000},
    ),
    (
        "Medfinansiärer är Emmaboda kommun – 200 000 kr, Nybro kommun – 150 000 kr och Linnéuniversitetet – 325 000 kr.",
        {"Emmaboda kommun": 200000, "Nybro kommun": 150000, "Linnéuniversitetet": 325000},
    ),
    (
        "Emmaboda kommuns andel är 200 000 kronor, Nybros 150 000 kronor och Lessebos 100 000 kronor.",
        {"Emmaboda kommun": 200000, "Nybro kommun": 150000, "Lessebo kommun": 100000},
    ),
    ("Utöver regionens stöd tillkommer 800 000 kronor från fyra kommuner.", {"fyra kommuner": 800000}),
    (
        "Egeninsatsen om 300 000 kronor består av föreningens kontanta medel med 100 000 kronor och ideellt "
        "arbete till ett värde "
        "av 200 000 kronor.",
        {OWN: 100000, OWN + "*": 200000},
    ),
    ("Mora kommun höjer sin insats från 500 000 kronor till 640 000 kronor.", {"Mora kommun": 640000}),
    (
        "Kontant medfinansiering: Mora kommun 700 000 kr. Bidrag i annat än pengar: Högskolan Dalarna 120 000 kr.",
        {"Mora kommun": 700000, "Högskolan Dalarna*": 120000},
    ),
    (
        "Mora kommun ger 20 000 kronor i kontant stöd och lånar ut lokaler värda 15 000 kronor.",
        {"Mora kommun": 20000, "Mora kommun*": 15000},
    ),
)

ELSEWHERE: tuple[str, ...] = (
    "Mora kommun omsätter 1,2 miljarder kronor och Vansbro kommun har investerat 40 miljoner kronor i en ny skola.",
    "Besöksnäringen i Mora kommun omsatte 900 miljoner kronor 2023.",
    "Exporten från företagen i Mora uppgår till 3 miljarder kronor.",
    "Region Dalarna har genom åren satsat 20 miljoner kronor på besöksnäringen.",
    "Den som vill renovera en bygdegård i Mora kommun kan få 100 000 kronor från Boverket.",
    "Vi köper in utrustning från Siljan Teknik AB för 150 000 kronor.",
    "Ett ställverk kostar 2 miljoner kronor och en laddstolpe 40 000 kronor.",
    "Skatteintäkterna i Mora kommun ökade med 12 miljoner kronor.",
)

UNDECIDABLE: tuple[tuple[str, set[str]], ...] = (
    ("Mora kommun och Vansbro kommun bidrar med 700 000 kronor.", {"Mora kommun", "Vansbro kommun"}),
    ("Vansbro kommun bidrar med 100 000 kronor per år.", {"Vansbro kommun"}),
)


@pytest.mark.parametrize(("text", "expected"), [*VARIED, *PAYER_FIRST, *AMOUNT_FIRST, *IN_KIND, *YEARS, *NAMED_ONLY])
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION])
def test_rows(read: Any, text: str, expected: dict[str, Any], kind: DocumentKind) -> None:
    assert read(text, kind=kind).rows() == expected


@pytest.mark.parametrize(("text", "expected"), APPLICANT_SAYS)
def test_rows_in_the_applicants_own_words(read: Any, text: str, expected: dict[str, Any]) -> None:
    assert read(text, kind=DocumentKind.APPLICATION).rows() == expected


def test_sought_elsewhere(read: Any) -> None:
    result = read(
        "Företagsbyrån söker dessutom 2 815 400 kronor i medfinansiering från Region Örebro län samt 7 460 250 "
        "kronor från Europeiska socialfonden (ESF+).",
        applicant="Företagsbyrån Bergslagen AB",
        applicant_short=("Företagsbyrån",),
        authority="Region Värmland",
    )
    assert result.rows() == {"Region Örebro län": 2815400, "Europeiska socialfonden+": 7460250}
    assert {r.status for r in result.readings.financing} == {CommitmentStatus.APPLIED_FOR}
    assert result.field("amount_applied_for") is None


@pytest.mark.parametrize("text", ELSEWHERE)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION, DocumentKind.APPLICATION])
def test_money_that_is_nobodys_part(read: Any, text: str, kind: DocumentKind) -> None:
    result = read("# Bakgrund", text, kind=kind)
    assert result.rows(authority=True) == {}
    assert not result.readings.fields


@pytest.mark.parametrize(("text", "names"), UNDECIDABLE)
def test_what_grammar_does_not_tell_is_a_problem(read: Any, text: str, names: set[str]) -> None:
    result = read(text)
    assert result.rows() == dict.fromkeys(names)
    assert [p.code.value for p in result.readings.problems] == ["ambiguous_amount"]


def test_items_and_lines_of_a_list(read: Any) -> None:
    expected = {"Mora kommun": 640000, "Vansbro kommun": 150000, OWN: 300000}
    listed = ("- Mora kommun, 640 000 kronor", "- Vansbro kommun, 150 000 kronor", "- Egen insats, 300 000 kronor")
    assert read("Övriga finansiärer är:", *listed).rows() == expected
    lines = (
        "Mora kommun: 640 000 kr",
        "Vansbro kommun: 150 000 kr",
        "Föreningen Skogsliden (egen insats): 300 000 kr",
        "Totalt: 1 090 000 kr",
    )
    result = read("# Finansiering", *lines)
    assert result.rows() == expected
    assert result.roles() == {"1 090 000 kr": "subtotal"}


def test_the_authority_in_a_list_is_what_is_applied_for(read: Any) -> None:
    result = read(
        "# Finansiering",
        "Region Dalarna 1 300 000 kr, Mora kommun 300 000 kr samt föreningens egen insats 60 000 kr.",
        kind=DocumentKind.APPLICATION,
    )
    assert result.field("amount_applied_for") == "1300000.00"
    assert result.rows(authority=True)["Region Dalarna"] == 1300000


def test_spans_are_what_is_printed(read: Any) -> None:
    result = read("Mora kommun bidrar med 640\n000 kronor och Vansbro kommun med 150 000 kronor.")
    printed = [result.layout.document.raw(r.amounts[0].spans[0]) for r in result.readings.financing]
    assert printed == ["640\n000 kronor", "150 000 kronor"]


def test_sought_elsewhere_with_the_seeker_after_the_verb(read: Any) -> None:
    result = read("Hos Region Gävleborg söker föreningen 434 000 kronor och hos Tillväxtverket 963 000 kronor.")
    assert result.rows() == {"Region Gävleborg": 434000, "Tillväxtverket": 963000}


def test_own_money_named_between_two_payers(read: Any) -> None:
    text = "Föreningen går själv in med 300 000 kronor i egen kontant finansiering och Mora kommun med 200 000 kronor kontant."
    assert read(text).rows() == {OWN: 300000, "Mora kommun": 200000}


def test_a_head_count_that_money_comes_from(read: Any) -> None:
    text = "Från 14 kommuner i de två länen kommer kontanta medel med de belopp som står i budgeten."
    assert read(text).rows() == {"14 kommuner": None}
