"""One Parquet file a view, with the types of the warehouse."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet

from warehouse.connection import Connection
from warehouse.exports.tables import view_names
from warehouse.sqlfiles import statement


def write(con: Connection, folder: Path) -> None:
    """Write `<view>.parquet` for every view."""
    for view in view_names():
        table = con.sql(statement("exports", "rows"), params={"view": f"report.{view}"}).to_arrow_table()
        pyarrow.parquet.write_table(table, folder / f"{view}.parquet")
