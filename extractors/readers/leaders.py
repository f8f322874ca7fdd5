"""Rows of dots that lead from a label to its figure, glued to both: made words of their own.

Word processors fill a tab with dots and print no blank beside them: *Lokalhyra..........12 500* would be one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extractors.readers.drafts import DraftWord
from schemas.text import Box

_DOTS = re.compile(r"[.·…_]{4,}|…{2,}")


def parted_at_leaders(words: Iterable[DraftWord]) -> list[DraftWord]:
    """The words of a line, those that hold a row of dots parted into what stands before, the dots, and what stands after."""
    result: list[DraftWord] = []
    for word in words:
        if _DOTS.search(word.text) is None:
            result.append(word)
            continue
        cuts = sorted({0, len(word.text), *(at for m in _DOTS.finditer(word.text) for at in m.span())})
        if len(cuts) <= 2 or len(word.edges) != len(word.text):
            result.append(word)
            continue
        for start, end in pairwise(cuts):
            edges = word.edges[start:end]
            box = Box(min(a for a, _ in edges), word.box.top, max(b for _, b in edges), word.box.bottom)
            before = word.before if start == 0 else " "
            result.append(DraftWord(word.text[start:end], edges, box, word.size, word.bold, before))
    return result
