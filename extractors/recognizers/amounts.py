"""Numbers and units as strings: separators, minus forms, units of account. Knows nothing of text around them.

`parse_amount` reads a table cell, `parse_unit` a header or caption; `money.py` builds on the same grammar for running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.recognizers.stretch import OPTIONAL_GAP, SPACE
from schemas.values import SEK

_GROUP_GAP = f"(?:{SPACE}|{SPACE}?\n{SPACE}?)"
NUMBER = (
    rf"(?:\d{{1,3}}(?:{_GROUP_GAP}\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d{{1,3}}(?:['’´]\d{{3}})+(?!\d)|"
    rf"\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)|\d+)(?:[.,]\d{{1,3}}(?!\d))?"
)
"""Digits with one kind of separator, and decimals. The head of a group has at most three digits: a year never joins one."""

_KRONOR = r"kronors|kronor|kronro|kroner|kronnor|kornor|kronr|kronoer|kr(?!\w)|skr(?!\w)|SEK(?!\w)"
_FOREIGN = r"euro(?!\w)|EUR(?!\w)|€|norska\s+kronor|NOK(?!\w)|danska\s+kronor|DKK(?!\w)|USD(?!\w)|GBP(?!\w)"
CURRENCY = rf"(?:svenska\s+)?(?:{_KRONOR}|{_FOREIGN})"
_SCALE = r"miljarder|miljard|mdr\.?|miljoner|miljon|milj\.?|mn|tusentals|tusental|tusen"
_SHORT = r"mdkr|mnkr|mkr|m\.kr|msek|tkr|t\.kr|kkr|ksek|tsek|keur|meur|k€|m€|mnok|tnok|mdkk"
UNIT = (
    rf"(?:(?:{_SHORT})(?!\w)|(?:{_SCALE}){OPTIONAL_GAP}(?:{CURRENCY})|(?:miljarder|miljard|mdr|miljoner|miljon|milj)(?!\w)|"
    rf"{CURRENCY}|:-|,-|\.-)"
)
"""A unit of account after a number; to be compiled without regard to case."""

_FACTORS = {"mdr": 10**9, "miljard": 10**9, "miljarder": 10**9, "mdkr": 10**9}
_SHORT_UNITS = {
    "mnkr": (10**6, SEK), "mkr": (10**6, SEK), "m.kr": (10**6, SEK), "msek": (10**6, SEK), "mdkr": (10**9, SEK),
    "tkr": (1000, SEK), "t.kr": (1000, SEK), "kkr": (1000, SEK), "ksek": (1000, SEK), "tsek": (1000, SEK),
    "keur": (1000, "EUR"), "meur": (10**6, "EUR"), "k€": (1000, "EUR"), "m€": (10**6, "EUR"), "mnok": (10**6, "NOK"),
    "tnok": (1000, "NOK"), "mdkk": (10**6, "DKK"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """What one printed unit is worth. `bare_scale`: a scale word with no currency (*miljoner*), which may count anything."""

    factor: Decimal
    currency: str = SEK
    bare_scale: bool = False


def unit_of(printed: str) -> Unit:
    """The unit that a match of `UNIT` prints."""
    folded = " ".join(printed.casefold().replace("\u00ad", "").split())
    if folded in _SHORT_UNITS:
        factor, currency = _SHORT_UNITS[folded]
        return Unit(Decimal(factor), currency)
    if re.match(r"(?:miljard|mdr)", folded):
        factor = 10**9
    elif re.match(r"(?:miljon|milj|mn)", folded):
        factor = 10**6
    elif folded.startswith("tusen"):
        factor = 1000
    else:
        factor = 1
    for pattern, currency in (
        ("euro|eur|€", "EUR"),
        ("norska|nok", "NOK"),
        ("danska|dkk", "DKK"),
        ("usd", "USD"),
        ("gbp", "GBP"),
    ):
        if re.search(pattern, folded):
            return Unit(Decimal(factor), currency)
    bare = factor > 1 and not re.search(r"k[ro]|sek", folded)
    return Unit(Decimal(factor), SEK, bare)


def to_decimal(number: str, scaled: bool = False) -> Decimal | None:
    """The value of a printed number, None where its separators can be read in two ways.

    `scaled`: it counts thousands or more, so that `1.500` may be one and a half; that is then undetermined.
    """
    digits = re.sub(r"[\s\u00ad\ufffd]", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return None if scaled and digits.count(".") == 1 else Decimal(digits.replace(".", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    digits = re.sub(r"['’´]", "", digits)
    if re.fullmatch(r"\d{1,3},\d{3}", digits) and not scaled:
        return Decimal(digits.replace(",", ".")) if digits.startswith("0,") else None
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return Decimal(digits.replace(",", "."))
    return None


_CELL_NUMBER = (
    rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d{{1,2}})?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,2}})?|\d{{1,3}}(?:['’´]\d{{3}})+(?:[.,]\d{{1,2}})?|"
    rf"\d{{1,3}}(?:,\d{{3}}){{2,}}(?:\.\d{{1,2}})?|\d+(?:[.,]\d+)?"
)
_CELL = re.compile(
    rf"(?P<open>\()?\s*(?:(?P<before>kr\.?|SEK|EUR|€)\s*)?(?P<sign>[-–−+]\s?)?(?:(?P<inside>kr\.?|SEK)\s*)?(?P<number>{_CELL_NUMBER})"
    rf"(?:(?P<dash>:-|,-|\.-)|\s*(?P<unit>{UNIT})\.?)?(?P<trailing>[-−])?\s*(?P<close>\))?\s*(?:[*†]|\d\))?",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[\s\-–—−.…_]*|x|n/?a|ej aktuellt?", re.IGNORECASE)
_HIGHEST = Decimal(10**11)
"""No amount in these papers is a hundred billion kronor; digits that say so are two columns read as one."""


def is_empty_amount(text: str) -> bool:
    """Whether a cell says that there is no amount: nothing, a dash, dots. A printed 0 is an amount."""
    return _EMPTY.fullmatch(text.replace("\u00ad", "").strip()) is not None


def parse_amount(text: str, unit_factor: Decimal | int = 1) -> Decimal | None:
    """The amount in whole units that a table cell prints; None for an empty cell and for anything that is no single amount.

    Minus before or after, or parentheses, make it negative. A unit in the cell itself (`150 tkr`) wins over `unit_factor`.
    A percentage, two numbers, a hedge or an ambiguous separator (`1,234` in kronor) give None; see `is_empty_amount`.
    """
    stripped = re.sub(r"[\r\n]+", " ", text).strip()
    match = _CELL.fullmatch(stripped)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    factor = Decimal(unit_factor)
    if match["unit"]:
        factor = unit_of(match["unit"]).factor
    elif match["before"] or match["inside"] or match["dash"]:
        factor = Decimal(1)
    amount = to_decimal(match["number"], scaled=factor >= 1000)
    if amount is None or amount * factor >= _HIGHEST:
        return None
    if len(match["number"]) > 1 and match["number"][0] == "0" and match["number"][1].isdigit():
        return None  # 0905 is a code, not an amount
    negative = bool(match["open"]) or bool(match["trailing"]) or (match["sign"] or "").strip() in {"-", "–", "−"}
    return -amount * factor if negative else amount * factor


_THOUSANDS = re.compile(
    rf"(?<![\w])(?:tkr|t\.kr|kkr|ksek|tsek|tusentals?{SPACE}(?:kr|kronor|SEK)|tusen{SPACE}(?:kr|kronor|SEK)|tusental|"
    rf"1{SPACE}?000[- ]?tals?(?:{SPACE}(?:kr|kronor))?|"
    rf"(?:i{SPACE}|\(|^){SPACE}?1{SPACE}?000{SPACE}(?:kr|kronor|SEK)|(?:SEK|kr){SPACE}?(?:x{SPACE}?)?1{SPACE}?000|(?<!\d)(?<!\d{SPACE})['’]?000{SPACE}(?:kr|kronor|SEK))(?!\w)",
    re.IGNORECASE,
)
_MILLIONS = re.compile(
    rf"(?<![\w])(?:mnkr|mkr|m\.kr|msek|milj\.?{SPACE}?(?:kr|kronor)|miljoner{SPACE}(?:kr|kronor|SEK)|mn{SPACE}?kr|miljoner)(?!\w)",
    re.IGNORECASE,
)
_ONES = re.compile(r"(?<![\w])(?:hela\s+kronor|kronor|kr|SEK|svenska\s+kronor)(?!\w)", re.IGNORECASE)
_AMOUNT = re.compile(rf"(?<![\w]){NUMBER}\s*(?:{UNIT})", re.IGNORECASE)


def parse_unit(text: str) -> tuple[Decimal, str] | None:
    """The unit a header or caption declares: factor and currency of `Belopp i tkr`, `KOSTNADER (kr)`; None where it says none.

    Amounts inside the text (*högst 50 000 kr*) declare nothing.
    """
    foreign = re.search(
        r"(?<!\w)(?P<scale>k|t|m)?(?P<currency>EUR|NOK|DKK|USD|GBP)(?!\w)|(?<!\w)(?P<euro>euro)(?!\w)|€", text, re.IGNORECASE
    )
    if _THOUSANDS.search(text):
        return Decimal(1000), "EUR" if foreign and not _ONES.search(text) and foreign["euro"] else SEK
    rest = _AMOUNT.sub(" ", text)
    if foreign and (foreign[0] in rest):
        scale = (foreign["scale"] or "").casefold()
        factor = {"k": 1000, "t": 1000, "m": 10**6}.get(scale, 1)
        return Decimal(factor), (foreign["currency"] or "EUR").upper()
    if _MILLIONS.search(rest):
        return Decimal(10**6), SEK
    if _ONES.search(rest):
        return Decimal(1), SEK
    return None
