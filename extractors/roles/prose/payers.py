"""Who an amount in a sentence can belong to: names the recognizers found, and the ways a text speaks of the applicant,
the issuer, the authority or *own money* without a name. Which amount is whose is left to `shares`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.recognizers.registers import fold_name, municipality_index
from extractors.roles.parties import identify_party, is_applicant
from extractors.roles.prose.passages import Passage
from extractors.roles.prose.sentences import Mention, Sign
from extractors.roles.readings import Context, Party
from schemas.facts import Candidate, CountMention, MunicipalityName, OrganizationName
from schemas.roles import DocumentKind, FinancierType

_I = re.IGNORECASE
_OWN = re.compile(
    r"(?:\b(?:vår|sin|sökandens?|projektägarens?|stiftelsens|föreningens|bolagets|kommunens|sökande)\s+)?"
    r"(?:\b(?:egen|egna|eget)\s+(?:kontant\w*\s+|ekonomisk\w*\s+)?(?:kontant)?(?:insats|finansiering|medel|"
    r"kapital|medfinansiering|"
    r"resurser|bidrag|andel|pengar|likvida\s+medel|motfinansiering|projektmedel)\w*"
    r"|(?<!för\s)\begen\s+del\b|\b(?:den\s+)?egna\s+(?:organisationen|föreningen|verksamheten|kassan|budgeten|förvaltningen)\b"
    r"|\b(?:egeninsats|egenfinansiering|egenandel|egenkapital|kontantinsats)\w*)(?:\s+i\s+kontanter|\s+kontant)?",
    _I,
)
_OWN_WORK = re.compile(
    r"\b(?:eget|egen|egna)\s+(?:ideell\w*\s+)?(?:arbete|arbetstid|arbetsinsats\w*|tid|personal\w*)\b"
    r"|\b(?:byns|bygdens|byalagets|medlemmarnas|deltagarnas|vårt|våra)\s+ideella\s+(?:arbete|arbetsinsats\w*|insats\w*|tid|timmar)\b",
    _I,
)
_APPLICANT_WORDS = re.compile(
    r"\b(?:(?:den\s+)?sökande[ns]*|projektägare(?:n|ns)?|stödsökande[ns]*|stödmottagare(?:n|ns)?|bidragsmottagare(?:n|ns)?|"
    r"projektets\s+ägare|huvudmannen)(?:\s+själv\w*)?\b",
    _I,
)
_WE = re.compile(r"\b(?:vi|vår(?:t|a)?\s+(?:förening|stiftelse|organisation|bolag|företag))(?:\s+(?:lägger\s+)?själva)?\b", _I)

DEFINITE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("föreningen", ("förening", "förbund", "klubb", "sällskap")),
    ("stiftelsen", ("stiftelse",)),
    ("bolaget", (" ab", "aktiebolag", "bolag")),
    ("företaget", (" ab", "aktiebolag", "bolag")),
    ("kommunen", ("kommun", " stad")),
    ("staden", (" stad",)),
    ("universitetet", ("universitet",)),
    ("lärosätet", ("universitet", "högskola")),
    ("högskolan", ("högskola",)),
    ("kommunalförbundet", ("kommunalförbund",)),
    ("förbundet", ("förbund",)),
    ("länsstyrelsen", ("länsstyrelse",)),
    ("museet", ("museum",)),
    ("banken", ("bank",)),
    ("klustret", ("kluster",)),
    ("handelskammaren", ("handelskammar",)),
    ("hembygdsföreningen", ("hembygdsförening",)),
    ("bygdegårdsföreningen", ("bygdegårdsförening",)),
)
"""Definite nouns and what a name must contain for the noun to mean it."""
_DEFINITE = re.compile(r"\b(" + "|".join(word for word, _ in DEFINITE) + r")s?(?:\s+själv)?\b", _I)
_AUTHORITY_WORDS = re.compile(
    r"\b(?:regionen|myndigheten|region(?:al)?a?\s*utvecklingsnämnden|regionutvecklingsnämnden|regionstyrelsen|nämnden|utskottet|"
    r"tillväxtutskottet|tillväxtnämnden|hållbarhetsnämnden|(?:regional[at]?\s+)?utvecklingsdirektör(?:en)?|regiondirektör(?:en)?|"
    r"regionala\s+tillväxtnämnden|(?-i:LAG)(?:-gruppen)?|\w+utskottet|\w+nämnden|\w+direktören)s?\b",
    _I,
)
_OWN_BODY = re.compile(
    r"\b(?:kommunen|kommunstyrelsen|\w*nämnden|\w*utskottet|staden|styrelsen|myndigheten|vi|bolaget|företaget|"
    r"föreningen|stiftelsen|"
    r"universitetet|högskolan|lärosätet|förbundet|kommunalförbundet|banken|regionen|fonden|förvaltningen)s?\b",
    _I,
)
_COLLECTIVE: tuple[tuple[re.Pattern[str], str, FinancierType], ...] = (
    (
        re.compile(r"\b(?:det\s+)?(?:privata\s+|lokala\s+)?näringslivet\b|\bprivata\s+näringslivet\b", _I),
        "Näringslivet",
        FinancierType.COMPANY,
    ),
    (re.compile(r"\b(?:de\s+)?deltagande\s+företag(?:en)?\b", _I), "Deltagande företag", FinancierType.COMPANY),
    (re.compile(r"\bmedlemsföretag(?:en)?\b", _I), "Medlemsföretag", FinancierType.COMPANY),
    (
        re.compile(r"\bprivata?\s+(?:finansiering|medel|aktörer|finansiärer|medfinansiärer)\b", _I),
        "Privat finansiering",
        FinancierType.OTHER,
    ),
)
_THE_MUNICIPALITIES = re.compile(
    r"\b(?:de\s+)?(?:deltagande\s+|medverkande\s+|berörda\s+|ingående\s+)?[Kk]ommunerna(?:\s+i\s+(?:länet|"
    r"regionen|området|båda\s+länen|projektet))?"
    r"(?!\w|\s+(?:i\s+)?[A-ZÅÄÖ]|\s*[(:])"
)
_SOME_MUNICIPALITIES = re.compile(r"(?<=[,;:(]\s)kommuner(?=\s*(?:\(|med\b|\d))|(?<=från\s)kommuner(?=\s*(?:\(|med\b|\d))")
"""Municipalities that the text does not name: *kommunerna i länet*. Count 0, as for *samtliga kommuner*."""
_FUNDS_OF = {
    "tillväxtverket": ("Europeiska regionala utvecklingsfonden", "Fonden för en rättvis omställning"),
    "svenska esf-rådet": ("Europeiska socialfonden+",),
    "jordbruksverket": ("Europeiska jordbruksfonden för landsbygdsutveckling",),
}
"""Authorities that decide on money of a fund; the fund is then the financier."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who the document names, so that *högskolan* can be taken for the only one there is."""

    context: Context
    parties: tuple[Party, ...] = ()

    @property
    def applicant(self) -> Party | None:
        """The applicant as a financier."""
        name = self.context.applicant
        if not name:
            return None
        municipality = municipality_index().get(fold_name(name))
        if municipality is not None:
            return Party(municipality.organization, FinancierType.APPLICANT, municipality.code)
        return Party(name, FinancierType.APPLICANT)

    @property
    def authority(self) -> Party | None:
        """The authority as a financier."""
        name = self.context.authority
        if not name:
            return None
        known = next((p for p in self.parties if same_name(p.name, name)), None)
        return known or identify_party(name, Context(self.context.kind)) or Party(name, type_by_name(name))

    @property
    def fund(self) -> Party | None:
        """The fund whose money the authority decides on: the one that the document names, or the only one there is."""
        if (self.context.authority or "").casefold() == "svenska esf-rådet":
            return Party(_FUNDS_OF["svenska esf-rådet"][0], FinancierType.EU_FUND)
        funds = _FUNDS_OF.get((self.context.authority or "").casefold(), ())
        named = [p for p in self.parties if p.name in funds]
        return named[0] if len(named) == 1 else None

    def is_applicant(self, party: Party) -> bool:
        """Whether a party is the applicant."""
        name = self.context.applicant
        return party.type is FinancierType.APPLICANT or bool(name and same_name(party.name, name))

    def is_authority(self, party: Party) -> bool:
        """Whether a party is the authority applied to, or the fund whose money it grants."""
        name = self.context.authority
        if not name:
            return False
        return same_name(party.name, name) or party.name in _FUNDS_OF.get(name.casefold(), ())

    def is_issuer(self, party: Party) -> bool:
        """Whether a party is who the paper is from."""
        return bool(self.context.issuer and same_name(party.name, self.context.issuer))


