from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from case_builders import Said, about, fact, money, thousands, unsure
from hypothesis import given
from hypothesis import strategies as st

from schemas.findings import Outcome
from schemas.roles import FactKind
from warehouse.reconcile.days import compare_days, days_of, months_after
from warehouse.reconcile.figures import (
    Percentage,
    compare,
    exact,
    figure_of,
    half_unit,
    implied_total,
    percentage_of,
    thousandfold,
    total,
)
from warehouse.reconcile.swedish import kronor, listed, percent, share


@pytest.mark.parametrize(
    ("value", "raw", "half"),
    [
        (912_000, "912", "500"),
        (2_332_500, "2 332,5", "50"),
        (912_000, "912 000", "0"),
        (912_000, "912 tkr", "500"),
        (2_000_000, "2 miljoner kronor", "0"),
        (1_750_000, "1,75 miljoner", "0"),
        (0, "0", "0"),
    ],
)
def test_half_of_the_last_printed_thousand(value: int, raw: str, half: str) -> None:
    assert half_unit(Decimal(value), raw) == Decimal(half)


def test_three_outcomes() -> None:
    one, other = figure_of(money(5)), figure_of(money(6))
    assert compare(one, one) is Outcome.MATCH
    assert compare(one, other) is Outcome.MISMATCH
    assert compare(one, None) is Outcome.UNDETERMINED
    assert compare(one, figure_of(money(unsure(6)))) is Outcome.UNDETERMINED
    assert compare(one, figure_of(money(Said(6, unit="EUR")))) is Outcome.UNDETERMINED
    assert compare(figure_of(money(about(5, 4, 7))), other) is Outcome.MATCH
    assert compare(figure_of(money(Said(5, low="5"))), figure_of(money(900))) is Outcome.MATCH


def test_sums_add_their_rounding() -> None:
    added = total(figure for figure in (figure_of(money(thousands(3))), figure_of(money(thousands(4)))) if figure)
    assert added is not None
    assert (added.low, added.nominal, added.high) == (6_000, 7_000, 8_000)
    assert total([]) is None


@given(st.integers(1, 10**9), st.integers(1, 9999))
def test_the_implied_total_gives_the_ceiling_back(whole: int, hundredths: int) -> None:
    rate = Decimal(hundredths) / 100
    cap = (Decimal(whole) * rate / 100).quantize(Decimal(1))
    half = Decimal("0.005")
    printed = Percentage(rate, rate - half, rate + half, None, True)
    implied = implied_total(exact(cap), printed)
    assert implied is not None
    assert implied.low is not None
    assert implied.high is not None
    slack = Decimal(100) / printed.low + 1  # the ceiling itself is rounded to a krona
    assert implied.low - slack <= whole <= implied.high + slack


def test_a_rate_knows_its_decimals() -> None:
    rate = percentage_of(fact(FactKind.RATE, "support_rate", "10.86"))
    assert rate is not None
    assert (rate.low, rate.high) == (Decimal("10.855"), Decimal("10.865"))


@pytest.mark.parametrize(
    ("left", "right", "is_so"), [(150_000, 150_000_000, True), (912, 912_400, True), (900, 912_400, False), (0, 0, False)]
)
def test_thousandfold(left: int, right: int, is_so: bool) -> None:
    assert thousandfold(exact(Decimal(left)), exact(Decimal(right))) is is_so


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-12-31", 2, ["2027-02-28"]),
        ("2027-12-31", 2, ["2028-02-29"]),
        ("2027-08-31", 2, ["2027-10-31"]),
        ("2027-06-30", 2, ["2027-08-31", "2027-08-30"]),
        ("2027-11-15", 3, ["2028-02-15"]),
    ],
)
def test_months_after(day: str, months: int, expected: list[str]) -> None:
    assert [d.isoformat() for d in months_after(date.fromisoformat(day), months)] == expected


def test_a_month_is_any_of_its_days() -> None:
    month, day, other = (days_of(fact(FactKind.DATE, "d", text)) for text in ("2026-02", "2026-02-28", "2026-03-01"))
    assert compare_days(month, day) is Outcome.MATCH
    assert compare_days(month, other) is Outcome.MISMATCH
    assert compare_days(month, None) is Outcome.UNDETERMINED
    assert days_of(fact(FactKind.DATE, "d", "2026-02-31")) is None


def test_swedish() -> None:
    assert kronor(Decimal("2332498.00")) == "2\u00a0332\u00a0498\u00a0kr"
    assert kronor(Decimal("-1234.5")) == "−1\u00a0234,50\u00a0kr"
    assert percent(Decimal("10.86")) == "10,86\u00a0%"
    assert share(Decimal(1), Decimal(3)) == "33,33\u00a0%"
    assert share(Decimal(1), Decimal(10)) == "10\u00a0%"
    assert listed(["a", "b", "c"]) == "a, b och c"
    assert listed([str(n) for n in range(14)]).endswith("och 2 till")
