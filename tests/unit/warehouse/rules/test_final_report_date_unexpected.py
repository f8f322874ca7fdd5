from __future__ import annotations

from case_builders import TERMS, case, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.dates import final_report_date_unexpected as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def due(end: str, day: object) -> list[Finding]:
    return found(decision(end=end, due=day))


def test_match() -> None:
    for end, day in (
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2027-08-31", "2027-10-31"),
        ("2027-06-30", "2027-08-30"),
        ("2027-06-30", "2027-08-31"),
        ("2027-06-15", "2027-08-15"),
        ("2028-12-31", "2029-02"),
        ("2028-12", "2029-02-28"),
    ):
        matches(due(end, day))


def test_mismatch() -> None:
    mismatch(due("2027-07-31", "2027-12-31"), "2027-12-31", "2027-09-30")
    mismatch(due("2027-12-31", "2028-03-31"))


def test_undetermined() -> None:
    undetermined(due("2027-07-31", None))
    undetermined(found(decision(due="2027-12-31")))
    undetermined(due("2027-07-31", unsure("2027-12-31")))
    undetermined(found(decision(end="2027-07-31", due="2027-09-30"), terms=Terms(final_report_months=None)))


def test_other_terms() -> None:
    matches(found(decision(end="2027-07-31", due="2027-10-31"), terms=Terms(final_report_months=3)))


def test_the_report_is_judged_only_by_what_it_prints() -> None:
    assert found(report(end="2027-07-31")) == []
    mismatch(found(report(end="2027-07-31", due="2027-12-31")))
