"""When two numbers, titles, names or folders are the same thing written twice. Pure comparison forms; knows no documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

_NUMBER_LABEL = re.compile(r"^\s*(?:d\s?nr|diarienr|diarienummer|ärende-?(?:id|nr|nummer)?)\b[\s.:]*", re.I)
_PLAN_CODE = re.compile(r"(?<=\d)\s+\d{2,3}$")
_LEGAL_FORMS = frozenset(("ab", "aktiebolag", "aktiebolaget", "publ", "hb", "kb", "ek", "ekonomisk", "ideell", "för", "förening"))
_NUMERALS = frozenset(("ii", "iii", "iv", "vi"))  # i is a word
_PROJECT_WORD = re.compile(r"^(?:eu-?)?(?:projektet|förstudien|förstudie)\s+(?=\S)")
_SUBTITLE = re.compile(r"\s[-–—]\s|:\s|,\s")
_PUBLIC = frozenset(("kommun", "stad", "region", "län", "landsting"))
_NEAR = 90.0

# Folders that sort the papers of one case, or the cases of a year, rather than being a case.
_SORTING_FOLDER = re.compile(
    r"(?:\d{1,3}[\s._)-]+)?(?:bilag\w*|intyg\w*|medfinansiering\w*|beslut\w*|ansök\w*|ansokan\w*|ansokning\w*|budget\w*|"
    r"kompletter\w*|handlingar|underlag\w*|protokoll\w*|inkom\w*|inkorg|utgående|e-?post|mejl|mail|tjänsteskriv\w*|skannat|"
    r"scan\w*|övrigt|diverse|kvartal \d|q[1-4]|(?:19|20)\d\d(?:[-_ ]?(?:0[1-9]|1[0-2]))?(?:[-_ ]?\d\d)?)",
    re.I,
)


@lru_cache(maxsize=50_000)
def number_key(text: str) -> str:
    """`RUN 2024-00745`, `run/2024/745` and `Dnr RUN 2024-745` are `run/2024/745`; a plan code after the number is dropped."""
    plain = _NUMBER_LABEL.sub("", unicodedata.normalize("NFKC", text)).strip()
    if len(re.findall(r"\d+", plain)) > 2:
        plain = _PLAN_CODE.sub("", plain)
    tokens = re.findall(r"[^\W\d_]+|\d+", plain.casefold())
    return "/".join((t.lstrip("0") or "0") if t.isdigit() else t for t in tokens)


def numbers_alike(a: str, b: str) -> bool:
    """The same number with and without its series (`2024/427`, `rd/2024/427`, `au/rd/2024/427`), as keys."""
    a, b = _without_class(a, b)
    ta, tb = a.split("/"), b.split("/")
    digits_a, digits_b = [t for t in ta if t.isdigit()], [t for t in tb if t.isdigit()]
    if digits_a != digits_b or len("".join(digits_a)) < 5:
        return False
    letters_a, letters_b = {t for t in ta if not t.isdigit()}, {t for t in tb if not t.isdigit()}
    return letters_a <= letters_b or letters_b <= letters_a


def _without_class(a: str, b: str) -> tuple[str, str]:
    """Two numbers, the class after one of them (`ks/2009/36/14` for `KS2009/36-14`) dropped where the other has none."""
    shorter, longer = sorted((a, b), key=len)
    rest = longer.removeprefix(shorter + "/")
    year = any(len(t) == 4 and t[:2] in ("19", "20") for t in shorter.split("/"))
    return (shorter, shorter) if year and rest != longer and rest.isdigit() and len(rest) <= 2 else (a, b)


def numbers_misread(a: str, b: str) -> bool:
    """Keys that one or two letters or digits of a scan set apart: likely enough when all else is the same."""
    plain_a, plain_b = a.replace("/", ""), b.replace("/", "")
    return abs(len(plain_a) - len(plain_b)) <= 1 and fuzz.ratio(plain_a, plain_b) >= 80.0


def is_portal_number(key: str) -> bool:
    """A number given by an application portal: digits alone, six to nine of them. A project has one beside its diary number."""
    return key.isdigit() and 6 <= len(key) <= 9


@lru_cache(maxsize=50_000)
def title_key(text: str) -> str:
    """A project title without case, quotes, punctuation and a leading *projektet*. `2.0` is part of a title."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    words = re.findall(r"\w+(?:[.]\d+)*[+&]?", plain)
    return _PROJECT_WORD.sub("", " ".join(words))


def title_numbers(key: str) -> tuple[str, ...]:
    """The numerals of a title: two titles with different ones are two projects (*Mathantverk*, *Mathantverk 2.0*)."""
    return tuple(w for w in key.split() if w[0].isdigit() or w in _NUMERALS)


@lru_cache(maxsize=100_000)
def titles_near(a: str, b: str) -> bool:
    """Titles that a slip of the pen, a scan or a subtitle sets apart; never ones that differ in a numeral."""
    key_a, key_b = title_key(a), title_key(b)
    if not key_a or not key_b:
        return False
    if key_a == key_b:
        return True
    if title_numbers(key_a) != title_numbers(key_b):
        return False
    if min(len(key_a), len(key_b)) >= 8 and fuzz.ratio(key_a, key_b) >= _NEAR:
        return True
    heads = {title_key(_SUBTITLE.split(t, maxsplit=1)[0]) for t in (a, b)}
    return len(heads) == 1 and len(next(iter(heads))) >= 8 and next(iter(heads)) in (key_a, key_b)


@lru_cache(maxsize=50_000)
def name_key(text: str) -> str:
    """An organisation without case, punctuation, legal form and genitive s."""
    words = re.findall(r"[\w+]+", unicodedata.normalize("NFKC", text).casefold())
    kept = [w for w in words if w not in _LEGAL_FORMS] or words
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in kept)


@lru_cache(maxsize=100_000)
def names_near(a: str, b: str) -> bool:
    """One organisation, spelled alike or nearly so; also a name with a department after it."""
    key_a, key_b = name_key(a), name_key(b)
    if not key_a or not key_b:
        return False
    shorter, longer = sorted((key_a, key_b), key=len)
    if key_a == key_b or longer.startswith(shorter + " "):
        return True
    # Municipalities and regions lie one letter apart (Habo and Håbo, Lidköping and Linköping): they must be equal.
    if _PUBLIC.intersection((*key_a.split(), *key_b.split())):
        return False
    return len(shorter) >= 12 and fuzz.ratio(key_a, key_b) >= 93.0


def case_folder(path: str) -> str:
    """The folder that may stand for a case: the file's own, less folders that only sort (`Bilagor`, `2025`); '' is none."""
    parts = path.split("#", 1)[0].split("/")[:-1]
    while parts and _SORTING_FOLDER.fullmatch(parts[-1].strip()):
        parts.pop()
    return "/".join(parts)


def numbers_in_name(path: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Which of these number keys a path spells out, in its file name or a folder's name."""
    folded = number_key(path.replace("#", "/"))
    return tuple(key for key in keys if len(key) >= 5 and f"/{key}/" in f"/{folded}/")


def titles_in_name(paths: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    """Which of these title keys a file's own name spells out; of *mathantverk* and *mathantverk 2.0* the longer."""
    names = [f" {title_key(path.rsplit('/', 1)[-1].rsplit('.', 1)[0].replace('_', ' '))} " for path in paths]
    found = [key for key in keys if len(key) >= 8 and any(f" {key} " in name for name in names)]
    return tuple(key for key in found if not any(key != other and f" {key} " in f" {other} " for other in found))
