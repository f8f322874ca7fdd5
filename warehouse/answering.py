"""The child process that answers one question of an officer: hardened, limited, and gone afterwards. See `warehouse.queries`."""

from __future__ import annotations

import json
import math
import resource
import signal
import sys
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import Connection, open_read_only
from warehouse.errors import WarehouseError, first_line

MOST_MEMORY = 3 << 30
"""Address space of the child: what is held and what is only set aside."""

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
"""MULTI is what PIVOT becomes; two statements in one text are refused before it comes to that."""
_ONE_READING = "Ställ en läsande fråga i taget (SELECT …); lagret kan inte ändras härifrån."


def main() -> None:
    """Read a question from standard input, write the answer to standard output."""
    question = json.load(sys.stdin)
    limit = int(question["seconds"]) * 2 + 5
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    # DuckDB keeps to its own limit; what the answer takes when it is fetched is Python's.
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # Whoever asked kills this process in time; where that one is gone itself, the kernel does, also out of C code.
    signal.setitimer(signal.ITIMER_REAL, limit)
    json.dump(answer(question), sys.stdout, ensure_ascii=True)


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Columns and rows, or one Swedish line about what is wrong with the question."""
    try:
        statements = duckdb.extract_statements(question["sql"])
        if len(statements) != 1 or statements[0].type not in _READING:
            return {"error": _ONE_READING}
        with _open(Path(question["path"]), question.get("as_of")) as con:
            cursor = con.execute(statements[0], question["parameters"] or None)
            columns = [column[0] for column in cursor.description or ()]
            rows = cursor.fetchmany(question["most_rows"] + 1)
    except WarehouseError as error:
        return {"error": str(error)}
    except duckdb.Error as error:
        return {"error": f"{_what_is_wrong(error)}: {first_line(error)}"}
    cut = len(rows) > question["most_rows"]
    return {"columns": columns, "rows": [[sendable(v) for v in row] for row in rows[: question["most_rows"]]], "cut": cut}


def _open(path: Path, day: str | None) -> Connection:
    if day is None:
        return open_read_only(path)
    from warehouse.history import open_as_of

    return open_as_of(path, date.fromisoformat(day))


def sendable(value: object) -> object:
    """A value JSON can carry without losing what it is; what has no form of its own goes as text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, float):
        return value if math.isfinite(value) else ["float", str(value)]
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _what_is_wrong(error: duckdb.Error) -> str:
    if isinstance(error, duckdb.ParserException):
        return "Frågan kan inte tolkas"
    if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
        return "Frågan nämner något som inte finns"
    if isinstance(error, duckdb.PermissionException):
        return "Frågan vill nå något utanför lagret, och det är avstängt"
    if isinstance(error, duckdb.OutOfMemoryException):
        return "Frågan behöver för mycket minne"
    return "Frågan kunde inte köras"
