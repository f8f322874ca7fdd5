"""The canaries' ride: read once by each version of the extractor, put together and compared anew in every batch.

Knows the order of the steps, which is the batch's own; what a canary is and what it must give is in `warehouse.knowns`.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from flows.steps.extract import ENTRY, ReadingLimits, Root, extract
from flows.steps.intake import keep
from flows.steps.load import VERSION
from warehouse.connection import Connection, open_working
from warehouse.errors import WarehouseError
from warehouse.knowns import Canary, canary_faults, canary_home, known_cases
from warehouse.load import LoadedFile, done_files, load_results, record_receipts
from warehouse.reconcile.terms import load_terms
from warehouse.register import Receipt
from warehouse.runs import Run
from warehouse.sqlfiles import statement

INBOX = "canaries"


def ride(home: Path, started_at: datetime, limits: ReadingLimits, entry: str = ENTRY) -> tuple[str, ...]:
    """What is wrong with the canaries after this batch's reading and comparing; empty when nothing is."""
    canaries = known_cases()
    own = canary_home(home)
    con = _open(own, frozenset(_hash(data) for canary in canaries for data in canary.papers.values()))
    try:
        _read(con, own, canaries, Run("canaries", started_at), limits, entry)
        return canary_faults(con, canaries, load_terms())
    finally:
        con.close()


def _open(own: Path, known: frozenset[str]) -> Connection:
    """Their warehouse; a new one where the old was written by another version, is damaged, or holds papers that are no more."""
    try:
        con = open_working(own)
        if {sha for sha, _ in con.execute(statement("verify", "files")).fetchall()} <= known:
            return con
        con.close()
    except WarehouseError:
        pass
    shutil.rmtree(own, ignore_errors=True)
    return open_working(own)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(con: Connection, home: Path, canaries: Sequence[Canary], run: Run, limits: ReadingLimits, entry: str) -> None:
    done = done_files(con, VERSION)
    receipts: list[Receipt] = []
    roots: list[Root] = []
    for canary in canaries:
        for name, data in canary.papers.items():
            sha256 = _hash(data)
            if sha256 not in done:
                keep(data, home)
                path = f"{canary.name}/{name}"
                receipts.append(Receipt(INBOX, path, sha256, len(data), run.started_at))
                roots.append(Root(sha256, path, len(data)))
    if not roots:
        return
    read = [file for family in extract(roots, done, home, limits, 1, entry=entry) for file in family]
    record_receipts(con, run, receipts)
    load_results(con, run, [LoadedFile(f.sha256, f.result, VERSION) for f in read if f.result is not None])
