"""Who applies, where no form field says so; and every spelling of the applicant's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from extractors.authorities import AUTHORITY_NAME
from extractors.given_names import is_person
from extractors.roles.fields.sentences import Sentences
from extractors.roles.parties import same_name
from extractors.roles.readings import FieldReading
from schemas.facts import Candidate, MunicipalityName, OrganizationName, OrganizationNumber, Standing
from schemas.layout import BlockKind, Layout
from schemas.roles import DocumentKind
from schemas.text import Span

_W = r"\s+"
_APPLIES = re.compile(
    rf"^,?(?:{_W}(?:\([^)]*\)|org\S*{_W}\S+|nedan\s+kallad\w*\s+\w+),?)?{_W}(?:har{_W})?(?:i{_W}en?{_W}(?:skrivelse|brev|e-post\w*|mejl|ansökan(?:,?{_W}(?:som|vilken){_W}(?:registrerades|inkom|kom{_W}in|är{_W}daterad))?){_W})?(?:den{_W}\d[\d\w\s-]{{5,20}}{_W})?(?:inkom|inkommit|ansökte|ansökt|ansöker|söker|sökt|lämnade|lämnat|kom{_W}in|"
    rf"begärt|begär|till{_W}[\w\s]{{3,40}}?inkommit|skickade|skickat|anhåller|gav{_W}in|driver|(?:avser{_W}att|vill){_W}(?:genomföra|driva|starta)|avser{_W}att)\b"
)
_IS_GRANTED = re.compile(rf"^,?(?:{_W}org\S*{_W}[\d-]+,?)?{_W}(?:beviljas|tilldelas|får|erhåller|ges){_W}")
_GRANTS_BEFORE = re.compile(
    r"\b(?:bevilja[rs]?|lämna[rs]?|tilldela[rs]?|ge[rs]?|stödja|bifalla|bifaller)(?:\s+(?:ansökan\s+från|stöd\s+till|projektstöd\s+till|medfinansiering\s+till|bidrag\s+till))?\s+$",
    re.IGNORECASE,
)
_OWNER_BEFORE = re.compile(
    r"\b(?:(?:projektägaren?|sökanden?|stödmottagaren?|stödsökanden?|huvudman(?:nen)?|bidragsmottagaren?)(?:\s+(?:i|för)\s+projektet)?(?:\s+är)?|betalas?\s+ut\s+till|utbetalas\s+till|härmed\s+(?:an)?söker|\bvi,|(?:inkom|inkommit|kom\s+in|lämnats|lämnades|förfrågan|begäran)\s[^.]{0,70}?från|"
    r"(?:stöd|bidrag|projektmedel|medel|medfinansiering|projektstöd)\s+till|projektet\s+(?:ägs|drivs|leds|söks|genomförs)\s+av|"
    r"(?:ägs|drivs)\s+av|ansökan\s+från|inkommen\s+från|inkommit\s+från|sökts\s+av|söks\s+av|på\s+uppdrag\s+av)\s*:?\s+$",
    re.IGNORECASE,
)
_OWN_MONEY = re.compile(r"\b(?:egen|eget|egna|sökandens)\b[^\d\n]*$", re.IGNORECASE)
_STOP = (
    r"inkom|med|stöd|har|söker|ansök\w*|om|medfin\w*|projekt\w*|bidrag|för(?!\s+[A-ZÅÄÖ])|till|den|det|ett|en|avslås|beviljas|bifalls|avvisas|bifalles|tilldelas|som|är|ska|"
    r"under|genom|vid|av|från|samt|kr|kronor|inte|ej|avser|gäller|drivs|ägs"
)
_NAME = rf"(?P<n>[A-ZÅÄÖÉ][\w&-]+(?:\s+(?!(?:{_STOP})\b)[\wåäöÅÄÖ&-]+){{1,5}}?)"
_UNKNOWN_NAME = re.compile(
    r"\b(?:(?:[Pp]rojektägare|[Ss]ökande|[Ss]tödmottagare|[Hh]uvudman)\s+(?:i\s+projektet\s+)?är|[Aa]nsökan\s+från|[Bb]eviljar|[Bb]evilja|betalas?\s+ut\s+till|Vi,|[Hh]ärmed\s+söker|"
    rf"(?:drivs|ägs|genomförs)\s+av|inkom[^.]{{0,60}}?\sfrån)\s+{_NAME}(?=\s*[,.(]|\s+(?:{_STOP})\b)"
)
_UNKNOWN_SUBJECT = re.compile(
    rf"(?:(?<=[.:\n])\s*|^|\bsom\s+){_NAME}(?:,\s*[A-ZÅÄÖ]{{2,8}},|\s*\([A-ZÅÄÖ]{{2,8}}\))?\s+(?:har\s+)?"
    r"(?:(?:an)?söker\s+(?:om\b|\d|stöd|medel|bidrag|medfin|projekt|regional)|ansökt\s+om|sökt\s+(?:om\s+)?(?:\d|stöd|medel|bidrag)|"
    r"(?:inkom|inkommit|lämnat\s+in|lämnade\s+in)\s+(?:(?:den\s+)?\d[\d\w\s-]{5,18}\s+)?(?:med\s+)?(?:en\s+|sin\s+)?ansökan)",
    re.MULTILINE,
)
"""A subject that applies and that no recogniser knows."""
_UNKNOWN_GRANTED = re.compile(
    rf"(?:^|[.:\n]\s*|\d[.)]\s+){_NAME}(?:\s*[,(]\s*org[^,)\n]{{5,40}}[,)])?\s+(?:beviljas|tilldelas|erhåller|får)\s+(?:\d|stöd|bidrag|projekt|medel|högst|upp\s+till|medfin)",
    re.MULTILINE,
)
"""*Beslut: Karlshamns Musikfabrik tilldelas 95 000 kr*."""
_AS_OWNER_AFTER = re.compile(
    r"^(?:,?\s+som\s+(?:är\s+)?(?:projektägare|sökande|huvudman|stödmottagare|projektets\s+ägare)\b"
    r"|,?\s+(?:som\s+)?(?:driver|äger|leder)\s+projektet\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:er|din|eran?)\s+ansökan\b|\bert\s+projekt\b|\b(?:ni|du)\s+har\s+(?:an)?sökt\b|\bbevilja[rs]?\s+(?:er|dig)\b",
    re.IGNORECASE,
)
"""A letter that speaks to the applicant: its address block names who that is."""
_STANDS_ALONE = re.compile(r"(?:^\s*|[\n\t.]\s*|\b\d[\w/-]*\.\s+)$")
_GENERIC = {
    "förening": ("föreningen",),
    "stiftelse": ("stiftelsen",),
    "bolag": ("bolaget", "företaget"),
    "kommun": ("kommunen",),
    "klubb": ("klubben",),
    "byalag": ("byalaget",),
    "nätverk": ("nätverket",),
    "museum": ("museet",),
    "institut": ("institutet",),
    "universitet": ("universitetet", "lärosätet"),
    "högskola": ("högskolan", "lärosätet"),
    "kommunalförbund": ("kommunalförbundet", "förbundet"),
}


def _names(candidates: Iterable[Candidate]) -> list[tuple[Candidate, str, str]]:
    """Organisations and explicit municipalities as (candidate, name, type)."""
    result = []
    for c in candidates:
        if c.set_aside:
            continue
        if isinstance(c.value, OrganizationName):
            result.append((c, " ".join(c.value.written.split()), c.value.financier_type))
        elif isinstance(c.value, MunicipalityName) and c.value.explicit:
            result.append((c, c.value.organization, "municipality"))
    return result


def read_applicant(
    layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, authority: str | None, sentences: Sentences
) -> list[FieldReading]:
    """Readings of the applicant's name from running text, headings and the letterhead."""
    text = layout.document.text
    readings: list[FieldReading] = []
    applicant_sections = [
        b.span.end for b in layout.blocks if b.kind is BlockKind.HEADING and _is_applicant_heading(text, b.span)
    ]
    head_end = layout.lines[min(2, len(layout.lines) - 1)].span.end if layout.lines else 0
    foot_start = layout.lines[-min(6, len(layout.lines))].span.start if layout.lines else 0
    budget_head = layout.lines[min(4, len(layout.lines) - 1)].span.end if layout.lines else 0
    body = layout.span
    addressed = (
        kind in (DocumentKind.DECISION, DocumentKind.COMMITMENT) and _ADDRESSED.search(text, body.start, body.end) is not None
    )
    addressees = _addressees(layout, candidates) if addressed else frozenset()
    first_name = min((c.span.start for c, _, _ in _names(candidates) if body.contains(c.span)), default=-1)
    for c, name, kind_of in _names(candidates):
        if not body.contains(c.span):
            continue
        if authority is not None and same_name(name, authority):
            continue
        sentence = sentences.around(c.span.start)
        before = text[max(sentence.start, c.span.start - 80) : c.span.start]
        after = text[c.span.end : min(max(sentence.end, c.span.end + 1), c.span.end + 110)]
        weight, reason = 0, ""
        if any(0 <= c.span.start - end <= 3 for end in applicant_sections):
            weight, reason = 84, "under rubriken Sökande"
        elif _GRANTS_BEFORE.search(before) or (
            _IS_GRANTED.search(after) and kind in (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT)
        ):
            weight, reason = 80, "den som beviljas"
        elif re.search(r"(?:kronor|kr|:-|SEK|\d)\s+till\s+$", before) and re.match(r"^\s+(?:för|till|i|,|och)\b", after):
            weight, reason = 77, "den som beviljas"
        elif re.search(r"\btill\s+$", before) and re.match(r"^\s+(?:lämna|bevilja|ge|utge|betala)", after):
            weight, reason = 78, "den som beviljas"
        elif re.search(r"\bsom\s+$", before) and re.match(
            r"^\s+(?:ansvarar\s+för|driver|äger|leder|söker|håller\s+i|(?:har\s+)?(?:lämna\w*|skicka\w*)(?:\s+in)?\s+(?:\w+\s+)?till)\b",
            after,
        ):
            weight, reason = 72, "den som ansvarar för projektet"
        elif kind is DocumentKind.BUDGET and c.span.end <= budget_head and before.endswith("(") and after.startswith(")"):
            weight, reason = 74, "i budgetens rubrik"
        elif (
            kind is DocumentKind.BUDGET
            and c.span.end <= budget_head
            and not AUTHORITY_NAME.match(name)
            and _STANDS_ALONE.search(before)
        ):
            weight, reason = 57, "i budgetens huvud"
        elif _AS_OWNER_AFTER.match(after):
            weight, reason = 78, "projektägare"
        elif addressed and c.span in addressees and not (kind is DocumentKind.COMMITMENT and c.span.start == first_name):
            weight, reason = 74, "den som brevet är ställt till"
        elif _APPLIES.search(after) and kind_of != "region":
            weight, reason = 78, "den som ansöker"
        elif _OWNER_BEFORE.search(before):
            weight, reason = 78, "projektägare"
        elif _OWN_MONEY.search(text[max(0, c.span.start - 40) : c.span.start]) or re.match(
            r"^[ \t]*[,(]?[ \t]*\(?(?:egen|egna|eget)\b(?!\s+(?:ideell\w*\s+)?(?:arbete|tid|arbetstid|personal))", after
        ):
            weight, reason = 62, "egen finansiering"
        elif (
            kind in (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT, DocumentKind.PAYMENT_CLAIM)
            and c.span.end <= head_end
            and kind_of not in ("region", "eu_fund")
            and not AUTHORITY_NAME.match(name)
        ):
            weight, reason = 45, "brevhuvud"
        elif (
            kind in (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT)
            and c.span.start >= foot_start
            and kind_of not in ("region", "eu_fund", "state")
            and text[c.span.end : c.span.end + 1] in ("", "\n")
            and text[max(0, c.span.start - 1) : c.span.start] in ("", "\n")
        ):
            weight, reason = 44, "undertecknat"
        if weight:
            standing = Standing.CERTAIN if weight >= 75 else Standing.PROBABLE
            readings.append(FieldReading("applicant_name", name, (c.span,), weight, reason, standing))
    readings += _unknown_names(layout, candidates, kind, sentences)
    return readings


