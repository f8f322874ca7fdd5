"""Passages cut into sentences in which every value is one sign, so that cue patterns read like the phrases they stand for.

A sentence is *masked*: each amount, payer, rate, year, date and case number is replaced by one private-use character, and
the project's title by another, so that figures and names cannot be mistaken for words of the clause. `{M}` in a pattern is an
amount, `{P}` a payer or other party, `{R}` a rate, `{Y}` a year, `{D}` a date or period, `{N}` a case number, `{T}` the title.
Meaning is left to the cue tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from extractors.roles.prose.passages import Passage
from extractors.roles.readings import Party
from schemas.facts import Candidate
from schemas.text import Span
from schemas.values import SEK, Money, MoneyRange, Rate


class Sign(Enum):
    """What a private-use character stands for, by its range."""

    MONEY = 0xE000
    PARTY = 0xE800
    RATE = 0xF000
    YEAR = 0xF200
    DATE = 0xF400
    NUMBER = 0xF600
    TITLE = 0xF700


_LENGTH = {Sign.MONEY: 0x800, Sign.PARTY: 0x800, Sign.RATE: 0x200, Sign.YEAR: 0x200, Sign.DATE: 0x200, Sign.NUMBER: 0x100}
_CLASSES = {
    "{M}": "[\ue000-\ue7ff]",
    "{P}": "[\ue800-\uefff]",
    "{R}": "[\uf000-\uf1ff]",
    "{Y}": "[\uf200-\uf3ff]",
    "{D}": "[\uf400-\uf5ff]",
    "{N}": "[\uf600-\uf6ff]",
    "{T}": "[\uf700-\uf77f]",
    # anything within the clause, but no other amount
    "{gap}": "[^.;!?\ue000-\ue7ff]{0,110}?",
    # a few words that cannot change what is said
    "{hedge}": r"(?:(?:ca\.?|cirka|drygt|knappt|nästan|omkring|ungefär|totalt|sammanlagt|högst|max\w*|upp till|hela) )?",
}
MONEY = re.compile(_CLASSES["{M}"])
PARTY = re.compile(_CLASSES["{P}"])
RATE = re.compile(_CLASSES["{R}"])


def compile_cue(pattern: str) -> re.Pattern[str]:
    """A pattern over masked text: the classes above filled in, a blank standing for any white space, case ignored."""
    filled = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    for _ in range(2):
        for name, characters in _CLASSES.items():
            filled = filled.replace(name, characters.replace(" ", r"\s+"))
    return re.compile(filled, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A value at its place in a passage (`start`, `end`), with what is known of it before it has a role."""

    sign: Sign
    start: int
    end: int
    written: str
    candidate: Candidate | None = None
    party: Party | None = None
    count: int | None = None
    years: tuple[int, ...] = ()
    own: bool = False
    """A phrase such as *egen insats*: the applicant's own money, whoever is the subject."""
    in_kind: bool = False
    guessed: bool = False
    alias: Candidate | None = None
    """The same figure printed a second time beside this one: *1,75 mnkr (1 750 000 kr)*."""
    """A payer that no recognizer knows, found by its place in the sentence."""

    @property
    def money(self) -> Money | MoneyRange | None:
        """The amount in SEK, None for other currencies and other signs."""
        value = self.candidate.value if self.candidate else None
        return value if isinstance(value, Money | MoneyRange) and value.currency == SEK else None

    @property
    def amount(self) -> Decimal | None:
        """The figure as printed, in SEK."""
        money = self.money
        return None if money is None else money.amount if isinstance(money, Money) else money.nominal

    @property
    def rate(self) -> Rate | None:
        """The percentage."""
        value = self.candidate.value if self.candidate else None
        return value if isinstance(value, Rate) else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, masked. `positions` has the passage offset of every character of `text`."""

    passage: Passage
    text: str
    positions: tuple[int, ...]
    mentions: dict[str, Mention] = field(default_factory=dict)
    index: int = 0

    def mention(self, sign: str) -> Mention:
        """What a private-use character stands for."""
        return self.mentions[sign]

    def amounts(self) -> list[tuple[int, Mention]]:
        """The amounts with their positions in the masked text."""
        return [(m.start(), self.mentions[m.group()]) for m in MONEY.finditer(self.text)]

    def span_of(self, mention: Mention) -> Span:
        """Where a value stands in the document."""
        if mention.candidate is not None:
            return mention.candidate.span
        return self.passage.span(mention.start, mention.end)

    def span(self, start: int, end: int) -> Span:
        """The document span of a stretch of the masked text."""
        first = self.positions[start]
        last = self.text[end - 1]
        stop = self.mentions[last].end if last in self.mentions else self.positions[end - 1] + 1
        return self.passage.span(first, stop)

    def plain(self) -> str:
        """The sentence as printed."""
        first, last = self.positions[0], self.text[-1]
        stop = self.mentions[last].end if last in self.mentions else self.positions[-1] + 1
        return self.passage.text[first:stop].strip()


def mask(passage: Passage, mentions: Iterable[Mention]) -> tuple[str, tuple[int, ...], dict[str, Mention]]:
    """The passage with every mention replaced by its sign. Where two overlap the longer one stands, then the first given."""
    chosen: list[Mention] = []
    for m in sorted(mentions, key=lambda m: -(m.end - m.start)):
        if all(m.end <= other.start or other.end <= m.start for other in chosen):
            chosen.append(m)
    chosen.sort(key=lambda m: m.start)
    out: list[str] = []
    positions: list[int] = []
    table: dict[str, Mention] = {}
    used: dict[Sign, int] = {}
    at = 0
    for m in chosen:
        out.extend(passage.text[at : m.start])
        positions.extend(range(at, m.start))
        number = used.get(m.sign, 0)
        if number < _LENGTH.get(m.sign, 0x80):
            used[m.sign] = number + 1
            sign = chr(m.sign.value + number)
            table[sign] = m
            out.append(sign)
            positions.append(m.start)
            at = m.end
        else:
            at = m.start
    out.extend(passage.text[at:])
    positions.extend(range(at, len(passage.text)))
    return "".join(out), tuple(positions), table


_ABBREVIATIONS = {
    "ca", "dnr", "nr", "bl", "t", "ex", "f", "o", "m", "inkl", "exkl", "resp", "st", "ev", "dvs", "s", "k", "org", "prop", "art",
    "kl", "tel", "jfr", "max", "min", "milj", "fr", "d", "å", "p", "kap", "kr",
}  # fmt: skip
_END = re.compile(r"[.!?]+[”\"')\]]*(?=\s|$)")
_FOLLOWS = re.compile(r"\s+[”\"'(]?(?:[A-ZÅÄÖ]|\d+[.)]\s|[\ue000-\uf8ff]|[-–•])")


def sentences(passage: Passage, mentions: Iterable[Mention]) -> tuple[Sentence, ...]:
    """The sentences of a passage. A full stop after an abbreviation or a list number ends none; a colon or semicolon neither."""
    text, positions, table = mask(passage, mentions)
    cuts: list[int] = []
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text.rstrip()) and not _FOLLOWS.match(text, end.end()):
            continue
        word = re.search(r"([\wåäöÅÄÖ]+)$", text[start : end.start()])
        if word and end.group().startswith("."):
            before = text[start : end.start() - len(word.group())].strip()
            if word.group().isdigit() and (not before or before[-1] in ":·•;,("):
                continue
            following = text[end.end() :].lstrip()[:1]
            low = word.group().casefold()
            dotted = before.endswith(".") and len(low) <= 2
            if dotted and not (following.isupper() and low in {"m", "d"}):
                continue
            if low in _ABBREVIATIONS and not (low in {"kr", "st", "m", "d"} and following.isupper()):
                continue
        cuts.append(end.end())
        start = end.end()
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    result: list[Sentence] = []
    start = 0
    for cut in cuts:
        part = text[start:cut]
        lead = len(part) - len(part.lstrip())
        body = part.strip()
        if body:
            first = start + lead
            signs = {c: table[c] for c in body if c in table}
            result.append(Sentence(passage, body, positions[first : first + len(body)], signs, len(result)))
        start = cut
    return tuple(result)


_RELATIVE = re.compile(r",\s+som\b[^,;]*(?:,|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_BREAK = re.compile(
    r";|\s+(?:men|medan)\b|,\s+(?:då|när|eftersom|varför|vilket|vilka|nu|varefter|därefter)\b"
    r"|\s+och\s+(?=(?:nu\b|(?:an)?söker\b|\w+\s+nu\b))",
    re.IGNORECASE,
)


def clause_of(text: str, position: int) -> tuple[int, int]:
    """The clause of a sentence in which a position stands: between conjunctions, or inside a relative clause."""
    for m in _RELATIVE.finditer(text):
        if m.start() < position < m.end():
            return m.start(), m.end()
    for m in _BRACKETS.finditer(text):
        if m.start() < position < m.end():
            return m.start(), m.end()
    start, end = 0, len(text)
    for m in _BREAK.finditer(text):
        if m.end() <= position:
            start = m.start()
        elif m.start() > position:
            end = m.start()
            break
    return start, end


def without_relatives(text: str) -> str:
    """A clause without the relative clauses inside it: *Föreningen, som tidigare …, ansöker*."""
    if text.startswith((", som", "(")):
        return text
    return _BRACKETS.sub(" ", _RELATIVE.sub(",", text))
