"""What the heading of a column says: a year, the whole project, a share, a form, something to set aside, or nothing known.

Only the words of the heading count here. Whether the figures agree with them is checked in `arithmetic`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.remembering import remembered
from extractors.roles.tables.units import Unit, unit_in
from schemas.roles import Contribution


class ColumnKind(StrEnum):
    """What a column is for."""

    AMOUNT = "amount"
    SHARE = "share"
    FORM = "form"
    NOTE = "note"
    QUANTITY = "quantity"
    PAST = "past"
    CHANGE = "change"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of one column. For an amount: `year` None and `total` True is the whole project.

    `part` marks a column that is only some of its year (a half-year, a quarter). `ordinal` is the n of *År n*. `years` are
    the calendar years a heading names when they are more than one. `sector` is *offentlig* or *privat* as a column of its own.
    `explicit` is False where the figures, not the heading, gave the meaning.
    """

    index: int
    kind: ColumnKind
    header: str = ""
    year: int | None = None
    total: bool = False
    contribution: Contribution | None = None
    unit: Unit | None = None
    part: bool = False
    ordinal: int | None = None
    years: tuple[int, ...] = ()
    sector: str = ""
    revised: bool = False
    explicit: bool = True

    @property
    def total_only(self) -> bool:
        """Whether the heading says total and nothing narrower."""
        return self.total and self.year is None and self.contribution is None and _TOTAL.search(self.header) is not None


