"""The project's title where no form field says it: in headings, after *projektet*, in quotes."""

from __future__ import annotations

import re

from extractors.roles.fields.sentences import Sentences
from extractors.roles.readings import FieldReading
from schemas.facts import Standing
from schemas.layout import BlockKind, Layout
from schemas.roles import DocumentKind
from schemas.text import Span

_S = r"\s+"
_WHAT = (
    r"(?:projekt|utvecklings|stöd|medfinansierings)?(?:ansökan|stöd|medel|projektstöd|projektmedel|medfinansiering|finansiering|bidrag|beslut|budget\w*|kalkyl\w*|"
    r"finansieringsplan|intyg\w*|komplettering|förslag till beslut|delegationsbeslut|tjänsteskrivelse|protokollsutdrag|avsiktsförklaring|rekvisition)"
)
_HEADING_PATTERNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"\bprojekt(?:et|ets)?{_S}[\"”“»]([^\"”“»«]{{3,120}})[\"”“»«]", re.IGNORECASE), 84),
    (
        re.compile(
            r"\b(?:till|av|för|i|om|avseende|rörande|angående|gällande)\s+projekt(?:et)?:?\s+(?P<t>(?-i:[\"”“»A-ZÅÄÖ0-9]).{2,120})$"
        ),
        80,
    ),
    (
        re.compile(
            rf"^(?:§\s*\d+\s*)?(?:\d+\.?\s+)?(?:bilaga\W*\d*\W*)?[\wåäöÅÄÖ ,-]{{0,60}}?{_WHAT}[\wåäöÅÄÖ ,-]{{0,50}}?\s*[:–—-]\s+(?P<t>(?-i:[A-ZÅÄÖ0-9\"”“»]).{{2,120}})$",
            re.IGNORECASE,
        ),
        78,
    ),
    (
        re.compile(
            rf"^(?:§\s*\d+\s*)?(?:bilaga\W*\d*\W*)?(?:\w+\s+){{0,4}}?{_WHAT}(?:\s+\w+)?\s+(?:till|för|av|om|avseende|rörande)\s+(?:projektet\s+|projekt\s+)?(?P<t>(?-i:[A-ZÅÄÖ0-9\"”“»]).{{2,120}})$",
            re.IGNORECASE,
        ),
        74,
    ),
    (
        re.compile(
            r"^(?:reviderad\s+)?(?:projekt)?(?:budget|kalkyl|finansieringsplan)\s+(?P<t>(?-i:[A-ZÅÄÖ]).{2,120})$", re.IGNORECASE
        ),
        70,
    ),
    (re.compile(r"^(?P<t>(?-i:[A-ZÅÄÖ]).{2,100}?)\s*\(\s*(?:dnr\s*)?(?=[^)]*\d)[A-ZÅÄÖ0-9/ -]{4,24}\)$"), 66),
    (re.compile(r"^(?:projektet?|projektnamn)\s+(?P<t>(?-i:[A-ZÅÄÖ\"”“]).{2,100})$"), 72),
)
_QUOTED = re.compile(
    r"\bprojekt(?:et|ets|en)?\s+(?:med\s+namnet\s+|kallat\s+|som\s+heter\s+)?[\"”“»«](?P<t>[^\"”“»«]{3,120})[\"”“»«]",
    re.IGNORECASE,
)
_STOP = (
    r"(?=\s+(?:med|genomförs|pågår|på|under|inom|är|ska|skall|har|hos|från|som\s+(?:ska|är|har|syftar)|där|vilket|drivs|ägs|avser|syftar|"
    r"kostar|startar|beviljas|enligt|omfattar|där|och\s+(?:att|har|som|begär)|i\s+enlighet|samt|om\s+\d|den\s+\d|fr\.?o|t\.?o|uppgår|till\s+(?:och|ett|en)|"
    r"fick|får|bidrar|bedöms|svarar|stödjer|inte|vars|,)\b|\s*[,;:(]|[.](?:\s|$)|\s*$|\s*\))"
)
_PROSE = re.compile(
    rf"\b[Pp]rojekt(?:et|ets)?\s+(?P<t>(?-i:[A-ZÅÄÖ])[^\n\t\f.,;:()]*?(?:(?:\s|\.)[^\t\f.,;:()]+?){{0,9}}?){_STOP}"
)
_TAIL = re.compile(
    r"\s*(?:[,–-]?\s*(?:d(?:iarie)?n(?:umme)?r|ärende-?(?:id|nr|nummer)|journaln\w*|RD|RS|RUN|KS)\b[\s:]*[\d/\-]+.*|,\s+[A-ZÅÄÖ]{1,4}[ -]?\d{2,4}[/-]\d+.*|\s+\d{4}-\d{2}-\d{2}.*|\s+–\s+REVIDERAD.*|\s*\((?=[^)]*\d)(?:[A-ZÅÄÖ]{2}|\d{2}[A-ZÅÄÖ]|\d{4}[-/])[\w/ .-]{2,22}\))$"
)
_NOT_TITLE = re.compile(
    r"^(?:(?:region|tillväxtverket|länsstyrelsen|leader|nämnden)\b.*|(?:projekt|sökande|titel|datum|avser)\w*\s*:.*|och\b.*|projekt\w*|ansökan\w*|budget\w*|beslut\w*|förslag|bilaga|sida|datum|reviderad|regional\w*|kronor|kostnad\w*|finansiering\w*|medfinansiering\w*|intyg\w*|"
    r"tjänsteskrivelse|ärende\w*|sökande|region \w+|\w+ kommun|stöd|ska|har|är|\d[\d\s:/.-]*)$",
    re.IGNORECASE,
)


