"""What is applied for, what the project costs, and what is only background."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

APPLIED = (
    "Föreningen Skogsliden inkom den 3 mars 2025 med en ansökan om 875 000 kronor i stöd.",
    "Vi söker 875 000 kronor från Region Dalarna.",
    "Föreningen ansöker om 875 000 kronor för projektet Levande bygd.",
    "Föreningen har till Region Dalarna inkommit med en ansökan om 875 000 kr.",
    "Föreningen ansökte den 27 september 2024 om 875 000\nkronor till projektet.",
    "Stöd söktes med 875 000 kronor.",
    "Sökt belopp uppgår till 875 000 kronor.",
    "Det sökta stödet är 875 000 kronor.",
    "Sökanden har ansökt om projektmedel på 875 000 kronor.",
    "Föreningen söker projektstöd med 875 000 kr av totalt 2 300 000 kr.",
    "Vi sänker det sökta beloppet från 950 000 kronor till 875 000 kronor.",
    "Ansökan avser 875 000 kronor.",
    "Föreningen begär 875 000 kronor i medfinansiering.",
    "Ansökan om medfinansiering med 875 000 kronor har kommit in.",
    "Av Region Dalarna söks 875 000 kronor.",
    "875 000 kronor söks från Region Dalarna.",
    "Föreningen söker 0,875 miljoner kronor (875 000 kr) av Region Dalarna.",
    "Föreningen hemställer om ett bidrag på 875 000 kronor.",
)


@pytest.mark.parametrize("text", APPLIED)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT])
def test_applied_for(read: Any, text: str, kind: DocumentKind) -> None:
    result = read(text, kind=kind)
    assert result.values("amount_applied_for") == {"875000.00"}
    assert result.rows() == {}
    assert result.rows(authority=True) == {"Region Dalarna": 875000}


TOTAL = (
    "Projektets totala kostnad uppgår till 2 300 000 kronor.",
    "Projektets totala kostnader uppgår till 2 300\n000 kronor, inklusive bidrag i annat än pengar.",
    "Projektet pågår i två år och kostar sammanlagt 2 300 000 kronor.",
    "Projektet kostar totalt 2 300 000 kr.",
    "Totalkostnaden är 2 300 000 kronor.",
    "Den totala budgeten är 2 300 000 kr.",
    "Den totala kostnaden är beräknad till 2 300 000 kronor.",
    "Projektet är kostnadsberäknat till 2 300 000 kronor.",
    "Projektet omsluter 2 300 000 kronor.",
    "Kostnaden för projektet beräknas till 2 300 000 kronor.",
    "Projektbudgeten omfattar totalt 2 300 000 kronor.",
    "Den totala kostnaden sänks från 2 500 000 kronor till 2 300 000 kronor.",
    "Projektet genomförs under tre år till en total kostnad av 2 300 000 kronor.",
    "Total projektkostnad: 2 300 000 kr.",
    "Hela projektet kostar 2 300 000 kronor.",
    "Projektets budget för hela perioden är 2 300 000 kronor.",
    "De sammanlagda kostnaderna beräknas uppgå till 2 300 000 kronor.",
    "Projektet har en budget på 2 300 000 kronor.",
)


@pytest.mark.parametrize("text", TOTAL)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION, DocumentKind.APPLICATION])
def test_total_cost(read: Any, text: str, kind: DocumentKind) -> None:
    result = read("# Bakgrund", text, kind=kind)
    assert result.values("total_cost") == {"2300000.00"}
    assert result.readings.financing == ()


def test_share_and_total_in_one_sentence(read: Any) -> None:
    result = read(
        "Vi söker 1 500 000 kronor från Region Dalarna, vilket motsvarar en fjärdedel av projektets totala "
        "kostnad på 6 000 000 kronor.",
        kind=DocumentKind.APPLICATION,
    )
    assert (result.field("amount_applied_for"), result.field("total_cost")) == ("1500000.00", "6000000.00")


def test_both_lowered(read: Any) -> None:
    result = read(
        "Därmed sänker vi det sökta beloppet från 1 480 000 kronor till 1 320 000 kronor och den totala kostnaden "
        "till 3 300 000 kronor.",
        kind=DocumentKind.SUPPLEMENT,
    )
    assert (result.field("amount_applied_for"), result.field("total_cost")) == ("1320000.00", "3300000.00")
    assert list(result.roles().values()) == ["history"]


BACKGROUND: tuple[tuple[str, str, str], ...] = (
    ("Föreningen drev 2019–2021 projektet ”Tätt i skogen”, då regionen bidrog med 640 000 kronor.", "640 000 kronor", "history"),
    ("2021–2023 fick vi 450 000 kronor från Allmänna arvsfonden till projektet ”Öppet hus”.", "450 000 kronor", "history"),
    ("En mindre kartläggning betalades 2022 av Leader Dalälvarna med 85 000 kronor.", "85 000 kronor", "history"),
    ("En tidigare förstudie, RUN 2022-01150, fick 150 000 kronor.", "150 000 kronor", "history"),
    ("Förstudien kostade 400 000 kronor och avslutades i juni 2023.", "400 000 kronor", "history"),
    ("Regionen har tidigare beviljat föreningen 300 000 kronor.", "300 000 kronor", "history"),
    ("Förbrukade medel uppgår till 798 412 kronor.", "798 412 kronor", "history"),
    ("Av stödet återförs 21 588 kronor till anslaget.", "21 588 kronor", "history"),
    ("Utlysningen omfattade 42 miljoner kronor.", "42 miljoner kronor", "frame"),
    ("Ramen för utlysningen var 6 miljoner kronor.", "6 miljoner kronor", "frame"),
    ("Nämndens verksamhet visar ett överskott på 2,6 miljoner kronor.", "2,6 miljoner kronor", "frame"),
    ("Medlen tas ur förfogandeanslaget, som för året uppgår till 3 500 000 kronor.", "3 500 000 kronor", "frame"),
    ("Insatserna är av ringa värde, i genomsnitt 4 300 kronor per deltagare.", "4 300 kronor", "frame"),
    ("Enskilda projekt kan få högst 2 000 000 kronor.", "2 000 000 kronor", "frame"),
    ("Föreningens verksamhet finansieras med avgifter, 1 450 kr per medlem och år.", "1 450 kr", "frame"),
    ("Länets anslag är 64,7 mnkr.", "64,7 mnkr", "frame"),
)


@pytest.mark.parametrize(("text", "amount", "role"), BACKGROUND)
@pytest.mark.parametrize("kind", [DocumentKind.OFFICERS_REPORT, DocumentKind.APPLICATION, DocumentKind.DECISION])
def test_background(read: Any, text: str, amount: str, role: str, kind: DocumentKind) -> None:
    result = read("# Ärendet", text, kind=kind)
    assert result.roles().get(amount) == role or amount in ("4 300 kronor", "1 450 kr")  # prices are set aside before roles
    assert result.readings.financing == ()
    assert not [f for f in result.readings.fields if f.field in ("amount_applied_for", "amount_granted", "total_cost")]


def test_periods_of_earlier_projects(read: Any) -> None:
    result = read(
        "Region Dalarna har tidigare finansierat föreningen för liknande insatser. ”Skogens ljus”, RUN/391/2019, projektperiod "
        "2019-06-\n10—2022-12-31 samt nuvarande projekt ”Skogens år”, RUN/427/2022, projektperiod 2023-02-01—2025-12-31."
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
    result = read("Sökt utbetalning för perioden är 440 756 kronor.", kind=DocumentKind.PAYMENT_CLAIM)
    assert result.field("amount_applied_for") is None


def test_a_call_gives_frames_only(read: Any) -> None:
    result = read("Utlysningen omfattar 18 miljoner kronor. Projekt kan söka 500 000 kronor.", kind=DocumentKind.OTHER)
    assert set(result.roles().values()) == {"frame"}
    assert not result.readings.fields
    assert not result.readings.financing


def test_cost_items_are_no_total(read: Any) -> None:
    result = read("Personalkostnaderna uppgår till 1 200 000 kronor och hyran till 90 000 kronor.")
    assert result.field("total_cost") is None
