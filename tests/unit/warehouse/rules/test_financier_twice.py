from __future__ import annotations

from case_builders import TERMS, budget, case, egen, matches, mismatch, own, report, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import financier_twice as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    matches(found(budget(financing=[own(1), row("Viks kommun", 2), egen(3)])))
    matches(found(budget(financing=[own(1), egen(2), egen(3, in_kind=True)])))


def test_mismatch() -> None:
    rows = [own(1), row("Högskolan Kusten", 100_000), row("Viks kommun", 5), row("Högskolan Kusten", 60_000)]
    mismatch(found(budget(financing=rows)), "Högskolan Kusten", "100 000 kr", "60 000 kr")


def test_undetermined() -> None:
    one, two = row("Viks kommun", 5, written="Viks kommun, näringsliv"), row("Viks kommun", 6, written="Viks kommun, kultur")
    undetermined(found(budget(financing=[own(1), one, two, egen(3), row("Hamn AB", 4)])))
    undetermined(
        found(budget(financing=[own(1), row("Viks kommun", 5), row("Hamn AB", 4), row("Viks kommun", 5), row("Hamn AB", 4)]))
    )


def test_an_alias_is_the_same_name() -> None:
    fund = "Europeiska regionala utvecklingsfonden"
    rows = [own(1), row(fund, 5, written="ERUF"), row(fund, 6, written=f"{fund} (ERUF)"), egen(3), row("Hamn AB", 4)]
    mismatch(found(budget(financing=rows)), fund)
    apart = [
        own(1),
        row("Viks kommun", 5),
        row("Viks kommun", 6, written="Viks kommun (eget arbete)"),
        egen(3),
        row("Hamn AB", 4),
    ]
    undetermined(found(budget(financing=apart)))


def test_a_row_a_year_is_one_row() -> None:
    rows = [own(1), row("Hamn AB", None, years={2025: 5}), row("Hamn AB", None, years={2026: 5}), egen(1)]
    matches(found(budget(financing=rows)))


def test_only_plans() -> None:
    assert found(report(financing=[row("Hamn AB", 5), row("Hamn AB", 6)])) == []
