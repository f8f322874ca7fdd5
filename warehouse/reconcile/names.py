"""Names as keys: who is the same party, which spellings are one spelling, which titles are one title.

Municipality names are never matched by likeness (Habo and Håbo are two); codes do that.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_QUOTES = re.compile(r"[\"'”“„»«’‘´`]")
_NOT_WORD = re.compile(r"[^\w+]+")
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\baktiebolaget\b|\baktiebolags?\b|\babs?\b(?: ?s\b)?|\ba b\b", "ab"),
        (r"\bekonomisk(?:a)? förenings?\b|\bek\.? ?för(?:ening)?s?\b|\bef\b|\bek$", "ekför"),
        (r"\bideell(?:a)? förenings?\b|\bid\.? ?för(?:ening)?s?\b", "idför"),
        (r"\bhandelsbolags?\b|\bhb\b", "hb"),
        (r"\bkommanditbolags?\b|\bkb\b", "kb"),
        (r"\b(?:kommun|stad)s?\b", "kommun"),
    )
)
LEGAL_FORMS = frozenset({"ab", "ekför", "idför", "hb", "kb", "publ", "svb"})
GENERIC = frozenset(
    {
        "föreningen", "bolaget", "stiftelsen", "sökanden", "sökande", "projektägaren", "kommunen", "regionen", "handelskammaren",
        "stödmottagaren", "bidragsmottagaren", "förbundet", "universitetet", "högskolan", "företaget", "organisationen",
    }
)  # fmt: skip
"""Words a text uses for the party once it has been named."""
COMMON = frozenset(
    {
        "region",
        "kommun",
        "län",
        "läns",
        "i",
        "och",
        "för",
        "stiftelsen",
        "föreningen",
        "länsstyrelsen",
        "universitet",
        "högskolan",
    }
)
"""Words that many names share."""


def plain(text: str) -> str:
    """Compatibility form, lower case, quotes gone, white space single."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return " ".join(_QUOTES.sub("", text).casefold().split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, legal forms in one spelling, punctuation and line-end hyphens gone."""
    text = re.sub(r"\.(?=\s|$)", " ", plain(text).replace(" & ", " och "))
    text = " ".join(text.split())
    for pattern, form in _FORMS:
        text = pattern.sub(form, text)
    return tuple(word for word in _NOT_WORD.split(text) if word)


@lru_cache(maxsize=20_000)
def party_key(name: str) -> str:
    """Comparison form of a financier or applicant: case, punctuation, spacing, legal form and genitive folded."""
    kept = [word for word in words(name) if word not in LEGAL_FORMS] or list(words(name))
    return "".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in kept)


def spelling_key(name: str) -> str:
    """Like `party_key`, but letters count: only case, quotes, spacing, the form's abbreviation and a last genitive s fold."""
    kept = [word for word in words(name) if word not in LEGAL_FORMS] or list(words(name))
    joined = "".join(kept)
    return joined[:-1] if len(joined) > 3 and joined.endswith("s") else joined


def is_short_form(left: str, right: str) -> bool:
    """Whether one name is the other with words left out (*Byns Turism* for its full legal name).

    A legal form is a word like others here: who prints one prints the name in full, and adds no words by mistake.
    """
    a, b = frozenset(words(left)), frozenset(words(right))
    if not a or not b or a <= b or b <= a:
        return True
    shorter, longer = sorted((a - LEGAL_FORMS, b - LEGAL_FORMS), key=len)
    return len(shorter) == 1 and (shorter <= GENERIC or any(next(iter(shorter)) in word for word in longer))


def legal_forms(name: str) -> frozenset[str]:
    """The legal forms a name prints."""
    return frozenset(words(name)) & LEGAL_FORMS


def likeness(left: str, right: str) -> float:
    """From 0 to 1: how much of two keys is the same, in order."""
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def core(name: str) -> str:
    """The key of a name without the words that many names share: what a slip of the pen would have to change."""
    kept = [word for word in words(name) if word not in LEGAL_FORMS and word not in COMMON]
    return "".join(kept) or spelling_key(name)


