"""One JSON Lines file a view: amounts as numbers with their decimals, dates as YYYY-MM-DD, unknown as null."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from warehouse.connection import Connection
from warehouse.exports.tables import Wanted, columns_of, rows_of, view_names


def write(con: Connection, folder: Path, wanted: Wanted) -> None:
    """Write `<view>.jsonl` for every view."""
    for view in view_names():
        columns = columns_of(con, view)
        with (folder / f"{view}.jsonl").open("w", encoding="utf-8") as file:
            for row in rows_of(con, view, wanted):
                file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=plain) + "\n")


def plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
