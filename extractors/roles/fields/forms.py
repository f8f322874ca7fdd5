"""Labelled fields: takes the layout's label/value pairs and reads the values of labels that we know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.given_names import is_person
from extractors.layout.figures import is_sum_label
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
from schemas.layout import BlockKind, Chunk, Layout, Line, Pair
from schemas.text import DocumentText, Span
from schemas.values import DatePrecision, Money, MoneyRange, PartialDate, Period, Rate

_AMOUNTS = ("amount_applied_for", "amount_granted", "total_cost")
_DATES = ("received_on", "dated_on", "submitted_on", "decided_on", "period_start", "period_end", "final_report_due")
_TITLE_QUOTES = "\"”“»«'’ "
_TITLE_TAIL = re.compile(
    r"\s*[,(]?\s*(?:d(?:iarie)?nr\b|ärende-?id\b|org\.?\s?nr\b|\(\d{2}[A-Z]{2}\d+\)).*$", re.IGNORECASE | re.DOTALL
)
_PERSON = re.compile(r"[A-ZÅÄÖÉ][a-zåäöé]+(?:[ -][A-ZÅÄÖÉ][a-zåäöé]+){1,2}")
_OF_ORGANIZATIONS = re.compile(r"mottagare|organisation|förening|företag|bolag|projektägare|huvudman", re.IGNORECASE)
"""Labels beside which organisations stand rather than persons."""
_NAME_TAIL = re.compile(
    r"\s*(?:[,(;·\t]|\.\s+(?=dnr|diarie|dater|datum|projekt|org|[A-ZÅÄÖ]{2})|\borg(?:anisations)?\.?\s?-?(?:nr|nummer)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = re.compile(r"_{2,}|\.{4,}|…{2,}")
"""What is left of the line that a form has to be filled in on."""
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
    pairs = list(layout.pairs)
    pairs += [p for p in labelled_chunks(layout) if not any(p.label_span == known.label_span for known in pairs)]
    rows_of_money = money_rows(layout)
    heads = _heads_of_lists(layout)
    for pair in pairs:
        if fields_of(pair.value) or pair.label_span in rows_of_money or pair.label_span in heads:
            continue  # a label under a heading is not its value, and a table's sum row is the table stage's to read
        for label in fields_of(pair.label):
            if label.field == "participants":
                participants.extend(pair.value_spans)
                break
            if found := _read(pair, label, candidates, layout):
                readings.extend(found)
                break
    return readings, participants + _under_participants(layout)


def _under_participants(layout: Layout) -> list[Span]:
    """Text under a heading that asks which municipalities take part, up to the next heading."""
    spans: list[Span] = []
    listing = False
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING:
            labels = fields_of(" ".join(layout.document.raw(s) for s in block.pieces))
            listing = bool(labels) and labels[0].field == "participants"
        elif listing:
            spans.extend(block.pieces)
    return spans


def _heads_of_lists(layout: Layout) -> frozenset[Span]:
    """Headings of columns with one project, applicant or financier a row: none of them is what the paper is about."""
    spans: set[Span] = set()
    for table in layout.tables:
        first, *rows = table.rows
        for j, head in enumerate(first):
            if head is None or not fields_of(head.text):
                continue
            listed = [row[j] for row in rows if any(c and _FIGURE.fullmatch(c.text.strip()) for c in row[j + 1 :])]
            words = {c.text.strip() for c in listed if c is not None and not fields_of(c.text) and not is_sum_label(c.text)}
            if sum(1 for w in words if w and not _FIGURE.fullmatch(w)) >= 2:
                spans.update(head.spans)
    return frozenset(spans)


_FIGURE = re.compile(r"[-–−]?(?:SEK\s)?\d[\d\s.,’'\u00a0\u2009\u202f]*(?:kr|kronor|SEK|tkr|mnkr|:-|,-)?\.?")


def money_rows(layout: Layout) -> frozenset[Span]:
    """The label cells of tables of money, as against form tables: two rows or more carry figures under labels that no form has."""
    spans: set[Span] = set()
    for table in layout.tables:
        rows = []
        for row in table.rows:
            cells = [c for c in row if c is not None and c.text.strip()]
            if len(cells) >= 2 and any(_FIGURE.fullmatch(c.text.strip()) for c in cells[1:]):
                rows.append(cells)
        strangers = sum(1 for cells in rows if not fields_of(cells[0].text))
        if strangers >= 2:
            spans.update(s for cells in rows for s in cells[0].spans)
            spans.update(Span(cells[0].spans[0].start, cells[0].spans[-1].end) for cells in rows if cells[0].spans)
    return frozenset(spans)


def _passed(line: Line, following: Line, running: Sequence[Span]) -> bool:
    """Whether a paragraph that was left out stands between two lines."""
    return any(line.span.end <= s.start < following.span.start for s in running)


def labelled_chunks(layout: Layout) -> list[Pair]:
    """Pairs found from the labels themselves: a chunk that is a label we know, and what stands to its right or below it.

    The layout pairs by geometry alone; a form without rules can only be understood by knowing which words are labels.
    """
    document = layout.document
    running = [s for b in layout.blocks if b.kind is BlockKind.PARAGRAPH and len(b.pieces) > 1 for s in b.pieces]
    lines = [line for line in layout.lines if line.chunks and line.span not in running and not line.furniture]
    known = [[_is_label(document.raw(c.span)) for c in line.chunks] for line in lines]
    ruled = [s for t in layout.tables if t.ruled for row in t.rows for c in row if c for s in c.spans]
    pairs: list[Pair] = []
    for i, line in enumerate(lines):
        for k, chunk in enumerate(line.chunks):
            if not known[i][k]:
                continue
            value: Chunk | None = None
            label_row = i + 1 < len(lines) and _is_label_row(document, line, lines[i + 1])
            if not label_row and k + 1 < len(line.chunks) and not known[i][k + 1]:
                # a row of a table goes on with more figures; a form goes on with another label or ends
                if k + 2 == len(line.chunks) or known[i][k + 2]:
                    value = line.chunks[k + 1]
            elif (
                i + 1 < len(lines)
                and not _passed(line, lines[i + 1], running)
                and (lines[i + 1].page == line.page or len(line.chunks) == len(lines[i + 1].chunks) == 1)
            ):
                value = _below(line, k, lines[i + 1], known[i + 1])  # the answer may have gone on to the next page
            if value is not None and _in(ruled, value.span) and not _in(ruled, chunk.span):
                continue  # a heading over a ruled form is not the label of its first cell
            if value is not None:
                label = document.raw(chunk.span)
                pairs.append(Pair(label, chunk.span, document.raw(value.span), (value.span,)))
    return pairs


def _is_label_row(document: DocumentText, line: Line, following: Line) -> bool:
    """Words over nothing but figures or dates, one under each: labels, whether we know them all or not."""
    if len(line.chunks) < 2 or len(line.chunks) != len(following.chunks) or line.page != following.page:
        return False
    for upper, lower in zip(line.chunks, following.chunks, strict=True):
        if upper.box is None or lower.box is None or abs(upper.box.x0 - lower.box.x0) > 12:
            return False
    words = all(not any(c.isdigit() for c in document.raw(c.span)) for c in line.chunks)
    return words and all(re.match(r"\W*\d", document.raw(c.span)) for c in following.chunks)


def _in(spans: list[Span], span: Span) -> bool:
    return any(s.overlaps(span) for s in spans)


def _is_label(text: str) -> bool:
    """Whether a chunk is a label as forms print them: begins with a capital and does not end like a sentence."""
    text = text.strip()
    return text[:1].isupper() and not re.search(r"[^.]\.$", text) and bool(fields_of(text))


def _below(line: Line, k: int, following: Line, known: list[bool]) -> Chunk | None:
    """The chunk under the k-th chunk of a line of labels, if it is no label itself."""
    chunk = line.chunks[k]
    if chunk.box is None:
        same = len(following.chunks) == len(line.chunks)
        return following.chunks[k] if same and not known[k] else None
    beside = line.chunks[k + 1].box if k + 1 < len(line.chunks) else None
    limit = beside.x0 if beside is not None else float("inf")
    for j, other in enumerate(following.chunks):
        if (
            other.box is not None
            and not known[j]
            and chunk.box.x0 - 6 <= other.box.x0 < limit - 2
            and other.box.x0 - chunk.box.x0 < 40
        ):
            return other
    return None


def _within(candidates: Iterable[Candidate], spans: tuple[Span, ...]) -> list[Candidate]:
    return [c for c in candidates if not c.set_aside and any(s.start <= c.span.start and c.span.start < s.end for s in spans)]


def _read(pair: Pair, label: Label, candidates: tuple[Candidate, ...], layout: Layout) -> list[FieldReading]:
    inside = _within(candidates, pair.value_spans)
    reason = f"fältet {' '.join(pair.label.split())}"
    make = _Maker(label.weight, reason)
    field = label.field
    if field in _AMOUNTS:
        return _amount(pair, field, inside, make, layout)
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
        if (
            pair.value_spans
            and re.fullmatch(r"(?=.*\d)[\w/\- ]{4,22}", value)
            and all(isinstance(c.value, Money) for c in inside)
        ):
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


_UNIT_OF_ALL = re.compile(
    r"\b(?:alla\s+|samtliga\s+)?belopp(?:en)?\b[^.\n\d]{0,25}\bi\s+(tkr|kkr|tusen(?:tal)?\s+kronor|tusental|mnkr|mkr|miljoner\s+kronor|miljoner)\b",
    re.IGNORECASE,
)
"""*Alla belopp anges i tkr*: said once, it holds for the form's bare figures too."""