_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)|(?<!\d)(20[0-4]\d)(?=(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))")
_SHORT_YEAR = re.compile(r"(?:^|\bår\s*|\s)['’\-]([2-4]\d)\b")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)\s*/\s*(\d\d)(?!\d)")
_ORDINAL = re.compile(r"(?:^|\b)(?:projekt)?(?:år|period)\s*([1-9])(?!\d)|(?:^|\b)([1-9])\s*:?[ae]\s+året", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:[vh]t|vår(?:en|termin\w*)?|höst(?:en|termin\w*)?|h[12]|q[1-4]|kv(?:artal)?\.?\s*[1-4]|halvår\w*|tertial\s*[1-3]"
    r"|t[1-3])\b"
    r"|\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total\w*|summa\w*|sum|s:a|sammanlagt|slutsumma|projekttotal\w*|hela (?:projekt\w*|period\w*))\b|\btotal\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:belopp\w*|kronor|kr|sek|tkr|kkr|tsek|ksek|mnkr|mkr|budget\w*|kostnad\w*|kalkyl\w*|finansiering|medfinansiering|insats"
    r"|bidrag|stöd|sökt|söks|beräkna\w*|beviljat|beslutat|godkänt|projektkostnad\w*|finansierat|värde|utgift\w*|pris|avser)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\b(?:andel\w*|procent\w*|fördelning|stödnivå|stödandel)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    r"\b(?:antal\w*|st(?:yck)?|tim(?:mar|me|lön|pris|kostnad|\.)?|h|[àa][ -]?pris|á[ -]?pris|enhet\w*|enhetskostnad|tjänstegrad"
    r"|omfattning|månader|mån"
    r"|dagar|månadslön|sysselsättningsgrad|konto|nr|rad|pos|post\s*nr|ref|org\.?\s?nr|organisationsnummer|år)\b\.?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\b(?:kommentar\w*|anm(?:ärkning\w*|\.)?|beskrivning\w*|not\w*|bilaga|specifikation|förklaring|underlag|beräkning\w*"
    r"|motivering"
    r"|kontakt\w*|telefon|e-?post|ansvarig\w*|datum|intyg\w*|beslut(?:sdatum)?)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:form|typ|slag|art|karaktär|status|läge|sektor|kategori|offentlig\w*\s*/\s*privat\w*|kontant\w*\s*/\s*\w+"
    r"|typ av \w+)\b",
    re.IGNORECASE,
)
_IN_KIND = re.compile(
    r"annat än (?:pengar|kontant)|natura\b|in[ -]?kind|ideell\w*\b(?!\s+(?:förening|organisation))|eget arbete|egen tid"
    r"|arbetstid|\btid\b",
    re.IGNORECASE,
)
_CASH = re.compile(r"\bkontant\w*|\bpengar\b|likvid", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:(?:denna|aktuell) period|redovisningsperiod\w*|ackumulera\w*|upparbeta\w*|utfall\w*|redovisa\w*|återstå\w*"
    r"|kvar(?:stå\w*|varande)?"
    r"|förbruka\w*|tidigare\w*"
    r"|ursprunglig\w*"
    r"|föregående|gammal\w*|gamla|nuvarande|utbetal\w*|rekvirera\w*|bokför\w*|hittills|urspr\.?)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:förändring\w*|ändring\w*|differens\w*|diff|avvikelse\w*|skillnad\w*|justering\w*|\+\s*/\s*-)", re.IGNORECASE
)
_SECTOR = re.compile(r"\b(offentlig|privat)\w*", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:ny|nya|nytt|revidera\w*|ändrad|ändrat|uppdatera\w*)\b", re.IGNORECASE)


_DAY = re.compile(
    r"(?:19|20)\d\d[-./ ]?[01]\d[-./ ]?[0-3]\d|\d{1,2}\.? (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov"
    r"|dec)\w* 20\d\d"
)
_TIME_WORDS = re.compile(r"\b(?:år(?:et)?|t\.?o\.?m|till|och|med|period(?:en)?|fr\.?o\.?m|budgetår|projektår)\b", re.IGNORECASE)


def years_in(text: str) -> tuple[int, ...]:
    """The calendar years that a heading names, in order, each once."""
    found: list[int] = []
    for match in _YEAR.finditer(text):
        found.append(int(match[1] or match[2]))
    for match in _SCHOOL_YEAR.finditer(text):
        found.append(int(match[1][:2] + match[2]))
    if not found:
        found.extend(2000 + int(m[1]) for m in _SHORT_YEAR.finditer(text))
    return tuple(dict.fromkeys(found))


@remembered
def is_year_text(text: str) -> bool:
    """Whether a text is a year or a stretch of time and nothing else; a single day is neither."""
    if _DAY.fullmatch(text.strip()):
        return False
    rest = _TIME_WORDS.sub("", _PART.sub("", _YEAR.sub("", text)))
    return bool(years_in(text) or _ORDINAL.search(text)) and not re.search(r"[^\W\d_]{2,}", rest)


@remembered
def parse_header(text: str, index: int = 0) -> Column:
    """The meaning of a heading (all its lines joined)."""
    unit = unit_in(text)
    years = years_in(text)
    total = _TOTAL.search(text) is not None
    contribution = None
    if _IN_KIND.search(text):
        contribution = Contribution.IN_KIND
    elif _CASH.search(text):
        contribution = Contribution.CASH
    column = Column(
        index, ColumnKind.UNKNOWN, text, unit=unit, contribution=contribution, revised=_REVISED.search(text) is not None
    )
    if not text:
        return column
    if _CHANGE.search(text):
        return replace(column, kind=ColumnKind.CHANGE)
    if _SHARE.search(text) and unit is None and not total:
        return replace(column, kind=ColumnKind.SHARE)
    if _FORM.search(text) and not years and unit is None and not total:
        return replace(column, kind=ColumnKind.FORM, contribution=None)
    if _PAST.search(text) and not column.revised:
        return replace(column, kind=ColumnKind.PAST)
    if len(years) == 1:
        part = _PART.search(text) is not None or _months_only(text)
        return replace(column, kind=ColumnKind.AMOUNT, year=years[0], part=part)
    if len(years) > 1:
        return replace(column, kind=ColumnKind.AMOUNT, total=total, years=() if total else years)
    if match := _ORDINAL.search(text):
        return replace(column, kind=ColumnKind.AMOUNT, ordinal=int(match[1] or match[2]))
    if total:
        return replace(column, kind=ColumnKind.AMOUNT, total=True)
    if _NOTE.search(text) and unit is None:
        return replace(column, kind=ColumnKind.NOTE)
    if _QUANTITY.search(text) and unit is None and not re.search(r"belopp|kostnad\b|budget", text, re.IGNORECASE):
        return replace(column, kind=ColumnKind.QUANTITY)
    if re.search(
        r"\b[àaá]\b|pris|per (?:timme|månad|styck|enhet)|/\s*(?:tim|h|mån|st)\b|timkostnad|månadslön", text, re.IGNORECASE
    ):
        return replace(column, kind=ColumnKind.QUANTITY)
    sector = _SECTOR.search(text)
    if sector and not re.search(r"/|eller", text):
        return replace(column, kind=ColumnKind.AMOUNT, total=True, sector=sector[1].lower())
    if contribution is not None or unit is not None or _AMOUNT.search(text):
        return replace(column, kind=ColumnKind.AMOUNT, total=True)
    return column


def _months_only(text: str) -> bool:
    """*2026-01–2026-06*: months of one year that are not the whole of it."""
    months = [int(m) for m in re.findall(r"20\d\d-?(0[1-9]|1[0-2])(?!\d{3})", text)]
    return len(months) == 2 and not (months[0] == 1 and months[1] == 12)


def is_header_word(text: str) -> bool:
    """Whether a cell could be the heading of a column of figures, of a form or of a note."""
    column = parse_header(text)
    if column.kind is ColumnKind.UNKNOWN or len(text) > 60 or _DAY.fullmatch(text.strip()):
        return False
    if re.fullmatch(r"[\d\s]+", text) and not re.fullmatch(r"20\d\d(?:\s+20\d\d)*", text):
        return False  # several figures, some of which look like a year
    if column.year is None and not column.years:
        return True
    cues = (_TOTAL, _AMOUNT, _CASH, _IN_KIND, _SECTOR)
    return is_year_text(text) or column.revised or any(cue.search(text) for cue in cues)
