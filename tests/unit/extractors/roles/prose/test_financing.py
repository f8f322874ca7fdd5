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
        "Av finansieringen kommer 600 000 kronor från Mora kommun, 150 000 kronor från Orsa kommun och 300 000 kronor är egen insats.",
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
    ("Kommunerna Falkenberg, Varberg och Kungsbacka deltar och medfinansierar enligt ansökan.",
     {"Falkenbergs kommun": None, "Varbergs kommun": None, "Kungsbacka kommun": None}),
    ("Kontant finansiering kommer även från Mittuniversitetet med 1 200 000 kronor samt från 11 kommuner i båda länen.",
     {"Mittuniversitetet": 1200000, "11 kommuner": None}),
    ("Projektet medfinansieras av Mora kommun, Orsa kommun och Högskolan Dalarna.",
     {"Mora kommun": None, "Orsa kommun": None, "Högskolan Dalarna": None}),
    ("Sju kommuner bidrar till finansieringen.", {"Sju kommuner": None}),
    ("Länets samtliga kommuner medfinansierar projektet.", {"Länets samtliga kommuner": None}),
    ("Mora kommun deltar i styrgruppen och Högskolan Dalarna bidrar med metodstöd.", {}),
    ("Föreningen har sökt stöd för att tillsammans med fyra kommuner utveckla utbudet.", {}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*PAYER_FIRST, *AMOUNT_FIRST, *IN_KIND, *YEARS, *NAMED_ONLY])
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION])
def test_rows(read: Any, text: str, expected: dict[str, Any], kind: DocumentKind) -> None:
    if kind is DocumentKind.OFFICERS_REPORT and " vi " in text:
        pytest.skip("only an applicant says we")
    assert read(text, kind=kind).rows() == expected


def test_sought_elsewhere(read: Any) -> None:
    result = read("Handelskammaren söker även 3 434 038 kronor i medfinansiering från Region Västernorrland samt 9 663 888 kronor från Europeiska socialfonden (ESF+).",
                  applicant="Handelskammaren Mitt AB", applicant_short=("Handelskammaren",), authority="Region Jämtland Härjedalen")  # fmt: skip
    assert result.rows() == {"Region Västernorrland": 3434038, "Europeiska socialfonden+": 9663888}
    assert {r.status for r in result.readings.financing} == {CommitmentStatus.APPLIED_FOR}
    assert result.field("amount_applied_for") is None
