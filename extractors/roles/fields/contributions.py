"""Who pays what, where a form asks for it field by field instead of in a table: *Egen insats*, *Övriga finansiärer*, *Sökt belopp*.

Tables of money are the table stage's; here a label asks and the field's own text answers, also with one financier a line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.roles.fields.forms import labelled_chunks, money_rows
from extractors.roles.fields.payer_cards import payer_cards
from extractors.roles.parties import identify_party
from extractors.roles.readings import AmountReading, Context, FieldReading, FinancingReading, Party, Readings
from schemas.facts import Candidate, Standing
from schemas.layout import BlockKind, Layout, Pair
from schemas.roles import CommitmentStatus, Contribution, DocumentKind, FinancierType
from schemas.text import Span
from schemas.values import Money

_OWN = re.compile(
    r"(?:vår |er |sökandens |föreningens |projektägarens )?(?:egen|eget|egna)\s+(?:kontant\w*\s+)?(?:insats\w*|medel|(?:med)?finansiering\w*|"
    r"kontantinsats|kapital|arbets?tid|tid|arbete|pengar|andel|del)\b.*|eget arbete.*|ideell\w*\s+(?:arbete|tid|insats\w*|resurs\w*).*|own (?:contribution|funding|financing).*",
    re.IGNORECASE,
)
_WORK = re.compile(r"\b(?:ideell\w*|arbets?tid|tid|arbete|natura|naturainsats\w*|in[ -]kind|annat än pengar)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:annan|andra|övriga?|offentlig\w*|privat\w*|kommunal\w*|extern\w*|other)?\s*(?:offentlig\w*|privat\w*|kontant\w*|kommunal\w*)?\s*"
    r"(?:(?:med|sam)?finansiering\w*|(?:med|sam)?finansiär\w*|(?:co-?)?(?:financ|fund)\w+)(?:\s+(?:från\s+andra|i\s+övrigt))?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"[\n;•]|,\s+(?=[A-ZÅÄÖ]|(?:ideell|eget|egen|egna)\b)|\s+(?:samt|och)\s+(?=[A-ZÅÄÖ]|(?:ideell|eget|egen|egna)\b)"
)


_SAID = re.compile(
    r"\b(?:(?:an)?söker|sökt|begär\w*|vi|bidra\w*|medfinansiera\w*|finansiera[rs]|går\s+in|satsar|lämnar|kommer|står\s+för|skjuter|betalar|respektive|vardera|per\s+år)\b",
    re.IGNORECASE,
)
"""An answer in sentences, which are read as such."""


def read_contributions(
    layout: Layout, candidates: Sequence[Candidate], context: Context, fields: Sequence[FieldReading]
) -> Readings:
    """Financing rows from the fields of an application's form."""
    if context.kind is not DocumentKind.APPLICATION:
        return Readings()
    document = layout.document
    rows_of_money = money_rows(layout)
    pairs = [*layout.pairs, *labelled_chunks(layout), *_under_headings(layout), *_under_lines(layout)]
    rows: list[FinancingReading] = []
    seen: set[Span] = set()
    for pair in pairs:
        label = re.sub(r"^(?:\d{1,2}(?:\.\d+)*[.)]?|[A-Za-z][.)])\s+", "", " ".join(pair.label.split())).strip(" :*?")
        if pair.label_span in rows_of_money or not pair.value_spans or any(s in seen for s in pair.value_spans):
            continue
        if _OWN.fullmatch(label):
            rows += _own(pair, label, candidates, context)
        elif _OTHERS.fullmatch(label) and not _SAID.search(pair.value):
            rows += _listed(_whole_value(layout, pair), document.text, candidates, context)
        else:
            continue
        seen.update(pair.value_spans)
    rows += payer_cards(layout, candidates, context)
    rows = list({r.amounts[0].spans: r for r in reversed(rows)}.values())[::-1]  # one amount is one payer's, however often paired
    if not any(r.is_authority_row for r in rows):
        rows += _applied_for(context, fields)
    return Readings(financing=tuple(rows))


def _under_headings(layout: Layout) -> list[Pair]:
    """A heading that asks for other financiers, over a short text with amounts."""
    document = layout.document
    pairs: list[Pair] = []
    for heading, block in itertools.pairwise(layout.blocks):
        label = document.raw(heading.span)
        if heading.kind is BlockKind.HEADING and block.kind is not BlockKind.HEADING and len(block.pieces) <= 4:
            pairs.append(Pair(label, heading.span, " ".join(document.raw(s) for s in block.pieces), (block.span,)))
    return pairs


