"""Cells and units: what is a figure, what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.roles.tables.cells import CellKind, parse_number, view
from extractors.roles.tables.units import unit_in, unit_note
from schemas.layout import Cell


@pytest.mark.parametrize(
    ("text", "value", "factor"),
    [
        ("1 300 000", "1300000", None),
        ("1\u00a0300\u00a0000", "1300000", None),
        ("1\u202f300\u202f000 kr", "1300000", "1"),
        ("1.300.000", "1300000", None),
        ("1,300,000", "1300000", None),
        ("290,000 kr", "290000", "1"),
        ("487,5", "487.5", None),
        ("52.5", "52.5", None),
        ("-50 000", "-50000", None),
        ("−50 000", "-50000", None),
        ("– 50 000", "-50000", None),
        ("(1 470)", "-1470", None),
        ("1 520 000:-", "1520000", "1"),
        ("1 520 000 SEK", "1520000", "1"),
        ("SEK 1 520 000", "1520000", None),
        ("912 tkr", "912", "1000"),
        ("1,75 mnkr", "1.75", "1000000"),
        ("126000", "126000", None),
        ("126000.00", "126000.00", None),
        ("350 000*", "350000", None),
        ("0", "0", None),
    ],
)
def test_figures(text: str, value: str, factor: str | None) -> None:
    figure = parse_number(text)
    assert figure is not None
    assert figure.value == Decimal(value)
    assert figure.factor == (Decimal(factor) if factor else None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", CellKind.EMPTY),
        ("-", CellKind.DASH),
        ("–", CellKind.DASH),
        ("- kr", CellKind.DASH),
        ("45 %", CellKind.SHARE),
        ("10,86%", CellKind.SHARE),
        ("400 tim x 220 kr", CellKind.WORDS),
        ("Region Skåne", CellKind.WORDS),
        ("1 020 000 1 310 000", CellKind.WORDS),
        ("063-14 75 00", CellKind.WORDS),
        ("0611001", CellKind.WORDS),
        ("2026-01-01", CellKind.WORDS),
        ("802516-2044", CellKind.WORDS),
    ],
)
def test_what_is_no_figure(text: str, kind: CellKind) -> None:
    assert view(Cell(text, (), 1, None)).kind is kind


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Totalt kr", 1),
        ("Belopp (tkr)", 1000),
        ("Kronor", 1),
        ("Belopp i kkr", 1000),
        ("Summa MSEK", 10**6),
        ("Tusental kronor", 1000),
        ("FINANSIERING (kr)", 1),
    ],
)
def test_units_in_headings(text: str, factor: int) -> None:
    unit = unit_in(text)
    assert unit is not None
    assert unit.factor == factor


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Belopp i tkr", 1000),
        ("Alla belopp i tkr", 1000),
        ("(belopp angivna i tkr)", 1000),
        ("Belopp anges i tusental kronor.", 1000),
        ("Skriv i de vita rutorna. Belopp anges i tusental kronor.", 1000),
        ("Budget, tkr", 1000),
        ("tkr", 1000),
        ("Dnr 25XX0412. Sökande Ale kommun. Hela kronor.", 1),
        ("Finansiering (tkr, kontant)", 1000),
        ("Belopp i miljoner kronor", 10**6),
    ],
)
def test_notes_that_declare_a_unit(text: str, factor: int) -> None:
    unit = unit_note(text)
    assert unit is not None
    assert unit.factor == factor


@pytest.mark.parametrize(
    "text", ["Vi söker 1,5 miljoner kronor", "Kommunen går in med 300 tkr", "Det kostar 5 000 000 kr.", "Budget"]
)
def test_an_amount_declares_no_unit(text: str) -> None:
    assert unit_note(text) is None
