from __future__ import annotations

from case_builders import TERMS, application, budget, case, decision, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding, Outcome
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.amounts import superseded_revision_used as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


FIRST = application(1_480_000, total=3_700_000, financing=[own(1_480_000), row("Viks kommun", 150_000), egen(700_000)])
SECOND = application(
    1_320_000,
    received=None,
    dated="2025-02-20",
    total=3_300_000,
    financing=[own(1_320_000), row("Viks kommun", 200_000), egen(500_000)],
)


def test_match() -> None:
    matches(found(FIRST, SECOND, decision(1_320_000, applied=1_320_000, total=3_300_000)))


def test_mismatch() -> None:
    mismatch(found(FIRST, SECOND, decision(1_480_000, applied=1_480_000)), "1 480 000 kr", "1 320 000 kr", "version 1")
    mismatch(found(FIRST, SECOND, decision(1_320_000, financing=[row("Viks kommun", 150_000)])), "Viks kommun", "200 000 kr")
    mismatch(found(FIRST, SECOND, decision(None, total=3_700_000)), "total kostnad")


def test_undetermined() -> None:
    undetermined(found(FIRST, SECOND, decision(None)))
    undetermined(found(FIRST, SECOND, decision(1_111_111, applied=1_111_111)))


def test_nothing_to_say_without_a_revision() -> None:
    assert found(FIRST, decision(1_480_000)) == []
    assert found(application(875_000), budget(857_000), decision(875_000)) == []


def test_a_revision_after_the_decision_is_not_the_latest() -> None:
    late = application(1_320_000, received=None, dated="2025-05-01", total=3_300_000)
    assert found(FIRST, late, decision(1_480_000, applied=1_480_000)) == []


def test_a_revision_that_changes_nothing_printed() -> None:
    same = application(1_480_000, received=None, dated="2025-02-20", total=3_700_000)
    assert found(FIRST, same, decision(1_480_000, applied=1_480_000)) == []


def test_a_part_grant_may_come_back_to_an_old_total() -> None:
    cut = decision(1_200_000, applied=1_320_000, total=3_700_000, outcome=DecisionOutcome.PARTLY_GRANTED)
    assert Outcome.MISMATCH not in {finding.outcome for finding in found(FIRST, SECOND, cut)}


def test_rate_and_ceiling_tell_the_versions_apart() -> None:
    first = application(2_332_498, total=21_355_307)
    second = application(2_332_498, received=None, dated="2025-02-20", total=21_475_307)
    matches(found(first, second, decision(2_332_498, rate="10.86")))
    undetermined(found(first, second, decision(2_332_498, rate="11")))
