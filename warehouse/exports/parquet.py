"""One Parquet file a view, with the types of the warehouse."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet

from warehouse.connection import Connection
from warehouse.exports.tables import Wanted, query_of, view_names


def write(con: Connection, folder: Path, wanted: Wanted) -> None:
    """Write `<view>.parquet` for every view."""
    for view in view_names():
        sql, values = query_of(con, view, wanted)
        pyarrow.parquet.write_table(con.sql(sql, params=values).to_arrow_table(), folder / f"{view}.parquet")
