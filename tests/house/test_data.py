"""The registers in extractors/data: complete, consistent, with source and date."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from extractors.recognizers import registers
from schemas.values import organization_number_is_valid

PER_COUNTY = {
    "01": 26,
    "03": 8,
    "04": 9,
    "05": 13,
    "06": 13,
    "07": 8,
    "08": 12,
    "09": 1,
    "10": 5,
    "12": 33,
    "13": 6,
    "14": 49,
    "17": 16,
    "18": 12,
    "19": 10,
    "20": 15,
    "21": 10,
    "22": 7,
    "23": 8,
    "24": 15,
    "25": 14,
}
DATA = files("extractors").joinpath("data")


@pytest.mark.parametrize("name", ["municipalities.csv", "regions.csv", "financiers.toml", "legal_forms.toml", "authorities.toml"])
def test_every_register_names_its_source_and_date(name: str) -> None:
    head = DATA.joinpath(name).read_text(encoding="utf-8")[:800]
    assert head.startswith("#")
    assert "Source:" in head
    assert re.search(r"20\d\d-\d\d-\d\d", head)


def test_all_municipalities_and_no_other() -> None:
    all_ = registers.municipalities()
    assert len(all_) == 290
    assert Counter(m.county_code for m in all_) == PER_COUNTY
    assert all(m.code.startswith(m.county_code) and re.fullmatch(r"\d{4}", m.code) for m in all_)
    for attribute in ("code", "name", "organization"):
        values = [getattr(m, attribute) for m in all_]
        assert len(set(values)) == 290
    assert [m.code for m in all_] == sorted(m.code for m in all_)


def test_organisations_of_municipalities() -> None:
    irregular = {"Falun": "Falu kommun", "Gotland": "Region Gotland", "Kalmar": "Kalmar kommun", "Orust": "Orust kommun"}
    for m in registers.municipalities():
        if m.name in irregular:
            assert m.organization == irregular[m.name]
        else:
            assert re.fullmatch(rf"{m.name}s? (?:kommun|[Ss]tad)", m.organization)
            assert m.name.endswith(("s", "x")) is False or m.organization.startswith(m.name + " ")
    cities = [m.name for m in registers.municipalities() if m.organization.casefold().endswith(" stad")]
    assert len(cities) == 14


@pytest.mark.parametrize(
    ("code", "organization"),
    [
        ("0180", "Stockholms stad"),
        ("1480", "Göteborgs Stad"),
        ("1280", "Malmö stad"),
        ("1281", "Lunds kommun"),
        ("1283", "Helsingborgs stad"),
        ("1490", "Borås Stad"),
        ("2309", "Krokoms kommun"),
        ("2361", "Härjedalens kommun"),
        ("2321", "Åre kommun"),
        ("0643", "Habo kommun"),
        ("0305", "Håbo kommun"),
    ],
)
def test_some_known_codes(code: str, organization: str) -> None:
    assert {m.code: m.organization for m in registers.municipalities()}[code] == organization


def test_regions() -> None:
    regions = registers.regions()
    assert {r.county_code for r in regions} == set(PER_COUNTY)
    for region in regions:
        assert organization_number_is_valid(region.organization_number.replace("-", ""))
        assert region.county.endswith(" län")
        assert region.name.startswith("Region ") or region.name == "Västra Götalandsregionen"
        assert registers.is_authority(region.name)


def test_no_name_or_alias_means_two_financiers() -> None:
    owner: dict[str, str] = {}
    for entry in registers.financiers():
        for name in (entry.name, *entry.aliases):
            assert owner.setdefault(registers.fold_name(name), entry.name) == entry.name, name


def test_no_alias_is_a_municipality() -> None:
    municipal = {registers.fold_name(m.organization) for m in registers.municipalities() if m.code != "0980"}
    municipal |= {registers.fold_name(m.name) for m in registers.municipalities()}
    assert not municipal & set(registers.financier_index())


def test_legal_forms_and_authorities_load() -> None:
    assert {f.name for f in registers.legal_forms()} >= {"aktiebolag", "ekonomisk förening", "ideell förening", "stiftelse"}
    assert registers.is_authority("Tillväxtverket")
    assert registers.is_authority("Leader Sjöbygd")
    assert registers.is_authority("Svenska ESF-rådet")
    assert not registers.is_authority("Krokoms kommun")
