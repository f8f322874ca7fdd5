from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, report, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from warehouse.reconcile.rules.identity import authority_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


ASKED = application(authority="Region Norrvik")


def test_match() -> None:
    matches(found(ASKED, report(authority="Region Norrvik"), decision(authority="Region Norrvik regionala nämnden")))


def test_mismatch() -> None:
    finding = mismatch(found(ASKED, decision(authority="Region Sörmark")), "Region Norrvik", "Region Sörmark")
    assert finding.severity == "info"


def test_undetermined() -> None:
    undetermined(found(application(), decision(authority="Region Sörmark")))


def test_nothing_to_compare() -> None:
    assert found(ASKED, decision()) == []
