"""A co-financier's own promise, in one sentence or several."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.roles import CommitmentStatus, DocumentKind

MORA = "Mora kommun"

PROMISES: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        (
            "Härmed intygas att Mora kommun medfinansierar projektet med kontanta medel. Kommunen bidrar med 150 000 "
            "kronor per år "
            "under 2025, 2026 och 2027, sammanlagt 450\n000 kronor.",
        ),
        {MORA: {None: 450000, 2025: 150000, 2026: 150000, 2027: 150000}},
    ),
    (
        (
            "Mora kommun medfinansierar projektet Levande bygd med 180 000 kronor 2025, 220\n000 kronor 2026 och 200 "
            "000 kronor 2027, "
            "totalt 600 000 kronor.",
        ),
        {MORA: {None: 600000, 2025: 180000, 2026: 220000, 2027: 200000}},
    ),
    (
        (
            "Mora kommun bekräftar att kommunen medfinansierar projektet med sammanlagt 150 tkr, fördelat på 75 tkr "
            "år 2025 och 75 tkr "
            "år 2026.",
        ),
        {MORA: {None: 150000, 2025: 75000, 2026: 75000}},
    ),
    (
        (
            "Mora kommun förbinder sig att medfinansiera projektet med 160 000 kronor i kontanta medel: 80 000 kronor "
            "för 2025 och "
            "80 000 kronor för 2026.",
        ),
        {MORA: {None: 160000, 2025: 80000, 2026: 80000}},
    ),
    (
        (
            "Mora kommun intygar att kommunen kommer att medfinansiera projektet ”Levande bygd” kontant med "
            "sammanlagt 100 000 kronor. "
            "Beloppet fördelas med 20 000 kronor år 2024, 40 000 kronor år 2025 och 40 000 kronor år 2026.",
        ),
        {MORA: {None: 100000, 2024: 20000, 2025: 40000, 2026: 40000}},
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
    (("Mora kommun medfinansierar projektet Levande bygd med 32 000 kr. Stödet ges kontant.",), {MORA: 32000}),
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
    (("Mora kommun bidrar med 820 000 kronor i kontanta medel under perioden 1 mars 2024 – 31 december 2026.",), {MORA: 820000}),
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
        "Mora kommun medfinansierar projektet med 600 000 kronor. Projektets totala kostnad är 6 000 000 kronor, "
        "varav Region Dalarna "
        "söks för 1 500 000 kronor. Medlen tas ur förfogandeanslaget, som uppgår till 3 500 000 kronor.",
        kind=DocumentKind.COMMITMENT,
        issuer=MORA,
    )
    assert result.rows() == {MORA: 600000}
    assert result.field("total_cost") == "6000000.00"


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
