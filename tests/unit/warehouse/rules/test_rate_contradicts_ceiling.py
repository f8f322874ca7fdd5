from __future__ import annotations

from case_builders import TERMS, application, case, cost, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord, RateBase
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.grant import rate_contradicts_ceiling as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(decision(840_000, rate="35", total=2_400_000)))
    matches(found(application(total=21_475_307), decision(2_332_498, rate="10.86")))
    matches(found(decision(875_000, rate="38.04", total=2_300_000)))
    matches(found(decision(333_333, rate="33", total=1_000_000)))


def test_mismatch() -> None:
    finding = mismatch(found(decision(912_000, rate="35", total=2_400_000)), "840 000 kr", "912 000 kr", "35 %")
    assert finding.difference == 72_000
    mismatch(found(decision(2_332_498, rate="10.86", total=21_355_307)))
    mismatch(found(report(granted=912_000, rate="35", total=2_400_000)), "tjänsteskrivelsen")


def test_undetermined() -> None:
    undetermined(found(decision(912_000, rate="35")))
    undetermined(found(decision(unsure(912_000), rate="35", total=2_400_000)))
    undetermined(found(decision(912_000, rate="35", total=2_400_000, rate_base=RateBase.PUBLIC_FINANCING)))


def test_a_total_that_was_misread() -> None:
    undetermined(found(application(720_000, total=3_600_000), report(granted=720_000, rate="20", total=16_000_000)))
    undetermined(found(decision(250_000, rate="50", total=500)))


def test_nothing_without_a_rate() -> None:
    assert found(decision(912_000, total=2_400_000)) == []


def test_own_total_before_the_plans() -> None:
    matches(found(application(total=3_800_000), decision(1_400_000, rate="50", total=2_800_000)))


def test_a_share_of_actual_costs_leaves_out_what_is_given_in_kind() -> None:
    plan = application(total=2_400_000, costs=[cost("staff", 2_000_000), cost("in_kind", 400_000)])
    matches(found(plan, decision(1_000_000, rate="50", rate_base=RateBase.ACTUAL)))
    mismatch(found(plan, decision(1_000_000, rate="50", rate_base=RateBase.TOTAL)))


def test_a_part_grant_without_its_costs() -> None:
    plan = application(1_900_000, total=3_800_000)
    undetermined(found(plan, decision(1_400_000, rate="50", outcome=DecisionOutcome.PARTLY_GRANTED)))


def test_a_clause_that_fits_another_version() -> None:
    first = application(1_480_000, total=3_700_000)
    second = application(1_320_000, total=3_300_000, received=None, dated="2025-02-20")
    undetermined(found(first, second, decision(1_480_000, rate="40")))