def _key(name: str) -> str:
    words = re.sub(r"[^\wåäöé+]+", " ", name.casefold()).split()
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, case, punctuation and genitive aside."""
    return _key(one) == _key(other)


def type_by_name(name: str) -> FinancierType:
    """What kind of financier a bare name tells of."""
    low = f" {name.casefold()} "
    tests: tuple[tuple[str, FinancierType], ...] = (
        (r" region |regionen | landsting", FinancierType.REGION),
        (r" kommun | stad ", FinancierType.MUNICIPALITY),
        (r"universitet|högskola", FinancierType.UNIVERSITY),
        (r" ab | aktiebolag|bolag | hb | kb | oy |företag|banken | bank ", FinancierType.COMPANY),
        (r"förening|stiftelse|förbund|sällskap|leader|klubb|samfund", FinancierType.ASSOCIATION),
        (r"fonden\+? |europeiska", FinancierType.EU_FUND),
        (r"verket |myndighet|styrelsen|rådet ", FinancierType.STATE),
    )
    return next((t for pattern, t in tests if re.search(pattern, low)), FinancierType.OTHER)


def party_of(candidate: Candidate) -> Party | None:
    """The party a recognizer found."""
    value = candidate.value
    if isinstance(value, MunicipalityName):
        return Party(value.organization, FinancierType.MUNICIPALITY, value.code)
    if isinstance(value, OrganizationName):
        try:
            kind = FinancierType(value.financier_type)
        except ValueError:
            kind = FinancierType.OTHER
        return Party(value.normalized, kind)
    return None


def roster(candidates: Iterable[Candidate], context: Context) -> Roster:
    """Every party of the document once."""
    found: dict[str, Party] = {}
    for c in candidates:
        party = None if c.set_aside else party_of(c)
        if party:
            found.setdefault(_key(party.name), party)
    return Roster(context, tuple(found.values()))


def _definite(word: str, who: Roster) -> Party | None:
    """Whom *föreningen* or *kommunen* means; None when nobody or several could be meant."""
    context = who.context
    parts = next(p for w, p in DEFINITE if w == word)
    applicant = who.applicant
    if applicant and (word in {s.casefold() for s in context.applicant_short} or _contains(applicant.name, parts)):
        return applicant
    if context.issuer and _contains(context.issuer, parts):
        known = next((p for p in who.parties if same_name(p.name, context.issuer)), None)
        return known or Party(context.issuer, type_by_name(context.issuer))
    named = [p for p in who.parties if _contains(p.name, parts)]
    return named[0] if len(named) == 1 else None


def _contains(name: str, parts: Sequence[str]) -> bool:
    low = " " + name.casefold() + " "
    return any(part in low for part in parts)


def party_mentions(passage: Passage, candidates: Sequence[Candidate], who: Roster) -> list[Mention]:
    """Every place of the passage that can be a payer."""
    text = passage.text
    found: list[Mention] = []
    places: list[int] = []
    for c in sorted(candidates, key=lambda c: c.span.start):
        if c.set_aside or not isinstance(c.value, MunicipalityName | OrganizationName | CountMention):
            continue
        at = passage.locate(c.span)
        if at is None:
            continue
        if isinstance(c.value, CountMention):
            count = 0 if c.value.count is None else c.value.count
            if re.search(r"kommun", c.value.what + c.raw, _I):
                party = Party(" ".join(c.raw.split()), FinancierType.MUNICIPALITY)
                found.append(Mention(Sign.PARTY, *at, c.raw, c, party, count))
            continue
        named = party_of(c)
        if named is None:
            continue
        if isinstance(c.value, MunicipalityName) and _is_place(text, at[0], places):
            places.append(at[1])
            continue
        if isinstance(c.value, OrganizationName):
            named = identify_party(named.name, who.context) or named
        applicant = who.applicant
        if applicant and (same_name(applicant.name, named.name) or is_applicant(named.name, who.context)):
            named = applicant
        found.append(_with_genitive(text, Mention(Sign.PARTY, *at, text[slice(*at)], c, named)))
    found += _by_words(passage, who)
    return _merge_own(text, _one_purse(text, found), who)


def _one_purse(text: str, found: list[Mention]) -> list[Mention]:
    """*Tillväxtverket/ERUF*, *Tillväxtverket (ERUF)*: an agency and the fund whose money it hands out are one payer, the fund."""
    result: list[Mention] = []
    for m in sorted(found, key=lambda m: (m.start, -m.end)):
        before = result[-1] if result else None
        between = text[before.end : m.start] if before is not None else ""
        inside = between.strip() == "(" and text[m.end : m.end + 1] == ")"
        if before is not None and before.party and m.party and (inside or re.fullmatch(r"\s?/\s?", between)):
            kinds = {before.party.type, m.party.type}
            if kinds == {FinancierType.EU_FUND, FinancierType.STATE}:
                fund = m if m.party.type is FinancierType.EU_FUND else before
                end = m.end + inside
                written = text[before.start : end]
                result[-1] = replace(fund, start=before.start, end=end, written=written, candidate=None)
                continue
        result.append(m)
    return result


_PLACE = re.compile(r"(?<!kommunerna\s)\b(?:i|inom|kring|runt|nära|utanför|omkring)\s+$", _I)


def _is_place(text: str, start: int, places: list[int]) -> bool:
    """*företag i Mora, Orsa och Rättvik*: where something is, not who pays."""
    if _PLACE.search(text[max(0, start - 25) : start]):
        return True
    return bool(places) and re.fullmatch(r"s?\s*(?:,|och|samt)\s*(?:och\s+)?", text[places[-1] : start]) is not None


def _with_genitive(text: str, mention: Mention) -> Mention:
    tail = re.match(r"(?::?s|s)\b", text[mention.end :])
    return replace(mention, end=mention.end + tail.end()) if tail else mention


def _by_words(passage: Passage, who: Roster) -> list[Mention]:
    text, context = passage.text, who.context
    found: list[Mention] = []
    applicant, authority = who.applicant, who.authority

    def add(m: re.Match[str], party: Party | None, own: bool = False, in_kind: bool = False) -> None:
        if party:
            found.append(Mention(Sign.PARTY, m.start(), m.end(), m.group(), None, party, own=own, in_kind=in_kind))

    if applicant:
        names = [applicant.name, *context.applicant_short]
        for name in sorted(set(names), key=len, reverse=True):
            pattern = r"\b" + r"\s+".join(re.escape(w) for w in name.split()) + r"(?::?s)?(?:\s+själv)?(?!\w)"
            if name[:1].isupper() and len(name.split()) == 1:  # *Granviks Sparbank* is not *Granvik*
                pattern += r"(?!\s+[A-ZÅÄÖ])"
            for m in re.finditer(pattern, text, _I if name.islower() else 0):
                add(m, applicant)
    own = applicant or Party("Sökanden", FinancierType.APPLICANT)
    for m in _OWN.finditer(text):
        add(m, own, own=True)
    for m in _OWN_WORK.finditer(text):
        add(m, own, own=True, in_kind=True)
    for m in _APPLICANT_WORDS.finditer(text):
        add(m, own)
    if context.kind is DocumentKind.COMMITMENT and context.issuer:
        issuer = next((p for p in who.parties if same_name(p.name, context.issuer)), None)
        issuer = issuer or Party(context.issuer, type_by_name(context.issuer))
        for m in _OWN_BODY.finditer(text):
            add(m, issuer)
    else:
        if context.kind in (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT, DocumentKind.BUDGET):
            for m in _WE.finditer(text):
                add(m, own)
        for m in _DEFINITE.finditer(text):
            add(m, _definite(m.group(1).casefold(), who))
        if authority:
            for m in _AUTHORITY_WORDS.finditer(text):
                add(m, authority)
    for m in _SOME_MUNICIPALITIES.finditer(text):
        found.append(Mention(Sign.PARTY, m.start(), m.end(), m.group(), None, Party("Kommuner", FinancierType.MUNICIPALITY), 0))
    for m in _THE_MUNICIPALITIES.finditer(text):
        party = Party(" ".join(m.group().split()), FinancierType.MUNICIPALITY)
        found.append(Mention(Sign.PARTY, m.start(), m.end(), m.group(), None, party, 0))
    for collective, name, kind in _COLLECTIVE:
        for m in collective.finditer(text):
            add(m, Party(name, kind))
    return found


_THEIR_OWN = re.compile(r"[^.;,\d]{0,60}\b(?:med|genom|av|i\s+form\s+av)\s+(?:\w+\s+){0,2}", _I)


_FROM_OTHERS = re.compile(r"\s+från\s+", _I)


def _merge_own(text: str, found: list[Mention], who: Roster) -> list[Mention]:
    """*stiftelsens egen insats* and *Lycksele kommun, egen insats* are one payer, where the name is the applicant's."""
    result = sorted(found, key=lambda m: (m.start, -m.end))
    merged: list[Mention] = []
    for m in result:
        before = merged[-1] if merged else None
        from_whom = _FROM_OTHERS.match(text, m.end) if m.own else None
        if from_whom is not None and any(o.start == from_whom.end() for o in result):
            continue  # *600 000 kronor är egeninsats från deltagande företag*
        if m.own and before and before.party and m.start >= before.end:
            between = text[before.end : m.start]
            if not before.own and _THEIR_OWN.fullmatch(between):
                continue  # *Linnéuniversitetet med egen arbetstid*: own is the one named before
            if not before.own and not who.is_applicant(before.party) and re.fullmatch(r"s?\s+", between):
                continue  # *Mora kommuns egen insats*
            if re.fullmatch(r"s?\s*[,:(–-]?\s*", between) and who.is_applicant(before.party) and not before.own:
                end = m.end
                if "(" in between and text[end : end + 1] == ")":
                    end += 1
                merged[-1] = replace(m, start=before.start, end=end, written=text[before.start : end], candidate=None)
                continue
        merged.append(m)
    return merged
