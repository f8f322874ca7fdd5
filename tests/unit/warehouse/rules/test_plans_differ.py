from __future__ import annotations

from case_builders import TERMS, application, budget, case, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import plans_differ as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


ASKED = application(financing=[own(1_000_000), row("Viks kommun", 200_000), row("Hamn AB", 50_000), egen(5)])


def test_match() -> None:
    matches(found(ASKED, budget(financing=[own(900), row("Hamn Aktiebolag", 50_000), row("Viks kommun", 200_000), egen(5)])))


def test_mismatch() -> None:
    other = budget(financing=[own(1_000_000), row("Näs kommun", 200_000), row("Hamn AB", 55_000), egen(5)])
    finding = mismatch(found(ASKED, other), "Viks kommun", "Näs kommun", "50 000 kr", "55 000 kr")
    assert finding.severity == "info"


def test_undetermined() -> None:
    counted = row("kommuner", 200_000, type="municipality", count=1, written="en kommun")
    undetermined(found(ASKED, budget(financing=[own(1_000_000), counted, row("Hamn AB", 50_000), egen(5)])))


def test_a_revised_budget_is_not_held_against_the_first_application() -> None:
    later = budget(dated="2025-02-20", is_revised=True, financing=[own(1), row("Näs kommun", 2), row("Hamn AB", 3)])
    assert found(ASKED, later) == []
    assert found(ASKED, budget(financing=[own(1)])) == []
