"""What a paper's case shows of it. Some decisions are not the case's own: a co-financier's board decides in the same form. Pure.

The extractor sees one paper and cannot know whose case it is. With the other papers at hand it shows: the paper is from
another authority than the one applied to, or it carries another diary number and settles just one financier of the plan.
Such a paper is a commitment in this case; its facts stay as they were read. And a budget that lists two regions and no addressee
does not say which of its rows is the amount applied for; its case does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from schemas.facts import Fact
from schemas.records import DocumentRecord, FinancingLine
from schemas.roles import CommitmentStatus, Contribution, DocumentKind, FinancierType
from warehouse.casefields import authority_of
from warehouse.likeness import name_key, names_near, number_key, numbers_alike

_PLANS = (DocumentKind.APPLICATION, DocumentKind.BUDGET)


def seen_in_their_case(records: Sequence[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """The records of one case: decisions of co-financiers recast as commitments, plans with the authority's row marked.

    All others are returned as they are, the very same objects.
    """
    plan = {name_key(line.financier): line for r in records if r.kind in _PLANS for line in r.financing if line.count is None}
    return tuple(_seen(r, records, plan) for r in records)


def _seen(record: DocumentRecord, records: Sequence[DocumentRecord], plan: dict[str, FinancingLine]) -> DocumentRecord:
    if record.kind is DocumentKind.DECISION:
        return _recast(record, records, plan)
    return _with_own_row(record, records) if record.kind in _PLANS else record


def _with_own_row(plan: DocumentRecord, records: Sequence[DocumentRecord]) -> DocumentRecord:
    """A plan that marks no row as the authority's, with the row of the authority that the case's other papers name."""
    if plan.amount_applied_for is not None or plan.authority is not None or any(line.is_authority_row for line in plan.financing):
        return plan
    authority = authority_of([r for r in records if r is not plan])
    if authority is None:
        return plan
    theirs = [
        line
        for line in plan.financing
        if line.contribution is Contribution.CASH
        and line.financier_type is not FinancierType.APPLICANT
        and names_near(line.financier, authority)
    ]
    whole = [line for line in theirs if line.year is None and line.amount is not None]
    if len({line.group for line in theirs}) != 1 or len(whole) != 1:
        return plan
    return replace(
        plan,
        amount_applied_for=next((fact for fact in plan.facts if fact.fact_id == whole[0].fact_id), None),
        financing=tuple(replace(line, is_authority_row=True) if line in theirs else line for line in plan.financing),
    )


def _recast(decision: DocumentRecord, records: Sequence[DocumentRecord], plan: dict[str, FinancingLine]) -> DocumentRecord:
    others = [r for r in records if r is not decision]
    authority = authority_of([r for r in others if r.kind in _PLANS] or others)
    if authority is None:
        return decision
    issuer = _value(decision.authority)
    if issuer:
        theirs = None if names_near(issuer, authority) else plan.get(name_key(issuer))
    else:
        theirs = _only_financier(decision, plan) if _has_another_number(decision, others) else None
    if theirs is None or theirs.is_authority_row or theirs.financier_type is FinancierType.APPLICANT:
        return decision
    if names_near(theirs.financier, authority):
        return decision
    lines = tuple(_promised(line) for line in decision.financing) or _from_grant(decision, theirs)
    return replace(
        decision,
        kind=DocumentKind.COMMITMENT,
        kind_reason=f"beslut av {theirs.financier}, som är medfinansiär i ärendet",
        amount_granted=None,
        support_rate=None,
        outcome=None,
        financing=lines,
    )


def _only_financier(decision: DocumentRecord, plan: dict[str, FinancingLine]) -> FinancingLine | None:
    named = {name_key(line.financier) for line in decision.financing}
    return plan.get(next(iter(named))) if len(named) == 1 else None


def _has_another_number(decision: DocumentRecord, others: Sequence[DocumentRecord]) -> bool:
    own = number_key(_value(decision.registration_number))
    theirs = Counter(
        number_key(_value(r.registration_number))
        for r in others
        if r.registration_number is not None and r.kind is not DocumentKind.COMMITMENT
    )
    return bool(own and theirs) and not any(key == own or numbers_alike(key, own) for key in theirs)


def _promised(line: FinancingLine) -> FinancingLine:
    decided = line.status in (CommitmentStatus.GRANTED, CommitmentStatus.UNKNOWN)
    status = CommitmentStatus.COMMITTED if decided else line.status
    return replace(line, status=status, is_authority_row=False)


def _from_grant(decision: DocumentRecord, theirs: FinancingLine) -> tuple[FinancingLine, ...]:
    granted = decision.amount_granted
    if granted is None or not granted.value:
        return ()
    return (
        FinancingLine(
            theirs.financier,
            _value(decision.authority) or theirs.as_written,
            theirs.financier_type,
            Contribution.CASH,
            CommitmentStatus.COMMITTED,
            None,
            Decimal(granted.value),
            granted.fact_id,
            municipality_code=theirs.municipality_code,
        ),
    )


def _value(fact: Fact | None) -> str:
    return fact.value if fact is not None else ""
