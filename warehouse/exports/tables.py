"""The views of schema report as rows, in an order that does not change between two exports of the same warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warehouse.connection import Connection
from warehouse.snapshot import VIEWS
from warehouse.sqlfiles import statement

_ROWS_AT_A_TIME = 10_000


def view_names() -> tuple[str, ...]:
    """The views to export, cases first."""
    first = ("cases", "findings", "documents")
    return (*first, *(name for name in VIEWS if name not in first))


def columns_of(con: Connection, view: str) -> tuple[str, ...]:
    """The names of a view's columns."""
    cursor = con.execute(statement("exports", "columns"), {"view": f"report.{view}"})
    return tuple(column[0] for column in cursor.description or ())


def rows_of(con: Connection, view: str) -> Iterator[tuple[Any, ...]]:
    """All rows of a view."""
    cursor = con.execute(statement("exports", "rows"), {"view": f"report.{view}"})
    while rows := cursor.fetchmany(_ROWS_AT_A_TIME):
        yield from rows
