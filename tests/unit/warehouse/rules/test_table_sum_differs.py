from __future__ import annotations

from case_builders import TERMS, budget, case, cost, egen, fact, matches, mismatch, own, printed_sum, undetermined

from schemas.findings import Finding, Outcome
from schemas.records import DocumentRecord
from schemas.roles import AmountRole, FactKind
from schemas.terms import Terms
from warehouse.reconcile.rules.tables import table_sum_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(budget(sums=(printed_sum(900_000, 900_000), printed_sum(450_000, 450_000, 2025)))))
    matches(found(budget(sums=(printed_sum(901_000, 900_000, rounding=1_500),))))


def test_mismatch() -> None:
    sums = (printed_sum(1_134_000, 1_170_000, 2025), printed_sum(1_230_000, 1_230_000, 2026), printed_sum(2_400_000, 2_400_000))
    finding = mismatch(found(budget(sums=sums)), "1 134 000 kr", "1 170 000 kr", "2025")
    assert finding.difference == -36_000


def test_undetermined() -> None:
    sums = tuple(printed_sum(1_000, 900, year) for year in (2025, 2026, None))
    undetermined(found(budget(sums=sums)))
    missed = fact(FactKind.AMOUNT, AmountRole.UNASSIGNED, 100)
    undetermined(found(budget(sums=(printed_sum(1_000, 900),), facts=(missed,))))


def test_readings_that_contradict_themselves() -> None:
    undetermined(found(budget(sums=(printed_sum(12_070, 12_070_000),))))
    undetermined(found(budget(sums=(printed_sum(390_000, 156_000),))))
    undetermined(found(budget(sums=(printed_sum(100, 90, direction="row", label="Resor 78 000"),))))
    columns = (printed_sum(900, 900), printed_sum(400, 400, 2025), printed_sum(500, 500, 2026))
    findings = found(budget(sums=(*columns, printed_sum(300, 310, direction="row", label="Resor"))))
    undetermined([finding for finding in findings if finding.outcome is not Outcome.MATCH])
    rows_missed = budget(sums=(printed_sum(4_000, 2_500),), financing=[own(3_000), egen(1_000)])
    undetermined(found(rows_missed))


def test_one_slip_one_finding() -> None:
    slip = (printed_sum(1_205, 1_250, 2025), printed_sum(1_250, 1_250, 2026), printed_sum(2_500, 2_455, direction="row"))
    mismatch(found(budget(sums=slip)), "2025")
    corner = (printed_sum(1_100, 1_150), printed_sum(1_100, 1_150, direction="row"))
    mismatch(found(budget(sums=corner)), "totalkolumnen")


def test_no_sums_no_finding() -> None:
    assert found(budget(costs=[cost("staff", 100)])) == []


def test_sides_are_judged_apart() -> None:
    sums = (printed_sum(1_000, 1_000), printed_sum(1_000, 950, side="financing"))
    mismatch(found(budget(sums=sums)), "finansiering")


def test_a_row_total() -> None:
    mismatch(found(budget(sums=(printed_sum(300, 310, direction="row", label="Resor"),))), "Resor")