def _factor_of_all(layout: Layout) -> int:
    """What a bare figure of the paper is worth where the paper says it once for all; 1 where it says nothing."""
    said = {m.group(1).casefold()[:2] for m in _UNIT_OF_ALL.finditer(layout.document.raw(layout.span))}
    return (
        {"tk": 1000, "kk": 1000, "tu": 1000, "mn": 1_000_000, "mk": 1_000_000, "mi": 1_000_000}[said.pop()]
        if len(said) == 1
        else 1
    )


def _amount(pair: Pair, field: str, inside: list[Candidate], make: _Maker, layout: Layout) -> list[FieldReading]:
    unit = _UNIT_IN_LABEL.search(pair.label)
    whole = 1 if unit else _factor_of_all(layout)
    factor = _FACTORS[unit.group(1).lower()] if unit else whole
    for c in inside:
        if isinstance(c.value, Money) and c.value.currency == "SEK":
            amount = c.value.amount * (factor if c.pattern == "bare" else 1)
            standing = Standing.PROBABLE if c.pattern == "bare" and whole > 1 else Standing.CERTAIN
            return [make(field, f"{amount:.2f}", (c.span,), standing=standing)]
        if isinstance(c.value, MoneyRange) and c.value.currency == "SEK":
            return [make(field, f"{c.value.nominal:.2f}", (c.span,), standing=Standing.PROBABLE)]
    return []


