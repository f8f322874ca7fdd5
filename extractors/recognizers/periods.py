"""Periods: two dates, months or years that belong together, printed as one.

Knows the joints (dash, *till*, *t.o.m.*, *från och med … till och med*, *mellan … och*) and what the first half may leave out
(`1 januari – 30 november 2009`, `sep–dec 2025`, `9–10 april 2025`). The end of a period printed in months or years is its last
day, as the start is its first. Yields the period and, unless it is of whole years, its two dates with pattern `in_period`.
Whole years of a programme or strategy (`2021–2027`) are set aside as `programme_period`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from extractors.recognizers.dates import BROKEN_ISO, DAY, FULL_DATE, ISO_MONTH, MONTH, MONTH_YEAR, YEAR, month_number, parse_date
from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import DatePrecision, PartialDate, Period

NAME = "periods"

_UNTIL = rf"till{GAP}och{GAP}med|t{SPACE}?\.?{SPACE}?o\.?{SPACE}?m\.?|tom\.?|till|until"
_JOINT = (
    rf"(?:{OPTIONAL_GAP}(?:[–—‒‐−-]|--){OPTIONAL_GAP}|(?:,)?{GAP}(?:och{GAP})?(?:{_UNTIL}){GAP}(?:den{GAP})?|"
    rf"(?P<and>{GAP}och{GAP}(?:den{GAP})?))"
)
_FIRST = (
    rf"(?:(?P<full>{FULL_DATE})|(?P<month_year>{MONTH_YEAR})|(?P<iso_month>{ISO_MONTH})|"
    rf"(?P<day_month>{DAY}(?::?[ae](?!\w))?{OPTIONAL_GAP}{MONTH})|(?P<month>{MONTH})|(?P<day>{DAY}(?![\d/.])))"
)
_SECOND = rf"(?:(?P<full2>{FULL_DATE})|(?P<month_year2>{MONTH_YEAR})|(?P<iso_month2>{ISO_MONTH}))"
_PERIOD = re.compile(rf"(?<![\w])(?<!\d[-/.:])(?<![/§]){_FIRST}{_JOINT}{_SECOND}(?![-/:]?\d)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?<![\w])(?<!\d[-/.:])(?<![/:§-])(?P<first>{YEAR}){SPACE}?(?:[–—‒-]|till|t\.?o\.?m\.?){SPACE}?(?P<second>{YEAR})(?![-/:.,]?\d)(?!\w)"
)
_SLASH_YEARS = re.compile(rf"(?<![\w])(?<!\d[-/.:])(?P<first>{YEAR})/(?P<second>{YEAR})(?![-/:]?\d)(?!\w)")
_BETWEEN = re.compile(rf"(?<!\w)mellan{GAP}(?:den{GAP})?$", re.IGNORECASE)
_PROJECT = re.compile(
    r"projekt(?:et|ets)?s?\s?(?:tid|period|ets genomförande)|genomför|löper|pågår|avser|budget|finansiering",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"program|strategi|agenda|strukturfond|fonden|planen|plan\b|perspektiv|utvecklingsstrategi|budgetperiod|ERUF|ESF|Interreg|Leader|Landsbygd|RUS",
    re.IGNORECASE,
)


def find_periods(stretch: Stretch) -> Iterator[Candidate]:
    """Periods of days, months and years, each with its two dates."""
    text = stretch.text
    for match in _PERIOD.finditer(text, stretch.start, stretch.end):
        if match["and"] and not _BETWEEN.search(text[max(stretch.start, match.start() - 14) : match.start()]):
            continue
        if not stretch.joins(match.start(), match.end(), BROKEN_ISO.search(match[0]) is not None):
            continue
        yield from _dated(text, match)
    for match in _YEARS.finditer(text, stretch.start, stretch.end):
        yield from _years(stretch, match)
    for match in _SLASH_YEARS.finditer(text, stretch.start, stretch.end):
        yield from _years(stretch, match)


def last_day(value: PartialDate) -> PartialDate:
    """The same date as the end of a period: the last day of its month or year."""
    day = value.day
    if value.precision is DatePrecision.MONTH:
        return PartialDate(day.replace(day=monthrange(day.year, day.month)[1]), value.precision)
    if value.precision is DatePrecision.YEAR:
        return PartialDate(date(day.year, 12, 31), value.precision)
    return value


def _dated(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    first_group = next(g for g in ("full", "month_year", "iso_month", "day_month", "month", "day") if match[g])
    second_group = next(g for g in ("full2", "month_year2", "iso_month2") if match[g])
    second = parse_date(match[second_group])
    if second is None:
        return
    first = _first_half(match[first_group], first_group, second)
    if first is None:
        return
    end = last_day(second)
    if first.day > end.day:
        return
    span = Span(match.start(), match.end())
    yield Candidate(Period(first, end), match[0], span, NAME, "dates" if second.precision is DatePrecision.DAY else "months")
    for value, group in ((first, first_group), (end, second_group)):
        yield Candidate(value, match[group], Span(match.start(group), match.end(group)), NAME, "in_period")


def _first_half(raw: str, group: str, second: PartialDate) -> PartialDate | None:
    """The first date, with what it leaves out taken from the second; a month later than the end's is the year before."""
    if group in ("full", "month_year", "iso_month"):
        return parse_date(raw)
    year = second.day.year
    if group == "month":
        if second.precision is DatePrecision.DAY:
            return None
        number = month_number(raw)
        if number is None:
            return None
        return PartialDate(date(year - (number > second.day.month), number, 1), DatePrecision.MONTH)
    if group == "day":
        if second.precision is not DatePrecision.DAY or int(raw) >= second.day.day:
            return None
        return PartialDate(second.day.replace(day=int(raw)))
    printed = parse_date(f"{raw.rstrip('.')} {year}")
    if printed is not None and printed.day > second.day:
        printed = parse_date(f"{raw.rstrip('.')} {year - 1}")
    return printed


def _years(stretch: Stretch, match: re.Match[str]) -> Iterator[Candidate]:
    first, second = int(match["first"]), int(match["second"])
    if not first < second <= first + 20:
        return
    before = stretch.text[max(stretch.start, match.start() - 50) : match.start()]
    programme = list(_PROGRAMME.finditer(before))
    project = list(_PROJECT.finditer(before))
    about_programme = bool(programme) and (not project or project[-1].start() < programme[-1].start())
    value = Period(PartialDate(date(first, 1, 1), DatePrecision.YEAR), PartialDate(date(second, 12, 31), DatePrecision.YEAR))
    yield Candidate(
        value, match[0], Span(match.start(), match.end()), NAME, "years", "programme_period" if about_programme else ""
    )
