from __future__ import annotations

from case_builders import (
    TERMS,
    about,
    application,
    budget,
    case,
    decision,
    egen,
    matches,
    mismatch,
    own,
    record,
    report,
    row,
    thousands,
    undetermined,
    unsure,
)

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import granted_over_applied as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(application(900_000), decision(900_000)))
    matches(found(application(900_000), decision(800_000)))


def test_mismatch() -> None:
    finding = mismatch(found(application(900_000), decision(950_000)), "950 000 kr", "900 000 kr")
    assert finding.difference == 50_000
    assert (finding.expected, finding.found) == ("900000.00", "950000.00")


def test_undetermined() -> None:
    undetermined(found(application(None), decision(950_000)))
    undetermined(found(application(900_000), decision(unsure(950_000))))
    undetermined(found(application(900_000), decision(None)))


def test_the_latest_before_the_decision_counts() -> None:
    first, second = application(900_000), application(700_000, received=None, dated="2025-02-20")
    mismatch(found(first, second, decision(900_000)), "700 000 kr")
    late = application(700_000, received=None, dated="2025-06-01")
    matches(found(first, late, decision(900_000)))


def test_a_revised_form_may_repeat_the_first_received_date() -> None:
    late = application(700_000, received="2025-01-15", dated="2025-06-01")
    matches(found(application(900_000), late, decision(900_000)))


def test_a_revised_budget_is_a_later_word_than_the_application() -> None:
    matches(found(application(900_000), budget(950_000, dated="2025-02-20", is_revised=True), decision(950_000)))


def test_papers_of_the_same_day_that_disagree_are_left_to_another_rule() -> None:
    matches(found(application(875_000), budget(857_000), decision(875_000)))
    matches(found(application(857_000), budget(875_000), decision(875_000)))


def test_without_a_decision_the_proposal_counts() -> None:
    mismatch(found(application(900_000), report(granted=950_000)), "tjänsteskrivelsen")
    matches(found(application(900_000), report(granted=950_000), decision(900_000)))


def test_a_hedged_amount_is_a_range() -> None:
    matches(found(application(about(3_800_000, 3_800_000, 3_900_000)), decision(3_850_000)))
    mismatch(found(application(about(3_800_000, 3_800_000, 3_900_000)), decision(3_950_000)))


def test_thousands_round() -> None:
    matches(found(application(thousands(912)), decision(912_400)))
    mismatch(found(application(thousands(912)), decision(912_600)))


def test_other_currency_and_thousandfold_are_not_compared() -> None:
    undetermined(found(application(912), decision(912_000)))


def test_what_the_decision_says_was_applied_for_stands_in_for_a_missing_application() -> None:
    mismatch(found(decision(950_000, applied=900_000)), "900 000 kr")


def test_a_co_financiers_decision_grants_nothing_here() -> None:
    plan = application(900_000, financing=[own(900_000), row("Viks kommun", 345_000), egen(5)])
    theirs = decision(345_000, authority="Viks kommun", financing=[row("Viks kommun", 345_000)])
    assert found(plan, theirs) == []


def test_the_authority_is_no_co_financier_where_a_plan_fails_to_mark_its_row() -> None:
    unmarked = row("Region Norrvik", 900_000, type="region")
    papers = application(900_000, financing=[own(900_000), egen(5)]), budget(financing=[unmarked, egen(5)])
    mismatch(found(*papers, decision(950_000, authority="Region Norrvik")))
    told = application(900_000, authority="Region Norrvik", financing=[unmarked, egen(5)])
    mismatch(found(told, decision(950_000, authority="Region Norrvik")))


def test_other_pages_of_the_minutes_decide_nothing() -> None:
    matches(found(application(900_000), decision(None), decision(900_000)))


def test_a_rejection_grants_nothing() -> None:
    assert found(application(900_000), decision(None, outcome=DecisionOutcome.REJECTED)) == []


def test_payment_claims_take_no_part() -> None:
    matches(found(application(900_000), decision(900_000), record("payment_claim", applied=100_000, granted=1)))
