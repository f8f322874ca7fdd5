from __future__ import annotations

from case_builders import TERMS, application, case, matches, mismatch, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.identity import overlapping_project as rule
from warehouse.reconcile.summaries import summarize


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PERIOD = {"start": "2025-03-01", "end": "2026-12-31"}


def beside(mine: dict[str, str], theirs: dict[str, str], **more: object) -> list[Finding]:
    one = case(application(**{"applicant": "Matringen", **PERIOD, **mine}), key="c-1")
    two = case(application(**{"applicant": "Matringen", **PERIOD, **theirs}), key="c-2", **more)
    return list(rule.check(one, TERMS, [summarize(one), summarize(two)]))


def test_match() -> None:
    matches(beside({"title": "Mat 2.0"}, {"title": "Mat", "start": "2022-01-01", "end": "2024-12-31"}))


def test_mismatch() -> None:
    finding = mismatch(
        beside({"title": "Mat som näring 2.0"}, {"title": "Mat som näring", "start": "2024-09-01"}), "Mat som näring"
    )
    assert finding.severity == "info"
    mismatch(
        beside({"title": "Mat etapp 2", "org": "556016-0680"}, {"title": "Mat II", "applicant": "M AB", "org": "5560160680"})
    )


def test_undetermined() -> None:
    one = case(application(title="Mat", applicant="Matringen", **PERIOD), key="c-1")
    two = case(application(title="Mat, fortsättning", applicant="Matringen"), key="c-2")
    undetermined(list(rule.check(one, TERMS, [summarize(two)])))


def test_others_do_not_count() -> None:
    assert beside({"title": "Mat"}, {"title": "Matematik"}) == []
    assert beside({"title": "Mat"}, {"title": "Mat", "applicant": "Andra"}) == []
    assert beside({"title": "Mat"}, {"title": "Mat"}, outcome=DecisionOutcome.REJECTED) == []
    assert beside({"title": "Mat", "org": "556016-0680"}, {"title": "Mat", "org": "802002-4280"}) == []
    assert found(application(title="Mat")) == []
