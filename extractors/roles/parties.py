"""Who a written name is: the label of a financier's row, or a name in prose, to an organisation as a register has it.

Knows the decorations around names in financing plans (*(sökt)*, *, kontant*, *Sökt:*), the words for the applicant's own money,
and how much two spellings may differ and still be one name. Does not read tables or clauses. What cannot be told is None: an
unknown name, a cost, a heading; a sum label is never a party.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from extractors.recognizers.counts import parse_count
from extractors.recognizers.municipalities import find_municipalities, nearest_municipality
from extractors.recognizers.organizations import find_organizations, normalized_name
from extractors.recognizers.registers import (
    Municipality,
    Register,
    financier_index,
    fold_name,
    genitive,
    municipality_index,
    regions,
    slip_of_register,
)
from extractors.recognizers.stretch import stretch_of
from extractors.remembering import remembered
from extractors.roles.party_words import (
    OWN_ALONE,
    OWN_MARK,
    OWN_MONEY,
    STATE_WORDS,
    contribution_of,
    core_name,
    is_own_money,
    is_sum_label,
    marks_applied_for,
)
from extractors.roles.readings import Context, Party
from schemas.facts import MunicipalityName, OrganizationName
from schemas.roles import FinancierType

_CLASS_WORDS = {
    "stiftelsen", "föreningen", "riksföreningen", "handelskammaren", "intresseföreningen", "hembygdsföreningen",
    "region", "leader", "ab", "aktiebolag", "aktiebolaget", "ekonomisk", "ideell", "förening", "hb", "kb", "ek", "för",
    "kommun", "stad", "publ", "samordningsförbundet", "kommunalförbundet", "kommunförbundet", "den", "i",
}  # fmt: skip
_LEGAL = {"ab", "aktiebolag", "aktiebolaget", "publ", "hb", "kb", "ek", "för", "ekonomisk", "förening", "ideell", "ideella"}
_CLASS_OF_APPLICANT = (
    (r"föreningen|den\s+ekonomiska\s+föreningen", r"förening"),
    (r"stiftelsen", r"stiftelse"),
    (r"bolaget|aktiebolaget|företaget", r"\b(?:ab|aktiebolag|hb|kb)\b"),
    (r"kommunen", r"\b(?:kommun|stad)\b|^region gotland"),
    (r"universitetet|lärosätet", r"universitet"),
    (r"högskolan|lärosätet", r"högskol"),
    (r"handelskammaren", r"handelskammar"),
    (r"kommunalförbundet|förbundet", r"förbund"),
    (r"organisationen", r"."),
)
"""The word by which a text goes on to call an applicant, and what its name must then hold."""
_GENERIC_PAYERS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            r"(?:deltagande|medverkande|privata|lokala)?\s*(?:företag(?:en)?|näringsliv(?:et)?|bolag)(?:ens)?",
            FinancierType.COMPANY,
        ),
        (
            r"(?:övriga?|andra|annan)\s+(?:offentliga?\s+|privata?\s+)?(?:finansiärer?|medfinansiärer?|aktörer)",
            FinancierType.OTHER,
        ),
        (r"privata\s+(?:aktörer|finansiärer|medfinansiärer)", FinancierType.OTHER),
        (r"EU|EU-(?:medel|stöd|bidrag|finansiering|fond(?:en)?)|EG-medel", FinancierType.EU_FUND),
        (r"strukturfond(?:en|er|erna)?|strukturfondsmedel", FinancierType.EU_FUND),
        (r"staten|statliga?\s+(?:medel|myndigheter)", FinancierType.STATE),
        (r"(?:deltagande\s+|medverkande\s+|berörda\s+|övriga\s+)?kommuner(?:na)?", FinancierType.MUNICIPALITY),
    )
)
__all__ = (
    "ANONYMOUS_APPLICANT",
    "contribution_of",
    "core_name",
    "fold_title",
    "identify_party",
    "is_applicant",
    "is_own_money",
    "is_sum_label",
    "marks_applied_for",
    "same_name",
    "spelling_key",
)

ANONYMOUS_APPLICANT = "Sökanden"
"""What stands for the applicant where its own money is named before its name is known."""


@remembered
def identify_party(written: str, context: Context) -> Party | None:
    """The organisation that a label or a name in prose stands for; None for sums, costs, headings and unknown names."""
    if not written.strip() or is_sum_label(written) or not re.search(r"[^\W\d_]", written):
        return None
    if is_own_money(written):
        return _owner(written, context)
    core = core_name(written)
    if re.fullmatch(rf"(?:{STATE_WORDS}|belopp\s+som\s+söks|\W)+", core, re.IGNORECASE):
        return _authority(context) if marks_applied_for(written) else None
    return _named(core, written, context)


def _named(core: str, written: str, context: Context) -> Party | None:
    count = parse_count(core)
    if count is not None:
        return Party(core, FinancierType.MUNICIPALITY) if count.what == "kommuner" else Party(core, FinancierType.OTHER)
    if is_applicant(core, context):
        return _applicant_party(context)
    for form in _forms(core):
        if (party := _registered(form)) is not None:
            if context.applicant is not None and same_name(party.name, context.applicant):
                return _applicant_party(context)
            return party
    for form in _forms(core):
        if (party := _authority_word(form, context)) is not None:
            return party
    if (near := slip_of_register(core)) is not None:
        return _party_of(near)
    if (party := _by_form(core, context)) is not None:
        return party
    for pattern, kind in _GENERIC_PAYERS:
        if pattern.fullmatch(core):
            return Party(core, kind)
    return _slip_of_municipality(core)


def _forms(core: str) -> tuple[str, ...]:
    """The label, the label without its parentheses, and what stands in them, in that order; a fund in them goes first."""
    inside = re.search(r"\(([^)]+)\)", core)
    if inside is None:
        return (core,)
    outside = " ".join((core[: inside.start()] + core[inside.end() :]).split())
    entry = financier_index().get(fold_name(inside[1]))
    if entry is not None and entry.type is FinancierType.EU_FUND:
        return (core, inside[1], outside)
    if entry is not None or re.fullmatch(rf"(?:{STATE_WORDS}|\W)+", outside, re.IGNORECASE):
        return (core, outside, inside[1])
    return (core, outside)


def _registered(name: str) -> Party | None:
    key = fold_name(name)
    if not key:
        return None
    if (entry := financier_index().get(key)) is not None:
        return _party_of(entry)
    if (municipality := municipality_index().get(key)) is not None and name[0].isupper():
        # *Linköpings* by itself is the first half of a name, of the municipality's or of the university's
        half = key == fold_name(municipality.genitive) and key != fold_name(municipality.name)
        return None if half else _municipal(municipality)
    for region in regions():
        if key in (fold_name(region.county), fold_name(region.county_short), fold_name(genitive(region.county_short))):
            return Party(region.name, FinancierType.REGION)
    return None


def _party_of(entry: Register) -> Party:
    if entry.name == "Svenska ESF-rådet":  # as a payer it pays the fund's money
        return Party("Europeiska socialfonden+", FinancierType.EU_FUND)
    return Party(entry.name, entry.type)


def _municipal(municipality: Municipality) -> Party:
    return Party(municipality.organization, FinancierType.MUNICIPALITY, municipality.code)


def _by_form(core: str, context: Context) -> Party | None:
    """A name that opens the label and carries a legal form, a class word or *kommun*."""
    stretch = stretch_of(core)
    municipal = tuple(find_municipalities(stretch))
    if len(municipal) > 1 and municipal[0].span.start == 0 and all(m.pattern in ("list", "kommun") for m in municipal):
        return Party(core, FinancierType.MUNICIPALITY)  # one row for several: no code
    for found in (*find_organizations(stretch), *municipal):
        if found.span.start > 0:
            continue
        if isinstance(found.value, MunicipalityName) and (found.value.explicit or len(found.raw) >= len(core) - 1):
            party = Party(found.value.organization, FinancierType.MUNICIPALITY, found.value.code)
        elif isinstance(found.value, OrganizationName):
            rest = core[found.span.end :].strip()
            if rest and rest[0].isalpha() and found.pattern != "known":
                continue  # the name goes on in words that the recognizer does not know
            kind = FinancierType(found.value.financier_type)
            entry = financier_index().get(fold_name(found.value.normalized))
            party = _party_of(entry) if entry else Party(found.value.normalized, kind)
        else:
            continue
        if context.applicant is not None and same_name(party.name, context.applicant):
            return _applicant_party(context)
        return party
    return None


def _authority(context: Context) -> Party | None:
    if context.authority is None:
        return None
    party = next((p for form in _forms(context.authority) if (p := _registered(form)) is not None), None)
    if party is not None:
        return party
    stretch = stretch_of(context.authority)
    for found in find_organizations(stretch):
        if isinstance(found.value, OrganizationName):
            return Party(found.value.normalized, FinancierType(found.value.financier_type))
    return Party(context.authority, FinancierType.OTHER)


def _authority_word(core: str, context: Context) -> Party | None:
    """*Regionen*, *Leader*, *Länsstyrelsen* without a name: the authority of the case where it is of that class."""
    authority = context.authority or ""
    classes = (
        (
            r"regionen(?:s)?(?:\s+\w*medel)?|region|regionala\s+utvecklingsnämnden|regionstyrelsen",
            r"^(?:region\b|västra götalandsregionen)",
        ),
        (r"leader(?:området|stöd|medel|-stöd|-medel)?|LAG|lokalt\s+ledd\s+utveckling", r"^leader\b"),
        (r"länsstyrelsen", r"^länsstyrelsen"),
        (r"kommunalförbundet", r"kommunalförbund"),
        (r"myndigheten|verket", r"verket|myndigheten|rådet"),
    )
    for word, owner in classes:
        if re.fullmatch(word, core, re.IGNORECASE):
            if re.search(owner, authority, re.IGNORECASE):
                return _authority(context)
            return Party(core, FinancierType.STATE) if core.casefold() == "länsstyrelsen" else None
    return None


def _owner(written: str, context: Context) -> Party | None:
    """Whose own money a label speaks of: another party's where it names one, else the applicant's."""
    rest = OWN_MONEY.sub(" ", OWN_MARK.sub(" ", written))
    rest = core_name(rest) if rest.strip(" ,;:–—-()") else ""
    rest = re.sub(r"^(?:från|av|ur|i)\s+", "", rest.strip(" ,;:–—-()")).strip(" ()")
    if rest and not OWN_ALONE.match(rest):
        if is_applicant(rest, context):
            return _applicant_party(context)
        named = _named(rest, rest, context)
        if named is not None and named.name != rest.casefold():
            if context.applicant is None and named.type is not FinancierType.EU_FUND:
                return Party(named.name, FinancierType.APPLICANT, named.municipality_code)
            return named
    return _applicant_party(context)


def _applicant_party(context: Context) -> Party:
    if context.applicant is None:
        return Party(ANONYMOUS_APPLICANT, FinancierType.APPLICANT)
    municipality = municipality_index().get(fold_name(context.applicant))
    if municipality is not None:
        return Party(municipality.organization, FinancierType.APPLICANT, municipality.code)
    return Party(context.applicant, FinancierType.APPLICANT)


def is_applicant(name: str, context: Context) -> bool:
    """Whether a name is the applicant's: the full name, a form of it that the document uses, or a distinctive part of it."""
    folded = fold_name(name)
    if not folded:
        return False
    if any(fold_name(short) == folded for short in context.applicant_short) and folded not in municipality_index():
        return True
    if context.applicant is None:
        return False
    if same_name(name, context.applicant):
        return True
    applicant = fold_name(context.applicant)
    for word, mark in _CLASS_OF_APPLICANT:
        if re.fullmatch(rf"(?:{word})s?", folded) and re.search(mark, applicant):
            return True
    if _is_part(folded, applicant):
        return True
    return _is_slip(folded, applicant)


