from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, thousands, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import granted_under_applied as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(application(900_000), decision(900_000)))
    matches(found(application(900_000), decision(950_000)))


def test_mismatch() -> None:
    finding = mismatch(found(application(1_900_000), decision(1_400_000, rejected=500_000)), "1 400 000 kr", "1 900 000 kr")
    assert finding.difference == -500_000
    assert "avslag" in finding.working


def test_undetermined() -> None:
    undetermined(found(decision(950_000)))
    undetermined(found(application(unsure(900_000)), decision(800_000)))


def test_precision_of_thousands() -> None:
    matches(found(application(900_400), decision(thousands(900))))
    mismatch(found(application(900_600), decision(thousands(900))))
