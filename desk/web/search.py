"""Finds cases by words: title, applicant, municipality, financier, authority, case number, and the words of the documents.

Every word asked for must be found somewhere. Better places count more, exact words more than stems, beginnings, parts of
compounds and words that are only spelled alike. Knows words and weights; the documents' words come from `desk.web.texts`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import snowballstemmer
from rapidfuzz import fuzz, process

from desk.output import Row
from warehouse.likeness import number_key, numbers_alike

WEIGHTS = (("project_title", 8.0), ("applicant_name", 6.0), ("authority", 2.0), ("applicant_org_number", 8.0))
MUNICIPALITY, FINANCIER, IN_DOCUMENT = 4.0, 3.0, 1.0
EXACT, STEM, PLAIN, PREFIX, PART, ALIKE = 1.0, 0.9, 0.85, 0.7, 0.5, 0.35
SHORT_PREFIX = 0.4
"""The beginning of a word by three letters or fewer: *åre* is a municipality before it is the beginning of *året*."""
_ALIKE_FROM = 80.0
_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("swedish")

InDocuments = Callable[[Sequence[str]], Mapping[str, float]]
"""Words to cases with a quality: what `desk.web.texts.Words.find` does."""
ByAmount = Callable[[str], Mapping[str, float]]
"""An amount to the cases that have it."""


def words_of(text: str) -> list[str]:
    """Words folded for comparing; *Ängsö-2* is `ängsö`, `2`."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The stem of a Swedish word."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Without rings and dots: who writes *Angso* finds *Ängsö*."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def alike(asked: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The words of a vocabulary that may be meant, each with a quality; loosely alike ones only where nothing else is."""
    stem, bare = stem_of(asked), plain(asked)
    found: dict[str, float] = {}
    for word in vocabulary:
        if word == asked:
            found[word] = EXACT
        elif plain(word) == bare:
            found[word] = PLAIN
        elif asked in word or (bare[0] == plain(word[0]) and bare in plain(word)):
            begins = PREFIX if len(asked) >= 4 else SHORT_PREFIX
            found[word] = begins if plain(word).startswith(bare) else PART if len(asked) >= 4 else 0.0
        elif word[0] == asked[0] and stem_of(word) == stem and len(stem) >= 3:
            found[word] = STEM
    found = {word: quality for word, quality in found.items() if quality}
    if not found and len(asked) >= 4 and not asked.isdigit():
        # Against beginnings of the same length: *kompetans* is near *kompetenskompassen* too.
        heads = [word[: len(asked) + 1] for word in vocabulary]
        near = process.extract(asked, heads, scorer=fuzz.ratio, score_cutoff=_ALIKE_FROM, limit=8)
        found = {vocabulary[i]: ALIKE * score / 100 for _, score, i in near}
    return found


def nowhere(amount: str) -> Mapping[str, float]:
    """An amount that no case has."""
    return {}


def amount_in(asked: str) -> str | None:
    """The amount that is asked for, as facts have it: `2 332 498 kr` is `2332498.00`."""
    digits = re.fullmatch(r"(\d{1,3}(?:[\s.]\d{3})+|\d{4,12})(?:\s*(?:kr|kronor|sek))?", asked.casefold().strip())
    return f"{int(re.sub(r'[^0-9]', '', digits[1]))}.00" if digits else None


class Index:
    """The words of the cases' own fields, with the cases that have them."""

    def __init__(
        self,
        cases: Sequence[Row],
        financiers: Mapping[str, Sequence[str]],
        municipalities: Mapping[str, Sequence[str]],
        numbers: Mapping[str, Sequence[str]],
    ) -> None:
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._run_together: dict[str, set[str]] = defaultdict(set)
        for case in cases:
            key = case["case_id"]
            for field, weight in WEIGHTS:
                self._add(key, case[field], weight)
            for name in financiers.get(key, ()):
                self._add(key, name, FINANCIER)
            for name in municipalities.get(key, ()):
                self._add(key, name, MUNICIPALITY)
            for number in {case["registration_number"], *numbers.get(key, ())} - {None}:
                self._add(key, number, WEIGHTS[0][1])
                self._keys[number_key(number)].add(key)
                self._run_together["".join(words_of(number))].add(key)
            # An organisation number is as often written without its hyphen.
            self._add(key, (case["applicant_org_number"] or "").replace("-", ""), WEIGHTS[0][1])
        self._vocabulary = list(self._postings)

    def _add(self, case: str, text: str | None, weight: float) -> None:
        for word in words_of(text or ""):
            posting = self._postings[word]
            posting[case] = max(posting.get(case, 0.0), weight)

    def find(self, asked: str, in_documents: InDocuments, by_amount: ByAmount = nowhere) -> dict[str, float]:
        """Cases with a rank, the higher the better. A case number in any spelling finds its case, an amount those having it."""
        numbered = self._by_number(asked)
        if numbered:
            return dict.fromkeys(numbered, 100.0)
        if (amount := amount_in(asked)) and (having := by_amount(amount)):
            return dict(having)
        result: dict[str, float] | None = None
        for word in dict.fromkeys(words_of(asked)):
            scores = self._by_word(word, in_documents)
            if result is None:
                result = scores
            else:
                result = {case: rank + scores[case] for case, rank in result.items() if case in scores}
        return result or {}

    def _by_number(self, asked: str) -> Iterable[str]:
        if not any(c.isdigit() for c in asked):
            return ()
        wanted = number_key(asked)
        if wanted in self._keys:
            return self._keys[wanted]
        return self._run_together.get("".join(words_of(asked))) or {
            case for key, cases in self._keys.items() if numbers_alike(key, wanted) for case in cases
        }

    def _by_word(self, word: str, in_documents: InDocuments) -> dict[str, float]:
        scores: dict[str, float] = {}
        found = alike(word, self._vocabulary)
        for near, quality in found.items():
            for case, weight in self._postings[near].items():
                scores[case] = max(scores.get(case, 0.0), weight * quality)
        sure = any(quality > ALIKE for quality in found.values())
        for case, quality in in_documents([word]).items():
            # A word misspelled in a document must not drown what the cases' own fields have.
            if quality > ALIKE or not sure:
                scores[case] = scores.get(case, 0.0) + IN_DOCUMENT * quality
        return scores
