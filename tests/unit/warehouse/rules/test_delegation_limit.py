from __future__ import annotations

from decimal import Decimal

from case_builders import TERMS, case, decision, matches, mismatch, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.grant import delegation_limit as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


KNOWN = Terms(delegation_limit_sek=Decimal(500_000))


def test_match() -> None:
    matches(found(decision(480_000, delegated=True), terms=KNOWN))
    matches(found(decision(900_000, delegated=True, limit=1_000_000), terms=KNOWN))


def test_mismatch() -> None:
    mismatch(found(decision(520_000, delegated=True), terms=KNOWN), "520 000 kr", "500 000 kr")
    mismatch(found(decision(1_480_000, delegated=True, limit=1_000_000)), "1 000 000 kr")


def test_undetermined() -> None:
    undetermined(found(decision(520_000, delegated=True)))
    undetermined(found(decision(unsure(520_000), delegated=True), terms=KNOWN))


def test_only_delegated_decisions() -> None:
    assert found(decision(5_000_000), terms=KNOWN) == []
