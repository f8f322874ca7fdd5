"""Labels that run over several lines: when a line goes on with the one above, and words broken at the edge of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from extractors.recognizers.registers import financier_index, fold_name
from extractors.roles.tables.categories import category_of
from extractors.roles.tables.cells import plain
from schemas.layout import Cell

_MOST_LINES = 4


def continues(text: str, before: str) -> bool:
    """Whether a line of words goes on with the label above it rather than opening a group."""
    opened = before.count("(") > before.count(")")
    return (
        text[:1] in "("
        or text[:1].islower()
        or opened
        or before.endswith(("-", "–", ",", "/", " och", " &", " för", " av", " i"))
        or _UNFINISHED.fullmatch(before) is not None
        or fold_name(re.sub(r"\s*\([^)]*\)?$", "", f"{before} {text}")) in financier_index()
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
        *("ur", "per", "kr", "à", "ny", "nya", "ab", "ek", "el", "än", "ej", "så", "nu", "då"),
    )
)


def _broken_word(first: str, second: str) -> bool:
    """Whether a narrow column broke a word without a hyphen: what follows cannot begin a Swedish word."""
    tail = re.match(r"[a-zåäö]+", second)
    head = re.search(r"[^\W\d_]*[a-zåäö]{3}$", first)
    if tail is None or tail.group() in _FUNCTION or head is None:
        return False
    word = tail.group()
    if category_of(head.group()) is None and category_of(word) is None and category_of(head.group() + word) is not None:
        return True  # *Programv* over *ara*
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
    if (name := _known_name(pieces)) is not None:
        return name
    text = pieces[0]
    for piece in pieces[1:]:
        text = joined_label(text, piece)
    return plain(text)


def _known_name(pieces: Sequence[str]) -> str | None:
    """The one way to join the lines, some of them broken words, that makes a name of the registers: *Energim yndighet en*."""
    if len(pieces) > _MOST_LINES or not any(p[:1].islower() for p in pieces[1:]):
        return None
    for gaps in product((" ", ""), repeat=len(pieces) - 1):
        name = plain(pieces[0] + "".join(gap + piece for gap, piece in zip(gaps, pieces[1:], strict=True)))
        if "" in gaps and fold_name(name) in financier_index():
            return name
    return None


def joined_label(first: str, second: str) -> str:
    """Two lines of a label as one: a hyphen at the line's end or a word broken without one is made whole."""
    if _broken_word(first, second):
        return first + second
    if re.search(r"\w-$", first) and second[:1].islower() and not re.match(r"(?:och|eller)\b", second):
        return first[:-1] + second
    return f"{first} {second}".strip()
