"""Loads what the extractor made of files, a chunk of files in one transaction; loading twice equals loading once.

Knows nothing of cases. Columns go through Arrow: rows one by one cost more than everything else in a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.identity import document_id
from schemas.problems import Problem, ProblemCode
from schemas.records import DocumentRecord, DocumentStatus, FileResult
from schemas.text import Span
from warehouse.codec import decode_record, decode_result, encode_record, encode_result
from warehouse.connection import Connection, transaction
from warehouse.corrections import Corrected, Correction, correct_record
from warehouse.register import Receipt
from warehouse.rows import FileFacts, Rows, file_facts, rows_of_record, rows_of_unread
from warehouse.runs import Run
from warehouse.sqlfiles import statement
from warehouse.tables import CORE_TABLES, arrow_table


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What came of one content, and which version of the extractor says so."""

    file_sha256: str
    result: FileResult
    extractor_version: str


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """Documents of a chunk by how they ended."""

    loaded: int
    needs_review: int
    quarantined: int


def attachment_receipt(mail: Receipt, name: str, file_sha256: str, size_bytes: int) -> Receipt:
    """The receipt of a file that came inside another."""
    return replace(
        mail, path=f"{mail.path}#{name}", file_sha256=file_sha256, size_bytes=size_bytes, parent_sha256=mail.file_sha256
    )


def record_receipts(con: Connection, run: Run, receipts: Sequence[Receipt]) -> None:
    """Write down every file seen; a place and content known before keep their first time."""
    rows = [
        {
            "inbox": r.inbox,
            "received_path": r.path,
            "file_sha256": r.file_sha256,
            "parent_sha256": r.parent_sha256,
            "received_at": r.received_at,
            "size_bytes": r.size_bytes,
            "run_id": run.run_id,
        }
        for r in receipts
    ]
    with transaction(con):
        insert(con, "receipts", rows)


def done_files(con: Connection, extractor_version: str) -> frozenset[str]:
    """The contents whose reading is of this version of the extractor, also those it could not read."""
    rows = con.execute(statement("load", "done_files"), {"extractor_version": extractor_version}).fetchall()
    return frozenset(row[0] for row in rows)


def read_files(con: Connection) -> frozenset[str]:
    """The contents that have been read, by whatever version."""
    return frozenset(row[0] for row in con.execute(statement("load", "read_files")).fetchall())


def known_receipts(con: Connection) -> list[Receipt]:
    """Every receipt that the warehouse has, the earliest first."""
    return [Receipt(*row) for row in con.execute(statement("load", "known_receipts")).fetchall()]


def landed(con: Connection, files: Sequence[str]) -> list[LoadedFile]:
    """What was made of these contents, exactly as it was read."""
    wanted = {"files": list(files)}
    records: dict[str, list[DocumentRecord]] = {}
    for sha, data, text in con.execute(statement("load", "landed_records"), wanted).fetchall():
        records.setdefault(sha, []).append(decode_record(data, text or ""))
    results = con.execute(statement("load", "landed_results"), wanted).fetchall()
    return [LoadedFile(s, replace(decode_result(data), records=tuple(records.get(s, ()))), v) for s, v, data in results]


def load_results(con: Connection, run: Run, items: Sequence[LoadedFile]) -> LoadCounts:
    """Replace everything known of these contents by what is read now, all of it or nothing."""
    latest = {item.file_sha256: item for item in items}
    corrections = stored_corrections(con, list(latest))
    tables: Rows = {name: [] for name in (*CORE_TABLES, "records", "results", "document_status")}
    for item in latest.values():
        result = item.result
        tables["results"].append(
            {
                "file_sha256": item.file_sha256,
                "extractor_version": item.extractor_version,
                "run_id": run.run_id,
                "result": encode_result(result),
            }
        )
        tables["document_status"].append(_status(item, run))
        for record in result.records:
            tables["records"].append(
                {
                    "document_id": document_id(item.file_sha256, record.segment),
                    "file_sha256": item.file_sha256,
                    "segment": record.segment,
                    "record": encode_record(record),
                    "document_text": record.text or None,
                }
            )
        _add(tables, core_rows(item, result.records, corrections.get(item.file_sha256, ())))
    with transaction(con):
        _forget(con, latest.values(), "forget_records")
        _replace_core(con, latest.values(), tables)
        for name in ("records", "results", "document_status"):
            insert(con, name, tables[name])
    ends = [row["status"] for row in tables["documents"]]
    return LoadCounts(*(ends.count(s) for s in (DocumentStatus.LOADED, DocumentStatus.NEEDS_REVIEW, DocumentStatus.QUARANTINED)))


