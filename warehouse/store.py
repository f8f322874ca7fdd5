"""Reads the papers from core, has cases made of them, and stores the cases. Decides nothing about cases itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from schemas.records import Case, CaseDocument
from warehouse.cases import Assembly, assemble_cases
from warehouse.codec import decode_record
from warehouse.connection import Connection, transaction
from warehouse.corrections import correct_record
from warehouse.load import insert, rebuild_core, stored_corrections
from warehouse.papers import Paper
from warehouse.rows import storable_amount, storable_rate
from warehouse.sqlfiles import statement


def assemble_and_store_cases(con: Connection) -> tuple[Case, ...]:
    """Make the cases anew from all documents, store them, and return them for the rules."""
    former = case_names(con)
    words = con.execute(statement("cases", "assigned")).fetchall()
    assigned = {document: case for document, case, _ in words}
    anchors = {case: held or () for _, case, held in words}
    papers = read_papers(con)
    assembly = assemble_cases(papers, former, assigned, anchors)
    _store_recast(con, papers, assembly)
    with transaction(con):
        con.execute(statement("cases", "forget"))
        insert(con, "cases", [_case_row(case) for case in assembly.cases])
        insert(con, "case_documents", _member_rows(assembly))
        insert(con, "problems", _problem_rows(assembly))
        con.execute(statement("cases", "remember"))
    return assembly.cases


def _store_recast(con: Connection, papers: Sequence[Paper], assembly: Assembly) -> None:
    """Make core say what the cases showed some documents to be, and take back what they no longer show."""
    read = {p.document_id: p.record for p in papers}
    recast = {d.document_id: d for case in assembly.cases for d in case.documents if d.record is not read[d.document_id]}
    files = {d.file_sha256 for d in recast.values()}
    files.update(sha for (sha,) in con.execute(statement("cases", "recast_files")).fetchall())
    rebuild_core(con, sorted(files), {key: d.record for key, d in recast.items()})


def recall_cases(con: Connection, cases: Mapping[str, str]) -> None:
    """Let documents that this file knows no case of be named as they were before."""
    known = case_names(con)
    missing = {document: case for document, case in cases.items() if document not in known}
    if missing:
        con.execute(statement("cases", "recall"), {"documents": list(missing), "cases": list(missing.values())})


def case_names(con: Connection) -> dict[str, str]:
    """The case each document was last in."""
    return dict(con.execute(statement("cases", "former")).fetchall())


def read_papers(con: Connection) -> list[Paper]:
    """All documents with their records, officers' corrections in them, and every place they were received."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    parents: dict[str, list[str]] = defaultdict(list)
    for sha, inbox, path, parent in con.execute(statement("cases", "receipts")).fetchall():
        places[sha].append((inbox, path))
        if parent is not None:
            parents[sha].append(parent)
    rows = con.execute(statement("cases", "papers")).fetchall()
    corrections = stored_corrections(con, sorted({row[1] for row in rows}))
    segments = Counter(sha for _, sha, *_ in rows)
    papers = []
    for document_id, sha, segment, data, text in rows:
        record = decode_record(data, text or "") if data is not None else None
        mine = [c for c in corrections.get(sha, ()) if c.segment == segment]
        if record is not None and mine:
            record = correct_record(record, mine).record
        came_with = tuple(dict.fromkeys(parents[sha]))
        papers.append(Paper(document_id, sha, segment, tuple(places[sha]), record, came_with, segments[sha] == 1))
    return papers


def _case_row(case: Case) -> dict[str, object]:
    return {
        "case_id": case.key,
        "registration_number": case.registration_number,
        "project_title": case.project_title,
        "applicant_name": case.applicant_name,
        "applicant_org_number": case.applicant_org_number,
        "authority": case.authority,
        "received_on": case.received_on,
        "period_start": case.period_start,
        "period_end": case.period_end,
        "amount_applied_for_sek": storable_amount(case.amount_applied_for),
        "total_cost_sek": storable_amount(case.total_cost),
        "outcome": case.outcome.value if case.outcome is not None else None,
        "amount_granted_sek": storable_amount(case.amount_granted),
        "support_rate_pct": storable_rate(case.support_rate),
        "decided_on": case.decided_on,
        "final_report_due": case.final_report_due,
    }


def _member_rows(assembly: Assembly) -> Sequence[dict[str, object]]:
    documents: dict[str, CaseDocument] = {d.document_id: d for case in assembly.cases for d in case.documents}
    rows: list[dict[str, object]] = []
    for member in assembly.members:
        document = documents.get(member.document_id)
        rows.append(
            {
                "document_id": member.document_id,
                "case_id": member.case,
                "revision": document.revision if document is not None else None,
                "known_on": document.known_on if document is not None else None,
                "evidence": member.evidence.value,
            }
        )
    return rows


def _problem_rows(assembly: Assembly) -> Sequence[dict[str, object]]:
    return [
        {"document_id": key, "position": 0, "origin": "cases", "code": p.code.value, "message": p.message, "page": p.page}
        for key, p in assembly.problems.items()
    ]
