"""Amounts with a unit, hedged and rounded amounts, ranges, and bare numbers that may turn out to be amounts.

Knows how amounts are printed: separators, units, currencies, hedges, number words. Does not know what an amount is for, and
gives bare numbers no unit: the table they stand in does. What an amount is worth:

* printed to the krona it is `Money`;
* printed in thousands, millions or more it is a `MoneyRange` of half a unit of the last printed digit around the figure
  (`1,75 miljoner kronor`: 1 745 000 to 1 755 000, nominal 1 750 000), because that is all the paper says;
* a ceiling (*högst, max, upp till*) is exact also when printed in millions: the limit itself is what was decided;
* a hedged amount (*drygt, knappt, cirka, nästan, över, minst*) is a `MoneyRange` with `hedge`;
* a printed range (`15 000 – 40 000 kronor`) is a `MoneyRange` with hedge `range`, its nominal the upper end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.recognizers.amounts import CURRENCY, NUMBER, UNIT, Unit, parse_amount, to_decimal, unit_of
from extractors.recognizers.number_words import NUMBER_WORD, count_words
from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch, Taken
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import Money, MoneyRange

NAME = "money"
BARE = "number"

_NOT_INSIDE = r"(?<![\w§])(?<![:/])(?<!\d[.,])(?<!\d[-–])"
_AMOUNT = re.compile(
    rf"{_NOT_INSIDE}(?:(?P<low>{NUMBER})(?:{SPACE}?(?P<lowunit>{UNIT}))?{OPTIONAL_GAP}(?P<dash>[–—-]|till|och){OPTIONAL_GAP})?"
    rf"(?P<number>{NUMBER}){OPTIONAL_GAP}(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    rf"(?<![\w])(?P<unit>kr\.?|SEK|KSEK|TSEK|MSEK|EUR|KEUR|MEUR|NOK|DKK|€){OPTIONAL_GAP}(?P<number>{NUMBER})(?!{SPACE}?(?:{CURRENCY}))"
    rf"(?:{SPACE}(?P<scale>million|miljoner|miljon|billion|tusen)\b)?(?![\d%:/])"
)
_WORDS = re.compile(
    rf"(?<![\w])(?P<words>(?:(?:en|ett){GAP}och{GAP}(?:en|ett){GAP}halv|två{GAP}och{GAP}en{GAP}halv|(?:en|ett){GAP}halv|halvannan|"
    rf"(?:en|ett){GAP}kvarts|hundra|tusen|{NUMBER_WORD}(?:{SPACE}?hundra)?))"
    rf"{OPTIONAL_GAP}(?P<unit>miljon(?:er)?|miljard(?:er)?|tusen)(?P<currency>{GAP}(?:svenska{GAP})?(?:kronor|kr|SEK|euro|EUR|NOK))?(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_NOT_INSIDE}(?P<number>\d{{1,3}}(?:(?:{SPACE}|{SPACE}?\n{SPACE}?)\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|[1-9]\d{{4,6}})(?:,\d{{1,2}})?(?![\d\w%:/])"
    rf"(?!{SPACE}?%)(?![-–.,]\d)"
)

_HEDGE_WORDS = {
    "drygt": ("drygt", "strax över", "något över", "lite över", "lite mer än", "något mer än"),
    "knappt": ("knappt", "nästan", "närmare", "strax under", "inte fullt"),
    "cirka": (
        "ca", "ca.", "c:a", "cirka", "circa", "omkring", "ungefär", "runt", "kring", "uppskattningsvis", "beräknat",
        "i storleksordningen",
    ),
    "över": ("över", "mer än"),
    "minst": ("minst", "lägst", "åtminstone"),
    "under": ("under", "mindre än"),
}  # fmt: skip
_HEDGES = {word: hedge for hedge, hedge_words in _HEDGE_WORDS.items() for word in hedge_words}
_BEFORE = re.compile(
    rf"(?<!\w)({'|'.join(re.escape(h) for h in sorted(_HEDGES, key=len, reverse=True))}){GAP}(?:på{GAP}|om{GAP})?$", re.IGNORECASE
)
_CEILING = re.compile(
    rf"(?<!\w)(?:högst|max\.?|maximalt|maximum|upp{GAP}till|som{GAP}mest|takbelopp(?:et)?|inte{GAP}överstiga|ej{GAP}överstiga){GAP}(?:på{GAP}|om{GAP}|med{GAP})?$",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    rf"(?:{OPTIONAL_GAP}/{OPTIONAL_GAP}|{GAP}(?:per|i|om|för{GAP}varje){GAP})"
    r"(?:arbets)?(?:invånare|inv|timm(?:e|en|a|ar)|tim|h|medlem|person|deltagare|dag(?:en)?|dygn|månad(?:en)?|mån|vecka|styck|st|"
    r"kilometer|km|mil|kvadratmeter|kvm|m2|m²|ton|plats|elev|student|natt|gästnatt|besökare|hektar|ha|träff|tillfälle|möte|"
    r"tjänst|heltid|heltidstjänst|årsarbetskraft|årsarbetare|hushåll|exemplar|anställd)(?![\w])",
    re.IGNORECASE,
)
_AT_PRICE = re.compile(rf"(?:(?<!\w)[àá@]|(?<!\w)a'){SPACE}?$")
_COUNTED = re.compile(
    rf"{GAP}(?:\w+{GAP})?(?:invånare|människor|personer|besökare|besök|ton|kubikmeter|hektar|gästnätter|användare|visningar|timmar|år|"
    r"medlemmar|träd|kunder|turister|svenskar|resenärer|passagerare|fordon|liter|kilowattimmar|följare)(?!\w)",
    re.IGNORECASE,
)
_SERIAL_WORD = re.compile(
    rf"(?<!\w)(?:mål|etapp|fas|del|punkt|steg|nr|version|ap|wp|aktivitet|bilaga|alternativ|kap\.?|kvartal|insatsområde|prioritering|tabell){SPACE}$",
    re.IGNORECASE,
)
_HEAD_DIGIT = re.compile(rf"^\d{{1,2}}{SPACE}(?=\d{{1,3}}{SPACE}\d{{3}})")


def find_money(stretch: Stretch) -> Iterator[Candidate]:
    """Amounts with a unit, in digits or words, and bare numbers; bare ones carry recognizer `number` and no unit."""
    taken = Taken()
    for finder in (_amounts, _prefixed, _in_words):
        for candidate in finder(stretch):
            if taken.claim(candidate.span):
                yield candidate
    yield from _bare(stretch, taken)


def _amounts(stretch: Stretch) -> Iterator[Candidate]:
    text, position = stretch.text, stretch.start
    while match := _AMOUNT.search(text, position, stretch.end):
        position = match.end()
        start, number, unit = match.start("number"), match["number"], unit_of(match["unit"])
        if not stretch.joins(start, match.end()):
            cut = _own_part(stretch, start, match.start("unit"))
            if cut is None or not stretch.joins(cut, match.end()):
                position = start + 1
                continue
            start, number = cut, text[cut : match.end("number")]
        if _SERIAL_WORD.search(text, max(0, start - 20), start) and (head := _HEAD_DIGIT.match(number)):
            start, number = start + head.end(), number[head.end() :]
        amount = to_decimal(number, scaled=unit.factor >= 1000)
        if amount is None:
            yield from _alone(stretch, match)
            yield _aside(text, start, match.end(), "ambiguous_number")
            continue
        if unit.bare_scale and _COUNTED.match(text, match.end()):
            yield from _alone(stretch, match)
            yield _aside(text, start, match.end(), "indicator")
            continue
        low = _low_of_range(match, amount, unit, text) if start == match.start("number") else None
        if low is not None and stretch.joins(match.start("low"), match.end()):
            start, high = match.start("low"), amount * unit.factor
            value: Money | MoneyRange = MoneyRange(low, high, high, unit.currency, "range")
            yield Candidate(value, text[start : match.end()], Span(start, match.end()), NAME, "range")
            continue
        yield from _alone(stretch, match)
        sign = _sign(stretch, start)
        yield _candidate(stretch, start - (1 if sign else 0), start, match.end(), -amount if sign else amount, number, unit)


def _alone(stretch: Stretch, match: re.Match[str]) -> Iterator[Candidate]:
    """The first of two amounts that are no range (`100 000 kr och 200 000 kr`)."""
    if not match["lowunit"]:
        return
    unit = unit_of(match["lowunit"])
    amount = to_decimal(match["low"], scaled=unit.factor >= 1000)
    start, end = match.start("low"), match.end("lowunit")
    if amount is not None and stretch.joins(start, end):
        sign = _sign(stretch, start)
        yield _candidate(stretch, start - sign, start, end, -amount if sign else amount, match["low"], unit)


def _own_part(stretch: Stretch, start: int, unit_start: int) -> int | None:
    """Where the last printed number before the unit begins, when digits before it belong to another cell or line."""
    for piece in reversed(list(re.finditer(rf"\d{{1,3}}(?:{SPACE}\d{{3}})*(?:,\d+)?", stretch.text[start:unit_start]))):
        if stretch.joins(start + piece.start(), unit_start):
            return start + piece.start()
    return None


def _low_of_range(match: re.Match[str], high: Decimal, unit: Unit, text: str) -> Decimal | None:
    """The lower end of a printed range in whole units, None where what stands before is something else."""
    if match["low"] is None:
        return None
    if "\n" in text[match.end("low") : match.start("dash")]:
        return None  # the dash opens the next item of a list
    before = text[max(0, match.start() - 12) : match.start()]
    if match["dash"] == "och" and not re.search(rf"(?<!\w)mellan{GAP}$", before, re.IGNORECASE):
        return None
    if match["dash"] == "till" and re.search(rf"(?<!\w)från{GAP}$", before, re.IGNORECASE):
        return None  # raised from one amount to another
    low_unit = unit_of(match["lowunit"]) if match["lowunit"] else unit
    low = to_decimal(match["low"], scaled=low_unit.factor >= 1000)
    if low is None or low_unit.currency != unit.currency:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", match["low"]) and not match["lowunit"]:
        return None  # a year before a dash: "2009 – 30 000 kr"
    low, high = low * low_unit.factor, high * unit.factor
    return low if high / 50 <= low < high else None


def _sign(stretch: Stretch, start: int) -> bool:
    """Whether a minus stands right before: not the dash of a list at the start of a line, nor one between two values."""
    text = stretch.text
    if start <= stretch.start or text[start - 1] not in "-–−":
        return False
    before = text[start - 2] if start - 1 > stretch.start else "\n"
    if text[start - 1] == "−":
        return not before.isdigit()
    if before in "\n\f":
        cell = stretch.cell_at(start)
        return cell is not None and cell.start == start - 1
    return before in " \t\u00a0(:"


def _prefixed(stretch: Stretch) -> Iterator[Candidate]:
    for match in _PREFIXED.finditer(stretch.text, stretch.start, stretch.end):
        if re.search(r"\d[ \u00a0\u202f]?$", stretch.text[max(0, match.start() - 2) : match.start()]):
            continue  # "3 000 kr 2 332 498": the unit belongs to the number before it
        if not stretch.joins(match.start(), match.end()):
            continue
        unit = unit_of(match["unit"].rstrip("."))
        if match["scale"]:
            unit = Unit(
                unit.factor * unit_of(match["scale"].replace("million", "miljon").replace("billion", "miljard")).factor,
                unit.currency,
            )
        amount = to_decimal(match["number"], scaled=unit.factor >= 1000)
        if amount is not None:
            yield _candidate(stretch, match.start(), match.start(), match.end(), amount, match["number"], unit)


def _in_words(stretch: Stretch) -> Iterator[Candidate]:
    for match in _WORDS.finditer(stretch.text, stretch.start, stretch.end):
        unit = unit_of(match["unit"])
        if match["unit"].casefold() == "tusen" and not match["currency"]:
            continue
        if not stretch.joins(match.start(), match.end()):
            continue
        if not match["currency"] and _COUNTED.match(stretch.text, match.end()):
            yield _aside(stretch.text, match.start(), match.end(), "indicator")
            continue
        currency = unit_of(match["currency"].split()[-1]).currency if match["currency"] else unit.currency
        amount = _words_amount(match["words"])
        if amount is not None:
            yield _candidate(
                stretch,
                match.start(),
                match.start(),
                match.end(),
                amount,
                str(amount),
                Unit(unit.factor, currency),
                pattern="words",
            )


def _words_amount(words: str) -> Decimal | None:
    folded = " ".join(words.casefold().split())
    special = {"halvannan": "1.5", "en halv": "0.5", "ett halvt": "0.5", "en kvarts": "0.25", "tusen": "1000", "hundra": "100"}
    if folded in special:
        return Decimal(special[folded])
    head, found, _ = folded.partition(" och e")
    number = count_words(head)
    if number is None:
        return None
    return Decimal(number) + (Decimal("0.5") if found else 0)


def _candidate(
    stretch: Stretch, start: int, hedge_end: int, end: int, amount: Decimal, number: str, unit: Unit, pattern: str = ""
) -> Candidate:
    text = stretch.text
    raw, span = text[start:end], Span(start, end)
    if _PER_UNIT.match(text, end) or _AT_PRICE.search(text, max(0, hedge_end - 4), hedge_end):
        return Candidate(Money(amount * unit.factor, unit.currency), raw, span, NAME, pattern or "amount", "per_unit")
    nominal = amount * unit.factor
    before = text[max(stretch.start, hedge_end - 40) : hedge_end]
    if _CEILING.search(before):
        return Candidate(Money(nominal, unit.currency), raw, span, NAME, "ceiling")
    if hedge := _BEFORE.search(before):
        return Candidate(
            hedged(nominal, unit.currency, _HEDGES[hedge[1].casefold()], _last_unit(amount) * unit.factor),
            raw,
            span,
            NAME,
            "hedged",
        )
    if unit.factor >= 1000:
        half = Decimal(5).scaleb(_exponent(amount) - 1) * unit.factor
        value = MoneyRange(nominal - half, nominal + half, nominal, unit.currency)
        return Candidate(value, raw, span, NAME, pattern or "scaled")
    return Candidate(Money(nominal, unit.currency), raw, span, NAME, pattern or "amount")


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _last_unit(amount: Decimal) -> Decimal:
    """The unit of the last printed digit that is not a filler zero: 100 000 for 3 800 000, 0.1 for 3.8."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def hedged(nominal: Decimal, currency: str, hedge: str, unit: Decimal) -> MoneyRange:
    """The range a hedge stands for: *drygt* goes one unit of the last printed digit up, *knappt* one down, *cirka* both ways."""
    down = max(nominal - unit, nominal / 2) if nominal > 0 else nominal - unit
    low, high = {
        "drygt": (nominal, nominal + unit),
        "knappt": (down, nominal),
        "cirka": (down, nominal + unit),
        "över": (nominal, None),
        "minst": (nominal, None),
        "under": (None, nominal),
    }[hedge]
    return MoneyRange(low, high, nominal, currency, hedge)


