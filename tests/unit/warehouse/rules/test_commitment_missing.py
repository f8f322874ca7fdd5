from __future__ import annotations

from case_builders import TERMS, application, budget, case, commitment, decision, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import commitment_missing as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PLAN = budget(financing=[own(1_000_000), row("Viks kommun", 200_000), row("Hamn AB", 50_000), egen(5)])


def test_match() -> None:
    promises = commitment(row("Viks kommun", 200_000)), commitment(row("Hamn Aktiebolag", 50_000))
    matches(found(PLAN, decision(requires_financing=True), *promises))


def test_mismatch() -> None:
    finding = mismatch(
        found(PLAN, decision(requires_financing=True), commitment(row("Hamn AB", 50_000))), "1 av 2", "Viks kommun"
    )
    assert finding.severity == "info"


def test_undetermined() -> None:
    undetermined(found(application(), decision(requires_financing=True)))
    undetermined(found(budget(financing=[own(1), egen(2), egen(3, in_kind=True)]), decision(requires_financing=True)))


def test_only_where_the_financing_is_required() -> None:
    assert found(PLAN, decision()) == []
