"""Swedish personal numbers in text, and their masking: personnummer and samordningsnummer. Pure; knows no document.

A number is taken for one when its date exists (a samordningsnummer has 60 added to the day) and its check digit is right,
or when the text itself calls it one. Organisation numbers are no dates: their third digit is 2 or more. Every digit becomes
an X and nothing else changes, so that offsets stay good.
"""

from __future__ import annotations

import calendar
import re

from schemas.values import organization_number_is_valid

MASK = "X"
_GAP = r"[ \u00a0\u2009\u202f\n]{0,2}"
_NUMBER = re.compile(
    rf"(?<!\d)(?P<century>1[89]|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    rf"(?P<between>{_GAP}[-+\u2010-\u2015\u2212]{_GAP}|[ \u00a0])?(?P<rest>\d{{4}})(?!\d|[.,]\d)"
)
_SPREAD = re.compile(
    r"(?<![\d-])(?P<century>1[89]|20)(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?P<between>-)(?P<rest>\d{4})(?![\d-]|[.,]\d)"
)
"""With signs between the parts of its date; anything looser is a date and a figure."""
_CALLED_ONE = re.compile(
    r"(?:person(?:nummer|nr)?|samordnings(?:nummer|nr)?|pers\.?\s?nr|pnr|född|f\.)(?:[\w()/ .-]{0,30})?[\s:.]*$", re.IGNORECASE
)
_CALLED_ANOTHER = re.compile(
    r"(?:dnr|diarie(?:nummer|nr)?|ärende(?:nummer|nr|-id)?|bankgiro|plusgiro|konto(?:nummer)?|telefon|tel|mobil)[\s:.]*$",
    re.IGNORECASE,
)
_LOOK_BACK = 60


def masked_text(text: str) -> str:
    """The text with the digits of every personal number masked."""
    if not any(c.isdigit() for c in text):
        return text
    for pattern in (_NUMBER, _SPREAD):
        text = pattern.sub(lambda found: _masked(found) if _is_personal(found) else found[0], text)
    return text


def _masked(found: re.Match[str]) -> str:
    return "".join(MASK if c.isdigit() else c for c in found[0])


def _is_personal(found: re.Match[str]) -> bool:
    if not _is_date(found["century"], found["year"], int(found["month"]), int(found["day"])):
        return False
    before = found.string[max(0, found.start() - _LOOK_BACK) : found.start()]
    called = _CALLED_ONE.search(before) is not None
    if called:
        return True
    if _CALLED_ANOTHER.search(before):
        return False
    between = found["between"]
    if between is not None and not between.strip() and found["century"] is None:
        return False  # a short number, a blank and four digits may be anything
    digits = found["year"] + found["month"] + found["day"] + found["rest"]
    return organization_number_is_valid(digits)


def _is_date(century: str | None, year: str, month: int, day: int) -> bool:
    if day > 60:
        day -= 60
    if not 1 <= month <= 12 or day < 1:
        return False
    # Without its century a 29 February is given the benefit of the doubt.
    full = int((century or "20") + year)
    longest = (
        calendar.monthrange(full, month)[1]
        if century
        else max(calendar.monthrange(y + int(year), month)[1] for y in (1900, 2000))
    )
    return day <= longest
