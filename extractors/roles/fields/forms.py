"""Labelled fields: takes the layout's label/value pairs and reads the values of labels that we know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.roles.fields.labels import Label, fields_of
from extractors.roles.readings import FieldReading
from schemas.facts import (
    Candidate,
    MunicipalityName,
    OrganizationName,
    OrganizationNumber,
    RegistrationNumber,
    Standing,
)
from schemas.layout import Layout, Pair
from schemas.text import Span
from schemas.values import DatePrecision, Money, MoneyRange, PartialDate, Period, Rate

_AMOUNTS = ("amount_applied_for", "amount_granted", "total_cost")
_DATES = ("received_on", "dated_on", "submitted_on", "decided_on", "period_start", "period_end", "final_report_due")
_TITLE_QUOTES = "\"”“»«'’ "
_TITLE_TAIL = re.compile(
    r"\s*[,(]?\s*(?:d(?:iarie)?nr\b|ärende-?id\b|org\.?\s?nr\b|\(\d{2}[A-Z]{2}\d+\)).*$", re.IGNORECASE | re.DOTALL
)
_NAME_TAIL = re.compile(r"\s*(?:[,(;·]|\borg(?:anisations)?\.?\s?-?(?:nr|nummer)\b).*$", re.IGNORECASE | re.DOTALL)
_UNIT_IN_LABEL = re.compile(r"\((?:i )?(tkr|kkr|mnkr|mkr|tusental kronor|tusen kronor)\)", re.IGNORECASE)
_FACTORS = {"tkr": 1000, "kkr": 1000, "tusental kronor": 1000, "tusen kronor": 1000, "mnkr": 1_000_000, "mkr": 1_000_000}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes field readings of one form field."""

    weight: int
    reason: str

    def __call__(
        self, field: str, value: str, spans: tuple[Span, ...], weight: int | None = None, standing: Standing = Standing.CERTAIN
    ) -> FieldReading:
        return FieldReading(field, value, spans, self.weight if weight is None else weight, self.reason, standing)


def read_forms(layout: Layout, candidates: tuple[Candidate, ...]) -> tuple[list[FieldReading], list[Span]]:
    """Field readings from pairs, and the spans of values that list participating municipalities."""
    readings: list[FieldReading] = []
    participants: list[Span] = []
    for pair in layout.pairs:
        for label in fields_of(pair.label)[:1]:
            if label.field == "participants":
                participants.extend(pair.value_spans)
                continue
            readings.extend(_read(pair, label, candidates, layout))
    return readings, participants


def _within(candidates: Iterable[Candidate], spans: tuple[Span, ...]) -> list[Candidate]:
    return [c for c in candidates if not c.set_aside and any(s.start <= c.span.start and c.span.start < s.end for s in spans)]


def _read(pair: Pair, label: Label, candidates: tuple[Candidate, ...], layout: Layout) -> list[FieldReading]:
    inside = _within(candidates, pair.value_spans)
    reason = f"fältet {' '.join(pair.label.split())}"
    make = _Maker(label.weight, reason)
    field = label.field
    if field in _AMOUNTS:
        return _amount(pair, field, inside, make)
    if field in ("support_rate", "applied_rate"):
        return [make(field, str(c.value.percent), (c.span,)) for c in inside if isinstance(c.value, Rate)][:1]
    if field in _DATES:
        for c in inside:
            if isinstance(c.value, PartialDate) and c.value.precision is DatePrecision.DAY:
                return [make(field, c.value.day.isoformat(), (c.span,))]
        return []
    if field == "period":
        for c in inside:
            if isinstance(c.value, Period) and c.value.start.precision is not DatePrecision.YEAR:
                return [
                    make("period_start", c.value.start.day.isoformat(), (c.span,)),
                    make("period_end", last_day(c.value.end).isoformat(), (c.span,)),
                ]
        return []
    if field == "registration_number":
        for c in inside:
            if isinstance(c.value, RegistrationNumber):
                return [make(field, c.value.text, (c.span,))]
        value = " ".join(pair.value.split())
        if pair.value_spans and re.fullmatch(r"(?=.*\d)[\w/\- ]{4,22}", value) and all(isinstance(c.value, Money) for c in inside):
            return [make(field, value, pair.value_spans, label.weight - 20, Standing.PROBABLE)]
        return []
    if field == "applicant_org_number":
        numbers = [c for c in inside if isinstance(c.value, OrganizationNumber) and not _in_letter_foot(layout, c)]
        return [make(field, c.value.text, (c.span,)) for c in numbers if isinstance(c.value, OrganizationNumber)][:1]
    if field == "authority":
        for c in inside:
            if isinstance(c.value, OrganizationName) and c.value.financier_type in (
                "region",
                "state",
                "association",
                "municipality",
            ):
                return [make(field, c.value.normalized, (c.span,))]
        return []
    if field == "project_title":
        return _title(pair, make)
    if field == "applicant_name":
        return _applicant(pair, inside, make, layout)
    return []


