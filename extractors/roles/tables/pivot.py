"""Tables with one row a year and payer (*Finansiär | År | Belopp*), turned into one row a payer with a column a year."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.roles.tables.cells import Figure, looks_like_year
from extractors.roles.tables.columns import Column, ColumnKind
from extractors.roles.tables.model import Row, Section

_YEAR_HEADING = re.compile(r"(?:budget|kalender|verksamhets|projekt)?år(?:et)?|period", re.IGNORECASE)


def _year_column(section: Section) -> int | None:
    for column in section.columns:
        if not _YEAR_HEADING.fullmatch(column.header.strip(" :")):
            continue
        cells = [
            row.cells[column.index] for row in section.rows if column.index < len(row.cells) and row.cells[column.index].text
        ]
        if len(cells) > 1 and all(looks_like_year(seen) for seen in cells):
            return column.index
    return None


def pivoted(section: Section) -> Section:
    """The section with a column a year, or as it was when its rows are not years."""
    at = _year_column(section)
    amounts = [c for c in section.columns if c.kind is ColumnKind.AMOUNT and c.index != at]
    if at is None or len(amounts) != 1:
        return section
    source = amounts[0]
    merged: dict[tuple[str, tuple[str, ...]], Row] = {}
    plain: list[Row] = []
    years: list[int] = []
    last = ""
    for row in section.rows:
        label = row.label or last
        last = label
        marked, figure = row.figures.get(at), row.figures.get(source.index)
        if marked is None or figure is None:
            plain.append(replace(row, figures={k: f for k, f in row.figures.items() if k != at}))
            continue
        year = int(marked.value)
        years += [year] if year not in years else []
        key = (label, tuple(seen.text for seen in row.words))
        before = merged.get(key)
        if before is not None and year in before.figures:
            return section
        figures: dict[int, Figure] = {**(before.figures if before else {}), year: figure}
        merged[key] = replace(before or row, label=label, figures=figures)
    if not merged:
        return section
    columns = [
        replace(source, total=True),
        *(Column(year, ColumnKind.AMOUNT, str(year), year, unit=source.unit) for year in years),
    ]
    others = [c for c in section.columns if c.index not in (at, source.index)]
    return replace(section, columns=(*others, *columns), rows=(*merged.values(), *plain))
