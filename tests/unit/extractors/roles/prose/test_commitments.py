"""A co-financier's own promise, in one sentence or several."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import CommitmentStatus, DocumentKind

MORA = "Mora kommun"

PROMISES: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        (
            "Härmed intygas att Mora kommun medverkar i projektet med kontanta medel. Kommunen lämnar 85 000 kronor "
            "per år under 2026, 2027 och 2028, tillsammans 255\n000 kronor.",
        ),
        {MORA: {None: 255000, 2026: 85000, 2027: 85000, 2028: 85000}},
    ),
    (
        (
            "Mora kommun medfinansierar projektet Levande bygd med 140 000 kronor 2026, 165\n000 kronor 2027 och "
            "170 000 kronor 2028, totalt 475 000 kronor.",
        ),
        {MORA: {None: 475000, 2026: 140000, 2027: 165000, 2028: 170000}},
    ),
    (
        (
            "Mora kommun bekräftar sin medfinansiering av Levande bygd med sammanlagt 190 tkr, fördelat på 110 tkr "
            "år 2026 och 80 tkr år 2027.",
        ),
        {MORA: {None: 190000, 2026: 110000, 2027: 80000}},
    ),
    (
        (
            "Mora kommun förbinder sig att stödja projektet med 134 000 kronor i kontanta medel: 61 000 kronor "
            "för 2026 och 73 000 kronor för 2027.",
        ),
        {MORA: {None: 134000, 2026: 61000, 2027: 73000}},
    ),
    (
        (
            "Mora kommun intygar att man går in i projektet ”Levande bygd” kontant med sammanlagt 115 000 kronor. "
            "Beloppet fördelas med 25 000 kronor år 2026, 55 000 kronor år 2027 och 35 000 kronor år 2028.",
        ),
        {MORA: {None: 115000, 2026: 25000, 2027: 55000, 2028: 35000}},
    ),
    (
        (
            "Mora kommun går in med 300 000 kronor i projektet. Medlen fördelas enligt följande:",
            "- 2025: 100 000 kronor",
            "- 2026: 200 000 kronor",
        ),
        {MORA: {None: 300000, 2025: 100000, 2026: 200000}},
    ),
    (
        (
            "Härmed intygas medfinansiering av projektet Levande bygd enligt nedan:",
            "- 100 000 kronor för 2025",
            "- 120 000 kronor för 2026",
            "- totalt 220 000 kronor",
        ),
        {MORA: {None: 220000, 2025: 100000, 2026: 120000}},
    ),
    (("Mora kommun medfinansierar projektet Levande bygd med 27 000 kr. Det är kontanta pengar.",), {MORA: 27000}),
    (("Kommunstyrelsen beslutar att bevilja 250 000 kronor till projektet.",), {MORA: 250000}),
    (
        ("Vi intygar att vi bidrar med 90 000 kronor, lika fördelat över åren 2025–2027.",),
        {MORA: {None: 90000, 2025: 30000, 2026: 30000, 2027: 30000}},
    ),
    (("Mora kommun bidrar med 50 000 kronor årligen under åren 2025-2026.",), {MORA: {2025: 50000, 2026: 50000}}),
    (
        ("Mora kommun medverkar med 60 000 kronor i form av arbetstid och 40 000 kronor kontant.",),
        {MORA + "*": 60000, MORA: 40000},
    ),
    (("Mora kommun åtar sig att bidra med arbetstid till ett värde av 45 000 kronor.",), {MORA + "*": 45000}),
    (("För 2025 bidrar kommunen med 100 000 kronor och för 2026 med 150 000 kronor.",), {MORA: {2025: 100000, 2026: 150000}}),
    (("Mora kommun bidrar med 730 000 kronor i kontanta medel under tiden 1 april 2026 – 30 juni 2028.",), {MORA: 730000}),
    (("Mora kommun skjuter till 75 000 kronor vardera för 2025 och 2026.",), {MORA: {2025: 75000, 2026: 75000}}),
    (("Mora kommun avsätter 100 000 kronor för år 2025 samt 100 000 kronor för år 2026.",), {MORA: {2025: 100000, 2026: 100000}}),
    (
        ("Kommunens medfinansiering uppgår till totalt 400 000 kr (200 000 kr 2025 och 200 000 kr 2026).",),
        {MORA: {None: 400000, 2025: 200000, 2026: 200000}},
    ),
)


@pytest.mark.parametrize(("texts", "expected"), PROMISES)
@pytest.mark.parametrize("issuer", [MORA])
def test_promises(read: Any, texts: tuple[str, ...], expected: dict[str, Any], issuer: str) -> None:
    result = read("Mora kommun", "# Medfinansieringsintyg", *texts, kind=DocumentKind.COMMITMENT, issuer=issuer)
    assert result.rows() == expected
    assert {r.status for r in result.readings.financing} == {CommitmentStatus.COMMITTED}


def test_issuer_unknown(read: Any) -> None:
    result = read("Orsa kommun intygar att kommunen bidrar med 75 000 kronor.", kind=DocumentKind.COMMITMENT, issuer=None)
    assert result.rows() == {"Orsa kommun": 75000}


def test_letter_of_intent(read: Any) -> None:
    result = read(
        "# Avsiktsförklaring",
        "Mora kommun har för avsikt att bidra med 75 000 kronor.",
        kind=DocumentKind.COMMITMENT,
        issuer=MORA,
    )
    assert result.readings.financing[0].status is CommitmentStatus.INTENDED


def test_background_of_a_certificate(read: Any) -> None:
    result = read(
        "Mora kommun medfinansierar projektet med 540 000 kronor. Projektets totala kostnad är 4 800 000 kronor, "
        "varav Region Dalarna söks för 1 150 000 kronor. Pengarna kommer ur förfogandeanslaget, som uppgår till "
        "2 900 000 kronor.",
        kind=DocumentKind.COMMITMENT,
        issuer=MORA,
    )
    assert result.rows() == {MORA: 540000}
    assert result.field("total_cost") == "4800000.00"


def test_yearly_without_years_is_not_certain(read: Any) -> None:
    result = read("Mora kommun bidrar med 50 000 kronor per år under projekttiden.", kind=DocumentKind.COMMITMENT, issuer=MORA)
    assert result.rows() == {}
    assert result.readings.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kommunen medfinansierar projektet med 75 000 kronor årligen 2026 och 2027, under förutsättning att Region Dalarna beviljar "
            "stöd med minst 1 000 000 kronor.",
            {MORA: {2026: 75000, 2027: 75000}},
        ),
        ("Vi bidrar med 40 arbetsdagar, vilket motsvarar 160 000 kronor, samt 50 000 kronor kontant.", {MORA + "*": 160000, MORA: 50000}),
        ("Kommunen bidrar med personalresurser motsvarande 120 000 kr (40 000 kr/år).", {MORA + "*": 120000}),
        ("Kommunen har ombetts bidra med 200 000 kronor men beslutar att bidra med 150 000 kronor.", {MORA: 150000}),
        ("Efterfrågat belopp är 200 000 kronor. Kommunen beviljar 150 000 kronor.", {MORA: 150000}),
        ("Kommunen medfinansierar med 100 000 kronor för vart och ett av åren 2026 och 2027.", {MORA: {2026: 100000, 2027: 100000}}),
        ("Av beloppet avser 100 000 kronor år 2026 och resterande 200 000 kronor år 2027.", {MORA: {2026: 100000, 2027: 200000}}),
        ("Mora kommuns del är 150 000 kronor.", {MORA: 150000}),
        ("Kommunen avsätter 300 000 kr till projektet (100 000 kr/år 2025-2027).",
         {MORA: {None: 300000, 2025: 100000, 2026: 100000, 2027: 100000}}),
        ("Mora kommun beslutade 2023 att stödja förstudien med 50 000 kronor. Nu medfinansierar kommunen med 200 000 kronor.",
         {MORA: 200000}),
    ],
)  # fmt: skip
def test_varied_promises(read: Any, text: str, expected: dict[str, Any]) -> None:
    result = read("Mora kommun", text, kind=DocumentKind.COMMITMENT, issuer=MORA)
    assert result.rows() == expected
    assert not result.readings.problems
