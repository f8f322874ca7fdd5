"""The published warehouse as the page sees it: one open file until the next night's has been put in its place.

A night replaces the file by a rename, so an open one goes on being read without blocking anybody. Knows when to look
again, and keeps what every page needs (cases with their open mismatches) in memory; knows nothing of pages.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.output import Row
from desk.source import Source
from desk.web import queries
from desk.web.entries import CaseEntry, entries_of
from desk.web.lists import at_stake_first
from desk.web.said import Said, Stamp, journal_stamp, read_said
from desk.web.search import Index
from desk.web.texts import Words
from warehouse.connection import Connection, open_published
from warehouse.home import published_path
from warehouse.sqlfiles import statement


class Snapshot:
    """One published file, open for reading, with what is asked of it again and again."""

    def __init__(self, con: Connection, stamp: tuple[int, int] | None) -> None:
        self._con = con
        self.stamp = stamp
        source = self.source()
        self.cases: Sequence[Row] = source.rows(queries.CASES)
        self.mismatches: Sequence[Row] = source.rows(queries.MISMATCHES)
        self.financiers = _grouped(source.rows(queries.FINANCIERS), "financier")
        self.municipalities = _grouped(source.rows(queries.MUNICIPALITIES), "municipality")
        self.numbers = _grouped(source.rows(queries.NUMBERS), "registration_number")
        self.runs: Sequence[Row] = source.rows(queries.RUNS)
        self.document_counts: Row = source.rows(queries.DOCUMENT_COUNTS)[0]
        self.coverage: Row = source.rows(queries.COVERAGE)[0]
        self.clauses: Row = source.rows(queries.OPEN_CLAUSES)[0]
        self.new_documents: Sequence[Row] = source.rows(queries.NEW_DOCUMENTS)
        self.sample: Sequence[Row] = source.rows(queries.SAMPLE)
        self.index = Index(self.cases, self.financiers, self.municipalities, self.numbers)
        self.words = Words(self.source(), self.source())

    def source(self) -> Source:
        """A reader of its own for each request; they share the open file."""
        cursor = self._con.cursor()
        cursor.execute(statement("setup", "use_published"))
        return Source(cursor)

    @property
    def last_run(self) -> Row | None:
        """The last batch that was completed."""
        return next((run for run in self.runs if run["finished_at"] is not None), None)

    @property
    def taken_at(self) -> datetime | None:
        """When the last batch in the file was done."""
        return max((run["finished_at"] for run in self.runs if run["finished_at"] is not None), default=None)


@dataclass(frozen=True, slots=True)
class View:
    """A snapshot with the officers' newest words laid over it."""

    snapshot: Snapshot
    said: Said
    entries: tuple[CaseEntry, ...]
    by_id: Mapping[str, CaseEntry]


class Holder:
    """Hands out the newest view; looks at two time stamps a request and loads only what has changed.

    A new night is loaded beside the old one, which is shown until the new one is ready: nobody waits for it.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._view: View | None = None
        self._said_stamp: Stamp | None = None
        self._next: Future[Snapshot] | None = None
        self._loader = ThreadPoolExecutor(1, "snapshot")

    def wait(self) -> None:
        """Until a newer night, if there is one, is ready."""
        self.view()
        if (coming := self._next) is not None:
            coming.exception()

    def view(self) -> View:
        """The view as of now."""
        with self._lock:
            snapshot = self._newest()
            said_stamp = journal_stamp(self._home)
            if self._view is None or snapshot is not self._view.snapshot or said_stamp != self._said_stamp:
                said = read_said(self._home, None if snapshot.taken_at is None else snapshot.taken_at.date())
                mismatches = [said.finding(row) for row in snapshot.mismatches]
                entries = at_stake_first(entries_of(snapshot.cases, mismatches, snapshot))
                self._view = View(snapshot, said, entries, {entry.case_id: entry for entry in entries})
                self._said_stamp = said_stamp
            return self._view

    def _newest(self) -> Snapshot:
        stamp = _stamp(self._home)
        if self._view is None:
            return Snapshot(open_published(self._home), stamp)
        snapshot = self._view.snapshot
        if self._next is not None and self._next.done():
            ready, self._next = self._next, None
            # One that cannot be read is tried again; until then the old night's time stands on every page.
            if ready.exception() is None:
                snapshot = ready.result()
        if stamp not in (None, snapshot.stamp) and self._next is None:
            self._next = self._loader.submit(lambda: Snapshot(open_published(self._home), stamp))
        return snapshot


def _stamp(home: Path) -> tuple[int, int] | None:
    try:
        state = published_path(home).stat()
    except FileNotFoundError:
        return None
    return (state.st_ino, state.st_mtime_ns)


def _grouped(rows: Sequence[Mapping[str, Any]], column: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(row[column])
    return {case: tuple(values) for case, values in found.items()}
