"""Prose: headings, paragraphs that run on over lines and pages, and items of lists. Text inside tables is left out."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.layout.figures import CLAUSE, MARKER
from extractors.layout.labels import is_label
from schemas.layout import Block, BlockKind, Chunk, Line
from schemas.text import DocumentText, Span, TextSource

_ENUMERATION = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-ZÅÄÖ]\.|[IVX]{1,4}\.|§\s?\d+)\s+(?=\S)")
_FIELD = re.compile(r"([^\W\d_][^:]{1,40}):\s+\S")
_VERSION = re.compile(r"\d(?:\.\d)?|20\d\d")
"""What a title may end with on a line of its own: *Gröna broar* / *2.0*."""
_UNFINISHED = re.compile(
    r"(?:[,(/&–—-]|\b(?:och|samt|eller|till|av|från|hos|ur|i|på|om|för|med|den|det|som|att|under|mellan|genom|enligt|dnr|nr|§))\s*$",
    re.IGNORECASE,
)
"""What no line of its own ends with."""
_SENTENCE_END = re.compile(r"[.!?:;…”\"')]\s*$")


@dataclass(slots=True)
class _Piece:
    """A line, or what tables have left of it, as prose sees it."""

    spans: list[Span]
    text: str
    line: Line
    x0: float | None
    x1: float | None
    alone: bool
    """Two texts apart on one line, or part of one: no prose."""


@dataclass(slots=True)
class _Draft:
    kind: BlockKind
    pieces: list[_Piece]
    level: int = 0
    spans: list[Span] = field(default_factory=list)


def find_blocks(document: DocumentText, lines: Sequence[Line], taken: set[Chunk]) -> list[Block]:
    """The blocks of the lines, in text order."""
    pieces: list[_Piece | None] = []
    for line in lines:
        if line.furniture:
            continue
        left = [c for c in line.chunks if c not in taken]
        if not left:
            pieces.append(None)  # a table parts the text above from the text below
            continue
        boxes = [c.box for c in left if c.box is not None]
        pieces.append(
            _Piece(
                [c.span for c in left] if len(left) < len(line.chunks) else [line.span],
                document.raw(left[0].span) if len(left) == 1 else document.raw(line.span),
                line,
                min((b.x0 for b in boxes), default=None),
                max((b.x1 for b in boxes), default=None),
                len(line.chunks) > 1,
            )
        )
    return _blocks(document, pieces)


def _blocks(document: DocumentText, pieces: Sequence[_Piece | None]) -> list[Block]:
    scanned = any(p.source is TextSource.OCR for p in document.pages)
    body = _Body([p for p in pieces if p is not None], scanned)
    drafts: list[_Draft] = []
    open_draft: _Draft | None = None
    previous: _Piece | None = None
    for k, piece in enumerate(pieces):
        if piece is None:
            open_draft = previous = None
            continue
        following = next((p for p in pieces[k + 1 : k + 2] if p is not None), None)
        level = body.heading_level(piece, previous, following, open_draft)
        if level:
            if (
                open_draft is not None
                and open_draft.kind is BlockKind.HEADING
                and open_draft.level == level
                and previous is not None
                and body.wraps(previous, piece)
            ):
                open_draft.pieces.append(piece)
            else:
                open_draft = _Draft(BlockKind.HEADING, [piece], level)
                drafts.append(open_draft)
        elif not piece.alone and (MARKER.match(piece.text) or _begins_clause(piece, previous, open_draft)):
            open_draft = _Draft(BlockKind.ITEM, [piece])
            drafts.append(open_draft)
        elif open_draft is not None and previous is not None and body.goes_on(open_draft, previous, piece):
            open_draft.pieces.append(piece)
        else:
            open_draft = _Draft(BlockKind.PARAGRAPH, [piece])
            drafts.append(open_draft)
        previous = piece
    result = []
    for draft in drafts:
        spans = tuple(s for p in draft.pieces for s in p.spans)
        result.append(Block(draft.kind, Span(spans[0].start, max(s.end for s in spans)), spans, draft.level))
    return result


def _is_field(text: str) -> bool:
    """A form's label and its value on one line."""
    found = _FIELD.match(text)
    return found is not None and is_label(found.group(1))


def _begins_clause(piece: _Piece, previous: _Piece | None, draft: _Draft | None) -> bool:
    """A line that begins a point with *att*: the line before must have ended, or announced the points."""
    if not CLAUSE.match(piece.text):
        return False
    if previous is None or draft is None or draft.kind is BlockKind.HEADING:
        return True
    before = previous.text.rstrip()
    if before.endswith((",", ":", ".", ";")) or re.search(r"\b(?:beslutar|besluta|samt|och)$", before):
        return True
    gap = _gap(previous, piece)
    return gap is not None and gap > 1.6 * max(piece.line.size, 1.0)


