"""A co-financier's certificate laid out as a form: *Medfinansiär*, *Belopp*, *varav 2026* beside their values.

Only for papers known to be commitments. Who pays may stand in another table of the form, or be the issuer of the paper; without
a known payer nothing is read, and prose or an officer must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractors.roles.parties import contribution_of, identify_party
from extractors.roles.readings import AmountReading, Context, FinancingReading, Party
from extractors.roles.tables.arithmetic import amount
from extractors.roles.tables.cells import CellKind, Figure, View, looks_like_year
from extractors.roles.tables.columns import is_year_text, years_in
from extractors.roles.tables.grid import matrix_of
from extractors.roles.tables.units import unit_in
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
    r"(?: totalt| i kronor| \(?(?:i )?(?:kr|tkr|kkr|sek|kronor)\)?)?|totalt|sammanlagt",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:typ|form|slag|art)\b.*|medfinansieringens (?:form|art)", re.IGNORECASE)
_LEAD = re.compile(r"^(?:varav|därav|belopp|för|år|avser)\s+(?:för\s+|år\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    label: str
    value: View
    table: Table


def _pairs(layout: Layout) -> Iterable[_Pair]:
    for table in layout.tables:
        for row in matrix_of(table, layout.document):
            cells = [seen for seen in row if seen.kind is not CellKind.EMPTY]
            if len(cells) % 2 == 0 and len(cells) <= 4:
                for label, value in zip(cells[::2], cells[1::2], strict=True):
                    if label.kind is CellKind.WORDS or looks_like_year(label):
                        yield _Pair(label.text.strip(" :._…"), value, table)


def certificate_of(layout: Layout, context: Context) -> tuple[FinancingReading, frozenset[int]] | None:
    """What the form certifies, and where its tables start; None where the paper is no such form."""
    if context.kind is not DocumentKind.COMMITMENT:
        return None
    party: Party | None = None
    name, name_spans = "", tuple[Span, ...]()
    contribution = Contribution.CASH
    whole: Figure | None = None
    factor = None
    years: dict[int, Figure] = {}
    tables: set[int] = set()
    for pair in _pairs(layout):
        figure = pair.value.figure
        short = _LEAD.sub("", pair.label)
        if figure is None:
            if _PAYER.fullmatch(pair.label) and (found := identify_party(pair.value.text, context)) is not None:
                party, name, name_spans = found, pair.value.text, pair.value.spans
            elif _FORM.fullmatch(pair.label):
                contribution = contribution_of(pair.value.text) or contribution
        elif is_year_text(short) and len(years_in(short)) == 1:
            if years_in(short)[0] in years:
                return None
            years[years_in(short)[0]] = figure
            tables.add(pair.table.start)
        elif _AMOUNT.fullmatch(pair.label):
            if whole is not None and whole.value != figure.value:
                return None
            whole, unit = figure, unit_in(pair.label)
            factor = unit.factor if unit is not None else None
            tables.add(pair.table.start)
    if party is None and context.issuer is not None:
        party, name = identify_party(context.issuer, context), context.issuer
    if party is None or whole is None:
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
    return reading, frozenset(tables)
