"""Dates and periods in running text and in heads of letters: which date is it? Decided by cue phrases beside the date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout.labels import is_label
from extractors.roles.fields.forms import last_day
from extractors.roles.fields.labels import fields_of
from extractors.roles.fields.sentences import Sentences
from extractors.roles.readings import FieldReading, RoleReading
from schemas.facts import Candidate, Standing
from schemas.layout import BlockKind, Layout, Table
from schemas.roles import DateRole, DocumentKind
from schemas.text import Span
from schemas.values import DatePrecision, PartialDate, Period


@dataclass(frozen=True, slots=True)
class DateCue:
    """A phrase right before (`before`) or right after (`after`) a date that says what the date is."""

    field: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    weight: int
    example: str


def _cue(field: str, example: str, before: str = "", after: str = "", weight: int = 80) -> DateCue:
    return DateCue(
        field, _compiled(before + r"\W*$") if before else None, _compiled(r"^\W*" + after) if after else None, weight, example
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


_ON = r"(?: den| dag(?:en)?)?"
_GAP = r"(?:\W+[\wåäöÅÄÖ-]+){0,6}"

DATE_CUES: tuple[DateCue, ...] = (
    _cue(
        "final_report_due",
        "Slutrapport ska vara inne senast 2028-04-30",
        rf"\bslut(?:rapport\w*|redovis\w*|redogör\w*){_GAP}(?:\W+[\w-]+){{0,8}} (?:senast|före|till|innan){_ON}",
        weight=88,
    ),
    _cue(
        "final_report_due",
        "senast 2027-02-28 ska slutrapport lämnas",
        r"\bsenast" + _ON,
        rf"(?:ska|skall){_GAP} slut(?:rapport|redovis)",
    ),
    _cue(
        "final_report_due",
        "Slutrapport: 2027-02-28",
        r"\bslut(?:rapport|redovisning)\w*(?: (?:är|inlämnas|lämnas|inges|ska vara inne))?" + _ON,
        weight=70,
    ),
    _cue(
        "final_report_due",
        "slutrapport lämnas två månader efter projektslut, det vill säga den 28 februari 2028",
        rf"\bslut(?:rapport\w*|redovis\w*){_GAP}(?:\W+[\w-]+){{0,8}}\W+(?:det vill säga|d\.?v\.?s\.?|alltså|vilket (?:är|innebär|blir)|nämligen)(?: senast)?{_ON}",
        weight=84,
    ),
    _cue(
        "final_report_due",
        "Slutrapporten ska vara regionen till handa den 31 maj 2026",
        rf"\bslut(?:rapport\w*|redovis\w*){_GAP} (?:till ?handa|inne|hos oss|inkommen|inlämnad|insänd|redovisad|klar|färdig|färdigställd|lämnas(?: in)?|inlämnas|inges|skickas(?: in)?|sändas|blir|är){_ON}",
        weight=76,
    ),
    _cue(
        "final_report_due",
        "Redovisning sker senast 2026-01-31",
        rf"\b(?<!delårs)(?:redovisning|rapportering|återrapportering)(?:en)? (?:sker|görs|lämnas|inges|(?:ska|skall) (?:ske|lämnas|göras|vara inne|inges)) senast{_ON}",
        weight=58,
    ),
    _cue(
        "history",
        "ersätter vår ansökan av den 3 maj 2024",
        rf"\b(?:ersätter|tidigare|föregående|förra|sedan|bildades|grundades){_GAP}",
    ),
    _cue(
        "received_on",
        "inkom den 4 mars 2026 med sin ansökan",
        rf"\b(?:inkom(?:men|met|na)?|kom in|kommit in|inkommit|inlämnades|inlämnad|lämnades in|mottogs|mottagen|mottagits|registrerad|registrerades|diariefördes|ankom)(?: till [\wåäöÅÄÖ -]{{2,60}}?)?{_ON}",
    ),
    _cue("received_on", "ansökte den 14 oktober 2025 om", rf"\b(?:ansökte|sökte|skickade in|lämnade in|gav in){_ON}", weight=75),
    _cue(
        "received_on",
        "lämnade den 7 april 2024 in sin ansökan",
        rf"\b(?:lämnade|skickade|gav|sände|har){_ON}",
        r"(?:in|till [\wåäöÅÄÖ ]{2,40} in|inkommit med|ansökt om|lämnat in)\b",
    ),
    _cue(
        "received_on", "tog den 12 april 2023 emot en ansökan", rf"\b(?:tog|mottog|fick){_ON}", r"(?:emot|en ansökan|ansökan)\b"
    ),
    _cue(
        "received_on",
        "kom in med sin ansökan den 12 mars 2025",
        rf"\b(?:kom in|kommit in|inkom|inkommit|lämnade in|lämnat in|skickade in|gav in|ingav) med (?:sin|en|sina)? ?(?:\w+ ){{0,3}}(?:ansökan|handlingar\w*|begäran|framställan)(?: (?:om|till|för) [^.;]{{0,90}}?)?{_ON}",
        weight=78,
    ),
    _cue(
        "received_on",
        "Handlingarna nådde oss 11 april 2024",
        rf"\b(?:ansökan|handlingarna) (?:nådde|kom till|kom oss till) [\wåäöÅÄÖ -]{{2,40}}?{_ON}",
        weight=76,
    ),
    _cue("received_on", "har den 3 mars 2025 inkommit med", "", r"(?:inkommit|inkom|ansökt|lämnat in|lämnade in)\b", weight=70),
    _cue("received_on", "Ansökan daterad den 3 mars", rf"\bansökan (?:är )?(?:daterad|av){_ON}", weight=30),
    _cue(
        "period_end",
        "avslutas den 31 augusti 2027",
        rf"\b(?:avslutas|slutar|upphör|slutfört|slutförs|slutföras|avslutat|är klart|ska vara klart|pågår till|till och med|t\.?o\.?m\.?|slutdatum(?: är)?|projektslut(?: är)?|färdigt|klart|avslutat){_ON}",
        weight=60,
    ),
    _cue(
        "period_end",
        "med start i februari och slut den 31 januari 2028",
        rf"\bstart\w*{_ON}[^.;]{{5,60}}?(?:och|samt|,) (?:\w+ )?(?:slut|avslut|avslutning)(?: \w+)?{_ON}",
        weight=62,
    ),
    _cue(
        "period_start",
        "Projektet börjar den 1 april 2026",
        rf"\b(?:projektet|insatsen|arbetet|genomförandet|satsningen|startdatum|projektstart|det) (?:(?:planeras|beräknas|väntas|avses|ska|kommer) )?(?:att )?(?:börja[rs]?|starta[rs]?|inled[as]+s?|påbörja[rs]?|är|igång){_ON}",
        weight=70,
    ),
    _cue(
        "period_start",
        "med start den 1 mars 2026",
        rf"\b(?:med start|startar|start sker|start(?:datum)?|påbörjas|inleds|drar igång){_ON}",
        weight=60,
    ),
    _cue(
        "decided_on",
        "Sammanträdesdatum 2024-12-10",
        rf"\b(?:sammanträdesdatum|beslutsdatum|mötesdatum|sammanträde(?:t)?|sammanträder|beslutad|beslutades|beslutat|fattades|fattat|datum för beslut){_ON}",
        weight=75,
    ),
    _cue(
        "decided_on",
        "har den 20 januari 2026, § 9, beslutat",
        rf"\b(?:har|beslutade|nämnden|styrelsen|utskottet|direktören|möte|sammanträde){_ON}",
        r"(?:§ ?\d+\W*)?(?:beslutat|beslutade|beslutar|fattat beslut|prioriterat|tillstyrkt|bifallit|avslagit|beviljat)\b",
        weight=82,
    ),
    _cue(
        "decided_on",
        "Tid: 2025-03-25, kl. 13.00",
        r"\b(?:plats och tid|mötestid|tid)\b[^.;]{0,40}?",
        r"(?:kl\b|klockan|\d{1,2}[.:]\d\d)",
        weight=78,
    ),
    _cue("decided_on", "PROTOKOLLSUTDRAG 2025-09-24 § 88", r"\bprotokoll\w*", r"§ ?\d", weight=78),
    _cue(
        "other",
        "Justering: 2025-06-17",
        r"\b(?:justering(?:sdag|sdatum)?|justerat|justeras|justerad|anslag(?:s|et)?(?: upp)?|överklag\w*|gäller till och med|sparas till och med|arkiveras|bevaras|utbetalning\w*|rekvi\w+|rekvirera\w*|lägesrapport\w*|delrapport\w*)"
        + _GAP
        + _ON,
        weight=85,
    ),
    _cue(
        "other",
        "Kommunen fattar beslut den 2 september 2026",
        r"\b(?:utskriven|utskrivet|utskrift|signera(?:d|t|ts|des)|skickat|skickades|registreringsdatum|behandlas|sammanträder|"
        r"(?:kommer att |ska )?(?:besluta[rs]?|fatta[rs]? beslut)(?: i frågan| om detta)?|beslutades av (?:styrelsen|årsmötet|nämnden)|"
        r"svara?(?: senast)?|komplettera(?:s|ra)?(?: \w+){0,2} senast|sista (?:dag\w*|datum)(?: (?:för|att) \w+)?|"
        r"gäller(?: till| t\.o\.m\.| från)?|(?:kommit in|inkommit|inne|inlämnad|skickas in) senast|projektets slut)" + _ON,
        weight=84,
    ),
    _cue("dated_on", "Hälsningar 2025-03-04", r"\bhälsning(?:ar)?(?: från [^.;\n]{2,40}?)?,?", weight=62),
    _cue(
        "dated_on",
        "Reviderad 2025-11-03",
        rf"\b(?:reviderad(?:e|es)?|reviderat|rev\.?|daterad|daterat|upprättad|upprättat|utfärdat|utfärdad|uppdaterad|ändrad|version){_ON}",
        weight=70,
    ),
)

_HISTORY_SENTENCE = re.compile(
    r"\b(?:tidigare (?:projekt|finansierat|beviljat|beviljats|stöd|förstudie)|föregångare|förstudien?\b|har (?:tidigare|under åren)|drev|nuvarande projekt|avslutades|pågick)\b",
    re.IGNORECASE,
)
_PERIOD_CUE = re.compile(
    r"\b(?:projekt(?:et|ets)?(?:[ -]?(?:tid|period|löptid)\w*)?|genomförs|genomföras|pågår|pågå|perioden|stödperiod\w*|löper|löpa|"
    r"genomförande\w*|insatsen|bedrivs|drivs|planeras|projekttid\w*|tidplan\w*|omfattar tiden)\b",
    re.IGNORECASE,
)
_OTHER_PERIOD = re.compile(
    r"\b(?:redovisningsperiod\w*|rekvisitionsperiod\w*|avser period(?:en)? för utbetalning|program(?:met|period)\w*|strategi\w*|handlingsplan\w*|utlysning\w*|"
    r"skogsprogram\w*|denna period|ansökningsperiod\w*|januari–april)\b",
    re.IGNORECASE,
)
_PAPER_DATE = re.compile(
    r"(?:tjänsteskrivelse|tjänsteutlåtande|ansökan|budget|protokoll\w*|intyg|beslut|bilaga|skrivelse|yttrande|underlag|missiv|remiss|rapport|"
    r"avtal|promemoria|PM|finansieringsplan|projektplan|avsiktsförklaring|\w*avdelning\w*|\w*kontor\w*|\w*förvaltning\w*|justera\w*|signera\w*),?\s+(?:den\s+)?$",
    re.IGNORECASE,
)
"""A paper in a list of papers, with its date: no place."""
_PLACE_DATE = re.compile(r"(?:^|[\n\t\f])\s*[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?,?\s+(?:den\s+)?$")
_AT_TIME = re.compile(r",?\s+(?:kl\b|klockan\b|\d{1,2}[.:]\d\d)", re.IGNORECASE)
_MINUTES_KINDS = (DocumentKind.DECISION,)


def read_dates(
    layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, sentences: Sentences
) -> tuple[list[FieldReading], list[RoleReading]]:
    """Field readings for dates and periods outside forms, and roles of dates that belong to something else."""
    fields: list[FieldReading] = []
    roles: list[RoleReading] = []
    text = layout.document.text
    cells = [s for t in layout.tables if _is_money(t) for row in t.rows for cell in row if cell for s in cell.spans]
    # a column headed sep–dec 2025 is no project period, and a date in a table row belongs to the row
    candidates = tuple(c for c in candidates if not any(s.contains(c.span) for s in cells))
    answers = _other_answers(layout)
    for c in candidates:
        if isinstance(c.value, PartialDate | Period) and (label := next((n for s, n in answers if s.contains(c.span)), None)):
            roles.append(RoleReading(c.span, DateRole.UNASSIGNED, f"fältet {label}"))
    candidates = tuple(c for c in candidates if not any(s.contains(c.span) for s, _ in answers))
    study = _is_study(layout)
    periods = [c for c in candidates if isinstance(c.value, Period) and not c.set_aside]
    for c in periods:
        _read_period(c, text, sentences, fields, roles, study)
    inside = [c.span for c in periods]
    for c in candidates:
        if c.set_aside or not isinstance(c.value, PartialDate) or any(s.contains(c.span) for s in inside):
            continue
        _read_date(c, text, kind, sentences, fields, roles)
    fields += _head_dates(layout, candidates, kind, {s for f in fields for s in f.spans} | {r.span for r in roles})
    return fields, roles


def _other_answers(layout: Layout) -> list[tuple[Span, str]]:
    """What answers a form's label that asks for none of our fields: its dates are not the document's own."""
    known = {s for p in layout.pairs if fields_of(p.label) for s in p.value_spans}
    return [
        (s, p.label)
        for p in layout.pairs
        if is_label(p.label) and not fields_of(p.label)
        for s in p.value_spans
        if s not in known and s.end - s.start < 40
    ]


def _is_study(layout: Layout) -> bool:
    """Whether the paper's own subject is a pre-study, which is then no earlier project."""
    headings = [layout.document.raw(b.span).casefold() for b in layout.blocks if b.kind is BlockKind.HEADING][:2]
    return any("förstudie" in text for text in headings)


