"""Glyphs of a page make runs, runs make lines, and gaps and rules part words and groups of words on a line.

Lines are told by what stands on a common baseline, not by a fixed distance: tight leading, superscripts, a large heading beside
small print and cells set half a line off must come out as a reader sees them.
"""

from __future__ import annotations

import itertools
import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.readers.drafts import DraftWord
from extractors.readers.leaders import parted_at_leaders
from extractors.readers.paint import Glyph, Segment
from schemas.text import Box

_CORE = 0.5
"""Height of a line's core over its baseline, in font sizes: about the height of an x."""
_SAME_LINE = 0.35
_WORD_GAP = 0.14
_WIDE_GAP = 2.2
_CLEAR_GAP = 0.95
_BARE_GAP = 0.42
_LIST_MARKER = re.compile(r"[•▪▫◦‣∙·●○■□–—*\-\uf000-\uf0ff\u2700-\u27bf]|\(?(?:\d{1,2}|[a-zåäö])[.)]", re.IGNORECASE)
_SPACING_MARKS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "˚": "\u030a", "ˆ": "\u0302", "°": "\u030a"}


@dataclass(slots=True)
class _Run:
    glyphs: list[Glyph]
    baseline: float
    size: float
    x0: float
    x1: float


@dataclass(slots=True)
class _RawLine:
    runs: list[_Run]
    lead: _Run
    """The widest run, whose baseline is the line's."""


def lines_of(glyphs: Sequence[Glyph], rules: Sequence[Segment]) -> list[list[DraftWord]]:
    """The page's words, line by line from the top; turned text after the upright, each direction by itself."""
    upright = [g for g in glyphs if g.turn == 0]
    grouped = _group(_runs(upright))
    painted = _paints_blanks(grouped)
    lines = [words for raw in grouped if (words := _words(raw, rules, painted))]
    for turn in (90, 180, 270):
        turned = [g for g in glyphs if g.turn == turn]
        if turned:
            lines += _turned_lines(turned, turn)
    return lines


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    current: _Run | None = None
    for glyph in glyphs:
        if (
            current is not None
            and abs(glyph.baseline - current.baseline) <= 0.6
            and abs(glyph.size - current.size) <= 0.15 * max(glyph.size, current.size)
            and -0.5 * glyph.size <= glyph.x0 - current.x1 <= 1.5 * glyph.size
        ):
            current.glyphs.append(glyph)
            current.x1 = max(current.x1, glyph.x1)
        else:
            current = _Run([glyph], glyph.baseline, glyph.size, glyph.x0, glyph.x1)
            runs.append(current)
    return [r for r in runs if any(not g.text.isspace() for g in r.glyphs)]


def _overlap(first: _Run, second: _Run) -> float:
    """Which share of the smaller core lies inside the other."""
    a, b = _CORE * first.size, _CORE * second.size
    shared = min(first.baseline, second.baseline) - max(first.baseline - a, second.baseline - b)
    return shared / max(0.1, min(a, b))


def _collides(line: _RawLine, run: _Run) -> bool:
    """Whether the run would stand on top of another text of the line (the same text twice is fake bold, and no collision)."""
    for other in line.runs:
        shared = min(other.x1, run.x1) - max(other.x0, run.x0)
        if shared > 2 and shared > 0.4 * min(other.x1 - other.x0, run.x1 - run.x0):
            same = sum(1 for a, b in zip(other.glyphs, run.glyphs, strict=False) if a.text == b.text)
            if same < 0.8 * min(len(other.glyphs), len(run.glyphs)):
                return True
    return False


def _belongs(line: _RawLine, run: _Run) -> float:
    share = _overlap(line.lead, run)
    if share >= _SAME_LINE:
        return share
    small, large = sorted((line.lead.size, run.size))
    if small < 0.8 * large and share > 0.02:  # a superscript or subscript touches what it belongs to
        nearest = min(min(abs(run.x0 - r.x1), abs(r.x0 - run.x1)) for r in line.runs)
        if nearest < 0.5 * large:
            return share
    return 0.0


def _group(runs: list[_Run]) -> list[_RawLine]:
    lines: list[_RawLine] = []
    for run in sorted(runs, key=lambda r: (round(r.baseline, 1), r.x0)):
        best: _RawLine | None = None
        best_share = 0.0
        for line in reversed(lines[-24:]):
            share = _belongs(line, run)
            if share > best_share and not _collides(line, run):
                best, best_share = line, share
        if best is None:
            lines.append(_RawLine([run], run))
        else:
            best.runs.append(run)
            if run.x1 - run.x0 > best.lead.x1 - best.lead.x0:
                best.lead = run
    return sorted(lines, key=lambda line: (line.lead.baseline, min(r.x0 for r in line.runs)))


