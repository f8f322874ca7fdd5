"""Where one item of minutes ends and the next begins, each being a document of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.layout import Block, BlockKind, Line
from schemas.text import DocumentText, Span

_ITEM = re.compile(
    r"(?P<body>[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{0,5}\s+|[A-ZÅÄÖ][\wåäö-]+(?:\s+[a-zåäö][\wåäö-]+){0,3}\s+)?§\s?(?P<number>\d{1,4})(?:/\d{2,4})?\b(?!\s*[–-]\s*\d)"
    r"|(?P<before>\d{1,4})(?:/\d{2,4})?\s?§(?!\s*§)(?!\s+[a-zåäö\d(])"
    r"|(?P<word>Ärende|Punkt|Paragraf)\s+(?:nr\.?\s*)?(?P<numbered>\d{1,3})\b(?!\s*[–-]\s*\d)"
)
"""*§ 47*, *KS § 47/2025*, *47 §*, *Ärende 5*."""
_LISTED = re.compile(r"^§§|^(?:Paragraf|Paragrafer)\b", re.IGNORECASE)
_LONGEST_STEP = 40
_MINUTES = re.compile(
    r"\b(?:\w*protokoll\w*|sammanträd\w*|beslutslista|mötesanteckningar|justera[ds]\w*|minnesanteckningar)\b", re.IGNORECASE
)
"""What a paper with items numbered by a mere word must say somewhere: an application has *Punkt 3* too."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One document of a paper: its span, and the stretches before it that speak for it too."""

    span: Span
    context: tuple[Span, ...] = ()


def find_segments(document: DocumentText, whole: Span, lines: Sequence[Line], blocks: Sequence[Block]) -> list[Segment]:
    """The segments of one paper in order; one for the whole of it where nothing shows that it holds several."""
    starts = _minutes(document, whole, lines, blocks)
    if len(starts) < 2:
        return [Segment(whole)]
    head = Span(whole.start, starts[0])
    ends = [*starts[1:], whole.end]
    return [Segment(Span(a, b), (head,) if len(head) > 0 else ()) for a, b in zip(starts, ends, strict=True)]


def _minutes(document: DocumentText, whole: Span, lines: Sequence[Line], blocks: Sequence[Block]) -> list[int]:
    """Where items of minutes begin: lines that open with § and a number, the numbers going up.

    One item may name others in its text, and an agenda may list all of them; an item begins with a heading, or with a short line
    that begins a block, and something follows it before the next.
    """
    met = _MINUTES.search(document.raw(whole)) is not None
    openings = {b.span.start: b for b in blocks}
    found: list[_Opening] = []
    for line in lines:
        text = document.raw(line.span)
        match = _ITEM.match(text)
        block = openings.get(line.span.start)
        if line.furniture or match is None or block is None or _LISTED.match(text):
            continue
        title = text[match.end() :].strip()
        if block.kind is not BlockKind.HEADING and (len(text) > 120 or (title.endswith((".", ",")) and not line.bold)):
            continue
        style = "n §" if match["before"] else (match["word"] or match["body"] or "").strip().casefold()
        number = int(match["number"] or match["before"] or match["numbered"])
        if match["word"] is None or met:
            found.append(_Opening(number, line.span.start, style))
    if not found:
        return []
    # *AU § 361* under an item says where the matter was before; the meeting's own items are the most of their kind
    kinds = Counter(o.body for o in found)
    most = max(kinds.values())
    style = next(o.body for o in found if kinds[o.body] == most)
    own = [o for o in found if o.body == style]
    starts = _longest(whole.end, own)
    ends = [*starts[1:], whole.end]
    return [start for start, end in zip(starts, ends, strict=True) if _has_body(document, start, end)]


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that may begin an item: its number, its offset, and how it is named (the body before the number, the word)."""

    number: int
    start: int
    body: str


def _longest(last: int, found: Sequence[_Opening]) -> list[int]:
    """Where the items begin, from runs of rising numbers: an agenda first lists what the minutes then treat at length.

    A number met again at once is the item's own, repeated on its next page.
    """
    runs: list[list[_Opening]] = []
    for opening in found:
        before = runs[-1][-1].number if runs else None
        if before is None or opening.number < before:
            runs.append([opening])
        elif 0 < opening.number - before <= _LONGEST_STEP:
            runs[-1].append(opening)
    lengths = []
    for k, run in enumerate(runs):
        end = runs[k + 1][0].start if k + 1 < len(runs) else last
        lengths.append((len(run) > 1, end - run[0].start))
    best = max(range(len(runs)), key=lambda k: lengths[k])
    return [o.start for o in runs[best]]


def _has_body(document: DocumentText, start: int, end: int) -> bool:
    lines = [part for part in re.split(r"[\n\f]", document.text[start:end]) if part.strip()]
    return len(lines) >= 2