def _is_money(table: Table) -> bool:
    """A table with several figures of money, as against a letter's head or a form set as a table."""
    figures = sum(
        1
        for row in table.rows
        for cell in row
        if cell and re.fullmatch(r"[-–−]?\d[\d\s.,’']*\d{3}(?:\s?\S{1,4})?", cell.text.strip())
    )
    return figures >= 4


def _before(text: str, sentence: Span, start: int, length: int) -> str:
    """What stands before a date in its sentence; across a page break or a line that layout took by itself as well."""
    begins = text[: sentence.start].rstrip()[-1:] in ("", ".", "!", "?", ":")
    return text[max(sentence.start if begins else 0, start - length) : start]


def _read_period(
    c: Candidate, text: str, sentences: Sentences, fields: list[FieldReading], roles: list[RoleReading], study: bool
) -> None:
    value = c.value
    assert isinstance(value, Period)
    sentence = sentences.around(c.span.start)
    before = _before(text, sentence, c.span.start, 160)
    whole = text[sentence.start : sentence.end]
    if value.start.precision is DatePrecision.YEAR:
        roles.append(RoleReading(c.span, DateRole.HISTORY, "program- eller årsintervall"))
        return
    told = re.sub(r"\bförstudien?\b", "", before, flags=re.IGNORECASE) if study else before
    if _HISTORY_SENTENCE.search(told) and not re.search(r"\bprojekttiden är\b", before, re.IGNORECASE):
        roles.append(RoleReading(c.span, DateRole.HISTORY, "tidigare projekt"))
        return
    if _OTHER_PERIOD.search(before[-60:]):
        roles.append(RoleReading(c.span, DateRole.UNASSIGNED, "period för annat än projektet"))
        return
    weight = 80 if _PERIOD_CUE.search(before[-70:]) else 55 if _PERIOD_CUE.search(whole) else 35
    standing = Standing.CERTAIN if weight >= 55 else Standing.PROBABLE
    start, end = value.start.day, last_day(value.end)
    if (end - start).days < 20 or (end - start).days > 9 * 366:
        roles.append(RoleReading(c.span, DateRole.UNASSIGNED, "orimlig projekttid"))
        return
    fields.append(FieldReading("period_start", start.isoformat(), (c.span,), weight, "projekttid i text", standing))
    fields.append(FieldReading("period_end", end.isoformat(), (c.span,), weight, "projekttid i text", standing))


