"""Whether a section is costs, financing or neither, and where a table without titles changes from one to the other.

Headings and titles are strongest, then the words of sums, then what the labels themselves are. Tables of risks, indicators,
time and people are neither, and so is a form whose rows are labels of fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.parties import identify_party, is_own_money
from extractors.roles.readings import Context
from extractors.roles.tables.categories import category_of
from extractors.roles.tables.columns import ColumnKind
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.words import (
    COST,
    FINANCING,
    head_count,
    is_frame,
    is_other_matter,
    is_past,
    is_sum,
    is_thereof,
    side_of,
)

_FIELD_LABEL = re.compile(
    r"belopp|ort(?: och datum)?|underskrift|namnförtydligande|(?:typ|form|slag|art)\b.*|(?:sökta?|söks|ansökt|beviljat"
    r"|begärt)\b.*|.*\bsom söks\b.*|vi söker\b.*|hela projektet kostar|total ?kostnad\w*"
    r"|.*\btotala?t?\s+(?:projekt)?(?:kostnad|budget|finansiering)\w*.*|total(?:t|a) .*|stöd(?:andel|nivå)"
    r"|projektets? (?:totala|namn|titel).*"
    r"|org(?:anisations)?\.?\s?n(?:umme)?r.*|organisationens namn|(?:bank|plus)giro|d(?:iarie)?nr|diarienummer|ärende.*"
    r"|tel(?:efon)?\.?"
    r"|postnummer|projekt(?:start|slut|tid|period|namn|titel|ägare\b|ledare\b|$).*|antal .*|inkom\b.*|ankom\w*|datum\b.*"
    r"|sökande\b.*|mottagande .*"
    r"|ansökan (?:ställs|avser|inkom).*|kontaktperson|adress|e-?post.*|journal(?:nummer|nr)|.*\bsom ansökan avser",
    re.IGNORECASE,
)

_MARKED_PAYER = re.compile(r"(?:[Ss]ök(?:s|t|ande)|[Ss]ökt\s+(?:stöd|belopp|bidrag|medfinansiering))\s*[:,–-]\s*[A-ZÅÄÖ]")


def is_field_label(label: str) -> bool:
    """Whether a label names a field of a form (*Sökt belopp*) rather than a cost or a payer."""
    if _MARKED_PAYER.match(label):
        return False  # *Söks: Region Nord*, *Sökande, Föreningen Norrsken*: a marker and who pays
    return _FIELD_LABEL.fullmatch(label.strip(" :._…")) is not None


def names_payer(label: str, context: Context) -> bool:
    """Whether a label names somebody who pays."""
    return head_count(label) is not None or is_own_money(label) or identify_party(label, context) is not None


def vote(row: Row, context: Context) -> str | None:
    """The side that one row's label speaks for; None where it speaks for neither or for both."""
    if not row.label or is_sum(row.label):
        return None
    payer = names_payer(row.label, context)
    cost = category_of(row.label) is not None
    if payer and not cost:
        return FINANCING
    if cost and not payer:
        return COST
    if payer and cost and re.search(r"kommun\b|region\b|universitet|högskola|stiftelse|förening", row.label, re.IGNORECASE):
        return FINANCING
    return None


def split_by_votes(section: Section, context: Context) -> list[Section]:
    """Cut a section in two behind a sum where the rows below it are plainly of the other side."""
    for at, row in enumerate(section.rows[:-1]):
        if not is_sum(row.label):
            continue
        above, below = section.rows[: at + 1], section.rows[at + 1 :]
        upper, lower = _majority(above, context), _majority(below, context)
        if upper and lower and upper != lower and len([r for r in below if r.figures]) > 1:
            named = section.side if section.side in (upper, None) else None
            first = replace(section, rows=above, side=named or upper, side_reason=section.side_reason or "labels")
            second = replace(section, rows=below, side=lower, side_reason="labels below a sum")
            return [first, *split_by_votes(second, context)]
    return [section]


def _majority(rows: Sequence[Row], context: Context) -> str | None:
    votes = [v for v in (vote(row, context) for row in rows if not is_thereof(row.label)) if v]
    for side in (COST, FINANCING):
        if votes.count(side) * 3 >= len(votes) * 2 and votes.count(side) >= 1:
            return side
    return None


def is_form(section: Section) -> bool:
    """Whether the rows are fields of a form: no headings, and labels that ask for values of different kinds."""
    if sum(c.year is not None for c in section.columns) > 1:
        return False
    labels = [row.label for row in section.rows if row.label and not is_thereof(row.label)]
    fields = sum(is_field_label(label) for label in labels)
    sums = sum(is_sum(label) for label in labels)
    if fields > sums and fields * 2 >= len(labels):
        return True
    if section.headed:
        return False
    mixed = sum(bool(row.words) and not row.figures for row in section.rows)
    return mixed * 2 >= len(section.rows)


def set_aside_as(section: Section) -> str | None:
    """`history`, `frame` or `other` for tables that are not this project's money; None where nothing says so."""
    headings = " | ".join((section.label_heading, *section.headings))
    near = " | ".join(section.notes[-3:])
    if is_past(headings) or is_past(near):
        return "history"
    if is_frame(near) and section.side is None:
        return "frame"
    if is_other_matter(headings):
        return "other"
    if is_other_matter(near) and side_of(section.label_heading) is None:
        return "other"
    return None


def side_of_section(section: Section, context: Context) -> tuple[str | None, str]:
    """The side of a section and what says so."""
    majority = _majority(section.rows, context)
    if section.side is not None:
        strong = section.side_reason.startswith(("heading", "title", "sum", "labels"))
        if strong or majority in (None, section.side):
            return section.side, section.side_reason
    for note in (section.label_heading, *reversed(section.notes)):
        if len(note) <= 90 and (side := side_of(note)) is not None and majority in (None, side):
            return side, f"title: {note}"
    if (side := side_of(section.table.name)) is not None and majority in (None, side):
        return side, f"sheet: {section.table.name}"
    if majority is not None and _is_money(section):
        votes = [v for v in (vote(row, context) for row in section.rows) if v]
        bodies = [row for row in section.rows if row.figures and not is_sum(row.label)]
        if len(votes) * 2 >= len(bodies):
            return majority, "labels"
    return None, ""


def _is_money(section: Section) -> bool:
    """Whether the figures can be money: a unit, a heading of amounts, a sum row, or figures large enough."""
    if any(c.kind is ColumnKind.AMOUNT and (c.unit or c.year or c.total) for c in section.columns):
        return True
    if any(is_sum(row.label) for row in section.rows):
        return True
    figures = [f for row in section.rows for f in row.figures.values()]
    return any(f.factor is not None for f in figures) or any(abs(f.value) >= 1000 for f in figures)


def is_money_table(section: Section) -> bool:
    """Whether headings or units say that the figures are amounts of money, whosever they are."""
    if any(c.unit is not None or re.search(r"\bbelopp|kronor\b", c.header, re.IGNORECASE) for c in section.columns):
        return True
    return any(f.factor is not None for row in section.rows for f in row.figures.values())
