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
from extractors.readers.packages import check_package
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import CellRef, DocumentText, ReadingNote, TextSource

MOST_CELLS = 400_000
MOST_COLUMNS = 200
_SHOW_NOTHING = (";;;", ";;")
_HIDES_NOTHING = re.compile(r"^\s*0\s*$|=\s*0\s*$|\bIS(ERROR|ERR|NA|BLANK)\s*\(|=\s*\"\"\s*$", re.IGNORECASE)
_SMALLEST = 2
"""Points of letters that nobody sees."""


def read_xlsx(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """All visible sheets, one page each. Raises `UnreadableFile` (damaged, encrypted, too_large, no_text)."""
    import openpyxl  # heavy, and most files are PDFs

    notes = check_package(data, "Arbetsboken")
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False) if _has_formulas(data) else None
    except MemoryError:
        raise
    except Exception as error:  # a broken part makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "Arbetsboken är skadad och kan inte öppnas.") from error
    out = CellText("xlsx", TextSource.CELLS)
    last = ""
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, f"Bladet ”{sheet.title}” är dolt och läses inte."))
            continue
        if sum(1 for cell in sheet._cells.values() if cell.value is not None) > MOST_CELLS:
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


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(
            b"<f>" in (part := archive.read(n)) or b"<f " in part
            for n in archive.namelist()
            if n.startswith("xl/worksheets/sheet")
        )


def _sheet_cells(sheet: Any, formulas: Any, notes: list[ReadingNote]) -> list[TextCell]:
    from openpyxl.worksheet.cell_range import CellRange

    hidden_rows = {n for n, d in sheet.row_dimensions.items() if d.hidden}
    hidden_columns: set[int] = set()
    for d in sheet.column_dimensions.values():
        if d.hidden:
            hidden_columns.update(range(d.min or 0, (d.max or 0) + 1))
    spans = {(r.min_row, r.min_col): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1) for r in sheet.merged_cells.ranges}
    cells: list[TextCell] = []
    concealed = missing = beyond = 0
    listed = [r for table in sheet.tables.values() for r in (CellRange(table.ref),)]
    # The cells that the file has, not the area that they span: one cell in the far corner must not cost a million.
    for (number, column), cell in sorted(sheet._cells.items()):
        if cell.value is None:
            formula = formulas._cells.get((number, column)) if formulas is not None else None
            if formula is not None and isinstance(formula.value, str) and formula.value.startswith("="):
                missing += 1
            continue
        text = shown(cell.value, cell.number_format or "General")
        if not text.strip():
            continue
        if column > MOST_COLUMNS:
            beyond += 1
            continue
        if number in hidden_rows or column in hidden_columns or _unseen(cell, listed):
            concealed += 1
            continue
        down, across = spans.get((number, column), (1, 1))
        bold = bool(cell.font and cell.font.b)
        cells.append(TextCell(number, column, text, CellRef(sheet.title, cell.coordinate), down, across, bold))
    if concealed:
        message = f"Bladet ”{sheet.title}” har {concealed} celler som inte syns; de läses inte."
        notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, message))
    if perhaps := _hidden_by_condition(sheet):
        message = f"Bladet ”{sheet.title}” har villkor som döljer celler ({', '.join(perhaps[:3])}); jämför med hur det ser ut."
        notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, message))
    if beyond:
        message = f"Bladet ”{sheet.title}” har {beyond} celler till höger om kolumn {MOST_COLUMNS}; de läses inte."
        notes.append(ReadingNote(ProblemCode.TOO_LARGE, message))
    if missing:
        message = f"Bladet ”{sheet.title}” har {missing} formler utan sparat värde; öppna och spara arbetsboken."
        notes.append(ReadingNote(ProblemCode.UNREADABLE_PAGE, message))
    return cells


def _hidden_by_condition(sheet: Any) -> list[str]:
    """Areas whose conditional formats show nothing or white letters. Whether the condition holds is not computed, so the cells
    are read and it is said; the usual ones, that hide zeros and errors, hide no figure.
    """
    found = []
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            look = rule.dxf
            if look is None or (rule.formula and any(_HIDES_NOTHING.search(str(f)) for f in rule.formula)):
                continue
            concealed = look.numFmt is not None and (look.numFmt.formatCode or "").replace(" ", "") in _SHOW_NOTHING
            painted = look.fill is not None and not _is_white(look.fill.bgColor)
            if concealed or (look.font is not None and _is_white(look.font.color) and not painted):
                found.append(str(area.sqref))
    return found


def _unseen(cell: Any, listed: list[Any]) -> bool:
    """A format that shows nothing, letters too small to see, or white ones on bare paper (a list may have a style of its own)."""
    if (cell.number_format or "").replace(" ", "") in _SHOW_NOTHING:
        return True
    font, fill = cell.font, cell.fill
    if font is None:
        return False
    if font.sz is not None and font.sz <= _SMALLEST:
        return True
    if not _is_white(font.color):
        return False
    painted = fill is not None and fill.fill_type is not None and not (fill.fill_type == "solid" and _is_white(fill.fgColor))
    in_list = any(r.min_row <= cell.row <= r.max_row and r.min_col <= cell.column <= r.max_col for r in listed)
    return not painted and not in_list


def _is_white(color: Any) -> bool:
    if color is None:
        return False
    if color.type == "rgb":
        return isinstance(color.rgb, str) and color.rgb.upper().endswith("FFFFFF")
    return bool(color.type == "theme" and color.theme == 0 and not color.tint)


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