def _in_letter_foot(layout: Layout, c: Candidate) -> bool:
    """Whether an organisation number stands in a letter's foot among addresses: it is then the sender's."""
    line = next((line for line in layout.lines if line.span.contains(c.span)), None)
    return line is not None and (line.furniture or "·" in layout.document.raw(line.span))


def _amount(pair: Pair, field: str, inside: list[Candidate], make: _Maker) -> list[FieldReading]:
    unit = _UNIT_IN_LABEL.search(pair.label)
    factor = _FACTORS[unit.group(1).lower()] if unit else 1
    for c in inside:
        if isinstance(c.value, Money) and c.value.currency == "SEK":
            amount = c.value.amount * (factor if c.pattern == "bare" else 1)
            standing = Standing.CERTAIN
            return [make(field, f"{amount:.2f}", (c.span,), standing=standing)]
        if isinstance(c.value, MoneyRange) and c.value.currency == "SEK":
            return [make(field, f"{c.value.nominal:.2f}", (c.span,), standing=Standing.PROBABLE)]
    return []


def _title(pair: Pair, make: _Maker) -> list[FieldReading]:
    value = " ".join(pair.value.split())
    value = _TITLE_TAIL.sub("", value).strip(_TITLE_QUOTES).rstrip(".,;").strip(_TITLE_QUOTES)
    if len(value) < 3 or not any(ch.isalpha() for ch in value) or len(value) > 140:
        return []
    return [make("project_title", value, pair.value_spans)]


def _applicant(pair: Pair, inside: list[Candidate], make: _Maker, layout: Layout) -> list[FieldReading]:
    if not pair.value_spans:
        return []
    start = pair.value_spans[0].start
    for c in inside:
        if isinstance(c.value, OrganizationName | MunicipalityName) and c.span.start - start <= 2:
            written = c.value.written if isinstance(c.value, OrganizationName) else c.value.organization
            value = " ".join(written.split())
            whole = _NAME_TAIL.sub("", " ".join(pair.value.split())).strip()
            # The recogniser may stop inside a name it does not know; the field's own text then says it in full.
            if whole.startswith(value) and len(whole) <= 90 and isinstance(c.value, OrganizationName):
                value = whole
            return [make("applicant_name", value, (c.span,) if value != whole else pair.value_spans)]
    value = _NAME_TAIL.sub("", " ".join(pair.value.split())).strip()
    if not (3 <= len(value) <= 90) or not value[:1].isupper() or any(ch.isdigit() for ch in value):
        return []
    return [make("applicant_name", value, pair.value_spans, 60, Standing.PROBABLE)]


def last_day(partial: PartialDate) -> date:
    """The last day that a partial date may mean: *december 2028* ends on the 31st."""
    day = partial.day
    if partial.precision is DatePrecision.DAY:
        return day
    if partial.precision is DatePrecision.YEAR:
        return date(day.year, 12, 31)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)
