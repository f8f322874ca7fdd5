"""The applicant named right before its organisation number: *Väsby Kvarns Vänner (org.nr 802460-5519)*.

Whatever has an organisation number is an organisation, also where nothing in its name says so. A letter's foot or a list of
others' numbers is not read here: the name and the number stand in one line or sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.authorities import AUTHORITY_NAME
from extractors.given_names import is_person
from extractors.roles.readings import FieldReading
from schemas.facts import Candidate, OrganizationName, OrganizationNumber, Standing
from schemas.layout import Layout
from schemas.roles import DocumentKind
from schemas.text import Span

_BETWEEN = re.compile(
    r"[\s,;(–-]*(?:med\s+)?(?:org(?:anisations)?\s*\.?\s*-?\s*(?:nummer|nr)?\.?\s*[:.]?|organisation\s+number:?)?\s*$",
    re.IGNORECASE,
)
_LEGAL_TAIL = frozenset(
    [
        "ek",
        "ekonomisk",
        "ekonomiska",
        "ideell",
        "ideella",
        "förening",
        "föreningen",
        "för",
        "aktiebolag",
        "ab",
        "publ",
        "kommun",
        "kommunalförbund",
        "stiftelse",
        "handelsbolag",
        "samfällighetsförening",
        "samfällighet",
        "universitet",
        "högskola",
        "bygdegårdsförening",
    ]
)
_CONNECTS = frozenset(["i", "och", "för", "på", "av", "vid", "till", "med", "&", "–", "-"])
_OPENS = re.compile(
    r"^(?:(?:Vi|Jag|Undertecknad\w*|Härmed|Sökande\w*|Projektägare|Från|Stödsökande|Stödmottagare|Avsändare|Namn|Organisation|Hälsningar|"
    r"Bidragsmottagare|Mottagare|Betalningsmottagare)"
    r"\s*[:,]?\s+(?:(?:i|på|från|är|ansöker|söker|för)\s+)?)+(?=[A-ZÅÄÖÉ0-9])"
)
_NO_NAME = re.compile(r"^(?:bankgiro|plusgiro|bg|pg|tel\w*|konto\w*|moms\w*|vat|cfar\S*|org\S*|nr|nummer)\b|\d{3}", re.IGNORECASE)


def name_before(text: str, at: int) -> tuple[str, Span] | None:
    """The name that ends right before an organisation number at `at`, and its place; None where no name stands there."""
    line_start = max(text.rfind(c, 0, at) for c in "\n\t\f") + 1
    origin = max(line_start, at - 140)
    stretch = text[origin:at]
    between = _BETWEEN.search(stretch)
    if between is None or (between.start() == len(stretch) and at > 0 and stretch):
        return None
    end = between.start()
    words = list(re.finditer(r"\S+", stretch[:end]))
    first = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        bare = word.strip("().,;:\"”'")
        capital = bare[:1].isupper() or bare[:1].isdigit()
        if i < len(words) - 1 and word[-1] in ".:;,!?" and bare.casefold() not in ("ek", "för", "ideell", "st"):
            break
        if capital or (bare.casefold() in _CONNECTS and i < len(words) - 1):
            first = i
        elif bare.casefold() not in _LEGAL_TAIL:
            break
    while first < len(words) and not (words[first].group()[:1].isupper() or words[first].group()[:1].isdigit()):
        first += 1
    if first >= len(words):
        return None
    start = words[first].start()
    opening = _OPENS.match(stretch[start:end])
    if opening:
        start += opening.end()
    written = stretch[start:end].rstrip(" ,;:(–-")
    name = " ".join(written.split())
    if not 3 <= len(name) <= 90 or not re.search(r"[a-zåäö]{2}", name) or _NO_NAME.search(name):
        return None
    return name, Span(origin + start, origin + start + len(written))


def read_named_by_number(
    layout: Layout, candidates: Sequence[Candidate], kind: DocumentKind, authority: str | None
) -> list[FieldReading]:
    """Readings of the applicant from names before organisation numbers, where the paper is the applicant's own."""
    if kind not in (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT, DocumentKind.BUDGET, DocumentKind.PAYMENT_CLAIM):
        return []
    text = layout.document.text
    readings = []
    furniture = [line.span for line in layout.lines if line.furniture]
    for c in candidates:
        if c.set_aside or not isinstance(c.value, OrganizationNumber) or any(s.contains(c.span) for s in furniture):
            continue
        found = name_before(text, c.span.start)
        if found is None or not layout.span.contains(c.span):
            continue
        name, span = found
        if is_person(name) or AUTHORITY_NAME.match(name) or (authority is not None and name.casefold() == authority.casefold()):
            continue
        known = any(isinstance(k.value, OrganizationName) and k.span.overlaps(span) for k in candidates)
        again = " ".join(text.split()).count(name) >= 2
        standing = Standing.CERTAIN if known or again else Standing.PROBABLE
        weight = 79 if _own_words(text, span.start) else 64
        readings.append(FieldReading("applicant_name", name, (span,), weight, "namn med organisationsnummer", standing))
    return readings


def _own_words(text: str, start: int) -> bool:
    """Whether the words before the name say that it is who applies."""
    before = text[max(0, start - 40) : start]
    return (
        re.search(
            r"\b(?:vi\s+(?:i|på|från|är)|vi,|undertecknad\w*|sökande\w*:?|projektägare\w*:?|ansöker|söker)\s+$", before, re.I
        )
        is not None
    )
