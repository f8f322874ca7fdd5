"""The table stage's own words: a row with its figures, and a section, that is one side of a budget under one set of headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.roles.tables.cells import Figure, View
from extractors.roles.tables.columns import Column
from schemas.facts import Standing
from schemas.layout import Table
from schemas.text import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its label, its figures by column, its other words, and the title of the group it stands in."""

    label: str
    label_spans: tuple[Span, ...]
    figures: Mapping[int, Figure]
    words: tuple[View, ...] = ()
    cells: tuple[View, ...] = ()
    group: str = ""
    page: int = 1
    doubtful: bool = False
    """True where figures were parted from a cell that held several, and more than one way was possible."""
    inferred: str = ""
    """Why a figure of the row is not as certain as print, empty where it is."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one set of headings that belong to one side. `notes` are its titles and captions, nearest last."""

    side: str | None
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    table: Table
    label_heading: str = ""
    headed: bool = True
    side_reason: str = ""
    factor: Decimal = Decimal(1)
    currency: str = "SEK"
    standing: Standing = Standing.CERTAIN
    reason: str = ""

    @property
    def page(self) -> int:
        """The page its first row stands on."""
        return self.rows[0].page if self.rows else (self.table.pages[0] if self.table.pages else 1)


def text_of(value: Decimal) -> str:
    """An amount in the text form of a fact."""
    return f"{value:.2f}"


def title_of(section: Section) -> str:
    """What an officer would call the table."""
    name = section.label_heading or (section.notes[-1] if section.notes else "")
    return f"”{name}”" if name else "utan rubrik"


def first_span_of(row: Row) -> Span | None:
    """Where a row's first figure stands, else its label."""
    spans: Iterable[Span] = (span for figure in row.figures.values() for span in figure.spans)
    return next(iter(spans), row.label_spans[0] if row.label_spans else None)


def first_span(section: Section) -> Span | None:
    """Where a section's first figure stands."""
    return next((span for row in section.rows if (span := first_span_of(row)) is not None), None)


def column_span(section: Section, column: int) -> Span | None:
    """Where a column's first figure stands."""
    return next((row.figures[column].spans[0] for row in section.rows if column in row.figures), None)
