"""Batches in meta.runs: when one started, when it was finished, and its counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from warehouse.connection import Connection
from warehouse.sqlfiles import statement


@dataclass(frozen=True, slots=True)
class Run:
    """One batch. Times are naive: the caller decides the zone and keeps to it."""

    run_id: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What stands in the warehouse when a batch is done; documents, not files."""

    files_seen: int
    files_new: int
    loaded: int
    needs_review: int
    quarantined: int
    mismatches: int


def start_run(con: Connection, run: Run) -> None:
    """Write down that a batch has begun; a run that is never finished stays without a finish time."""
    con.execute(statement("load", "start_run"), {"run_id": run.run_id, "started_at": run.started_at})


def finish_run(con: Connection, run: Run, finished_at: datetime, *, files_seen: int, files_new: int) -> RunCounts:
    """Close a batch with its counts. Call it before publishing, so that the published file knows the run."""
    row = con.execute(
        statement("load", "finish_run"),
        {"run_id": run.run_id, "finished_at": finished_at, "files_seen": files_seen, "files_new": files_new},
    ).fetchone()
    assert row is not None, "the run was not started"
    return RunCounts(*(int(value) for value in row))
