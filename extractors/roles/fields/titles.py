"""The project's title where no form field says it: in headings, after *projektet*, in quotes, as a first line by itself."""

from __future__ import annotations

import re

from extractors.layout.figures import is_amount
from extractors.roles.fields.labels import fields_of
from extractors.roles.fields.sentences import Sentences
from extractors.roles.readings import FieldReading
from schemas.facts import Candidate, MunicipalityName, OrganizationName, RegistrationNumber, Standing
from schemas.layout import BlockKind, Layout, Line
from schemas.roles import DocumentKind
from schemas.text import Span

_OPEN, _CLOSE = "\"”“»«'‘’", "\"”“»«'’‘"
_QUOTES = _OPEN + _CLOSE + " "
_T = r"(?P<t>(?-i:[A-ZÅÄÖÉ0-9\"”“»«'‘’]).{2,120})"
_PAPER = (
    r"(?:(?:projekt|utvecklings|stöd|bidrags|medfinansierings)?(?:ansökan|ansökning)|(?:projekt|utvecklings)?(?:stöd|medel)|projektstöd|projektmedel|"
    r"(?:med|sam)?finansiering(?:splan|sintyg)?|bidrag|beslut|\w*budget\w*|\w*kalkyl\w*|intyg\w*|komplettering|följebrev|förslag till (?:delegations)?beslut|"
    r"delegationsbeslut|tjänsteskrivelse|tjänsteutlåtande|protokollsutdrag|avsiktsförklaring|rekvisition|utbetalning|riskanalys|(?:del|halv|hel)?årsrapport|lägesrapport|delrapport|slutrapport|projektbeskrivning|projektplan|missiv|bekräftelse|löfte|åtagande|underlag (?:inför|för|till) beslut|ärende|(?:delvis |del)?avslag|ändringsbeslut|avslagsbeslut)"
)
_TO = r"(?:till|för|av|om|avseende|rörande|angående|gällande|i|mot|kring)"


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