def _read_date(
    c: Candidate, text: str, kind: DocumentKind, sentences: Sentences, fields: list[FieldReading], roles: list[RoleReading]
) -> None:
    value = c.value
    assert isinstance(value, PartialDate)
    sentence = sentences.around(c.span.start)
    before = _before(text, sentence, c.span.start, 150)
    if value.precision is not DatePrecision.DAY:
        roles.append(RoleReading(c.span, DateRole.UNASSIGNED, "månad eller år"))
        return
    after = text[c.span.end : min(sentence.end, c.span.end + 90)]
    best: DateCue | None = None
    for cue in DATE_CUES:
        if cue.before and not cue.before.search(before):
            continue
        if cue.after and not cue.after.search(after):
            continue
        if best is None or cue.weight > best.weight:
            best = cue
    if best is None:
        return
    if best.field == "history":
        roles.append(RoleReading(c.span, DateRole.HISTORY, "tidigare handling eller händelse"))
    elif best.field == "other" or (
        best.field == "decided_on" and kind not in _MINUTES_KINDS and kind is not DocumentKind.COMMITMENT
    ):
        roles.append(RoleReading(c.span, DateRole.UNASSIGNED, "annat datum"))
    elif best.field in ("period_start", "period_end") and _HISTORY_SENTENCE.search(before):
        roles.append(RoleReading(c.span, DateRole.HISTORY, "tidigare projekt"))
    else:
        standing = Standing.CERTAIN if best.weight >= 70 else Standing.PROBABLE
        fields.append(FieldReading(best.field, value.day.isoformat(), (c.span,), best.weight, best.example, standing))


