"""Lines of one cell made one text; words that a narrow column broke without a hyphen made whole.

A program breaks a word only where the word alone is wider than its column: the line is full and holds nothing else. Or the whole
word stands elsewhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.text import Box, DocumentText, Span

_HEAD = re.compile(r"[^\W\d_]{3,}$")
_TAIL = re.compile(r"[a-zåäö]+")
_WORDS = frozenset(
    (
        *("och", "i", "av", "för", "på", "med", "till", "om", "vid", "en", "ett", "den", "det", "de", "som", "att", "hos", "ur"),
        *("per", "inkl", "exkl", "samt", "eller", "från", "kostnad", "kostnader", "tjänster", "tjänst", "medel", "insats"),
        *("insatser", "finansiering", "medfinansiering", "kommun", "kommuner", "universitet", "högskola", "material", "arbete"),
        *("personal", "logi", "resor", "utrustning", "bidrag", "stöd", "avgifter", "projekt", "projektet", "pengar", "tid"),
        *("timmar", "lokaler", "hyra", "konsulter", "kontant", "organisation", "organisationen", "förening", "ekonomisk"),
        *("ideell", "kultur", "utveckling", "socialfonden", "jordbruksfonden", "regionala", "utvecklingsfonden", "län", "läns"),
        *(
            "kronor",
            "än",
            "är",
            "ej",
            "så",
            "nu",
            "då",
            "där",
            "ny",
            "nya",
            "utan",
            "under",
            "över",
            "mellan",
            "mot",
            "annat",
            "andra",
        ),
    )
)
"""What a second line may well begin with by itself."""


def joined_lines(document: DocumentText, spans: Sequence[Span], frame: Box | None) -> str:
    """The lines with a blank between each two, none where a word was broken. `frame` is drawn around the cell."""
    text = ""
    last: Span | None = None
    for span in spans:
        line = document.raw(span)
        whole = last is not None and _broken(document, last, text, line, _edge(document, spans, frame))
        text += line if last is None or whole else f" {line}"
        last = span
    return text


def _edge(document: DocumentText, spans: Sequence[Span], frame: Box | None) -> float | None:
    """How far text goes in a cell: as far from the right-hand rule as it begins from the left-hand one."""
    starts = [box.x0 for span in spans if (box := document.box_of(span)) is not None]
    return frame.x1 - (min(starts) - frame.x0) if frame is not None and starts else None


def _broken(document: DocumentText, last: Span, upper: str, lower: str, edge: float | None) -> bool:
    first, rest = _HEAD.search(upper), _TAIL.match(lower)
    if first is None or rest is None or not upper[-1].islower() or rest.group() in _WORDS:
        return False
    box = document.box_of(last)
    alone = " " not in document.raw(last).strip()
    if edge is not None and box is not None and alone and edge - box.x1 < 1.3 * (box.x1 - box.x0) / len(last):
        return True
    return re.search(rf"(?<!\w){first.group()}{rest.group()}(?!\w)", document.text) is not None
