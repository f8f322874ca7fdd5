"""Who pays how much, in sentences as officers and applicants write them."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import CommitmentStatus, DocumentKind

OWN = "Föreningen Skogsliden"

PAYER_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Mora kommun bidrar med 600 000 kronor.", {"Mora kommun": 600000}),
    ("Mora kommun skjuter till 600 000 kronor och Orsa kommun 150 000 kronor.", {"Mora kommun": 600000, "Orsa kommun": 150000}),
    ("Högskolan Dalarna medverkar med 150 000 kronor.", {"Högskolan Dalarna": 150000}),
    ("Orsa kommun satsar 75 000 kr i projektet.", {"Orsa kommun": 75000}),
    ("Älvdalens kommun anslår 90 000 kronor till projektet.", {"Älvdalens kommun": 90000}),
    ("Högskolan Dalarna står för 240 000 kronor av kostnaden.", {"Högskolan Dalarna": 240000}),
    ("Sparbanken Siljan AB ger ett bidrag på 50 000 kronor.", {"Sparbanken Siljan AB": 50000}),
    ("Föreningen täcker själv 45 000 kronor.", {OWN: 45000}),
    ("Falu kommun finansierar projektet med 300 000 kronor.", {"Falu kommun": 300000}),
    ("Falu kommun tillskjuter 300 000 kronor kontant.", {"Falu kommun": 300000}),
    ("Kommunerna Mora och Orsa lägger in 100 000 kronor var.", {"Mora kommun": 100000, "Orsa kommun": 100000}),
    ("Mora kommun och Orsa kommun med vardera 200 000 kronor.", {"Mora kommun": 200000, "Orsa kommun": 200000}),
    (
        "Rättviks och Leksands kommuner går in med 450 000 kronor vardera, Orsa kommun med 150 000 kronor "
        "och föreningen själv med 300 000 kronor.",
        {"Rättviks kommun": 450000, "Leksands kommun": 450000, "Orsa kommun": 150000, OWN: 300000},
    ),
    (
        "Mora och Orsa kommuner bidrar med 100 000 respektive 200 000 kronor.",
        {"Mora kommun": 100000, "Orsa kommun": 200000},
    ),
    (
        "Mora kommun, Orsa kommun och Falu kommun bidrar med 10 000 kr, 20 000 kr respektive 30 000 kr.",
        {"Mora kommun": 10000, "Orsa kommun": 20000, "Falu kommun": 30000},
    ),
    (
        "Medfinansiärer är Mora kommun (600 000 kr), Högskolan Dalarna (150 000 kr) och Region Gävleborg (75 000 kr).",
        {"Mora kommun": 600000, "Högskolan Dalarna": 150000, "Region Gävleborg": 75000},
    ),
    (
        "Övrig finansiering: Mora kommun 600 000 kr; Orsa kommun 150 000 kr; egen insats 300 000 kr.",
        {"Mora kommun": 600000, "Orsa kommun": 150000, OWN: 300000},
    ),
    ("Finansieringen fördelar sig så att Mora kommun svarar för 600 000 kronor.", {"Mora kommun": 600000}),
    (
        "Från Mora kommun kommer 300 000 kronor och från Orsa kommun 200 000 kronor.",
        {"Mora kommun": 300000, "Orsa kommun": 200000},
    ),
    ("Från Umeå kommun: 300 000 kr.", {"Umeå kommun": 300000}),
    (
        "Övrig finansiering kommer från sju kommuner i länet, Linnéuniversitetet med 300 000 kronor och sökandens egna medel "
        "med 538 000 kronor.",
        {"sju kommuner": None, "Linnéuniversitetet": 300000, OWN: 538000},
    ),
    ("Mora kommuns insats uppgår till 600 000 kronor.", {"Mora kommun": 600000}),
    ("Mora kommuns bidrag är 600 000 kronor.", {"Mora kommun": 600000}),
    ("Den egna insatsen är 120 000 kronor.", {OWN: 120000}),
    ("Projektet finansieras av Mora kommun med 600 000 kronor.", {"Mora kommun": 600000}),
    (
        "Medfinansiering lämnas av Högskolan Dalarna med 160 000 kronor och Ockelbo kommun med 120 000 kronor.",
        {"Högskolan Dalarna": 160000, "Ockelbo kommun": 120000},
    ),
    (
        "Regionala partner har beviljat medel: Region Gävleborg 400 000 kr och Ockelbo kommun 100 000 kr.",
        {"Region Gävleborg": 400000, "Ockelbo kommun": 100000},
    ),
    ("11 kommuner bidrar med sammanlagt 3 544 884 kronor.", {"11 kommuner": 3544884}),
    ("Därutöver bidrar Skogsstyrelsen med 80 000 kronor.", {"Skogsstyrelsen": 80000}),
    ("Även Trafikverket deltar med 250 000 kronor.", {"Trafikverket": 250000}),
    ("Mora kommun, som är med i styrgruppen, bidrar med 600 000 kronor.", {"Mora kommun": 600000}),
    ("Mora kommun har beslutat att medfinansiera projektet med 600 000 kronor.", {"Mora kommun": 600000}),
    ("Näringslivet bidrar med 500 000 kronor.", {"Näringslivet": 500000}),
)

AMOUNT_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Projektet finansieras med 600 000 kronor av Mora kommun och med 300 000 kronor av Orsa kommun.",
        {"Mora kommun": 600000, "Orsa kommun": 300000},
    ),
    (
        "Av finansieringen kommer 600 000 kronor från Mora kommun, 150 000 kronor från Orsa kommun och 300 000 "
        "kronor är egen insats.",
        {"Mora kommun": 600000, "Orsa kommun": 150000, OWN: 300000},
    ),
    ("Dessutom finns 250 000 kronor i bidrag från Trafikverket.", {"Trafikverket": 250000}),
    ("Resterande 120 000 kronor täcks med egna medel.", {OWN: 120000}),
    ("Handelshuset räknar med 300 000 kronor från Mora kommun.", {"Mora kommun": 300000}),
    ("Föreningen får 300 000 kronor från Mora kommun.", {"Mora kommun": 300000}),
    ("100 000 kronor vardera från Mora kommun och Orsa kommun.", {"Mora kommun": 100000, "Orsa kommun": 100000}),
    (
        "Finansieringen består av 600 000 kronor från Mora kommun samt 90 000 kronor från Älvdalens kommun.",
        {"Mora kommun": 600000, "Älvdalens kommun": 90000},
    ),
    (
        "Medfinansieringen utgörs av 600 000 kr (Mora kommun) och 150 000 kr (Orsa kommun).",
        {"Mora kommun": 600000, "Orsa kommun": 150000},
    ),
)

IN_KIND: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Mora kommun bidrar med 150 000 kronor i form av lokal och arbetstid.", {"Mora kommun*": 150000}),
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
    ("Medlemmarna arbetar ideellt, sammanlagt 400 timmar à 220 kr, vilket ger 88 000 kr.", {OWN + "*": 88000}),
    ("Föreningens ideella arbete värderas till 66 000 kronor.", {OWN + "*": 66000}),
    ("Orsa kommun lämnar 20 000 kronor som bidrag i annat än pengar.", {"Orsa kommun*": 20000}),
    ("Mora kommun bidrar med 300 000 kronor och deltar med personal i styrgruppen.", {"Mora kommun": 300000}),
    ("Habo kommun har lovat 32 000 kr kontant och vi lägger själva in 28 000 kr ur kassan.", {"Habo kommun": 32000, OWN: 28000}),
)

YEARS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Mora kommun bidrar med 180 000 kronor 2025, 220 000 kronor 2026 och 200 000 kronor 2027, totalt 600 000 kronor.",
        {"Mora kommun": {None: 600000, 2025: 180000, 2026: 220000, 2027: 200000}},
    ),
    (
        "Mora kommun bidrar med 50 000 kronor per år under 2025–2027 och Orsa kommun med 30 000 kronor 2025.",
        {"Mora kommun": {2025: 50000, 2026: 50000, 2027: 50000}, "Orsa kommun": {2025: 30000}},
    ),
    (
        "Under 2025 bidrar Mora kommun med 100 000 kronor och under 2026 med 150 000 kronor.",
        {"Mora kommun": {2025: 100000, 2026: 150000}},
    ),
)

NAMED_ONLY: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Kommunerna Falkenberg, Varberg och Kungsbacka deltar och medfinansierar enligt ansökan.",
        {"Falkenbergs kommun": None, "Varbergs kommun": None, "Kungsbacka kommun": None},
    ),
    (
        "Kontant finansiering kommer även från Mittuniversitetet med 1 200 000 kronor samt från 11 kommuner i båda länen.",
        {"Mittuniversitetet": 1200000, "11 kommuner": None},
    ),
    (
        "Projektet medfinansieras av Mora kommun, Orsa kommun och Högskolan Dalarna.",
        {"Mora kommun": None, "Orsa kommun": None, "Högskolan Dalarna": None},
    ),
    ("Sju kommuner bidrar till finansieringen.", {"Sju kommuner": None}),
    ("Länets samtliga kommuner medfinansierar projektet.", {"Länets samtliga kommuner": None}),
    ("Mora kommun deltar i styrgruppen och Högskolan Dalarna bidrar med metodstöd.", {}),
    ("Föreningen har sökt stöd för att tillsammans med fyra kommuner utveckla utbudet.", {}),
)


VARIED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Utöver det sökta stödet finansieras projektet av Region Gävleborg, som går in med 400 000 kronor, och av Gävle kommun, "
        "som satsar 250 000 kronor.",
        {"Region Gävleborg": 400000, "Gävle kommun": 250000},
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
        "Kommunerna i Siljansområdet (Mora, Orsa, Rättvik och Leksand) bidrar vardera med 100 000 kronor.",
        {"Mora kommun": 100000, "Orsa kommun": 100000, "Rättviks kommun": 100000, "Leksands kommun": 100000},
    ),
    (
        "Gävle kommun har fattat beslut om att bidra med 200 000 kr/år under 2025-2026.",
        {"Gävle kommun": {2025: 200000, 2026: 200000}},
    ),
    ("Gävle kommun bidrar med 600 000 kronor fördelat på tre år.", {"Gävle kommun": 600000}),
    (
        "Övriga medel kommer från Mora kommun (700 000 kr), Orsa kommun (500 000 kr) och föreningen (300 000 kr).",
        {"Mora kommun": 700000, "Orsa kommun": 500000, OWN: 300000},
    ),
    (
        "Mora kommun bidrar med 700 000 kronor (29 %), Orsa kommun 500 000 kronor (21 %) och egen finansiering 300 000 kronor.",
        {"Mora kommun": 700000, "Orsa kommun": 500000, OWN: 300000},
    ),
    ("Mora kommun medfinansierar med 29 procent, vilket motsvarar 700 000 kronor.", {"Mora kommun": 700000}),
    (
        "Kommunerna Mora och Orsa har beslutat om medfinansiering med 300 000 kronor respektive 200 000 kronor.",
        {"Mora kommun": 300000, "Orsa kommun": 200000},
    ),
    (
        "Av kostnaden står Gävle kommun för 1 000 000 kronor och föreningen för 500 000 kronor.",
        {"Gävle kommun": 1000000, OWN: 500000},
    ),
    (
        "Linnéuniversitetet bidrar med egen arbetstid värd 325 000 kronor och föreningen själv med 600 000 kronor.",
        {"Linnéuniversitetet*": 325000, OWN: 600000},
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
    ("Mora kommun höjer sin insats från 500 000 kronor till 600 000 kronor.", {"Mora kommun": 600000}),
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
    "Mora kommun omsätter 1,2 miljarder kronor och Orsa kommun har investerat 40 miljoner kronor i en ny skola.",
    "Besöksnäringen i Mora kommun omsatte 900 miljoner kronor 2023.",
    "Exporten från företagen i Mora uppgår till 3 miljarder kronor.",
    "Region Dalarna har genom åren satsat 20 miljoner kronor på besöksnäringen.",
    "Den som vill renovera en bygdegård i Mora kommun kan få 100 000 kronor från Boverket.",
    "Vi köper in utrustning från Siljan Teknik AB för 150 000 kronor.",
    "Ett ställverk kostar 2 miljoner kronor och en laddstolpe 40 000 kronor.",
    "Skatteintäkterna i Mora kommun ökade med 12 miljoner kronor.",
)

UNDECIDABLE: tuple[tuple[str, set[str]], ...] = (
    ("Mora kommun och Orsa kommun bidrar med 700 000 kronor.", {"Mora kommun", "Orsa kommun"}),
    ("Orsa kommun bidrar med 100 000 kronor per år.", {"Orsa kommun"}),
)


@pytest.mark.parametrize(("text", "expected"), [*VARIED, *PAYER_FIRST, *AMOUNT_FIRST, *IN_KIND, *YEARS, *NAMED_ONLY])
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION])
def test_rows(read: Any, text: str, expected: dict[str, Any], kind: DocumentKind) -> None:
    if kind is DocumentKind.OFFICERS_REPORT and " vi " in text:
        pytest.skip("only an applicant says we")
    assert read(text, kind=kind).rows() == expected


def test_sought_elsewhere(read: Any) -> None:
    result = read(
        "Handelskammaren söker även 3 434 038 kronor i medfinansiering från Region Västernorrland samt 9 663 888 "
        "kronor från Europeiska socialfonden (ESF+).",
        applicant="Handelskammaren Mitt AB",
        applicant_short=("Handelskammaren",),
        authority="Region Jämtland Härjedalen",
    )
    assert result.rows() == {"Region Västernorrland": 3434038, "Europeiska socialfonden+": 9663888}
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
    expected = {"Mora kommun": 600000, "Orsa kommun": 150000, OWN: 300000}
    listed = ("- Mora kommun, 600 000 kronor", "- Orsa kommun, 150 000 kronor", "- Egen insats, 300 000 kronor")
    assert read("Övriga finansiärer är:", *listed).rows() == expected
    lines = (
        "Mora kommun: 600 000 kr",
        "Orsa kommun: 150 000 kr",
        "Föreningen Skogsliden (egen insats): 300 000 kr",
        "Totalt: 1 050 000 kr",
    )
    result = read("# Finansiering", *lines)
    assert result.rows() == expected
    assert result.roles() == {"1 050 000 kr": "subtotal"}


def test_the_authority_in_a_list_is_what_is_applied_for(read: Any) -> None:
    result = read(
        "# Finansiering",
        "Region Dalarna 1 300 000 kr, Mora kommun 300 000 kr samt föreningens egen insats 60 000 kr.",
        kind=DocumentKind.APPLICATION,
    )
    assert result.field("amount_applied_for") == "1300000.00"
    assert result.rows(authority=True)["Region Dalarna"] == 1300000


def test_spans_are_what_is_printed(read: Any) -> None:
    result = read("Mora kommun bidrar med 600\n000 kronor och Orsa kommun med 150 000 kronor.")
    printed = [result.layout.document.raw(r.amounts[0].spans[0]) for r in result.readings.financing]
    assert printed == ["600\n000 kronor", "150 000 kronor"]


def test_sought_elsewhere_with_the_seeker_after_the_verb(read: Any) -> None:
    result = read("Hos Region Gävleborg söker föreningen 434 000 kronor och hos Tillväxtverket 963 000 kronor.")
    assert result.rows() == {"Region Gävleborg": 434000, "Tillväxtverket": 963000}


def test_own_money_named_between_two_payers(read: Any) -> None:
    text = "Föreningen går själv in med 300 000 kronor i egen kontant finansiering och Mora kommun med 200 000 kronor kontant."
    assert read(text).rows() == {OWN: 300000, "Mora kommun": 200000}


def test_a_head_count_that_money_comes_from(read: Any) -> None:
    text = "Från 11 kommuner i båda länen kommer kontanta medel med de belopp som står i budgeten."
    assert read(text).rows() == {"11 kommuner": None}
