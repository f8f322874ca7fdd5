"""Which values stand in a passage: what the recognizers found, years, quoted names, and payers known only by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractors.roles.prose.guesses import guessed_payers
from extractors.roles.prose.passages import Passage
from extractors.roles.prose.payers import Roster, party_mentions
from extractors.roles.prose.sentences import Mention, Sentence, Sign, mask, sentences
from schemas.facts import Candidate, CountMention, MunicipalityName, OrganizationName, RegistrationNumber
from schemas.roles import FinancierType
from schemas.values import SEK, DatePrecision, Money, MoneyRange, PartialDate, Period, Rate

_YEAR_RANGE = re.compile(
    r"(?<![\d-])(?:19|20)\d\d\s*(?:[-–—]|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|till)\s*(?:19|20)\d\d(?![\d-])", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,/:-])(?:19|20)\d\d(?![\d/]|[-.:]\d)")
_IN_A_NAME = re.compile(
    r"\bprojektet\s+[”“\"»'’]?[A-ZÅÄÖ][\wåäöé-]*(?:\s+(?!(?:år|åren|under|för|med|till|från|om|på|och|samt|den|i)\b)[\wåäöé-]+){0,4}\s+$"
)
"""*projektet Kompetensväxling 2030*: a year that ends a name says nothing of when."""
_MORE_DIGITS = re.compile(r"\s\d{3}(?!\d)")
_QUOTED = re.compile(r"[”“\"»«'’‘][^”“\"»«\n]{2,90}[”“\"»«]")
_HALF_OF_PAIR = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,3}(?:[ \u00a0\u2009\u202f.’']\d{3})+|(?!20\d\d\b)\d{4,7}(?=,? resp))"
    r"(?=,? (?:respektive|resp\.?|och|samt) (?:\d{1,3}(?:[ \u00a0\u2009\u202f.’']\d{3})+|\d{4,7}) ?(?:kronor|kr\b|SEK|:-|,-))"
)


def mentions_of(passage: Passage, candidates: Sequence[Candidate], who: Roster) -> list[Mention]:
    """Every value of a passage, overlaps included; masking lets the longer one stand."""
    found: list[Mention] = party_mentions(passage, candidates, who)
    text = passage.text
    for c in candidates:
        at = passage.locate(c.span)
        if at is None or c.set_aside or isinstance(c.value, MunicipalityName | OrganizationName | CountMention):
            continue
        made = _mention(c, at, text)
        if made:
            found.append(made)
    taken = [(m.start, m.end) for m in found if m.sign is not Sign.PARTY]
    for pattern in (_YEAR_RANGE, _YEAR):
        for m in pattern.finditer(text):
            if any(s < m.end() and m.start() < e for s, e in taken):
                continue
            if _IN_A_NAME.search(text, max(0, m.start() - 60), m.start()):
                continue
            if _MORE_DIGITS.match(text, m.end()) and not any(s == m.end() + 1 for s, _ in taken):
                continue  # *2025 200 000* with no unit: a year, or a number in the billions
            years = [int(y) for y in re.findall(r"(?:19|20)\d\d", m.group())]
            if years[-1] - years[0] > 15 or years[-1] < years[0]:
                continue
            span_years = tuple(range(years[0], years[-1] + 1))
            found.append(Mention(Sign.YEAR, m.start(), m.end(), m.group(), years=span_years))
            taken.append((m.start(), m.end()))
    found += _halves(passage, taken)
    found += _names(text, who, found)
    return found


_PAID_IN = re.compile(r"(?:kronor|kr|SEK|:-|tkr|kkr)\s+i\s+$", re.IGNORECASE)
"""*75 000 kronor i januari 2025*: a month tells the year."""


def _mention(c: Candidate, at: tuple[int, int], text: str) -> Mention | None:
    value = c.value
    written = text[slice(*at)]
    if isinstance(value, Money | MoneyRange):
        return Mention(Sign.MONEY, *at, written, c)
    if isinstance(value, Rate):
        return Mention(Sign.RATE, *at, written, c)
    if isinstance(value, RegistrationNumber):
        return Mention(Sign.NUMBER, *at, written, c)
    if isinstance(value, PartialDate):
        if value.precision is DatePrecision.YEAR:
            return Mention(Sign.YEAR, *at, written, c, years=(value.day.year,))
        if value.precision is DatePrecision.MONTH and _PAID_IN.search(text[max(0, at[0] - 14) : at[0]]):
            return Mention(Sign.YEAR, *at, written, c, years=(value.day.year,))
        return Mention(Sign.DATE, *at, written, c)
    if isinstance(value, Period):
        if value.start.precision is DatePrecision.YEAR and value.end.precision is DatePrecision.YEAR:
            years = tuple(range(value.start.day.year, value.end.day.year + 1))
            return Mention(Sign.YEAR, *at, written, c, years=years)
        return Mention(Sign.DATE, *at, written, c)
    return None


def _halves(passage: Passage, taken: list[tuple[int, int]]) -> list[Mention]:
    """*100 000 respektive 200 000 kronor*: the first figure has the second one's unit."""
    found = []
    for m in _HALF_OF_PAIR.finditer(passage.text):
        if any(s < m.end() and m.start() < e for s, e in taken):
            continue
        amount = Decimal(re.sub(r"\D", "", m.group("n")))
        span = passage.span(m.start(), m.end())
        candidate = Candidate(Money(amount, SEK), m.group("n"), span, "prose", "half of a pair")
        found.append(Mention(Sign.MONEY, m.start(), m.end(), m.group("n"), candidate))
    return found


