from __future__ import annotations

from case_builders import (
    TERMS,
    application,
    budget,
    case,
    decision,
    egen,
    matches,
    mismatch,
    own,
    report,
    thousands,
    undetermined,
    unsure,
)

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import applied_for_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(application(875_000), budget(875_000), report(applied=875_000), decision(applied=875_000)))
    matches(found(application(912_400), budget(thousands(912))))


def test_mismatch() -> None:
    finding = mismatch(found(application(875_000), budget(857_000)), "857 000 kr i budgeten", "875 000 kr i ansökan")
    assert finding.difference == -18_000
    mismatch(found(application(875_000), report(applied=857_000)), "tjänsteskrivelsen")
    mismatch(found(report(applied=857_000), decision(applied=875_000)), "beslutet")


def test_undetermined() -> None:
    undetermined(found(application(None), decision(applied=None)))
    undetermined(found(application(unsure(875_000)), budget(857_000)))
    undetermined(found(application(875), budget(875_000)))


def test_revisions_may_differ() -> None:
    first, second = application(900_000), application(800_000, received=None, dated="2025-02-20")
    assert found(first, second) == []
    matches(found(first, second, decision(applied=800_000)))
    mismatch(found(first, second, decision(applied=900_000)), "800 000 kr")


def test_a_revised_budget_that_came_later_is_a_new_amount() -> None:
    assert found(application(900_000), budget(800_000, dated="2025-02-20", is_revised=True)) == []
    mismatch(found(application(900_000), budget(800_000, dated="2025-02-20")))


def test_a_budget_may_belong_to_the_first_version() -> None:
    matches(found(application(900_000), application(800_000, received=None, dated="2025-02-20"), budget(900_000)))


def test_a_budget_from_after_the_decision_is_another_matter() -> None:
    assert found(application(900_000), budget(800_000, dated="2025-09-01"), decision(applied=None)) != []
    matches(found(application(900_000), budget(800_000, dated="2025-09-01"), decision(applied=900_000)))


def test_a_first_budget_is_not_compared_with_a_later_application() -> None:
    later = application(415_000, received=None, dated="2025-02-20")
    assert found(application(None), budget(414_000), later) == []


def test_a_report_knows_what_had_come_by_its_own_date() -> None:
    late = application(800_000, received=None, dated="2025-03-20")
    matches(found(application(900_000), late, report(applied=900_000, received="2025-01-15"), decision(applied=800_000)))


def test_a_form_against_the_row_of_its_own_table() -> None:
    def form(applied: int, row_amount: int) -> list[Finding]:
        return found(application(applied, financing=(own(row_amount), egen(300_000))))

    matches(form(870_000, 870_000))
    mismatch(form(820_000, 870_000), "820 000 kr", "870 000 kr")
    mismatch(form(780_000, 870_000))
    undetermined(form(655_000, 870_000))  # another amount than the one asked for, perhaps
