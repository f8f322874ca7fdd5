from __future__ import annotations

from case_builders import (
    TERMS,
    application,
    budget,
    case,
    commitment,
    decision,
    egen,
    matches,
    mismatch,
    own,
    row,
    undetermined,
    unsure,
)

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import commitment_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


YEARS = {2025: 80_000, 2026: 120_000}
PLAN = budget(financing=[own(1_000_000), row("Viks kommun", 200_000, years=YEARS), egen(5)])


def test_match() -> None:
    matches(found(PLAN, commitment(row("Viks kommun", 200_000))))
    matches(found(PLAN, commitment(row("Viks kommun", 200_000, years=YEARS))))
    matches(found(PLAN, commitment(row("Viks kommun", None, years=YEARS))))


def test_mismatch() -> None:
    finding = mismatch(found(PLAN, commitment(row("Viks kommun", 160_000))), "160 000 kr", "200 000 kr")
    assert finding.difference == -40_000
    other = commitment(row("Viks kommun", 200_000, years={2025: 100_000, 2026: 100_000}))
    mismatch(found(PLAN, other), "2025", "100 000 kr", "80 000 kr")
    mismatch(found(PLAN, commitment(row("Viks kommun", 200_000, years={2025: 200_000}))), "2025")


def test_undetermined() -> None:
    undetermined(found(PLAN, commitment(row("Hamn AB", 160_000))))
    undetermined(found(PLAN, commitment(row("Viks kommun", unsure(160_000)))))
    undetermined(found(application(), commitment(row("Viks kommun", 160_000))))


def test_a_commitment_to_one_of_two_rows() -> None:
    plan = budget(financing=[own(1), row("Hamn AB", 100), row("Hamn AB", 60), egen(5)])
    matches(found(plan, commitment(row("Hamn AB", 60))))
    matches(found(plan, commitment(row("Hamn AB", 160))))


def test_a_later_commitment_replaces_an_earlier() -> None:
    intent, promise = (
        commitment(row("Viks kommun", 100_000), dated="2025-01-02"),
        commitment(row("Viks kommun", 200_000), dated="2025-03-02"),
    )
    matches(found(PLAN, intent, promise))


def test_years_that_were_not_all_read() -> None:
    matches(found(PLAN, commitment(row("Viks kommun", 200_000, years={2025: 80_000}))))


def test_a_promise_for_the_changed_budget() -> None:
    changed = budget(financing=[own(1), row("Viks kommun", 250_000), egen(5)], dated="2025-10-01", is_revised=True)
    matches(found(PLAN, decision(), changed, commitment(row("Viks kommun", 250_000), dated="2025-10-02")))
