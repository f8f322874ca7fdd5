"""Percentages and their printed decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.recognizers.rates import find_rates, parse_rate
from extractors.recognizers.stretch import stretch_of
from schemas.values import Rate


@pytest.mark.parametrize(
    ("text", "raw", "percent"),
    [
        ("10,86% procent av godkända kostnader", "10,86% procent", "10.86"),
        ("38,04\nprocent", "38,04\nprocent", "38.04"),
        ("40,00 %", "40,00 %", "40.00"),
        ("57,47\u00a0%", "57,47\u00a0%", "57.47"),
        ("högst 50 procent", "50 procent", "50"),
        ("5.5 %", "5.5 %", "5.5"),
        ("fyrtio procent", "fyrtio procent", "40"),
        ("en fjärdedel", "en fjärdedel", "25"),
        ("till hälften", "hälften", "50"),
    ],
)
def test_rates_keep_their_decimals(text: str, raw: str, percent: str) -> None:
    (found,) = find_rates(stretch_of(text))
    assert found.raw == raw
    assert isinstance(found.value, Rate)
    assert str(found.value.percent) == percent
    assert found.set_aside == ""


@pytest.mark.parametrize(
    ("text", "why"), [("30-60 %", "rate_range"), ("40–100%", "rate_range"), ("5 procentenheter", "percentage_points")]
)
def test_ranges_and_points_are_set_aside(text: str, why: str) -> None:
    assert [(c.value, c.set_aside) for c in find_rates(stretch_of(text))] == [(None, why)]


def test_two_rates_side_by_side() -> None:
    assert [c.raw for c in find_rates(stretch_of("57,47 % av kostnaderna eller 50,00 % av finansieringen"))] == [
        "57,47 %",
        "50,00 %",
    ]


def test_a_value_of_a_form() -> None:
    assert parse_rate("45,5 %") == Rate(Decimal("45.5"))
    assert parse_rate("45") == Rate(Decimal(45))
    assert parse_rate("45 kr") is None
