"""The published warehouse as rows: dictionaries of plain Python values, read-only."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from warehouse.connection import Connection, open_published
from warehouse.history import open_as_of
from warehouse.home import published_path


class Source:
    """Answers the desk's own questions (`desk.queries`)."""

    def __init__(self, con: Connection) -> None:
        self._con = con

    def table(self, sql: str, parameters: Mapping[str, Any] | None = None) -> tuple[list[str], list[dict[str, Any]]]:
        """Column names, also where there are no rows, and the rows."""
        result = self._con.execute(sql, dict(parameters or {}))
        columns = [column[0] for column in result.description or ()]
        return columns, [dict(zip(columns, values, strict=True)) for values in result.fetchall()]

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """The rows alone."""
        return self.table(sql, parameters)[1]


@contextlib.contextmanager
def open_source(home: Path, as_of: date | None = None) -> Iterator[Source]:
    """The published warehouse of a home, as it is or as it was at the end of a day; closed again at the end of the block."""
    con = open_published(home) if as_of is None else open_as_of(published_path(home), as_of)
    try:
        yield Source(con)
    finally:
        con.close()
