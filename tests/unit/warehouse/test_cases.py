"""Which documents are of one case, in small inboxes of invented papers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from warehouse_builders import line, record, sha

from schemas.identity import document_id
from schemas.problems import ProblemCode
from schemas.records import DocumentRecord
from schemas.roles import DocumentKind
from schemas.text import TextSource
from warehouse.cases import Assembly, assemble_cases
from warehouse.papers import Paper

APPLICATION, BUDGET, COMMITMENT = DocumentKind.APPLICATION, DocumentKind.BUDGET, DocumentKind.COMMITMENT
REPORT, DECISION, SUPPLEMENT = DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION, DocumentKind.SUPPLEMENT
CLAIM, OTHER = DocumentKind.PAYMENT_CLAIM, DocumentKind.OTHER


def paper(path: str, of: DocumentRecord | None, mail: str | None = None, alone: bool = True, *also: str) -> Paper:
    content = path if alone or of is None else path.split("#")[0]
    places = tuple(("/inkorg", p) for p in (path, *also))
    segment = of.segment if of is not None else 0
    return Paper(document_id(sha(content), segment), sha(content), segment, places, of, (sha(mail),) if mail else (), alone)


def together(papers: Sequence[Paper], assembly: Assembly | None = None) -> set[frozenset[str]]:
    """The cases as sets of file names (with the segment where it is not the first)."""
    assembly = assembly or assemble_cases(papers)
    names = {p.document_id: p.file_name + (f"#{p.segment}" if p.segment else "") for p in papers}
    cases: dict[str, set[str]] = {}
    for member in assembly.members:
        cases.setdefault(member.case, set()).add(names[member.document_id])
    return {frozenset(files) for files in cases.values()}


SMAK = {"project_title": "Fjällens smak", "applicant_name": "Fjällmat ekonomisk förening"}
KNUT = {"project_title": "Knutpunkt Bergslagen", "applicant_name": "Föreningen Bergslagsnavet"}


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="RUN 2026-00012", **SMAK)),
                paper("b.pdf", record(DECISION, registration_number="Dnr RUN 2026/12")),
                paper("c.pdf", record(APPLICATION, registration_number="RUN 2026-00013", **KNUT)),
            ],
            [{"a.pdf", "b.pdf"}, {"c.pdf"}],
            id="by number, whatever its spelling",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="RUN 2026-00012", **SMAK)),
                paper("intyg.pdf", record(COMMITMENT, registration_number="KS 2026/77", project_title="Fjällens smak")),
                paper("b.pdf", record(APPLICATION, registration_number="KS 2026/77", **KNUT)),
            ],
            [{"a.pdf", "intyg.pdf"}, {"b.pdf"}],
            id="a co-financier's diary number is not the case's, even when another case has it",
        ),
        pytest.param(
            [
                paper("Ä1/a.pdf", record(APPLICATION, **SMAK)),
                paper("Ä1/utdrag.pdf", record(DECISION, decided_on="2026-02-03"), None, False),
                paper("Ä1/utdrag.pdf#1", record(COMMITMENT, segment=1), None, False),
            ],
            [{"Ä1/a.pdf", "Ä1/utdrag.pdf#1#1"}],
            id="an item of minutes that names no project does not follow its extract into the folder",
        ),
        pytest.param(
            [
                paper("Ä1/a.pdf", record(APPLICATION, **SMAK)),
                paper("Ä1/b.xlsx", record(BUDGET)),
                paper("Ä1/Bilagor/i.pdf", record(COMMITMENT, registration_number="KS 2026/77")),
                paper("Ä1/skadad.pdf", None),
                paper("Ä1/risk.docx", record(OTHER)),
                paper("Ä2/a.pdf", record(APPLICATION, **KNUT)),
            ],
            [{"Ä1/a.pdf", "Ä1/b.xlsx", "Ä1/Bilagor/i.pdf", "Ä1/skadad.pdf", "Ä1/risk.docx"}, {"Ä2/a.pdf"}],
            id="by folder, annexes and unreadable files too",
        ),
        pytest.param(
            [
                paper("vecka 12/a.pdf", record(APPLICATION, registration_number="RUN 2026-00012", **SMAK)),
                paper("vecka 12/b.pdf", record(APPLICATION, **KNUT)),
                paper("vecka 12/ab.pdf", record(BUDGET, project_title="Fjällens smak")),
                paper("vecka 12/bb.pdf", record(BUDGET, project_title="Knutpunkt Bergslagen")),
                paper("vecka 12/ingen.pdf", record(COMMITMENT)),
            ],
            [{"vecka 12/a.pdf", "vecka 12/ab.pdf"}, {"vecka 12/b.pdf", "vecka 12/bb.pdf"}],
            id="a folder of several cases decides nothing",
        ),
        pytest.param(
            [
                paper("Ä1/a.pdf", record(APPLICATION, registration_number="RUN 2026-00012", **SMAK)),
                paper("Ä1/fel.pdf", record(DECISION, registration_number="RUN 2025-00400", **KNUT)),
            ],
            [{"Ä1/a.pdf"}, {"Ä1/fel.pdf"}],
            id="its own number takes a paper out of its folder",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="RK 2026/1", authority="Region Kronoberg", **SMAK)),
                paper("b.pdf", record(APPLICATION, registration_number="RG 2026/9", authority="Region Gävleborg", **SMAK)),
                paper("c.pdf", record(REPORT, authority="Region Gävleborg", **SMAK)),
            ],
            [{"a.pdf"}, {"b.pdf", "c.pdf"}],
            id="one title at two authorities is two cases",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, project_title="Mathantverk", applicant_name="Riksföreningen Smak")),
                paper("b.pdf", record(APPLICATION, project_title="Mathantverk 2.0", applicant_name="Riksföreningen Smak")),
                paper("c.pdf", record(COMMITMENT, project_title="Mathantverk 2.0", applicant_name="Riksföreningen Smak")),
            ],
            [{"a.pdf"}, {"b.pdf", "c.pdf"}],
            id="2.0 is part of the title",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="26RV0731", **SMAK)),
                paper("m.eml", record(SUPPLEMENT, registration_number="26RV0731")),
                paper("m.eml#intyg.pdf", record(COMMITMENT), "m.eml"),
                paper("n.eml", record(SUPPLEMENT)),
                paper("n.eml#budget.pdf", record(BUDGET, registration_number="26RV0731"), "n.eml"),
            ],
            [{"a.pdf", "m.eml", "m.eml#intyg.pdf", "n.eml", "n.eml#budget.pdf"}],
            id="a mail and what came with it",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="26RV0731", **SMAK)),
                paper("b.pdf", record(APPLICATION, registration_number="26RV0644", **KNUT)),
                paper("p.pdf", record(OTHER, 0, registration_number="26RV0219"), alone=False),
                paper("p.pdf", record(DECISION, 1, registration_number="26RV0731"), alone=False),
                paper("p.pdf", record(DECISION, 2, project_title="Knutpunkt Bergslagen"), alone=False),
                paper("p.pdf", record(DECISION, 3), alone=False),
            ],
            [{"a.pdf", "p.pdf#1"}, {"b.pdf", "p.pdf#2"}],
            id="each item of minutes finds its own case, the board's own affairs none",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="20371234", authority="Tillväxtverket", **SMAK)),
                paper("b.pdf", record(DECISION, registration_number="Ä 2026-118", authority="Tillväxtverket", **SMAK)),
            ],
            [{"a.pdf", "b.pdf"}],
            id="a portal number beside a diary number",
        ),
        pytest.param(
            [
                paper("Ä1/a.pdf", record(APPLICATION, registration_number="RK 2026/1", authority="Region Kronoberg", **SMAK)),
                paper("Ä1/b.pdf", record(DECISION, registration_number="RG 2026/9", authority="Region Gävleborg", **SMAK)),
            ],
            [{"Ä1/a.pdf", "Ä1/b.pdf"}],
            id="another authority's decision filed among the papers of the case",
        ),
        pytest.param(
            [
                paper(
                    "a.pdf", record(APPLICATION, registration_number="RUN 2026/12", financing=(line("Åre kommun", 1),), **SMAK)
                ),
                paper("b.pdf", record(DECISION, registration_number="KS 2026/77", financing=(line("Åre kommun", 1),), **SMAK)),
                paper("c.pdf", record(CLAIM, registration_number="20379999", **SMAK)),
                paper("d.pdf", record(DECISION, registration_number="RS 2026/5", financing=(line("Bergs kommun", 1),), **SMAK)),
            ],
            [{"a.pdf", "b.pdf", "c.pdf"}, {"d.pdf"}],
            id="loose papers under other numbers: a financier's decision, a claim, and a project of its own",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="25RK1614", **SMAK)),
                paper("s.pdf", record(DECISION, registration_number="25RK16l4", text_source=TextSource.OCR, **SMAK)),
                paper("t.pdf", record(DECISION, registration_number="25RK1615", **SMAK)),
            ],
            [{"a.pdf", "s.pdf"}, {"t.pdf"}],
            id="a number misread in a scan",
        ),
        pytest.param(
            [
                paper("Ä1/a.pdf", record(APPLICATION, period_start="2024-01-01", period_end="2025-12-31", **SMAK)),
                paper("Ä2/a.pdf", record(APPLICATION, period_start="2026-01-01", period_end="2027-12-31", **SMAK)),
                paper("Ä2/b.pdf", record(DECISION, **SMAK)),
            ],
            [{"Ä1/a.pdf"}, {"Ä2/a.pdf", "Ä2/b.pdf"}],
            id="the same title applied for once more",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="RUN 2026/12", **SMAK)),
                paper("budget RUN 2026-12.xlsx", record(BUDGET)),
                paper("intyg fjällens smak.pdf", record(COMMITMENT)),
                paper("utlysning.pdf", record(OTHER)),
            ],
            [{"a.pdf", "budget RUN 2026-12.xlsx", "intyg fjällens smak.pdf"}],
            id="file names, when nothing else speaks",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, financing=(line("Åre kommun", 125000),), **SMAK)),
                paper("i.pdf", record(COMMITMENT, applicant_name="Fjällmat ek. för.", financing=(line("Åre kommun", 125000),))),
            ],
            [{"a.pdf", "i.pdf"}],
            id="a promise of a sum that the applicant's plan has",
        ),
        pytest.param(
            [
                paper("a.pdf", record(APPLICATION, registration_number="RK 2026/1", authority="Region Kronoberg", **SMAK)),
                paper("b.pdf", record(BUDGET, registration_number="RK 2026/1", authority="Region Halland", **KNUT)),
            ],
            [{"a.pdf"}, {"b.pdf"}],
            id="one number about two projects at two authorities",
        ),
    ],
)
def test_grouping(papers: Sequence[Paper], expected: list[set[str]]) -> None:
    assert together(papers) == {frozenset(files) for files in expected}


def test_a_copy_in_a_folder_brings_a_loose_paper_into_the_case() -> None:
    papers = [paper("Ä1/a.pdf", record(APPLICATION, **SMAK)), paper("i.pdf", record(COMMITMENT), None, True, "Ä1/i.pdf")]
    assert together(papers) == {frozenset({"Ä1/a.pdf", "i.pdf"})}


def test_an_ambiguous_paper_is_said_aloud_and_put_nowhere() -> None:
    papers = [
        paper("a.pdf", record(APPLICATION, registration_number="RK 2026/1", authority="Region Kronoberg", **SMAK)),
        paper("b.pdf", record(APPLICATION, registration_number="RG 2026/9", authority="Region Gävleborg", **SMAK)),
        paper("intyg.pdf", record(COMMITMENT, project_title="Fjällens smak")),
    ]
    assembly = assemble_cases(papers)
    assert together(papers, assembly) == {frozenset({"a.pdf"}), frozenset({"b.pdf"})}
    (problem,) = assembly.problems.values()
    assert problem.code is ProblemCode.NO_CASE
    assert "RG 2026/9" in problem.message
    assert "RK 2026/1" in problem.message


def test_a_call_for_applications_makes_no_case_and_no_problem() -> None:
    assembly = assemble_cases(
        [paper("utlysning.pdf", record(OTHER, registration_number="RUN 2026/1", project_title="Mötesplatser"))]
    )
    assert not assembly.cases
    assert not assembly.problems


def test_a_budget_that_names_nothing_waits_for_an_officer() -> None:
    assembly = assemble_cases([paper("budget.xlsx", record(BUDGET))])
    assert not assembly.cases
    assert [p.code for p in assembly.problems.values()] == [ProblemCode.NO_CASE]


def test_a_case_keeps_its_name_when_papers_arrive() -> None:
    first = [paper("a.pdf", record(APPLICATION, **SMAK))]
    night = assemble_cases(first)
    former = {m.document_id: m.case for m in night.members}
    later = assemble_cases([*first, paper("b.pdf", record(DECISION, registration_number="RUN 2026/12", **SMAK))], former)
    assert [c.key for c in later.cases] == [c.key for c in night.cases]
    assert later.cases[0].registration_number == "RUN 2026/12"


def test_a_case_that_is_parted_leaves_its_name_to_the_larger_part() -> None:
    papers = [
        paper("a.pdf", record(APPLICATION, registration_number="RUN 2026/12", **SMAK)),
        paper("b.pdf", record(BUDGET, registration_number="RUN 2026/12", **SMAK)),
        paper("c.pdf", record(APPLICATION, registration_number="RUN 2026/99", **KNUT)),
    ]
    assembly = assemble_cases(papers, {p.document_id: "c-old" for p in papers})
    by_number = {c.registration_number: c.key for c in assembly.cases}
    assert by_number["RUN 2026/12"] == "c-old"
    assert by_number["RUN 2026/99"] not in ("c-old", "")


def test_an_officer_puts_a_document_in_a_case() -> None:
    papers = [paper("a.pdf", record(APPLICATION, **SMAK)), paper("x.pdf", record(COMMITMENT))]
    key = assemble_cases(papers).cases[0].key
    assembly = assemble_cases(papers, {papers[0].document_id: key}, {papers[1].document_id: key})
    assert together(papers, assembly) == {frozenset({"a.pdf", "x.pdf"})}
    assert not assembly.problems
    merged = assemble_cases(papers, {}, {papers[1].document_id: "c-before"}, {"c-before": [papers[0].document_id]})
    assert together(papers, merged) == {frozenset({"a.pdf", "x.pdf"})}
