"""A case is made the same in any order of its documents, and loading twice equals loading once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from warehouse_builders import RUN, line, loaded, receipt, record, sha

from schemas.identity import document_id
from schemas.records import DocumentRecord
from schemas.roles import DocumentKind
from warehouse.cases import assemble_cases
from warehouse.codec import decode_record, encode_record
from warehouse.connection import open_working
from warehouse.load import load_results, record_receipts
from warehouse.papers import Paper
from warehouse.snapshot import table_counts
from warehouse.store import assemble_and_store_cases

KINDS = list(DocumentKind)
TITLES = ["Fjällens smak", "Fjällens smak 2.0", "Knutpunkt Bergslagen", None]
NUMBERS = ["RUN 2026/12", "RUN 2026-00012", "RD 2026/12", "20371234", "KS 2026/77", None]
APPLICANTS = ["Fjällmat ekonomisk förening", "Föreningen Bergslagsnavet", None]
AUTHORITIES = ["Region Norrmark", "Region Sydmark", None]
FOLDERS = ["", "Ärende 1/", "Ärende 2/", "Ärende 1/Bilagor/"]


@st.composite
def records(draw: st.DrawFn) -> DocumentRecord:
    """A record that says some of what places it."""
    fields = {
        "project_title": draw(st.sampled_from(TITLES)),
        "registration_number": draw(st.sampled_from(NUMBERS)),
        "applicant_name": draw(st.sampled_from(APPLICANTS)),
        "authority": draw(st.sampled_from(AUTHORITIES)),
        "dated_on": draw(st.sampled_from(["2026-01-10", "2026-03-01", None])),
        "amount_applied_for": draw(st.sampled_from(["450000", "500000", None])),
    }
    rows = (line("Åre kommun", 100000),) if draw(st.booleans()) else ()
    kind = draw(st.sampled_from(KINDS))
    return record(kind, financing=rows, is_revised=draw(st.booleans()), **{k: v for k, v in fields.items() if v is not None})


@st.composite
def inboxes(draw: st.DrawFn) -> list[Paper]:
    """Some papers in some folders; a few could not be read."""
    papers = []
    for i, read in enumerate(draw(st.lists(records(), min_size=1, max_size=8))):
        name = f"{i}.pdf"
        path = draw(st.sampled_from(FOLDERS)) + name
        readable = draw(st.integers(0, 9)) > 0
        papers.append(Paper(document_id(sha(name), 0), sha(name), 0, (("/inkorg", path),), read if readable else None))
    return papers


@settings(max_examples=150, deadline=None)
@given(inboxes(), st.randoms(use_true_random=False))
def test_the_order_of_papers_does_not_matter(papers: list[Paper], random: object) -> None:
    shuffled = list(papers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assemble_cases(shuffled) == assemble_cases(papers)


@settings(max_examples=150, deadline=None)
@given(inboxes())
def test_every_document_is_in_one_case_at_most_and_none_is_lost(papers: list[Paper]) -> None:
    assembly = assemble_cases(papers)
    placed = [m.document_id for m in assembly.members]
    assert len(placed) == len(set(placed))
    for paper in papers:
        accounted = paper.document_id in placed or paper.document_id in assembly.problems
        assert accounted or paper.kind in (None, DocumentKind.OTHER)
    for case in assembly.cases:
        assert any(d.kind is not DocumentKind.OTHER for d in case.documents)


@settings(max_examples=100, deadline=None)
@given(inboxes())
def test_a_second_night_with_the_same_papers_changes_nothing(papers: list[Paper]) -> None:
    first = assemble_cases(papers)
    former = {m.document_id: m.case for m in first.members}
    assert assemble_cases(papers, former) == first


@settings(max_examples=100, deadline=None)
@given(records())
def test_a_record_survives_its_way_to_json_and_back(read: DocumentRecord) -> None:
    assert decode_record(encode_record(read)) == read


@settings(max_examples=5, deadline=None)
@given(st.lists(records(), min_size=1, max_size=4))
def test_loading_twice_equals_loading_once(read: list[DocumentRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_working(Path(folder)) as con:
        for night in range(2):
            record_receipts(con, RUN, [receipt(f"{i}.pdf") for i in range(len(read))])
            load_results(con, RUN, [loaded(f"{i}.pdf", r) for i, r in enumerate(read)])
            assemble_and_store_cases(con)
            counts = table_counts(con)
            stored = con.execute("FROM core.cases ORDER BY ALL").fetchall()
            if night == 0:
                once = (counts, stored)
        assert (counts, stored) == once
