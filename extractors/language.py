"""The Swedish language pipeline: words of the document's text as a spaCy `Doc`, and phrase matchers over it.

`spacy.blank("sv")` gives vocabulary and matchers. Its tokenizer is not used: it takes milliseconds a page, splits numbers and
changes what a word is between releases. Words are cut here, with the offset of each in the immutable text; soft hyphens and
hyphens at a line end are read through (`Örn-` / `sköldsvik`), column gaps and page ends are words of their own, so that no
phrase runs across them. Everything that names organisations and places works on these words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

BARRIER = "\x1e"
"""The word that stands for a tab or a page end."""

_WORD = re.compile(
    r"[^\W_]+(?:(?:\u00ad\n?|-\n(?=[a-zåäö])|[-‑'’&](?=[^\W_])|:(?=[a-zåäö])|\.(?=[^\W\d_]+[./\w]))[^\W_]+)*\+?|[\t\f]+|[^\w\s]|_+"
)
_INNER_BREAK = re.compile(r"\u00ad\n?|-\n(?=[a-zåäö])")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline, built once a process."""
    return spacy.blank("sv")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: `doc[i]` stands at `text[starts[i]:ends[i]]`."""

    text: str
    doc: Doc
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def gap_before(self, index: int) -> str:
        """The white space between a word and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index > 0 else "\n"

    def index_at(self, offset: int) -> int:
        """The first word that starts at or after the offset."""
        return bisect_left(self.starts, offset)


@lru_cache(maxsize=8)
def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, with offsets into the whole text. Recognizers ask for the same stretch in turn."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        if word[0] in "\t\f":
            word = BARRIER
        elif "\n" in word or "\u00ad" in word:
            word = _INNER_BREAK.sub("", word) or match[0]  # a soft hyphen that stands alone
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, Doc(pipeline().vocab, words=words), tuple(words), tuple(starts), tuple(ends))


def phrase_matcher(phrases: Iterable[tuple[str, str]]) -> PhraseMatcher:
    """A matcher of exact phrases; each is (key, phrase), cut into words in the same way as the text is."""
    matcher = PhraseMatcher(pipeline().vocab, attr="ORTH")
    by_key: dict[str, list[Doc]] = {}
    for key, phrase in phrases:
        by_key.setdefault(key, []).append(words_of(phrase).doc)
    for key, docs in by_key.items():
        matcher.add(key, docs)
    return matcher


def matches(matcher: PhraseMatcher, words: Words) -> list[tuple[str, int, int]]:
    """All matches as (key, first word, end word), longest first where several begin at one word."""
    strings = pipeline().vocab.strings
    found = {(strings[key], first, last) for key, first, last in matcher(words.doc)}
    return sorted(found, key=lambda m: (m[1], -m[2], m[0]))
