from __future__ import annotations

from case_builders import TERMS, application, budget, case, commitment, decision, matches, mismatch, undetermined

from schemas.findings import Finding
from schemas.records import DocumentRecord
from schemas.terms import Terms
from schemas.text import TextSource
from warehouse.reconcile.rules.identity import project_title_differs as rule


def found(*papers: DocumentRecord, terms: Terms = TERMS) -> list[Finding]:
    return list(rule.check(case(*papers), terms))


def test_match() -> None:
    for other in ("Kusten växer", "”Kusten växer”", "KUSTEN  VÄXER", "Kusten\nväxer", "Projektet Kusten växer", "Kusten växer."):
        matches(found(application(title="Kusten växer"), decision(title=other)))
    matches(found(application(title="Kompetens 2.0"), decision(title="kompetens 2.0")))


def test_mismatch() -> None:
    mismatch(
        found(application(title="Gröna kluster i Norrvik"), decision(title="Gröna kluster i Norrviken")), "Norrviken", "Norrvik"
    )
    mismatch(found(application(title="Kompetens 2.0"), decision(title="Kompetens")))
    mismatch(found(application(title="Kompetens"), decision(title="Kompetens etapp 2")))


def test_undetermined() -> None:
    undetermined(found(application(title="Kompetens – steg två"), commitment(title="Kompetens")))
    undetermined(found(application(title="Gröna kluster"), decision(title="Gröna kluster i")))
    undetermined(
        found(application(title="Gröna kluster"), budget(title="för Gröna kluster"), decision(title="för Gröna kluster"))
    )
    undetermined(found(application(title="Gröna kluster i Norrvik"), decision(title="Gröna kluster")))
    undetermined(found(application(title="Gröna kluster i Norrvik"), decision(title="Sammanträde 14 maj")))
    undetermined(found(application(title="Gröna kluster"), decision(title="Gröna klustret", text_source=TextSource.OCR)))


def test_an_application_whose_title_was_read_short() -> None:
    papers = (
        application(title="Unga i centrum"),
        budget(title="Unga i centrum – steg två"),
        decision(title="Unga i centrum – steg två"),
    )
    undetermined(found(*papers))


def test_words_added_to_a_title_that_several_papers_have() -> None:
    papers = application(title="Ljusa vintrar"), budget(title="Ljusa vintrar")
    mismatch(found(*papers, decision(title="Ljusa vintrar i hela länet")))
    mismatch(found(*papers, decision(title="Ljusa vintrar fortsättning")))


def test_the_revised_application_names_the_project() -> None:
    later = application(title="Gröna klustren", received=None, dated="2025-02-20")
    matches(found(application(title="Gröna kluster"), later, decision(title="Gröna klustren")))


def test_one_title_is_nothing_to_compare() -> None:
    assert found(application(title="Kusten växer")) == []
