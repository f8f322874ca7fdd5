from __future__ import annotations

from case_builders import TERMS, application, budget, case, cost, decision, matches, mismatch, own, part, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.dates import budget_year_outside_period as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PERIOD = {"start": "2025-05-01", "end": "2026-12-31"}


def test_match() -> None:
    matches(found(application(**PERIOD), budget(costs=[cost("staff", 9, years={2025: 4, 2026: 5})])))
    matches(found(application(**PERIOD), budget(costs=[cost("staff", 9, years={2025: 9, 2027: 0})])))


def test_mismatch() -> None:
    costs = [cost("staff", 500_000, years={2025: 500_000}), cost("other", 120_000, years={2027: 120_000})]
    mismatch(found(application(**PERIOD), budget(costs=costs)), "120 000 kr", "2027", "2026-12-31")
    mismatch(found(decision(**PERIOD, grant_parts=(part("2027", 2027, 50_000),))), "50 000 kr")


def test_undetermined() -> None:
    undetermined(found(application(), budget(costs=[cost("staff", 9, years={2025: 4})])))
    undetermined(
        found(application(start=unsure("2025-05-01"), end="2026-12-31"), budget(costs=[cost("staff", 9, years={2027: 4})]))
    )


def test_the_decisions_period_counts() -> None:
    matches(
        found(
            application(**PERIOD),
            budget(costs=[cost("staff", 9, years={2027: 9})]),
            decision(start="2025-05-01", end="2027-04-30"),
        )
    )


def test_no_years_no_finding() -> None:
    assert found(application(**PERIOD), budget(costs=[cost("staff", 9)])) == []


def test_where_the_latest_plan_prints_no_years_the_one_before_answers_for_its_own_period() -> None:
    def before(end: str | None) -> list[Finding]:
        first = application(financing=(own(years={2025: 1, 2026: 1, 2027: 5}),), start="2025-03-01", end=end)
        later = application(received="2025-02-15", is_revised=True, start="2025-03-01", end="2026-12-31")
        return found(first, later)

    assert mismatch(before("2026-12-31"), "2027").found == "2027"
    matches(before("2027-06-30"))
    assert before(None) == []
