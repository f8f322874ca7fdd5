"""What the warehouse said on a day: every row the views have shown, kept once, from the batch that showed it until it was gone.

A night in which nothing changes adds nothing; one that changes a paper adds that paper's rows. Only what is published is kept.
The tables in schema `history` are made after the views, column by column, so that a view that grows needs no migration.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import Connection, open_attached, open_read_only, transaction
from warehouse.errors import WarehouseError
from warehouse.home import published_path
from warehouse.sqlfiles import sql_files, statement

KEPT = (
    "findings",
    "cases",
    "documents",
    "financing",
    "budget_lines",
    "municipalities",
    "facts",
    "problems",
    "grants",
    "appropriations",
    "conditions",
    "expectations",
    "derived",
    "bridge",
    "finding_events",
    "sums",
)
"""The views whose rows are kept. Runs, texts and labels carry their own time or never change."""
OF_THEIR_OWN = ("runs", "labels", "texts")


def keep_history(con: Connection, home: Path) -> None:
    """Keep what the views show now, as of the end of the last batch. The views must have been made in this database.

    What an earlier batch kept and then could not publish is taken back first. Without a batch there is no day to keep it under.
    """
    (now,) = con.execute(statement("history", "now")).fetchone() or (None,)
    if now is None:
        return
    run = _last_published(home)
    # By its run, not by its time: a clock may have been set right here since, and not in what is published.
    last = _moment(con, "moment_of", {"run_id": run}) if run is not None else None
    ours = _moment(con, "last_published")
    if last is not None and ours is not None and ours > last:
        take_back(con, last)
    there = {row[0] for row in con.execute(statement("history", "exists")).fetchall()}
    with transaction(con):
        con.execute(statement("history", "published"))
        for view in KEPT:
            if view not in there:
                con.execute(_of(view, "create"))
            elif con.execute(statement("history", "columns"), {"view": view}).fetchall():
                con.execute(_of(view, "widen"))
            con.execute(_of(view, "shown"))
            con.execute(_of(view, "close"), {"now": now})
            con.execute(_of(view, "keep"), {"now": now})
        con.execute("DROP TABLE IF EXISTS shown")
        con.execute(statement("history", "publishing"), {"now": now})


def set_right(con: Connection, now: datetime) -> int:
    """Brings what a clock that was ahead has dated in the future back to `now`; the number of batches it had.

    Without it every later night would seem to be an earlier one. The order of things stays; so does what they say.
    """
    ahead = con.execute(statement("clock", "ahead"), {"now": now}).fetchone()
    if ahead is None or not ahead[0]:
        return 0
    there = {row[0] for row in con.execute(statement("history", "exists")).fetchall()}
    with transaction(con):
        for name in ("runs", "receipts", "findings", "finding_events"):
            con.execute(statement("clock", name), {"now": now})
        for view in KEPT:
            if view in there:
                con.execute(statement("clock", "kept").replace("this_view", view), {"now": now})
        if "published" in there:
            con.execute(statement("clock", "published"), {"now": now})
    return int(ahead[0])


def take_back(con: Connection, after: datetime) -> None:
    """Forget what was kept later than this moment: it was never published."""
    there = {row[0] for row in con.execute(statement("history", "exists")).fetchall()}
    with transaction(con):
        for view in KEPT:
            if view in there:
                con.execute(_of(view, "undo_new"), {"after": after})
                con.execute(_of(view, "undo_closed"), {"after": after})
        if "published" in there:
            con.execute(statement("history", "undo_published"), {"after": after})


def _last_published(home: Path) -> str | None:
    """The run of what is published now; None where nothing is, or was before there was any history."""
    path = published_path(home)
    if not path.is_file():
        return None
    with open_read_only(path) as con:
        run: str | None = _first(con, "last_run", {})
        return run


def _moment(con: Connection, name: str, parameters: dict[str, object] | None = None) -> datetime | None:
    moment: datetime | None = _first(con, name, parameters or {})
    return moment


def _first(con: Connection, name: str, parameters: dict[str, object]) -> Any:
    try:
        row = con.execute(statement("history", name), parameters).fetchone()
    except duckdb.Error:
        return None  # there is no history yet
    return row[0] if row is not None else None


def _of(view: str, name: str) -> str:
    """A statement about one of `KEPT`: the name of a table cannot be a parameter."""
    return statement("history", name).replace("this_view", view)


@contextmanager
def as_of(path: Path, day: date) -> Iterator[Connection]:
    """The published warehouse with `report` as it was at the end of a day, read-only."""
    con = open_as_of(path, day)
    try:
        yield con
    finally:
        con.close()


def open_as_of(path: Path, day: date) -> Connection:
    """A reading connection whose schema `report` says what it said at the end of `day`."""
    con = open_attached(path)
    try:
        end = datetime.combine(day, time()) + timedelta(days=1)
        try:
            first, last = con.execute(statement("history", "first_published"), {"end": end}).fetchone() or (None, None)
        except duckdb.Error:
            first, last = None, None
        if last is None:
            since = f" Det minns från och med {first:%Y-%m-%d}." if first is not None else ""
            raise WarehouseError(f"Lagret hade inte publicerats {day.isoformat()}.{since}")
        con.execute("CREATE SCHEMA report")
        con.execute(statement("history", "begin"), {"at": last})
        texts = {file.name: file.text for file in sql_files("as_of")}
        for view in (*KEPT, *OF_THEIR_OWN):
            con.execute(texts[view])
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
    except BaseException:
        con.close()
        raise
    return con
