"""One value of several readings."""

from __future__ import annotations

from extractors.roles.readings import FieldReading
from extractors.weigh import choose
from schemas.facts import Standing
from schemas.text import Span


def reading(field: str, value: str, weight: int, at: int = 0) -> FieldReading:
    return FieldReading(field, value, (Span(at, at + 5),), weight, "prov", Standing.CERTAIN)


def test_the_heaviest_wins_and_an_equal_rival_makes_it_ambiguous() -> None:
    sure = choose([reading("total_cost", "900.00", 80), reading("total_cost", "800.00", 60, 9)], "total_cost")
    assert sure is not None
    assert (sure.reading.value, sure.standing, sure.against) == ("900.00", Standing.CERTAIN, ())
    torn = choose([reading("total_cost", "900.00", 80), reading("total_cost", "800.00", 79, 9)], "total_cost")
    assert torn is not None
    assert (torn.standing, torn.against) == (Standing.AMBIGUOUS, ("800.00",))


def test_nobody_applies_for_nothing() -> None:
    found = choose(
        [reading("amount_applied_for", "0.00", 90), reading("amount_applied_for", "440000.00", 60, 9)], "amount_applied_for"
    )
    assert found is not None
    assert (found.reading.value, found.standing) == ("440000.00", Standing.CERTAIN)
    assert choose([reading("amount_applied_for", "0.00", 90)], "amount_applied_for") is None
    assert choose([reading("amount_granted", "0.00", 90)], "amount_granted") is not None
