"""How values look to an officer: amounts, dates, shares, Swedish words for codes; and text from documents made harmless."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from warehouse.lookups import LOOKUPS

DASH = "–"
NBSP = "\u00a0"
_FIGURE = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_UNIT = re.compile(r"(?<=\d)[ \u00a0](?=(?:kr|tkr|mnkr|kronor|%)(?!\w))")
_INSIDE_FIGURE = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|(?:kr|tkr|mnkr|kronor|%)(?!\w))")

WORDS = {enum.__name__: {value.value: label for value, label in labels} for enum, labels in LOOKUPS}
REASONS = {
    "encrypted": "lösenordsskyddad",
    "damaged": "skadad fil",
    "not_a_document": "ingen handling",
    "unsupported_format": "format som inte stöds",
    "no_text": "ingen text",
    "too_large": "för stor",
    "timeout": "tog för lång tid",
    "memory": "krävde för mycket minne",
    "reader_crash": "läsaren kraschade",
    "extractor_failed": "fel i tolkningen",
    "no_case": "hör inte till något ärende",
    "ambiguous_field": "går inte att förstå säkert",
}
VERDICTS = {"accepted": "Godtagen som avvikelse", "dismissed": "Avfärdad", "resolved": "Åtgärdad"}


def word(enumeration: str, code: object) -> str:
    """The Swedish word for a value of an enum of `schemas`; the code itself where there is none, a dash for nothing."""
    if code is None or code == "":
        return DASH
    return WORDS[enumeration].get(str(code), str(code))


def amount(value: object) -> str:
    """`2 332 498`, with öre only where there are any; a dash for unknown."""
    if value is None:
        return DASH
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    whole = number == number.to_integral_value()
    text = f"{number:,.0f}" if whole else f"{number:,.2f}"
    return text.replace(",", " ").replace(".", ",").replace("-", "−")


def kronor(value: object) -> str:
    """An amount with its unit."""
    return DASH if value is None else f"{amount(value)} kr"


def percent(value: object) -> str:
    """`10,86 %`; zeros that were not printed are left out."""
    if value is None:
        return DASH
    number = Decimal(str(value)).normalize()
    if isinstance(exponent := number.as_tuple().exponent, int) and exponent > 0:
        number = number.quantize(Decimal(1))
    return f"{number} %".replace(".", ",")


def day(value: object) -> str:
    """An ISO date; a time to the minute."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return DASH if value is None else value.isoformat() if isinstance(value, date) else str(value)


def safe(text: object) -> str:
    """Text from a document for a terminal: nothing in it can move the cursor, change colours or turn the reading order."""
    return "".join(c if _is_plain(c) else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in _spaced(str(text)))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines no wider than `width`, indented; a figure is never parted, nor from its unit."""
    lines = textwrap.wrap(_INSIDE_FIGURE.sub("\u00a0", text), width, initial_indent=first, subsequent_indent=rest)
    return [line.replace("\u00a0", " ") for line in lines]


def clean(value: object) -> object:
    """Text for a page: it can neither hide nor turn the reading order, and no figure is parted. Other values are left alone."""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return "" if value is None else value
    kept = NBSP.join(safe(part) for part in re.split("[\u00a0\u202f]", value))
    return _UNIT.sub(NBSP, _FIGURE.sub(NBSP, kept))


def _spaced(text: str) -> str:
    """Line ends and tabs become spaces; NBSP too, so that wrapping sees it."""
    return text.translate({ord("\n"): " ", ord("\r"): " ", ord("\t"): " ", ord("\f"): " ", 0xA0: " ", 0x202F: " "})


def _is_plain(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
