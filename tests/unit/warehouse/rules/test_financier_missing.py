from __future__ import annotations

from typing import Any

from case_builders import TERMS, application, budget, case, decision, egen, matches, mismatch, own, report, row, undetermined

from schemas.findings import Finding, Outcome
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import financier_missing as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PLAN = budget(financing=[own(1_000_000), row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), egen(500_000)])


def test_match() -> None:
    matches(found(PLAN, report(financing=[row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000)])))


def test_mismatch() -> None:
    extra = [row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), row("Länsstyrelsen Norrvik", 75_000, type="state")]
    mismatch(found(PLAN, report(financing=extra)), "Länsstyrelsen Norrvik", "75 000 kr", "inte i budgeten")
    mismatch(
        found(PLAN, report(financing=[row("Viks kommun", 200_000), egen(500_000)])),
        "Högskolan Kusten",
        "inte i tjänsteskrivelsen",
    )


def test_undetermined() -> None:
    undetermined(found(PLAN, decision(refers_to_plan=True)))
    undetermined(found(PLAN, decision(financing=[row("Viks kommun"), row("Högskolan Kusten")])))
    mentioned = [row("Viks kommun", 200_000), egen(500_000)]
    undetermined(found(PLAN, report(financing=mentioned, text="Även Högskolan\nKusten går in med 100 000 kronor.")))


def test_other_names_for_the_same_money() -> None:
    undetermined(found(PLAN, report(financing=[row("Viks kommun", 200_000), row("HK Forskning", 100_000)])))


def test_a_head_count_covers_the_rows() -> None:
    plan = budget(financing=[own(1), row("Viks kommun", 2), row("Ås kommun", 3), row("Hamn AB", 4), egen(5)])
    matches(found(plan, report(financing=[row("två kommuner", type="municipality", count=2), row("Hamn AB", 4), egen(5)])))


def test_own_money_and_the_authority_may_be_left_out() -> None:
    matches(found(PLAN, report(financing=[row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), own(1_000_000)])))
    unmarked = row("Region Norrvik", 1_000_000, type="region")
    matches(found(PLAN, report(financing=[row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), unmarked])))


def test_a_scrap_is_no_name() -> None:
    extra = [row("Viks kommun", 200_000), row("Högskolan Kusten", 100_000), row("Med", 75_000)]
    undetermined(found(PLAN, report(financing=extra)))


def test_no_plan() -> None:
    assert found(application(), decision()) == []


def test_a_municipality_for_another_is_no_other_name() -> None:
    findings = found(PLAN, report(financing=[row("Ås kommun", 200_000), row("Högskolan Kusten", 100_000)]))
    assert [f.outcome for f in findings] == [Outcome.MISMATCH, Outcome.MISMATCH]


def test_a_budget_and_the_application_of_its_version() -> None:
    def beside(name: str, **more: Any) -> list[Finding]:
        rows = (own(600_000), egen(100_000), row("Åre kommun", 200_000))
        other = (own(600_000), egen(100_000), row(name, 200_000, **more))
        return found(application(600_000, financing=rows), budget(600_000, financing=other))

    assert beside("Åre kommun") == []
    mismatch(beside("Bergs kommun"), "Bergs kommun", "ansökan")
    mismatch(beside("Norrstiftelsen"), "Norrstiftelsen")