_HEADINGS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (
        _p(rf"\bprojekt(?:et|ets|en)? [{_OPEN}](?P<t>[^{_CLOSE}]{{3,120}})[{_CLOSE}]"),
        84,
        "Beslut om stöd till projektet ”Gröna broar”",
    ),
    (_p(rf"[\"”“»«](?P<t>[^{_CLOSE}]{{3,120}})[\"”“»«]"), 80, "Ansökan ”Gröna broar” till Region Nord"),
    (
        _p(r"^(?P<t>(?-i:[A-ZÅÄÖÉ0-9]).{2,100}?) [–—-] (?:en )?(?:reviderad )?" + _PAPER + r"\b(?: .*)?$"),
        79,
        "Gröna broar – en ansökan till Region Nord",
    ),
    (
        _p(rf"\b{_PAPER} {_TO} (?:(?-i:[A-ZÅÄÖ])[\w-]+ ){{0,3}}(?-i:[A-ZÅÄÖ])[\w-]+s projekt:? {_T}$"),
        81,
        "Medfinansiering av Skogsakademins projekt Gröna broar",
    ),
    (_p(rf"\b{_TO} projekt(?:et)?:? {_T}$"), 80, "§ 12 Medfinansiering av projektet Gröna broar"),
    (
        _p(
            rf"^(?:§ ?\d+ )?(?:\d+\.? )?(?:bilaga\W*\d*\W*)?[\w ,()-]{{0,60}}?\b{_PAPER}\b(?:[^:]|\d:\d){{0,60}}?(?: ?:| [–—-]) (?:projekt(?:et)? |förstudien? |förprojekt(?:et)? )?{_T}$"
        ),
        78,
        "Ansökan till Region Nord: Gröna broar",
    ),
    (_p(rf"\b{_PAPER}, {_T}$"), 76, "Följebrev: komplettering, Gröna broar"),
    (
        _p(
            rf"^(?:(?:[A-ZÅÄÖ]{{2,5}} )?§ ?\d+ )?(?:bilaga\W*\d*\W*)?(?:[\w-]+ ){{0,5}}?{_PAPER}(?: [\w-]+)? {_TO} (?:ärende om )?(?:projekt(?:et)? )?{_T}$"
        ),
        74,
        "Budget för Gröna broar",
    ),
    (
        _p(rf"^(?:reviderad |uppdaterad )?(?:projekt|kostnads|total)?(?:budget|kalkyl|finansieringsplan|riskanalys) {_T}$"),
        70,
        "Budget Gröna broar",
    ),
    (
        _p(rf"^(?:projektansökan|medfinansieringsintyg|medfinansiering|ändringsbeslut|intyg|avsiktsförklaring) {_T}$"),
        66,
        "Projektansökan Gröna broar",
    ),
    (
        _p(rf"^(?:(?:ert |vårt )?projekt(?:et)?|projektnamn|projekttitel|projektets namn|avser|gäller):? {_T}$"),
        72,
        "Projekt: Gröna broar",
    ),
)
_QUOTED = re.compile(
    rf"\bprojekt(?:et|ets|en)?\s+(?:med\s+namnet\s+|kallat\s+|som\s+heter\s+)?[{_OPEN}](?P<t>[^{_CLOSE}]{{3,120}})[{_CLOSE}]",
    re.IGNORECASE,
)
_GRANTED_QUOTED = re.compile(r"\b(?:till|för|av|om)\s+[\"”“»«](?P<t>[^\"”“»«]{3,120})[\"”“»«]")
_AFTER_PROJECT = re.compile(r"\b[Pp]rojekt(?:et|ets)?\s+(?P<t>[A-ZÅÄÖÉ][^\t\f;:()\"”“»]{2,120})")
_AFTER_AMOUNT = re.compile(r"(?:kronor|kr|:-|SEK\s[\d\s]{3,12})\s+(?:i\s+\w+\s+)?till\s+(?P<t>[A-ZÅÄÖÉ][^\t\f;:()\"”“»]{2,120})")
_HARD_STOP = re.compile(r"[.,](?:\s|$)|\s[–—-]\s(?=[a-zåäö])")
_SOFT_STOP = re.compile(
    r"\s(?:(?:genomförs|pågår|är|ska|skall|har|hos|där|vilket|drivs|ägs|avser|syftar|kostar|startar|beviljas|enligt|omfattar|samt|fr\.?o\.?m\.?|t\.?o\.?m\.?|uppgår|fick|får|"
    r"bidrar|bedöms|svarar|stödjer|inte|vars|inkom|inkommit|söker|ansöker|motsvarande|intygas|medfinansieras|inleds|börjar|avslutas|löper|sker|kommer|vill|kan|samlar|riktar|bygger|"
    r"handlar|leds|sprider|under|inom|som\s+(?:ska|är|har|syftar|söker|drivs|genomförs|vi|man|den|det|de)|och\s+(?:begär|bidrar|åtar|förbinder|intygar|bekräftar|ansöker|söker|kommer|avser|vill|genomförs|pågår|att|har|som|ska|är))\b"
    r"|(?:med|på|i|om|till|för|av|från|mellan|den|och|vid|hos)\s+(?:\d|(?:den|det|de|ett|en|sin|sina|perioden|tiden|kontant\w*|sammanlagt|totalt|högst|upp|form|enlighet|samband|syfte|att|åren?|"
    r"projekt\w*|medel|stöd|bidrag|procent|kronor|och|pengar|SEK)\b|Region\b|[A-ZÅÄÖ]\w+(?:s\s+)?(?:kommun|stad|AB|förening|universitet)\b))"
)
_TAIL = re.compile(
    r"\s*(?:[,.–-]?\s*(?:d(?:iarie)?\.?\s?n(?:umme)?r|ärende-?(?:id|nr|nummer)?|journaln\w*)\b[\s:]*[\w/\- ]*\d+.*|\s+\d{4}-\d{2}-\d{2}.*|\s+–\s+REVIDERAD.*|\s+\d+\s?\(\d+\))$"
)
_NOT_TITLE = re.compile(
    r"^(?:(?:region|tillväxtverket|länsstyrelsen|leader|nämnden|svenska esf)\b.*|(?:sökande|titel|datum|avser|projekt|ärende)\w*\s*:.*|"
    r"(?:bilaga\W*\d*\W*|reviderad\w*\s+|uppdaterad\w*\s+|projektets\s+|projekt(?=budget|kalkyl)|preliminär\w*\s+|total\w*\s+)*(?:kostnad\w*|finansiering\w*|finansiär\w*|budget\w*|kalkyl\w*)(?:[-–]?\s*(?:och|&)\b.*)?|"
    r"och\b.*|projekt\w*|projektets\b.*|ansökan\w*(?:\s+om\b.*)?|beslut\w*|förslag\b.*|bilaga\b.*|sid(?:a|nr)?\b.*|datum|reviderad|regional\w*|kronor|medfinansiering\w*|intyg\w*|"
    r"tjänsteskrivelse|tjänsteutlåtande|ärende\w*|\w+ kommun|stöd|ska|har|är|version\b.*|\d[\d\s:/.,()-]*|sökande|underskrift\w*|uppföljning|\w+(?:s|ens|ets) förslag|.*direktörs? förslag|behörig\b.*|bakgrund|mål|syfte|sammanfattning|innehåll|"
    r"(?:den )?\d{1,2}(?: |/)\w+ \d{4}|\d{4}-\d\d-\d\d|\w+ \d{4}|inkom\b.*|d(?:iarie)?\.?\s?n(?:umme)?r\b.*|slutrapport\w*|protokoll\w*|belopp\b.*|samtliga belopp.*|alla belopp.*|"
    r"fyll\s+i\b.*|läs\s+(?:detta|först)\b.*|ange\b.*|skriv\s+in\b.*|(?:anvisning|instruktion)\w*\b.*)$",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(
    r"[A-ZÅÄÖ][\wåäö-]+(?: [A-ZÅÄÖ][\wåäö-]+)?,?\s+(?:den\s+)?(?:\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2} \d{4})"
)
_PAPER_ALONE = re.compile(
    r"(?:bilaga\W*\d*\W*)?(?:projektbeskrivning|projektplan|riskanalys|tidplan|aktivitetsplan|kommunikationsplan|effektkedja|behovsanalys)\W*",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:tidigare|föregångare|drev|förstudie\w*|nuvarande|avslutade|föregående|fick|förra)\b", re.IGNORECASE)


_NEXT_FIELD = re.compile(
    r"\s*[,.;|]\s+(?:sökande|projektägare|stödmottagare|projektperiod|projekttid|org(?:anisations)?\.?\s?n(?:umme)?r)\b[:\s].*$",
    re.IGNORECASE,
)
"""What the line goes on with after the title: *Projekt Gröna broar, projektägare Skogsförbundet*."""


_CLAUSE_AFTER = re.compile(
    r"[.,;]?\s+\(?(?:(?:alla|samtliga)\s+)?belopp\s+(?:anges\s+)?i\s+(?:\w+\s+)?(?:[tkm]kr|mnkr|kr|sek|kronor|\w*tal)\b.*|"
    r"\.\s+(?-i:Avser|Gäller|Period|Projektperiod|Projekttid|Sökande|Belopp)\b.*|"
    r"\s+(?:och\s+(?:bidrar|åtar|förbinder|intygar|bekräftar|avsätter|satsar|medfinansierar|går\s+in)\b.*|"
    r"med\s+(?:(?:sammanlagt|totalt|högst|SEK|kr)\b|\d{1,3}(?:[\s.’']\d{3})+).*|"
    r"med\s+(?:nedan|ovan|följande\b|ett\s+belopp\b|belopp\b).*|"
    r"söker(?:\s+(?:med)?(?:finansiering|medel|stöd|bidrag)\b.*)?$|(?:med|och|samt|om|på|till|av)$)",
    re.IGNORECASE,
)
"""What the sentence goes on with where the title ends a line: *i projektet Gröna broar och bidrar med 174 000*."""


def clean_title(written: str) -> str:
    """A title without quotes, trailing numbers of the case, dates and punctuation; white space folded."""
    title = _CLAUSE_AFTER.sub("", _NEXT_FIELD.sub("", " ".join(written.split())))
    for _ in range(3):
        shorter = _TAIL.sub("", title)
        shorter = re.sub(r"(?:,\s*|\s+)[A-ZÅÄÖ]{1,4}\s?[ /-]?\d{2,4}[ /-]\d[\w/-]*$", "", shorter)
        shorter = re.sub(
            r",\s*(?:\d{4}-[A-ZÅÄÖ]{2,4}\d{4,}|[A-ZÅÄÖ]{2,4}[-/ ]\d{5,}|\d{2}[A-ZÅÄÖ]{1,3}\d+|[A-ZÅÄÖ]{2,4}[ -]?\d{4,}|\d{4}[-/]\d+|\d{8})$",
            "",
            shorter,
        )
        shorter = re.sub(
            r"\s*\((?=[^)]*\d)(?:dnr\s*)?(?:[A-ZÅÄÖ]{2}|\d{2}[A-ZÅÄÖ]|\d{4}[-/]|\d{8})[\w/ .-]{0,22}\)$", "", shorter
        )
        shorter = re.sub(
            r"\s*\([^)]*(?:förening|kommun|AB|HB|ek\.? ?för|aktiebolag|stiftelse|universitet|högskola|förbund|centrum|stad)[^)]*\)$",
            "",
            shorter,
            flags=re.I,
        )
        shorter = re.sub(r"[\s,–-]+(?:[Ää]rende(?:nummer|nr|-id|)|[Dd]iarienummer|[Dd]nr|[Dd]iarienr):?$", "", shorter)
        if shorter == title:
            break
        title = shorter
    title = re.sub(
        r"(?:,| [–—-]) (?:en |ny )?(?:ansökan|förfrågan|begäran|framställan|hemställan)(?: (?:från|av|om|till) .*)?$",
        "",
        title,
        flags=re.I,
    )
    title = re.sub(
        r"\s(?:har\s)?(?:beviljas|beviljats|prioriteras|prioriterats|tilldelas|godkänns|avslås|bifalls)(?:\s.*)?$", "", title
    )
    title = re.sub(r"^[Pp]rojekt(?:et)?:?\s+(?=[A-ZÅÄÖ\"”“])", "", title)
    title = re.sub(r"\s[–—-]\s(?:kostnader|budget|finansiering)(?: och (?:kostnader|budget|finansiering\w*))?$", "", title)
    title = re.sub(r":\s+[a-zåäö].{8,}$", "", title)  # *Gröna broar: vad det kostar och vem som betalar*
    title = re.sub(r"\s(?:an)?(?:söker|begär)\s(?:\w+\s){0,2}\w*(?:stöd|medel|finansiering|bidrag)$", "", title)
    return title.strip(_QUOTES).rstrip(".,;:").strip(_QUOTES)


def _without_applicant(title: str, applicants: frozenset[str]) -> str:
    """*Stöd till Skogsförbundet för Gröna broar* and *Gröna broar, Skogsförbundet*: the applicant's name is no part of the title."""
    for name in applicants:
        written = r"\s+".join(re.escape(w) for w in name.split())
        rest = re.sub(
            rf"^{written}s?(?:,| för| till| avseende| –| -|:)+ (?:projektet )?(?=[A-ZÅÄÖ0-9\"”])", "", title, flags=re.I
        )
        rest = re.sub(rf"(?:,| [–—-]) {written}$", "", rest, flags=re.I)
        if rest != title and _usable(rest):
            return rest.strip(_QUOTES)
    return title


def _usable(title: str) -> bool:
    return (
        3 <= len(title) <= 110
        and re.search(r"[a-zåäö]{2}", title) is not None
        and not _NOT_TITLE.fullmatch(title)
        and not fields_of(title)
    )


def title_in_heading(heading: str) -> tuple[str, int] | None:
    """The title that a heading of a paper names (*Ansökan till Region Nord: Gröna broar*), and its weight."""
    for pattern, weight, _ in _HEADINGS:
        if match := pattern.search(heading):
            title = clean_title(match["t"])
            if _usable(title):
                return title, weight
    return None


def title_of_field(written: str, applicants: frozenset[str]) -> str:
    """The title in what a field such as *Ärende* says: *Bidrag till Skogsliden för Gröna broar* is about *Gröna broar*."""
    named = title_in_heading(" ".join(written.split()))
    title = named[0] if named and named[1] >= 70 else written
    return _without_applicant(title, applicants)


def read_titles(
    layout: Layout,
    candidates: tuple[Candidate, ...],
    kind: DocumentKind,
    sentences: Sentences,
    applicants: frozenset[str] = frozenset(),
) -> list[FieldReading]:
    """Title readings from headings and prose. Titles that recur in the document weigh more; an applicant's name is none."""
    text = layout.document.text
    flat = " ".join(text[layout.span.start : layout.span.end].split())
    others = _names(candidates) | {name.casefold() for name in applicants}
    numbers = [" ".join(c.raw.split()) for c in candidates if isinstance(c.value, RegistrationNumber)]
    found: list[tuple[str, Span, int, str]] = []
    for pieces in _title_lines(layout):
        heading = " ".join(" ".join(text[s.start : s.end].split()) for s in pieces)
        heading = re.sub(
            r"^(?:ämne|subject|ang|angående|rubrik|gäller):\s*(?:(?:sv|vb|re|fw|fwd):\s*)*", "", heading, flags=re.IGNORECASE
        )
        span = Span(pieces[0].start, pieces[-1].end)
        if (named := title_in_heading(heading)) is not None:
            found.append((named[0], _locate(text, named[0], span) or span, named[1], "rubrik"))
        elif (rest := _after_number(heading, numbers)) is not None:
            found.append((rest, _locate(text, rest, span) or span, 64, "efter diarienumret"))
    for pattern, weight in ((_QUOTED, 68), (_GRANTED_QUOTED, 62)):
        for match in pattern.finditer(text, layout.span.start, layout.span.end):
            if not _is_earlier(text, match.start(), sentences):
                found.append(
                    (clean_title(match["t"]), Span(match.start("t"), match.end("t")), weight, "projekt inom citattecken")
                )
    for pattern, weight, reason in ((_AFTER_PROJECT, 50, "efter ordet projektet"), (_AFTER_AMOUNT, 42, "efter beloppet")):
        for match in pattern.finditer(text, layout.span.start, layout.span.end):
            title = _extent(_in_one_block(layout, match["t"], match.start("t")), flat)
            if title and _usable(title) and not _is_earlier(text, match.start(), sentences):
                span = _locate(text, title, Span(match.start("t"), match.end("t"))) or Span(match.start("t"), match.end("t"))
                found.append((title, span, weight, reason))
    found += _plain_headings(layout, kind)
    readings = []
    sure = [_without_applicant(f[0], applicants) for f in found if f[3] in ("rubrik", "projekt inom citattecken")]
    for written, place, weight, reason in found:
        title = _without_applicant(written, applicants)
        span = place if title == written else _locate(text, title, place) or place
        cut_short = any(other.startswith(title + " ") for other in sure)
        if title.casefold() in others or not _usable(title) or cut_short:
            continue
        support = len(re.findall(rf"(?<!\w){re.escape(title)}(?!\w)", flat))
        standing = Standing.CERTAIN if weight >= 74 or support >= 2 else Standing.PROBABLE
        readings.append(FieldReading("project_title", title, (span,), weight + min(support, 3), reason, standing))
    return readings


def _names(candidates: tuple[Candidate, ...]) -> frozenset[str]:
    """What is somebody's name or a number is no title."""
    names: set[str] = set()
    for c in candidates:
        if isinstance(c.value, OrganizationName):
            names.update((" ".join(c.value.written.split()).casefold(), c.value.normalized.casefold()))
        elif isinstance(c.value, MunicipalityName):
            names.add(c.value.organization.casefold())
        elif isinstance(c.value, RegistrationNumber):
            names.add(c.value.text.casefold())
    return frozenset(names)


def _extent(following: str, flat: str) -> str:
    """How far a title goes that stands after *projektet* without quotes.

    The longest stretch that the document uses a second time, else as far as the first word that cannot be part of a name.
    """
    stretch = " ".join(following.split())
    if (stop := _HARD_STOP.search(stretch + " ")) is not None:
        stretch = stretch[: stop.start()]
    words = stretch.split()[:12]
    for n in range(len(words), 1, -1):
        candidate = clean_title(" ".join(words[:n]))
        if len(candidate) > 6 and flat.count(candidate) >= 2 and not _SOFT_STOP.search(f" {words[n - 1]} "):
            return candidate
    soft = _SOFT_STOP.search(" " + " ".join(words) + " ")
    return clean_title(" ".join(words) if soft is None else (" " + " ".join(words))[: soft.start()])


def _title_lines(layout: Layout) -> list[tuple[Span, ...]]:
    """Headings, and the lines and chunks of the head, as tuples of pieces; headings first."""
    text = layout.document.text
    result = [b.pieces for b in layout.blocks if b.kind is BlockKind.HEADING]
    running = [b.span for b in layout.blocks if b.kind is not BlockKind.HEADING and len(b.pieces) > 1]
    for i, line in enumerate(layout.lines[:8]):
        prose = ". " in text[line.span.start : line.span.end] or (i > 2 and any(s.contains(line.span) for s in running))
        if not prose:
            following = layout.lines[i + 1] if i + 1 < len(layout.lines) else None
            if following is not None and len(line.chunks) == 1 and _carries_on(text, line, following):
                result.append((line.span, following.span))
            if len(line.chunks) < 3:  # else a table's headings
                result.append((line.span,))
            result.extend((c.span,) for c in line.chunks if len(line.chunks) > 1)
    return result


def _carries_on(text: str, line: Line, following: Line) -> bool:
    """Whether a title line goes on on the next: with a small letter, in the same size, and not as a sentence or a field."""
    rest = text[following.span.start : following.span.end].strip()
    small = rest[:1].islower() or text[line.span.start : line.span.end].rstrip().endswith((" för", " till", " av", " i", " och"))
    return small and len(following.chunks) == 1 and len(rest) < 60 and ":" not in rest and abs(line.size - following.size) < 0.6


def _after_number(heading: str, numbers: list[str]) -> str | None:
    """The title in a subject line that begins with the case's number: *RUN 2025-00412 Gröna broar*."""
    for number in numbers:
        opening = re.match(
            rf"(?:[\w ,]{{0,60}}?\b(?:dnr|diarienummer|ärende|ärende-?id)\W*)?{re.escape(number)}[\s,:;–-]+(?=[A-ZÅÄÖÉ])",
            heading,
            re.I,
        )
        if opening:
            title = clean_title(heading[opening.end() :])
            return title if title[:1].isupper() and _usable(title) and not re.search(rf"\b{_PAPER}\b", title, re.I) else None
    return None


def _in_one_block(layout: Layout, following: str, at: int) -> str:
    """As much of the text after a cue as stands in the same block: a title does not run on into the next heading."""
    block = next((b for b in layout.blocks if b.span.start <= at < b.span.end), None)
    return following if block is None else following[: max(0, block.span.end - at)]


def _locate(text: str, title: str, within: Span) -> Span | None:
    pattern = re.compile(r"\s+".join(re.escape(w) for w in title.split()))
    match = pattern.search(text, within.start, within.end)
    return Span(match.start(), match.end()) if match else None


def _is_earlier(text: str, offset: int, sentences: Sentences) -> bool:
    sentence = sentences.around(offset)
    return _EARLIER.search(text[max(sentence.start - 40, 0) : offset]) is not None


def _is_row(text: str, line: Line) -> bool:
    """A row of a table: a label with figures beside it."""
    return any(is_amount(text[c.span.start : c.span.end]) for c in line.chunks[1:])


def _plain_headings(layout: Layout, kind: DocumentKind) -> list[tuple[str, Span, int, str]]:
    """A first heading that is nothing but the title: taken when the text uses the same words again, or in a budget."""
    text = layout.document.text
    flat = " ".join(text[layout.span.start : layout.span.end].split())
    result = []
    headings = [b for b in layout.blocks if b.kind is BlockKind.HEADING][:3]
    firsts = [(b.span, " ".join(text[b.span.start : b.span.end].split())) for b in headings]
    firsts += [
        (c.span, " ".join(text[c.span.start : c.span.end].split()))
        for line in layout.lines[:3]
        if not _is_row(text, line)
        for c in line.chunks[:1]
    ]
    for span, written in firsts:
        title = clean_title(written)
        if _PLACE_AND_DAY.fullmatch(written):
            continue
        if not title[:1].isupper() or not _usable(title) or re.search(rf"^{_PAPER}\b|^§|^\d", title, re.IGNORECASE):
            continue
        if kind is DocumentKind.OTHER:
            if span != firsts[0][0] and _PAPER_ALONE.fullmatch(firsts[0][1]):
                result.append((title, span, 45, "raden under handlingens slag"))
                break
        elif title != written and _usable(title) and kind is DocumentKind.BUDGET:
            result.append((title, span, 66, "rubrik med nummer eller sökande"))
        elif flat.count(title) >= 2 and kind in (DocumentKind.APPLICATION, DocumentKind.BUDGET, DocumentKind.COMMITMENT):
            result.append((title, span, 56, "rubrik"))
        elif kind is DocumentKind.BUDGET:
            result.append((title, span, 46, "första raden"))
        elif kind is DocumentKind.APPLICATION and headings and span == headings[0].span:
            result.append((title, span, 40, "första rubriken"))
    return result
