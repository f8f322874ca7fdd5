"""Municipalities by name: *Krokoms kommun*, *kommunerna Åre, Berg och Krokom*, and bare names for tables and lists.

Knows the 290 names, their genitives and the company they keep. A name followed or headed by *kommun* or *stad*, once for a whole
list, is explicit; a bare one is a candidate with `explicit=False` for the roles to accept in tables and labelled lists. Names
inside those of organisations, regions and counties, after a postal code, in a place-and-date line, of persons, and common words
(`Mark som brukas`) are none. Patterns: `kommun`, `list`, `bare_cell`, `bare_list`, `bare`, `typo`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from spacy.matcher import PhraseMatcher

from extractors.language import BARRIER, Words, matches, phrase_matcher, words_of
from extractors.recognizers.registers import Municipality, genitive, municipalities
from extractors.recognizers.stretch import Stretch, stretch_of
from schemas.facts import Candidate, MunicipalityName
from schemas.text import Span

NAME = "municipalities"

_AMBIGUOUS = {
    "Ale", "Berg", "Bjuv", "Boden", "Eda", "Flen", "Grums", "Hjo", "Kil", "Kinda", "Klippan", "Köping", "Kumla", "Lund",
    "Mark", "Mora", "Nora", "Orsa", "Sala", "Salem", "Sunne", "Säter", "Vara", "Ydre", "Norberg", "Älvdalen",
    "Lindesberg", "Skara", "Trosa",
}  # fmt: skip
"""Names that are also words, surnames or given names: bare in prose only after a preposition of place."""
_AFTER = re.compile(
    r"^(?:kommun|kommuns|kommunens|kommunstyrelse\w*|kommunfullmäktige\w*|kommunledning\w*|stad|stads|stadshus\w*)$",
    re.IGNORECASE,
)
_AFTER_LIST = re.compile(r"^(?:kommuner|kommuners|kommunerna|kommunernas|kommun|kommuns)$", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:\w*kommunerna|\w*kommunernas|\w*kommuner|kommunen|kommun|värdkommun\w*|medlemskommun\w*|grannkommun\w*|partnerkommun\w*)$",
    re.IGNORECASE,
)
_JOINTS = {",", "och", "samt", "&", "/", "eller", "·", "•", ";"}
_NOT_AFTER = re.compile(
    r"^(?:län|läns|länet|universitet\w*|högskola\w*|tekniska|landsting\w*|domkyrka\w*|stift\w*|pastorat\w*|församling\w*|tingsrätt\w*|flygplats\w*|"
    r"lasarett\w*|museum|museet|teater\w*|\w*förening\w*|\w*klubb\w*|\w*stiftelse\w*|folkhögskola\w*|sjukhus\w*|energi|science|AB|Aktiebolag|BK|IF|IK|FF)$",
    re.IGNORECASE,
)
_ORGANIZATION_WORD = re.compile(
    r"(?:^Region$|^Landstinget$|högskolan$|universitetet$|^Länsstyrelsen$|rätten$|kyrkan$|skolan$|kammaren$|museet$|sjukhuset$|^Leader$|^Almi$|^ALMI$|"
    r"^Visit$|^Destination$|^Coompanion$|^Science$|^City$|förbundet$|sällskapet$|^Företagarna$|^Stiftelsen$|föreningen$|^UF$|^LRF$|^Interreg$)"
)
_PLACE_WORDS = {"i", "från", "till", "vid", "mellan", "av", "för", "med", "omfattar", "omfattas", "hos"}
_ADDRESS_LABELS = {
    "Plats",
    "Ort",
    "Postort",
    "Postadress",
    "Adress",
    "Besöksadress",
    "Sammanträdesplats",
    "Mötesplats",
    "Hemort",
    "Säte",
}
_BODY_WORDS = {"kommun", "kommuns", "stad", "stads", "Kommun", "Stad"}
_NUMERIC = re.compile(r"^\d")


@dataclass(frozen=True, slots=True)
class _Hit:
    municipality: Municipality
    first: int
    last: int
    """End word, exclusive."""
    inflected: bool


@lru_cache(maxsize=1)
def _matcher() -> PhraseMatcher:
    phrases: list[tuple[str, str]] = []
    for m in municipalities():
        for form in {m.name, m.genitive, genitive(m.name)}:
            phrases.append((m.code, form))
            phrases.append((m.code, form.upper()))
    return phrase_matcher(phrases)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Municipality]:
    return {m.code: m for m in municipalities()}


def find_municipalities(stretch: Stretch) -> Iterator[Candidate]:
    """Municipalities named in the stretch, explicit ones and bare ones."""
    words = words_of(stretch.text, stretch.start, stretch.end)
    hits = _hits(words)
    for group in _groups(words, hits):
        yield from _judge(stretch, words, group)
    yield from _typos(stretch, words, {h.first for h in hits})


def _hits(words: Words) -> list[_Hit]:
    found: list[_Hit] = []
    end = -1
    for code, first, last in matches(_matcher(), words):
        if first < end:
            continue
        end = last
        municipality = _by_code()[code]
        printed = " ".join(words.words[first:last])
        found.append(_Hit(municipality, first, last, printed.casefold() != municipality.name.casefold()))
    return found


def _groups(words: Words, hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Names that stand in one list: only commas and *och* between them."""
    group: list[_Hit] = []
    for hit in hits:
        if group:
            between = words.words[group[-1].last : hit.first]
            if not (0 < len(between) <= 2 and all(w.casefold() in _JOINTS for w in between)):
                yield group
                group = []
        group.append(hit)
    if group:
        yield group


