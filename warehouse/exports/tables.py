"""The views of schema report as rows, in an order that does not change between two exports of the same warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warehouse.connection import Connection
from warehouse.snapshot import VIEWS
from warehouse.sqlfiles import statement

_ROWS_AT_A_TIME = 10_000
DESK = "http://127.0.0.1:8760/"
"""Where the officers' page answers unless it was told otherwise: links to the evidence lead there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported: all cases or some, and the address that links lead to."""

    cases: tuple[str, ...] | None = None
    desk: str = DESK

    @property
    def parameters(self) -> dict[str, Any]:
        """For a statement that takes `$cases`."""
        return {"cases": None if self.cases is None else list(self.cases)}


def view_names() -> tuple[str, ...]:
    """The views to export, cases first."""
    first = ("cases", "findings", "documents")
    return (*first, *(name for name in VIEWS if name not in first))


def columns_of(con: Connection, view: str) -> tuple[str, ...]:
    """The names of a view's columns."""
    cursor = con.execute(statement("exports", "columns"), {"view": f"report.{view}"})
    return tuple(column[0] for column in cursor.description or ())


def query_of(con: Connection, view: str, wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """The statement and its values. What belongs to no case (runs, labels) goes along whole."""
    if wanted.cases is None or "case_id" not in columns_of(con, view):
        return statement("exports", "rows"), {"view": f"report.{view}"}
    return statement("exports", "rows_of_cases"), {"view": f"report.{view}", **wanted.parameters}


def rows_of(con: Connection, view: str, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    """All rows of a view that are wanted."""
    cursor = con.execute(*query_of(con, view, wanted))
    while rows := cursor.fetchmany(_ROWS_AT_A_TIME):
        yield from rows


def flat(value: object) -> object:
    """A value that fits one cell: a list is its JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
