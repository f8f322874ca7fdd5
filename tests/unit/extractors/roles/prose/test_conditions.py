"""Conditions, enclosed papers, references to the plan."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import DocumentKind

CONDITIONS: tuple[tuple[str, str], ...] = (
    (
        "Beslutet gäller under förutsättning att övrig finansiering ordnas enligt ansökan.",
        "övrig finansiering ordnas enligt ansökan",
    ),
    (
        "Beslutet förutsätter att medfinansieringen från övriga parter är beslutad.",
        "medfinansieringen från övriga parter är beslutad",
    ),
    ("Beslutet villkoras av att övriga parter går in med sin finansiering.", "övriga parter går in med sin finansiering"),
    ("Medfinansieringen ska vara säkrad före första utbetalningen.", ""),
    ("En förutsättning är att projektet beviljas stöd av ERUF.", "projektet beviljas stöd av ERUF"),
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
    ("En reviderad ansökan och budget finns bilagt ärendet.", {("application", True), ("budget", True)}),
    ("Budget och finansieringsplan finns i bifogad Excelfil.", {("budget", False)}),
    ("Kostnaderna framgår av bifogad budget i Excel.", {("budget", False)}),
    ("Beslut från Skogsstyrelsen skickas separat med e-post.", {("commitment", False)}),
    ("Reviderad ansökan och reviderad budget skickas in samtidigt med detta brev.", {("application", True), ("budget", True)}),
    ("Intyg från kommunerna bifogas.", {("commitment", False)}),
    ("Här kommer Skogsstyrelsens beslut om medfinansiering till projektet.", {("commitment", False)}),
    ("Se bifogad budget.", {("budget", False)}),
    ("Ansökan till ESF+ lämnas in parallellt.", set()),
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
        ("Kommuner som finansierar samt belopp per kommun finns angivet i budgeten.", True),
        ("Belopp per kommun framgår av budgetbilagan.", True),
        ("Storuman, Vilhelmina och Åsele kommuner deltar enligt finansieringsplanen.", True),
        ("Mora kommun bidrar med 600 000 kronor.", False),
        ("Projektet genomförs enligt plan.", False),
    ],
)
def test_refers_to_plan(read: Any, text: str, expected: bool) -> None:
    assert read(text).readings.refers_to_plan is expected


def test_lists_financing(read: Any) -> None:
    assert read("Mora kommun bidrar med 600 000 kronor och Orsa kommun med 150 000 kronor.").readings.lists_financing
    assert not read("Kommunerna Mora och Orsa medfinansierar enligt ansökan.").readings.lists_financing


def test_spoken_promises_are_intended(read: Any) -> None:
    result = read(
        "Kontant finansiering kommer från 11 kommuner i båda länen.",
        "Då ansökan skickades in hade flera kommuner gett muntliga besked om avsikt att delta.",
    )
    assert {r.status.value for r in result.readings.financing} == {"intended"}