def _names(text: str, who: Roster, found: list[Mention]) -> list[Mention]:
    """The project's title, and quoted names: words inside them say nothing of money."""
    result = []
    title = who.context.project_title
    if title and len(title) > 3:
        pattern = r"\s+".join(re.escape(w) for w in title.split())
        result += [Mention(Sign.TITLE, m.start(), m.end(), m.group()) for m in re.finditer(pattern, text, re.IGNORECASE)]
    result += [Mention(Sign.TITLE, m.start(), m.end(), m.group()) for m in _QUOTED.finditer(text)]
    # a title read too far must not swallow the figures behind it
    figures = [m for m in found if m.sign in (Sign.MONEY, Sign.RATE)]
    return [t for t in result if not any(v.start < t.end and t.start < v.end for v in figures)]


def masked_sentences(passage: Passage, candidates: Sequence[Candidate], who: Roster) -> tuple[Sentence, ...]:
    """The sentences of a passage with all its values, unknown payers included."""
    found = mentions_of(passage, candidates, who)
    found = _once(passage.text, found)
    text, positions, table = mask(passage, found)
    if any(m.sign is Sign.MONEY for m in table.values()):
        for start, end, party in guessed_payers(text, who.context):
            first = positions[start]
            last = positions[end - 1] + 1
            found.append(
                Mention(Sign.PARTY, first, last, passage.text[first:last], party=party, guessed=party.type is FinancierType.OTHER)
            )
    return sentences(passage, found)


_BESIDE_ITSELF = re.compile(r"\s*[(,]\s*(?:dvs\.?\s+|ca\s+|motsvarande\s+|ungefär\s+)?$")


def _once(text: str, found: list[Mention]) -> list[Mention]:
    """A figure printed twice side by side, *1,25 miljoner kronor (1 250 000 kr)*, is one amount: the exact one, covering both."""
    money = sorted((m for m in found if m.sign is Sign.MONEY), key=lambda m: m.start)
    for one, other in pairwise(money):
        closing = re.match(r"\s*\)", text[other.end :])
        if one.end >= other.start or not closing or not _BESIDE_ITSELF.fullmatch(text[one.end : other.start]):
            continue
        if other.money is None:
            kept, spare = one, other
        elif one.money is None:
            kept, spare = other, one
        elif one.amount == other.amount or _within(one, other) or _within(other, one):
            exact = [m for m in (one, other) if isinstance(m.money, Money)]
            kept = max(exact or [one], key=lambda m: len(m.written))
            spare = other if kept is one else one
        else:
            continue
        found = [m for m in found if m is not one and m is not other]
        found.append(replace(kept, start=one.start, end=other.end + closing.end(), alias=spare.candidate))
    return found


def _within(exact: Mention, rounded: Mention) -> bool:
    money = rounded.money
    return exact.amount is not None and isinstance(money, MoneyRange) and money.contains(exact.amount)