def _composed(glyphs: list[Glyph]) -> list[Glyph]:
    """Sorted left to right, doubled glyphs once (fake bold), and marks painted over a letter joined to it."""
    result: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (g.x0, g.text.isspace())):
        twin = next((k for k in range(len(result) - 1, max(-1, len(result) - 4), -1) if _doubled(result[k], glyph)), None)
        if twin is not None:
            if not glyph.text.isspace():
                result[twin] = _replaced(result[twin], result[twin].text, result[twin], bold=True)
            continue
        last = result[-1] if result else None
        joined = _joined(last, glyph) if last is not None else None
        if last is not None and joined is not None:
            result[-1] = joined
        else:
            result.append(glyph)
    return result


def _doubled(first: Glyph, second: Glyph) -> bool:
    reach = 0.12 * second.size
    return first.text == second.text and abs(first.x0 - second.x0) < reach and abs(first.baseline - second.baseline) < 1.5 * reach


def _joined(first: Glyph, second: Glyph) -> Glyph | None:
    """A letter and a mark that share their place, as one letter: LaTeX and some scanners paint a and ¨ by themselves."""
    shared = min(first.x1, second.x1) - max(first.x0, second.x0)
    for letter, mark in ((first, second), (second, first)):
        combining = mark.text if unicodedata.combining(mark.text[:1]) else _SPACING_MARKS.get(mark.text)
        if combining and letter.text.isalpha():
            near = shared > 0.5 * min(first.x1 - first.x0, second.x1 - second.x0) or bool(unicodedata.combining(mark.text[:1]))
            whole = unicodedata.normalize("NFC", letter.text + combining)
            if near and len(whole) == len(letter.text):
                return _replaced(letter, whole, mark)
    return None


def _replaced(glyph: Glyph, text: str, other: Glyph, bold: bool | None = None) -> Glyph:
    return Glyph(
        text,
        min(glyph.x0, other.x0),
        min(glyph.top, other.top),
        max(glyph.x1, other.x1),
        max(glyph.bottom, other.bottom),
        glyph.baseline,
        glyph.size,
        glyph.bold if bold is None else bold,
        glyph.turn,
    )


@dataclass(slots=True)
class _Piece:
    """A word in the making: its glyphs, the gap before it, and the blank glyphs painted there."""

    glyphs: list[Glyph]
    gap: float = 0.0
    blanks: str = ""


def _paints_blanks(lines: Sequence[_RawLine]) -> bool:
    """Whether the page's words are parted by painted blanks, as most programs do it; then a bare gap is no blank."""
    blank = bare = 0
    for line in lines:
        for piece in _pieces(_composed([g for run in line.runs for g in run.glyphs]))[1:]:
            if 0 < piece.gap < _BARE_GAP * piece.glyphs[0].size and not _is_number(piece):
                blank += bool(piece.blanks)
                bare += not piece.blanks
    return blank >= 4 and blank > 20 * bare


def _words(line: _RawLine, rules: Sequence[Segment], painted: bool = False) -> list[DraftWord]:
    glyphs = _composed([g for run in line.runs for g in run.glyphs])
    pieces = _pieces(glyphs)
    if not pieces:
        return []
    tabs = _tabs(pieces, line.lead, rules, painted)
    return parted_at_leaders(
        _word(piece, "\t" if tab else _separator(piece.blanks)) for piece, tab in zip(pieces, tabs, strict=True)
    )