def _aside(text: str, start: int, end: int, why: str) -> Candidate:
    return Candidate(None, text[start:end], Span(start, end), NAME, "", why)


def _bare(stretch: Stretch, taken: Taken) -> Iterator[Candidate]:
    """Numbers without a unit: grouped or long ones in prose, and whatever reads as an amount in a table cell."""
    text = stretch.text
    for cell in stretch.cells:
        if not (stretch.start <= cell.start and cell.end <= stretch.end) or taken.meets(cell):
            continue
        raw = text[cell.start : cell.end]
        if len(raw) < 24 and any(c.isdigit() for c in raw) and not re.fullmatch(r"\s*(?:19|20)\d\d\s*", raw):
            amount = parse_amount(raw)
            if amount is not None:
                yield Candidate(Money(amount), raw, cell, BARE, "bare")
    for match in _BARE.finditer(text, stretch.start, stretch.end):
        span = Span(match.start(), match.end())
        if stretch.cell_at(span.start) is not None or taken.meets(span) or match["number"].startswith("0"):
            continue
        if "\n" in match[0] and not stretch.joins(span.start, span.end):
            continue
        amount = to_decimal(match[0].replace("\n", " "))
        if amount is not None:
            yield Candidate(Money(amount), match[0], span, BARE, "bare")
