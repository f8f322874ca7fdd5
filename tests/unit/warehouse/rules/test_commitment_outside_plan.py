from __future__ import annotations

from case_builders import TERMS, budget, case, commitment, decision, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import commitment_outside_plan as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PLAN = budget(financing=[own(1_000_000), row("Viks kommun", 200_000), row("Hamn AB", 50_000), egen(5)])


def test_match() -> None:
    matches(found(PLAN, commitment(row("Viks kommun", 200_000)), commitment(row("Hamn Aktiebolag", 1))))


def test_mismatch() -> None:
    finding = mismatch(found(PLAN, commitment(row("Näs kommun", 75_000))), "Näs kommun", "75 000 kr")
    assert finding.severity == "info"
    assert finding.right_fact_id


def test_undetermined() -> None:
    undetermined(found(decision(), commitment(row("Näs kommun", 75_000))))
    counted = row("kommuner", 900_000, type="municipality", count=3, written="tre kommuner")
    undetermined(found(budget(financing=[own(1), counted, row("Hamn AB", 2)]), commitment(row("Näs kommun", 75_000))))
    told = budget(financing=PLAN_ROWS, text="Därtill kan Näs kommun bidra.")
    undetermined(found(told, commitment(row("Näs kommun", 75_000))))


PLAN_ROWS = [own(1_000_000), row("Viks kommun", 200_000), row("Hamn AB", 50_000)]


def test_the_applicant_and_the_authority_are_no_co_financiers() -> None:
    assert found(PLAN, commitment(egen(5)), commitment(own(7))) == []
