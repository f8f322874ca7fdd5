"""Reads a text document (docx): paragraphs, tables, text boxes, headers and footers in reading order.

There is no paper: the whole file is one page without boxes. Heading styles become sizes so that layout sees headings.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from extractors.readers.cells import CellText, TextCell
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import CellRef, DocumentText, TextSource

LARGEST_UNPACKED = 200_000_000
_BODY_SIZE = 11.0
_HEADING_SIZES = {1: 18.0, 2: 15.0, 3: 13.0}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """The whole text. Raises `UnreadableFile` (damaged, too_large, no_text)."""
    import docx  # heavy, and most files are PDFs

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(i.file_size for i in archive.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFile(ProblemCode.TOO_LARGE, "Dokumentet är för stort när det packas upp.")
        document = docx.Document(io.BytesIO(data))
    except UnreadableFile:
        raise
    except Exception as error:  # a broken part makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "Dokumentet är skadat och kan inte öppnas.") from error
    out = CellText("docx", TextSource.TEXT)
    seen: set[str] = set()
    for section in document.sections:
        _blocks(out, section.header, seen)
    counter = _Counter()
    _blocks(out, document, None, counter)
    for section in document.sections:
        _blocks(out, section.footer, seen)
    result = out.finish()
    if not result.words:
        raise UnreadableFile(ProblemCode.NO_TEXT, "Dokumentet innehåller ingen text.")
    return result


class _Counter:
    """Numbers the tables of a document."""

    def __init__(self) -> None:
        self.tables = 0


def _blocks(out: CellText, container: Any, seen: set[str] | None, counter: _Counter | None = None) -> None:
    """Writes the paragraphs and tables of a body, header or footer. `seen` drops headers repeated by sections."""
    import docx.table

    for item in container.iter_inner_content():
        if isinstance(item, docx.table.Table):
            if counter is None:
                counter = _Counter()
            counter.tables += 1
            _table(out, item, f"tabell {counter.tables}")
        else:
            _paragraph(out, item, seen)


def _paragraph(out: CellText, paragraph: Any, seen: set[str] | None) -> None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    text = _visible(paragraph._p)
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
            if (written := _visible(inner)).strip():
                out.line(written, size)


def _visible(p: Any) -> str:
    """The text of a paragraph as printed: without hidden runs, deletions and the text boxes anchored in it."""
    parts: list[str] = []
    for node in p.iter():
        if node.tag not in (f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
            continue
        ancestors = list(node.iterancestors())
        inside = ancestors[: ancestors.index(p)] if p in ancestors else []
        if any(a.tag in (f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom") for a in inside):
            continue
        run = next((a for a in inside if a.tag == f"{_W}r"), None)
        if (
            run is not None
            and (vanish := run.find(f"{_W}rPr/{_W}vanish")) is not None
            and vanish.get(f"{_W}val") not in ("0", "false")
        ):
            continue
        parts.append(
            {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}.get(node.tag) or node.text or ""
        )
    return "".join(parts)


def _table(out: CellText, table: Any, name: str) -> None:
    """A table cell by cell; a merged cell is written once, with its spans."""
    cells: list[TextCell] = []
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
                text = "\n".join(_visible(p._p) for p in cell.paragraphs).replace("\t", " ")
                nested = "\n".join(" ".join(c.text for c in nr.cells) for t in cell.tables for nr in t.rows)
                bold = any(run.bold for p in cell.paragraphs for run in p.runs)
                ref = CellRef(name, f"{_letters(column)}{r + 1}")
                cells.append(TextCell(r, column, "\n".join(t for t in (text, nested) if t.strip()), ref, bold=bold))
            column += 1
    out.table(cells)


def _letters(column: int) -> str:
    """Column 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
