"""Labels that run over several lines: when a line goes on with the one above, and words broken at the edge of a column."""

from __future__ import annotations

import re

from extractors.roles.tables.cells import plain
from schemas.layout import Cell


def continues(text: str, before: str) -> bool:
    """Whether a line of words goes on with the label above it rather than opening a group."""
    opened = before.count("(") > before.count(")")
    return (
        text[:1] in "("
        or text[:1].islower()
        or opened
        or before.endswith(("-", "–", ",", "/", " och", " &", " för", " av", " i"))
        or _UNFINISHED.fullmatch(before) is not None
    )


_UNFINISHED = re.compile(
    r"(?:region|länsstyrelsen|landstinget|högskolan|stiftelsen|föreningen|kommunalförbundet|kommunförbundet|leader|interreg"
    r"|europeiska(?: regionala)?|sökt (?:stöd|bidrag))",
    re.IGNORECASE,
)
"""Words that begin a name and are none by themselves."""


_ONSET = re.compile(r"(?:[nl]d|ng|[rcl]k|ll|nn|mm|ss|tt|pp|gg|rt|r[sdnm]|lt|nt|lj$|ns|ls|ts)[a-zåäö]*", re.IGNORECASE)
_ENDING = re.compile(
    r"(?:n|r|s)?ing(?:en|ar|ens)?|(?:a|sa|ra)?tion(?:en|er)?|het(?:en|er)?|ens?|ets?|er|ar|na|erna|arna|skap(?:et)?|munen?|sam|else[nr]?|versitet(?:et)?|nader(?:na)?",
    re.IGNORECASE,
)
_FUNCTION = frozenset(
    (
        *("i", "av", "och", "för", "på", "med", "till", "om", "vid", "en", "ett", "den", "det", "de", "som", "att", "är", "hos"),
        *("ur", "per", "kr", "à", "ny", "nya", "ab", "ek", "el"),
    )
)


def _broken_word(first: str, second: str) -> bool:
    """Whether a narrow column broke a word without a hyphen: what follows cannot begin a Swedish word."""
    tail = re.match(r"[a-zåäö]+", second)
    if tail is None or tail.group() in _FUNCTION or not re.search(r"[a-zåäö]{3}$", first):
        return False
    word = tail.group()
    return len(word) <= 2 or _ONSET.fullmatch(word) is not None or _ENDING.fullmatch(word) is not None


def label_text(cell: Cell) -> str:
    """A label of several lines as one text, words that the column's width broke made whole."""
    pieces = []
    offset = 0
    for span in cell.spans:
        pieces.append(cell.text[offset : offset + len(span)])
        offset += len(span) + 1
    if len(pieces) < 2 or " ".join(pieces) != cell.text:
        return plain(cell.text)
    text = pieces[0]
    for piece in pieces[1:]:
        text = joined_label(text, piece)
    return plain(text)


def joined_label(first: str, second: str) -> str:
    """Two lines of a label as one: a hyphen at the line's end or a word broken without one is made whole."""
    if _broken_word(first, second):
        return first + second
    if re.search(r"\w-$", first) and second[:1].islower() and not re.match(r"(?:och|eller)\b", second):
        return first[:-1] + second
    return f"{first} {second}".strip()
