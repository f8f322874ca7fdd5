from __future__ import annotations

from case_builders import TERMS, budget, case, decision, egen, matches, mismatch, own, report, row, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord, MunicipalityLine
from schemas.roles import PartyRole
from schemas.terms import Terms
from warehouse.reconcile.rules.financiers import municipality_count_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


NAMED = [row("Viks kommun", 1), row("Ås kommun", 2), row("Näs kommun", 3)]
PLAN = budget(financing=[own(9), *NAMED])


def count(number: int) -> DocumentRecord:
    return decision(financing=[row("kommuner", type="municipality", count=number, written=f"{number} kommuner")])


def test_match() -> None:
    matches(found(PLAN, count(3)))
    with_applicant = budget(financing=[own(9), *NAMED, egen(4, code="1111")])
    matches(found(with_applicant, count(4)))
    matches(found(with_applicant, count(3)))


def test_an_applicant_listed_apart_is_not_counted() -> None:
    plan = budget(financing=[own(9), *NAMED, egen(4, code="1111")])
    apart = [row("kommuner", type="municipality", count=4, written="fyra kommuner"), egen(4)]
    mismatch(found(plan, report(financing=apart)), "4 kommuner")


def test_mismatch() -> None:
    finding = mismatch(found(PLAN, count(4)), "4 kommuner", "har 3", "Ås kommun")
    assert (finding.expected, finding.found) == ("3", "4")


def test_undetermined() -> None:
    undetermined(found(PLAN, count(0)))
    undetermined(found(budget(financing=[own(9)]), count(4)))
    extra = tuple(MunicipalityLine(str(n), str(n), "22", PartyRole.FINANCIER, None) for n in range(4))
    undetermined(found(budget(financing=[own(9), *NAMED], municipalities=extra), count(4)))


def test_named_beside_the_number() -> None:
    rows = [row("Viks kommun", 1), row("kommuner", type="municipality", count=2, written="två andra kommuner")]
    matches(found(PLAN, report(financing=rows)))
