"""The registers in `extractors/data`: municipalities, regions, financiers, legal forms, authorities. Loads and indexes them.

Knows the files and the ways a name in them is inflected; finding names in text is left to the recognizers, judging a label to
`roles/parties.py`.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import DamerauLevenshtein

from schemas.roles import FinancierType


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: SCB code, name (`Krokom`), what it calls itself (`Krokoms kommun`) and its county."""

    code: str
    name: str
    organization: str
    county_code: str

    @property
    def genitive(self) -> str:
        """The form before *kommun*: `Krokoms`, `Falu`, `Kalmar`."""
        if self.code == "0980":
            return "Gotlands"
        return re.sub(r"\s(?:kommun|[sS]tad)$", "", self.organization)


@dataclass(frozen=True, slots=True)
class Region:
    """A county and its region. `aliases` are other names of the region, older ones included."""

    county_code: str
    county: str
    county_short: str
    name: str
    organization_number: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A financier as a register has it, with other names for it."""

    name: str
    type: FinancierType
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form: words that stand after a name, before it, or close its last word."""

    name: str
    type: FinancierType
    suffixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorityClass:
    """Bodies that can decide on support: single names, and openings of names (`Leader`)."""

    kind: FinancierType
    names: tuple[str, ...]
    prefixes: tuple[str, ...]


def _text(name: str) -> str:
    return files("extractors").joinpath("data").joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in _text(name).splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """All 290, in code order."""
    return tuple(Municipality(r["code"], r["name"], r["organization"], r["county_code"]) for r in _rows("municipalities.csv"))


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """All 21, in county order."""
    return tuple(
        Region(
            r["county_code"],
            r["county"],
            r["county_short"],
            r["region"],
            r["organization_number"],
            tuple(a for a in r["aliases"].split("|") if a),
        )
        for r in _rows("regions.csv")
    )


@lru_cache(maxsize=1)
def financiers() -> tuple[Register, ...]:
    """The financiers of financiers.toml, the regions, and the county administrative boards."""
    listed = [
        Register(f["name"], FinancierType(f["type"]), tuple(f["aliases"]))
        for f in tomllib.loads(_text("financiers.toml"))["financier"]
    ]
    listed += [Register(r.name, FinancierType.REGION, r.aliases) for r in regions()]
    listed += [Register(f"Länsstyrelsen {r.county_short}", FinancierType.STATE, _county_board_names(r)) for r in regions()]
    return tuple(listed)


def _county_board_names(region: Region) -> tuple[str, ...]:
    names = {
        f"Länsstyrelsen i {region.county}", f"Länsstyrelsen {region.county}", f"Länsstyrelsen i {region.county_short}",
        f"Länsstyrelsen för {region.county}", f"Länsstyrelsen {genitive(region.county_short)} län",
        f"Länsstyrelsen i {genitive(region.county_short)} län",
    }  # fmt: skip
    return tuple(sorted(names))


@lru_cache(maxsize=1)
def legal_forms() -> tuple[LegalForm, ...]:
    """The legal forms of legal_forms.toml, in order."""
    return tuple(
        LegalForm(
            f["name"],
            FinancierType(f["type"]),
            tuple(f.get("suffixes", ())),
            tuple(f.get("prefixes", ())),
            tuple(f.get("endings", ())),
        )
        for f in tomllib.loads(_text("legal_forms.toml"))["form"]
    )


@lru_cache(maxsize=1)
def authority_classes() -> tuple[AuthorityClass, ...]:
    """Who else than the regions can decide on support."""
    return tuple(
        AuthorityClass(FinancierType(a["kind"]), tuple(a["names"]), tuple(a["prefixes"]))
        for a in tomllib.loads(_text("authorities.toml"))["authority"]
    )


def is_authority(name: str) -> bool:
    """Whether a name is that of a body that can decide on support: a region, Tillväxtverket, a Leader area …"""
    key = fold_name(name)
    if any(fold_name(n) == key for r in regions() for n in (r.name, *r.aliases)):
        return True
    for group in authority_classes():
        if any(fold_name(n) == key for n in group.names) or any(key.startswith(fold_name(p) + " ") for p in group.prefixes):
            return True
    return False


def genitive(name: str) -> str:
    """The name with genitive s, unless it ends in a sound that takes none."""
    return name if name.endswith(("s", "x", "z", "S")) else name + "s"


def nominative_forms(name: str) -> tuple[str, ...]:
    """The name as written and, where it ends in s, without it."""
    return (name, name[:-1]) if name.endswith("s") and len(name) > 3 else (name,)


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """A name for comparison: case, punctuation and kinds of space and dash aside. Spelling is kept."""
    text = unicodedata.normalize("NFC", name).casefold().replace("\u00ad", "")
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    return " ".join(re.findall(r"[^\W_]+\+?", text))


@lru_cache(maxsize=1)
def financier_index() -> dict[str, Register]:
    """Folded name or alias, also in genitive, to its register entry."""
    index: dict[str, Register] = {}
    for entry in financiers():
        for name in (entry.name, *entry.aliases):
            for form in (name, genitive(name)):
                index.setdefault(fold_name(form), entry)
    return index


@lru_cache(maxsize=4096)
def slip_of_register(written: str) -> Register | None:
    """The register entry one letter away from a long name, where no other is near; None where the name is right or short."""
    folded = fold_name(written)
    if len(folded) < 12 or not written[:1].isupper() or folded in financier_index():
        return None
    near = {
        entry.name: entry
        for name, entry in _long_names()
        if abs(len(name) - len(folded)) <= 1 and DamerauLevenshtein.distance(name, folded, score_cutoff=1) == 1
    }
    return next(iter(near.values())) if len(near) == 1 else None


@lru_cache(maxsize=1)
def _long_names() -> tuple[tuple[str, Register], ...]:
    return tuple((fold_name(e.name), e) for e in financiers() if len(e.name) >= 12)


@lru_cache(maxsize=1)
def municipality_index() -> dict[str, Municipality]:
    """Folded name, genitive or organisation (`krokom`, `krokoms`, `krokoms kommun`, `krokom kommun`) to the municipality."""
    index: dict[str, Municipality] = {}
    for m in municipalities():
        forms = {m.name, m.genitive, genitive(m.name)}
        for form in forms:
            index.setdefault(fold_name(form), m)
            for body in ("kommun", "stad", "kommuns", "stads"):
                index.setdefault(fold_name(f"{form} {body}"), m)
        index[fold_name(m.organization)] = m
    return index
