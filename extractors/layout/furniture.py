"""Headers, footers and page numbers: what a page carries beside the document's own text.

Furniture stays among the lines, marked, because letterheads hold dates and numbers; paragraphs and tables run on past it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.figures import is_amount, is_figure
from schemas.layout import Line
from schemas.text import DocumentText

_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,4}|av\s+\d{1,4}|\(\s*av\s+\d{1,4}\s*\))"
    r"|(?:sid(?:a|an|nr)?\.?|page)\s*:?\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]|\d{1,3}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel(?:efon)?|tfn|fax|växel|box\s+\d|postadress|besöksadress|org(?:anisations)?\.?\s?-?n(?:umme)?r|bankgiro|plusgiro|"
    r"e-?post|www\.|kundtjänst|support|blankett)|@|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]|\b0\d{1,3}-\d",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_FIGURES = re.compile(r"[0-9]+")
_EDGE = 12
"""How many lines from the top and from the foot can be furniture."""


def is_page_number(text: str) -> bool:
    """*2 (14)*, *Sida 1 av 3*, *- 4 -*."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def mark_furniture(document: DocumentText, lines: Sequence[Line]) -> list[Line]:
    """The lines with furniture marked."""
    heights = {p.number: p.height for p in document.pages}
    by_page: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(i)
    marked: set[int] = set()
    if len(by_page) > 1:
        marked |= _repeated(document, lines, by_page, from_top=True)
        marked |= _repeated(document, lines, by_page, from_top=False)
    for number, indices in by_page.items():
        if heights.get(number, 0.0) > 0:
            marked |= _single(document, lines, indices, heights[number])
    return [replace(line, furniture=True) if i in marked else line for i, line in enumerate(lines)]


def _same_but_page(first: str, second: str, step: int) -> bool:
    """Whether two lines say the same, but for a page number that goes up with the pages."""
    if (
        _SPACE.sub(" ", _FIGURES.sub("#", first)).strip().casefold()
        != _SPACE.sub(" ", _FIGURES.sub("#", second)).strip().casefold()
    ):
        return False
    pairs = zip(_FIGURES.findall(first), _FIGURES.findall(second), strict=True)
    return all(a == b or int(b) - int(a) == step for a, b in pairs)


def _repeated(document: DocumentText, lines: Sequence[Line], by_page: dict[int, list[int]], from_top: bool) -> set[int]:
    """Lines at one height at the edge of two pages that say the same but for figures. A page may begin differently (the
    first often does), so that any two neighbouring pages, or the next but one, are enough."""
    pages = sorted(by_page)
    marked: set[int] = set()
    for k, page in enumerate(pages):
        edge = by_page[page][:_EDGE] if from_top else by_page[page][: -_EDGE - 1 : -1]
        for other in pages[k + 1 : k + 3]:
            facing = by_page[other][:_EDGE] if from_top else by_page[other][: -_EDGE - 1 : -1]
            pairs = _agreeing(document, lines, edge, facing)
            ends = _reach(lines, edge, {a for a, _ in pairs}), _reach(lines, facing, {b for _, b in pairs})
            for a, b in pairs:
                if a in ends[0] and b in ends[1] and not _heads_figures(document, lines, a):
                    marked |= {a, b}
    return marked


def _agreeing(document: DocumentText, lines: Sequence[Line], edge: list[int], facing: list[int]) -> list[tuple[int, int]]:
    result = []
    for a in edge:
        for b in facing:
            first, second = lines[a], lines[b]
            if not _same_but_page(document.raw(first.span), document.raw(second.span), second.page - first.page):
                continue
            if first.box is None or second.box is None or abs(first.box.top - second.box.top) <= 6:
                result.append((a, b))
                break
    return result


def _reach(lines: Sequence[Line], edge: list[int], agreeing: set[int]) -> set[int]:
    """Furniture is a stretch from the page's edge: past three lines of the page's own there is none."""
    kept: set[int] = set()
    own = 0
    for i in edge:
        if i in agreeing:
            kept.add(i)
        else:
            own += 1
            if own > 3:
                break
    return kept


def _heads_figures(document: DocumentText, lines: Sequence[Line], index: int) -> bool:
    """A table's heading row or a row of figures, which may well stand at the top of two pages."""
    line = lines[index]
    if len(line.chunks) < 2:
        return False
    texts = [document.raw(c.span) for c in line.chunks]
    if sum(1 for t in texts[1:] if is_amount(t)) >= 1 and not is_page_number(texts[-1]):
        return True
    for following in lines[index + 1 : index + 3]:
        if following.page != line.page or following.box is None:
            return False
        below = [c for c in following.chunks[1:] if is_figure(document.raw(c.span)) and not is_page_number(document.raw(c.span))]
        if below and all(any(_above(c, d) for c in line.chunks[1:]) for d in below):
            return True
    return False


def _above(upper: object, lower: object) -> bool:
    a, b = getattr(upper, "box", None), getattr(lower, "box", None)
    return a is not None and b is not None and min(a.x1, b.x1) > max(a.x0, b.x0)


def _single(document: DocumentText, lines: Sequence[Line], indices: list[int], height: float) -> set[int]:
    """Page numbers at the edge of a page, and an address line set apart at the foot of it."""
    marked: set[int] = set()
    for i in indices[:6] + indices[-4:]:
        box = lines[i].box
        if box is None or 0.14 * height < box.top < 0.86 * height:
            continue
        text = document.raw(lines[i].span)
        if is_page_number(text) and (re.search(r"\D", text.strip()) or box.top < 0.08 * height or box.top > 0.9 * height):
            marked.add(i)
    foot: list[int] = []
    for place in range(len(indices) - 1, max(-1, len(indices) - 6), -1):
        i = indices[place]
        box = lines[i].box
        if box is None or box.top < 0.84 * height:
            break
        foot.append(i)
        above = lines[indices[place - 1]].box if place else None
        if above is None or box.top - above.bottom > 1.1 * max(lines[i].size, 1.0):  # set apart: the foot begins here
            if any(_CONTACT.search(document.raw(lines[k].span)) for k in foot):
                marked |= set(foot)
            break
    return marked
