"""Headings set in the margin beside their text, put before it: *Vad saken gäller* left of the lines that say it.

A form has labels left of its values too. Headings in a margin are told from them by the page: most lines begin at the text's own
edge and have nothing beside them, and what a heading stands beside is running text that fills its column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.readers.drafts import DraftLine, DraftWord

_LEAST_LINES = 6
_LEAST_CLEAR = 4
_LEAST_MARGIN = 50.0
_MOST_WORDS = 5
_WORDS = 5
_FULL = 0.7
_NEXT = 1.7
"""Distance of lines, in font sizes, within which a heading goes on."""


@dataclass(slots=True)
class _Section:
    """A heading's lines, and the lines of text that begin beside it."""

    heading: list[DraftLine] = field(default_factory=list)
    text: list[DraftLine] = field(default_factory=list)


def headings_before_text(lines: Sequence[DraftLine]) -> Sequence[DraftLine]:
    """The lines with headings in the margin as lines of their own, before the text beside them."""
    edge = _edge(lines)
    if edge is None:
        return lines
    right = max(line[-1].box.x1 for line in lines)
    result: list[DraftLine] = []
    section: _Section | None = None
    for line in lines:
        margin, text = _parted(line, edge)
        if margin and section and not _goes_on(section.heading[-1], margin):
            result += _in_order(section, edge, right)
            section = None
        if margin:
            section = section or _Section()
            section.heading.append(margin)
        if section is None:
            result.append(line)
        elif text:
            section.text.append(text)
    if section:
        result += _in_order(section, edge, right)
    return result


def _edge(lines: Sequence[DraftLine]) -> float | None:
    """Where the text begins, on a page with something in the margin left of it; None on any other."""
    starts = Counter(round(line[0].box.x0) for line in lines)
    if len(lines) < _LEAST_LINES or not starts:
        return None
    edge, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    beside = [line for line in lines if line[0].box.x1 < edge - 4 and any(abs(w.box.x0 - edge) <= 30 for w in line[1:])]
    left = min((line[0].box.x0 for line in beside), default=edge)
    clear = [line for line in lines if edge - 1 <= line[0].box.x0]
    if (
        count < _LEAST_CLEAR
        or count + len(beside) < _LEAST_LINES
        or len(beside) < 2
        or edge - left < _LEAST_MARGIN
        or 2 * len(clear) < len(lines)
    ):
        return None
    return float(edge)


def _parted(line: DraftLine, edge: float) -> tuple[list[DraftWord], list[DraftWord]]:
    """What of a line stands in the margin, and what is text; all of it is text where it runs over the edge."""
    margin = [w for w in line if w.box.x1 < edge - 4]
    text = [w for w in line if w.box.x1 >= edge - 4]
    worded = any(c.isalpha() for w in margin for c in w.text)
    if not worded or len(margin) > _MOST_WORDS or (text and text[0].box.x0 < edge - 1):
        return [], list(line)
    return margin, [replace(text[0], before=" "), *text[1:]] if text else []


def _goes_on(upper: DraftLine, lower: DraftLine) -> bool:
    return (
        lower[0].box.bottom - upper[0].box.bottom <= _NEXT * upper[0].size
        and upper[0].bold == lower[0].bold
        and abs(upper[0].box.x0 - lower[0].box.x0) < 2
    )


def _in_order(section: _Section, edge: float, right: float) -> list[DraftLine]:
    """Heading, then text; side by side as they stood where the text is no running text."""
    prose = [line for line in section.text if len(line) >= _WORDS and line[-1].box.x1 - edge >= _FULL * (right - edge)]
    if prose and len(section.text) > len(prose) // 2:
        return [*section.heading, *section.text]
    result: list[DraftLine] = []
    text = list(section.text)
    for line in section.heading:
        beside = text[0] if text and abs(text[0][0].box.bottom - line[0].box.bottom) < 0.5 * line[0].size else None
        result.append([*line, replace(beside[0], before="\t"), *beside[1:]] if beside else line)
        if beside:
            text.pop(0)
    return [*result, *text]
