"""The rows of a document put in order: the authority's own row, rows said twice, and what the rows say is applied for."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.roles.prose.collector import Collector, amount_reading
from extractors.roles.prose.sentences import Sign
from extractors.roles.prose.state import APPLIES, DECIDES, State
from extractors.roles.readings import (
    AmountReading,
    FieldReading,
    FinancingReading,
    RoleReading,
)
from schemas.facts import Standing
from schemas.roles import AmountRole, CommitmentStatus, Contribution, DocumentKind


def add_authority_row(state: State) -> None:
    """The row of the authority itself: what is granted, else what is applied for."""
    out, who = state.out, state.who
    kind = who.context.kind
    if kind not in (*DECIDES, *APPLIES):
        return
    listed: list[AmountReading] = []
    if any(r.is_authority_row and r.amounts for r in out.financing):
        if not (state.granted if kind in DECIDES else state.applied):
            return
        # the clause that grants or applies speaks louder than a list that mentions the authority's money
        listed = [a for r in out.financing if r.is_authority_row for a in r.amounts]
        out.financing = [r for r in out.financing if not r.is_authority_row]
        for a in listed:
            out.roles += [RoleReading(span, AmountRole.FINANCING, "myndighetens del i en uppräkning") for span in a.spans]
    source = None
    if kind in DECIDES and state.granted:
        sentence, mention, party = state.granted
        status = CommitmentStatus.GRANTED if kind is DocumentKind.DECISION else CommitmentStatus.APPLIED_FOR
        source = (sentence, mention, party, status)
    elif state.applied:
        sentence, mention, target = state.applied
        known = target if target and not who.is_authority(target) else who.fund or target or who.authority
        if known:
            source = (sentence, mention, known, CommitmentStatus.APPLIED_FOR)
    if source is None:
        return
    sentence, mention, party, status = source
    if state.refused == "whole" and not any(f.field == "amount_granted" for f in out.fields) and kind is DocumentKind.DECISION:
        return
    standing = Standing.CERTAIN
    amount = amount_reading(sentence, mention, None, standing, "myndighetens egen del")
    amounts = [amount] if amount else []
    if kind in DECIDES and state.granted:
        amounts += [p.amount for p in out.parts if p.year is not None]
    yearly = [a for a in listed if a.year is not None]
    if amount and len(amounts) == 1 and yearly and sum(a.amount for a in yearly) == amount.amount:
        amounts += yearly
    names = tuple(
        sentence.span_of(m) for m in sentence.mentions.values() if m.sign is Sign.PARTY and m.party and m.party.name == party.name
    )[:1]
    out.financing.append(
        FinancingReading(party, party.name, names, Contribution.CASH, status, tuple(amounts), None, True, "myndighetens egen del")
    )


def granted_from_rows(financing: list[FinancingReading], out: Collector, kind: DocumentKind) -> None:
    """In a decision whose grant clause was not understood, the authority's own part is likely what is granted."""
    known = {f.field for f in out.fields}
    if (
        kind is not DocumentKind.DECISION
        or "amount_granted" in known
        or {"rejected", "partly_granted"} & {f.value for f in out.fields if f.field == "outcome"}
    ):
        return
    for r in financing:
        whole = next((a for a in r.amounts if a.year is None), None)
        if r.is_authority_row and r.status is CommitmentStatus.GRANTED and whole and whole.standing is not Standing.AMBIGUOUS:
            value, why = f"{whole.amount:.2f}", "myndighetens del av finansieringen i ett beslut"
            out.fields.append(FieldReading("amount_granted", value, whole.spans, 55, why, Standing.PROBABLE))
            return


def applied_from_rows(financing: list[FinancingReading], out: Collector) -> None:
    """The authority's row in a list of payers says what is applied for, where no sentence does."""
    if any(f.field == "amount_applied_for" for f in out.fields):
        return
    for r in financing:
        whole = next((a for a in r.amounts if a.year is None), None)
        if r.is_authority_row and whole and whole.standing is not Standing.AMBIGUOUS:
            out.fields.append(
                FieldReading(
                    "amount_applied_for",
                    f"{whole.amount:.2f}",
                    whole.spans,
                    60,
                    "myndighetens rad i finansieringen",
                    whole.standing,
                )
            )
            return


def merged(readings: list[FinancingReading]) -> list[FinancingReading]:
    """Rows said twice are one row; a row without an amount yields to one with an amount."""
    result: list[FinancingReading] = []
    for r in readings:
        same = next(
            (
                n
                for n, k in enumerate(result)
                if k.party.name == r.party.name and k.contribution is r.contribution and k.count == r.count and _compatible(k, r)
            ),
            None,
        )
        if same is None:
            result.append(r)
            continue
        known = result[same]
        years = {a.year for a in known.amounts}
        amounts = (*known.amounts, *(a for a in r.amounts if a.year not in years))
        status = known.status if known.status is not CommitmentStatus.UNKNOWN else r.status
        base = known if known.amounts or not r.amounts else r
        result[same] = replace(
            base, amounts=amounts, status=status, is_authority_row=known.is_authority_row or r.is_authority_row
        )
    with_amounts = {(r.party.name, r.count) for r in result if r.amounts}
    return [r for r in result if r.amounts or (r.party.name, r.count) not in with_amounts]


def _compatible(one: FinancingReading, other: FinancingReading) -> bool:
    """Whether two rows can be one: no year has two figures."""
    figures = {a.year: a.amount for a in one.amounts}
    return all(figures.get(a.year, a.amount) == a.amount for a in other.amounts)


def is_collective(r: FinancingReading) -> bool:
    """*kommunerna*: municipalities that the row does not name."""
    return r.count == 0 and re.search(r"samtliga|alla", r.as_written, re.IGNORECASE) is None
