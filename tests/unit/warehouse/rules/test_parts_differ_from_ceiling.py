from __future__ import annotations

from case_builders import TERMS, case, decision, egen, matches, mismatch, own, part, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.grant import parts_differ_from_ceiling as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


PERIOD = {"start": "2025-05-01", "end": "2027-04-30"}


def test_match() -> None:
    parts = (part("2025", 2025, 200_000), part("2026", 2026, 400_000), part("2027", 2027, 300_000))
    matches(found(decision(900_000, grant_parts=parts)))
    matches(found(decision(900_000, grant_parts=(part("1:1", None, 600_000), part("egna medel", None, 300_000)))))
    matches(found(decision(900_000, financing=[own(900_000, years={2025: 400_000, 2026: 500_000}), egen(1)])))


def test_mismatch() -> None:
    parts = (part("2025", 2025, 200_000), part("2026", 2026, 400_000), part("2027", 2027, 290_000))
    finding = mismatch(found(decision(900_000, grant_parts=parts, **PERIOD)), "890 000 kr", "900 000 kr")
    assert finding.difference == -10_000
    mismatch(found(decision(900_000, grant_parts=(part("2026", 2026, 950_000),))))
    mismatch(found(decision(900_000, grant_parts=(part("1:1", None, 600_000), part("egna medel", None, 290_000)))))


def test_undetermined() -> None:
    undetermined(found(decision(900_000, grant_parts=(part("2026", 2026, 400_000),), **PERIOD)))
    undetermined(found(decision(None, grant_parts=(part("2026", 2026, 400_000), part("2025", 2025, 1)))))
    undetermined(found(decision(900_000, grant_parts=(part("driftmedel", None, 100_000),))))


def test_years_and_appropriations_are_two_divisions() -> None:
    parts = (part("2025", 2025, 900_000), part("1:1", None, 500_000), part("egna medel", None, 400_000))
    matches(found(decision(900_000, grant_parts=parts)))


def test_a_part_that_was_read_twice() -> None:
    parts = (part("2025", 2025, 400_000), part("2025", 2025, 400_000), part("2026", 2026, 500_000))
    matches(found(decision(900_000, grant_parts=parts)))