def _head_dates(layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, taken: set[Span]) -> list[FieldReading]:
    """The date that stands by itself in a letter's head, after a place name (*Åmål den 28 augusti 2024*), or in a title."""
    text = layout.document.text
    lines = layout.lines
    if not lines:
        return []
    head = lines[min(9, len(lines) - 1)].span.end
    letterhead = lines[min(1, len(lines) - 1)].span.end
    titles = [b.span for b in layout.blocks if b.kind is BlockKind.HEADING][:3]
    stretches = layout.context
    readings: list[FieldReading] = []
    for c in candidates:
        if (
            c.set_aside
            or c.pattern == "in_period"
            or c.span in taken
            or not isinstance(c.value, PartialDate)
            or c.value.precision is not DatePrecision.DAY
        ):
            continue
        in_context = any(s.contains(c.span) for s in stretches)
        before = text[max(0, c.span.start - 60) : c.span.start]
        after = text[c.span.end : c.span.end + 3]
        alone = re.search(
            r"(?:^|[\n\t\f]|\b(?:datum|tid|mötestid|plats och tid):?\s*|\bden\s)\s*$", before, re.IGNORECASE
        ) is not None and (
            not after or after[0] in "\n\t\f" or after.strip() == "" or _AT_TIME.match(text, c.span.end) is not None
        )
        ends = not after or after[0] in "\n\t\f."
        place = ends and _PLACE_DATE.search(before) is not None and _PAPER_DATE.search(before) is None
        in_head = c.span.start < head or in_context
        in_title = any(s.contains(c.span) for s in titles) and c.span.start < head
        field = "decided_on" if kind is DocumentKind.DECISION else "dated_on"
        if in_head and (alone or in_title):
            readings.append(FieldReading(field, c.value.day.isoformat(), (c.span,), 65, "datum i huvudet"))
        elif place:
            readings.append(FieldReading("dated_on", c.value.day.isoformat(), (c.span,), 68, "ort och datum"))
        elif c.span.start < letterhead and ends and re.search(r"\s[A-ZÅÄÖ][\wåäöé-]+,?\s+(?:den\s+)?$", before):
            readings.append(FieldReading("dated_on", c.value.day.isoformat(), (c.span,), 58, "ort och datum efter avsändaren"))
        elif in_head and kind is DocumentKind.BUDGET:
            readings.append(FieldReading("dated_on", c.value.day.isoformat(), (c.span,), 50, "datum i rubriken"))
    return readings
