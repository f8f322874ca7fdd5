"""What a single cell holds: a figure, a dash, a share, words or nothing. Knows cells, not what their columns mean.

A figure is a cell that is nothing but one amount. Words that contain numbers (*400 tim x 220 kr*) stay words. The value is
taken as printed; the factor of a unit in a heading is applied later, unless the cell names a unit itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extractors.roles.tables.units import UNIT_WORD, unit_in
from extractors.ticks import chosen, has_boxes, is_tick
from schemas.layout import Cell
from schemas.text import Span


class CellKind(StrEnum):
    """What a cell is by its looks."""

    EMPTY = "empty"
    DASH = "dash"
    FIGURE = "figure"
    SHARE = "share"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number: its value before any heading's unit, and where it stands.

    `factor` is the unit that the cell names itself (1 for kr), None when the cell is a bare number. `step` is the value
    of the last printed digit, before the unit.
    """

    value: Decimal
    spans: tuple[Span, ...]
    factor: Decimal | None = None
    currency: str = "SEK"
    step: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class View:
    """A cell as the table stage looks at it: text with plain spaces, its kind and its figure."""

    kind: CellKind
    text: str
    cell: Cell | None
    figure: Figure | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the text stands."""
        return self.cell.spans if self.cell else ()


NOTHING = View(CellKind.EMPTY, "", None)

_SPACES = re.compile(r"[\s\u00a0\u00ad\u2007\u2009\u202f]+")
_DASH = re.compile(r"(?:[-‐‑‒–—−_.·]+|saknas|ej aktuellt|n/?a)(?:\s*(?:kr|:-))?", re.IGNORECASE)
_SHARE = re.compile(r"(?:ca\.?\s*)?[-+−–]?\d{1,3}(?:[.,]\d+)?\s*(?:%|procent)", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<open>\()?(?P<sign>[-+−–]\s?)?(?:(?:kr|sek|ca\.?|c:a)\s+)?(?P<sign2>[-−–])?"
    r"(?P<whole>\d{1,3}(?:[ .,'’\ufffd]\d{3})+|\d+)(?P<decimals>[.,]\d{1,2})?"
    rf"(?P<ending>\s*(?::-|:–|,-|,–|\.-)|\s*(?:{UNIT_WORD})\.?)?(?(open)\))(?:\s?[*†]{{1,2}}|\s\d\)|\s?[:;'’|])?",
    re.IGNORECASE,
)


_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def plain(text: str) -> str:
    """The text with every kind of white space as one plain space."""
    return _SPACES.sub(" ", text).strip()


def parse_number(text: str) -> Figure | None:
    """A text that is nothing but one amount, without its place; None for anything else."""
    match = _FIGURE.fullmatch(plain(text))
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    if len(whole) > 12 or (len(whole) > 1 and whole.startswith("0") and not match["decimals"]):
        return None  # a telephone or account number, a code
    if _DATE.fullmatch(match["whole"]) and not match["ending"]:
        return None
    decimals = (match["decimals"] or "")[1:]
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    sign = (match["sign"] or match["sign2"] or "").strip()
    if match["open"] or sign in ("-", "−", "–"):
        value = -value
    factor, currency = None, "SEK"
    if match["ending"]:
        unit = unit_in(match["ending"])
        factor, currency = (unit.factor, unit.currency) if unit else (Decimal(1), "SEK")
    return Figure(value, (), factor, currency, Decimal(1).scaleb(-len(decimals)))


def view(cell: Cell | None) -> View:
    """How a cell looks."""
    text = plain(cell.text) if cell is not None else ""
    if cell is not None and has_boxes(text):
        text = chosen(text) or ("x" if is_tick(text) else "")
    if cell is None or not text:
        return NOTHING if cell is None else View(CellKind.EMPTY, "", cell)
    if _DASH.fullmatch(text):
        return View(CellKind.DASH, text, cell)
    if _SHARE.fullmatch(text):
        return View(CellKind.SHARE, text, cell)
    number = parse_number(text)
    if number is not None:
        figure = Figure(number.value, cell.spans, number.factor, number.currency, number.step)
        return View(CellKind.FIGURE, text, cell, figure)
    return View(CellKind.WORDS, text, cell)


def looks_like_year(seen: View) -> bool:
    """Whether a figure could as well be a calendar year: four digits, no space, no unit."""
    return seen.kind is CellKind.FIGURE and re.fullmatch(r"20[0-9]{2}", seen.text) is not None


def cut(cell: Cell, start: int, end: int) -> tuple[Span, ...]:
    """The spans of a stretch of a cell's text."""
    result: list[Span] = []
    offset = 0
    for span in cell.spans:
        low, high = max(start, offset), min(end, offset + len(span))
        if low < high:
            result.append(Span(span.start + low - offset, span.start + high - offset))
        offset += len(span) + 1
    return tuple(result)
