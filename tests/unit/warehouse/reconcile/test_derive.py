from __future__ import annotations

from decimal import Decimal

from case_builders import application, budget, case, decision, egen, own, report, row

from warehouse.reconcile.derive import (
    IMPLIED_TOTAL,
    PLANNED_FOR_UNSTATED,
    SHARE_OF_TOTAL,
    UNSTATED_FINANCING,
    Derived,
    derive,
)


def named(name: str, found: tuple[Derived, ...]) -> Derived:
    return next(derived for derived in found if derived.name == name)


def test_the_total_that_rate_and_ceiling_imply() -> None:
    found = named(IMPLIED_TOTAL, derive(case(decision(2_332_498, rate="10.86"))))
    assert (found.low, found.high) == (21_467_998, 21_487_775)
    assert len(found.fact_ids) == 2
    assert "10,865" in found.working


def test_a_rough_rate_is_weak_evidence() -> None:
    found = named(IMPLIED_TOTAL, derive(case(decision(110_000, rate="11"))))
    assert (found.low, found.high) == (956_522, 1_047_619)


def test_what_is_left_for_the_unnamed() -> None:
    plan = budget(financing=[own(100_000), row("Viks kommun", 60_000), row("Ås kommun", 40_000), egen(200_000)])
    answer = report(
        granted=100_000,
        rate="25.00",
        financing=[row("kommuner", type="municipality", count=2, written="två kommuner"), egen(200_000)],
    )
    found = derive(case(plan, answer))
    rest = named(UNSTATED_FINANCING, found)
    assert rest.low <= 100_000 <= rest.high
    assert rest.high - rest.low < 200
    planned = named(PLANNED_FOR_UNSTATED, found)
    assert planned.low == planned.high == 100_000
    assert "Viks kommun" in planned.working


def test_a_printed_total_is_exact() -> None:
    answer = decision(100_000, total=400_000, financing=[row("Hamn AB"), egen(200_000)])
    rest = named(UNSTATED_FINANCING, derive(case(answer)))
    assert rest.low == rest.high == 100_000


def test_the_share_of_the_latest_total() -> None:
    found = named(SHARE_OF_TOTAL, derive(case(application(total=2_500_000), decision(1_300_000))))
    assert (found.low, found.high, found.unit) == (Decimal("52.00"), Decimal("52.00"), "%")


def test_nothing_follows_from_nothing() -> None:
    assert derive(case(application(), decision())) == ()


def test_whom_the_paper_passes_over_pays_of_the_rest_too() -> None:
    plan = budget(financing=[own(100_000), row("Viks kommun", 60_000), egen(240_000)])
    answer = decision(100_000, total=400_000, financing=[row("Viks kommun"), own(100_000)])
    planned = named(PLANNED_FOR_UNSTATED, derive(case(plan, answer)))
    assert (planned.low, planned.agrees) == (300_000, True)


def test_a_plan_without_all_amounts_says_nothing_of_the_rest() -> None:
    plan = budget(financing=[own(100_000), row("Viks kommun"), egen(240_000)])
    answer = decision(100_000, total=400_000, financing=[row("Viks kommun"), own(100_000)])
    assert not [derived for derived in derive(case(plan, answer)) if derived.name == PLANNED_FOR_UNSTATED]