def _addressees(layout: Layout, candidates: tuple[Candidate, ...]) -> frozenset[Span]:
    """Names that fill a line of the head by themselves, as in an address block."""
    text = layout.document.text
    head = layout.lines[:16]
    chunks = [(ch.span, " ".join(text[ch.span.start : ch.span.end].split())) for line in head for ch in line.chunks]
    found = set()
    for c, _, _ in _names(candidates):
        written = " ".join(text[c.span.start : c.span.end].split())
        if any(span.contains(c.span) and whole.rstrip(",") == written for span, whole in chunks):
            found.add(c.span)
    return frozenset(found)


_NOT_A_NAME = re.compile(r"\b(?:belopp\w*|tkr|kkr|mnkr|kronor|kr|SEK|exkl\w*|inkl\w*|moms|version|reviderad\w*)\b", re.IGNORECASE)
_IN_BUDGET_HEAD = re.compile(r"\((?P<n>[A-ZÅÄÖÉ][^()\d\n]{4,80})\)\s*$", re.MULTILINE)

_QUESTION = re.compile(r"(?:vem|vad|vilk\w+|hur|när|var|varför)\b", re.IGNORECASE)
"""*Vilken organisation söker stöd?* names nobody."""


_DECIDES = (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT)


def _unknown_names(
    layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, sentences: Sentences
) -> list[FieldReading]:
    """Names that no recogniser knows, where the sentence says that the applicant is named now."""
    text = layout.document.text
    taken = [c.span for c, _, _ in _names(candidates)]
    result = []
    for match in (
        *_UNKNOWN_NAME.finditer(text, layout.span.start, layout.span.end),
        *_UNKNOWN_SUBJECT.finditer(text, layout.span.start, layout.span.end),
        *(_UNKNOWN_GRANTED.finditer(text, layout.span.start, layout.span.end) if kind in _DECIDES else ()),
    ):
        begin = max(match.start("n"), sentences.around(match.end("n") - 1).start)  # not from the heading above
        span = Span(begin, match.end("n"))
        if trailing := re.search(r"\s+(?:och|samt|i|för|som)$", text[span.start : span.end]):
            span = Span(begin, begin + trailing.start())
        name = " ".join(text[span.start : span.end].split())
        if not name[:1].isupper() or len(name.split()) < 2 or _QUESTION.match(name):
            continue
        if is_person(name) or any(s.overlaps(span) for s in taken):
            continue
        result.append(FieldReading("applicant_name", name, (span,), 66, "den som ansöker", Standing.PROBABLE))
    if kind is DocumentKind.BUDGET and layout.lines:
        head_end = layout.lines[min(4, len(layout.lines) - 1)].span.end
        for match in _IN_BUDGET_HEAD.finditer(text, layout.span.start, head_end):
            span = Span(match.start("n"), match.end("n"))
            if not any(s.overlaps(span) for s in taken) and not _NOT_A_NAME.search(match["n"]):
                name = " ".join(match["n"].split())
                result.append(FieldReading("applicant_name", name, (span,), 58, "i budgetens rubrik", Standing.PROBABLE))
    return result