def _judge(stretch: Stretch, words: Words, group: list[_Hit]) -> Iterator[Candidate]:
    after = words.words[group[-1].last] if group[-1].last < len(words.words) else ""
    before = words.words[group[0].first - 1] if group[0].first > 0 else ""
    if before == ":" and group[0].first > 1:
        before = next(
            (w for w in reversed(words.words[max(0, group[0].first - 6) : group[0].first - 1]) if _HEAD.match(w)), before
        )
    body = bool(_AFTER.match(after)) and _goes_on(stretch, words, group[-1].last)
    tail = bool(_AFTER_LIST.match(after)) and _goes_on(stretch, words, group[-1].last)
    headed = bool(_HEAD.match(before)) and "\t" not in words.gap_before(group[0].first)
    joined = len(group) > 1 and words.words[group[-1].first - 1].casefold() in {"och", "samt"}
    whole = headed or (tail and (joined or after.casefold().startswith("kommuner")))
    if not whole and before in {"Region", "Regionerna", "Länsstyrelserna", "Länsstyrelsen"}:
        group = [h for h in group if h is group[-1] and body]
    for hit in group:
        last_one = hit is group[-1]
        explicit = whole or (last_one and body)
        if not explicit and _excluded(words, hit, group):
            continue
        if explicit and not whole and _part_of_name(words, hit):
            continue
        cell = stretch.cell_at(words.starts[hit.first])
        if not explicit and cell is not None and cell in stretch.whole_cells:
            verdict = _in_whole_cell(stretch.whole_cells[cell], hit.municipality.code)
            if verdict is None:
                continue
            explicit = verdict
        end = words.ends[hit.last] if last_one and (body or tail) else words.ends[hit.last - 1]
        span = Span(words.starts[hit.first], end)
        if explicit:
            yield _candidate(stretch, hit, span, True, "list" if whole and len(group) > 1 else "kommun")
        elif pattern := _bare_pattern(stretch, words, hit, group):
            yield _candidate(stretch, hit, span, False, pattern)


def _in_whole_cell(text: str, code: str) -> bool | None:
    """What the whole text of a wrapped cell says of a name in one of its pieces: explicit or not; None where it names none.

    The piece alone cannot tell `Region` / `Uppsala` from `Uppsala` / `kommun`.
    """
    for found in find_municipalities(stretch_of(text)):
        if isinstance(found.value, MunicipalityName) and found.value.code == code:
            return found.value.explicit
    return None


def _goes_on(stretch: Stretch, words: Words, index: int) -> bool:
    """Whether a word belongs with the one before it: no column gap, edge of a cell or end of a paragraph between."""
    return stretch.joins(words.starts[index - 1], words.ends[index])


def _part_of_name(words: Words, hit: _Hit) -> bool:
    """Whether *Region* or a county's first half stands right before an explicit name (`Jämtland Härjedalens kommunförbund`)."""
    if hit.first == 0 or "\n" in words.gap_before(hit.first):
        return False
    return words.words[hit.first - 1] in {"Region", "Jämtland", "Jämtlands"}


