"""The words of one page of an archived PDF, for pointing at them. Run as a process of its own, with limits.

`python -m desk.web.pagewords FILE PAGE` prints JSON: [[x0, top, x1, bottom, text], …] in reading order, groups of digits of one
number together. What is printed here is only ever offered to an officer who looks at the page; nothing is read from it. Personal
numbers are masked, as they are covered in the picture.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desk.blackout import personal_letters
from desk.web.sheet import limit
from schemas.personal import MASK

MOST_CHARACTERS = 20_000
MOST_WORDS = 4_000
_GROUP, _REST = re.compile(r"[−-]?\d{1,3}(?:\u00a0\d{3})*"), re.compile(r"\d{3}(?:[.,]\d+)?")

Word = list[float | str]


def words(source: Path, page_number: int) -> list[Word]:
    """None where the page lies on its side: its boxes would not be where they seem."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    page = pypdfium2.PdfDocument(source)[page_number - 1]
    if page.get_rotation():
        return []
    left, _, _, upper = page.get_mediabox()
    text = page.get_textpage()
    count = min(text.count_chars(), MOST_CHARACTERS)
    # One letter an index: pdfium's own strings count otherwise.
    letters = [chr(pdfium.FPDFText_GetUnicode(text, i) or 32) for i in range(count)]
    for place in personal_letters("".join(letters)):
        letters[place] = MASK
    boxes = []
    for i in range(count):
        x0, low, x1, high = text.get_charbox(i, loose=True)
        boxes.append((x0 - left, upper - high, x1 - left, upper - low))
    characters = "".join(letters)
    return list(_grouped(_words(characters, boxes)))[:MOST_WORDS]


def _words(characters: str, boxes: list[tuple[float, float, float, float]]) -> Iterator[Word]:
    held: Word | None = None
    for character, (x0, top, x1, bottom) in zip(characters, boxes, strict=False):
        printed = not character.isspace() and character.isprintable()
        if held is not None and (not printed or not _joins(held, x0, top, bottom)):
            yield held
            held = None
        if printed:
            if held is None:
                held = [x0, top, x1, bottom, character]
            else:
                upper, right, lower = min(float(held[1]), top), max(float(held[2]), x1), max(float(held[3]), bottom)
                held = [held[0], upper, right, lower, f"{held[4]}{character}"]
    if held is not None:
        yield held


def _joins(held: Word, x0: float, top: float, bottom: float) -> bool:
    height = float(held[3]) - float(held[1])
    # The parts of a ligature stand on top of each other.
    return _level(held, top, bottom) and float(held[0]) - 1 <= x0 < float(held[2]) + max(1.0, 0.25 * height)


def _level(held: Word, top: float, bottom: float) -> bool:
    return min(float(held[3]), bottom) - max(float(held[1]), top) > 0.5 * min(float(held[3]) - float(held[1]), bottom - top)


def _grouped(found: Iterator[Word]) -> Iterator[Word]:
    """`2`, `332`, `498` beside each other are one number."""
    held: Word | None = None
    for word in found:
        near = (
            held is not None
            and _level(held, float(word[1]), float(word[3]))
            and 0 <= float(word[0]) - float(held[2]) < 0.6 * (float(word[3]) - float(word[1]))
            and _GROUP.fullmatch(str(held[4]))
            and _REST.fullmatch(str(word[4]))
        )
        if near and held is not None:
            held = [held[0], min(held[1], word[1]), word[2], max(held[3], word[3]), f"{held[4]}\u00a0{word[4]}"]
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


if __name__ == "__main__":
    limit()
    _, name, number = sys.argv
    print(json.dumps([[*(round(float(v), 1) for v in w[:4]), w[4]] for w in words(Path(name), int(number))]))
