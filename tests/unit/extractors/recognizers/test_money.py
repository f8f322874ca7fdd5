"""Amounts in running text: how they are printed, what they are worth, and what must never be glued together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.recognizers.money import find_money
from extractors.recognizers.stretch import Stretch, stretch_of
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import Money, MoneyRange


def money(text: str) -> list[Candidate]:
    return [c for c in find_money(stretch_of(text)) if c.recognizer == "money"]


@pytest.mark.parametrize(
    ("text", "raw", "amount", "currency"),
    [
        ("söker 2 413 877 kronor i stöd", "2 413 877 kronor", 2413877, "SEK"),
        ("1 750 000 kr.", "1 750 000 kr", 1750000, "SEK"),
        ("respektive SEK\n9 000.", "SEK\n9 000", 9000, "SEK"),
        ("om EUR\n40 000 till", "EUR\n40 000", 40000, "EUR"),
        ("390 000kr", "390 000kr", 390000, "SEK"),
        ("7 867 603 SEK", "7 867 603 SEK", 7867603, "SEK"),
        ("500.000 kronor", "500.000 kronor", 500000, "SEK"),
        ("1.300.000 kr", "1.300.000 kr", 1300000, "SEK"),
        ("7 200:-", "7 200:-", 7200, "SEK"),
        ("2.413.877:-", "2.413.877:-", 2413877, "SEK"),
        ("2 413 877,-", "2 413 877,-", 2413877, "SEK"),
        ("kr 2 413 877", "kr 2 413 877", 2413877, "SEK"),
        ("SEK 2 413 877", "SEK 2 413 877", 2413877, "SEK"),
        ("1\u00a0750\u202f000\u00a0kr", "1\u00a0750\u202f000\u00a0kr", 1750000, "SEK"),
        ("4\u00ad50 000 kr", "50 000 kr", 50000, "SEK"),
        ("450\n000 kronor", "450\n000 kronor", 450000, "SEK"),
        ("450 000\nkronor", "450 000\nkronor", 450000, "SEK"),
        ("322 269 Euro", "322 269 Euro", 322269, "EUR"),
        ("1 935 546 EUR", "1 935 546 EUR", 1935546, "EUR"),
        ("400 000 kronro", "400 000 kronro", 400000, "SEK"),
        ("dock max 2 413 877 kronor", "2 413 877 kronor", 2413877, "SEK"),
        ("högst 3 miljoner kronor", "3 miljoner kronor", 3000000, "SEK"),
        ("inte överstiga 1,5 mnkr", "1,5 mnkr", 1500000, "SEK"),
        ("200 000kr x 30%", "200 000kr", 200000, "SEK"),
        ("resultat −1 470 kr", "−1 470 kr", -1470, "SEK"),
        ("resultat: -1 470 kr", "-1 470 kr", -1470, "SEK"),
        ("(1 470 kr)", "1 470 kr", 1470, "SEK"),
        ("1 234 567,50 kr", "1 234 567,50 kr", Decimal("1234567.50"), "SEK"),
        ("100 000 kr per år", "100 000 kr", 100000, "SEK"),
    ],
)
def test_amounts_to_the_krona(text: str, raw: str, amount: int, currency: str) -> None:
    (found,) = money(text)
    assert found.raw == raw
    assert found.value == Money(Decimal(amount), currency)
    assert found.set_aside == ""
    assert text[found.span.start : found.span.end] == raw


@pytest.mark.parametrize(
    ("text", "low", "nominal", "high", "currency"),
    [
        ("1,75 miljoner kronor", 1745000, 1750000, 1755000, "SEK"),
        ("3,9 mnkr", 3850000, 3900000, 3950000, "SEK"),
        ("5,6 milj kr", 5550000, 5600000, 5650000, "SEK"),
        ("2,6 miljoner kronro", 2550000, 2600000, 2650000, "SEK"),
        ("9 miljoner", 8500000, 9000000, 9500000, "SEK"),
        ("en miljon", 500000, 1000000, 1500000, "SEK"),
        ("en halv miljon kronor", 450000, 500000, 550000, "SEK"),
        ("fem miljarder", 4500000000, 5000000000, 5500000000, "SEK"),
        ("150 kkr", 149500, 150000, 150500, "SEK"),
        ("150 000 tkr", 149999500, 150000000, 150000500, "SEK"),
        ("265 tusen kronor", 264500, 265000, 265500, "SEK"),
        ("3 MSEK", 2500000, 3000000, 3500000, "SEK"),
        ("1.5 mkr", 1450000, 1500000, 1550000, "SEK"),
        ("47 miljoner euro", 46500000, 47000000, 47500000, "EUR"),
        ("7 miljoner NOK", 6500000, 7000000, 7500000, "NOK"),
        ("EUR129.45 million", 129445000, 129450000, 129455000, "EUR"),
    ],
)
def test_figures_in_thousands_and_millions_reach_half_a_unit_each_way(
    text: str, low: int, nominal: int, high: int, currency: str
) -> None:
    (found,) = money(text)
    assert found.value == MoneyRange(Decimal(low), Decimal(high), Decimal(nominal), currency)


@pytest.mark.parametrize(
    ("text", "low", "nominal", "high", "exact"),
    [
        ("drygt 496 000 kr", 496000, 496000, 497000, 496884),
        ("drygt 1,7 mnkr", 1700000, 1700000, 1800000, 1772096),
        ("drygt 3,8 mnkr", 3800000, 3800000, 3900000, 3850000),
        ("knappt en miljon", 500000, 1000000, 1000000, 960000),
        ("nästan 10,2 miljoner", 10100000, 10200000, 10200000, 10150000),
        ("ca 950 000 kr", 940000, 950000, 960000, 947500),
        ("omkring 40 000 kronor", 30000, 40000, 50000, 38000),
        ("över sex miljoner kronor", 6000000, 6000000, None, 9000000),
        ("minst 300 000 kr", 300000, 300000, None, 300000),
    ],
)
def test_hedged_amounts_hold_the_exact_one(text: str, low: int, nominal: int, high: int | None, exact: int) -> None:
    (found,) = money(text)
    assert isinstance(found.value, MoneyRange)
    assert (found.value.low, found.value.nominal, found.value.high) == (low, nominal, high)
    assert found.value.contains(Decimal(exact))
    assert found.value.hedge
    assert found.pattern == "hedged"


@pytest.mark.parametrize(
    "text", ["15 000 – 40 000 kronor", "15 000-40 000 kr", "mellan 15 000 och 40 000 kronor", "15 000 till 40 000 kr"]
)
def test_a_printed_range_is_two_ends(text: str) -> None:
    (found,) = money(text)
    assert found.value == MoneyRange(Decimal(15000), Decimal(40000), Decimal(40000), "SEK", "range")


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("2008  16 500 kr", ["16 500 kr"]),
        ("2008 16 500 kr", ["16 500 kr"]),
        ("för 2012 123 000 kr", ["123 000 kr"]),
        ("2009 – 30 000 kr", ["30 000 kr"]),
        ("2026: 300 000 kr, 2027: 450 000 kr", ["300 000 kr", "450 000 kr"]),
        ("2023-02-01 300 000 kr", ["300 000 kr"]),
        ("anslag 1:1 250 000 kr", ["250 000 kr"]),
        ("ur Mål 2 400 000 kr", ["400 000 kr"]),
        ("625 000 kr\t775 000 kr", ["625 000 kr", "775 000 kr"]),
        ("2 625\t775 000 kr", ["775 000 kr"]),
        ("- för år 2008  20 600 kr", ["20 600 kr"]),
        ("50 000 kr för vardera 2009 och 2010", ["50 000 kr"]),
        ("3 000 kr 2 413 877 kr", ["3 000 kr", "2 413 877 kr"]),
        ("100 000 kr och 200 000 kr", ["100 000 kr", "200 000 kr"]),
        ("höjs från 100 000 kr till 200 000 kr", ["100 000 kr", "200 000 kr"]),
        ("1,5 mnkr och 300 000 kr", ["1,5 mnkr", "300 000 kr"]),
        ("- 50 000 kr\n- 70 000 kr", ["50 000 kr", "70 000 kr"]),
        ("300 000 kr - 100 000 kr", ["300 000 kr", "100 000 kr"]),
    ],
)
def test_neighbours_stay_apart(text: str, raws: list[str]) -> None:
    assert [c.raw for c in sorted(money(text), key=lambda c: c.span)] == raws


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("728 kr/invånare", "per_unit"),
        ("409 kr/timme", "per_unit"),
        ("1 450 kr per medlem", "per_unit"),
        ("400 timmar à 220 kr, vilket", "per_unit"),
        ("250 kr i timmen", "per_unit"),
        ("två miljoner besökare", "indicator"),
        ("3 miljoner invånare", "indicator"),
        ("1.500 mkr", "ambiguous_number"),
    ],
)
def test_prices_and_counts_are_set_aside(text: str, why: str) -> None:
    assert [c.set_aside for c in money(text)] == [why]


def test_the_first_of_two_is_kept_when_the_second_is_set_aside() -> None:
    found = money("100 000 kr och 2 miljoner besökare")
    assert [(c.raw, c.set_aside) for c in sorted(found, key=lambda c: c.span)] == [
        ("100 000 kr", ""),
        ("2 miljoner", "indicator"),
    ]


def test_a_list_dash_is_no_minus() -> None:
    (found,) = money("- 20 600 kr")
    assert found.value == Money(Decimal(20600))


def test_bare_numbers_have_no_unit() -> None:
    found = [c for c in find_money(stretch_of("Total 52 800 + 7 200 = 60 000kr")) if c.recognizer == "number"]
    assert [(c.raw, c.value) for c in found] == [("52 800", Money(Decimal(52800))), ("7 200", Money(Decimal(7200)))]


@pytest.mark.parametrize(
    "text", ["063-14 75 00", "0498-26 90 00", "831 27 Östersund", "kl. 13.25", "2021–2030", "RUN/284/2018", "10,86 %"]
)
def test_what_is_no_amount(text: str) -> None:
    assert list(find_money(stretch_of(text))) == []


def test_cells_keep_their_numbers() -> None:
    text = "Resor\t500\t600 000\n200 000 kr"
    cells = tuple(Span(text.index(t), text.index(t) + len(t)) for t in ("500", "600 000", "200 000 kr"))
    stretch = Stretch(text, 0, len(text), cells, (), tuple(c.start for c in cells), ())
    assert sorted((c.raw, str(getattr(c.value, "amount", ""))) for c in find_money(stretch)) == [
        ("200 000 kr", "200000"),
        ("500", "500"),
        ("600 000", "600000"),
    ]


def test_rows_of_a_table_are_not_glued_over_a_line_end() -> None:
    text = "1 200\n300 kr"
    cells = (Span(0, 5), Span(6, 12))
    stretch = Stretch(text, 0, len(text), cells, (), (0, 6), ())
    assert sorted(c.raw for c in find_money(stretch)) == ["1 200", "300 kr"]


def test_paragraphs_are_not_glued() -> None:
    text = "varav 450\n000 kronor"
    apart = Stretch(text, 0, len(text), (), (Span(0, 9), Span(10, 20)), (), (0, 10))
    together = Stretch(text, 0, len(text), (), (Span(0, 20),), (), (0,))
    assert [c.raw for c in find_money(together)] == ["450\n000 kronor"]
    assert "450\n000 kronor" not in [c.raw for c in find_money(apart)]
