"""Municipalities in all their company, and the words and names that are none."""

from __future__ import annotations

import pytest

from extractors.recognizers.municipalities import find_municipalities, nearest_municipality
from extractors.recognizers.stretch import Stretch, stretch_of
from schemas.facts import MunicipalityName
from schemas.text import Span


def named(text: str) -> list[tuple[str, str, bool]]:
    found = list(find_municipalities(stretch_of(text)))
    assert all(text[c.span.start : c.span.end] == c.raw for c in found)
    return [(c.raw, c.value.code, c.value.explicit) for c in found if isinstance(c.value, MunicipalityName)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Krokoms kommun", ["2309"]),
        ("Falu kommun och Stockholms stad", ["2080", "0180"]),
        ("Göteborgs Stad", ["1480"]),
        ("Gotlands kommun", ["0980"]),
        ("KROKOMS KOMMUN", ["2309"]),
        ("Örn-\nsköldsviks kommun", ["2284"]),
        ("Örnskölds\u00adviks kommun", ["2284"]),
        ("Upplands Väsby kommun", ["0114"]),
        ("Malung-Sälens kommun", ["2023"]),
        ("Moras kommunstyrelse", ["2062"]),
        ("Sundsvalls kommuns beslut", ["2281"]),
        ("Härjedalens kommun", ["2361"]),
        ("Luleå, Piteå, Boden, Kalix, Överkalix och\nÖvertorneå kommuner", ["2580", "2581", "2582", "2514", "2513", "2518"]),
        ("Åre, Bergs och Krokoms kommuner", ["2321", "2326", "2309"]),
        ("kommunerna Krokom, Åre och Berg", ["2309", "2321", "2326"]),
        ("grannkommunerna Storuman och Åsele", ["2421", "2463"]),
        ("Kommuner som omfattas: Vara, Mark, Hjo", ["1470", "1463", "1497"]),
        ("Udedevalla kommun", ["1485"]),
    ],
)
def test_explicit_municipalities(text: str, codes: list[str]) -> None:
    assert [(code, explicit) for _, code, explicit in named(text)] == [(code, True) for code in codes]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Dorotea, Lycksele, Storuman och Åsele", ["2425", "2481", "2421", "2463"]),
        ("skolorna i Dorotea och Sorsele är med", ["2425", "2422"]),
        ("möte i Östersund", ["2380"]),
        ("verksamheten i Berg växer", ["2326"]),
    ],
)
def test_bare_names_are_not_explicit(text: str, codes: list[str]) -> None:
    assert [(code, explicit) for _, code, explicit in named(text)] == [(code, False) for code in codes]


@pytest.mark.parametrize(
    "text",
    [
        "Region Jämtland Härjedalen",
        "Kommunförbundet Jämtland Härjedalen",
        "Jämtland-Härjedalens län",
        "931 27 Skellefteå",
        "Umeå universitet",
        "Högskolan i Gävle",
        "Science City Skellefteå",
        "Biotech Umeå",
        "Karlstads universitet",
        "Länsstyrelsen i Kalmar",
        "Kalmar län",
        "Stockholms län",
        "Uppsala läns landsting",
        "Mark som brukas hyggesfritt",
        "Det ska vara så. Vara eller inte",
        "Anna Lund",
        "Eva Berg",
        "E. Berg",
        "Lycksele den 24 mars 2025",
        "Mora 2025-03-12",
        "Mora, 2025-03-12",
        "Plats\tUmeå, kl. 09.00",
        "Regionerna Stockholm, Uppsala och Örebro",
        "Umeå Energi",
        "mark och vara i sala",
        "Östersunds centrum",
    ],
)
def test_what_is_no_municipality(text: str) -> None:
    assert named(text) == []


def test_a_bare_common_word_in_a_table_cell_is_a_candidate() -> None:
    text = "Mark\t100"
    stretch = Stretch(text, 0, len(text), (Span(0, 4), Span(5, 8)), (), (0, 5), ())
    (found,) = find_municipalities(stretch)
    assert (found.raw, found.pattern) == ("Mark", "bare_cell")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Udedevalla", "Uddevalla"),
        ("Örnsköldvik", "Örnsköldsvik"),
        ("Nora", None),
        ("Habbo", None),
        ("Alvesta", None),
        ("Avlesta", None),
        ("Liköping", None),
    ],
)
def test_slips_are_forgiven_for_long_names_with_no_near_neighbour(printed: str, name: str | None) -> None:
    near = nearest_municipality(printed)
    assert (near.name if near and printed != near.name else None) == name
