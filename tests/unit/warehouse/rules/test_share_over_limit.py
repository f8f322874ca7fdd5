from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, report, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.grant import share_over_limit as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(decision(1_250_000, total=2_500_000, appropriations=("anslag 1:1",))))
    matches(found(application(total=2_500_000), decision(1_250_000, appropriations=("1:1 Regionala utvecklingsåtgärder",))))
    matches(found(decision(1_250_000, total=2_500_000, authority="Region Norrvik")))


def test_mismatch() -> None:
    finding = mismatch(found(decision(1_300_000, total=2_500_000, appropriations=("1:1",))), "52 %", "50 %")
    assert finding.difference == 50_000
    mismatch(found(decision(1_300_000, rate="52", appropriations=("1:1",))), "52 %")


def test_undetermined() -> None:
    undetermined(found(decision(1_300_000, appropriations=("1:1",))))
    undetermined(found(decision(1_300_000, total=2_500_000, authority="Region Norrvik")))
    undetermined(found(decision(unsure(1_300_000), total=2_500_000, appropriations=("1:1",))))


def test_other_money_has_other_limits() -> None:
    assert found(decision(1_300_000, total=2_500_000, authority="Leader Kusten")) == []
    assert found(decision(1_300_000, total=2_500_000, authority="Region Norrvik", appropriations=("egna medel",))) == []
    assert found(decision(1_300_000, total=2_500_000, appropriations=("11:1",))) == []


def test_no_limit_known() -> None:
    terms = Terms(highest_share_pct=None)
    assert found(decision(1_300_000, total=2_500_000, appropriations=("1:1",)), terms=terms) == []


def test_the_report_may_name_the_appropriation() -> None:
    mismatch(found(report(appropriations=("1:1",)), decision(1_300_000, total=2_500_000)))
