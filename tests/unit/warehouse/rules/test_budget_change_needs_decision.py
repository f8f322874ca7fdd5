from __future__ import annotations

from decimal import Decimal

from case_builders import TERMS, budget, case, cost, decision, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.rules.tables import budget_change_needs_decision as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


FINANCING = [own(1_000_000), row("Viks kommun", 300_000), egen(500_000)]
BEFORE = budget(
    costs=[cost("staff", 1_100_000), cost("external_services", 600_000), cost("travel", 100_000)], financing=FINANCING
)


def after(staff: int, services: int, **more: object) -> DocumentRecord:
    costs = [cost("staff", staff), cost("external_services", services), cost("travel", 100_000)]
    return budget(costs=costs, **{"dated": "2025-10-01", "is_revised": True, "financing": FINANCING, **more})


def test_match() -> None:
    matches(found(BEFORE, decision(), after(1_200_000, 500_000)))
    late = decision(decided="2025-11-01", amendment=True)
    matches(found(BEFORE, decision(), after(1_250_000, 450_000), late))


def test_mismatch() -> None:
    finding = mismatch(
        found(BEFORE, decision(), after(1_250_000, 450_000)), "Externa tjänster", "600 000 kr", "450 000 kr", "25 %"
    )
    assert finding.difference == -150_000
    moved = [own(1_000_000), row("Viks kommun", 250_000), egen(500_000)]
    mismatch(found(BEFORE, decision(), after(1_100_000, 600_000, financing=moved)), "Viks kommun")
    mismatch(found(BEFORE, decision(end="2027-04-30"), after(1_100_000, 600_000, end="2027-08-31")), "2027-08-31")


def test_undetermined() -> None:
    unclear = decision(800_000, outcome=DecisionOutcome.PARTLY_GRANTED)
    undetermined(found(BEFORE, unclear, after(1_250_000, 450_000)))
    undetermined(found(BEFORE, decision(), budget(dated="2025-10-01", is_revised=True)))


def test_a_part_grant_that_left_the_budget_as_it_was() -> None:
    unclear = decision(800_000, outcome=DecisionOutcome.PARTLY_GRANTED)
    totals = {"total": 1_800_000}
    before = budget(costs=[cost("staff", 1_100_000), cost("external_services", 600_000), cost("travel", 100_000)], **totals)
    mismatch(found(before, unclear, after(1_250_000, 450_000, financing=(), **totals)), "Externa tjänster")


def test_rows_that_do_not_add_up_were_misread() -> None:
    undetermined(found(BEFORE, decision(), after(1_250_000, 450_000, total=5_000_000)))


def test_both_share_and_amount_must_be_passed() -> None:
    matches(
        found(
            BEFORE,
            decision(),
            budget(
                costs=[cost("staff", 1_100_000), cost("external_services", 600_000), cost("travel", 140_000)],
                dated="2025-10-01",
                is_revised=True,
            ),
        )
    )


def test_a_revision_before_the_decision_needs_none() -> None:
    assert found(BEFORE, after(1_250_000, 450_000, dated="2025-03-01"), decision()) == []


def test_other_terms() -> None:
    terms = Terms(change_share_pct=Decimal(5), change_amount_sek=Decimal(10_000))
    assert len(found(BEFORE, decision(), after(1_200_000, 500_000), terms=terms)) == 2