def clean_title(written: str) -> str:
    """A title without quotes, trailing numbers of the case, dates and punctuation; white space folded."""
    title = " ".join(written.split())
    title = _TAIL.sub("", title)
    title = re.sub(r"^[Pp]rojekt(?:et)?:?\s+(?=[A-ZÅÄÖ])", "", title)
    return title.strip("\"”“»«'’ ").rstrip(".,;:").strip("\"”“»«'’ ")


def _usable(title: str) -> bool:
    return 3 <= len(title) <= 110 and any(c.isalpha() for c in title) and not _NOT_TITLE.fullmatch(title)


def read_titles(layout: Layout, kind: DocumentKind, sentences: Sentences) -> list[FieldReading]:
    """Title readings from headings and prose. Titles that recur in the document weigh more."""
    text = layout.document.text
    found: list[tuple[str, Span, int, str]] = []
    for pieces in _title_lines(layout):
        heading = " ".join(" ".join(text[s.start : s.end].split()) for s in pieces)
        span = Span(pieces[0].start, pieces[-1].end)
        for pattern, weight in _HEADING_PATTERNS:
            match = pattern.search(heading)
            if match:
                title = clean_title(match.group("t") if "t" in pattern.groupindex else match.group(1))
                if _usable(title):
                    found.append((title, _locate(text, title, span) or span, weight, "rubrik"))
                    break
    for match in _QUOTED.finditer(text, layout.span.start, layout.span.end):
        if not _is_history(text, match.start(), sentences):
            found.append((clean_title(match["t"]), Span(match.start("t"), match.end("t")), 64, "projekt inom citattecken"))
    for match in _PROSE.finditer(text, layout.span.start, layout.span.end):
        title = clean_title(match["t"])
        if _usable(title) and not _is_history(text, match.start(), sentences):
            found.append(
                (title, Span(match.start("t"), match.start("t") + len(match["t"].rstrip())), 50, "efter ordet projektet")
            )
    found += _plain_headings(layout, kind, [f[0] for f in found])
    flat = " ".join(text[layout.span.start : layout.span.end].split())
    readings = []
    for title, span, weight, reason in found:
        support = flat.count(title)
        standing = Standing.CERTAIN if weight >= 74 or support >= 2 else Standing.PROBABLE
        readings.append(FieldReading("project_title", title, (span,), weight + min(support, 3), reason, standing))
    return readings


def _title_lines(layout: Layout) -> list[tuple[Span, ...]]:
    """Headings, and the chunks of the first lines, as tuples of pieces; headings first."""
    text = layout.document.text
    result = [b.pieces for b in layout.blocks if b.kind is BlockKind.HEADING]
    running = [b.span for b in layout.blocks if b.kind is not BlockKind.HEADING and len(b.pieces) > 1]
    for i, line in enumerate(layout.lines[:8]):
        prose = ". " in text[line.span.start : line.span.end] or (i > 2 and any(s.contains(line.span) for s in running))
        if not prose:
            result.extend((c.span,) for c in line.chunks)
    return result


def _locate(text: str, title: str, within: Span) -> Span | None:
    pattern = re.compile(r"\s+".join(re.escape(w) for w in title.split()))
    match = pattern.search(text, within.start, within.end)
    return Span(match.start(), match.end()) if match else None


def _is_history(text: str, offset: int, sentences: Sentences) -> bool:
    sentence = sentences.around(offset)
    before = text[max(sentence.start - 40, 0) : offset]
    return (
        re.search(
            r"\b(?:tidigare|föregångare|drev|förstudie\w*|nuvarande|avslutade|föregående|fick|tidigare)\b", before, re.IGNORECASE
        )
        is not None
    )


def _plain_headings(layout: Layout, kind: DocumentKind, known: list[str]) -> list[tuple[str, Span, int, str]]:
    """A first heading that is nothing but the title: taken when the text uses the same words again, or in a budget."""
    text = layout.document.text
    flat = " ".join(text[layout.span.start : layout.span.end].split())
    result = []
    headings = [b for b in layout.blocks if b.kind is BlockKind.HEADING][:3]
    firsts = [(b.span, " ".join(text[b.span.start : b.span.end].split())) for b in headings]
    firsts += [(line.span, " ".join(text[line.span.start : line.span.end].split())) for line in layout.lines[:2]]
    for span, written in firsts:
        title = clean_title(written)
        if not _usable(title) or re.search(
            rf"^{_WHAT}\b|\b(?:kommun|region|universitet|högskola|AB)\b|^§|^\d", title, re.IGNORECASE
        ):
            continue
        count = flat.count(title)
        if count >= 2 and kind in (DocumentKind.APPLICATION, DocumentKind.BUDGET, DocumentKind.COMMITMENT):
            result.append((title, span, 56, "rubrik"))
        elif kind is DocumentKind.BUDGET:
            result.append((title, span, 46, "första raden"))
    return result
