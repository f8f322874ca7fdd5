from __future__ import annotations

from case_builders import TERMS, case, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import proposal_differs_from_decision as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    one = {"rate": "40", "start": "2025-05-01", "end": "2027-04-30"}
    matches(found(report(granted=900_000, **one), decision(900_000, **one)))
    matches(found(report(rate="40"), decision(None, rate="40.00")))


def test_mismatch() -> None:
    finding = mismatch(found(report(granted=1_900_000), decision(1_400_000)), "1 900 000 kr", "1 400 000 kr")
    assert finding.difference == -500_000
    mismatch(found(report(rate="40"), decision(None, rate="45")), "40 %", "45 %")
    mismatch(found(report(start="2025-05-01"), decision(None, start="2025-06-01")), "2025-06-01")
    mismatch(found(report(outcome=DecisionOutcome.GRANTED), decision(None, outcome=DecisionOutcome.REJECTED)), "avslag", "bifall")


def test_undetermined() -> None:
    undetermined(found(report(granted=None, applied=1), decision(900_000)))
    undetermined(found(report(granted=900_000), decision(unsure(800_000))))


def test_month_precision() -> None:
    matches(found(report(start="2025-05", end="2027-04"), decision(None, start="2025-05-01", end="2027-04-30")))


def test_nothing_without_both() -> None:
    assert found(decision(900_000)) == []
    assert found(report(granted=900_000)) == []


def test_an_amended_decision_is_not_the_answer_to_the_proposal() -> None:
    matches(found(report(granted=900_000), decision(900_000), decision(950_000, decided="2026-01-01", amendment=True)))
