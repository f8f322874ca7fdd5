"""Organisations by name: names of the registers, and names that carry a legal form or the word of a class of bodies.

Knows *X AB*, *X ekonomisk förening*, *Stiftelsen X*, *Länsstyrelsen i X län*, *Region X*, *X Bygdegårdsförening* … over line
ends, and every name and alias in financiers.toml and regions.csv. Municipalities have a recognizer of their own. Private
persons are never found: a name needs one of these marks. What the organisation is to the case is for the roles to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.matcher import PhraseMatcher

from extractors.language import BARRIER, Words, matches, phrase_matcher, words_of
from extractors.recognizers.registers import (
    LegalForm,
    Register,
    financier_index,
    financiers,
    fold_name,
    genitive,
    legal_forms,
    municipality_index,
    slip_of_register,
)
from extractors.recognizers.stretch import Stretch, Taken
from schemas.facts import Candidate, OrganizationName
from schemas.roles import FinancierType
from schemas.text import Span

NAME = "organizations"

_LONGEST = 8
_LINKS = {"i", "för", "av", "på", "vid", "de", "den", "det", "&", "-", "/", "–", "till", "of", "and", "in", "+"}
_STOPS = {
    "Sökande", "Stödmottagare", "Projektägare", "Finansiär", "Medfinansiär", "Den", "Det", "Till", "Av", "Från",
    "Enligt", "Beslut", "Egen", "Egna", "Att", "En", "Ett", "Vår", "Vårt", "Denna", "Detta", "Varje", "Kommunens",
    "Projektets", "Regionens", "Om", "För", "Med", "Hos", "Nej", "Ja", "Organisation", "Organisationens", "Namn",
    "Bidragsmottagare", "Mottagare", "Avsändare", "Summa", "Totalt", "Medfinansiering", "Även", "Både", "Också",
    "Såväl", "Dessutom", "Samt", "Och", "Eller", "När", "Här", "Där", "Ansökan", "Bilaga", "Handläggare", "Sökt",
    "Söks", "Projektet", "Föreningens", "Bolagets", "Stiftelsens", "Kontant", "Privat", "Offentlig", "Övriga", "Övrig",
    "Stöd", "Utdrag", "Kopia",
}  # fmt: skip
_FIELD_WORDS = {
    "Diarienummer", "Dnr", "Diarienr", "Datum", "Org.nr", "Orgnr", "Organisationsnummer", "Ärende", "Ärende-ID", "Ärende-id",
    "Ärendenummer", "Journalnummer", "Genomförandetid", "Projekttid", "Projektperiod", "Projektnamn", "Projekt", "Belopp",
    "Telefon", "Tel", "Adress", "Postadress", "Utdelningsadress", "Box", "Inkom", "Inkommen", "Startdatum", "Slutdatum", "Sida",
    "Webb", "E-post", "Kostnader", "Finansiering", "Budget", "Kontaktperson", "Beslutsdatum", "Sammanträdesdatum", "Juridisk",
    "Bankgiro", "Plusgiro", "Titel", "Benämning", "Status", "Version",
}  # fmt: skip
"""Words that open the next field of a form or a head and never go on a name."""
_NUMBER_OF_CASE = re.compile(r"[A-ZÅÄÖ]{1,4}\d{4,}|\d{2}[A-ZÅÄÖ]{1,3}\d{2,}")
_FOUNDATION = re.compile(r"[A-ZÅÄÖ](?!parbank|nsamling|orskning|ultur)[a-zåäöé]{3,}stiftelsens?")
"""*Havsvikstiftelsen*: a name in one word, where *Stiftelsen* and its kinds open a name of several."""
_CLOSED = {FinancierType.REGION, FinancierType.STATE}
_GENITIVE_SUFFIX = re.compile(
    r"(?<=\bAB)(?::?s)$|(?<=förening)s$|(?<=universitet)s$|(?<=förbund)s$|(?<=bolag)s$|(?<=sällskap)s$|(?<=högskola)s$|(?<=stiftelse)s$|(?<=stiftelsen)s$"
)


@lru_cache(maxsize=1)
def _known() -> PhraseMatcher:
    phrases: list[tuple[str, str]] = []
    for entry in financiers():
        for name in {entry.name, *entry.aliases}:
            for form in {name, genitive(name)}:
                phrases.append((entry.name, form))
            if len(name) > 8:
                phrases.append((entry.name, name.upper()))
    return phrase_matcher(phrases)


@lru_cache(maxsize=1)
def _suffixes() -> dict[tuple[str, ...], LegalForm]:
    table: dict[tuple[str, ...], LegalForm] = {}
    for form in legal_forms():
        for suffix in form.suffixes:
            for variant in (suffix, suffix + "s", suffix + ":s"):
                table.setdefault(words_of(variant).words, form)
    return table


@lru_cache(maxsize=1)
def _suffix_starts() -> dict[str, list[tuple[tuple[str, ...], LegalForm]]]:
    index: dict[str, list[tuple[tuple[str, ...], LegalForm]]] = {}
    for suffix, form in sorted(_suffixes().items(), key=lambda item: -len(item[0])):
        index.setdefault(suffix[0], []).append((suffix, form))
    return index


@lru_cache(maxsize=1)
def _endings() -> tuple[re.Pattern[str], dict[str, LegalForm]]:
    table = {ending: form for form in legal_forms() for ending in form.endings}
    longest = sorted(table, key=len, reverse=True)
    return re.compile(rf"\w*?({'|'.join(longest)})s?$", re.IGNORECASE), table


@lru_cache(maxsize=1)
def _prefix_starts() -> dict[str, list[tuple[tuple[str, ...], LegalForm]]]:
    index: dict[str, list[tuple[tuple[str, ...], LegalForm]]] = {}
    pairs = [(words_of(prefix).words, form) for form in legal_forms() for prefix in form.prefixes]
    for prefix, form in sorted(pairs, key=lambda pair: -len(pair[0])):
        index.setdefault(prefix[0], []).append((prefix, form))
    return index


@dataclass(frozen=True, slots=True)
class _Find:
    """A name at words `first` to `last` (exclusive). `entry` is its register entry, where it has one."""

    first: int
    last: int
    pattern: str
    type: FinancierType
    entry: Register | None = None


def find_organizations(stretch: Stretch) -> Iterator[Candidate]:
    """Organisations named in the stretch; of overlapping finds the longest stands."""
    words = words_of(stretch.text, stretch.start, stretch.end)
    known: list[_Find] = []
    for name, first, last in matches(_known(), words):
        if _joined(stretch, words, first, last):
            entry = financier_index()[fold_name(name)]
            known.append(_Find(first, last, "known", entry.type, entry))
    starts = {k.first for k in known}
    formed = [*_by_suffix(stretch, words), *_by_prefix(stretch, words)]
    # regions and county boards are closed classes: what follows their name is no part of it
    formed = [f for f in formed if not (f.pattern == "prefix" and f.type in _CLOSED and f.first in starts)]
    taken = Taken()
    chosen = [
        f
        for f in sorted((*known, *formed), key=lambda f: (f.first - f.last, f.pattern != "known", f.first))
        if taken.claim(Span(f.first, f.last))
    ]
    for find in sorted(chosen, key=lambda f: f.first):
        span = Span(words.starts[find.first], words.ends[find.last - 1])
        raw = stretch.text[span.start : span.end]
        written = " ".join(re.sub("\u00ad\n?|-\n(?=[a-zåäö])", "", raw).split())
        entry_ = find.entry or financier_index().get(fold_name(normalized_name(written))) or slip_of_register(written)
        name = entry_.name if entry_ else normalized_name(written)
        kind = entry_.type if entry_ else find.type
        yield Candidate(OrganizationName(written, name, kind.value), raw, span, NAME, find.pattern)


def normalized_name(written: str) -> str:
    """A written name in nominative as far as its form tells: the s of `Bygdekraft AB:s` is no part of the name."""
    return _GENITIVE_SUFFIX.sub("", " ".join(written.split()))


def _joined(stretch: Stretch, words: Words, first: int, last: int) -> bool:
    return stretch.joins(words.starts[first], words.ends[last - 1])


_UNIT = re.compile(r"[\d’'.,]*(?:kr|kronor|sek|tkr|kkr|mnkr|mkr|msek|ksek|keur|meur|eur|euro|mdkr|milj)", re.IGNORECASE)
"""*36 000 SEK och Älvdals Konsult AB*: what an amount is counted in is no part of the name after it."""


def _capital(word: str) -> bool:
    if _UNIT.fullmatch(word):
        return False
    return word[0].isupper() or (word[0].isdigit() and any(c.isalpha() for c in word))


def _by_suffix(stretch: Stretch, words: Words) -> Iterator[_Find]:
    ending, table = _endings()
    for index, word in enumerate(words.words):
        form: LegalForm | None = None
        last = index + 1
        for suffix, candidate in _suffix_starts().get(word, ()):
            if words.words[index : index + len(suffix)] == suffix and _joined(stretch, words, index, index + len(suffix)):
                form, last = candidate, index + len(suffix)
                break
        if form is None and (len(word) > 7 or (word[0].isupper() and word.casefold() in table)) and (match := ending.match(word)):
            form = table[match[1].casefold()]
        alone = form is None and _FOUNDATION.fullmatch(word) is not None
        if alone:
            form = table["stiftelse"]
        if form is None:
            continue
        first = index if alone else _leftmost(stretch, words, index)
        if first < index or alone:
            yield _Find(first, last, "suffix", form.type)


def _leftmost(stretch: Stretch, words: Words, index: int) -> int:
    """The first word of the name that a legal form at `index` closes; `index` itself where there is none."""
    first = index
    cursor = index - 1
    while cursor >= 0 and index - cursor <= _LONGEST:
        word = words.words[cursor]
        if word == BARRIER or word in _STOPS or not _joined(stretch, words, cursor, index + 1):
            break
        if _capital(word):
            if cursor + 1 < index and words.words[cursor + 1] == "och" and not _opens(words, cursor):
                break
            first = cursor
        elif word == "och":
            if cursor == 0 or not _capital(words.words[cursor - 1]) or fold_name(words.words[cursor - 1]) in municipality_index():
                break
        elif word not in _LINKS and word not in {
            "och",
            "tekniska",
            "kooperativa",
            "ekonomiska",
            "ideella",
            "lokala",
            "norra",
            "södra",
            "östra",
            "västra",
        }:
            break
        cursor -= 1
    return first


def _opens(words: Words, index: int) -> bool:
    """Whether a word before *och* can begin a name: nothing capitalised stands before it on its line."""
    if index == 0:
        return True
    before = words.words[index - 1]
    return "\n" in words.gap_before(index) or before == BARRIER or not (before[0].isalnum() and _capital(before))


def _by_prefix(stretch: Stretch, words: Words) -> Iterator[_Find]:
    for index, word in enumerate(words.words):
        for prefix, form in _prefix_starts().get(word, ()):
            if words.words[index : index + len(prefix)] != prefix:
                continue
            last = _rightmost(stretch, words, index, index + len(prefix), form)
            if last > index + len(prefix):
                yield _Find(index, last, "prefix", form.type)
            break


def _rightmost(stretch: Stretch, words: Words, start: int, index: int, form: LegalForm) -> int:
    """The end of the name that a prefix opens: capitalised words, links between them, then *län* or a legal form."""
    last = index
    cursor = index
    limit = 3 if form.type is FinancierType.REGION else _LONGEST
    while cursor < len(words.words) and cursor - index < limit:
        word = words.words[cursor]
        if word == BARRIER or not _joined(stretch, words, start, cursor + 1):
            break
        if word.casefold() in {"län", "läns"} and last > index:
            return cursor + 1
        if last > index and (word in _FIELD_WORDS or _NUMBER_OF_CASE.fullmatch(word)):
            break
        if _capital(word) and word not in {"Region", "Länsstyrelsen"}:
            last = cursor + 1
        elif word in _LINKS and cursor + 1 < len(words.words) and _capital(words.words[cursor + 1]) and last > index:
            if form.type in (FinancierType.REGION, FinancierType.STATE, FinancierType.UNIVERSITY) and word not in {"-", "/", "–"}:
                break
        else:
            break
        cursor += 1
    for suffix, _ in _suffix_starts().get(words.words[last], ()) if last < len(words.words) else ():
        if words.words[last : last + len(suffix)] == suffix and _joined(stretch, words, start, last + len(suffix)):
            return last + len(suffix)
    return last
