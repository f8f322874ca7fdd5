from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, report, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.dates import received_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(application(), report(received="2025-01-15"), decision(received="2025-01")))
    revised = application(received="2025-02-20", is_revised=True)
    matches(found(application(), revised, report(received="2025-01-15"), decision(received="2025-02-20")))


def test_mismatch() -> None:
    finding = mismatch(found(application(), report(received="2025-01-25")), "2025-01-25", "2025-01-15")
    assert finding.severity == "info"
    assert finding.working == "10 dagars skillnad"


def test_undetermined() -> None:
    undetermined(found(application(received=None), report(received="2025-01-25")))
    unstamped = application(received=None, dated="2025-01-24", is_revised=True)
    undetermined(found(application(), unstamped, report(received="2025-01-25")))


def test_nothing_to_compare() -> None:
    assert found(application(), report()) == []
