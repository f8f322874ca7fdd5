"""Makes the warehouse anew from what was read, in a scratch home, and says where the published one is otherwise.

Reading is not done here (see `flows.recheck`): this is the way from the landed records to documents, cases and findings.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connection import Connection, open_attached, open_published, open_working
from warehouse.errors import WarehouseError, first_line
from warehouse.findings import store_findings
from warehouse.home import published_path, working_path
from warehouse.load import LoadedFile, known_receipts, landed, read_files, rebuild_core
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.rules import VERSIONS
from warehouse.reconcile.terms import load_terms
from warehouse.runs import Run, start_run
from warehouse.sqlfiles import statement
from warehouse.store import assemble_and_store_cases
from warehouse.tables import CORE_TABLES

LISTED = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """A content as the published warehouse has it: the name it was received under first, its size, what came of it."""

    name: str
    size_bytes: int
    file: LoadedFile


def files_of(home: Path) -> tuple[str, ...]:
    """Every content that has been read, by hash."""
    with open_published(home) as con:
        return tuple(sorted(read_files(con)))


def kept(home: Path, files: Sequence[str]) -> tuple[Kept, ...]:
    """These contents as they were read."""
    with open_published(home) as con:
        names: dict[str, tuple[str, int]] = {}
        for receipt in known_receipts(con):
            names.setdefault(receipt.file_sha256, (receipt.path, receipt.size_bytes))
        return tuple(Kept(*names.get(item.file_sha256, (item.file_sha256, 0)), item) for item in landed(con, files))


def rebuilt_differs(home: Path, scratch: Path, files: Sequence[str], now: datetime, whole: bool) -> tuple[str, ...]:
    """Where the published warehouse is not what the readings of these contents give; with `whole` cases and findings too."""
    scratch.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(published_path(home), published_path(scratch))
    con = open_working(scratch)
    try:
        rebuild_core(con, files)
        if whole:
            run = Run("verify", now)
            start_run(con, run)
            cases = assemble_and_store_cases(con)
            store_findings(con, run, reconcile_all(cases, load_terms()), VERSIONS)
    finally:
        con.close()
    with contextlib.closing(open_attached(published_path(home))) as both:
        try:
            both.execute(statement("rebuild", "attach"), {"path": str(working_path(scratch).resolve())})
            return tuple(_rows(both, files, whole) + (_whole(both) if whole else []))
        except duckdb.Error as error:
            raise WarehouseError(f"Det ombyggda lagret kan inte jämföras: {first_line(error)}") from error


def _rows(con: Connection, files: Sequence[str], whole: bool) -> list[str]:
    # What is said of a document by its case is right only after the cases have been made.
    left_out = () if whole else ("documents", "problems")
    differences = []
    for table in CORE_TABLES:
        if table in left_out:
            continue
        names = {"before": f"medfin.core.{table}", "after": f"after.core.{table}", "files": list(files)}
        for document, name in con.execute(statement("rebuild", "rows_differ"), names).fetchall():
            differences.append(f"core.{table} säger något annat om {name or document} än vad som lästes.")
    return differences


def _whole(con: Connection) -> list[str]:
    differences = []
    for what, name in (("Ärendet", "cases_differ"), ("Handlingens ärende", "members_differ"), ("Jämförelsen", "findings_differ")):
        found = [" ".join(map(str, row)) for row in con.execute(statement("rebuild", name)).fetchall()]
        differences += [f"{what} {one} är inte vad handlingarna ger." for one in found[:LISTED]]
        if len(found) > LISTED:
            differences.append(f"… och {len(found) - LISTED} till av samma slag.")
    return differences
