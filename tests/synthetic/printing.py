"""How figures and dates look on paper: one habit per document, as a person or a form would keep to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SPACE, NBSP, THIN, NARROW, DOT, NONE, APOSTROPHE = " ", "\u00a0", "\u2009", "\u202f", ".", "", "’"


def grouped(number: int, separator: str) -> str:
    """*2332498* in groups of three from the right; a minus stays in front."""
    digits = f"{abs(number):,}".replace(",", separator)
    return f"-{digits}" if number < 0 else digits


@dataclass(frozen=True, slots=True)
class Habits:
    """One document's way of printing."""

    separator: str = SPACE
    table_separator: str = SPACE
    suffix: str = " kronor"
    cell_suffix: str = ""
    unit: int = 1
    """Unit of the tables: 1 (kronor), 1000 (tkr)."""
    unit_word: str = "kr"
    date_form: str = "iso"
    """In forms and headers: iso, long, compact, slashed, dotted."""
    prose_date: str = "long"
    """In running text: long or iso."""
    period_dash: str = "–"
    years: str = "plain"
    """Column heads: plain (2026), word (År 2026), ordinal (År 1), span (2026-01--2026-12), months (jan–dec 2026)."""
    zero: str = "0"
    """An empty year: 0, dash or nothing."""
    percent: str = " %"
    total_first: bool = False

    def money(self, amount: int) -> str:
        """An amount in running text or in a form."""
        if self.suffix.endswith("#"):
            return f"{self.suffix[:-1]}{grouped(amount, self.separator)}"
        return f"{grouped(amount, self.separator)}{self.suffix}"

    def cell(self, amount: int | None) -> str:
        """An amount in a table cell, in the table's unit."""
        if not amount:
            return self.zero
        return f"{grouped(amount // self.unit, self.table_separator)}{self.cell_suffix}"

    def printed_amount(self, amount: int) -> int:
        """What a cell says in kronor after rounding to the table's unit."""
        return amount // self.unit * self.unit

    def form(self, day: date) -> str:
        """A date in a form or header."""
        return print_date(day, self.date_form)

    def prose(self, day: date) -> str:
        """A date in running text."""
        return print_date(day, self.prose_date)

    def rate(self, hundredths: int) -> str:
        """1086 as *10,86 %*; a whole number without decimals."""
        whole, part = divmod(hundredths, 100)
        return f"{whole}{f',{part:02d}' if part else ''}{self.percent}"


def print_date(day: date, form: str) -> str:
    """One date in one of the forms seen on paper."""
    match form:
        case "long":
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        case "compact":
            return f"{day:%Y%m%d}"
        case "slashed":
            return f"{day.day}/{day.month} {day.year}"
        case "dotted":
            return f"{day:%Y.%m.%d}"
        case "short":
            return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        case "den":
            return f"den {day.day} {MONTHS[day.month - 1]} {day.year}"
        case _:
            return day.isoformat()


def invent_habits(rng: Random, *, thousands: bool, wide_glyphs: bool) -> Habits:
    """A consistent set of habits. `thousands`: every amount of the case is whole tkr. `wide_glyphs`: the font has thin spaces."""
    separators = [SPACE] * 6 + [NBSP] * 4 + [DOT, NONE, APOSTROPHE]
    if wide_glyphs:
        separators += [THIN, NARROW, NARROW]
    separator = rng.choice(separators)
    in_thousands = thousands and rng.random() < 0.25
    suffix = rng.choice((" kronor", " kronor", " kr", " kr", " SEK", "kr", ":-", "SEK #"))
    if separator == NONE and suffix == "kr":
        suffix = " kr"
    return Habits(
        separator=separator,
        table_separator=rng.choice((separator, separator, SPACE)) if separator != NONE else separator,
        suffix=suffix,
        cell_suffix="" if in_thousands else rng.choice(("", "", "", " kr", ":-" if suffix == ":-" else "")),
        unit=1000 if in_thousands else 1,
        unit_word=rng.choice(("tkr", "tkr", "kkr", "tusental kronor", "TSEK"))
        if in_thousands
        else rng.choice(("kr", "SEK", "kronor")),
        date_form=rng.choice(("iso", "iso", "iso", "long", "compact", "slashed", "dotted")),
        prose_date=rng.choice(("long", "long", "den", "iso")),
        period_dash=rng.choice(("–", " – ", " - ", "—", " till ", " t.o.m. ", " till och med ")),
        years=rng.choice(("plain", "plain", "plain", "word", "ordinal", "span", "months")),
        zero=rng.choice(("0", "–", "", "")),
        percent=rng.choice((" %", " %", "%", " procent")),
        total_first=rng.random() < 0.15,
    )
