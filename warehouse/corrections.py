"""Puts officers' corrections into a record: the fact, and everything in the record that rests on it. Pure; stores nothing.

A correction says what really stands at one place of one document. It is tied to the fact, and to where the fact stood,
so that it finds its fact again after the extractor has changed. What finds no fact is returned, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from schemas.facts import Fact, Standing
from schemas.records import FIELD_NAMES, BudgetLine, DocumentRecord, FinancingLine, GrantPart, PrintedSum
from schemas.roles import FactKind
from schemas.text import Span


@dataclass(frozen=True, slots=True)
class Correction:
    """An officer's value for one fact, with the place it was given for. `position` is its place in the journal."""

    fact_id: str
    file_sha256: str
    segment: int
    kind: str
    role: str
    raw: str
    span: Span
    value_read: str
    value: str
    note: str
    given_by: str
    given_at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A record with corrections in it, which correction each fact got, and those that found no fact."""

    record: DocumentRecord
    by_fact: Mapping[str, Correction]
    unmatched: tuple[Correction, ...]


def correct_record(record: DocumentRecord, corrections: Sequence[Correction]) -> Corrected:
    """Apply the corrections of one document, in the order they were given; the last word on a fact holds."""
    by_fact: dict[str, Correction] = {}
    unmatched: list[Correction] = []
    for correction in sorted(corrections, key=lambda c: c.position):
        meant = _facts_meant(record, correction)
        if not meant:
            unmatched.append(correction)
        by_fact.update((fact.fact_id, correction) for fact in meant)
    if not by_fact:
        return Corrected(record, {}, tuple(unmatched))
    return Corrected(_apply(record, by_fact), by_fact, tuple(unmatched))


def _facts_meant(record: DocumentRecord, correction: Correction) -> tuple[Fact, ...]:
    """The fact itself and its twins: one printed amount may be read both as applied for and as a row of the plan."""
    facts = {fact.fact_id: fact for fact in _all_facts(record)}
    found = facts.get(correction.fact_id)
    if found is None:
        same_place = [f for f in facts.values() if f.kind == correction.kind and f.raw == correction.raw]
        same_role = [f for f in same_place if f.role == correction.role]
        candidates = [f for f in same_role if f.place.span == correction.span] or same_role or same_place
        # A text that reads in another order moves offsets; then the place is only sure if nothing else looks like it.
        if len({f.place.span for f in candidates}) != 1:
            return ()
        found = candidates[0]
    twins = (f for f in facts.values() if f.place.span == found.place.span and f.kind == found.kind and f.value == found.value)
    return tuple(twins)


def _all_facts(record: DocumentRecord) -> Iterable[Fact]:
    yield from record.facts
    for name in FIELD_NAMES:
        fact = getattr(record, name)
        if fact is not None:
            yield fact
    yield from record.applicant_spellings
    yield from record.org_numbers
    for fact in (record.rejected_amount, record.delegation_limit):
        if fact is not None:
            yield fact


def _apply(record: DocumentRecord, by_fact: Mapping[str, Correction]) -> DocumentRecord:
    amounts = {f: Decimal(c.value) for f, c in by_fact.items() if c.kind == FactKind.AMOUNT}
    before = {f: Decimal(c.value_read) for f, c in by_fact.items() if c.kind == FactKind.AMOUNT and c.value_read}
    names = {f: c.value for f, c in by_fact.items() if c.kind in (FactKind.FINANCIER, FactKind.ORGANIZATION)}
    changes: dict[str, object] = {name: _fact(getattr(record, name), by_fact, name) for name in FIELD_NAMES}
    changes.update(
        rejected_amount=_fact(record.rejected_amount, by_fact),
        delegation_limit=_fact(record.delegation_limit, by_fact),
        facts=tuple(_fact(f, by_fact) for f in record.facts),
        applicant_spellings=tuple(_fact(f, by_fact) for f in record.applicant_spellings),
        org_numbers=tuple(_fact(f, by_fact) for f in record.org_numbers),
        financing=tuple(_financing(line, amounts, names) for line in record.financing),
        budget=tuple(_budget(line, amounts) for line in record.budget),
        grant_parts=tuple(_part(part, amounts) for part in record.grant_parts),
        sums=tuple(_sum(s, amounts, before) for s in record.sums),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def _fact(fact: Fact | None, by_fact: Mapping[str, Correction], field: str = "") -> Fact | None:
    if fact is None or fact.fact_id not in by_fact:
        return fact
    correction = by_fact[fact.fact_id]
    value = correction.value
    if correction.kind == FactKind.PERIOD and field in ("period_start", "period_end") and "/" in value:
        value = value.split("/")[0 if field == "period_start" else 1]
    reason = f"rättad av {correction.given_by}"
    return replace(fact, value=value, low="", high="", standing=Standing.CERTAIN, reason=reason)


def _financing(line: FinancingLine, amounts: Mapping[str, Decimal], names: Mapping[str, str]) -> FinancingLine:
    if line.fact_id is not None and line.fact_id in amounts:
        line = replace(line, amount=amounts[line.fact_id], amount_low=None, amount_high=None)
    if line.name_fact_id is not None and line.name_fact_id in names:
        line = replace(line, financier=names[line.name_fact_id])
    return line


def _budget(line: BudgetLine, amounts: Mapping[str, Decimal]) -> BudgetLine:
    if line.fact_id is not None and line.fact_id in amounts:
        line = replace(line, amount=amounts[line.fact_id])
    return line


def _part(part: GrantPart, amounts: Mapping[str, Decimal]) -> GrantPart:
    return replace(part, amount=amounts[part.fact_id]) if part.fact_id in amounts else part


def _sum(printed: PrintedSum, amounts: Mapping[str, Decimal], before: Mapping[str, Decimal]) -> PrintedSum:
    shift = sum((amounts[f] - before[f] for f in printed.part_fact_ids if f in amounts and f in before), Decimal(0))
    return replace(printed, printed=amounts.get(printed.fact_id, printed.printed), computed=printed.computed + shift)
