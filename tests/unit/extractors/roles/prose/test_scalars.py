"""What is applied for, what the project costs, and what is only background."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

APPLIED = (
    "Föreningen Skogsliden inkom den 3 mars 2025 med en ansökan om 865 000 kronor i stöd.",
    "Vi söker 865 000 kronor från Region Dalarna.",
    "Föreningen ansöker om 865 000 kronor för projektet Levande bygd.",
    "Föreningen har till Region Dalarna inkommit med en ansökan om 865 000 kr.",
    "Föreningen ansökte den 14 oktober 2025 om 865 000\nkronor till projektet.",
    "Stöd söktes med 865 000 kronor.",
    "Sökt belopp uppgår till 865 000 kronor.",
    "Det sökta stödet är 865 000 kronor.",
    "Sökanden har ansökt om projektmedel på 865 000 kronor.",
    "Föreningen söker projektstöd med 865 000 kr av totalt 2 450 000 kr.",
    "Vi sänker det sökta beloppet från 950 000 kronor till 865 000 kronor.",
    "Ansökan avser 865 000 kronor.",
    "Föreningen begär 865 000 kronor i medfinansiering.",
    "Ansökan om medfinansiering med 865 000 kronor har kommit in.",
    "Av Region Dalarna söks 865 000 kronor.",
    "865 000 kronor söks från Region Dalarna.",
    "Föreningen söker 0,865 miljoner kronor (865 000 kr) av Region Dalarna.",
    "Föreningen hemställer om ett bidrag på 865 000 kronor.",
)


@pytest.mark.parametrize("text", APPLIED)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT])
def test_applied_for(read: Any, text: str, kind: DocumentKind) -> None:
    result = read(text, kind=kind)
    assert result.values("amount_applied_for") == {"865000.00"}
    assert result.rows() == {}
    assert result.rows(authority=True) == {"Region Dalarna": 865000}


TOTAL = (
    "Projektets totala kostnad uppgår till 2 450 000 kronor.",
    "Projektets totala kostnader uppgår till 2 450\n000 kronor, bidrag i annat än pengar inräknade.",
    "Projektet pågår i två år och kostar sammanlagt 2 450 000 kronor.",
    "Projektet kostar totalt 2 450 000 kr.",
    "Totalkostnaden är 2 450 000 kronor.",
    "Den totala budgeten är 2 450 000 kr.",
    "Den sammanlagda kostnaden är beräknad till 2 450 000 kronor.",
    "Projektet är kostnadsberäknat till 2 450 000 kronor.",
    "Projektet omsluter 2 450 000 kronor.",
    "Kostnaden för projektet beräknas till 2 450 000 kronor.",
    "Projektbudgeten omfattar totalt 2 450 000 kronor.",
    "Den totala kostnaden sänks från 2 500 000 kronor till 2 450 000 kronor.",
    "Projektet genomförs under tre år till en total kostnad av 2 450 000 kronor.",
    "Total projektkostnad: 2 450 000 kr.",
    "Hela projektet kostar 2 450 000 kronor.",
    "Projektets budget för hela perioden är 2 450 000 kronor.",
    "De sammanlagda kostnaderna beräknas uppgå till 2 450 000 kronor.",
    "Projektet har en budget på 2 450 000 kronor.",
)


@pytest.mark.parametrize("text", TOTAL)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION, DocumentKind.APPLICATION])
def test_total_cost(read: Any, text: str, kind: DocumentKind) -> None:
    result = read("# Bakgrund", text, kind=kind)
    assert result.values("total_cost") == {"2450000.00"}
    assert result.readings.financing == ()


def test_share_and_total_in_one_sentence(read: Any) -> None:
    result = read(
        "Vi söker 1 150 000 kronor av Region Dalarna, alltså en tredjedel av projektets totala kostnad på 3 450 000 kronor.",
        kind=DocumentKind.APPLICATION,
    )
    assert (result.field("amount_applied_for"), result.field("total_cost")) == ("1150000.00", "3450000.00")


def test_both_lowered(read: Any) -> None:
    result = read(
        "Vi minskar alltså det sökta beloppet från 960 000 kronor till 845 000 kronor och den totala kostnaden till "
        "2 110 000 kronor.",
        kind=DocumentKind.SUPPLEMENT,
    )
    assert (result.field("amount_applied_for"), result.field("total_cost")) == ("845000.00", "2110000.00")
    assert list(result.roles().values()) == ["history"]


BACKGROUND: tuple[tuple[str, str, str], ...] = (
    ("Föreningen drev 2018–2020 projektet ”Tätt i skogen”, som regionen stödde med 570 000 kronor.", "570 000 kronor", "history"),
    ("2020–2022 fick vi 385 000 kronor från Statens kulturråd till ”Kvällsöppet”.", "385 000 kronor", "history"),
    ("En första inventering betalades 2021 av Leader Sjöbygd med 65 000 kronor.", "65 000 kronor", "history"),
    ("En tidigare förstudie, RUN 2021-00872, fick 125 000 kronor.", "125 000 kronor", "history"),
    ("Förstudien kostade 355 000 kronor och var klar i maj 2024.", "355 000 kronor", "history"),
    ("Regionen har tidigare beviljat föreningen 300 000 kronor.", "300 000 kronor", "history"),
    ("Förbrukade medel uppgår till 613 507 kronor.", "613 507 kronor", "history"),
    ("Av stödet återförs 17 493 kronor till anslaget.", "17 493 kronor", "history"),
    ("Utlysningen omfattade 35 miljoner kronor.", "35 miljoner kronor", "frame"),
    ("Ramen för utlysningen var 9 miljoner kronor.", "9 miljoner kronor", "frame"),
    ("Nämnden gick med ett överskott på 3,4 miljoner kronor.", "3,4 miljoner kronor", "frame"),
    ("Pengarna tas ur förfogandeanslaget, som i år uppgår till 2 900 000 kronor.", "2 900 000 kronor", "frame"),
    ("För var och en är värdet litet, i snitt 3 700 kronor per deltagare.", "3 700 kronor", "frame"),
    ("Varje projekt kan få högst 1 250 000 kronor.", "1 250 000 kronor", "frame"),
    ("Föreningens verksamhet bekostas med avgifter, 650 kr per medlem.", "650 kr", "frame"),
    ("Länets anslag är 58,2 mnkr.", "58,2 mnkr", "frame"),
)


@pytest.mark.parametrize(("text", "amount", "role"), BACKGROUND)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION, DocumentKind.DECISION])
def test_background(read: Any, text: str, amount: str, role: str, kind: DocumentKind) -> None:
    result = read("# Ärendet", text, kind=kind)
    assert result.roles().get(amount) == role or amount in ("3 700 kronor", "650 kr")  # prices are set aside before roles
    assert result.readings.financing == ()
    assert not [f for f in result.readings.fields if f.field in ("amount_applied_for", "amount_granted", "total_cost")]


def test_periods_of_earlier_projects(read: Any) -> None:
    result = read(
        "Region Dalarna har tidigare finansierat två projekt av samma slag: ”Skogens ljus”, RUN/218/2018, projektperiod "
        "2018-09-\n15—2021-06-30, och det som nu pågår, ”Skogens år”, RUN/305/2021, projektperiod 2021-08-01—2024-10-31."
    )
    assert set(result.roles().values()) == {"history"}
    assert len(result.roles()) == 2


def test_a_past_project_beside_what_is_sought_now(read: Any) -> None:
    result = read("Föreningen, som tidigare drivit liknande projekt, ansöker om 300 000 kronor.")
    assert result.field("amount_applied_for") == "300000.00"
    result = read("Föreningen fick 200 000 kronor 2019 och söker nu 300 000 kronor.")
    assert result.values("amount_applied_for") == {"300000.00"}
    assert result.roles()["200 000 kronor"] == "history"


def test_a_payment_is_not_applied_for(read: Any) -> None:
    result = read("Sökt utbetalning för våren är 318 240 kronor.", kind=DocumentKind.PAYMENT_CLAIM)
    assert result.field("amount_applied_for") is None


def test_a_call_gives_frames_only(read: Any) -> None:
    result = read("Utlysningen omfattar 24 miljoner kronor. Projekt kan söka 500 000 kronor.", kind=DocumentKind.OTHER)
    assert set(result.roles().values()) == {"frame"}
    assert not result.readings.fields
    assert not result.readings.financing


def test_cost_items_are_no_total(read: Any) -> None:
    result = read("Personalkostnaderna uppgår till 1 200 000 kronor och hyran till 90 000 kronor.")
    assert result.field("total_cost") is None
