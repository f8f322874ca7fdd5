"""Payers that a sentence names together: runs of names with only separators between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.roles.prose.words import Code, Token

_BESIDE = re.compile(
    r"^(?:kommun(?:er|erna)?|stad|städer|i|länet|länen|län|båda|hela|regionen|norra|södra|östra|västra|inre|själv|själva|området|delregionen)$",
    re.I,
)
"""Words that may stand between a payer and the separator after it: *nio kommuner i länet, Karlstads universitet*."""


_BESIDE_NEXT = re.compile(r"^(?:även|dessutom|också|kommunerna|kommunen|slutligen)$", re.I)


def _says_how(row: Sequence[Token], place: int) -> bool:
    """*1 800 000 kronor i egen arbetstid, B med …*: own words that tell what an amount is made of open no list."""
    mention = row[place].mention
    return bool(
        mention
        and mention.own
        and place >= 2
        and row[place - 1].text.casefold() in {"i", "av", "genom", "som", "ur"}
        and row[place - 2].code is Code.MONEY
    )


@dataclass(slots=True)
class Group:
    """Payers named together; `first` and `last` are token indices. `owned` says that some amount has been given to it."""

    members: list[int]
    first: int
    last: int
    separators: list[str] = field(default_factory=list)
    owned: set[int] = field(default_factory=set)


def groups_of(row: Sequence[Token]) -> list[Group]:
    """Runs of payers with only separators, and short modifiers before a separator, between them."""
    groups: list[Group] = []
    i = 0
    while i < len(row):
        if row[i].code is not Code.PARTY:
            i += 1
            continue
        group = Group([i], i, i)
        j = i + 1
        if _says_how(row, i):
            groups.append(group)
            i += 1
            continue
        while True:
            k, words, separators = j, 0, []
            while k < len(row):
                code = row[k].code
                if code in (Code.SEPARATOR, Code.RESPECTIVELY):
                    separators.append(row[k].text.casefold())
                elif code is Code.WORD and words < 4 and (_BESIDE_NEXT if separators else _BESIDE).match(row[k].text):
                    words += 1
                elif code is Code.OPEN and not separators:
                    close = next((n for n in range(k, min(k + 6, len(row))) if row[n].code is Code.CLOSE), None)
                    inside = row[k:close] if close else []
                    if close is None or any(t.code in (Code.MONEY, Code.PARTY) for t in inside):
                        break
                    k = close
                else:
                    break
                k += 1
            if k < len(row) and row[k].code is Code.PARTY and separators:
                group.members.append(k)
                group.separators.append(separators[-1])
                group.last = k
                j = k + 1
            else:
                break
        groups.append(group)
        i = group.last + 1
    return groups