def rebuild_core(con: Connection, files: Sequence[str], recast: Mapping[str, DocumentRecord] | None = None) -> None:
    """Make core anew from landing for these contents, with the corrections as they are now.

    `recast`: documents of which their case has shown more than the paper alone says, by document id.
    """
    if files:
        with transaction(con):
            remake_core(con, files, recast)


def remake_core(con: Connection, files: Sequence[str], recast: Mapping[str, DocumentRecord] | None = None) -> None:
    """The same inside a transaction of the caller's, for what must not be done by halves."""
    items = landed(con, files)
    corrections = stored_corrections(con, list(files))
    tables: Rows = {name: [] for name in CORE_TABLES}
    for item in items:
        _add(tables, core_rows(item, item.result.records, corrections.get(item.file_sha256, ()), recast))
    _replace_core(con, items, tables)


def core_rows(
    item: LoadedFile,
    records: Sequence[DocumentRecord],
    corrections: Sequence[Correction],
    recast: Mapping[str, DocumentRecord] | None = None,
) -> Rows:
    """The core rows of one file. A record that cannot be stored becomes a document to review with the reason beside it."""
    file = file_facts(item.file_sha256, item.result, item.extractor_version)
    if not records:
        return rows_of_unread(file, item.result.problems)
    tables: Rows = {name: [] for name in CORE_TABLES}
    for i, record in enumerate(records):
        mine = [c for c in corrections if c.segment == record.segment]
        corrected = correct_record(record, mine)
        problems = (*(item.result.problems if i == 0 else ()), *_lost(corrected))
        seen = (recast or {}).get(document_id(item.file_sha256, record.segment))
        kind_read = record.kind if seen is not None else None
        try:
            rows = rows_of_record(file, seen or corrected.record, len(records) == 1, corrected.by_fact, problems, kind_read)
        except (ValueError, ArithmeticError) as error:
            rows = _unstorable(file, record, problems, error)
        _add(tables, rows)
    return tables


def _unstorable(file: FileFacts, record: DocumentRecord, problems: Sequence[Problem], error: Exception) -> Rows:
    bare = DocumentRecord(record.segment, record.span, record.kind, record.first_page, record.last_page)
    told = Problem(
        ProblemCode.EXTRACTOR_FAILED, f"Dokumentets uppgifter kan inte lagras och måste läsas av en handläggare ({error})."
    )
    waiting = replace(file, status=DocumentStatus.NEEDS_REVIEW.value)
    return rows_of_record(waiting, bare, False, {}, [*record.problems, *problems, told])


def _lost(corrected: Corrected) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            ProblemCode.AMBIGUOUS_FIELD,
            f"Rättelsen ”{c.value}” av {c.given_by} hittar inte längre sin uppgift (”{c.raw}”). Ge den på nytt om den behövs.",
        )
        for c in corrected.unmatched
    )


def stored_corrections(con: Connection, files: Sequence[str]) -> Mapping[str, Sequence[Correction]]:
    """Officers' corrections of these contents, by content, in the order they were given."""
    found: dict[str, list[Correction]] = {}
    for row in con.execute(statement("load", "corrections"), {"files": list(files)}).fetchall():
        fact_id, sha, segment, kind, role, raw, start, end, value_read, value, note, by, at, position = row
        correction = Correction(
            fact_id, sha, segment, kind, role, raw, Span(start, end), value_read, value, note or "", by, at, position
        )
        found.setdefault(sha, []).append(correction)
    return found


def _status(item: LoadedFile, run: Run) -> dict[str, object]:
    result = item.result
    return {
        "file_sha256": item.file_sha256,
        "extractor_version": item.extractor_version,
        "status": result.status.value,
        "reason": result.reason.value if result.reason is not None else None,
        "message": result.message or None,
        "page_count": result.page_count,
        "text_source": result.text_source.value if result.text_source is not None else None,
        "reader": result.reader or None,
        "cpu_seconds": sum(seconds for _, seconds in result.seconds),
        "run_id": run.run_id,
    }


def _replace_core(con: Connection, items: Iterable[LoadedFile], tables: Rows) -> None:
    _forget(con, items, "forget_files")
    for name in CORE_TABLES:
        insert(con, name, tables[name])


def _forget(con: Connection, items: Iterable[LoadedFile], script: str) -> None:
    rows = [{"file_sha256": item.file_sha256, "extractor_version": item.extractor_version} for item in items]
    con.register("incoming_files", arrow_table("contents", rows))
    con.execute(statement("load", script))
    con.unregister("incoming_files")


def insert(con: Connection, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Add rows to the table that `name` stands for, by the column."""
    if rows:
        con.register("incoming", arrow_table(name, rows))
        con.execute(statement("load", f"insert_{name}"))
        con.unregister("incoming")


def _add(tables: Rows, more: Rows) -> None:
    for name, rows in more.items():
        tables[name].extend(rows)
