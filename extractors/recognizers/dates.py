"""Dates in all their printed forms, as precise as they are printed.

Knows the grammar of one date: ISO, compact, slashed and dotted, and day-month-year in words, with line ends and soft hyphens
inside. The grammar finds the span; dateparser (Swedish, a given format) turns a date with a month name into a day. Does not
know periods (`periods.py` does) nor what a date is for. A day and month without a year is kept but set aside as `no_year`:
the document may tell the year, one date cannot. Seasons, quarters and turns of the year are set aside as `vague_date`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import dateparser

from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import DatePrecision, PartialDate

NAME = "dates"

_MONTHS = {
    "januari": "january|jan", "februari": "february|feb", "mars": "march|mar", "april": "apr", "maj": "may", "juni": "june|jun",
    "juli": "july|jul", "augusti": "august|aug", "september": "sept|sep", "oktober": "october|okt|oct", "november": "nov",
    "december": "dec",
}  # fmt: skip
"""Months with their abbreviations and English names, which applications to two countries use."""
_SOFT = "(?:\u00ad\n?|-\n)?"


def _month_pattern() -> str:
    full = "|".join(_SOFT.join(name) for name in _MONTHS)
    return rf"(?:(?:{full}|{'|'.join(v for v in _MONTHS.values() if v)})(?![\w])\.?)"


MONTH = _month_pattern()
YEAR = r"(?:19|20)\d\d"
_HYPHEN = "[-‐‑−\u00ad]"
_BREAK = f"(?:{SPACE}?\n{SPACE}?)?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ISO = rf"{YEAR}{_BREAK}{_HYPHEN}{_BREAK}(?:1[0-2]|0?[1-9]){_BREAK}{_HYPHEN}{_BREAK}{DAY}(?!\d)"
COMPACT = rf"{YEAR}(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])(?!\d)"
SLASHED_YEAR_FIRST = rf"{YEAR}[/.](?:1[0-2]|0?[1-9])[/.]{DAY}(?!\d)"
DAY_MONTH_SLASH = rf"{DAY}{SPACE}?/{SPACE}?(?:1[0-2]|0?[1-9])(?:{GAP}|[-/]|{SPACE}-{SPACE}?){YEAR}(?!\d)"
DOTTED = rf"{DAY}[.](?:1[0-2]|0?[1-9])[.]{YEAR}(?!\d)|{DAY}-(?:1[0-2]|0?[1-9])-{YEAR}(?!\d)"
_ORDINAL = rf"(?::?[ae](?!\w)|\.)?{OPTIONAL_GAP}"
WORDED = rf"{DAY}{_ORDINAL}{MONTH}{GAP}{YEAR}(?!\d)"
MONTH_FIRST = rf"{MONTH}{SPACE}{DAY},{SPACE}{YEAR}(?!\d)"
DAY_MONTH = rf"{DAY}{_ORDINAL}{MONTH}"
MONTH_YEAR = rf"{MONTH}{GAP}(?:månad{GAP})?{YEAR}(?!\d)"
LAST_OF_MONTH = (
    rf"(?:(?:den{GAP})?sista(?:{GAP}(?:dagen|dag(?:en)?))?(?:{GAP}i)?|(?:vid{GAP})?(?:utgången|slutet){GAP}av){GAP}"
    rf"{MONTH}{GAP}(?:månad{GAP})?{YEAR}(?!\d)"
)
"""*den sista februari 2028*, *utgången av mars månad 2008*: the month's last day."""
ISO_MONTH = rf"{YEAR}-(?:1[0-2]|0[1-9])(?!\d)"

FULL_DATE = f"(?:{WORDED}|{ISO}|{SLASHED_YEAR_FIRST}|{DAY_MONTH_SLASH}|{DOTTED}|{MONTH_FIRST}|{COMPACT})"
"""Any date printed to the day with its year."""

_NOT_INSIDE = r"(?<![\w])(?<!\d[-/.:])(?<![/§])"
_GLUED = r"(?<![\d_/§])(?<!(?-i:[A-ZÅÄÖ]))(?<!\d[-/.:])"
"""Tight forms run a label into an ISO date (`projektstart2024-01-01`); no other shape is as plain."""
BROKEN_ISO = re.compile(r"\d-\s?\n\s?\d")
"""A hyphen between digits at a line end: the date goes on, whatever the layout makes of the next line (`31. Den …`)."""
_DATE = re.compile(
    rf"{_GLUED}(?:(?P<iso>{ISO})|(?P<slash>{DAY_MONTH_SLASH}))(?![-/.:]?\d)(?!\w)|{_NOT_INSIDE}(?:(?P<worded>{WORDED})|(?P<year_first>{SLASHED_YEAR_FIRST})|"
    rf"(?P<dotted>{DOTTED})|(?P<month_first>{MONTH_FIRST})|(?P<compact>{COMPACT})|(?P<last_of_month>{LAST_OF_MONTH})|(?P<month>{MONTH_YEAR})|(?P<iso_month>{ISO_MONTH})|"
    rf"(?P<no_year>{DAY_MONTH}))(?![-/.:]?\d)(?!\w)",
    re.IGNORECASE,
)
_SHORT_SLASH = re.compile(rf"{_NOT_INSIDE}({DAY}/(?:1[0-2]|0?[1-9]){SPACE}?-{SPACE}?\d\d)(?![\d/-])")
_SIX_DIGITS = re.compile(
    rf"(?:datum|daterad|inkom(?:men)?|ankom(?:st)?|den){SPACE}?:?[ \t]{{1,3}}"
    r"(\d\d(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9]))(?![\d-])",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"(?<!\w)(?:(?:vår(?:en)?/höst(?:en)?|vår(?:en|terminen)?|höst(?:en|terminen)?|sommar(?:en)?|vinter(?:n)?|årsskiftet|halvårsskiftet|"
    rf"(?:första|andra|tredje|fjärde){GAP}(?:kvartalet|halvåret|tertialet)|kvartal{SPACE}[1-4]|Q[1-4]|tertial{SPACE}[1-3]|K[1-4]|H[12]|VT|HT)"
    rf"{OPTIONAL_GAP}{YEAR}(?:/{YEAR}|/\d\d)?|(?:utgången|slutet|början){GAP}av{GAP}(?:år{GAP})?{YEAR})(?![\w-])",
    re.IGNORECASE,
)


