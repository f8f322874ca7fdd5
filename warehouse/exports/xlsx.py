"""One workbook with a sheet a view. Texts are written as texts: nothing that a document prints becomes a formula or a link.

The full texts of documents are left out: a cell holds 32,767 characters. A view too long for a sheet goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from warehouse.connection import Connection
from warehouse.exports.tables import columns_of, rows_of, view_names

_ROWS_A_SHEET = 1_000_000
_LONGEST = 32_767
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE = ("message", "project_title", "file_name", "clause", "working", "raw", "reason", "label")


def write(con: Connection, path: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        formats = {
            "header": book.add_format({"bold": True, "bottom": 1}),
            "amount": book.add_format({"num_format": "#,##0.00"}),
            "rate": book.add_format({"num_format": "0.00##"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        for view in view_names():
            if view != "texts":
                _write_view(book, formats, view, columns_of(con, view), rows_of(con, view))


def _write_view(book: Any, formats: dict[str, Any], view: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    part = 1
    while True:
        sheet = book.add_worksheet(view if part == 1 else f"{view} {part}")
        sheet.freeze_panes(1, 0)
        for i, column in enumerate(columns):
            sheet.set_column(i, i, 40 if column in _WIDE else 16)
            sheet.write_string(0, i, column, formats["header"])
        last = 0
        for last, row in enumerate(islice(rows, _ROWS_A_SHEET), start=1):
            for i, value in enumerate(row):
                _write_cell(sheet, formats, last, i, columns[i], value)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        if last < _ROWS_A_SHEET:
            return
        part += 1


def _write_cell(sheet: Any, formats: dict[str, Any], row: int, column: int, name: str, value: object) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats["rate" if name.endswith("_pct") else "amount"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST])
