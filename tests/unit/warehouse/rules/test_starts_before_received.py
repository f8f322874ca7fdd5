from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.dates import starts_before_received as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(application(received="2025-01-15", start="2025-01-15")))
    matches(found(application(received="2025-01-15", start="2025-01")))


def test_mismatch() -> None:
    mismatch(found(application(received="2025-02-14", start="2025-01-01")), "2025-01-01", "2025-02-14")
    mismatch(found(application(received="2025-02-14", start="2025-01")))


def test_undetermined() -> None:
    undetermined(found(application(received=None, start="2025-01-01")))
    undetermined(found(application(received="2025-02-14")))
    undetermined(found(application(received="2025-02-14", start=unsure("2025-01-01"))))


def test_the_decision_may_move_the_start() -> None:
    matches(found(application(received="2025-02-14", start="2025-01-01"), decision(start="2025-03-01")))


def test_the_first_time_it_came_counts() -> None:
    second = application(received="2025-03-01", start="2025-02-01")
    matches(found(application(received="2025-01-15"), second))
    matches(found(second, report(received="2025-01-15")))