def find_dates(stretch: Stretch) -> Iterator[Candidate]:
    """Single dates; those inside a period are also found here and weeded out where the period is known."""
    text = stretch.text
    taken: list[tuple[int, int]] = []
    for match in _DATE.finditer(text, stretch.start, stretch.end):
        if not stretch.joins(match.start(), match.end(), BROKEN_ISO.search(match[0]) is not None):
            continue
        pattern = str(match.lastgroup)
        span = Span(match.start(), match.end() - (1 if match[0].endswith(".") else 0))
        raw = text[span.start : span.end]
        if pattern == "no_year":
            yield Candidate(None, raw, span, NAME, pattern, "no_year")
            continue
        value = parse_date(raw)
        if value is not None:
            taken.append((span.start, span.end))
            yield Candidate(value, raw, span, NAME, pattern)
        elif pattern not in ("compact", "dotted"):
            yield Candidate(None, raw, span, NAME, pattern, "impossible_date")
    for other, pattern in ((_SHORT_SLASH, "short_year"), (_SIX_DIGITS, "six_digits")):
        for match in other.finditer(text, stretch.start, stretch.end):
            value = _short_date(match[1])
            if value is not None:
                yield Candidate(value, match[1], Span(match.start(1), match.end(1)), NAME, pattern)
    for match in _VAGUE.finditer(text, stretch.start, stretch.end):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield Candidate(None, match[0], Span(match.start(), match.end()), NAME, "vague", "vague_date")


def _short_date(raw: str) -> PartialDate | None:
    numbers = re.findall(r"\d+", raw)
    if len(numbers) == 3:
        return _day(2000 + int(numbers[2]), int(numbers[1]), int(numbers[0]))
    return _day(2000 + int(raw[:2]), int(raw[2:4]), int(raw[4:]))


@lru_cache(maxsize=8192)
def parse_date(raw: str) -> PartialDate | None:
    """The date that one printed date says, None for an impossible one (`31 april 2025`)."""
    text = re.sub(r"\u00ad\n?|-\n(?=[a-zåäö])", "", raw.strip().rstrip("."))
    squeezed = re.sub(r"\s+", "", text)
    if re.fullmatch(ISO, raw.strip()) or re.fullmatch(SLASHED_YEAR_FIRST, squeezed):
        numbers = [int(n) for n in re.findall(r"\d+", raw)]
        return _day(numbers[0], numbers[1], numbers[2])
    if re.fullmatch(COMPACT, squeezed):
        return _day(int(squeezed[:4]), int(squeezed[4:6]), int(squeezed[6:]))
    if re.fullmatch(ISO_MONTH, squeezed):
        return PartialDate(date(int(squeezed[:4]), int(squeezed[5:]), 1), DatePrecision.MONTH)
    if re.fullmatch(LAST_OF_MONTH, text, re.IGNORECASE) and (
        month := re.search(rf"({MONTH}){GAP}(?:månad{GAP})?({YEAR})$", text, re.I)
    ):
        first = _named_day(f"1 {month[1]} {month[2]}")
        return PartialDate(first.replace(day=monthrange(first.year, first.month)[1])) if first else None
    if match := re.fullmatch(rf"({MONTH}){GAP}(?:månad{GAP})?({YEAR})", text, re.IGNORECASE):
        first = _named_day(f"1 {match[1]} {match[2]}")
        return PartialDate(first, DatePrecision.MONTH) if first else None
    if match := re.fullmatch(rf"({MONTH}){SPACE}({DAY}),{SPACE}({YEAR})", text, re.IGNORECASE):
        named = _named_day(f"{match[2]} {match[1]} {match[3]}")
        return PartialDate(named) if named else None
    if match := re.fullmatch(rf"({DAY}){_ORDINAL}({MONTH}){GAP}({YEAR})", text, re.IGNORECASE):
        named = _named_day(f"{match[1]} {match[2]} {match[3]}")
        return PartialDate(named) if named else None
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) == 3 and numbers[2] > 1900:
        return _day(numbers[2], numbers[1], numbers[0])
    return None


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(date(year, month, day))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def _named_day(text: str) -> date | None:
    """A day with a month in words, by dateparser with one given format (its free search reads percentages as dates)."""
    day, month, year = text.split()
    name = full_month(month)
    parsed = dateparser.parse(
        f"{day} {name} {year}",
        languages=["sv"],
        date_formats=["%d %B %Y"],
        settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True},
    )
    return parsed.date() if parsed is not None and parsed.day == int(day) and parsed.year == int(year) else None


def full_month(printed: str) -> str:
    """The whole name of a printed month: `sept.` is september."""
    folded = re.sub(r"[\u00ad\n-]", "", printed).casefold().rstrip(".")
    for name, short in _MONTHS.items():
        if folded == name or folded in short.split("|"):
            return name
    return folded


def month_number(printed: str) -> int | None:
    """1 to 12 for a month name or its abbreviation."""
    names = list(_MONTHS)
    name = full_month(printed)
    return names.index(name) + 1 if name in names else None
