"""Where one document of a file ends and the next begins: items of minutes, and papers bound into one file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.layout import Block, BlockKind, Line
from schemas.text import DocumentText, Span

_ITEM = re.compile(r"(?:[A-ZÅÄÖ]{1,6}\s+)?§\s?(\d{1,4})(?:/\d{2,4})?\b(?!\s*[–-]\s*\d)")
_LISTED = re.compile(r"^§§|^(?:Paragraf|Paragrafer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """One document of a file: its span, and the stretches before it that speak for it too."""

    span: Span
    context: tuple[Span, ...] = ()


def find_segments(document: DocumentText, lines: Sequence[Line], blocks: Sequence[Block]) -> list[Segment]:
    """The segments in order; one for the whole file where nothing shows that it holds several."""
    whole = Span(0, len(document.text))
    starts = _minutes(document, lines, blocks)
    if len(starts) < 2:
        return [Segment(whole)]
    head = Span(0, starts[0])
    ends = [*starts[1:], len(document.text)]
    return [Segment(Span(a, b), (head,) if head.end > 0 else ()) for a, b in zip(starts, ends, strict=True)]


def _minutes(document: DocumentText, lines: Sequence[Line], blocks: Sequence[Block]) -> list[int]:
    """Where items of minutes begin: lines that open with § and a number, the numbers going up.

    One item may name others in its text, and an agenda may list all of them; an item begins with a heading, or with a short line
    that begins a block, and something follows it before the next.
    """
    openings = {b.span.start: b for b in blocks}
    found: list[tuple[int, int]] = []
    for line in lines:
        if line.furniture:
            continue
        text = document.raw(line.span)
        match = _ITEM.match(text)
        if match is None or _LISTED.match(text):
            continue
        block = openings.get(line.span.start)
        if block is None:
            continue
        title = text[match.end() :].strip()
        if block.kind is not BlockKind.HEADING and (len(text) > 120 or (title.endswith((".", ",")) and not line.bold)):
            continue
        found.append((int(match.group(1)), line.span.start))
    rising = _rising(found)
    return [start for number, start in rising if _has_body(document, start, [s for _, s in rising])]


def _rising(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of numbers that go up one or a few at a time; a number met again is the item's own (§ 47 repeated)."""
    result: list[tuple[int, int]] = []
    for number, start in found:
        if not result or 0 < number - result[-1][0] <= 40:
            result.append((number, start))
    return result


def _has_body(document: DocumentText, start: int, starts: list[int]) -> bool:
    following = [s for s in starts if s > start]
    end = following[0] if following else len(document.text)
    lines = [part for part in re.split(r"[\n\f]", document.text[start:end]) if part.strip()]
    return len(lines) >= 2
