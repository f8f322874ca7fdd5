from __future__ import annotations

from case_builders import (
    TERMS,
    application,
    budget,
    case,
    cost,
    egen,
    fact,
    matches,
    mismatch,
    own,
    report,
    row,
    thousands,
    undetermined,
)

from schemas.findings import Finding, Outcome
from schemas.problems import Problem, ProblemCode
from schemas.records import DocumentRecord
from schemas.roles import AmountRole, FactKind
from schemas.terms import Terms
from warehouse.reconcile.rules.tables import financing_differs_from_cost as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


COSTS = [cost("staff", 600_000), cost("travel", 100_000), cost("total", 700_000)]
FINANCING = [own(400_000), row("Viks kommun", 100_000), egen(200_000)]


def test_match() -> None:
    matches(found(budget(costs=COSTS, financing=FINANCING)))
    matches(found(application(400_000, total=700_000, financing=FINANCING)))
    matches(found(budget(total=thousands(700), financing=[own(399_800), row("Viks kommun", 100_100), egen(200_000)])))


def test_mismatch() -> None:
    less = [own(400_000), row("Viks kommun", 100_000), egen(150_000)]
    finding = mismatch(found(budget(costs=COSTS, financing=less)), "650 000 kr", "700 000 kr")
    assert finding.difference == -50_000


def test_undetermined() -> None:
    undetermined(found(budget(costs=COSTS, financing=[own(400_000), row("Viks kommun"), egen(200_000)])))
    undetermined(found(budget(costs=COSTS, financing=[own(400_000), row("elva kommuner", count=11), egen(200_000)])))
    less = [own(400_000), row("Viks kommun", 100_000), egen(150_000)]
    undetermined(found(budget(costs=COSTS, financing=less, facts=(fact(FactKind.AMOUNT, AmountRole.UNASSIGNED, 50_000),))))
    doubt = Problem(ProblemCode.AMBIGUOUS_TABLE, "osäker")
    undetermined(found(budget(costs=COSTS, financing=less, problems=(doubt,))))
    undetermined(found(budget(costs=COSTS, financing=less, lists_financing=False)))


def test_a_wrong_printed_sum_is_another_rule() -> None:
    costs = [cost("staff", 600_000), cost("travel", 100_000), cost("total", 770_000)]
    matches(found(budget(costs=costs, financing=FINANCING)))


def test_years() -> None:
    costs = [cost("staff", 700_000, years={2025: 300_000, 2026: 400_000}), cost("total", 700_000)]
    even = [own(400_000, years={2025: 200_000, 2026: 200_000}), egen(300_000, years={2025: 100_000, 2026: 200_000})]
    matches(found(budget(costs=costs, financing=even)))
    odd = [own(400_000, years={2025: 200_000, 2026: 200_000}), egen(300_000, years={2025: 200_000, 2026: 100_000})]
    findings = found(budget(costs=costs, financing=odd))
    assert [f.subject for f in findings if f.outcome is Outcome.MISMATCH] == ["budget:0:2025", "budget:0:2026"]


def test_income_lowers_cost_or_stands_as_financing() -> None:
    costs = [cost("staff", 800_000), cost("income", -100_000), cost("total", 700_000)]
    matches(found(budget(costs=costs, financing=FINANCING)))
    matches(found(budget(costs=[cost("staff", 800_000), cost("income", 100_000)], financing=FINANCING)))


def test_in_kind_left_out_on_both_sides() -> None:
    financing = [*FINANCING, row("Hamn AB", 50_000, in_kind=True)]
    matches(found(budget(costs=COSTS, financing=financing)))


def test_prose_that_names_some_payers_is_not_a_table() -> None:
    assert found(report(total=700_000, financing=[row("Viks kommun", 100_000), egen(1)])) == []


def test_a_forms_total_against_the_one_its_table_prints() -> None:
    def form(stated: int) -> list[Finding]:
        costs = (cost("staff", 900_000), cost("travel", 100_000), cost("total", 1_000_000))
        return found(application(600_000, total=stated, costs=costs, financing=(own(600_000), egen(400_000))))

    matches(form(1_000_000))
    mismatch(form(1_500_000), "1 500 000 kr", "1 000 000 kr")
    assert Outcome.MISMATCH not in [finding.outcome for finding in form(1_750_000)]
