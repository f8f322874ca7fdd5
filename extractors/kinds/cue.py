"""What a cue for a document kind is, and the view of a document in which cues are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from schemas.layout import BlockKind, Layout
from schemas.roles import DocumentKind
from schemas.text import Span

HEAD_LINES = 14
"""How many lines from the top count as the head of a document, where its kind is printed."""


class Where(StrEnum):
    """Where a cue has to stand."""

    TITLE = "title"
    """Headings of the first page and the lines of the head, each taken by itself."""
    HEAD = "head"
    """Anywhere in the head or in furniture."""
    HEADING = "heading"
    """Any heading, taken by itself."""
    BODY = "body"
    """Anywhere."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for a kind: `weight` points for the first time it is seen. `example` is run by the tests."""

    where: Where
    pattern: re.Pattern[str]
    weight: int
    example: str


def cue(where: Where, pattern: str, weight: int, example: str) -> Cue:
    """A cue from a pattern in which a blank stands for any white space; case is ignored."""
    return Cue(where, re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE), weight, example)


@dataclass(frozen=True, slots=True)
class KindCues:
    """All cues of one kind; negative weights speak against it."""

    kind: DocumentKind
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The places of a document where cues are looked for."""

    titles: tuple[str, ...]
    head: str
    headings: tuple[str, ...]
    body: str
    amounts_in_tables: int
    words_outside_tables: int


_AMOUNT_CELL = re.compile(r"[-–−]?[\d\s.,’']*\d(?:\s?(?:kr|:-|SEK))?")
_AMOUNT_LINE = re.compile(
    r"^[^\n]{3,80}?(?:\.{3,}|…|\t)[ \t]*(?:SEK |kr )?[-–−]?\d[\d\s.,’']*?(?:[ ]?(?:kr|kronor|SEK|:-|tkr))?[ \t]*$", re.MULTILINE
)


def view_of(layout: Layout) -> View:
    """The view of one document."""
    text = layout.document.text
    lines = layout.lines
    first_page = lines[0].page if lines else 1
    own_lines = [line for line in lines if text[line.span.start : line.span.end].strip()]
    head_lines = own_lines[:HEAD_LINES]
    running = _running(layout)
    rows_of_money = _rows_of_money(layout)
    title_lines = [
        line for line in head_lines if line.span.start not in running and not any(s.overlaps(line.span) for s in rows_of_money)
    ]
    titles = [text[c.span.start : c.span.end].strip() for line in title_lines for c in line.chunks]
    titles += [text[line.span.start : line.span.end].strip() for line in title_lines]
    headings: list[str] = []
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING:
            heading = " ".join(text[s.start : s.end] for s in block.pieces).strip()
            headings.append(heading)
            if layout.document.page_of(block.span.start) == first_page and len(headings) <= 6:
                titles.append(heading)
    for name, value in layout.document.properties:
        if name.lower() == "subject":
            titles.append(value)
    context = " ".join(text[s.start : s.end] for s in layout.context)
    head = "\n".join(text[line.span.start : line.span.end] for line in head_lines)
    furniture = "\n".join(text[line.span.start : line.span.end] for line in lines if line.furniture)
    body = text[layout.span.start : layout.span.end]
    table_spans = [s for t in layout.tables for row in t.rows for c in row if c for s in c.spans]
    cells_with_amounts = sum(1 for s in table_spans if _AMOUNT_CELL.fullmatch(text[s.start : s.end].strip()))
    words = len(body.split())
    table_words = sum(len(text[s.start : s.end].split()) for s in table_spans)
    # a table may also be set with dots or blanks between label and amount, and be no table to the layout
    set_with_dots = [m.group() for m in _AMOUNT_LINE.finditer(body)]
    if len(set_with_dots) > cells_with_amounts:
        cells_with_amounts, table_words = len(set_with_dots), sum(len(line.split()) for line in set_with_dots)
    return View(
        titles=tuple(dict.fromkeys(t for t in titles if t and not t[0].islower())),
        head="\n".join((context, head, furniture)),
        headings=tuple(headings),
        body=body,
        amounts_in_tables=cells_with_amounts,
        words_outside_tables=max(0, words - table_words),
    )


def _rows_of_money(layout: Layout) -> list[Span]:
    """Rows of tables of money: *Leader Skogsbygd, denna ansökan* beside its amount titles no application."""
    spans: list[Span] = []
    for table in layout.tables:
        rows = [
            [cell for cell in row if cell]
            for row in table.rows
            if any(c and _AMOUNT_CELL.fullmatch(c.text.strip()) for c in row[1:])
        ]
        if len(rows) >= 3:
            spans += [s for row in rows for cell in row for s in cell.spans]
    return spans


def _running(layout: Layout) -> frozenset[int]:
    """Where lines of running text begin: a sentence may begin with *Beslut* or break before *åtagande* and be no title."""
    text = layout.document.text
    starts: set[int] = set()
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        written = " ".join(text[s.start : s.end] for s in block.pieces).strip()
        if len(written) > 110 and written.endswith((".", ":", "?", "!")):
            starts.update(s.start for s in block.pieces)
        elif len(block.pieces) > 1:
            starts.update(s.start for s in block.pieces[1:] if text[s.start].islower())
    return frozenset(starts)


def points(cues: tuple[Cue, ...], view: View) -> tuple[int, tuple[str, ...]]:
    """How many points the cues give, and the phrases that gave them."""
    total, reasons = 0, []
    for c in cues:
        places: tuple[str, ...]
        if c.where is Where.TITLE:
            places = view.titles
        elif c.where is Where.HEAD:
            places = (view.head,)
        elif c.where is Where.HEADING:
            places = view.headings
        else:
            places = (view.body,)
        for place in places:
            if match := c.pattern.search(place):
                total += c.weight
                reasons.append(" ".join(match.group().split())[:60])
                break
    return total, tuple(reasons)
