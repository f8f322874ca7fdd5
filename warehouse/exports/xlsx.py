"""One workbook: first three sheets as an officer would have made them, then a sheet a view with all its columns.

Texts are written as texts: nothing that a document prints becomes a formula or a link. The only links are ours, to the officers'
page. A document's full text goes on in the rows below its first where it is longer than a cell can be, and a view too long for a
sheet in the next sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from warehouse.connection import Connection
from warehouse.exports.tables import Wanted, columns_of, flat, rows_of, view_names
from warehouse.sqlfiles import statement

_ROWS_A_SHEET = 1_000_000
LONGEST = 32_767
_MOST_LINKS = 65_000
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE = ("message", "project_title", "file_name", "clause", "working", "raw", "reason", "label", "document_text", "closes_with")
SHEETS = (("Ärenden", "sheet_cases"), ("Finansiering", "sheet_financing"), ("Avvikelser", "sheet_findings"))
"""Name and question of the officers' sheets."""
_WIDTHS = {
    "Projekt": 38, "Sökande": 34, "Myndighet": 28, "Vad som avviker": 70, "Räkning": 44, "Fil": 40, "Ena filen": 34,
    "Andra filen": 34, "Finansiär": 34, "Som det står": 34, "Ena sidan": 22, "Andra sidan": 22, "Väntat": 20, "Funnet": 20,
}  # fmt: skip
LINKED = {
    "Ärendet": "öppna ärendet", "Underlag": "visa underlaget", "Ena stället": "visa på sidan", "Andra stället": "visa på sidan"
}  # fmt: skip
_WRAPPED = ("Vad som avviker", "Räkning")


def write(con: Connection, path: Path, wanted: Wanted) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        formats = {
            "header": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E3ECF2", "text_wrap": True, "valign": "top"}),
            "amount": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
            "rate": book.add_format({"num_format": "0.00##", "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"}),
            "link": book.add_format({"font_color": "#17527F", "underline": 1, "valign": "top"}),
            "text": book.add_format({"valign": "top"}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        for name, question in SHEETS:
            _write_sheet(book, formats, name, con, question, wanted)
        for view in view_names():
            columns = columns_of(con, view)
            rows: Iterable[tuple[Any, ...]] = rows_of(con, view, wanted)
            _write_view(book, formats, view, columns, _in_parts(columns, rows) if view == "texts" else iter(rows))


def _in_parts(columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """A text longer than a cell as several rows: the same keys, the next part."""
    at = columns.index("document_text")
    for row in rows:
        text = row[at] or ""
        for start in range(0, max(1, len(text)), LONGEST):
            yield (*row[:at], text[start : start + LONGEST] or None, *row[at + 1 :])


def _write_sheet(book: Any, formats: dict[str, Any], name: str, con: Connection, question: str, wanted: Wanted) -> None:
    cursor = con.execute(statement("exports", question), wanted.parameters)
    columns = [column[0] for column in cursor.description or ()]
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for i, column in enumerate(columns):
        sheet.set_column(i, i, _WIDTHS.get(column, 17))
        sheet.write_string(0, i, column, formats["header"])
    last, links = 0, 0
    for last, row in enumerate(islice(cursor.fetchall(), _ROWS_A_SHEET), start=1):
        for i, value in enumerate(row):
            if columns[i] in LINKED and value is not None:
                links += 1
                if links <= _MOST_LINKS:
                    sheet.write_url(last, i, wanted.desk + value, formats["link"], LINKED[columns[i]])
                else:
                    sheet.write_string(last, i, wanted.desk + value, formats["text"])
            else:
                _write_cell(sheet, formats, last, i, columns[i], value, "wrapped" if columns[i] in _WRAPPED else "text")
    sheet.autofilter(0, 0, last, len(columns) - 1)


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
                _write_cell(sheet, formats, last, i, columns[i], value, "text")
        sheet.autofilter(0, 0, last, len(columns) - 1)
        if last < _ROWS_A_SHEET:
            return
        part += 1


def _write_cell(sheet: Any, formats: dict[str, Any], row: int, column: int, name: str, value: object, how: str) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats["text"])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats["rate" if name.endswith(("_pct", "%")) else "amount"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, formats["text"])
    else:
        sheet.write_string(row, column, str(flat(value))[:LONGEST], formats[how])
