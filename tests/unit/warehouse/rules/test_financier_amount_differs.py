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
    report,
    row,
    undetermined,
    unsure,
)

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import financier_amount_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PLAN = budget(financing=[own(1_000_000), row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), egen(500_000)])


def test_match() -> None:
    matches(found(PLAN, report(financing=[row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), egen(500_000)])))


def test_mismatch() -> None:
    finding = mismatch(
        found(PLAN, decision(financing=[row("Viks kommun", 150_000), egen(500_000)]))[:1], "150 000 kr", "200 000 kr"
    )
    assert finding.difference == -50_000


def test_undetermined() -> None:
    undetermined(found(application(financing=[own(1)]), decision(financing=[row("Viks kommun", 150_000)])))
    undetermined(found(PLAN, decision(financing=[row("Viks kommun", unsure(150_000))])))


def test_two_rows_in_the_plan_are_one_figure_in_prose() -> None:
    plan = budget(financing=[own(1), row("Högskolan Kusten", 100_000), row("Högskolan Kusten", 60_000)])
    matches(found(plan, report(financing=[row("Högskolan Kusten", 160_000)])))
    mismatch(found(plan, report(financing=[row("Högskolan Kusten", 100_000)])), "160 000 kr")


def test_a_financier_without_an_amount_is_not_compared() -> None:
    assert found(PLAN, decision(financing=[row("Viks kommun")])) == []


def test_the_authoritys_own_row_is_left_to_others() -> None:
    assert found(PLAN, decision(900_000, financing=[own(900_000)])) == []
    unmarked = row("Region Norrvik", 900_000, type="region")
    assert found(PLAN, decision(900_000, financing=[unmarked])) == []


def test_names_fold() -> None:
    matches(found(PLAN, report(financing=[row("HÖGSKOLAN  KUSTEN", 100_000)])))
    matches(found(budget(financing=[own(1), row("Hamn Aktiebolag", 7), egen(2)]), report(financing=[row("Hamn AB", 7)])))
    plan = budget(financing=[own(1), row("Kommunförbundet Västra Kusten", 7), egen(2)])
    matches(found(plan, report(financing=[row("Kommunförbundet Västra Kustn", 7)])))


def test_municipalities_one_letter_apart_are_two() -> None:
    plan = budget(financing=[own(1), row("Habo kommun", 7), egen(2)])
    assert found(plan, report(financing=[row("Håbo kommun", 9)])) == []


def test_prose_without_a_word_on_cash_or_kind() -> None:
    plan = budget(financing=[own(1), egen(28_000), egen(88_000, in_kind=True), row("Hamn AB", 5_000, in_kind=True)])
    matches(found(plan, report(financing=[egen(116_000), row("Hamn AB", 5_000)])))
    mismatch(found(plan, report(financing=[egen(120_000)])))


def test_a_second_contribution_that_the_plan_does_not_have() -> None:
    matches(found(PLAN, report(financing=[egen(500_000), egen(88_000, in_kind=True), row("Viks kommun", 200_000)])))


def test_a_figure_cut_in_two_is_a_reading() -> None:
    plan = budget(financing=[own(1), row("Viks kommun", 1_300_000), egen(5)])
    undetermined(found(plan, decision(financing=[row("Viks kommun", 300_000)])))


def test_a_hedged_amount_is_a_range() -> None:
    matches(found(PLAN, report(financing=[row("Viks kommun", about(190_000, 190_000, 200_000))])))


def test_the_latest_plan_counts() -> None:
    later = budget(financing=[own(1), row("Viks kommun", 150_000), egen(5)], dated="2025-02-20", is_revised=True)
    matches(found(PLAN, later, decision(financing=[row("Viks kommun", 150_000)])))
