from __future__ import annotations

from case_builders import (
    TERMS,
    application,
    budget,
    case,
    commitment,
    decision,
    matches,
    mismatch,
    own,
    row,
    undetermined,
    unsure,
)

from schemas.findings import Finding, Outcome
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import unit_error as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PLAN = application(1_000_000, total=2_000_000, financing=[own(1_000_000), row("Viks kommun", 150_000, years={2025: 75_000})])


def test_match() -> None:
    matches(found(PLAN, commitment(row("Viks kommun", 160_000)), decision(1_000_000, total=2_000_000)))


def test_mismatch() -> None:
    mismatch(found(PLAN, commitment(row("Viks kommun", 150_000_000))), "150 000 000 kr", "150 000 kr")
    mismatch(found(application(1_000_000), budget(1_000)), "Sökt belopp")
    mismatch(found(PLAN, commitment(row("Viks kommun", None, years={2025: 75}))), "2025")


def test_undetermined() -> None:
    undetermined(found(application(unsure(1_000_000)), budget(1_000)))


def test_nothing_to_compare() -> None:
    assert found(application(1_000_000)) == []


def test_a_paper_at_odds_with_itself_was_misread() -> None:
    assert Outcome.MISMATCH not in {f.outcome for f in found(PLAN, decision(1_000_000, total=2_000))}
    misread = budget(1_000, total=2_000_000)
    assert Outcome.MISMATCH not in {f.outcome for f in found(PLAN, misread)}


def test_one_cause_one_alarm() -> None:
    slip = commitment(row("Viks kommun", 150_000_000, years={2025: 75_000_000}))
    mismatch(found(PLAN, slip))
