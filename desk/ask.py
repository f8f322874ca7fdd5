"""An officer's own SQL, or a saved question by name with its values."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.output import screen_width
from warehouse.errors import WarehouseError
from warehouse.queries import Answer, run_saved, run_sql, saved_queries


def ask(home: Path, query: str, given: Sequence[str], as_of: date | None = None) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows. A single word is the name of a saved question; anything else is SQL."""
    if query.replace("_", "").replace("-", "").isalnum():
        answer = run_saved(home, query.replace("-", "_"), _values(given), as_of=as_of)
    else:
        if given:
            raise WarehouseError("NAMN=VÄRDE hör till sparade frågor; skriv värdena i SQL-satsen.")
        answer = run_sql(home, query, as_of=as_of)
    if answer.cut:
        print(f"Varning: bara de första {len(answer.rows)} raderna visas", file=sys.stderr)
    columns = _distinct(answer)
    return columns, [dict(zip(columns, row, strict=True)) for row in answer.rows]


def saved_questions() -> str:
    """What can be asked by name."""
    lines = ["Sparade frågor (medfin query NAMN [VÄRDE=…]):", ""]
    for question in saved_queries():
        values = " ".join(f"{p}=…" for p in question.parameters)
        lines.append(f"  {question.name} {values}".rstrip())
        lines.append(f"      {' '.join(question.description.split())}"[: max(60, screen_width())])
    return "\n".join(lines)


def _values(given: Sequence[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise WarehouseError(f"{pair!r} ska skrivas NAMN=VÄRDE.")
        values[name] = value
    return values


def _distinct(answer: Answer) -> list[str]:
    """Column names told apart: `SELECT a.x, b.x` gives `x` and `x_2`."""
    seen: dict[str, int] = {}
    names = []
    for name in answer.columns:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return names
