"""Units of tables: what a heading, a caption or a note far above says that the figures are counted in.

Knows words for units and where they may stand. Which of several notes holds for a table is decided by nearness; whether a
distant note can be right is decided by `arithmetic` with the amounts that the rest of the document prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

UNIT_WORD = (
    r"mdkr|mdr|miljarder(?:\s+kr(?:onor)?)?|mnkr|mkr|mkronor|msek|milj\.?\s*kr|miljoner(?:\s+kr(?:onor)?)?"
    r"|tkr|kkr|tsek|ksek|tusen(?:\s+kr(?:onor)?)?|tusental(?:s)?(?:\s+kr(?:onor)?)?|1\s?000(?:-tals?)?\s+kr(?:onor)?"
    r"|keur|teur|meur|eur|euro|€|nok|dkk|usd|kronor|kr|sek"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A factor to whole units of a currency, and the words that said so."""

    factor: Decimal
    currency: str
    words: str


_THOUSAND = re.compile(r"tkr|kkr|tsek|ksek|tusen.*|1\s?000.*|keur|teur", re.IGNORECASE)
_MILLION = re.compile(r"mnkr|mkr|mkronor|msek|milj.*\bkr|miljoner.*|milj\.?\s*kr|meur", re.IGNORECASE)
_BILLION = re.compile(r"mdkr|mdr|miljarder.*", re.IGNORECASE)
_FOREIGN = re.compile(r"[kmt]?eur\w*|€|nok|dkk|usd", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\wåäö])(?:{UNIT_WORD})(?![\wåäö])", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:belopp(?:en)?|kostnader(?:na)?|siffror(?:na)?|summor|angiv\w*|anges|redovisas|uttryckt\w*|allt)\b[^.]{0,40}?\bi\s+"
    rf"(?:hela\s+)?(?P<unit>{UNIT_WORD})(?![\wåäö])"
    rf"|\(\s*(?:alla\s+|samtliga\s+)?(?:belopp\s+)?(?:i\s+)?(?:hela\s+)?(?P<bracket>{UNIT_WORD})\b[^)]{{0,30}}\)"
    rf"|^(?:i\s+)?(?:hela\s+)?(?P<alone>{UNIT_WORD})\.?$"
    rf"|\bhela\s+(?P<whole>kronor|kr)\b"
    rf"|(?:^|[,;–-]\s*)(?:i\s+)?(?P<end>tkr|kkr|tsek|ksek|mnkr|mkr|msek)\.?$",
    re.IGNORECASE,
)


def unit_of_word(word: str) -> Unit:
    """The unit that one unit word means."""
    plain = word.strip().rstrip(".")
    currency = "SEK"
    if foreign := _FOREIGN.fullmatch(plain):
        code = foreign.group().upper()
        currency = "EUR" if "EUR" in code or code == "€" else code
    if _BILLION.fullmatch(plain):
        return Unit(Decimal(10) ** 9, currency, plain)
    if _MILLION.fullmatch(plain):
        return Unit(Decimal(10) ** 6, currency, plain)
    if _THOUSAND.fullmatch(plain):
        return Unit(Decimal(1000), currency, plain)
    return Unit(Decimal(1), currency, plain)


def unit_in(text: str) -> Unit | None:
    """The unit word in a heading or a cell (*Totalt kr*, *Belopp (tkr)*); None where there is none or where two differ."""
    units = {(unit.factor, unit.currency): unit for unit in (unit_of_word(m.group()) for m in _WORD.finditer(text))}
    return next(iter(units.values())) if len(units) == 1 else None


def unit_note(text: str) -> Unit | None:
    """The unit that a line of text declares for the figures that follow; an amount in a sentence declares nothing."""
    for match in _NOTE.finditer(text.strip()):
        word = next(group for group in match.groups() if group)
        if not re.search(r"\d\s*$", text.strip()[: match.start()]):
            return unit_of_word(word)
    return None


def refers_elsewhere(text: str) -> bool:
    """Whether a line speaks of the figures of another paper (*se bilagt kalkylblad, i tkr*)."""
    return re.search(r"bifoga|bilaga|bilagd|separat|annan handling", text, re.IGNORECASE) is not None
