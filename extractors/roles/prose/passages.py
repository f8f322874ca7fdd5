"""Running text as sentences can be looked for in it: blocks without line breaks, each character knowing its place.

Knows how lines of a block become one stretch of text and which heading and which introducing line speak for it.
What the text means is left to the other modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.layout import Block, BlockKind, Layout
from schemas.text import Span

_BULLET = re.compile(r"[-–—•·*▪►o\uf0b7]\s")
_IN_MIDDLE = re.compile(r"(?:,|[a-zåäöé]|\d)$")
_GOES_ON = re.compile(r"(?!att\s)(?:[a-zåäö]{2,}|\d{1,3}\s\d{3}|[”“\"»(][\wÅÄÖ])")
_CONJUNCTION = re.compile(r"\s*(?:och|eller|samt|resp)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of prose. `offsets` has the document offset of every character of `text`.

    `heading` is the nearest heading above, `lead` the line that introduces an item (*Övrig finansiering:*).
    """

    text: str
    offsets: tuple[int, ...]
    kind: BlockKind
    heading: str = ""
    lead: str = ""

    def span(self, start: int, end: int) -> Span:
        """The document span of a stretch of the passage."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def locate(self, span: Span) -> tuple[int, int] | None:
        """Where a document span stands in the passage, None if it does not."""
        if not self.offsets or span.end <= self.offsets[0] or span.start > self.offsets[-1]:
            return None
        start = _first_at_or_after(self.offsets, span.start)
        end = _first_at_or_after(self.offsets, span.end)
        return (start, end) if start < end else None


def _first_at_or_after(offsets: tuple[int, ...], offset: int) -> int:
    low, high = 0, len(offsets)
    while low < high:
        middle = (low + high) // 2
        if offsets[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def flatten(text: str, pieces: tuple[Span, ...]) -> tuple[str, tuple[int, ...]]:
    """Lines joined by a blank, words divided at a line end put together, bullets inside a block turned into semicolons."""
    out: list[str] = []
    offsets: list[int] = []
    begin = 0
    for piece in pieces:
        if out:
            _end_row(out, offsets, text, piece.start, begin)
            _join(out, offsets, text, piece.start)
        line_start, begin = True, len(out)
        for offset in range(piece.start, piece.end):
            character = text[offset]
            if character in "\n\f\r\t":
                if character == "\t":
                    out.append(" ")
                    offsets.append(offset)
                else:
                    _end_row(out, offsets, text, offset + 1, begin)
                    _join(out, offsets, text, offset + 1)
                    line_start, begin = True, len(out)
                continue
            if line_start and _BULLET.match(text, offset, piece.end) and len(out) > 1:
                character = ";"
            if "\ue000" <= character <= "\uf8ff":
                character = "•"  # a symbol font's bullet; the range is kept for masked values
            if not character.isspace():
                line_start = False
            out.append(" " if character.isspace() else character)
            offsets.append(offset)
    return "".join(out), tuple(offsets)


_ROW = re.compile(r"[A-ZÅÄÖ][^.;]{2,70}[:–—-]\s*(?:ca\s+)?\d[\d \u00a0.,]*\s?(?:kr|kronor|tkr|kkr|SEK|:-|mkr|mnkr)?\s*")


def _end_row(out: list[str], offsets: list[int], text: str, following: int, begin: int) -> None:
    """A line that is a name and its amount ends there, where the bullets of a list are drawn and not written."""
    if text[following : following + 1].isupper() and _ROW.fullmatch("".join(out[begin:])):
        out.append(";")
        offsets.append(offsets[-1])


def _join(out: list[str], offsets: list[int], text: str, following: int) -> None:
    """Put a blank between two lines, or nothing where a hyphen divides a word."""
    while len(out) > 1 and out[-1] == " ":
        out.pop()
        offsets.pop()
    divided = (
        len(out) > 1
        and out[-1] in "-\u00ad\u2010"
        and out[-2].isalpha()
        and text[following : following + 1].islower()
        and not _CONJUNCTION.match(text, following)
    )
    if divided:
        out.pop()
        offsets.pop()
    elif out and not (
        out[-1] == "-"
        and "".join(out[-2:-1]).isalnum()
        and text[following : following + 1].isalnum()
        and not _CONJUNCTION.match(text, following)
    ):
        out.append(" ")
        offsets.append(offsets[-1] + 1 if offsets[-1] + 1 < following else offsets[-1])


def _whole_blocks(layout: Layout) -> list[tuple[Block, tuple[Span, ...]]]:
    """Blocks with their pieces; a paragraph that begins in the middle of a sentence goes on from the block before it.

    Uneven line spacing (scans above all) parts paragraphs where no sentence ends.
    """
    text = layout.document.text
    result: list[tuple[Block, tuple[Span, ...]]] = []
    for block in layout.blocks:
        pieces = block.pieces or (block.span,)
        before = result[-1] if result else None
        if before and block.kind is BlockKind.PARAGRAPH and before[0].kind is not BlockKind.HEADING:
            end = text[before[1][-1].start : before[1][-1].end].rstrip(" \t\n:·|")
            start = text[pieces[0].start : pieces[0].end].lstrip()
            length = sum(len(p) for p in before[1])
            if length >= 40 and _IN_MIDDLE.search(end) and _GOES_ON.match(start):
                result[-1] = (before[0], (*before[1], *pieces))
                continue
        result.append((block, pieces))
    return result


def passages(layout: Layout) -> tuple[Passage, ...]:
    """Every block of the document in order; headings are passages too, for a cue may stand in one."""
    result: list[Passage] = []
    heading = lead = ""
    for block, pieces in _whole_blocks(layout):
        text, offsets = flatten(layout.document.text, pieces)
        if not text.strip():
            continue
        if block.kind is BlockKind.HEADING:
            heading, lead = text.strip(), ""
            result.append(Passage(text, offsets, block.kind, heading))
            if heading.endswith(":"):
                lead = heading
            continue
        introduced = lead if block.kind is BlockKind.ITEM or len(text) < 100 else ""
        result.append(Passage(text, offsets, block.kind, heading, introduced))
        if text.rstrip().endswith(":"):
            lead = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text.strip())[-1]
        elif not introduced:
            lead = ""
    return tuple(result)
