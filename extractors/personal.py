"""A document with its personal numbers masked: right after reading, before anything is made of the text.

Everything that is stored, shown, logged or exported comes from here on; only the archived original has the numbers.
Leaves to `schemas.personal` what a personal number is.
"""

from __future__ import annotations

from dataclasses import replace

from schemas.personal import masked_text
from schemas.text import CellRef, DocumentText, Grid


def masked(document: DocumentText) -> DocumentText:
    """The same document, every offset as it was. Names of sheets and attachments, notes and properties are masked too."""
    return replace(
        document,
        text=masked_text(document.text),
        pages=tuple(replace(p, name=masked_text(p.name)) for p in document.pages),
        grids=tuple(_grid(grid) for grid in document.grids),
        cells=tuple((span, _ref(ref)) for span, ref in document.cells),
        notes=tuple(replace(note, message=masked_text(note.message)) for note in document.notes),
        attachments=tuple((masked_text(name), data) for name, data in document.attachments),
        properties=tuple((key, masked_text(value)) for key, value in document.properties),
    )


def _grid(grid: Grid) -> Grid:
    if not any(cell.ref is not None and masked_text(cell.ref.sheet) != cell.ref.sheet for cell in grid.cells[:1]):
        return grid  # all cells of a grid are of one sheet
    return replace(grid, cells=tuple(replace(c, ref=_ref(c.ref) if c.ref is not None else None) for c in grid.cells))


def _ref(ref: CellRef) -> CellRef:
    sheet = masked_text(ref.sheet)
    return ref if sheet == ref.sheet else CellRef(sheet, ref.ref)
