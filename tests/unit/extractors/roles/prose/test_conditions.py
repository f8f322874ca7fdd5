"""Conditions, enclosed papers, references to the plan."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

CONDITIONS: tuple[tuple[str, str], ...] = (
    (
        "Beslutet gäller under förutsättning att resten av finansieringen löses så som ansökan anger.",
        "resten av finansieringen löses så som ansökan anger",
    ),
    (
        "Beslutet förutsätter att de andra finansiärernas pengar är klara.",
        "de andra finansiärernas pengar är klara",
    ),
    ("Beslutet villkoras av att övriga parter går in med sin finansiering.", "övriga parter går in med sin finansiering"),
    ("Medfinansieringen ska vara säkrad innan något betalas ut.", ""),
    ("En förutsättning är att ERUF går in med stöd.", "ERUF går in med stöd"),
    ("Stödet betalas ut först när samtliga medfinansiärer har fattat beslut.", "samtliga medfinansiärer har fattat beslut"),
)


@pytest.mark.parametrize(("text", "waits_for"), CONDITIONS)
def test_conditions(read: Any, text: str, waits_for: str) -> None:
    (condition,) = read(text, kind=DocumentKind.DECISION).readings.conditions
    assert condition.text == text
    assert condition.waits_for == waits_for


@pytest.mark.parametrize(
    "text",
    [
        "Allmänna villkor för projektstöd gäller.",
        "Projektet har goda förutsättningar att lyckas.",
        "Nämnden förutsätter en god dialog.",
    ],
)
def test_no_condition(read: Any, text: str) -> None:
    assert read(text, kind=DocumentKind.DECISION).readings.conditions == ()


PAPERS: tuple[tuple[str, set[tuple[str, bool]]], ...] = (
    ("En reviderad ansökan och budget har bilagts skrivelsen.", {("application", True), ("budget", True)}),
    ("Projektets budget och finansieringsplan ligger i ett bifogat kalkylblad.", {("budget", False)}),
    ("Vad allt kostar visas i bifogad budget.", {("budget", False)}),
    ("Beslut från Trafikverket skickas separat nästa vecka.", {("commitment", False)}),
    ("Omarbetad ansökan och omarbetad budget lämnas in samtidigt.", {("application", True), ("budget", True)}),
    ("Intyg från kommunerna bifogas.", {("commitment", False)}),
    ("Här kommer Trafikverkets beslut om medfinansiering.", {("commitment", False)}),
    ("Se bifogad budget.", {("budget", False)}),
    ("Parallellt lämnas en ansökan in till ERUF.", set()),
    ("Projektets budget är 300 000 kronor.", set()),
)


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_announcements(read: Any, text: str, expected: set[tuple[str, bool]]) -> None:
    found = read(text, kind=DocumentKind.APPLICATION).readings.announcements
    assert {(a.kind.value, a.revised) for a in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Övrig finansiering enligt ansökan.", True),
        ("Vilka kommuner som betalar och hur mycket finns angivet i budgeten.", True),
        ("Belopp per kommun framgår av budgetbilagan.", True),
        ("Ljusdals, Nordanstigs och Ovanåkers kommuner deltar enligt finansieringsplanen.", True),
        ("Mora kommun bidrar med 540 000 kronor.", False),
        ("Projektet genomförs enligt plan.", False),
    ],
)
def test_refers_to_plan(read: Any, text: str, expected: bool) -> None:
    assert read(text).readings.refers_to_plan is expected


def test_lists_financing(read: Any) -> None:
    assert read("Mora kommun bidrar med 540 000 kronor och Vansbro kommun med 130 000 kronor.").readings.lists_financing
    assert not read("Kommunerna Mora och Vansbro medfinansierar enligt ansökan.").readings.lists_financing


def test_spoken_promises_are_intended(read: Any) -> None:
    result = read(
        "Kontanta medel kommer från 14 kommuner i de två länen.",
        "När detta skrivs har kommunerna lämnat muntliga besked om att de tänker vara med.",
    )
    assert {r.status.value for r in result.readings.financing} == {"intended"}
