"""Publishes the working file: a copy with the report views, checked, then one atomic rename. A failure leaves yesterday's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import Connection, open_read_only
from warehouse.errors import WarehouseError, first_line
from warehouse.history import keep_history
from warehouse.home import published_path, work_folder
from warehouse.sqlfiles import sql_files, statement

VIEWS = (
    "findings",
    "cases",
    "documents",
    "financing",
    "budget_lines",
    "municipalities",
    "facts",
    "problems",
    "runs",
    "grants",
    "appropriations",
    "conditions",
    "expectations",
    "derived",
    "bridge",
    "finding_events",
    "sums",
    "texts",
    "labels",
)
"""The views of schema report, in the order they are made: `cases` counts `findings`."""


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in the published file, counted in it after it was closed and opened again."""

    path: Path
    cases: int
    documents: int
    facts: int
    findings: int


def publish(con: Connection, home: Path) -> Published:
    """Copy, check and rename. Raises WarehouseError, with the old file still in place, when the copy is not whole."""
    new = work_folder(home) / "publish.duckdb"
    _remove(new)
    make_views(con)
    keep_history(con, home)
    con.execute(statement("history", "forget_views"))
    try:
        _copy(con, new)
        counts = _counts_of(new)
        if counts != table_counts(con):
            raise WarehouseError("Kopian av lagret stämmer inte med arbetsfilen; gårdagens lager ligger kvar.")
        _sync(new)
        os.replace(new, published_path(home))
        _sync(home)
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(f"Lagret kunde inte publiceras ({first_line(error)}); det förra ligger kvar.") from error
    finally:
        _remove(new)
    return Published(
        published_path(home),
        counts["core.cases"],
        counts["core.documents"],
        counts["core.facts"],
        counts["core.findings"],
    )


def table_counts(con: Connection) -> dict[str, int]:
    """Rows by table of the schemas that are copied, for comparing two files."""
    return {name: int(count) for name, count in con.execute(statement("publish", "counts")).fetchall()}


def make_views(con: Connection) -> None:
    """Create or replace every view of schema report in the current database."""
    con.execute("CREATE SCHEMA IF NOT EXISTS report")
    texts = {file.name: file.text for file in sql_files("views")}
    for name in VIEWS:
        con.execute(texts[name])


def _copy(con: Connection, new: Path) -> None:
    con.execute("CHECKPOINT")
    con.execute("ATTACH $path AS published", {"path": str(new.resolve())})
    try:
        con.execute(statement("publish", "copy"))
        con.execute("USE published")
        make_views(con)
        con.execute("CHECKPOINT published")
    finally:
        con.execute(statement("publish", "use_working"))
        con.execute("DETACH published")


def _counts_of(path: Path) -> dict[str, int]:
    with open_read_only(path) as con:
        for name in VIEWS:
            con.execute(statement("publish", "probe"), {"view": f"report.{name}"})
        return table_counts(con)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)
