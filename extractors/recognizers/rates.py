"""Percentages, in digits and words, with the number of decimals they are printed with.

Knows forms only (`10,86% procent`, `38,04` / `procent`, *en fjärdedel*). A range (`30–60 %`) and percentage points are set aside:
neither is a rate that money can be multiplied by. Which base a rate is a share of is for the roles to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.recognizers.number_words import NUMBER_WORD, count_words
from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import Rate

NAME = "rates"

_SIGN = rf"(?:%{OPTIONAL_GAP}procent(?!\w)|%|procent(?![\w])|proc\.|pct(?!\w))"
_RATE = re.compile(
    rf"(?<![\w.,])(?P<low>\d{{1,3}}(?:[.,]\d{{1,4}})?(?:{SPACE}?%)?{OPTIONAL_GAP}(?:[–—-]|till){OPTIONAL_GAP})?"
    rf"(?P<number>\d{{1,3}}(?:[.,]\d{{1,6}})?){OPTIONAL_GAP}(?P<sign>{_SIGN})",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:[.,]\d+)?{OPTIONAL_GAP}(?:procentenheter|procentenhet|%-enheter)(?!\w)", re.IGNORECASE
)
_WORDED = re.compile(rf"(?<!\w)(?P<word>{NUMBER_WORD}|hundra){GAP}procent(?!\w)", re.IGNORECASE)
_FRACTIONS = {
    "hälften": "50", "en fjärdedel": "25", "tre fjärdedelar": "75", "en tredjedel": "33.3", "två tredjedelar": "66.7",
    "en femtedel": "20", "två femtedelar": "40", "tre femtedelar": "60", "fyra femtedelar": "80", "en tiondel": "10",
}  # fmt: skip
_FRACTION = re.compile(rf"(?<!\w)({'|'.join(f.replace(' ', GAP) for f in _FRACTIONS)})(?!\w)", re.IGNORECASE)


def find_rates(stretch: Stretch) -> Iterator[Candidate]:
    """Percentages; words have pattern `word`, a doubled unit is part of the span."""
    text = stretch.text
    for match in _RATE.finditer(text, stretch.start, stretch.end):
        low = match["low"]
        start = match.start()
        if low and ("till" in low.casefold() or not stretch.joins(match.start(), match.end())):
            low, start = None, match.start("number")
        if not stretch.joins(start, match.end()):
            continue
        span = Span(start, match.end())
        raw = text[span.start : span.end]
        if low:
            yield Candidate(None, raw, span, NAME, "range", "rate_range")
        else:
            yield Candidate(Rate(Decimal(match["number"].replace(",", "."))), raw, span, NAME, "percent")
    for match in _POINTS.finditer(text, stretch.start, stretch.end):
        yield Candidate(None, match[0], Span(match.start(), match.end()), NAME, "points", "percentage_points")
    for match in _WORDED.finditer(text, stretch.start, stretch.end):
        number = count_words(match["word"])
        if number is not None and stretch.joins(match.start(), match.end()):
            yield Candidate(Rate(Decimal(number)), match[0], Span(match.start(), match.end()), NAME, "word")
    for match in _FRACTION.finditer(text, stretch.start, stretch.end):
        if stretch.joins(match.start(), match.end()):
            folded = " ".join(match[1].casefold().split())
            yield Candidate(Rate(Decimal(_FRACTIONS[folded])), match[0], Span(match.start(), match.end()), NAME, "word")


def parse_rate(text: str) -> Rate | None:
    """The rate that a table cell or form value prints, with or without a percent sign; None for anything else."""
    match = re.fullmatch(rf"\s*(\d{{1,3}}(?:[.,]\d{{1,6}})?)\s*(?:{_SIGN})?\s*", text, re.IGNORECASE)
    return Rate(Decimal(match[1].replace(",", "."))) if match else None
