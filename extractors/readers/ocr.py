"""Reads pictures of pages with Tesseract, a program that may be missing. Words come with boxes in points.

Figures read this way are never certain by themselves; that is decided where facts are made.
"""

from __future__ import annotations

import csv
import functools
import io
import math
import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from extractors.readers.drafts import DraftLine, DraftWord, RuledLines, spread
from extractors.readers.paint import Segment
from extractors.readers.scans import Scan, may_lie_on_its_side, prepared
from schemas.text import Box

LANGUAGE = "swe"
SIGN_LANGUAGE = "eng"
"""The Swedish model knows no per cent sign and often misses the section sign; the English one reads both."""
_MISREAD_SIGN = re.compile(r"\d\s+(?!000\b)\w{2,3}\s+(?:av|i|och)\b|(?:^|\s)[8S5]\s+\d{1,3}\s+[A-ZÅÄÖ]")
_CLEAN = re.compile(r"[-−–(]?\d[\d.,/\-–]*\d[%)]?|[-−–(]?\d[%).,:]?|\d[\d.,/\-–]*\d[.,:;]")
_JUNK = re.compile(r"^[^\w(\-−–§]+\d|\d[:;'’|=~]\d{1,2}$|\d\.:|\d:\.")
DPI = 300
SECONDS_A_PAGE = 120
MOST_DOTS = 20_000_000
"""Of a page's picture: a sheet of A3 at full resolution; larger ones are read more coarsely."""
LEAST_CONFIDENCE = 25.0
_FEW = 12
_DOUBTFUL = 60.0
_TALLEST = 3.5


@functools.cache
def tesseract() -> str | None:
    """The program's path, if it is installed with Swedish."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return program if LANGUAGE in listed.stdout.split() else None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A recognised word in pixels."""

    text: str
    left: float
    top: float
    width: float
    height: float
    line: tuple[str, str, str]
    sure: float = 100.0