def _separator(blanks: str) -> str:
    """One blank as printed: a no-break space says that digits belong together."""
    kept = {b for b in blanks if b not in "\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
    return blanks[0] if len(kept) == 1 and len(blanks) == 1 else " "


def _pieces(glyphs: list[Glyph]) -> list[_Piece]:
    limit = _letter_spacing(glyphs)
    pieces: list[_Piece] = []
    blanks = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            if last is not None:
                blanks += glyph.text
            continue
        gap = 0.0 if last is None else glyph.x0 - last.x1
        size = glyph.size if last is None else min(glyph.size, last.size)
        apart = gap > limit * size or (bool(blanks) and gap > 0.05 * size)
        if last is None or apart:
            pieces.append(_Piece([glyph], gap, blanks))
        else:
            pieces[-1].glyphs.append(glyph)
        if last is None or glyph.x1 >= last.x1 - 0.5 * glyph.size:
            last = glyph
        blanks = ""
    return pieces


def _letter_spacing(glyphs: list[Glyph]) -> float:
    """The gap, in font sizes, that parts words: more in a line whose letters are all set apart (B E S L U T)."""
    gaps = [
        (b.x0 - a.x1) / max(1.0, b.size) for a, b in itertools.pairwise(glyphs) if not a.text.isspace() and not b.text.isspace()
    ]
    if len(gaps) >= 4:
        usual = statistics.median(gaps)
        if usual > 0.1 and sum(1 for g in gaps if abs(g - usual) < 0.08) > 0.6 * len(gaps):
            return usual + 0.2
    return _WORD_GAP


def _tabs(pieces: list[_Piece], lead: _Run, rules: Sequence[Segment], painted: bool) -> list[bool]:
    """For each piece whether a tab goes before it. `painted`: the page parts words by painted blanks."""
    gaps = [p.gap / max(1.0, min(p.glyphs[0].size, q.glyphs[-1].size)) for q, p in itertools.pairwise(pieces)]
    if not gaps:
        return [False]
    even = _looks_justified(pieces, gaps)
    digits = [_is_number(q) and _is_number(p) for q, p in itertools.pairwise(pieces)]
    narrow = min((g for g, d in zip(gaps, digits, strict=True) if d), default=0.0)
    crossing = [r for r in rules if r.start - 1 <= lead.baseline - 0.3 * lead.size <= r.end + 1]
    result = [False]
    for (left, right), gap, both in zip(itertools.pairwise(pieces), gaps, digits, strict=True):
        wide = gap > _WIDE_GAP or (gap > _CLEAR_GAP and not even)
        # columns of figures set close: the blank inside a figure is clearly narrower than the gap between two
        column = both and gap >= _BARE_GAP and (gap > 1.45 * narrow or (painted and not right.blanks))
        ruled = any(left.glyphs[-1].x1 - 1 <= rule.at <= right.glyphs[0].x0 + 1 for rule in crossing)
        marker = len(result) == 1 and gap < 4 and bool(_LIST_MARKER.fullmatch("".join(g.text for g in left.glyphs)))
        result.append(ruled or (not marker and (wide or column)))
    return result


def _is_number(piece: _Piece) -> bool:
    return all(g.text.isdigit() or g.text in ".,-–−" for g in piece.glyphs)


def _looks_justified(pieces: list[_Piece], gaps: list[float]) -> bool:
    """Prose stretched to both margins: many gaps, much alike, between words rather than figures."""
    words = sum(1 for p in pieces if any(g.text.isalpha() for g in p.glyphs))
    return len(gaps) >= 3 and words > 0.6 * len(pieces) and max(gaps) <= 1.7 * max(0.2, statistics.median(gaps))


def _word(piece: _Piece, before: str) -> DraftWord:
    text: list[str] = []
    edges: list[tuple[float, float]] = []
    for glyph in piece.glyphs:
        step = (glyph.x1 - glyph.x0) / max(1, len(glyph.text))
        for place, character in enumerate(glyph.text):
            if not character.isspace():
                text.append(character)
                edges.append((glyph.x0 + place * step, glyph.x0 + (place + 1) * step))
    g = piece.glyphs
    box = Box(min(x.x0 for x in g), min(x.top for x in g), max(x.x1 for x in g), max(x.bottom for x in g))
    size = statistics.median(x.size for x in g)
    return DraftWord("".join(text), tuple(edges), box, size, sum(x.bold for x in g) * 2 > len(g), before)


def _turned_lines(glyphs: list[Glyph], turn: int) -> list[list[DraftWord]]:
    """Text along the page's side: turned upright for the grouping, with each word's box as it stands on the page."""
    upright: list[Glyph] = []
    for g in glyphs:
        if turn == 90:
            x0, x1, y = -g.bottom, -g.top, g.x1
        elif turn == 270:
            x0, x1, y = g.top, g.bottom, -g.x0
        else:
            x0, x1, y = -g.x1, -g.x0, -g.top
        upright.append(Glyph(g.text, x0, y - g.size, x1, y, y, g.size, g.bold))
    lines = [words for raw in _group(_runs(upright)) if (words := _words(raw, ()))]
    return [[_turned_back(word, turn) for word in line] for line in lines]


def _turned_back(word: DraftWord, turn: int) -> DraftWord:
    b = word.box
    if turn == 90:
        box = Box(b.top, -b.x1, b.bottom, -b.x0)
    elif turn == 270:
        box = Box(-b.bottom, b.x0, -b.top, b.x1)
    else:
        box = Box(-b.x1, -b.bottom, -b.x0, -b.top)
    return DraftWord(word.text, ((box.x0, box.x1),) * len(word.text), box, word.size, word.bold, word.before)
