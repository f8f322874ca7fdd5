"""The values documents state: money, rates, ranges, dates, numbers. Pure arithmetic, no text and no place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

SEK = "SEK"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of `currency` (never thousands), exact as printed; never a float."""

    amount: Decimal
    currency: str = SEK


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """A hedged or rounded amount: *drygt 3,8 mnkr* is 3 800 000 up to 3 900 000. A bound of None is open.

    `nominal` is the figure as printed. A range is never compared for equality with an amount, only for inclusion.
    """

    low: Decimal | None
    high: Decimal | None
    nominal: Decimal
    currency: str = SEK
    hedge: str = ""

    def contains(self, amount: Decimal) -> bool:
        """Whether `amount` is compatible with the range, both ends included."""
        return (self.low is None or amount >= self.low) and (self.high is None or amount <= self.high)


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage as printed: `Decimal("10.86")` for 10,86 %. The number of decimals printed is part of the value."""

    percent: Decimal

    @property
    def half_unit(self) -> Decimal:
        """Half of the last printed digit, in percentage points: 0.005 for 10,86 %."""
        exponent = self.percent.as_tuple().exponent
        if not isinstance(exponent, int):
            raise ValueError(f"not a finite rate: {self.percent}")
        return Decimal(5).scaleb(min(exponent, 0) - 1)

    @property
    def low(self) -> Decimal:
        """The smallest percentage that prints like this."""
        return self.percent - self.half_unit

    @property
    def high(self) -> Decimal:
        """The largest percentage that prints like this."""
        return self.percent + self.half_unit


class DatePrecision(StrEnum):
    """How much of a date was printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it was printed. `day` is the first day of the printed day, month or year."""

    day: date
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days included."""

    start: PartialDate
    end: PartialDate


def organization_number_is_valid(digits: str) -> bool:
    """Whether ten digits carry a correct check digit (Luhn, modulus 10; Skatteverket, SKV 709)."""
    if len(digits) != 10 or not digits.isdigit():
        return False
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