def _excluded(words: Words, hit: _Hit, group: list[_Hit]) -> bool:
    """Whether a bare name is part of an organisation's, an address, a signature or a person's name."""
    before = words.words[hit.first - 1] if hit.first > 0 else ""
    second = words.words[hit.first - 2] if hit.first > 1 else ""
    third = words.words[hit.first - 3] if hit.first > 2 else ""
    after = words.words[hit.last] if hit.last < len(words.words) else ""
    gap_before = words.gap_before(hit.first)
    gap_after = words.gap_before(hit.last) if hit.last < len(words.words) else "\n"
    following = words.words[hit.last + 1] if hit.last + 1 < len(words.words) else ""
    if _NOT_AFTER.match(after):
        return True
    if after == "-" and gap_after == "":
        return True
    if before == "-" and gap_before == "":
        return True
    if before in {"Region", "Regionerna", "Jämtland", "Jämtlands", "Länsstyrelsen", "Högskolan", "Landstinget", "Universitetet"}:
        return True
    if before == "i" and _ORGANIZATION_WORD.search(second):
        return True
    if re.fullmatch(r"\d\d", before) and re.fullmatch(r"(?:SE?-)?[1-9]\d\d", second):
        return True  # 931 27 Skellefteå
    if re.fullmatch(r"[1-9]\d{4}", before):
        return True
    if before == "och" and _ORGANIZATION_WORD.search(third) and third[0].isupper():
        return False
    if "\n" not in gap_before and "\t" not in gap_before and before not in {"Kommun", "Kommuner"}:
        if (
            before[:1].isupper()
            and len(before) > 1
            and before.casefold() not in _PLACE_WORDS
            and before.casefold() not in _JOINTS
        ):
            return True  # Biotech Umeå, Anna Lund
        if before == "." and len(second) == 1 and second.isupper():
            return True  # E. Berg
    if "\n" not in gap_after and "\t" not in gap_after and after[:1].isupper() and after[1:2].islower() and len(group) == 1:
        return True  # Umeå Energi, Luleå Hockey
    if after.casefold() == "den" and _NUMERIC.match(following):
        return True  # Mora den 3 juni 2025
    if after == "," and re.match(r"(?:19|20)\d\d$|den$|kl$|klockan$", following):
        return True  # Umeå, kl. 09.00
    labels = before if before != BARRIER and before != ":" else second
    if labels in _ADDRESS_LABELS:
        return True
    return bool(re.match(r"(?:19|20)\d\d(?:-\d\d)?$", after)) and following == "-"


def _bare_pattern(stretch: Stretch, words: Words, hit: _Hit, group: list[_Hit]) -> str:
    """What kind of bare mention this is; empty where it is too weak to report."""
    start, end = words.starts[hit.first], words.ends[hit.last - 1]
    cell = stretch.cell_at(start)
    if cell is not None:
        rest = stretch.text[cell.start : start] + stretch.text[end : cell.end]
        if not re.search(r"[a-zåäö]{3}", re.sub(r"\((?:sökt|söks|egen)[^)]*\)", "", rest)) or len(group) > 1:
            return "bare_cell"
    if len(group) > 1:
        return "bare_list" if not all(h.municipality.name in _AMBIGUOUS for h in group) else ""
    if hit.inflected or stretch.text[start:end].isupper():
        return ""
    before = words.words[hit.first - 1] if hit.first > 0 else ""
    if hit.municipality.name in _AMBIGUOUS:
        return "bare" if before in {"i", "från", "till", "vid"} else ""
    return "bare"


def _candidate(stretch: Stretch, hit: _Hit, span: Span, explicit: bool, pattern: str) -> Candidate:
    m = hit.municipality
    value = MunicipalityName(m.code, m.name, m.organization, m.county_code, explicit)
    return Candidate(value, stretch.text[span.start : span.end], span, NAME, pattern)


def nearest_municipality(name: str) -> Municipality | None:
    """The one municipality that a misspelt name is one slip away from; None for short names and where two are near.

    Seven letters or more, and no other municipality within two slips: *Mora* and *Nora*, *Alvesta* and *Avesta*,
    *Lidköping* and *Linköping* are never guessed at.
    """
    if len(name) < 7 or not name[0].isupper():
        return None
    near: list[Municipality] = []
    for m in municipalities():
        if abs(len(m.name) - len(name)) <= 2 and DamerauLevenshtein.distance(name, m.name, score_cutoff=2) <= 2:
            near.append(m)
    if len(near) == 1 and DamerauLevenshtein.distance(name, near[0].name) == 1 and len(near[0].name) >= 7:
        return near[0]
    return None


def _typos(stretch: Stretch, words: Words, known: set[int]) -> Iterator[Candidate]:
    """A misspelt name right before *kommun* (`Udedvalla kommun`)."""
    for index in range(1, len(words.words)):
        if words.words[index] not in _BODY_WORDS or index - 1 in known:
            continue
        printed = words.words[index - 1]
        municipality = nearest_municipality(printed) or (nearest_municipality(printed[:-1]) if printed.endswith("s") else None)
        if municipality is None or "\t" in words.gap_before(index):
            continue
        span = Span(words.starts[index - 1], words.ends[index])
        yield _candidate(stretch, _Hit(municipality, index - 1, index, False), span, True, "typo")
