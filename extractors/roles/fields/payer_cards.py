"""Payers that a form asks for one after the other, each with fields of its own: name, kind of contribution, amount, years.

*Finansiär 1 · Namn … · Typ av finansiering … · Belopp …*, again for the next. A card begins with a name under a label that says
financier, or under a title that does, and ends where the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.roles.parties import contribution_of, identify_party, same_name
from extractors.roles.readings import AmountReading, Context, FinancingReading
from extractors.roles.tables.columns import is_year_text, years_in
from extractors.ticks import chosen
from schemas.facts import Candidate, Standing
from schemas.layout import Layout, Line
from schemas.roles import CommitmentStatus, Contribution
from schemas.text import DocumentText, Span
from schemas.values import Money

_TITLE = re.compile(r"(?:\w{1,2}[.)]\s+)?(?:med|sam)?finansiär\w*(?:\s*(?:nr\.?)?\s*\d{1,2})?(?:\s+av\s+\d{1,2})?", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:med|sam)?finansiär(?:en)?s?(?:\s+namn|,\s*namn)?|namn på (?:med|sam)?finansiär\w*|bidragsgivare|finansieringskälla)",
    re.IGNORECASE,
)
_WEAK_NAME = re.compile(r"(?:namn|organisation(?:snamn|ens namn)?|aktör|part(?:ens namn)?)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:(?:totalt?|sammanlagt|sökt)\s+)?(?:belopp|summa|insats|bidrag|medfinansiering|finansiering(?:sbelopp)?)(?:\s+totalt)?"
    r"|totalt|summa totalt",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:typ|form|slag|art)(?: av (?:med)?(?:finansiering|bidrag|insats|stöd))?|(?:finansierings|bidrags|insats)(?:form|typ|slag)"
    r"|kontant\w*\s*(?:/|eller)\s*.+",
    re.IGNORECASE,
)
_LONGEST = 9
"""Fields that one card has at most."""


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    value: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class _Card:
    name: _Entry
    kind: str = ""
    amounts: list[tuple[int | None, _Entry]] = field(default_factory=list)


def payer_cards(layout: Layout, candidates: Sequence[Candidate], context: Context) -> list[FinancingReading]:
    """One reading a card; nothing where a card has no amount, or a name that nobody has."""
    rows: list[FinancingReading] = []
    for card in _cards(layout):
        party = identify_party(card.name.value, context)
        amounts = tuple(a for year, entry in card.amounts if (a := _amount(entry, year, candidates)) is not None)
        if party is None or not amounts or len({a.year for a in amounts}) != len(amounts):
            continue
        own = context.authority is not None and same_name(party.name, context.authority)
        rows.append(
            FinancingReading(
                party,
                card.name.value,
                card.name.spans,
                contribution_of(card.kind) or Contribution.CASH,
                CommitmentStatus.APPLIED_FOR if own else CommitmentStatus.INTENDED,
                amounts,
                is_authority_row=own,
                reason="form field",
            )
        )
    return rows


def _cards(layout: Layout) -> Iterator[_Card]:
    card: _Card | None = None
    titled = False
    count = 0
    for entry in _entries(layout):
        label = entry.label.strip(" :*")
        if not entry.value:
            if _TITLE.fullmatch(label):
                titled = True
                if card is not None:
                    yield card
                card = None
            continue
        strong = _NAME.fullmatch(label) is not None or _TITLE.fullmatch(label) is not None
        if strong or (titled and card is None and _WEAK_NAME.fullmatch(label)):
            if card is not None:
                yield card
            card, count = _Card(entry), 0
        elif card is not None:
            count += 1
            unit_free = re.sub(r"\s*[(,]?\s*(?:i\s+)?(?:kr|sek|kronor)\)?$", "", label, flags=re.IGNORECASE)
            if count > _LONGEST:
                yield card
                card, titled = None, False
            elif _KIND.fullmatch(label):
                card.kind = chosen(entry.value)
            elif _AMOUNT.fullmatch(unit_free):
                card.amounts.append((None, entry))
            elif is_year_text(unit_free) and len(years_in(unit_free)) == 1:
                card.amounts.append((years_in(unit_free)[0], entry))
    if card is not None:
        yield card


def _entries(layout: Layout) -> Iterator[_Entry]:
    """Labels and values in the order of the text; a line of one piece without a colon is a label without a value."""
    document = layout.document
    lines = [line for line in layout.lines if not line.furniture]
    skip = -1
    for i, line in enumerate(lines):
        if i == skip:
            continue
        texts = [document.raw(c.span) for c in line.chunks]
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below is not None and (pairs := _stacked(document, line, below)):
            yield from pairs
            skip = i + 1
        elif len(texts) == 2:
            yield _Entry(texts[0], texts[1], (line.chunks[1].span,))
        elif len(texts) == 1 and (match := re.fullmatch(r"([^:]{3,60}):\s+(\S.*)", texts[0])):
            start = line.chunks[0].span.start + match.start(2)
            yield _Entry(match[1], match[2], (Span(start, line.chunks[0].span.end),))
        elif len(texts) == 1:
            yield _Entry(texts[0], "", ())


def _stacked(document: DocumentText, upper: Line, lower: Line) -> list[_Entry]:
    """A row of labels, at least two of them a card's, over a row of as many values that begin where they do."""
    labels = [document.raw(c.span).strip(" :*") for c in upper.chunks]
    known = [any(p.fullmatch(text) for p in (_NAME, _WEAK_NAME, _AMOUNT, _KIND, _TITLE)) for text in labels]
    if len(labels) < 2 or sum(known) < 2 or len(lower.chunks) != len(labels):
        return []
    for over, under in zip(upper.chunks, lower.chunks, strict=True):
        if over.box is None or under.box is None or abs(over.box.x0 - under.box.x0) > 12:
            return []
    return [_Entry(text, document.raw(c.span), (c.span,)) for text, c in zip(labels, lower.chunks, strict=True)]


def _amount(entry: _Entry, year: int | None, candidates: Sequence[Candidate]) -> AmountReading | None:
    found = [
        c
        for c in candidates
        if isinstance(c.value, Money) and c.value.currency == "SEK" and any(s.contains(c.span) for s in entry.spans)
    ]
    if len(found) != 1:
        return None
    value = found[0].value
    assert isinstance(value, Money)
    return AmountReading(value.amount, (found[0].span,), year, standing=Standing.CERTAIN, reason="fält i formuläret")
