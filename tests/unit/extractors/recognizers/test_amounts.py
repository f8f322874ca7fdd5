"""How numbers and units are printed, cell by cell and header by header."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.recognizers.amounts import is_empty_amount, parse_amount, parse_unit


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("912", "912"),
        ("0", "0"),
        ("2 413 877", "2413877"),
        ("2\u00a0413\u00a0877", "2413877"),
        ("2\u2009413\u2009877", "2413877"),
        ("2\u202f413\u202f877", "2413877"),
        ("2\u2007413\u2007877", "2413877"),
        ("2 413\n877", "2413877"),
        ("2\ufffd413\ufffd877", "2413877"),
        ("1.300.000", "1300000"),
        ("1.234", "1234"),
        ("1'300'000", "1300000"),
        ("1,300,000", "1300000"),
        ("1 234,50", "1234.50"),
        ("1234.5", "1234.5"),
        ("(1 470)", "-1470"),
        ("−1 470", "-1470"),
        ("–1 470", "-1470"),
        ("- 1 470", "-1470"),
        ("1 470-", "-1470"),
        ("7 200:-", "7200"),
        ("7 200,-", "7200"),
        ("kr 500", "500"),
        ("SEK 5 000", "5000"),
        ("5 000 kr", "5000"),
        ("150 tkr", "150000"),
        ("1,5 mnkr", "1500000.0"),
        ("40 000*", "40000"),
        ("+2 000", "2000"),
    ],
)
def test_a_cell_that_prints_one_amount(cell: str, expected: str) -> None:
    assert parse_amount(cell) == Decimal(expected)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "–",
        "…",
        "5 %",
        "1,234",
        "500 000 600 000",
        "50 000 60 000",
        "0905",
        "Summa",
        "ca 5 000",
        "12 (3",
        "2024–2026",
        "23 32 498",
    ],
)
def test_a_cell_that_prints_no_single_amount(cell: str) -> None:
    assert parse_amount(cell) is None


def test_the_unit_of_a_column_and_the_unit_of_a_cell() -> None:
    assert parse_amount("912", 1000) == 912_000
    assert parse_amount("1,234", 1000) == 1234
    assert parse_amount("150 000 kr", 1000) == 150_000
    assert parse_amount("150 tkr", 1) == 150_000
    assert parse_amount("1.234", 1000) is None


def test_empty_is_not_zero() -> None:
    assert [is_empty_amount(t) for t in ("", " ", "-", "–", "—", "..", "0", "12", "ej")] == [True] * 6 + [False] * 3


@pytest.mark.parametrize(
    ("header", "factor", "currency"),
    [
        ("Belopp i tkr", 1000, "SEK"),
        ("(tkr)", 1000, "SEK"),
        ("TKR", 1000, "SEK"),
        ("Alla belopp i tkr", 1000, "SEK"),
        ("belopp anges i tusental kronor", 1000, "SEK"),
        ("Belopp i 1 000 kr", 1000, "SEK"),
        ("1000-tal kronor", 1000, "SEK"),
        ("KSEK", 1000, "SEK"),
        ("kkr", 1000, "SEK"),
        ("tusen kronor", 1000, "SEK"),
        ("KOSTNADER (kr)", 1, "SEK"),
        ("Hela kronor", 1, "SEK"),
        ("Belopp, kr", 1, "SEK"),
        ("Kostnad kronor", 1, "SEK"),
        ("mnkr", 10**6, "SEK"),
        ("miljoner kronor", 10**6, "SEK"),
        ("(EUR)", 1, "EUR"),
        ("KEUR", 1000, "EUR"),
    ],
)
def test_headers_that_declare_a_unit(header: str, factor: int, currency: str) -> None:
    assert parse_unit(header) == (Decimal(factor), currency)


@pytest.mark.parametrize(
    "header", ["Summa", "Krokoms kommun", "högst 50 000 kr", "2026", "Kronobergs län", "varav 200 000 kr i stöd"]
)
def test_headers_that_declare_none(header: str) -> None:
    assert parse_unit(header) is None
