"""Persons told from organisations by their given names."""

import pytest

from extractors.given_names import is_person


@pytest.mark.parametrize("name", ["Ulrika Strömberg", "Per-Arne Jonsson", "Anna Maria Holm", "Åke Ek"])
def test_persons(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Kolbäcksådalens Vänner", "Kustens Kök", "Anna", "Annas Kök AB i Mo", "Per Holm & Co", "Svedala Hembygdsförening"]
)
def test_no_persons(name):
    assert not is_person(name)