def _is_part(name: str, applicant: str) -> bool:
    """Whether a name is the start of the applicant's, or all of it but class words, and is no place or public body itself."""
    if name in financier_index() or name in municipality_index():
        return False
    words, whole = name.split(), applicant.split()
    bare = [w for w in whole if w not in _CLASS_WORDS]
    if not bare or not words:
        return False
    stripped = [w for w in words if w not in _CLASS_WORDS]
    if stripped and _nominative(stripped) == _nominative(bare):
        return True
    if words != whole[: len(words)] and _nominative(words) != _nominative(whole[: len(words)]):
        return False
    if len(words) >= 2:
        return bool(stripped)
    word = words[0]
    place = word in municipality_index() or any(
        word in (fold_name(r.county_short), fold_name(genitive(r.county_short))) for r in regions()
    )
    return (
        len(word) >= 5
        and not place
        and (word in {"handelskammaren", "stiftelsen", "föreningen", "riksföreningen"} or len(bare[0]) >= 7)
    )


def _nominative(words: list[str]) -> list[str]:
    return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words]


def _is_slip(name: str, applicant: str) -> bool:
    """A few letters off a long name, figures equal: a slip of the pen."""
    if len(name) < 12 or len(name.split()) != len(applicant.split()) or re.findall(r"\d+", name) != re.findall(r"\d+", applicant):
        return False
    if name in financier_index() or name in municipality_index():
        return False
    return DamerauLevenshtein.distance(name, applicant, score_cutoff=2) <= (2 if len(name) >= 18 else 1)


