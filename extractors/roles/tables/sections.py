"""Divides a matrix into sections: headings, group titles, rows, and where one side ends and the other begins.

Knows how tables are built; sides are recognized here by the words of headings and sums only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.tables.cells import CellKind, Figure, View, looks_like_year
from extractors.roles.tables.columns import Column, ColumnKind, is_year_text, parse_header, years_in
from extractors.roles.tables.grid import Panel, has_figures, is_header_row
from extractors.roles.tables.labels import continues, joined_label, label_text
from extractors.roles.tables.model import Row, Section
from extractors.roles.tables.words import is_sum, side_of
from extractors.ticks import is_tick
from schemas.text import Span


def headings_of(rows: Sequence[Sequence[View]], label_column: int) -> tuple[str, ...]:
    """The heading of each column from one or more heading rows, upper ones spread over what they stand above."""
    width = len(rows[0])
    levels = [_spread(row, rows[i + 1] if i + 1 < len(rows) else None, label_column) for i, row in enumerate(rows)]
    return tuple(" ".join(dict.fromkeys(level[c] for level in levels if level[c])) for c in range(width))


def _spread(row: Sequence[View], below: Sequence[View] | None, label_column: int) -> list[str]:
    texts = [seen.text for seen in row]
    merged = False
    for column, seen in enumerate(row):
        if seen.cell is not None and seen.cell.column_span > 1 and seen.text and column != label_column:
            merged = True
            for over in range(column + 1, min(column + seen.cell.column_span, len(row))):
                texts[over] = texts[over] or seen.text
    if below is None or merged:
        return texts
    upper = [c for c, seen in enumerate(row) if seen.text and c != label_column]
    lower = [c for c, seen in enumerate(below) if seen.text and c != label_column and not parse_header(seen.text).total_only]
    parts = [c for c in lower if not years_in(below[c].text) and parse_header(below[c].text).kind is not ColumnKind.UNKNOWN]
    above = [c for c in upper if years_in(row[c].text) and (c in lower or c - 1 in lower or c + 1 in lower)]
    above += [c for c in upper if c not in above and c in lower]
    above.sort()
    if not above or len(parts) <= len(above) or len(parts) != len(lower):
        return texts
    if len(lower) % len(above) == 0:
        each = len(lower) // len(above)
        for i, column in enumerate(lower):
            texts[column] = row[above[i // each]].text
        for column in above:
            if column not in lower:
                texts[column] = ""
        return texts
    current = ""
    for column in lower:
        current = texts[column] or current
        texts[column] = current
    return texts


def _row_of(row: Sequence[View], label_column: int, group: str, page: int) -> Row:
    label = row[label_column] if label_column < len(row) else None
    figures: dict[int, Figure] = {}
    for column, seen in enumerate(row):
        if column > label_column and seen.figure is not None:
            figures[column] = seen.figure
    words = tuple(seen for c, seen in enumerate(row) if c != label_column and seen.kind is CellKind.WORDS)
    text = label_text(label.cell) if label is not None and label.cell is not None else ""
    return Row(text, label.spans if label is not None else (), figures, words, tuple(row), group, page)


def _with_ticks(row: Row, columns: Sequence[Column]) -> Row:
    """The row with what its ticks say: a cross under *Annat än pengar* is those words."""
    heads = {c.index: c.header for c in columns if c.contribution is not None or c.sector}
    said = [
        replace(seen, kind=CellKind.WORDS, text=heads[at])
        for at, seen in enumerate(row.cells)
        if at in heads and is_tick(seen.text)
    ]
    return replace(row, words=(*(w for w in row.words if not is_tick(w.text)), *said)) if said else row


def _page(row: Sequence[View]) -> int:
    return next((seen.cell.page for seen in row if seen.cell is not None and seen.text), 1)


class _Builder:
    """Collects the rows of one panel into sections, top to bottom."""

    def __init__(self, panel: Panel, captions: tuple[str, ...]) -> None:
        self.panel = panel
        self.captions = captions
        self.done: list[Section] = []
        self.rows: list[Row] = []
        self.notes: list[str] = list(captions)
        self.headings: tuple[str, ...] = ()
        self.side: str | None = None
        self.reason = ""
        self.label_heading = ""
        self.group = ""
        self.pending: list[tuple[str, tuple[Span, ...]]] = []
        self.closed: str | None = None
        self.gap = False

    def flush(self) -> None:
        self.settle_pending()
        if self.rows:
            label = self.panel.label_column
            columns = tuple(parse_header(text, i) for i, text in enumerate(self.headings) if i > label)
            self.done.append(
                Section(
                    self.side,
                    self.headings,
                    columns,
                    tuple(_with_ticks(row, columns) for row in self.rows),
                    tuple(self.notes),
                    self.panel.table,
                    self.label_heading,
                    bool(self.headings),
                    self.reason,
                )
            )
        self.rows, self.group, self.closed = [], "", None

    def settle_pending(self) -> None:
        """Lines of words that no row took up are titles of groups."""
        for text, _ in self.pending:
            self.take_title(text)
        self.pending = []

    def take_title(self, text: str) -> None:
        side = side_of(text)
        if self.rows and self.side is None and side is not None and self.closed is None and not self.headings:
            self.flush_keeping_headings()  # fields of a form, and then its costs
        if self.rows and (self.closed is not None or (side is not None and self.side is not None and side != self.side)):
            opposite = side is not None and side != self.side
            if opposite or (self.closed is not None and self.gap):
                self.flush_keeping_headings()
        if side is not None and (self.side is None or not self.rows):
            self.side, self.reason = side, f"title: {text}"
        if self.rows or self.headings:
            self.group = text
        self.notes.append(text)

    def flush_keeping_headings(self) -> None:
        pending, self.pending = self.pending, []
        self.flush()
        self.pending = pending
        self.side, self.reason, self.notes = None, "", list(self.captions)

    def take_headings(self, rows: Sequence[Sequence[View]]) -> None:
        headings = headings_of(rows, self.panel.label_column)
        if headings == self.headings and self.rows and self.closed is None:
            return  # repeated on a new page
        titles = [text for text, _ in self.pending]
        self.pending = []
        self.flush()
        had_notes = self.notes if not self.headings else list(self.captions)
        self.headings = headings
        self.notes = [*had_notes, *titles]
        label = self.headings[self.panel.label_column] if self.panel.label_column < len(self.headings) else ""
        self.label_heading = label
        side = side_of(label)
        reason = f"heading: {label}"
        if side is None and not is_year_text(label):
            for text in reversed(titles):
                if (side := side_of(text)) is not None:
                    reason = f"title: {text}"
                    break
        if side is None and self.side is not None and not self.done:
            side, reason = self.side, self.reason
        self.side, self.reason = side, reason if side else ""
        if label:
            self.notes.append(label)

    def take_row(self, row: Row) -> None:
        label, spans = row.label, row.label_spans
        if self.pending:
            text, text_spans = self.pending[-1]
            if not label or (continues(label, text) and not is_sum(label)):
                self.pending.pop()
                label, spans = joined_label(text, label), text_spans + spans
        self.settle_pending()
        row = replace(row, label=label, label_spans=spans, group=self.group)
        if is_sum(label):
            side = side_of(label)
            if side is not None and self.side is not None and side != self.side and self.closed is not None:
                self.split_before_sum(side)
            elif side is not None and self.side is None:
                self.side, self.reason = side, f"sum: {label}"
            self.rows.append(row)
            self.closed = label
            return
        self.rows.append(row)

    def split_before_sum(self, side: str) -> None:
        """Rows after one side's sum turn out to be the other side's: they begin where that sum ended."""
        last = max(i for i, r in enumerate(self.rows) if is_sum(r.label))
        tail = self.rows[last + 1 :]
        self.rows = self.rows[: last + 1]
        label_heading, headings = self.label_heading, self.headings
        self.flush()
        self.headings, self.label_heading = headings, label_heading
        self.rows, self.side, self.reason = tail, side, "sum below"
        self.notes = list(self.captions)

    def take_words(self, row: Sequence[View]) -> None:
        """A row without figures that is no heading: a title, or more of a label."""
        seen = [s for s in row if s.kind is not CellKind.EMPTY]
        text, spans = seen[0].text, seen[0].spans
        alone = len(seen) == 1
        previous = self.rows[-1] if self.rows and not self.pending else None
        if previous is not None and alone and continues(text, previous.label) and not side_of(text):
            self.rows[-1] = replace(previous, label=joined_label(previous.label, text), label_spans=previous.label_spans + spans)
        elif alone:
            if self.pending and continues(text, self.pending[-1][0]):
                before, before_spans = self.pending.pop()
                text, spans = joined_label(before, text), before_spans + spans
            self.pending.append((text, spans))
        else:
            self.take_row(_row_of(row, self.panel.label_column, self.group, _page(row)))


def sections_of(panel: Panel, captions: tuple[str, ...]) -> list[Section]:
    """The sections of a panel in order; a section without figures is dropped."""
    builder = _Builder(panel, captions)
    label_column = panel.label_column
    rows = panel.rows
    i = 0
    while i < len(rows):
        row = rows[i]
        nonempty = [c for c, seen in enumerate(row) if seen.kind is not CellKind.EMPTY]
        if not nonempty:
            builder.gap = True
            i += 1
            continue
        first = not builder.rows and not builder.headings
        if is_header_row(row, label_column, first) or (nonempty and _is_upper_heading(rows, i, label_column, nonempty)):
            group = [row]
            while i + 1 < len(rows) and (
                _goes_on_heading(rows[i + 1], label_column, any(r[label_column].text for r in group))
                or _completes_heading(rows[i], rows[i + 1], label_column)
            ):
                i += 1
                group.append(rows[i])
            builder.take_headings(group)
        elif _states_values(row, label_column):
            builder.take_row(_row_of(row, label_column, builder.group, _page(row)))
        else:
            builder.take_words(row)
        builder.gap = False
        i += 1
    builder.flush()
    return [section for section in builder.done if any(row.figures for row in section.rows)]


def _states_values(row: Sequence[View], label_column: int) -> bool:
    """Whether a row has figures, or marks the places where they would stand."""
    if has_figures(row) or any(looks_like_year(seen) for seen in row[label_column + 1 :]):
        return True
    marks = any(seen.kind in (CellKind.DASH, CellKind.SHARE) for seen in row)
    return marks and sum(seen.kind is not CellKind.EMPTY for seen in row) > 1


def _goes_on_heading(row: Sequence[View], label_column: int, named: bool) -> bool:
    """Whether a heading row is a further level of the one above; `named`: the column of labels has its heading already."""
    label = row[label_column].text if label_column < len(row) else ""
    return is_header_row(row, label_column, False) and not (named and side_of(label) is not None)


def _completes_heading(row: Sequence[View], below: Sequence[View], label_column: int) -> bool:
    """Whether a row without a label is the rest of headings that broke at a hyphen: *2026-01–2026-* over *12*."""
    if label_column < len(below) and below[label_column].text:
        return False
    broken = [c for c, seen in enumerate(row) if seen.text.rstrip().endswith(("-", "–"))]
    return bool(broken) and all(re.fullmatch(r"\d{1,2}", below[c].text.strip()) for c in broken)


def _is_upper_heading(rows: Sequence[Sequence[View]], i: int, label_column: int, nonempty: Sequence[int]) -> bool:
    """A line of words over the columns with a heading row right below it."""
    if label_column in nonempty or i + 1 >= len(rows) or has_figures(rows[i]):
        return False
    return is_header_row(rows[i + 1], label_column, True) and all(rows[i][c].kind is CellKind.WORDS for c in nonempty)


def amount_columns(section: Section) -> list[Column]:
    """Columns that hold figures in at least one row, with the meaning of their headings."""
    used = sorted({column for row in section.rows for column in row.figures})
    by_index = {column.index: column for column in section.columns}
    return [by_index.get(index, Column(index, ColumnKind.UNKNOWN)) for index in used]
