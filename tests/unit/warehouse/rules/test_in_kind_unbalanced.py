from __future__ import annotations

from case_builders import TERMS, application, budget, case, cost, egen, matches, mismatch, own, row, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.tables import in_kind_unbalanced as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(budget(costs=[cost("in_kind", 88_000)], financing=[egen(88_000, in_kind=True), own(1)])))
    matches(
        found(
            budget(costs=[cost("in_kind", 90_000)], financing=[egen(60_000, in_kind=True), row("Hamn AB", 30_000, in_kind=True)])
        )
    )


def test_mismatch() -> None:
    finding = mismatch(
        found(budget(costs=[cost("in_kind", 180_000)], financing=[row("Hamn AB", 150_000, in_kind=True)])),
        "180 000 kr",
        "150 000 kr",
    )
    assert finding.difference == -30_000


def test_undetermined() -> None:
    undetermined(found(budget(costs=[cost("in_kind", 180_000)], financing=[own(100_000)])))
    undetermined(found(budget(costs=[cost("staff", 1)], financing=[egen(88_000, in_kind=True)])))
    undetermined(found(budget(costs=[cost("in_kind", unsure(180_000))], financing=[egen(150_000, in_kind=True)])))


def test_a_row_that_was_taken_for_in_kind() -> None:
    undetermined(found(budget(costs=[cost("in_kind", 858_000)], financing=[egen(5_262_000, in_kind=True)])))


def test_nothing_in_kind() -> None:
    assert found(budget(costs=[cost("staff", 1)], financing=[own(1)])) == []
    assert found(application(financing=[egen(88_000, in_kind=True), own(1)])) == []
