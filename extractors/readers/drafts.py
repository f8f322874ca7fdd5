"""Words and lines as a reader finds them, before they become one string: what PDF text and OCR have in common.

`compose` writes the string by the conventions of `schemas.text` and keeps for every character where it stands. Boxes of
characters are narrowed to the middle of their height: a crop of the page around them must not catch the neighbouring lines.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.readers.paint import Segment
from schemas.text import Box, Page, Span, TextSource, Word

_KEPT_SHARE = 0.4
_LEAST_HEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class DraftWord:
    """Characters without white space, each with its x range, and the box of the whole.

    `before` is what parts it from the word to its left: a space as printed, or a tab for a wide gap or a rule.
    """

    text: str
    edges: tuple[tuple[float, float], ...]
    box: Box
    size: float
    bold: bool = False
    before: str = " "


DraftLine = Sequence[DraftWord]


class RuledLines(tuple[DraftLine, ...]):
    """The lines of a page that was read as a picture, and the rules drawn on it (in points).

    `turn`: degrees by which the picture was turned to be read; places are those of the turned page.
    """

    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]
    turn: int

    def __new__(
        cls,
        lines: Iterable[DraftLine],
        horizontal: tuple[Segment, ...] = (),
        vertical: tuple[Segment, ...] = (),
        turn: int = 0,
    ) -> RuledLines:
        """Lines with their rules."""
        made = super().__new__(cls, tuple(lines))
        made.horizontal, made.vertical, made.turn = horizontal, vertical, turn
        return made


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One page's lines, top to bottom."""

    lines: Sequence[DraftLine]
    width: float
    height: float
    source: TextSource = TextSource.TEXT
    name: str = ""
    turn: int = 0
    """Degrees by which the page was turned to be read."""
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """The string, and what is known of it by offset."""

    text: str
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    coordinates: array[float]


def spread(text: str, box: Box) -> tuple[tuple[float, float], ...]:
    """Even x ranges for the characters of a word of which only the whole box is known."""
    step = (box.x1 - box.x0) / max(1, len(text))
    return tuple((box.x0 + i * step, box.x0 + (i + 1) * step) for i in range(len(text)))


def narrowed(top: float, bottom: float) -> tuple[float, float]:
    """The middle of a character's height."""
    kept = min(bottom - top, max(_LEAST_HEIGHT, _KEPT_SHARE * (bottom - top)))
    middle = (top + bottom) / 2
    return middle - kept / 2, middle + kept / 2


def compose(pages: Sequence[DraftPage]) -> Composed:
    """One string for all pages: words parted by `before`, lines by a newline, pages by a form feed."""
    parts: list[str] = []
    words: list[Word] = []
    result: list[Page] = []
    coordinates: array[float] = array("f")
    nowhere = (float("nan"),) * 4
    at = 0
    for number, page in enumerate(pages, start=1):
        if number > 1:
            parts.append("\f")
            coordinates.extend(nowhere)
            at += 1
        start = at
        for row, line in enumerate(page.lines):
            if row:
                parts.append("\n")
                coordinates.extend(nowhere)
                at += 1
            for place, word in enumerate(line):
                if place:
                    parts.append(word.before)
                    coordinates.extend(nowhere * len(word.before))
                    at += len(word.before)
                parts.append(word.text)
                top, bottom = narrowed(word.box.top, word.box.bottom)
                coordinates.extend([value for x0, x1 in word.edges for value in (x0, top, x1, bottom)])
                words.append(Word(Span(at, at + len(word.text)), number, word.box, word.size, word.bold))
                at += len(word.text)
        result.append(Page(number, page.width, page.height, Span(start, at), page.source, page.name, page.turn, page.reader))
    return Composed("".join(parts), tuple(result), tuple(words), coordinates)
