"""Glyphs of a page make runs, runs make lines, and gaps and rules part words and groups of words on a line.

Lines are told by what stands on a common baseline, not by a fixed distance: tight leading, superscripts, a large heading beside
small print and cells set half a line off must come out as a reader sees them.
"""

from __future__ import annotations

import itertools
import math
import operator
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
_DOUBLE_REACH = 0.12
"""Within this many font sizes the same letter again is the same letter (fake bold)."""
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
    grouped = [(raw.lead, _pieces_of(raw)) for raw in _group(_runs(upright))]
    painted = _paints_blanks([pieces for _, pieces in grouped])
    lines = [_words(pieces, lead, rules, painted) for lead, pieces in grouped if pieces]
    for turn in (90, 180, 270) if len(upright) < len(glyphs) else ():
        turned = [g for g in glyphs if g.turn == turn]
        if turned:
            lines += _turned_lines(turned, turn)
    return lines


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    current = _Run([], math.inf, 0.0, 0.0, 0.0)
    inked = False  # whether the current run has anything but blanks
    for glyph in glyphs:
        text, x0, _, x1, _, baseline, size, _, _ = glyph
        if (
            abs(baseline - current.baseline) <= 0.6
            and (size == current.size or abs(size - current.size) <= 0.15 * max(size, current.size))
            and -0.5 * size <= x0 - current.x1 <= 1.5 * size
        ):
            current.glyphs.append(glyph)
            if x1 > current.x1:
                current.x1 = x1
        else:
            if inked:
                runs.append(current)
            current = _Run([glyph], baseline, size, x0, x1)
            inked = False
        inked = inked or not text.isspace()
    if inked:
        runs.append(current)
    return runs


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
            if same < 0.8 * min(len(other.glyphs), len(run.glyphs)) and _covers(other, run):
                return True
    return False


def _covers(first: _Run, second: _Run) -> bool:
    """Whether glyphs stand on glyphs: a box of another font, painted later into a gap of the run, covers nothing."""
    inked = [g for g in first.glyphs if not g.text.isspace()]
    return any(
        min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0)
        for b in second.glyphs
        if not b.text.isspace()
        for a in inked
    )


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
        foot, head = run.baseline, run.baseline - _CORE * run.size
        for line in reversed(lines[-24:]):
            lead = line.lead
            if lead.baseline <= head or lead.baseline - _CORE * lead.size >= foot:
                continue  # nothing shared, so that it cannot belong there
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
    lefts = [g.x0 for g in glyphs]
    if not all(map(operator.lt, lefts, lefts[1:])):
        glyphs = sorted(glyphs, key=lambda g: (g.x0, g.text.isspace()))
        lefts = [g.x0 for g in glyphs]
    reach = _DOUBLE_REACH * max([g.size for g in glyphs])
    if min(map(operator.sub, lefts[1:], lefts), default=reach) >= reach and not _has_marks(glyphs):
        return glyphs  # as nearly every line is: all set apart, so that none is doubled, and no marks
    result: list[Glyph] = []
    for glyph in glyphs:
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


def _has_marks(glyphs: list[Glyph]) -> bool:
    text = "".join([g.text for g in glyphs])
    if text.isascii() and "`" not in text:
        return False
    return any(c in _SPACING_MARKS or (c > "\u02ff" and unicodedata.combining(c)) for c in set(text))


def _doubled(first: Glyph, second: Glyph) -> bool:
    reach = _DOUBLE_REACH * second.size
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


def _pieces_of(line: _RawLine) -> list[_Piece]:
    runs = line.runs
    return _pieces(_composed(runs[0].glyphs if len(runs) == 1 else [g for run in runs for g in run.glyphs]))


def _paints_blanks(lines: Sequence[list[_Piece]]) -> bool:
    """Whether the page's words are parted by painted blanks, as most programs do it; then a bare gap is no blank."""
    blank = bare = 0
    for pieces in lines:
        for piece in pieces[1:]:
            if 0 < piece.gap < _BARE_GAP * piece.glyphs[0].size and not _is_number(piece):
                blank += bool(piece.blanks)
                bare += not piece.blanks
    return blank >= 4 and blank > 20 * bare


def _words(pieces: list[_Piece], lead: _Run, rules: Sequence[Segment], painted: bool = False) -> list[DraftWord]:
    tabs = _tabs(pieces, lead, rules, painted)
    return parted_at_leaders(
        [_word(piece, "\t" if tab else _separator(piece.blanks)) for piece, tab in zip(pieces, tabs, strict=True)]
    )