def _is_applicant_heading(text: str, span: Span) -> bool:
    return (
        re.fullmatch(
            r"\W*(?:\d+\.?\s*)?(?:om\s+)?(?:den\s+)?(?:sökande(?:n)?|sökande\s+organisation|projektägare|stödmottagare)\W*",
            text[span.start : span.end],
            re.IGNORECASE,
        )
        is not None
    )


def applicant_spellings(layout: Layout, candidates: tuple[Candidate, ...], applicant: str) -> list[tuple[str, Span]]:
    """Every full spelling of the applicant's name in the document, one place each; near misses included.

    A near miss differs by a few letters only (*Mittsveriges Service AB* beside *Mittsverige Services AB*), which is a slip
    of the pen or another legal person: both are for an officer to see.
    """
    seen: dict[str, Span] = {}
    wanted = " ".join(applicant.split()).casefold()
    for c, name, _ in _names(candidates):
        folded = name.casefold()
        if folded == wanted or (fuzz.ratio(folded, wanted) >= 88 and abs(len(folded) - len(wanted)) <= 4):
            seen.setdefault(name, c.span)
    return list(seen.items())


def abbreviation(text: str, applicant: str | None) -> tuple[str, ...]:
    """The letters by which a text goes on to call the applicant: *Nordiska Trästaden, NTS, ansöker*."""
    if not applicant:
        return ()
    name = r"\s+".join(re.escape(w) for w in applicant.split())
    found = re.search(
        rf"{name}\s*[,(]\s*(?:nedan(?:\s+kallad\w*)?\s+|förkorta\w*\s+)?[\"”]?([A-ZÅÄÖ][A-ZÅÄÖ0-9]{{1,7}})[\"”]?\s*[,)]", text
    )
    return (found[1],) if found and found[1] not in ("AB", "HB", "KB") else ()


