"""Organisations by register, by legal form and by class word."""

from __future__ import annotations

import pytest

from extractors.recognizers.organizations import find_organizations
from extractors.recognizers.stretch import stretch_of
from schemas.facts import OrganizationName


def named(text: str) -> list[tuple[str, str]]:
    return [
        (c.value.normalized, c.value.financier_type)
        for c in find_organizations(stretch_of(text))
        if isinstance(c.value, OrganizationName)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norrbygdens Vattenlab AB", [("Norrbygdens Vattenlab AB", "company")]),
        (
            "Tillväxtverket beviljar Norrbygdens Vattenlab AB stöd",
            [("Tillväxtverket", "state"), ("Norrbygdens Vattenlab AB", "company")],
        ),
        ("Europeiska regionala\nutvecklingsfonden", [("Europeiska regionala utvecklingsfonden", "eu_fund")]),
        ("Europeiska socialfonden (ESF+)", [("Europeiska socialfonden+", "eu_fund")]),
        ("ESF+ och ERUF", [("Europeiska socialfonden+", "eu_fund"), ("Europeiska regionala utvecklingsfonden", "eu_fund")]),
        ("Region Jämtland\nHärjedalen", [("Region Jämtland Härjedalen", "region")]),
        ("Region Jämtland Härjedalens Allmänna villkor", [("Region Jämtland Härjedalen", "region")]),
        ("Region Örebro län och Region Skåne", [("Region Örebro län", "region"), ("Region Skåne", "region")]),
        ("Jämtlands läns landsting", [("Region Jämtland Härjedalen", "region")]),
        ("Länsstyrelsen i Västerbottens län", [("Länsstyrelsen Västerbotten", "state")]),
        ("Länsstyrelsen i Dalarna", [("Länsstyrelsen Dalarna", "state")]),
        ("Skogsstyrelsens beslut", [("Skogsstyrelsen", "state")]),
        ("Snickerierna i Inlandet AB", [("Snickerierna i Inlandet AB", "company")]),
        ("Stiftelsen Kustens Maritima Centrum söker", [("Stiftelsen Kustens Maritima Centrum", "association")]),
        ("Brobyns Bygdegårdsförening", [("Brobyns Bygdegårdsförening", "association")]),
        ("Brobyns bygdegårdsförening", [("Brobyns bygdegårdsförening", "association")]),
        ("Matlandet ekonomisk förening", [("Matlandet ekonomisk förening", "association")]),
        ("MatVärden ek.förening", [("MatVärden ek.förening", "association")]),
        ("Luleå MiljöResurs Aktiebolag", [("Luleå MiljöResurs Aktiebolag", "company")]),
        ("Malmö stad och Norrbygdens Vattenlab AB", [("Norrbygdens Vattenlab AB", "company")]),
        ("Region Skåne och Norrbygdens Vattenlab AB", [("Region Skåne", "region"), ("Norrbygdens Vattenlab AB", "company")]),
        ("Sökande Norrbygdens Vattenlab AB", [("Norrbygdens Vattenlab AB", "company")]),
        ("Nordbygd AB:s ansökan", [("Nordbygd AB", "company")]),
        ("Leader Sjöbygd", [("Leader Sjöbygd", "association")]),
        ("Riksföreningen Matglöd", [("Riksföreningen Matglöd", "association")]),
        ("Handelskammaren Norrmitt Services AB inkom", [("Handelskammaren Norrmitt Services AB", "company")]),
        ("Almi Företagspartner Mitt AB", [("Almi Företagspartner Mitt AB", "company")]),
        ("Högskolan i Gävle", [("Högskolan i Gävle", "university")]),
        ("Kommunförbundet Jämtland Härjdalen", [("Kommunförbundet Jämtland Härjedalen", "association")]),
        ("Region Skåne\tNorrbygdens Vattenlab AB", [("Region Skåne", "region"), ("Norrbygdens Vattenlab AB", "company")]),
    ],
)
def test_organisations(text: str, names: list[tuple[str, str]]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg",
        "Föreningen söker stöd",
        "Projektets intresseförening",
        "regionen beslutar",
        "Krokoms kommun",
        "Stiftelsen har",
    ],
)
def test_what_is_no_organisation(text: str) -> None:
    assert named(text) == []


def test_written_keeps_the_spelling_of_the_paper() -> None:
    (found,) = find_organizations(stretch_of("Kommunförbundet Jämtland\nHärjdalen"))
    assert isinstance(found.value, OrganizationName)
    assert found.value.written == "Kommunförbundet Jämtland Härjdalen"
    assert found.raw == "Kommunförbundet Jämtland\nHärjdalen"
