"""Reads a workbook as its user sees it: cached values, number formats, merged cells; hidden sheets, rows and columns left out.

Formulas are never computed. A formula without a stored value is noted: the figure is then not in the file.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from extractors.readers.cells import CellText, TextCell
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import CellRef, DocumentText, ReadingNote, TextSource

MOST_CELLS = 400_000
LARGEST_UNPACKED = 200_000_000
MOST_COLUMNS = 200


def read_xlsx(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """All visible sheets, one page each. Raises `UnreadableFile` (damaged, encrypted, too_large, no_text)."""
    import openpyxl  # heavy, and most files are PDFs

    _check_size(data)
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False) if b"<f" in data or _has_formulas(data) else None
    except Exception as error:  # a broken part makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "Arbetsboken är skadad och kan inte öppnas.") from error
    out = CellText("xlsx", TextSource.CELLS)
    notes: list[ReadingNote] = []
    last = ""
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, f"Bladet ”{sheet.title}” är dolt och läses inte."))
            continue
        if (sheet.max_row or 0) * min(sheet.max_column or 0, MOST_COLUMNS) > MOST_CELLS:
            raise UnreadableFile(ProblemCode.TOO_LARGE, f"Bladet ”{sheet.title}” har för många celler.")
        if last:
            out.page_break(last)
        last = sheet.title
        cells = _sheet_cells(sheet, formulas[sheet.title] if formulas is not None else None, notes)
        if cells:
            out.table(cells)
    document = out.finish(last, notes)
    if not document.words:
        raise UnreadableFile(ProblemCode.NO_TEXT, "Arbetsboken har inga synliga celler med innehåll.")
    return document


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(i.file_size for i in archive.infolist())
            if any(i.flag_bits & 1 for i in archive.infolist()):
                raise UnreadableFile(ProblemCode.ENCRYPTED, "Arbetsboken är skyddad med lösenord.")
    except zipfile.BadZipFile as error:
        raise UnreadableFile(ProblemCode.DAMAGED, "Arbetsboken är skadad och kan inte öppnas.") from error
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableFile(ProblemCode.TOO_LARGE, "Arbetsboken är för stor när den packas upp.")


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(
            b"<f>" in (part := archive.read(n)) or b"<f " in part
            for n in archive.namelist()
            if n.startswith("xl/worksheets/sheet")
        )


def _sheet_cells(sheet: Any, formulas: Any, notes: list[ReadingNote]) -> list[TextCell]:
    hidden_rows = {n for n, d in sheet.row_dimensions.items() if d.hidden}
    hidden_columns: set[int] = set()
    for d in sheet.column_dimensions.values():
        if d.hidden:
            hidden_columns.update(range(d.min or 0, (d.max or 0) + 1))
    spans = {(r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1) for r in sheet.merged_cells.ranges}
    cells: list[TextCell] = []
    concealed = missing = 0
    for row in sheet.iter_rows(max_col=min(sheet.max_column or 1, MOST_COLUMNS)):
        for cell in row:
            if cell.value is None:
                if (
                    formulas is not None
                    and isinstance(formulas[cell.coordinate].value, str)
                    and formulas[cell.coordinate].value.startswith("=")
                ):
                    missing += 1
                continue
            text = shown(cell.value, cell.number_format or "General")
            if not text.strip():
                continue
            if cell.row in hidden_rows or cell.column in hidden_columns:
                concealed += 1
                continue
            down, across = spans.get((cell.row, cell.column), (1, 1))
            bold = bool(cell.font and cell.font.b)
            cells.append(TextCell(cell.row, cell.column, text, CellRef(sheet.title, cell.coordinate), down, across, bold))
    if concealed:
        notes.append(
            ReadingNote(ProblemCode.HIDDEN_TEXT, f"Bladet ”{sheet.title}” har {concealed} dolda celler, som inte läses.")
        )
    if missing:
        message = f"Bladet ”{sheet.title}” har {missing} formler utan sparat värde; öppna och spara arbetsboken."
        notes.append(ReadingNote(ProblemCode.UNREADABLE_PAGE, message))
    return cells


def shown(value: object, number_format: str) -> str:
    """A cell's value as a Swedish spreadsheet shows it: decimal comma, thousands grouped where the format groups them."""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(float(value), number_format)
    text = str(value)
    return "" if text.startswith("#") and text.endswith(("!", "?", "A", "0")) and len(text) < 9 else text


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        percent = round(value * 100, 4)
        return f"{percent:g}".replace(".", ",") + " %"
    rounded = round(value, 2)
    grouped = re.search(r"#[,\u00a0 ]?##|0,000", number_format) is not None
    whole = rounded == int(rounded)
    text = (
        f"{int(rounded):,}"
        if whole and grouped
        else str(int(rounded))
        if whole
        else f"{rounded:,.2f}"
        if grouped
        else f"{rounded:.2f}"
    )
    if not whole:
        text = text.rstrip("0").rstrip(".")
        head, _, tail = text.partition(".")
        text = head.replace(",", " ") + (f",{tail}" if tail else "")
    else:
        text = text.replace(",", " ")
    unit = re.search(r'"?\b(kr|SEK|tkr|EUR|€)\b"?', number_format)
    return f"{text} {unit.group(1)}" if unit else text
