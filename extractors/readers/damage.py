"""Signs that a text layer does not say what the paper shows: unmapped glyphs, figures that vanished.

Names the suspicion and nothing more; what to do about it is the officer's and the pipeline's matter.
"""

from __future__ import annotations

import re

from extractors.readers.paint import UNMAPPED

_UNIT_WITHOUT_FIGURE = re.compile(
    r"\b(?:högst|max(?:imalt)?|uppgår till|ansökan om|stöd med|beviljas|till ett belopp av)\s+(?:kronor|kr|SEK)\b",
    re.IGNORECASE,
)
_PERCENT_WITHOUT_FIGURE = re.compile(r"\b(?:med|högst|max|motsvarande)\s+(?:%|procent)\s+av\b", re.IGNORECASE)
_DATE = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_MAIMED_DATE = re.compile(r"(?<![\d/-])(?:\d{2,3}-\d{1,2}-\d{1,2}|\d{4}-\d-\d{1,2}|\d{4}-\d{2}-\d)(?![\d-])")


_LOST_FIGURE = re.compile(
    rf"{UNMAPPED}[{UNMAPPED}\s.,]*(?:kronor|kr|tkr|mnkr|SEK|%|procent)\b|{UNMAPPED}{{4,}}-{UNMAPPED}{{2,}}", re.IGNORECASE
)
"""An amount or a date of which only the unit or the dashes have a letter table."""


def damage_of(text: str) -> str | None:
    """A Swedish sentence about what is wrong with the text of a whole file, or None."""
    inked = sum(1 for c in text if not c.isspace())
    if inked == 0:
        return None
    unmapped = text.count(UNMAPPED) + sum(1 for c in text if "\ue000" <= c <= "\uf8ff")
    if unmapped > 0.3 * inked and unmapped > 20:
        return "Större delen av textlagret saknar teckentabell och kan inte läsas."
    if _LOST_FIGURE.search(text):
        return "Belopp eller datum står i ett teckensnitt utan teckentabell och kan inte läsas."
    digits = [c for c in text if c.isdigit()]
    if unmapped >= 20 and unmapped > len(digits):
        return "De flesta siffror står i ett teckensnitt utan teckentabell och kan inte läsas."
    if len(digits) >= 60 and len(set(digits)) <= 9 and (missing := _missing_digit(digits)):
        return f"Siffran {missing} förekommer inte i textlagret; siffror har sannolikt fallit bort."
    lost = len(_UNIT_WITHOUT_FIGURE.findall(text)) + len(_PERCENT_WITHOUT_FIGURE.findall(text))
    if lost >= 2 or (lost == 1 and len(digits) < 10):
        return "Belopp står utan siffror i textlagret; siffror har sannolikt fallit bort."
    if len(_MAIMED_DATE.findall(text)) >= 2 and not _DATE.search(text):
        return "Datum är ofullständiga i textlagret; siffror har sannolikt fallit bort."
    return None


def _missing_digit(digits: list[str]) -> str:
    """A figure that so many figures cannot be without: nought, the commonest in amounts, already among sixty."""
    present = set(digits)
    if "0" not in present:
        return "0"
    if len(digits) >= 250:
        return next((d for d in "123456789" if d not in present), "")
    return ""
