"""Reads a text document (docx): paragraphs, tables, text boxes, headers and footers in reading order.

There is no paper: the whole file is one page without boxes. Heading styles become sizes so that layout sees headings.
"""

from __future__ import annotations

import io
import itertools
import re
from typing import Any

from extractors.readers.cells import CellText, TextCell
from extractors.readers.packages import check_package
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import CellRef, DocumentText, ReadingNote, TextSource

_BODY_SIZE = 11.0
_HEADING_SIZES = {1: 18.0, 2: 15.0, 3: 13.0}
_LEAST_HALF_POINTS = 4
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_TEXTUAL = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
"""Elements that print something, and what; a `t` prints its own text."""


def read_docx(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """The whole text. Raises `UnreadableFile` (damaged, too_large, no_text)."""
    import docx  # heavy, and most files are PDFs

    notes = check_package(data, "Filen")
    try:
        document = docx.Document(io.BytesIO(data))
        ink = _Ink(document)
    except MemoryError:
        raise
    except Exception as error:  # a broken part makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "Dokumentet är skadat och kan inte öppnas.") from error
    out = CellText("docx", TextSource.TEXT)
    seen: set[str] = set()
    for section in document.sections:
        _blocks(out, section.header, seen, ink)
    _blocks(out, document, None, ink)
    for section in document.sections:
        _blocks(out, section.footer, seen, ink)
    if ink.hidden:
        message = f"Dokumentet har text som inte syns ({ink.hidden} tecken); den läses inte."
        notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, message))
    result = out.finish(notes=notes)
    if not result.words:
        raise UnreadableFile(ProblemCode.NO_TEXT, "Dokumentet innehåller ingen text.")
    return result


class _Ink:
    """Tells text that is seen from text that is not, and counts the latter's letters."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element.iter(f"{_W}style")
        self._hiding = {s.get(f"{_W}styleId") for s in styles if _set(s.find(f"{_W}rPr/{_W}vanish"))}
        self._coloured_page = document.element.find(f"{_W}background") is not None
        self._places: set[Any] = set()
        self.hidden = 0

    def visible(self, p: Any) -> str:
        """The text of a paragraph as printed: without hidden runs, deletions and the text boxes anchored in it."""
        parts: list[str] = []
        for node in p.iter(*_TEXTUAL):
            inside = list(itertools.takewhile(lambda a: a is not p, node.iterancestors()))
            if any(a.tag in (f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom") for a in inside):
                continue
            run = next((a for a in inside if a.tag == f"{_W}r"), None)
            if run is not None and self._unseen(run, p):
                if node not in self._places:  # a cell's paragraphs are looked at more than once
                    self._places.add(node)
                    self.hidden += sum(1 for c in node.text or "" if not c.isspace())
                continue
            parts.append(_TEXTUAL[node.tag] or node.text or "")
        return "".join(parts)

    def _unseen(self, run: Any, p: Any) -> bool:
        given = run.find(f"{_W}rPr")
        used = (run.find(f"{_W}rPr/{_W}rStyle"), p.find(f"{_W}pPr/{_W}pStyle"))
        if given is None:
            return any(style is not None and style.get(_VAL) in self._hiding for style in used)
        vanish = given.find(f"{_W}vanish")
        if vanish is not None:
            return _set(vanish)
        if any(style is not None and style.get(_VAL) in self._hiding for style in used):
            return True
        size, color = given.find(f"{_W}sz"), given.find(f"{_W}color")
        if size is not None and (size.get(_VAL) or "").isdigit() and int(size.get(_VAL)) <= _LEAST_HALF_POINTS:
            return True
        return color is not None and (color.get(_VAL) or "").upper() == "FFFFFF" and not self._grounded(given, p)

    def _grounded(self, given: Any, p: Any) -> bool:
        """White letters on something dark: a shaded run, paragraph or cell, a table's style, a drawn box."""
        if self._coloured_page or given.find(f"{_W}shd") is not None or given.find(f"{_W}highlight") is not None:
            return True
        if p.find(f"{_W}pPr/{_W}shd") is not None:
            return True
        for around in p.iterancestors():
            if around.tag == f"{_W}txbxContent" or around.find(f"{_W}tcPr/{_W}shd") is not None:
                return True
            style = around.find(f"{_W}tblPr/{_W}tblStyle")
            if style is not None and style.get(_VAL) not in ("TableGrid", "TableNormal", "Tabellrutnt"):
                return True
        return False