def _separator(blanks: str) -> str:
    """One blank as printed: a no-break space says that digits belong together."""
    if blanks in ("", " "):
        return " "
    kept = {b for b in blanks if b not in "\t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
    return blanks[0] if len(kept) == 1 and len(blanks) == 1 else " "


def _pieces(glyphs: list[Glyph]) -> list[_Piece]:
    limit = _letter_spacing(glyphs)
    pieces: list[_Piece] = []
    current: list[Glyph] = []
    blanks = ""
    right = last_size = 0.0
    for glyph in glyphs:
        text, x0, _, x1, _, _, size, _, _ = glyph
        if text == " " or text.isspace():
            if current:
                blanks += text
            continue
        if not current:
            current = [glyph]
            pieces.append(_Piece(current))
            right, last_size = x1, size
            continue
        gap, small = x0 - right, size if size < last_size else last_size
        if gap > limit * small or (blanks and gap > 0.05 * small):
            current = [glyph]
            pieces.append(_Piece(current, gap, blanks))
        else:
            current.append(glyph)
        if x1 >= right - 0.5 * size:
            right, last_size = x1, size
        blanks = ""
    return pieces


def _letter_spacing(glyphs: list[Glyph]) -> float:
    """The gap, in font sizes, that parts words: more in a line whose letters are all set apart (B E S L U T)."""
    gaps: list[float] = []
    right: float | None = None
    for text, x0, _, x1, _, _, size, _, _ in glyphs:
        if text == " " or text.isspace():
            right = None
            continue
        if right is not None:
            gaps.append((x0 - right) / (size if size > 1.0 else 1.0))
        right = x1
    if len(gaps) >= 4 and 2 * sum([gap > 0.1 for gap in gaps]) >= len(gaps):
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
    digits = [q and p for q, p in itertools.pairwise([_is_number(p) for p in pieces])]
    narrow = min((g for g, d in zip(gaps, digits, strict=True) if d), default=0.0)
    crossing = [r for r in rules if r.start - 1 <= lead.baseline - 0.3 * lead.size <= r.end + 1]
    result = [False]
    for (left, right), gap, both in zip(itertools.pairwise(pieces), gaps, digits, strict=True):
        wide = gap > _WIDE_GAP or (gap > _CLEAR_GAP and not even)
        # columns of figures set close: the blank inside a figure is clearly narrower than the gap between two
        column = both and gap >= _BARE_GAP and (gap > 1.45 * narrow or (painted and not right.blanks))
        ruled = bool(crossing) and any(left.glyphs[-1].x1 - 1 <= rule.at <= right.glyphs[0].x0 + 1 for rule in crossing)
        marker = len(result) == 1 and gap < 4 and bool(_LIST_MARKER.fullmatch("".join(g.text for g in left.glyphs)))
        result.append(ruled or (not marker and (wide or column)))
    return result


def _is_number(piece: _Piece) -> bool:
    return all(glyph.text.isdigit() or glyph.text in ".,-–−" for glyph in piece.glyphs)


def _looks_justified(pieces: list[_Piece], gaps: list[float]) -> bool:
    """Prose stretched to both margins: many gaps, much alike, between words rather than figures."""
    words = sum(1 for p in pieces if any(g.text.isalpha() for g in p.glyphs))
    return len(gaps) >= 3 and words > 0.6 * len(pieces) and max(gaps) <= 1.7 * max(0.2, statistics.median(gaps))


def _word(piece: _Piece, before: str) -> DraftWord:
    texts: list[str] = []
    edges: list[tuple[float, float]] = []
    for text, x0, _, x1, _, _, _, _, _ in piece.glyphs:
        if len(text) == 1:  # never a blank: those part words
            texts.append(text)
            edges.append((x0, x0 + (x1 - x0)))
            continue
        step = (x1 - x0) / max(1, len(text))
        for place, character in enumerate(text):
            if not character.isspace():
                texts.append(character)
                edges.append((x0 + place * step, x0 + (place + 1) * step))
    _, lefts, tops, rights, bottoms, _, sizes, bolds, _ = zip(*piece.glyphs, strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    size = sizes[0] if min(sizes) == max(sizes) else statistics.median(sizes)
    return DraftWord("".join(texts), tuple(edges), box, size, sum(bolds) * 2 > len(bolds), before)


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
    lines = [_words(pieces, raw.lead, ()) for raw in _group(_runs(upright)) if (pieces := _pieces_of(raw))]
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
