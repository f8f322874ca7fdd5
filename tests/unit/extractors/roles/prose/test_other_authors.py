"""Wordings of other authorities and other writers: one row a sentence or two, with what a careful officer reads out of it."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

OWN = "Föreningen Skogsliden"
REPORT, DECISION = DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION
APPLICATION, COMMITMENT, SUPPLEMENT = DocumentKind.APPLICATION, DocumentKind.COMMITMENT, DocumentKind.SUPPLEMENT

ROWS: tuple[tuple[DocumentKind, str, dict[str, Any]], ...] = (
    (
        REPORT,
        "Lunds universitet medverkar med 1 800 000 kronor i egen arbetstid, Umeå universitet med 1 500 000 kronor i egen arbetstid.",
        {"Lunds universitet*": 1800000, "Umeå universitet*": 1500000},
    ),
    (
        REPORT,
        "Kommunerna Mora, Orsa och Vansbro går in med 250 000 kronor var, sammanlagt 750 000 kronor, och Högskolan Dalarna med "
        "400 000 kronor i form av forskartid.",
        {"Mora kommun": 250000, "Orsa kommun": 250000, "Vansbro kommun": 250000, "Högskolan Dalarna*": 400000},
    ),
    (DECISION, "Mora kommun medfinansierar med deltagarersättning om 262 830 kr.", {"Mora kommun*": 262830}),
    (
        DECISION,
        "Mora kommun har lovat 50 000 kronor kontant och byns ideella arbete är värt 28 000 kronor.",
        {"Mora kommun": 50000, f"{OWN}*": 28000},
    ),
    (
        SUPPLEMENT,
        "Mora kommun har bestämt sig för att gå in med 200 000 kr i stället för 150 000 kr. Orsa kommun är kvar på 150 000 kr.",
        {"Mora kommun": 200000, "Orsa kommun": 150000},
    ),
    (SUPPLEMENT, "Föreningens egen del är som tidigare 300 000 kr, allt i ideella timmar.", {f"{OWN}*": 300000}),
    (REPORT, "Mora kommuns egen insats är 90 000 kronor.", {"Mora kommun": 90000}),
    (
        REPORT,
        "Kostnaden beräknas till 393 000 kr, hälften söks av Region Dalarna och hälften, 196 500 kr, består av föreningens egen "
        "arbetstid.",
        {f"{OWN}*": 196500},
    ),
    (
        REPORT,
        "Mora kommun och Orsa kommun bidrar med 120’000 respektive 256’585 kr.",
        {"Mora kommun": 120000, "Orsa kommun": 256585},
    ),
    (
        REPORT,
        "Finansieringen kommer från ESF+ med 166 000kr, den egna organisationen med 36.000 SEK och Älvdals Konsult AB med 27.000 SEK.",
        {"Europeiska socialfonden+": 166000, OWN: 36000, "Älvdals Konsult AB": 27000},
    ),
    (REPORT, "Vidare bidrar Bergslags Sparbank med 753 000 kr.", {"Bergslags Sparbank": 753000}),
    (
        REPORT,
        "Medfinansiering sker från Mora kommun och Orsa kommun med 100 000 respektive 80 000 kronor, varav hälften under 2026.",
        {"Mora kommun": 100000, "Orsa kommun": 80000},
    ),
    (
        REPORT,
        "Sökanden bidrar med 80 000 kronor i eget arbete. Burträsk IF står för ideell tid motsvarande 60 000 kr.",
        {f"{OWN}*": 80000, "Burträsk IF*": 60000},
    ),
    (REPORT, "Prognosen för Region Gävleborg visar -54,7 mkr, men Mora kommun bidrar med 50 000 kr.", {"Mora kommun": 50000}),
    (REPORT, "Med 400 000 kronor deltar Region Gävleborg.", {"Region Gävleborg": 400000}),
    (
        REPORT,
        "Finansiering: Mora kommun 1 000 000 kr, Tillväxtverket/ERUF 5 330 000 kr.",
        {"Mora kommun": 1000000, "Europeiska regionala utvecklingsfonden": 5330000},
    ),
    (
        DECISION,
        "Övrig finansiering kommer från Orsa kommun, 270 000 kronor, Mora kommun, 135 000 kronor, och föreningens eget arbete, "
        "135 000 kronor.",
        {"Orsa kommun": 270000, "Mora kommun": 135000, f"{OWN}*": 135000},
    ),
    (
        REPORT,
        "Orsa kommun, Mora kommun och Falu kommun svarar tillsammans för 2,4 mnkr (800 tkr vardera).",
        {"Orsa kommun": 800000, "Mora kommun": 800000, "Falu kommun": 800000},
    ),
    (
        SUPPLEMENT,
        "Mora kommuns del är oförändrad, 600 000 kronor, och Orsa kommun betalar 225 000 kronor.",
        {"Mora kommun": 600000, "Orsa kommun": 225000},
    ),
    (REPORT, "Resterande 600 000 kronor är egeninsats från deltagande företag.", {"Deltagande företag": 600000}),
    (APPLICATION, "Från Nordkalottrådet räknar vi med att få 90 000 kronor; svar kommer i maj.", {"Nordkalottrådet": 90000}),
    (
        REPORT,
        "Finansieringen består av: Tillväxtverket (ERUF) 4 500 000 kr, Mora kommun 2 250 000 kr.",
        {"Europeiska regionala utvecklingsfonden": 4500000, "Mora kommun": 2250000},
    ),
    (
        DECISION,
        "Resterande finansiering består av 100 000 kronor från Mora kommun, 50 000 kronor från Orsa kommun och 37 500 kronor i ideell tid "
        "(150 timmar).",
        {"Mora kommun": 100000, "Orsa kommun": 50000, f"{OWN}*": 37500},
    ),
    (REPORT, "Resten, 175 714 kronor, betalar Orsa kommun.", {"Orsa kommun": 175714}),
)

FIELDS: tuple[tuple[DocumentKind, str, dict[str, str | None]], ...] = (
    (
        REPORT,
        "# Förslag till beslut|Nämnden beslutar att för åren 2026, 2027 och 2028 anslå 350 000 kronor, 350 000 kronor respektive "
        "200 000 kronor, totalt 900 000 kronor, till Levande bygd.",
        {"amount_granted": "900000.00"},
    ),
    (
        REPORT,
        "# Vi föreslår|- att Föreningen Skogsliden får 30 % av de kostnader som godkänns, men aldrig mer än 564 000:-",
        {"amount_granted": "564000.00", "support_rate": "30"},
    ),
    (REPORT, "Föreningen Skogsliden får 150 000 kronor om året i driftbidrag från Mora kommun.", {"amount_granted": None}),
    (
        REPORT,
        "Föreningen Skogsliden vill ha 564 000:- av Region Dalarna för att driva Levande bygd.",
        {"amount_applied_for": "564000.00"},
    ),
    (
        REPORT,
        "Stiftelsen önskar att Region Dalarna bidrar med 3 150 000 kronor till ett treårigt projekt.",
        {"amount_applied_for": "3150000.00", "amount_granted": None},
    ),
    (
        REPORT,
        "Föreningen har kommit in med en ansökan på 800 000 kronor. Sökanden har i en reviderad ansökan sänkt det sökta beloppet "
        "till 742 500 kronor.",
        {"amount_applied_for": "742500.00"},
    ),
    (DECISION, "Ansökan, daterad 2024-09-12, inkom 2024-09-16 och avsåg 2 700 000 kronor.", {"amount_applied_for": "2700000.00"}),
    (
        DECISION,
        "# Beslut|Nämnden beviljar Föreningen Skogsliden 400 000 kronor per år under tre år, totalt 1 200 000 kronor.",
        {"amount_granted": "1200000.00"},
    ),
    (
        DECISION,
        "Kostnadsbudget, kr: personal 2 900 000, externa tjänster 1 250 000, resor 310 000. Summa 4 460 000.",
        {"total_cost": "4460000.00"},
    ),
    (
        REPORT,
        "Beloppet utgör 49,6 procent av den godkända budgeten om 5 000 000 kronor och utbetalas i efterskott.",
        {"total_cost": "5000000.00"},
    ),
    (
        DECISION,
        "# Skäl|Budgeten på 1 800 000 kronor har satts ned till 1 500 000 kronor eftersom byggkostnader inte är stödberättigande.",
        {"total_cost": "1500000.00"},
    ),
    (
        DECISION,
        "LAG har vid möte den 25 mars 2025 prioriterat ert projekt och avsatt 312 500 kronor ur sin budget. Det är 62,5 % av projektets "
        "stödgrundande utgifter, som är 500 000 kronor.",
        {"amount_granted": "312500.00", "support_rate": "62.5", "total_cost": "500000.00"},
    ),
    (
        DECISION,
        "# Beviljande av projektmedel – förstudie Levande bygd|Områdeschefen beslutar att bevilja Föreningen Skogsliden 150 000 kronor för "
        "genomförande av förstudien Levande bygd.",
        {"amount_granted": "150000.00"},
    ),
    (REPORT, "De stödberättigande kostnaderna fastställs till 16 050 000 kronor.", {"total_cost": "16050000.00"}),
    (REPORT, "Totalkostnaden, 1 300 000 kr, är oförändrad.", {"total_cost": "1300000.00"}),
    (
        REPORT,
        "Ansökan gäller 410 000 kronor, vilket är 70 procent av kostnaden 585 714 kronor.",
        {"amount_applied_for": "410000.00", "total_cost": "585714.00"},
    ),
    (
        REPORT,
        "Föreningen svarar för återstående 450 000 kronor av budgeten på 2,5 miljoner kronor.",
        {"total_cost": "2500000.00"},
    ),
    (
        DECISION,
        "Under förutsättning att projektet beviljas medel från ERUF med 1,5 milj kr beviljas Föreningen Skogsliden 310 000 kronor, "
        "dock högst 13,52 % av projektets utgifter.",
        {"amount_granted": "310000.00", "support_rate": "13.52"},
    ),
    (
        DECISION,
        "Föreningen Skogsliden ansöker om 900 000 kronor, varav 250 000 kronor avser driftsstöd.|# Beslut|"
        "Ansökan om driftsstöd, 250 000 kronor, avslås.|Ansökan beviljas i övrigt med högst 650 000 kronor.",
        {"amount_applied_for": "900000.00", "amount_granted": "650000.00", "outcome": "partly_granted"},
    ),
    (
        REPORT,
        "Föreningen Skogsliden ansöker om 500 000 kronor från Region Dalarna. ESF+ söks om 5 600 000 kronor.",
        {"amount_applied_for": "500000.00"},
    ),
    (
        DECISION,
        "Projektet skulle enligt det ursprungliga beslutet ha avslutats 2026. Beviljat belopp, 1 200 000 kronor, ändras inte.",
        {"amount_granted": "1200000.00"},
    ),
)


@pytest.mark.parametrize(("kind", "text", "expected"), ROWS, ids=lambda v: v[:50] if isinstance(v, str) else "")
def test_rows(read: Any, kind: DocumentKind, text: str, expected: dict[str, Any]) -> None:
    assert read(*text.split("|"), kind=kind).rows() == expected


@pytest.mark.parametrize(("kind", "text", "expected"), FIELDS, ids=lambda v: v[:50] if isinstance(v, str) else "")
def test_fields(read: Any, kind: DocumentKind, text: str, expected: dict[str, str | None]) -> None:
    found = read(*text.split("|"), kind=kind)
    assert {name: found.field(name) for name in expected} == expected


def test_a_total_spread_over_years_is_accounted_for(read: Any) -> None:
    found = read(
        "Kostnaden beräknas till 9 330 000 kronor fördelat på 2026 (3 000 000 kr), 2027 (3 330 000 kr) och 2028 (3 000 000 kr).",
        kind=REPORT,
    )
    assert found.field("total_cost") == "9330000.00"
    assert {r.role.value for r in found.readings.roles} == {"subtotal"}
    assert len(found.readings.roles) == 3


def test_the_span_of_the_whole_says_nothing_of_the_order_of_years(read: Any) -> None:
    text = (
        "Utskottet beslutar att finansiera Levande bygd med totalt 2 000 000 kr under 2025–2027, varav 500 000 kr 2025, 1 000 000 kr 2026 "
        "och 500 000 kr 2027."
    )
    found = read("# Beslut", text, kind=DECISION)
    assert {p.year: int(p.amount.amount) for p in found.readings.grant_parts} == {2025: 500000, 2026: 1000000, 2027: 500000}
    assert found.field("amount_granted") == "2000000.00"


def test_a_recipients_part_of_the_grant_is_nobodys_financing(read: Any) -> None:
    texts = (
        "Nämnden beviljar Föreningen Skogsliden och Mora kommun stöd om sammanlagt högst 5 600 000 kronor.",
        "Av stödet avser 3 900 000 kronor Mora kommun och 1 700 000 kronor Föreningen Skogsliden.",
    )
    found = read("# Beslut", *texts, kind=DECISION)
    assert found.rows() == {}
    assert found.field("amount_granted") == "5600000.00"


def test_a_yearly_promise_over_the_years_that_the_paper_names(read: Any) -> None:
    texts = (
        "Mora kommun deltar i Levande bygd 2026–2028.",
        "Vi bidrar med 60 000 kronor per år eller sammanlagt 180 000 kronor.",
    )
    found = read(*texts, kind=COMMITMENT, issuer="Mora kommun", authority=None)
    assert found.rows() == {"Mora kommun": {None: 180000, 2026: 60000, 2027: 60000, 2028: 60000}}


def test_years_named_first_are_dealt_out(read: Any) -> None:
    text = "Nämnden anslår för åren 2026, 2027 och 2028 350 000 kronor, 350 000 kronor respektive 200 000 kronor, totalt 900 000 kronor."
    parts = read("# Beslut", text, kind=DECISION).readings.grant_parts
    assert {p.year: int(p.amount.amount) for p in parts} == {2026: 350000, 2027: 350000, 2028: 200000}


def test_the_same_amount_again_is_the_next_years(read: Any) -> None:
    text = "Vi lägger in 75 000 kr under 2025 och lika mycket under 2026, alltså 150 000 kr totalt."
    found = read(text, kind=COMMITMENT, issuer="Mora kommun", applicant=None, authority=None)
    assert found.rows() == {"Mora kommun": {2025: 75000, 2026: 75000, None: 150000}}


def test_a_yearly_amount_beside_its_whole_is_no_second_promise(read: Any) -> None:
    text = "Högskolan Dalarna bidrar med arbetstid till ett värde av 1 440 000 kr, dvs. 480 000 kr per år."
    found = read(text, kind=COMMITMENT, issuer="Högskolan Dalarna", authority=None)
    assert found.rows() == {"Högskolan Dalarna*": 1440000}
    assert not found.readings.problems


def test_costs_that_add_up_to_the_total_are_the_budget(read: Any) -> None:
    text = "Hela satsningen går på 1 065 000 kr: löner 640 000 kr, lokaler 185 000 kr, material 150 000 kr och övrigt 90 000 kr."
    found = read(text, kind=APPLICATION)
    lines = {b.category.value: (int(b.amounts[0].amount), b.amounts[0].standing.value) for b in found.readings.budget}
    assert lines == {
        "staff": (640000, "certain"),
        "premises": (185000, "certain"),
        "equipment": (150000, "certain"),
        "other": (90000, "certain"),
        "total": (1065000, "certain"),
    }


def test_one_cost_in_passing_is_no_budget(read: Any) -> None:
    found = read("Marknadsföringskostnaderna om 300 000 kr är inte stödberättigande.", kind=DECISION)
    assert found.readings.budget == ()


def test_own_work_in_a_promise_is_the_issuers(read: Any) -> None:
    text = "Naturvårdsverket går in som medfinansiär och bidrar med 87 000:- i form av eget arbete."
    found = read(text, kind=COMMITMENT, issuer="Naturvårdsverket", authority=None)
    assert found.rows() == {"Naturvårdsverket*": 87000}


def test_a_month_tells_the_year_of_an_instalment(read: Any) -> None:
    text = "Vi bidrar med 125 000 kronor. Pengarna betalas ut i två omgångar, 75 000 kronor i januari 2025 och 50 000 kronor i januari 2026."
    found = read(text, kind=COMMITMENT, issuer="Mora kommun", authority=None)
    assert found.rows() == {"Mora kommun": {None: 125000, 2025: 75000, 2026: 50000}}


def test_own_money_of_an_unknown_applicant_is_not_certain(read: Any) -> None:
    found = read("Egen insats är 250 000 kronor.", applicant=None, applicant_short=())
    assert [a.standing.value for r in found.readings.financing for a in r.amounts] == ["probable"]
