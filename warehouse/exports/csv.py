"""One CSV file a view: UTF-8, comma, dates as YYYY-MM-DD, decimal point, unknown as nothing, a list as JSON.

A text that a spreadsheet would take for a formula gets an apostrophe before it; a number never does.
"""

from __future__ import annotations

import csv
from pathlib import Path

from warehouse.connection import Connection
from warehouse.exports.tables import Wanted, columns_of, flat, rows_of, view_names


def write(con: Connection, folder: Path, wanted: Wanted) -> None:
    """Write `<view>.csv` for every view."""
    for view in view_names():
        with (folder / f"{view}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns_of(con, view))
            writer.writerows([harmless(flat(value)) for value in row] for row in rows_of(con, view, wanted))


def harmless(value: object) -> object:
    """A value that no spreadsheet runs."""
    if not isinstance(value, str) or not value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