def recognise(data: bytes, page: int, width: float, height: float) -> RuledLines:
    """The lines of one page (from 1) of a PDF as Tesseract reads its picture; empty where it reads nothing.

    A sheet that lay askew is read straightened: words stand where they would on a straight sheet.
    """
    program = tesseract()
    if program is None:
        return RuledLines(())
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page - 1]
        scale = min(DPI / 72, math.sqrt(MOST_DOTS / max(1.0, sheet.get_width() * sheet.get_height())))
        picture = sheet.render(scale=scale, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    try:
        turn = _turn(program, picture) if may_lie_on_its_side(picture) else 0
        found = _read(program, picture.rotate(-turn, expand=True) if turn else picture, scale)
        if not turn and _is_poor(found.words) and (turn := _turn(program, picture)):
            again = _read(program, picture.rotate(-turn, expand=True), scale)
            found, turn = (again, turn) if _sure(again.words) > _sure(found.words) else (found, 0)
    except subprocess.TimeoutExpired:
        return RuledLines(())
    return found.lines(*((height, width) if turn in (90, 270) else (width, height)), turn)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words and rules of a picture, in its pixels."""

    words: Sequence[_Seen]
    scan: Scan
    size: tuple[int, int]

    def lines(self, width: float, height: float, turn: int) -> RuledLines:
        """The same on a page of this size."""
        x_scale, y_scale = width / self.size[0], height / self.size[1]
        across = tuple(Segment(s.at * y_scale, s.start * x_scale, s.end * x_scale) for s in self.scan.horizontal)
        down = tuple(Segment(s.at * x_scale, s.start * y_scale, s.end * y_scale) for s in self.scan.vertical)
        return RuledLines(lines_from(self.words, x_scale, y_scale, self.scan.vertical), across, down, turn)


def _read(program: str, picture: Any, scale: float) -> _Reading:
    scan = prepared(picture, 72 * scale)
    stored = io.BytesIO()
    scan.picture.save(stored, format="PNG")
    seen = _words(_run(program, LANGUAGE, stored.getvalue()))
    if _MISREAD_SIGN.search(" ".join(w.text for w in seen)) or any(is_garbled(w.text) for w in seen):
        seen = _mended(seen, _words(_run(program, SIGN_LANGUAGE, stored.getvalue())))
    return _Reading(seen, scan, picture.size)


def _sure(words: Sequence[_Seen]) -> float:
    """How sure Tesseract is of its words, all in all."""
    return statistics.fmean(w.sure for w in words) if words else 0.0


def _is_poor(words: Sequence[_Seen]) -> bool:
    """Whether so little was read, or with so little confidence, that the sheet may have lain the wrong way."""
    return len(words) < _FEW or _sure(words) < _DOUBTFUL


def _turn(program: str, picture: Any) -> int:
    """By how many degrees, clockwise, the picture must be turned to be read, as Tesseract's own look at it says."""
    stored = io.BytesIO()
    picture.save(stored, format="PNG")
    done = subprocess.run(
        [program, "stdin", "stdout", "--psm", "0", "--dpi", str(DPI)],
        input=stored.getvalue(),
        capture_output=True,
        timeout=SECONDS_A_PAGE,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    match = re.search(r"Rotate:\s*(90|180|270)\b", done.stdout.decode("utf-8", "replace"))
    return int(match[1]) if match else 0


def _run(program: str, language: str, picture: bytes) -> str:
    done = subprocess.run(
        [program, "stdin", "stdout", "-l", language, "--psm", "6", "--dpi", str(DPI), "tsv"],
        input=picture,
        capture_output=True,
        timeout=SECONDS_A_PAGE,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", "replace")


def is_garbled(text: str) -> bool:
    """Whether a word looks like a figure that was misread: mostly digits, and signs that no figure has there."""
    digits = sum(c.isdigit() for c in text)
    return _CLEAN.fullmatch(text) is None and digits > 0 and (_JUNK.search(text) is not None or 2 * digits > len(text) > 3)


def _mended(seen: Sequence[_Seen], other: Sequence[_Seen]) -> Sequence[_Seen]:
    """Takes from the second reading the signs % and §, whole figures where the first is garbled, and figures it left out."""
    result = []
    for w in seen:
        twins = [o for o in other if abs(o.top - w.top) < w.height / 2 and _shared(o, w) > 0.6 * min(o.width, w.width)]
        sign = next((o for o in twins if o.text in ("%", "§", "§§") and abs(o.left - w.left) < w.height / 2), None)
        if sign is not None and len(w.text) <= 3:
            result.append(replace(w, text=sign.text))
        elif is_garbled(w.text) and len(twins) == 1 and _CLEAN.fullmatch(twins[0].text):
            result.append(replace(twins[0], line=w.line))
        else:
            result.append(w)
    usual = statistics.median(w.height for w in seen) if seen else 0.0
    for o in other:
        free = not any(abs(o.top - w.top) < usual and _shared(o, w) > 0 for w in seen)
        if free and o.text[:1].isdigit() and _CLEAN.fullmatch(o.text) and 0.5 * usual < o.height < 2 * usual:
            result.append(o)
    return result


def _shared(first: _Seen, second: _Seen) -> float:
    return min(first.left + first.width, second.left + second.width) - max(first.left, second.left)


def _words(tsv: str) -> Sequence[_Seen]:
    words = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if not text or row.get("level") != "5" or float(row["conf"]) < LEAST_CONFIDENCE or set(text) <= set("|_~=[]{}"):
            continue
        place = (row["block_num"], row["par_num"], row["line_num"])
        left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
        words.append(_Seen(text, left, top, width, height, place, float(row["conf"])))
    return words


def lines_from(words: Sequence[_Seen], x_scale: float, y_scale: float, rules: Sequence[Segment] = ()) -> Sequence[DraftLine]:
    """Words gathered into lines of the page, also when the sheet lay a little askew in the scanner.

    `rules` are upright rules on the picture; a rule between two words parts them as a wide gap does.
    """
    if not words:
        return ()
    usual = statistics.median(w.height for w in words)
    words = [w for w in words if w.height < _TALLEST * usual or len(w.text) > 2]
    slope = _slope(words)
    level = sorted(words, key=lambda w: w.top + w.height / 2 - slope * (w.left + w.width / 2))
    rows: list[list[_Seen]] = []
    middle = 0.0
    for w in level:
        y = w.top + w.height / 2 - slope * (w.left + w.width / 2)
        if rows and y - middle < 0.6 * usual:
            rows[-1].append(w)
            middle += (y - middle) / len(rows[-1])
        else:
            rows.append([w])
            middle = y
    return [_line(sorted(row, key=lambda w: w.left), usual, x_scale, y_scale, rules) for row in rows]


def _slope(words: Sequence[_Seen]) -> float:
    """How much lines fall per pixel to the right: the median over the lines that Tesseract itself saw."""
    lines: dict[tuple[str, str, str], list[_Seen]] = {}
    for w in words:
        lines.setdefault(w.line, []).append(w)
    slopes = []
    for line in lines.values():
        first, last = min(line, key=lambda w: w.left), max(line, key=lambda w: w.left)
        run = last.left - first.left
        if run > 600:
            slopes.append(((last.top + last.height) - (first.top + first.height)) / run)
    return statistics.median(slopes) if len(slopes) >= 3 else 0.0


def _line(row: Sequence[_Seen], usual: float, x_scale: float, y_scale: float, rules: Sequence[Segment] = ()) -> DraftLine:
    result = []
    right: float | None = None
    for w in row:
        gap = w.left - right if right is not None else 0.0
        box = Box(w.left * x_scale, w.top * y_scale, (w.left + w.width) * x_scale, (w.top + w.height) * y_scale)
        ruled = right is not None and any(
            right - usual / 4 <= r.at <= w.left + usual / 4 and r.start <= w.top + w.height / 2 <= r.end for r in rules
        )
        before = "\t" if gap > 1.6 * usual or ruled else " "
        if before == "\t" and set(w.text) <= set(".,:;|'`´-!"):
            continue  # a speck on the glass
        result.append(DraftWord(w.text, spread(w.text, box), box, w.height * y_scale, before=before))
        right = w.left + w.width
    return result
