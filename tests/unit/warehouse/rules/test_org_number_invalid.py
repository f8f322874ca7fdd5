from __future__ import annotations

from case_builders import TERMS, application, case, decision, matches, mismatch, undetermined, unsure

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from schemas.text import TextSource
from warehouse.reconcile.rules.identity import org_number_invalid as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


GOOD, OTHER, BAD = "556016-0680", "802002-4280", "556016-0681"


def test_match() -> None:
    matches(found(application(org=GOOD), decision(org="16556016-0680")))


def test_mismatch() -> None:
    mismatch(found(application(org=BAD)), BAD, "borde vara 0")
    mismatch(found(application(org=GOOD), decision(org=OTHER)), GOOD, OTHER)


def test_undetermined() -> None:
    undetermined(found(application(org="556016-068")))
    undetermined(found(application(org=BAD, text_source=TextSource.OCR)))
    undetermined(found(application(org=unsure(BAD))))


def test_the_authoritys_own_number() -> None:
    matches(found(application(org=GOOD), decision(org="232100-0214")))


def test_numbers_of_two_organisations() -> None:
    matches(found(application(org=GOOD, applicant="Byns Turism"), decision(org=OTHER, applicant="Hamnbolaget AB")))


def test_a_public_applicant_has_a_public_number() -> None:
    matches(found(application(org="232100-0214")))
