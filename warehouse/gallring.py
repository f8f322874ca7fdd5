"""Removal of a case under a decision (gallring): its originals and all that was read from them. Never silent, never undone by
a later batch: the journal keeps a tombstone with hashes, dates, decision and name, and every batch honours it.

Order of things, so that a crash leaves nothing half said: the tombstone is on the disk before anything is removed; what is
left undone is done by the next batch, which folds the journal in.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse import register
from warehouse.connection import Connection, open_published, open_working
from warehouse.errors import WarehouseError
from warehouse.home import archive_path, journal_path, shadow_home, work_folder, working_path
from warehouse.journal import Entry, ReviewKind, append_entry, read_journal
from warehouse.sqlfiles import statement


@dataclass(frozen=True, slots=True)
class Disposal:
    """What a removal covers. `kept` are files that other cases hold too; they stay, and that is said."""

    case_id: str
    registration_number: str | None
    files: tuple[str, ...]
    documents: tuple[str, ...]
    kept: tuple[str, ...]
    received_from: str | None
    received_to: str | None


def look_up(home: Path, case: str) -> Disposal:
    """What would be removed, by case id or registration number. Changes nothing."""
    with open_published(home) as con:
        found = con.execute(statement("disposals", "case"), {"case": case}).fetchall()
        if len(found) != 1:
            how_many = f"{len(found)} ärenden" if found else "inget ärende"
            raise WarehouseError(f"{case} är {how_many}; ange case_id. Se: medfin cases")
        case_id, number = found[0]
        rows = con.execute(statement("disposals", "papers"), {"case_id": case_id}).fetchall()
    gone = [row for row in rows if not row[4]]
    days = sorted(str(day) for row in gone for day in row[2:4] if day is not None)
    return Disposal(
        case_id,
        number,
        tuple(row[0] for row in gone),
        tuple(document for row in gone for document in row[1]),
        tuple(row[0] for row in rows if row[4]),
        days[0] if days else None,
        days[-1] if days else None,
    )


def dispose(home: Path, case: str, *, decision: str, by: str, given_at: datetime, note: str = "") -> Disposal:
    """Removes a case. To be called by the holder of the batch lock; publishes what is left."""
    from warehouse.reviews import fold_in
    from warehouse.snapshot import publish
    from warehouse.store import assemble_and_store_cases

    if not decision.strip() or not by.strip():
        raise WarehouseError("Gallring kräver ett beslut (--decision) och ett namn (--by).")
    plan = look_up(home, case)
    if not plan.files:
        raise WarehouseError(f"{case} har inga handlingar som kan gallras; de hör också till andra ärenden.")
    _append(home, plan, decision.strip(), by.strip(), given_at, note.strip())
    con = open_working(home)
    try:
        fold_in(con, home)
        assemble_and_store_cases(con)
        publish(con, home)
    finally:
        con.close()
    # Rows that were deleted may still lie in the working file's free blocks; the next batch makes it from the published one.
    for leftover in (working_path(home), working_path(home).with_name(working_path(home).name + ".wal")):
        leftover.unlink(missing_ok=True)
    return plan


def _append(home: Path, plan: Disposal, decision: str, by: str, given_at: datetime, note: str) -> Entry:
    body = {
        "case_id": plan.case_id,
        "registration_number": plan.registration_number,
        "decision": decision,
        "files": list(plan.files),
        "documents": list(plan.documents),
        "kept_files": list(plan.kept),
        "received_from": plan.received_from,
        "received_to": plan.received_to,
    }
    return append_entry(journal_path(home), ReviewKind.DISPOSAL, body, given_by=by, given_at=given_at, note=note)


def forget_disposed(con: Connection, home: Path) -> None:
    """Honours the tombstones that have been folded in: their rows, and their originals. Doing it again does nothing."""
    files = [sha for (sha,) in con.execute(statement("disposals", "files")).fetchall()]
    if not files:
        return
    con.execute(statement("disposals", "forget"))
    for view, column in con.execute(statement("disposals", "history_columns")).fetchall():
        con.execute(_of(view, f"history_{column}"))
    for sha in files:
        archive_path(home, sha).unlink(missing_ok=True)
    documents = [document for (document,) in con.execute(statement("disposals", "documents")).fetchall()]
    register.forget(home, frozenset(files), frozenset(documents))
    (work_folder(home) / "seen.json").unlink(missing_ok=True)
    shutil.rmtree(shadow_home(home), ignore_errors=True)


def _of(view: str, name: str) -> str:
    """A statement about one table of schema history: the name of a table cannot be a parameter."""
    return statement("disposals", name).replace("this_view", view)


def disposed_files(home: Path) -> frozenset[str]:
    """The hashes of all contents that have been removed and must not come in again."""
    journal = read_journal(journal_path(home))
    entries = (*journal.entries, *journal.altered)  # a tombstone that somebody has touched is a tombstone all the same
    return frozenset(sha for e in entries if e.kind is ReviewKind.DISPOSAL for sha in _hashes(e.body.get("files")))


def _hashes(value: object) -> Sequence[str]:
    return [v for v in value if isinstance(v, str) and len(v) == 64] if isinstance(value, list) else []


def disposed_and_there(con: Connection, home: Path) -> list[str]:
    """Swedish sentences about removed contents that are still, or again, there."""
    disposed = disposed_files(home)
    found = [f"Filen {sha[:12]}… är gallrad men finns i arkivet." for sha in sorted(disposed) if archive_path(home, sha).exists()]
    known = [sha for sha, _ in con.execute(statement("verify", "files")).fetchall()]
    return found + [f"Filen {sha[:12]}… är gallrad men finns kvar i lagret." for sha in sorted(known) if sha in disposed]
