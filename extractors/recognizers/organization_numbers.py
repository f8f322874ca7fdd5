"""Organisation numbers, and the personal identity numbers that look like them.

Knows the forms and the check digit. A number whose third digit is below 2 is that of a person (also of a sole trader): it is set
aside as `personal`, and neither value nor digits leave this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.recognizers.stretch import SPACE, Stretch, Taken
from schemas.facts import Candidate, OrganizationNumber
from schemas.text import Span
from schemas.values import organization_number_is_valid

NAME = "organization_numbers"
MASK = "XXXXXX-XXXX"

_HYPHEN = r"[-‐‑–−]"
_NUMBER = re.compile(
    rf"(?<![\w/])(?<!\d[-.])(?P<century>16|18|19|20)?(?P<first>\d{{6}}){_HYPHEN}\n?(?P<last>\d{{4}})(?![\w/]|-\d)"
)
_LABEL = (
    rf"(?:org(?:anisations)?\.?{SPACE}?-?(?:nr|nummer)|orgnr|organisationsnummer|org\.?{SPACE}?nr|VAT(?:-?nr)?|"
    rf"momsreg(?:istrerings)?\.?{SPACE}?(?:nr|nummer))"
)
_LABELLED = re.compile(
    rf"(?<!\w){_LABEL}\.?:?(?:[ \u00a0\t]|\n){{0,3}}(?:SE)?"
    rf"(?P<century>16)?(?P<first>\d{{6}}){SPACE}?(?P<last>\d{{4}})(?:01)?(?!\d)",
    re.IGNORECASE,
)
_TWELVE = re.compile(r"(?<!\d)(?P<century>16)(?P<first>[2-9]\d[2-9]\d{3})(?P<last>\d{4})(?!\d)")
_PERSONAL_TWELVE = re.compile(
    rf"(?<!\d)(?P<century>19|20)(?P<first>\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d))(?:{_HYPHEN}|{SPACE})?(?P<last>\d{{4}})(?!\d)"
)


def find_organization_numbers(stretch: Stretch) -> Iterator[Candidate]:
    """Organisation numbers with their check digit judged; personal ones masked and set aside."""
    text = stretch.text
    taken = Taken()
    for pattern, name in ((_NUMBER, "hyphen"), (_LABELLED, "labelled"), (_TWELVE, "twelve"), (_PERSONAL_TWELVE, "personal")):
        for match in pattern.finditer(text, stretch.start, stretch.end):
            start = match.start("century") if match["century"] else match.start("first")
            span = Span(start, match.end("last"))
            digits = match["first"] + match["last"]
            person = name == "personal" or match["century"] in ("18", "19", "20")
            if person and not _is_personal(digits) and name == "personal":
                continue
            if not taken.claim(span):
                continue
            if person or _is_personal(digits):
                yield Candidate(None, MASK, span, NAME, name, "personal")
            else:
                value = OrganizationNumber(digits, organization_number_is_valid(digits))
                yield Candidate(value, text[span.start : span.end], span, NAME, name)


def _is_personal(digits: str) -> bool:
    """Whether ten digits can be a person's: month 01–12, or a day raised by 60 as in coordination numbers."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return digits[2] in "01" and 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def parse_organization_number(text: str) -> OrganizationNumber | None:
    """The organisation number a form value prints; None for a person's number and for anything else."""
    digits = re.sub(r"[\s\u00ad‐‑–−-]", "", text.strip())
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if len(digits) != 10 or not digits.isdigit() or _is_personal(digits):
        return None
    return OrganizationNumber(digits, organization_number_is_valid(digits))
