from __future__ import annotations

from decimal import Decimal
from typing import Any

from case_builders import TERMS, about, application, case, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from schemas.roles import DecisionOutcome
from warehouse.reconcile.rules.identity import several_authorities as rule
from warehouse.reconcile.summaries import summarize


def plan(amount: Any) -> dict[str, Any]:
    rows = (own(1_000_000), egen(200_000), *([row("Region Sydmark", amount, type="region")] if amount else []))
    return {"title": "Mat", "applicant": "Matringen", "start": "2025-03-01", "end": "2026-12-31", "financing": rows}


def beside(amount: Any, *, authority: str = "Region Sydmark", **theirs: Any) -> list[Finding]:
    one = case(application(**plan(amount)), key="c-1", authority="Region Norrvik")
    two = case(application(**plan(None)), key="c-2", authority=authority, **theirs)
    return list(rule.check(one, TERMS, [summarize(one), summarize(two)]))


def test_match() -> None:
    matches(beside(600_000, amount_granted=Decimal(600_000), outcome=DecisionOutcome.GRANTED))
    matches(beside(600_000, amount_applied_for=Decimal(600_000)))
    matches(beside(None, outcome=DecisionOutcome.REJECTED))


def test_mismatch() -> None:
    given = {"amount_granted": Decimal(500_000), "outcome": DecisionOutcome.GRANTED}
    assert mismatch(beside(600_000, **given), "600 000 kr", "500 000 kr", "Region Sydmark").severity == "info"
    mismatch(beside(None, **given), "inte står i planen", "500 000 kr")
    mismatch(beside(600_000, outcome=DecisionOutcome.REJECTED), "har avslagit", "600 000 kr")


def test_undetermined() -> None:
    undetermined(beside(600_000))


def test_hedged_amounts_are_ranges() -> None:
    matches(beside(about(600_000, 550_000, 650_000), amount_applied_for=Decimal(580_000)))


def test_other_projects_and_the_same_authority_do_not_count() -> None:
    assert beside(600_000, authority="Region Norrvik", amount_applied_for=Decimal(1)) == []
