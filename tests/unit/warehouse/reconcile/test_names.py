from __future__ import annotations

import pytest

from warehouse.reconcile.names import (
    is_short_form,
    nearly_same,
    organization_digits,
    party_key,
    spelling_key,
    title_key,
    title_stem,
)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Lunds universitet", "LUND UNIVERSITET", True),
        ("Hamn AB", "Hamn Aktiebolag", True),
        ("Europeiska socialfonden+", "europeiska  socialfonden+", True),
        ("Byns Turism ekonomisk förening", "Byns Turism ek. för.", True),
        ("Malmö stad", "Malmö kommun", True),
        ("Habo kommun", "Håbo kommun", False),
        ("Region Norrvik", "Region Sörvik", False),
        ("AB Hamn & Varv", "Hamn och Varv Aktiebolag", True),
    ],
)
def test_parties(left: str, right: str, same: bool) -> None:
    assert (party_key(left) == party_key(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Norrkusten Services AB", "Norrkustens Service AB", False),
        ("Norrkusten Services AB", "NORRKUSTEN Services Aktiebolag", True),
        ("Glesbygdskraft", "Glesbygds-kraft", True),
        ("Viks kommun", "Viks kommuns", True),
    ],
)
def test_spellings(left: str, right: str, same: bool) -> None:
    assert (spelling_key(left) == spelling_key(right)) is same


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("Handelsrådet", "Handelsrådet Norrkusten Services AB", True),
        ("föreningen", "Riksföreningen Matringen", True),
        ("Norrkusten Service", "Handelsrådet Norrkusten Services AB", False),
        ("Byns Mat ekonomisk förening", "Byns Mat ekoonmisk förening", False),
    ],
)
def test_short_forms(short: str, full: str, is_short: bool) -> None:
    assert is_short_form(short, full) is is_short


def test_nearly_the_same() -> None:
    assert nearly_same("Kommunförbundet Västra Kusten", "Kommunförbundet Västra Kustn")
    assert nearly_same("Stiftelsen Bygdekassan", "Bygdekassan")
    assert not nearly_same("Länsstyrelsen Norrvik", "Länsstyrelsen Sörvik")


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Mat som näring 2.0", "matsomnäring"),
        ("Mat som näring – etapp 2", "matsomnäring"),
        ("Mat som näring II", "matsomnäring"),
        ("Projekt Mat som näring, fortsättning", "matsomnäring"),
        ("”Mat som näring”", "matsomnäring"),
        ("2030", "2030"),
    ],
)
def test_stems(title: str, stem: str) -> None:
    assert title_stem(title) == stem


def test_a_version_is_part_of_the_title() -> None:
    assert title_key("Mat 2.0") != title_key("Mat")
    assert title_key("Projektet ”Mat som näring”") == title_key("mat som  näring")


@pytest.mark.parametrize(
    ("text", "digits"), [("556016-0680", "5560160680"), ("16556016-0680", "5560160680"), ("556016068", "556016068")]
)
def test_organization_numbers(text: str, digits: str) -> None:
    assert organization_digits(text) == digits