def short_forms(applicant: str | None) -> tuple[str, ...]:
    """Short forms under which a text goes on to speak of the applicant: *föreningen*, *Handelskammaren*, *sökanden*."""
    if not applicant:
        return ("sökanden", "föreningen", "stiftelsen", "bolaget", "företaget")
    forms = ["sökanden"]
    folded = applicant.casefold()
    if re.search(r"\b(?:ab|aktiebolag|hb|kb)\b", folded):
        forms += _GENERIC["bolag"]
    for stem in ("kommunalförbund", "stiftelse", "universitet", "högskola"):
        if stem in folded:
            forms += _GENERIC[stem]
    for stem in ("klubb", "byalag", "nätverk", "museum", "institut"):
        if re.search(rf"{stem}(?:et|en)?\b", folded):
            forms += _GENERIC[stem]
    if "förening" in folded:
        forms += _GENERIC["förening"]
    if re.search(r"\b(?:kommun|stad)\b", folded):
        forms += _GENERIC["kommun"]
    words = applicant.split()
    first = next(
        (w for w in words if len(w) >= 5 and w.casefold() not in ("stiftelsen", "föreningen", "region", "ideella", "ekonomiska")),
        None,
    )
    if first and len(words) > 1:
        forms.append(first)
    return tuple(dict.fromkeys(forms))


def read_org_numbers(
    layout: Layout,
    candidates: tuple[Candidate, ...],
    applicant: str | None,
    form_spans: set[Span],
    kind: DocumentKind = DocumentKind.APPLICATION,
) -> list[FieldReading]:
    """Organisation numbers that are the applicant's: after its name, or in an applicant's own letter foot."""
    text = layout.document.text
    readings = []
    for c in candidates:
        if c.set_aside or not isinstance(c.value, OrganizationNumber) or c.span in form_spans:
            continue
        public = c.value.digits.startswith(("2321", "2120", "2021"))
        before = " ".join(text[max(0, c.span.start - 140) : c.span.start].split())
        weight = 0
        if applicant and applicant.casefold() in before.casefold():
            weight = 80
        elif not public and kind is not DocumentKind.COMMITMENT:  # in a certificate it is the issuer's
            weight = 50
        if weight:
            readings.append(FieldReading("applicant_org_number", c.value.text, (c.span,), weight, "organisationsnummer i text"))
    return readings