def is_a_name(text: str) -> bool:
    """Whether a party's name can be one: not a scrap of a sentence or of an amount."""
    letters = re.sub(r"[\W\d_]+", "", text)
    return (len(letters) > 3 or text.isupper()) and re.search(r"\d\s*kr\b", text, re.IGNORECASE) is None


def nearly_same(left: str, right: str) -> bool:
    """Whether two names of parties differ by a slip of the pen or by words left out. Not for municipalities."""
    a, b = party_key(left), party_key(right)
    if a == b:
        return True
    if min(len(a), len(b)) >= 10 and abs(len(a) - len(b)) <= 2 and edits(a, b) <= 2:
        return True
    u, v = frozenset(words(left)) - LEGAL_FORMS, frozenset(words(right)) - LEGAL_FORMS
    distinctive = (u & v) - COMMON
    return bool(distinctive) and (u <= v or v <= u)


def name_pattern(name: str) -> re.Pattern[str]:
    """Finds a name in running text: its words in a row, genitive or not; a municipality's also without *kommun* (in a list)."""
    kept = [word for word in words(name) if word not in LEGAL_FORMS]
    if len(kept) > 1 and kept[-1] == "kommun":
        kept.pop()
    stems = (re.escape(word.rstrip("s")) + "s?" for word in kept or [plain(name)])
    return re.compile(r"\b" + r"[\W_]+".join(stems) + r"\b", re.IGNORECASE)


def edits(left: str, right: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


_PROJECT = re.compile(r"^(?:utvecklings)?projekt(?:et)?\s+(?=\S)")
_TITLE_NOISE = re.compile(r"[^\w.+&]+")
_ROMAN = r"(?:i{2,3}|i?v|vi{1,3}|i?x|xi{1,3})"
"""From II on: a lone *i* at the end of a title is a preposition of a title cut off."""
_VERSION = (
    r"(?:\d{1,2}\.\d|\d{1,2}|"
    + _ROMAN
    + r"|(?:etapp|steg|fas|del|version|omgång)\s*(?:\d{1,2}|i|"
    + _ROMAN
    + r"|ett|två|tre|fyra|fem)"
    r"|\d{4}(?:[-–]\d{4})?)"
)
_TAIL = re.compile(rf"[\s,:–-]+(?:{_VERSION}|fortsättning(?:en)?|förlängning(?:en)?|fortsättningsprojekt|forts)\.?$")


def title_key(title: str) -> str:
    """Comparison form of a title: case, quotes, spacing and dashes folded; a version such as 2.0 is not."""
    text = _PROJECT.sub("", plain(title)).strip(" .,:;")
    return _TITLE_NOISE.sub("", text).rstrip(".")


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, for telling a shortened title from another one."""
    return tuple(word.strip(".") for word in _TITLE_NOISE.split(_PROJECT.sub("", plain(title))) if word.strip("."))


def is_version(text: str) -> bool:
    """Whether words are nothing but a version (*2.0*, *etapp 2*, *II*)."""
    return re.fullmatch(rf"{_VERSION}|fortsättning(?:en)?|förlängning(?:en)?", text.strip()) is not None


def title_stem(title: str) -> str:
    """The title without what numbers it in a row: 2.0, II, etapp 2, fortsättning."""
    text = _PROJECT.sub("", plain(title)).strip(" .,:;")
    while True:
        shorter = _TAIL.sub("", text).strip(" .,:;–-")
        if shorter == text or not shorter:
            return _TITLE_NOISE.sub("", text).replace(".", "")
        text = shorter


def organization_digits(text: str) -> str:
    """Ten digits of an organisation number, a century prefix dropped; other lengths as they are."""
    found = re.sub(r"\D", "", text)
    return found[2:] if len(found) == 12 and found[:2] in ("16", "19", "20") else found
