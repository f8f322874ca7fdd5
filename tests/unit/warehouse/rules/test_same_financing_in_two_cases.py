from __future__ import annotations

from typing import Any

from case_builders import TERMS, application, case, egen, matches, mismatch, own, row, undetermined

from schemas.findings import Finding
from warehouse.reconcile.rules.identity import same_financing_in_two_cases as rule
from warehouse.reconcile.summaries import summarize

PLAN = (own(1_000_000), egen(200_000), row("Åre kommun", 300_000), row("Skogsstiftelsen", 150_000))
MINE: dict[str, Any] = {"title": "Mat", "applicant": "Matringen", "start": "2025-03-01", "end": "2026-12-31", "financing": PLAN}


def beside(**theirs: Any) -> list[Finding]:
    one = case(application(**MINE), key="c-1")
    two = case(application(**{**MINE, "title": "Vandringsleder", **theirs}), key="c-2")
    return list(rule.check(one, TERMS, [summarize(one), summarize(two)]))


def test_mismatch() -> None:
    finding = mismatch(beside(), "”Vandringsleder”", "Åre kommun 300 000 kr", "Skogsstiftelsen 150 000 kr")
    assert finding.severity == "info"
    mismatch(beside(financing=(own(400_000), row("Åre kommun", 300_000), row("Bergs kommun", 1))), "Åre kommun 300 000 kr")


def test_match() -> None:
    matches(beside(financing=(own(1_000_000), egen(200_000), row("Åre kommun", 310_000), row("Bergs kommun", 150_000))))
    matches(beside(start="2020-01-01", end="2021-12-31"))


def test_undetermined() -> None:
    undetermined(beside(start=None, end=None))


def test_one_project_with_two_authorities_shares_its_financing() -> None:
    assert beside(title="Mat") == []
    assert beside(applicant="Andra") == []
