from __future__ import annotations

from decimal import Decimal

from case_builders import TERMS, application, case, decision, matches, mismatch, undetermined

from schemas.findings import Finding
from schemas.roles import DecisionOutcome
from warehouse.reconcile.rules.identity import predecessor_project as rule
from warehouse.reconcile.summaries import summarize

NOW = {"title": "Mat som näring 2.0", "applicant": "Matringen", "start": "2025-03-01", "end": "2026-12-31"}
THEN = {"title": "Mat som näring", "applicant": "Matringen", "start": "2022-01-01", "end": "2024-12-31"}


def beside(mine: dict[str, str], theirs: dict[str, str], **more: object) -> list[Finding]:
    one, two = case(application(**mine), key="c-1"), case(application(**theirs), decision(900_000), key="c-2", **more)
    return list(rule.check(one, TERMS, [summarize(one), summarize(two)]))


def test_mismatch() -> None:
    finding = mismatch(beside(NOW, THEN), "”Mat som näring”", "slutade 2024-12-31", "börjar 2025-03-01")
    assert finding.severity == "info"
    granted = {"outcome": DecisionOutcome.GRANTED, "amount_granted": Decimal(900_000)}
    mismatch(beside(NOW, THEN, **granted), "gavs 900 000 kr")


def test_match() -> None:
    matches(beside(THEN, NOW))


def test_undetermined() -> None:
    undetermined(beside(NOW, {k: v for k, v in THEN.items() if k not in ("start", "end")}))


def test_others_do_not_count() -> None:
    assert beside(NOW, {**THEN, "end": "2025-06-30"}) == []  # it overlaps: another rule's
    assert beside(NOW, {**THEN, "applicant": "Andra"}) == []
    assert beside(NOW, THEN, outcome=DecisionOutcome.REJECTED) == []
