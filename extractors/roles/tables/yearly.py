"""One table a year (*Budget 2026*, *Budget 2027*, a sheet for each), read as one table with a column a year.

A table for the whole project beside them, with the same lines, becomes the column of totals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.tables.cells import Figure
from extractors.roles.tables.columns import Column, ColumnKind, years_in
from extractors.roles.tables.measure import own_unit
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.sections import amount_columns

_SAYS_YEAR = re.compile(
    r"\b(?:budget\w*|kalkyl\w*|kostnad\w*|utgift\w*|finansiering\w*|år(?:et)?|plan\w*|intäkt\w*)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\s*(?:(?:budget|kalkyl|år|blad|kostnader|finansiering)\W*)*20[0-4]\d\s*", re.IGNORECASE)
_LEAST_SHARED = 0.6
_TOTAL = 1


def gathered(sections: Sequence[Section]) -> list[Section]:
    """The sections, those that differ only by their year put together."""
    result = list(sections)
    for side in dict.fromkeys(s.side for s in sections):
        mine = [s for s in result if s.side == side and _single(s) is not None]
        dated = [(year, s) for s in mine if (year := _year_of(s)) is not None]
        if len(dated) < 2 or len({year for year, _ in dated}) != len(dated):
            continue
        whole = [s for s in mine if _year_of(s) is None and all(_alike(s, one) for _, one in dated)]
        units = {_factor(s) for s in (*whole, *(s for _, s in dated))}
        if len(whole) > 1 or len(units) != 1 or not all(_alike(dated[0][1], s) for _, s in dated[1:]):
            continue
        one = _together(dated, whole[0] if whole else None)
        gone = [s for _, s in dated] + whole
        at = min(i for i, s in enumerate(result) if any(s is g for g in gone))
        result = [s for s in result if not any(s is g for g in gone)]
        result.insert(min(at, len(result)), one)
    return result


def _single(section: Section) -> Column | None:
    """The only column of amounts, when it has no year of its own."""
    live = [c for c in amount_columns(section) if c.kind in (ColumnKind.AMOUNT, ColumnKind.UNKNOWN)]
    return live[0] if len(live) == 1 and live[0].year is None and not live[0].years and live[0].ordinal is None else None


def _year_of(section: Section) -> int | None:
    """The one year that the sheet's name or a title of the table says."""
    if _ALONE.fullmatch(section.table.name):
        return years_in(section.table.name)[0]
    for note in (section.label_heading, *reversed(section.notes)):
        years = years_in(note)
        if years and (len(years) > 1 or re.search(r"20\d\d-\d\d|\d{4}\s*[-–—/]\s*\d\d", note)):
            return None
        if years and len(note) <= 60 and _SAYS_YEAR.search(note):
            return years[0]
    return None


def _factor(section: Section) -> tuple[object, str]:
    unit = own_unit(section)
    return (unit.factor, unit.currency) if unit is not None else (1, "SEK")


def _key(row: Row) -> str:
    return " ".join(re.sub(r"20[0-4]\d", "", row.label).lower().split())


def _keyed(section: Section) -> dict[tuple[str, int], Row]:
    """Rows by label, repeated labels told apart by their order."""
    result: dict[tuple[str, int], Row] = {}
    for row in section.rows:
        if row.figures:
            n = sum(1 for key in result if key[0] == _key(row))
            result[_key(row), n] = row
    return result


def _alike(first: Section, second: Section) -> bool:
    one, two = set(_keyed(first)), set(_keyed(second))
    return bool(one and two) and len(one & two) >= _LEAST_SHARED * max(len(one), len(two))


def _together(dated: Sequence[tuple[int, Section]], whole: Section | None) -> Section:
    base = whole or dated[0][1]
    rows: dict[tuple[str, int], Row] = {}
    parts: list[tuple[int, Section]] = [(_TOTAL, whole)] if whole is not None else []
    parts += sorted(dated, key=lambda pair: pair[0])
    columns: list[Column] = []
    last = ""
    order: list[tuple[str, int]] = []
    for place, section in parts:
        source = _single(section)
        assert source is not None
        year = None if place == _TOTAL else place
        columns.append(
            Column(place, ColumnKind.AMOUNT, source.header if year is None else str(year), year, year is None, unit=source.unit)
        )
        at = 0
        for key, row in _keyed(section).items():
            figure = row.figures.get(source.index)
            figures: dict[int, Figure] = dict(rows[key].figures) if key in rows else {}
            if figure is not None:
                figures[place] = figure
            if key not in rows:
                order.insert(at, key)
            at = order.index(key) + 1
            rows[key] = replace(rows.get(key, row), figures=figures, cells=())
        last = section.label_heading or last
    return replace(
        base,
        headings=(last, *(c.header for c in columns)),
        columns=tuple(columns),
        rows=tuple(rows[key] for key in order),
        label_heading=base.label_heading or last,
        headed=True,
    )
