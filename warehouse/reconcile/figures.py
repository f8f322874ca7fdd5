"""Amounts as figures with bounds: what the printed precision says they can be, and how two of them compare.

An amount printed in kronor is exact. One printed in thousands may be half a thousand off. A hedged one (*drygt 3,8 mnkr*)
has the bounds its reading gave it. An ambiguous reading, or another currency, compares with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from schemas.facts import Fact, Standing
from schemas.findings import Outcome
from schemas.identity import FactId
from schemas.values import Rate
from warehouse.reconcile.swedish import kronor, percent

THOUSAND = Decimal(1000)
KRONOR_UNITS = frozenset({"", "sek", "kr", "kronor"})
_NOT_NUMERIC = re.compile(r"[^0-9,]")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in SEK: `nominal` as printed, and the bounds it may lie within (None: open)."""

    nominal: Decimal
    low: Decimal | None
    high: Decimal | None
    fact_id: FactId | None = None
    sure: bool = True
    hedged: bool = False
    """Whether the text itself says that it is not exact (*drygt*, *cirka*)."""

    @property
    def text(self) -> str:
        """In an officer's words."""
        return f"omkring {kronor(self.nominal)}" if self.hedged else kronor(self.nominal)


def exact(amount: Decimal, fact_id: FactId | None = None) -> Figure:
    """A figure that is what it says."""
    return Figure(amount, amount, amount, fact_id)


@lru_cache(maxsize=20_000)
def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


@lru_cache(maxsize=20_000)
def half_unit(value: Decimal, raw: str) -> Decimal:
    """Half of the last printed digit where `raw` prints thousands of kronor (`912` for 912 000), else nothing.

    Millions are left exact: who grants *2 miljoner kronor* grants that; where they are hedged the reading has bounds.
    """
    printed = _NOT_NUMERIC.sub("", raw).strip(",")
    number = _decimal(printed.replace(",", ".")) if printed.count(",") <= 1 else None
    if not number or abs(number) * THOUSAND != abs(value):
        return Decimal(0)
    decimals = len(printed.partition(",")[2])
    return Decimal(500).scaleb(-decimals)