def _set(switch: Any) -> bool:
    return switch is not None and switch.get(_VAL) not in ("0", "false", "off")


def _blocks(out: CellText, container: Any, seen: set[str] | None, ink: _Ink) -> None:
    """Writes the paragraphs and tables of a body, header or footer. `seen` drops headers repeated by sections."""
    import docx.table

    tables = 0
    for item in container.iter_inner_content():
        if isinstance(item, docx.table.Table):
            tables += 1
            _table(out, item, f"tabell {tables}", ink)
        else:
            _paragraph(out, item, seen, ink)


def _paragraph(out: CellText, paragraph: Any, seen: set[str] | None, ink: _Ink) -> None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    text = ink.visible(paragraph._p)
    if seen is not None:
        if text in seen:
            return
        seen.add(text)
    size, bold = _BODY_SIZE, False
    heading = re.match(r"(?:heading|rubrik|överskrift)\s*(\d)", style, re.IGNORECASE)
    if style.lower() in ("title", "titel", "rubrik"):
        size, bold = 20.0, True
    elif heading:
        size, bold = _HEADING_SIZES.get(int(heading.group(1)), 12.0), True
    elif text.strip() and paragraph.runs and all(r.bold for r in paragraph.runs if r.text.strip()):
        bold = True
    listed = style.lower().startswith(("list", "punkt")) or paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None
    if listed and text.strip():
        text = "• " + text
    for line in text.split("\n"):
        out.line(line, size, bold)
    for box in paragraph._p.iter(f"{_W}txbxContent"):
        if any(a.tag.endswith("}Fallback") for a in box.iterancestors()):
            continue  # the same box again, for older programs
        for inner in box.iter(f"{_W}p"):
            if (written := ink.visible(inner)).strip():
                out.line(written, size)


def _table(out: CellText, table: Any, name: str, ink: _Ink) -> None:
    """A table cell by cell; a merged cell is written once, with its spans."""
    cells: list[TextCell] = []
    apart: list[Any] = []
    seen: dict[Any, int] = {}
    for r, row in enumerate(table.rows):
        column = row.grid_cols_before
        for cell in row.cells:
            key = cell._tc
            if key in seen:
                old = cells[seen[key]]
                down = max(old.row_span, r - old.row + 1)
                across = max(old.column_span, column - old.column + 1)
                cells[seen[key]] = TextCell(old.row, old.column, old.text, old.ref, down, across, old.bold)
            else:
                seen[key] = len(cells)
                text = "\n".join(ink.visible(p._p) for p in cell.paragraphs).replace("\t", " ")
                inner = cell.tables
                apart += [t for t in inner if _is_matrix(t)]
                nested = "\n".join(_row(row._tr, ink) for t in inner if not _is_matrix(t) for row in t.rows)
                bold = any(run.bold for p in cell.paragraphs for run in p.runs)
                ref = CellRef(name, f"{_letters(column)}{r + 1}")
                cells.append(TextCell(r, column, "\n".join(t for t in (text, nested) if t.strip()), ref, bold=bold))
            column += 1
    if not apart or any(c.text.strip() for c in cells):
        out.table(cells)
    for number, inside in enumerate(apart, start=1):
        _table(out, inside, f"{name}.{number}", ink)


def _is_matrix(table: Any) -> bool:
    """Whether a table inside a cell is one in its own right: a page divided by a table without borders holds such."""
    return len(table.rows) > 1 and len(table.columns) > 1


def _row(row: Any, ink: _Ink) -> str:
    """All that a row of a table inside a cell says, whatever is nested in it, as one line."""
    return " ".join(text for p in row.iter(f"{_W}p") if (text := ink.visible(p).strip())).replace("\t", " ").replace("\n", " ")


def _letters(column: int) -> str:
    """Column 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