def _title(pair: Pair, make: _Maker) -> list[FieldReading]:
    value = " ".join(_BLANKS.sub(" ", pair.value).split())
    value = _TITLE_TAIL.sub("", value).strip(_TITLE_QUOTES).rstrip(".,;").strip(_TITLE_QUOTES)
    if re.search(r"\s(?:på|för|av|till|i|med|om|och|från)$", value) and fields_of(f"{value} projektet"):
        return []  # half a label that goes on on the next line
    if not 3 <= len(value) <= 140 or re.search(r"[a-zåäö]{2}", value) is None:
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
            whole = _NAME_TAIL.sub("", " ".join(_BLANKS.sub(" ", pair.value).split())).strip()
            # The recogniser may stop inside a name it does not know; the field's own text then says it in full.
            # Or it may run on into the next line, which is another field.
            longer = whole.startswith(value) and len(whole) <= 90
            if (longer or value.startswith(whole + " ")) and len(whole) >= 3 and isinstance(c.value, OrganizationName):
                value = whole
            return [make("applicant_name", value, (c.span,) if value != whole else pair.value_spans)]
    value = _NAME_TAIL.sub("", " ".join(_BLANKS.sub(" ", pair.value).split())).strip()
    if not (3 <= len(value) <= 90) or not value[:1].isupper() or any(ch.isdigit() for ch in value):
        return []
    text = layout.document.text[layout.span.start : layout.span.end]
    if is_person(value):
        return []
    numbered = re.search(r"\borg(?:anisations)?\.?\s?-?(?:nr|nummer)", text, re.IGNORECASE) is not None
    if _PERSON.fullmatch(value) and not numbered and not _OF_ORGANIZATIONS.search(pair.label):
        return []  # two capitalised words and no organisation number: it may be a person's name
    return [make("applicant_name", value, pair.value_spans, 76, Standing.PROBABLE)]


def last_day(partial: PartialDate) -> date:
    """The last day that a partial date may mean: *december 2028* ends on the 31st."""
    day = partial.day
    if partial.precision is DatePrecision.DAY:
        return day
    if partial.precision is DatePrecision.YEAR:
        return date(day.year, 12, 31)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)