def _is_hedged(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Bounds even on both sides and no wider than half a thousand are the rounding of a table, not a hedge."""
    return low is None or high is None or value - low != high - value or high - value > 500


def figure_of(fact: Fact | None) -> Figure | None:
    """The figure of a money fact; None where there is none or it holds no amount."""
    if fact is None:
        return None
    value = _decimal(fact.value)
    if value is None:
        return None
    sure = fact.standing is not Standing.AMBIGUOUS and fact.unit.strip().lower() in KRONOR_UNITS
    if fact.low or fact.high:
        low, high = _decimal(fact.low), _decimal(fact.high)
        return Figure(value, low, high, fact.fact_id, sure, _is_hedged(value, low, high))
    half = half_unit(value, fact.raw)
    return Figure(value, value - half, value + half, fact.fact_id, sure)


def line_figure(amount: Decimal, fact: Fact | None, fact_id: FactId | None, low: Decimal | None, high: Decimal | None) -> Figure:
    """The figure of a line of a table or clause; its fact, where known, says how it was printed and how sure it is."""
    sure = fact is None or fact.standing is not Standing.AMBIGUOUS
    if low is not None or high is not None:
        return Figure(amount, low, high, fact_id, sure, _is_hedged(amount, low, high))
    half = half_unit(amount, fact.raw) if fact is not None and fact.value and _decimal(fact.value) == amount else Decimal(0)
    return Figure(amount, amount - half, amount + half, fact_id, sure)


def total(figures: Iterable[Figure]) -> Figure | None:
    """The sum of figures, their bounds added up; None of nothing. The evidence is that of the first."""
    result: Figure | None = None
    for figure in figures:
        if result is None:
            result = figure
            continue
        low = None if result.low is None or figure.low is None else result.low + figure.low
        high = None if result.high is None or figure.high is None else result.high + figure.high
        result = Figure(
            result.nominal + figure.nominal,
            low,
            high,
            result.fact_id or figure.fact_id,
            result.sure and figure.sure,
            result.hedged or figure.hedged,
        )
    return result


def minus(left: Figure, right: Figure) -> Figure:
    """The difference, with the widest bounds."""
    low = None if left.low is None or right.high is None else left.low - right.high
    high = None if left.high is None or right.low is None else left.high - right.low
    return Figure(left.nominal - right.nominal, low, high, left.fact_id, left.sure and right.sure, left.hedged or right.hedged)


def compare(left: Figure | None, right: Figure | None) -> Outcome:
    """Whether two figures can be the same amount. A missing or ambiguous side is undetermined, never a match."""
    if left is None or right is None or not left.sure or not right.sure:
        return Outcome.UNDETERMINED
    if overlap(left, right):
        return Outcome.MATCH
    return Outcome.UNDETERMINED if cut_in_two(left, right) else Outcome.MISMATCH


def cut_in_two(left: Figure, right: Figure) -> bool:
    """Whether one is the other without its first digits (`1` / `300 000` over a line end): a reading, not a difference."""
    short, long = sorted((f"{abs(figure.nominal):.0f}" for figure in (left, right)), key=len)
    return len(short) >= 3 and len(short) % 3 == 0 and len(long) > len(short) and long.endswith(short)


def one_slip_apart(left: Figure, right: Figure) -> bool:
    """Whether one is the other with a digit changed, left out, doubled or two turned round: a misprint of the same amount.

    A reader that takes another amount for this one is hardly ever one digit off.
    """
    a, b = (f"{abs(figure.nominal):.0f}" for figure in (left, right))
    if len(a) == len(b):
        off = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        turned = len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]
        return len(off) == 1 or turned
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def overlap(left: Figure, right: Figure) -> bool:
    """Whether the bounds have an amount in common."""
    return not surely_above(left, right) and not surely_above(right, left)


def surely_above(left: Figure, right: Figure) -> bool:
    """Whether `left` is larger than `right` whatever the printed precision hides."""
    return left.low is not None and right.high is not None and left.low > right.high


def thousandfold(left: Figure | None, right: Figure | None) -> bool:
    """Whether one is a thousand times the other, as when kronor and thousands are mixed up; half a percent of leeway."""
    if left is None or right is None or left.nominal <= 0 or right.nominal <= 0:
        return False
    small, large = sorted((left.nominal, right.nominal))
    return small * 995 <= large <= small * 1005


def judge(expected: Figure | None, found: Figure | None) -> Outcome:
    """Like `compare`, but a thousandfold difference is left to `unit_error`: one cause, one alarm."""
    return Outcome.UNDETERMINED if thousandfold(expected, found) else compare(expected, found)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage and the two it may stand for."""

    nominal: Decimal
    low: Decimal
    high: Decimal
    fact_id: FactId | None
    sure: bool

    @property
    def text(self) -> str:
        """As printed."""
        return percent(self.nominal)


def percentage_of(fact: Fact | None) -> Percentage | None:
    """The percentage of a rate fact: 10,86 % may be 10,855 up to 10,865."""
    value = _decimal(fact.value) if fact is not None else None
    if fact is None or value is None:
        return None
    rate = Rate(value)
    low = _decimal(fact.low) if fact.low else rate.low
    high = _decimal(fact.high) if fact.high else rate.high
    sure = fact.standing is not Standing.AMBIGUOUS
    return Percentage(value, rate.low if low is None else low, rate.high if high is None else high, fact.fact_id, sure)


def implied_total(cap: Figure, rate: Percentage) -> Figure | None:
    """The total cost that a ceiling and a rate imply, to the nearest krona: from cap/high to cap/low.

    10,86 % and 2 332 498 kr give 21 467 998 to 21 487 775.
    """
    if rate.low <= 0 or cap.low is None or cap.high is None:
        return None
    krona = Decimal(1)
    low, high = (
        (cap.low * 100 / rate.high).quantize(krona, ROUND_HALF_UP),
        (cap.high * 100 / rate.low).quantize(krona, ROUND_HALF_UP),
    )
    nominal = (cap.nominal * 100 / rate.nominal).quantize(krona, ROUND_HALF_UP)
    return Figure(nominal, low, high, cap.fact_id, cap.sure and rate.sure, True)