class _Body:
    """The usual look of the text: what stands out from it is a heading."""

    def __init__(self, pieces: Sequence[_Piece], scanned: bool) -> None:
        # sizes of scanned lines are heights of the words that happen to stand in them
        self.larger = 1.3 if scanned else 1.06
        self.alike = 0.4 if scanned else 0.08
        weights: dict[float, int] = {}
        for p in pieces:
            weights[p.line.size] = weights.get(p.line.size, 0) + len(p.text)
        self.size = max(weights, key=lambda s: (weights[s], -s)) if weights else 0.0
        self.sizes = sorted({p.line.size for p in pieces if p.line.size > self.size * self.larger}, reverse=True)
        edges = [
            p.x1 for p in pieces if p.x1 is not None and not p.alone and abs(p.line.size - self.size) <= self.alike * self.size
        ]
        self.right = sorted(edges)[int(0.9 * (len(edges) - 1))] if edges else None
        gaps = [g for a, b in itertools.pairwise(pieces) if (g := _gap(a, b)) is not None and 0 < g < 40]
        near = self._pitch_of_full_lines(pieces) or [g for g in gaps if g <= 1.45 * max(1.0, self.size)]
        self.pitch = statistics.median(near) if near else 1.25 * self.size
        bold = sum(len(p.text) for p in pieces if p.line.bold)
        self.mostly_bold = bold > 0.5 * sum(len(p.text) for p in pieces)

    def _pitch_of_full_lines(self, pieces: Sequence[_Piece]) -> list[float]:
        """Gaps below lines that fill the column: their text goes on, however wide the leading is."""
        if self.right is None:
            return []
        gaps = []
        for a, b in itertools.pairwise(pieces):
            gap = _gap(a, b)
            full = a.x1 is not None and a.x1 > 0.86 * self.right and not a.alone and not b.alone
            if (
                full
                and gap is not None
                and 0 < gap <= 2.4 * max(1.0, self.size)
                and abs(a.line.size - b.line.size) <= self.alike * self.size
            ):
                gaps.append(gap)
        return gaps if len(gaps) >= 2 else []

    def heading_level(self, piece: _Piece, previous: _Piece | None, following: _Piece | None, draft: _Draft | None) -> int:
        """0 for text; 1 for the largest headings, then by size, then bold ones, then plain short lines set apart."""
        text = piece.text.strip()
        if draft is not None and draft.kind is BlockKind.HEADING and previous is not None and _VERSION.fullmatch(text):
            return draft.level if self.wraps(previous, piece) else 0
        if piece.alone or len(text) > 140 or not any(c.isalpha() for c in text) or len(text) < 2:
            return 0
        if MARKER.match(text) and not _ENUMERATION.match(text):
            return 0
        ends = text[-1] in ".,;"
        larger = piece.line.size > self.size * self.larger and self.size > 0
        if larger and not ends:
            return 1 + min(self.sizes.index(piece.line.size) if piece.line.size in self.sizes else 0, 3)
        words = len(text.split())
        if _is_field(text):
            return 0
        if self._runs_into(piece, following):
            return 0
        if piece.line.bold and not self.mostly_bold and not ends and words <= 16:
            return 5
        if re.match(r"§\s?\d+\s+\S", text) and words <= 25 and not ends:
            return 4
        return 6 if self._set_apart(piece, text, words, ends, previous, following, draft) else 0

    def _runs_into(self, piece: _Piece, following: _Piece | None) -> bool:
        """A full line whose sentence goes on below: bold words in a paragraph, not a heading."""
        if following is None or self.right is None or piece.x1 is None or piece.x1 < 0.9 * self.right:
            return False
        gap = _gap(piece, following)
        return gap is not None and gap <= 1.3 * self.pitch and not following.text[:1].isupper()

    def _set_apart(
        self,
        piece: _Piece,
        text: str,
        words: int,
        ends: bool,
        previous: _Piece | None,
        following: _Piece | None,
        draft: _Draft | None,
    ) -> bool:
        """A short line in plain type that is no sentence, with text following that is."""
        if ends or text[-1] == ":" or words > 8 or len(text) > 70 or (not text[:1].isupper() and not text[:1].isdigit()):
            return False
        if following is None or following.alone or not following.text[:1].isupper():
            return False
        if self.right is not None and piece.x1 is not None and piece.x1 > 0.75 * self.right:
            return False
        if previous is not None and draft is not None and draft.kind is not BlockKind.HEADING:
            gap = _gap(previous, piece)
            if gap is not None and gap <= 1.15 * self.pitch and not _SENTENCE_END.search(previous.text):
                return False
        if any(c.isdigit() for c in text) and not _ENUMERATION.match(text):
            return False
        return len(following.text) > 45 or bool(_SENTENCE_END.search(following.text))

    def wraps(self, previous: _Piece, piece: _Piece) -> bool:
        """Whether a heading goes on on the next line."""
        gap = _gap(previous, piece)
        if abs(previous.line.size - piece.line.size) > 0.01 or _ENUMERATION.match(piece.text):
            return False
        if gap is None or gap > 1.4 * max(piece.line.size, 1.0):
            return False
        return (
            _VERSION.fullmatch(piece.text.strip()) is not None
            or piece.text[:1].islower()
            or (self.right is not None and previous.x1 is not None and previous.x1 > 0.8 * self.right)
        )

    def goes_on(self, draft: _Draft, previous: _Piece, piece: _Piece) -> bool:
        """Whether a line belongs to the paragraph or item before it."""
        if draft.kind is BlockKind.HEADING or previous.alone or piece.alone:
            return False
        if abs(previous.line.size - piece.line.size) > self.alike * max(self.size, 1.0):
            return False
        if previous.line.page != piece.line.page:
            return self._over_page(previous, piece)
        if not _in_one_column(previous, piece):
            return False
        gap = _gap(previous, piece)
        if gap is None:  # no paper: a line is a paragraph, as the reader gave it
            return False
        if gap > 1.3 * self.pitch or gap <= 0:
            return False
        if draft.kind is BlockKind.ITEM and piece.x0 is not None and draft.pieces[0].x0 is not None:
            # text after a list, at the list's own margin
            outdented = piece.x0 < draft.pieces[0].x0 - 2
            hanging = len(draft.pieces) > 1 and (draft.pieces[1].x0 or 0) > draft.pieces[0].x0 + 4
            flush = piece.x0 <= draft.pieces[0].x0 + 2 and (self._short(previous, piece) or hanging)
            return not outdented and not (flush and piece.text[:1].isupper())
        if self._short(previous, piece) and _is_field(previous.text) and piece.text[:1].isupper():
            return False  # *Projekt: Storstugan* over the sentence that says what is promised to it
        if self._short(previous, piece) and _SENTENCE_END.search(previous.text) and piece.text[:1].isupper():
            return gap <= 1.05 * self.pitch and not self._much_shorter(previous)
        # lines of a letterhead, or a heading in plain type, set as close as the text below them
        return not (
            self._short(previous, piece)
            and self._much_shorter(previous)
            and piece.text[:1].isupper()
            and not _UNFINISHED.search(previous.text)
        )

    def _over_page(self, previous: _Piece, piece: _Piece) -> bool:
        text = previous.text.rstrip()
        if piece.line.page != previous.line.page + 1:
            return False
        unfinished = not _SENTENCE_END.search(text)
        return (unfinished and not self._much_shorter(previous)) or (unfinished and piece.text[:1].islower())

    def _short(self, piece: _Piece, following: _Piece) -> bool:
        """Whether a line ends before it had to: the first word of the next would have found room on it."""
        if self.right is None or piece.x1 is None:
            return False
        word = following.text.split(maxsplit=1)[0]
        return piece.x1 + 0.5 * self.size * (len(word) + 1) < max(self.right, following.x1 or 0.0)

    def _much_shorter(self, piece: _Piece) -> bool:
        if self.right is None or piece.x1 is None or piece.x0 is None:
            return False
        return piece.x1 - piece.x0 < 0.6 * (self.right - piece.x0)


def _in_one_column(upper: _Piece, lower: _Piece) -> bool:
    """Whether two lines stand under each other: begin alike but for an indent, or are centred alike."""
    if upper.x0 is None or lower.x0 is None or upper.x1 is None or lower.x1 is None:
        return True
    return abs(upper.x0 - lower.x0) <= 50 or abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) <= 16


def _gap(upper: _Piece, lower: _Piece) -> float | None:
    """Distance of two lines from middle to middle, on one page."""
    a, b = upper.line.box, lower.line.box
    if a is None or b is None or upper.line.page != lower.line.page:
        return None
    return (b.top + b.bottom) / 2 - (a.top + a.bottom) / 2
