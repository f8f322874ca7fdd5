"""Rows out: a table for the eye, JSON for programs, CSV for a spreadsheet.

Knows widths and escapes; knows nothing of what the rows mean.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desk.text import DASH, amount, day, safe, wrapped

Row = Mapping[str, Any]
FORMATS = ("table", "json", "csv")
WIDTH = 100
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table for the eye: its heading, its cells as they should look, and whether figures stand to the right."""

    heading: str
    cells: tuple[str, ...]
    right: bool = False


def emit(rows: Sequence[Row], columns: Sequence[str], form: str, table: Sequence[Column] | None = None) -> None:
    """Prints rows in one of `FORMATS`. `table` is the table for the eye where it differs from the plain columns."""
    if form == "json":
        print(json.dumps([{c: plain(row[c]) for c in columns} for row in rows], ensure_ascii=False, indent=2))
    elif form == "csv":
        sys.stdout.write(as_csv(rows, columns))
    else:
        print(as_table(table if table is not None else plain_columns(rows, columns)))


def plain_columns(rows: Sequence[Row], columns: Sequence[str]) -> list[Column]:
    """One column for the eye of each column as it is."""
    return [
        Column(c, tuple(shown(row[c]) for row in rows), any(isinstance(row[c], (int, Decimal, float)) for row in rows))
        for c in columns
    ]


def shown(value: object) -> str:
    """A value of any kind for the eye."""
    if value is None:
        return DASH
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal):
        return amount(value)
    if isinstance(value, date):
        return day(value)
    return safe(value)


def plain(value: Any) -> Any:
    """A value as JSON has it: amounts are numbers, dates ISO text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Comma-separated with a header. Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(row[c]) for c in columns])
    return out.getvalue()


def _csv_cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value


def as_table(columns: Sequence[Column], width: int | None = None) -> str:
    """Columns beside each other within the width of the screen; long text is wrapped, never cut."""
    if not columns or not columns[0].cells:
        return "(inget)"
    room = (width or screen_width()) - 2 * (len(columns) - 1)
    widths = _widths(columns, room)
    lines = [_line([c.heading for c in columns], columns, widths), "  ".join("─" * w for w in widths)]
    for cells in zip(*(c.cells for c in columns), strict=True):
        parts = [wrapped(cell, w) or [""] for cell, w in zip(cells, widths, strict=True)]
        for i in range(max(map(len, parts))):
            lines.append(_line([part[i] if i < len(part) else "" for part in parts], columns, widths))
    return "\n".join(lines)


def screen_width() -> int:
    """The terminal's width, or a hundred where there is no terminal."""
    return max(60, shutil.get_terminal_size((WIDTH, 40)).columns) if sys.stdout.isatty() else WIDTH


def _line(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    parts = [cell.rjust(w) if c.right else cell.ljust(w) for cell, c, w in zip(cells, columns, widths, strict=True)]
    return "  ".join(parts).rstrip()


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """As wide as needed; where that is too much, the widest text columns give way. Figures and headings keep theirs."""
    wanted = [max(len(c.heading), *(len(cell) for cell in c.cells)) for c in columns]
    least = [
        w if c.right else min(w, max(len(c.heading), _longest_word(c.cells, 18))) for c, w in zip(columns, wanted, strict=True)
    ]
    widths = list(wanted)
    while sum(widths) > room:
        spare = [(w - low, i) for i, (w, low) in enumerate(zip(widths, least, strict=True)) if w > low]
        if not spare:
            break
        widest = max(spare, key=lambda pair: (widths[pair[1]], pair[0]))[1]
        widths[widest] -= 1
    return widths


def _longest_word(cells: Iterable[str], at_most: int) -> int:
    return min(at_most, max((len(part) for cell in cells for part in cell.split()), default=1))
