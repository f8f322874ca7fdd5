"""When the picture of a page is read instead of its text layer: the layer does not say what the picture shows, or is damaged.

Which of the two is right is decided by figures: a layer whose figures are not in the picture was made from something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractors.readers.drafts import DraftLine, DraftPage, RuledLines
from extractors.readers.rulings import RuledTable, find_tables
from schemas.text import TextSource

OcrFunction = Callable[[bytes, int, float, float], Sequence[DraftLine]]
"""(file, page number from 1, page width, page height) to the page's lines in points; empty where nothing was recognised."""

_LEAST_FIGURES = 6
_SHARED = 0.75
_MOST_PAGES = 40
"""Pages of a damaged file that are read as pictures; a longer one is left to an officer."""


def contradicts(layer: Sequence[DraftLine], picture: Sequence[DraftLine]) -> bool:
    """Whether figures of a text layer over a picture are not those of the picture."""
    said, shown = _figures(layer), _figures(picture)
    return said.total() >= _LEAST_FIGURES and (said & shown).total() < _SHARED * said.total()


def _figures(lines: Sequence[DraftLine]) -> Counter[str]:
    return Counter(group for line in lines for word in line for group in re.findall(r"\d{3,}", word.text))


def page_of_picture(lines: Sequence[DraftLine], width: float, height: float) -> tuple[DraftPage, list[RuledTable]]:
    """A page as it was read from its picture, lying as the picture had to be turned."""
    turn = lines.turn if isinstance(lines, RuledLines) else 0
    if turn in (90, 270):
        width, height = height, width
    tables = find_tables(lines.horizontal, lines.vertical, ()) if isinstance(lines, RuledLines) else []
    return DraftPage(lines, width, height, TextSource.OCR, turn=turn), tables


def from_pictures(
    data: bytes, drafts: Sequence[DraftPage], tables: Sequence[list[RuledTable]], ocr: OcrFunction
) -> tuple[list[DraftPage], list[list[RuledTable]]] | None:
    """All pages of text read from their pictures; None where the file is too long, or a picture holds nothing."""
    if len(drafts) > _MOST_PAGES:
        return None
    pages, found = list(drafts), list(tables)
    for number, draft in enumerate(drafts, start=1):
        if draft.source is not TextSource.TEXT or draft.turn or not draft.lines:
            continue
        lines = ocr(data, number, draft.width, draft.height)
        if not lines:
            return None
        pages[number - 1], found[number - 1] = page_of_picture(lines, draft.width, draft.height)
    return pages, found
