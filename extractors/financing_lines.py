"""The financing of a document out of what tables, forms and prose say: each payer's money once, and as lines with facts.

A table is preferred to a form, and a form to prose, where they speak of the same payer's money of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.facts import FactBook, amount_fact
from extractors.roles.readings import AmountReading, FinancingReading
from schemas.facts import Standing
from schemas.records import FinancingLine
from schemas.roles import AmountRole, FactKind, PartyRole

_NO_NAME = re.compile(r"(?:[\W\d_]|\b(?:kr|kronor|sek|tkr|mkr|mnkr|totalt|summa)\b)*", re.IGNORECASE)


def merge_financing(*stages: Sequence[FinancingReading]) -> list[FinancingReading]:
    """The rows of all stages, the surest stage first, without those that repeat a row of an earlier stage.

    Two rows with amounts of their own in one table stay two: what a document prints twice as rows is for a rule to see.
    """
    readings = [r for stage in stages for r in stage if not _NO_NAME.fullmatch(r.party.name)]
    preferred = [[r for r in stage if r.amounts and not _NO_NAME.fullmatch(r.party.name)] for stage in stages[:-1]]
    rows = preferred[0] if preferred else []
    fields = [r for stage in preferred[1:] for r in stage if not _said_by(rows, r) and not (rows and r.is_authority_row)]
    sure = [*rows, *fields]
    kept: list[FinancingReading] = []
    for r in readings:
        if any(r is s for s in sure):
            kept.append(r)
        elif any(r is p for stage in preferred for p in stage):
            continue
        elif not _repeats(r, kept, sure, readings) and not (r.amounts and _takes_money_of(fields, r)):
            kept.append(r)
    return [_named(r, readings) for r in kept]


def _named(r: FinancingReading, readings: Sequence[FinancingReading]) -> FinancingReading:
    """A row whose payer is known from elsewhere (the issuer of a certificate), with the name as the text prints it."""
    if r.name_spans:
        return r
    printed = next((o for o in readings if o.name_spans and _same_party(o, r)), None)
    return r if printed is None else replace(r, as_written=printed.as_written, name_spans=printed.name_spans)


def _said_by(rows: Sequence[FinancingReading], r: FinancingReading) -> bool:
    return any(
        (_same_party(k, r) and k.contribution is r.contribution) or (k.is_authority_row and r.is_authority_row) for k in rows
    )


def _takes_money_of(rows: Sequence[FinancingReading], r: FinancingReading) -> bool:
    """Whether a row claims an amount that a field of the form gives to somebody."""
    mine = [s for a in r.amounts for s in a.spans]
    return any(s.overlaps(t) for k in rows for a in k.amounts for s in a.spans for t in mine)


def _repeats(
    r: FinancingReading, kept: Sequence[FinancingReading], sure: Sequence[FinancingReading], readings: Sequence[FinancingReading]
) -> bool:
    if not r.amounts:
        named = any(_same_party(k, r) for k in (*kept, *sure))
        return named or (r.count is None and any(_same_party(o, r) and o.amounts for o in readings))
    rivals = [k for k in (*kept, *sure) if _same_party(k, r) and k.contribution is r.contribution]
    return any(_total(k) == _total(r) or (r.is_authority_row and k.is_authority_row) for k in rivals)


def _same_party(a: FinancingReading, b: FinancingReading) -> bool:
    return a.party.name.casefold() == b.party.name.casefold() and a.count == b.count


def _total(r: FinancingReading) -> Decimal | None:
    return next((a.amount for a in r.amounts if a.year is None), None)


def financing_lines(book: FactBook, r: FinancingReading, group: int) -> Iterable[FinancingLine]:
    """One line a year and one for the whole project, with the facts of name and amount."""
    name = (
        book.add(FactKind.FINANCIER, PartyRole.FINANCIER, r.party.name, r.name_spans, reason=r.reason) if r.name_spans else None
    )
    role = AmountRole.FINANCING
    amounts: Sequence[AmountReading | None] = r.amounts or (None,)
    if r.amounts and not any(a.year is None for a in r.amounts):
        amounts = (*r.amounts, _sum_of_years(r.amounts))
    for a in amounts:
        fact = amount_fact(book, a, role) if a is not None and not a.reason.startswith("derived") else None
        if a is not None and fact is None:
            # A sum we made ourselves stands on the first of its parts; there is no place that prints it.
            part = next((p for p in r.amounts if p.year is not None), None)
            fact = amount_fact(book, part, role) if part is not None and part is not a else None
        yield FinancingLine(
            financier=r.party.name,
            as_written=r.as_written,
            financier_type=r.party.type,
            contribution=r.contribution,
            status=r.status,
            year=a.year if a is not None else None,
            amount=a.amount if a is not None else None,
            fact_id=fact.fact_id if fact else name.fact_id if name else None,
            name_fact_id=name.fact_id if name else None,
            municipality_code=r.party.municipality_code,
            count=r.count,
            group=group,
            is_authority_row=r.is_authority_row,
            amount_low=a.low if a is not None else None,
            amount_high=a.high if a is not None else None,
        )


def _sum_of_years(amounts: Sequence[AmountReading]) -> AmountReading:
    total = sum((a.amount for a in amounts), Decimal(0))
    spans = tuple(s for a in amounts for s in a.spans)
    return AmountReading(total, spans, None, standing=Standing.PROBABLE, reason="derived: sum of years")
