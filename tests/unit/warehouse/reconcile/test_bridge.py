from __future__ import annotations

from case_builders import application, budget, case, decision, egen, own, row
from hypothesis import given
from hypothesis import strategies as st

from warehouse.reconcile.bridge import bridge

FIRST = application(1_480_000, financing=[own(1_480_000), row("Viks kommun", 150_000), egen(700_000)])
SECOND = application(
    1_320_000,
    received=None,
    dated="2025-02-20",
    financing=[own(1_320_000), row("Viks kommun", 200_000), egen(500_000), row("Hamn AB", 40_000)],
)


def test_every_krona_has_a_line() -> None:
    first, last = bridge(case(FIRST, SECOND, decision(1_300_000)))
    assert {step.financier: step.change for step in first.steps if step.change} == {
        "Region Norrvik": -160_000,
        "Viks kommun": 50_000,
        "Sökandens egen finansiering": -200_000,
        "Hamn AB": 40_000,
    }
    assert (first.change, first.unexplained) == (-270_000, 0)
    assert {step.financier: step.change for step in last.steps if step.change} == {"Region Norrvik": -20_000}
    assert (last.change, last.unexplained) == (-20_000, 0)
    assert all(step.assumed for step in last.steps if step.financier != "Region Norrvik")


def test_what_the_lines_do_not_say_is_unexplained() -> None:
    (only,) = bridge(case(FIRST, decision(1_400_000, total=2_000_000)))
    assert only.unexplained == 2_000_000 - 2_330_000 + 80_000
    assert "oförklarat" in only.working


def test_a_revision_after_the_decision_is_no_stretch_of_the_way_there() -> None:
    late = application(1, received=None, dated="2025-09-01", financing=[own(1), row("Viks kommun", 1), egen(1)])
    assert len(bridge(case(FIRST, late, decision(1_400_000)))) == 1


def test_a_plan_that_marks_no_authority_has_it_by_the_other_papers() -> None:
    unmarked = budget(
        dated="2025-02-20", financing=[row("Region Norrvik", 1_480_000), row("Viks kommun", 150_000), egen(700_000)]
    )
    first, last = bridge(case(FIRST, unmarked, decision(1_480_000)))
    assert not [step for step in (*first.steps, *last.steps) if step.change]
    assert [step.financier for step in last.steps].count("Region Norrvik") == 1


def test_nothing_to_bridge() -> None:
    assert bridge(case(decision())) == ()
    assert bridge(case(FIRST)) == ()


amounts = st.integers(0, 10**7)


@given(st.tuples(amounts, amounts, amounts), st.tuples(amounts, amounts, amounts), amounts, st.none() | amounts)
def test_changes_and_the_rest_add_up(
    old: tuple[int, int, int], new: tuple[int, int, int], granted: int, total: int | None
) -> None:
    plans = [
        application(a, received=None, dated=day, financing=[own(a), row("Viks kommun", b), egen(c)])
        for (a, b, c), day in ((old, "2025-01-10"), (new, "2025-02-10"))
    ]
    for stretch in bridge(case(*plans, decision(granted, total=total))):
        assert stretch.before + sum(step.change for step in stretch.steps) + stretch.unexplained == stretch.after
