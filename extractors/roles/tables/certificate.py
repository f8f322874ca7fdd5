"""A co-financier's certificate laid out as a form: *Medfinansiär*, *Belopp*, *varav 2026* beside their values.

Only for papers known to be commitments. Who pays may stand in another table of the form, or be the issuer of the paper; without
a known payer nothing is read, and prose or an officer must tell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.roles.parties import contribution_of, identify_party
from extractors.roles.readings import AmountReading, Context, FinancingReading, Party
from extractors.roles.tables.arithmetic import amount
from extractors.roles.tables.cells import CellKind, Figure, parse_number, plain
from extractors.roles.tables.columns import ColumnKind, is_year_text, parse_header, years_in
from extractors.roles.tables.grid import matrix_of
from extractors.roles.tables.units import unit_in
from extractors.roles.tables.words import is_sum
from schemas.layout import Layout, Table
from schemas.roles import CommitmentStatus, Contribution, DocumentKind
from schemas.text import Span

_PAYER = re.compile(
    r"(?:med)?finansi(?:är|erande (?:organisation|part|aktör))\w*|organisation(?:ens namn)?|intygsgivare"
    r"|utfärdare",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:totalt? |sammanlagt |intygat |beviljat )?(?:belopp|medfinansiering|kontant (?:medfinansiering|insats|bidrag)|bidrag"
    r"|summa|insats)"
    r"(?:,? \(?(?:i )?(?:kontant(?:er|a medel)?|pengar)\)?)?(?: totalt| i kronor| \(?(?:i )?(?:kr|tkr|kkr|sek|kronor)\)?)?"
    r"|totalt|sammanlagt",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:typ|form|slag|art)\b.*|medfinansieringens (?:form|art)|(?:med)?finansieringen (?:är|avser|sker)", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:varav|därav|belopp|för|år|avser)\s+(?:för\s+|år\s+)?", re.IGNORECASE)


_SAME_COLUMN = 15.0


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and its value; `table` is where its table starts, None for a field that stands in none."""

    label: str
    text: str
    spans: tuple[Span, ...]
    figure: Figure | None
    table: int | None = None


def _fields(layout: Layout) -> Iterable[_Field]:
    """Fields of tables whose cells are labels and values in turn, then those that the layout paired otherwise."""
    seen: set[int] = set()
    for table in layout.tables:
        for row in matrix_of(table, layout.document):
            cells = [view for view in row if view.kind is not CellKind.EMPTY]
            if len(cells) % 2 or len(cells) > 4:
                continue
            for left, value in zip(cells[::2], cells[1::2], strict=True):
                if _is_known(_label(left.text)) and not _is_known(_label(value.text)):
                    seen.update(s.start for s in value.spans)
                    yield _Field(_label(left.text), value.text, value.spans, value.figure, table.start)
    for pair in layout.pairs:
        if any(s.start in seen for s in pair.value_spans) or not _is_known(_label(pair.label)) or _is_known(_label(pair.value)):
            continue
        number = parse_number(pair.value)
        figure = replace(number, spans=pair.value_spans) if number is not None else None
        seen.update(s.start for s in pair.value_spans)
        yield _Field(_label(pair.label), plain(pair.value), pair.value_spans, figure, _table_of(layout, pair.value_spans))
    for label, span in _labels_above(layout):
        if span.start in seen:
            continue
        text = layout.document.raw(span)
        number = parse_number(text)
        figure = replace(number, spans=(span,)) if number is not None else None
        yield _Field(label, plain(text), (span,), figure, _table_of(layout, (span,)))


def _labels_above(layout: Layout) -> Iterable[tuple[str, Span]]:
    """Labels that we know with what stands right below them."""
    lines = [line for line in layout.lines if not line.furniture]
    for upper, lower in itertools.pairwise(lines):
        labels = [_label(layout.document.raw(chunk.span)) for chunk in upper.chunks]
        if any(_PAYER.fullmatch(label) for label in labels) and any(_is_amount(label) for label in labels):
            continue  # the headings of a table of payers
        for chunk in upper.chunks:
            label = _label(layout.document.raw(chunk.span))
            if not _is_known(label):
                continue
            below = [c for c in lower.chunks if c.box and chunk.box and abs(c.box.x0 - chunk.box.x0) <= _SAME_COLUMN]
            if len(below) == 1 and not _is_known(_label(layout.document.raw(below[0].span))):
                yield label, below[0].span


def _is_amount(label: str) -> bool:
    year = _LEAD.sub("", label)
    return (is_year_text(year) and len(years_in(year)) == 1) or _AMOUNT.fullmatch(label) is not None


def _is_known(label: str) -> bool:
    return _is_amount(label) or _PAYER.fullmatch(label) is not None or _FORM.fullmatch(label) is not None


