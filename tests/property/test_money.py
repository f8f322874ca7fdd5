"""Money printed and read again is the same money, whatever the separators; candidates stay inside the text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.recognizers import candidates_in
from extractors.recognizers.amounts import parse_amount
from extractors.recognizers.dates import find_dates
from extractors.recognizers.money import find_money
from extractors.recognizers.stretch import stretch_of
from schemas.values import Money, PartialDate

SEPARATORS = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\u2007", "."])
UNITS = st.sampled_from([" kr", " kronor", "kr", "\u00a0kronor", " SEK", ":-", "\nkronor"])
AMOUNTS = st.integers(min_value=1000, max_value=9_999_999_999)
PIECES = [
    "2026",
    " ",
    "\n",
    "\t",
    "1 200",
    "kr",
    "Mora",
    "kommun",
    "och",
    ",",
    "–",
    "-",
    "12",
    "%",
    "§",
    "RD",
    "/",
    "2024",
    "AB",
    "(",
    ")",
    "1:1",
    "\f",
    "den",
    "maj",
]


def printed(amount: int, separator: str) -> str:
    return f"{amount:,}".replace(",", separator)


@given(AMOUNTS, SEPARATORS, UNITS)
@settings(max_examples=150, deadline=None)
def test_an_amount_in_text_round_trips(amount: int, separator: str, unit: str) -> None:
    raw = printed(amount, separator) + unit
    text = f"Stödet är {raw}, enligt beslut."
    values = [c for c in find_money(stretch_of(text)) if c.recognizer == "money"]
    assert [(c.raw, c.value) for c in values] == [(raw, Money(Decimal(amount)))]


@given(AMOUNTS, SEPARATORS)
@settings(max_examples=150, deadline=None)
def test_an_amount_in_a_cell_round_trips(amount: int, separator: str) -> None:
    assert parse_amount(printed(amount, separator)) == amount
    assert parse_amount(f"({printed(amount, separator)})") == -amount
    assert parse_amount(printed(amount, separator) + " kr") == amount


@given(st.integers(min_value=1990, max_value=2040), AMOUNTS)
@settings(max_examples=100, deadline=None)
def test_a_year_is_never_glued_to_an_amount(year: int, amount: int) -> None:
    values = [c.value for c in find_money(stretch_of(f"för {year} {printed(amount, ' ')} kr")) if c.recognizer == "money"]
    assert values == [Money(Decimal(amount))]


@given(
    st.dates(min_value=date(1995, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y-\n%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d"]),
)
@settings(max_examples=150, deadline=None)
def test_a_date_round_trips(day: date, form: str) -> None:
    assert [c.value for c in find_dates(stretch_of("den " + day.strftime(form) + " kom"))] == [PartialDate(day)]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=150, deadline=None)
def test_candidates_stay_inside_the_text_and_print_what_stands_there(pieces: list[str]) -> None:
    text = "".join(pieces)
    for candidate in candidates_in(stretch_of(text)):
        assert 0 <= candidate.span.start < candidate.span.end <= len(text)
        if candidate.set_aside != "personal":
            assert text[candidate.span.start : candidate.span.end] == candidate.raw
