"""Officers' SQL and the saved questions, over the published warehouse. Light to import.

SQL that a person writes runs in a process of its own that can be killed: DuckDB does not always heed an interrupt, and
`read_only` is no sandbox. The child opens the file hardened and locked, takes one reading statement, and answers in JSON.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from warehouse.errors import WarehouseError
from warehouse.home import published_path
from warehouse.sqlfiles import sql_files

SECONDS = 30.0
MOST_ROWS = 100_000
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from warehouse.answering import main; main()"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave. `cut`: there were more rows than could be sent."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question kept in warehouse/sql/queries. `parameters` may all be left out; they are then NULL."""

    name: str
    description: str
    sql: str
    parameters: tuple[str, ...]


def saved_queries() -> tuple[SavedQuery, ...]:
    """All saved questions, by name."""
    return tuple(
        SavedQuery(f.name, f.comment, f.text, tuple(dict.fromkeys(re.findall(r"\$([a-z_]+)", f.text))))
        for f in sql_files("queries")
    )


def run_saved(
    home: Path,
    name: str,
    parameters: Mapping[str, object] | None = None,
    *,
    seconds: float = SECONDS,
    as_of: date | None = None,
) -> Answer:
    """Ask a saved question, of the warehouse as it is or as it was at the end of a day."""
    found = next((q for q in saved_queries() if q.name == name), None)
    if found is None:
        raise WarehouseError(
            f"Det finns ingen sparad fråga som heter {name}. De som finns: {', '.join(q.name for q in saved_queries())}"
        )
    given = dict(parameters or {})
    unknown = sorted(set(given) - set(found.parameters))
    if unknown:
        known = f"den tar {', '.join(found.parameters)}" if found.parameters else "den tar inga värden"
        raise WarehouseError(f"Frågan {name} har inget värde som heter {unknown[0]}; {known}.")
    return run_sql(home, found.sql, {p: given.get(p) for p in found.parameters}, seconds=seconds, as_of=as_of)


def run_sql(
    home: Path,
    sql: str,
    parameters: Mapping[str, object] | None = None,
    *,
    seconds: float = SECONDS,
    most_rows: int = MOST_ROWS,
    as_of: date | None = None,
) -> Answer:
    """One reading statement. Raises WarehouseError with one Swedish line when it cannot be answered."""
    path = published_path(home)
    if not path.is_file():
        raise WarehouseError(f"Det finns inget publicerat lager i {home}. Kör först: medfin ingest INKORG --home {home}")
    question = {"path": str(path), "sql": sql, "parameters": dict(parameters or {}), "most_rows": most_rows, "seconds": seconds}
    question["as_of"] = as_of.isoformat() if as_of is not None else None
    root = str(Path(__file__).resolve().parent.parent)
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD, root],
            input=json.dumps(question).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise WarehouseError(
            f"Frågan tog mer än {seconds:.0f} sekunder och avbröts. Begränsa den, till exempel med WHERE."
        ) from error
    try:
        reply = json.loads(child.stdout)
    except ValueError as error:
        raise WarehouseError(
            "Frågan avbröts: den behövde för mycket minne eller tid. Begränsa den, till exempel med WHERE."
        ) from error
    if "error" in reply:
        raise WarehouseError(reply["error"])
    return Answer(tuple(reply["columns"]), tuple(tuple(_value(v) for v in row) for row in reply["rows"]), reply["cut"])


def _value(sent: object) -> object:
    """A value as `warehouse.answering.sendable` wrote it."""
    if not isinstance(sent, Sequence) or isinstance(sent, str):
        return sent
    kind, text = sent
    if kind == "decimal":
        return Decimal(text)
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "datetime":
        return datetime.fromisoformat(text)
    return float(text)