def _table_of(layout: Layout, spans: Sequence[Span]) -> int | None:
    return next((t.start for t in layout.tables if any(_holds(t, s) for s in spans)), None)


def _label(text: str) -> str:
    return plain(text).strip(" :._…")


def _holds(table: Table, span: Span) -> bool:
    return any(s.overlaps(span) for row in table.rows for c in row if c for s in c.spans)


def certificate_of(layout: Layout, context: Context) -> tuple[list[FinancingReading], frozenset[int]] | None:
    """What the form certifies, one reading a kind of contribution, and where its tables start; None where it is no such form."""
    if context.kind is not DocumentKind.COMMITMENT:
        return None
    party: Party | None = None
    name, name_spans = "", tuple[Span, ...]()
    contribution = Contribution.CASH
    whole: Figure | None = None
    factor = None
    years: dict[int, Figure] = {}
    tables: set[int] = set()
    for field in _fields(layout):
        short = _LEAD.sub("", field.label)
        if field.figure is None:
            if _PAYER.fullmatch(field.label) and (found := identify_party(field.text, context)) is not None:
                party, name, name_spans = found, field.text, field.spans
            elif _FORM.fullmatch(field.label):
                contribution = contribution_of(field.text) or contribution
            continue
        if is_year_text(short) and len(years_in(short)) == 1:
            if years_in(short)[0] in years:
                return None
            years[years_in(short)[0]] = field.figure
        elif _AMOUNT.fullmatch(field.label):
            if whole is not None and whole.value != field.figure.value:
                return None
            whole, unit = field.figure, unit_in(field.label)
            factor = unit.factor if unit is not None else None
        else:
            continue
        if field.table is not None:
            tables.add(field.table)
    if party is None and context.issuer is not None:
        party, name = identify_party(context.issuer, context), context.issuer
    if party is None:
        return None
    if whole is None or not years:
        spread = _by_year(layout)
        if spread and (whole is None or whole.value in {sum((f.value for f in c.years.values()), Decimal(0)) for c in spread}):
            return _spread_readings(spread, party, name, name_spans, contribution), frozenset(
                {*tables, *(c.table for c in spread)}
            )
    if whole is None:
        return None
    one = factor if factor is not None else whole.factor
    if one is None and whole.value < 1000:
        return None  # neither a unit nor a figure that must be kronor
    unit_factor = one if one is not None else Decimal(1)
    readings = [AmountReading(amount(f, unit_factor), f.spans, year) for year, f in years.items()]
    readings.append(AmountReading(amount(whole, unit_factor), whole.spans))
    reading = FinancingReading(
        party, name, name_spans, contribution, CommitmentStatus.COMMITTED, tuple(readings), reason="form of the certificate"
    )
    return [reading], frozenset(tables)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table of years: what it is headed with, and its figures."""

    head: str
    years: dict[int, Figure]
    whole: Figure | None
    table: int


def _by_year(layout: Layout) -> list[_Column]:
    """The columns of amounts of the first table whose rows are years: *År*, *Kontant*, *Annat än pengar*."""
    for table in layout.tables:
        rows = matrix_of(table, layout.document)
        dated = [row for row in rows if len(row) > 1 and is_year_text(row[0].text) and len(years_in(row[0].text)) == 1]
        head = next((row for row in rows if row not in dated and not any(seen.figure for seen in row)), None)
        if len(dated) < 2 or head is None or len({years_in(row[0].text) for row in dated}) != len(dated):
            continue
        sums = next((row for row in rows if is_sum(row[0].text)), None)
        columns = []
        for k in range(1, len(head)):
            years = {years_in(row[0].text)[0]: figure for row in dated if (figure := row[k].figure) is not None and figure.value}
            if years and parse_header(head[k].text).kind is ColumnKind.AMOUNT and not parse_header(head[k].text).total_only:
                columns.append(_Column(head[k].text, years, sums[k].figure if sums is not None else None, table.start))
        if columns and len({parse_header(c.head).contribution for c in columns}) == len(columns):
            return columns
    return []


def _spread_readings(
    columns: Sequence[_Column], party: Party, name: str, name_spans: tuple[Span, ...], contribution: Contribution
) -> list[FinancingReading]:
    readings = []
    for column in columns:
        head = parse_header(column.head)
        factor = head.unit.factor if head.unit is not None else Decimal(1)
        amounts = [AmountReading(amount(f, factor), f.spans, year) for year, f in column.years.items()]
        if column.whole is not None:
            amounts.append(AmountReading(amount(column.whole, factor), column.whole.spans))
        readings.append(
            FinancingReading(
                party,
                name,
                name_spans,
                head.contribution or contribution,
                CommitmentStatus.COMMITTED,
                tuple(amounts),
                reason="form of the certificate",
            )
        )
    return readings
