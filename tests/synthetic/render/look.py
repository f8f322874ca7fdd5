"""What a paper looks like, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Typography and arrangement. Every field has a small set of values that the renderers know."""

    font: str = "helvetica"
    size: float = 10.0
    leading: float = 1.35
    margins: tuple[float, float, float, float] = (62, 56, 60, 60)
    """Left, right, top, bottom, in points."""
    landscape: bool = False
    heading: str = "bold"
    """bold, caps, band (white on colour), underline, colour, spaced, boxed, margin (beside the text)."""
    colour: tuple[float, float, float] = (0.13, 0.25, 0.45)
    table: str = "grid"
    """grid, horizontal, zebra, bare, box, band, light, dotted."""
    table_size: float = 8.8
    table_width: float = 1.0
    """Share of the text width that tables take."""
    figures: str = "right"
    """right, left or center."""
    fields: str = "columns"
    """columns, colon, grid, above, pairs, boxed, leaders, four."""
    letterhead: str = "left"
    """left, block (marks to the right), band, center, quiet (one line), first (first page only)."""
    page_number: str = "{p} ({n})"
    """With {p} and {n}; empty for none."""
    number_place: str = "top"
    footer: str = "center"
    """center, left, line, none."""
    bullet: str = "•"
    indent_first: float = 0
    hyphen_breaks: bool = True
    """Whether lines may break after a hyphen inside a date, as word processors do."""
    paragraph_gap: float = 0.55
    check: str = "[X]"
    """How a ticked box is drawn: [X], box, ja."""