def _under_lines(layout: Layout) -> list[Pair]:
    """A line that asks for other financiers and nothing else, over a line with an amount."""
    document = layout.document
    pairs: list[Pair] = []
    for line, following in itertools.pairwise(layout.lines):
        label, value = document.raw(line.span), document.raw(following.span)
        if not label[:1].isupper():  # the second line of a heading: *ansökan om* / *medfinansiering*
            continue
        if len(line.chunks) == len(following.chunks) == 1 and _OTHERS.fullmatch(label.strip(" :")) and re.search(r"\d{3}", value):
            pairs.append(Pair(label, line.span, value, (following.span,)))
    return pairs


def _money(candidates: Sequence[Candidate], span: Span) -> list[Candidate]:
    return [
        c
        for c in candidates
        if not c.set_aside and isinstance(c.value, Money) and span.contains(c.span) and c.value.currency == "SEK"
    ]


def _own(pair: Pair, label: str, candidates: Sequence[Candidate], context: Context) -> list[FinancingReading]:
    for span in pair.value_spans:
        for c in _money(candidates, span)[:1]:
            party = identify_party("egen insats", context)
            if party is None:
                return []
            how = Contribution.IN_KIND if _WORK.search(label) else Contribution.CASH
            return [_row(party, label, (pair.label_span,), how, c)]
    return []


def _listed(spans: Sequence[Span], text: str, candidates: Sequence[Candidate], context: Context) -> list[FinancingReading]:
    """One financier a line or clause, each with its own amount; nothing where a clause has two amounts or no name."""
    rows: list[FinancingReading] = []
    for span in spans:
        start = span.start
        for end in [*(m.start() + span.start for m in _LINE.finditer(text[span.start : span.end])), span.end]:
            clause = Span(start, end)
            start = end
            amounts = _money(candidates, clause)
            if len(amounts) != 1:
                continue
            written = (text[clause.start : amounts[0].span.start] + " " + text[amounts[0].span.end : clause.end]).strip()
            name = re.sub(r"^(?:och|samt|från)\s+|[\s,;:(–-]+$|^[\s,;:–•-]+", "", re.sub(r"\([^)]*\)", "", written)).strip(
                " ,.:;–-"
            )
            party = identify_party(name, context) if name else None
            if party is not None and len(name) <= 80:
                how = Contribution.IN_KIND if _WORK.search(written) else Contribution.CASH
                at = text.find(name.split()[0], clause.start, clause.end)
                place = Span(at, at + len(name)) if text[at : at + len(name)] == name else clause
                rows.append(_row(party, name, (place,), how, amounts[0], party.name == context.authority))
    return rows


def _row(
    party: Party, written: str, names: tuple[Span, ...], how: Contribution, c: Candidate, own: bool = False
) -> FinancingReading:
    assert isinstance(c.value, Money)
    amount = AmountReading(c.value.amount, (c.span,), None, standing=Standing.CERTAIN, reason="fält i formuläret")
    status = CommitmentStatus.APPLIED_FOR if own else CommitmentStatus.INTENDED
    return FinancingReading(party, written, names, how, status, (amount,), is_authority_row=own, reason="form field")


def _applied_for(context: Context, fields: Sequence[FieldReading]) -> list[FinancingReading]:
    """The authority's own row beside the others: what the form says is applied for. Where a fund pays, a table has to say so."""
    party = identify_party(context.authority, context) if context.authority else None
    applied = next((f for f in sorted(fields, key=lambda f: -f.weight) if f.field == "amount_applied_for"), None)
    if party is None or applied is None or party.type not in (FinancierType.REGION, FinancierType.ASSOCIATION):
        return []
    amount = AmountReading(Decimal(applied.value), applied.spans, None, standing=applied.standing, reason=applied.reason)
    return [
        FinancingReading(
            party,
            party.name,
            (),
            Contribution.CASH,
            CommitmentStatus.APPLIED_FOR,
            (amount,),
            is_authority_row=True,
            reason="form field",
        )
    ]


def _whole_value(layout: Layout, pair: Pair) -> list[Span]:
    """The lines of a field's value: it goes on below as long as the lines have an amount and are no label of their own."""
    document = layout.document
    spans = list(pair.value_spans)
    last = spans[-1].end
    for line in layout.lines:
        if line.span.start < last or line.furniture:
            continue
        written = document.raw(line.span)
        if (
            len(line.chunks) > 1
            or not re.search(r"\d{3}|\d\s?(?:tkr|mkr|kr)\b", written)
            or not written[:1].isupper()
            or len(written) > 90
        ):
            break
        spans.append(line.span)
    return spans