def _slip_of_municipality(core: str) -> Party | None:
    """A misspelt municipality; never one place for another (see `nearest_municipality`)."""
    head = re.sub(r"\s+(?:kommun|stad)$", "", core, flags=re.IGNORECASE)
    if len(head.split()) != 1 or not head[0].isupper():
        return None
    municipality = nearest_municipality(head) or (nearest_municipality(head[:-1]) if head.endswith("s") else None)
    return _municipal(municipality) if municipality is not None else None


def _name_words(name: str) -> list[str]:
    words = fold_name(name).split()
    kept = [w for w in words if w not in _LEGAL] or words
    return [w[:-1] if len(w) > 2 and w.endswith("s") else w for w in kept]


@lru_cache(maxsize=16384)
def same_name(first: str, second: str) -> bool:
    """Whether two names are one: case, punctuation, legal form, genitive s and known aliases aside."""
    if fold_name(first) == fold_name(second) or _name_words(first) == _name_words(second):
        return True
    one, other = financier_index().get(fold_name(first)), financier_index().get(fold_name(second))
    if one is not None and other is not None:
        return one.name == other.name
    here, there = municipality_index().get(fold_name(first)), municipality_index().get(fold_name(second))
    return here is not None and there is not None and here.code == there.code


def spelling_key(name: str) -> str:
    """A key that two spellings share only when they are spelt the same, letter by letter, case and punctuation aside.

    `Mittsverige Services` and `Mittsveriges Service` stay different: that is what a rule compares.
    """
    return fold_name(normalized_name(name))


def fold_title(title: str) -> str:
    """A project title for comparison: case, quotation marks, dashes and spacing aside; a version such as 2.0 counts."""
    text = re.sub(r"[‐‑‒–—−]", "-", title.casefold().replace("\u00ad", ""))
    return " ".join(re.sub(r"[\"”“„’‘'`´»«:;,.!?]+(?=\s|$)|[\"”“„’‘'`´»«]", " ", text).split())
