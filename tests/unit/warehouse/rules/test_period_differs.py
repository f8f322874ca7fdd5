from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.dates import period_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


ONE = {"start": "2025-05-01", "end": "2027-04-30"}


def test_match() -> None:
    matches(found(application(**ONE), report(**ONE), decision(**ONE)))
    matches(found(application(start="2025-05", end="2027-04"), decision(**ONE)))


def test_mismatch() -> None:
    mismatch(found(application(**ONE), decision(start="2025-05-01", end="2027-08-31")), "2027-08-31", "2027-04-30", "slut")
    mismatch(found(application(**ONE), report(start="2025-06-01", end="2027-04-30")), "start")


def test_undetermined() -> None:
    undetermined(found(application(**ONE), decision()))
    undetermined(found(application(), decision(**ONE)))
    undetermined(found(application(**ONE), decision(start=unsure("2025-06-01"), end="2027-04-30")))


def test_the_revised_application_counts() -> None:
    later = application(received=None, dated="2025-02-20", start="2025-06-01", end="2027-05-31")
    matches(found(application(**ONE), later, decision(start="2025-06-01", end="2027-05-31")))


def test_nothing_anywhere() -> None:
    assert found(application(), decision()) == []
    assert found(application(**ONE), decision(outcome=DecisionOutcome.REJECTED)) == []
