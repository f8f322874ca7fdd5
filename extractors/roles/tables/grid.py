"""From a laid-out table to matrices that can be read row by row: side-by-side tables parted, tables with years down turned.

Knows where words and figures stand, not what they mean beyond a year and a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.roles.tables.align import aligned
from extractors.roles.tables.categories import category_of
from extractors.roles.tables.cells import NOTHING, CellKind, View, cut, looks_like_year, view
from extractors.roles.tables.columns import ColumnKind, is_header_word, is_year_text, parse_header
from extractors.roles.tables.stitch import stitched
from extractors.roles.tables.words import is_sum, side_of
from schemas.layout import Cell, Table
from schemas.text import DocumentText, union_of

Matrix = tuple[tuple[View, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A matrix with one column of labels. `turned`: rows and columns changed places."""

    rows: Matrix
    label_column: int
    table: Table
    turned: bool = False


def matrix_of(table: Table, document: DocumentText) -> Matrix:
    """The table as views, every row equally long; a cell merged over columns that holds runs standing apart is parted."""
    width = max((len(row) for row in table.rows), default=0)
    edges = column_edges(table, width)
    rows = (tuple(row) + (None,) * (width - len(row)) for row in table.rows)
    return tuple(tuple(view(cell) for cell in _unmerged(row, edges, document)) for row in rows)


def column_edges(table: Table, width: int) -> list[tuple[float, float] | None]:
    """From where to where each column goes on the page, by the cells that stand in it alone; None where there is no paper."""
    result: list[tuple[float, float] | None] = []
    for column in range(width):
        cells = (row[column] for row in table.rows if column < len(row))
        boxes = [c.box for c in cells if c is not None and c.box is not None and c.column_span == 1 and "\t" not in c.text]
        result.append((median(b.x0 for b in boxes), median(b.x1 for b in boxes)) if boxes else None)
    return result


def _unmerged(
    row: Sequence[Cell | None], edges: Sequence[tuple[float, float] | None], document: DocumentText
) -> Sequence[Cell | None]:
    """The row with every merged cell of several runs (shading taken for one cell) given back to the columns below the runs."""
    result = list(row)
    for at, cell in enumerate(row):
        if cell is None or "\t" not in cell.text:
            continue
        end = at + 1
        while end < len(row) and row[end] is None:
            end += 1
        runs = [(m.start(), m.end()) for m in re.finditer(r"[^\t]+", cell.text) if m.group().strip()]
        places = _places(cell, runs, range(at, end), edges, document)
        if places is None:
            continue
        for column in range(at, end):
            result[column] = None
        for place, (first, last) in zip(places, runs, strict=True):
            spans = cut(cell, first, last)
            box = union_of(b for span in spans if (b := document.box_of(span)) is not None)
            result[place] = replace(cell, text=cell.text[first:last].strip(), spans=spans, box=box, column_span=1)
    return result


def _places(
    cell: Cell,
    runs: Sequence[tuple[int, int]],
    columns: range,
    edges: Sequence[tuple[float, float] | None],
    document: DocumentText,
) -> list[int] | None:
    """Which column each run stands in: one each when there are as many, else by its middle on the page."""
    if len(runs) == len(columns):
        return list(columns)
    if not 1 < len(runs) < len(columns):
        return None
    places = []
    for first, last in runs:
        box = union_of(b for span in cut(cell, first, last) if (b := document.box_of(span)) is not None)
        if box is None:
            return None
        middle = (box.x0 + box.x1) / 2
        under = [c for c in columns if (edge := edges[c]) is not None and edge[0] - 2 <= middle <= edge[1] + 2]
        if len(under) != 1:
            return None
        places.append(under[0])
    return places if len(set(places)) == len(places) else None


def is_figure(seen: View) -> bool:
    """A figure that is not merely a year."""
    return seen.kind is CellKind.FIGURE and not looks_like_year(seen)


def has_figures(row: Sequence[View]) -> bool:
    """Whether a row states any figure that is not merely a year."""
    return any(is_figure(seen) for seen in row)


def _word_share(rows: Matrix, column: int) -> float:
    bodies = [row for row in rows if has_figures(row)]
    return sum(row[column].kind is CellKind.WORDS for row in bodies) / len(bodies) if bodies else 0.0


def _figure_count(rows: Matrix, column: int) -> int:
    return sum(is_figure(row[column]) for row in rows)


def label_column_of(rows: Matrix) -> int:
    """The column that names the rows: words where other columns have figures, headed as labels are; else the leftmost."""
    width = len(rows[0]) if rows else 0
    shares = [_word_share(rows, column) for column in range(width)]
    worded = [c for c, share in enumerate(shares) if share >= 0.5]
    if len(worded) > 1:
        heads = {c: _head_of(rows, c) for c in worded}
        named = [c for c in worded if heads[c] and (side_of(heads[c]) is not None or is_label_heading(heads[c]))]
        if len(named) == 1:
            return named[0]
        kinds = (ColumnKind.FORM, ColumnKind.NOTE, ColumnKind.QUANTITY, ColumnKind.SHARE)
        worded = [c for c in worded if not heads[c] or parse_header(heads[c]).kind not in kinds] or worded
    return next(iter(worded), next((c for c, share in enumerate(shares) if share > 0), 0))


def _head_of(rows: Matrix, column: int) -> str:
    """The words that stand over a column above the first row of figures."""
    texts = []
    for row in rows:
        if has_figures(row):
            break
        if row[column].kind is CellKind.WORDS and sum(seen.kind is not CellKind.EMPTY for seen in row) > 1:
            texts.append(row[column].text)
    return texts[-1] if texts else ""


_MEASURE = re.compile(
    r"(?:st|styck(?:en)?|stk|tim(?:mar|me)?|h|mån(?:ader|ad)?|dag(?:ar)?|veck(?:a|or)|år|nätter|natt|dygn|tillfällen?|gånger|ggr"
    r"|resor|resa|km|mil|m2|kvm|m²|pers(?:oner|on)?|deltagare|kr|kronor|%|procent|schablon|paket|exemplar|ex)\.?",
    re.IGNORECASE,
)
"""What quantities are counted in."""


def _has_letters(text: str) -> bool:
    """Whether a text could be a label: two figures read as one cell are words to the grid, and none."""
    return any(c.isalpha() for c in text)


def _panel_starts(rows: Matrix) -> list[int]:
    """Columns where another table begins: words again, after figures and before figures."""
    width = len(rows[0]) if rows else 0
    starts = [0]
    for column in range(1, width):
        words = sum(row[column].kind is CellKind.WORDS and _has_letters(row[column].text) for row in rows)
        named_rows = sum(_has_letters(row[column].text) and any(is_figure(seen) for seen in row[column + 1 :]) for row in rows)
        if words < 2 or not named_rows or _figure_count(rows, column) > words // 2:
            continue
        left = any(_figure_count(rows, c) >= 2 for c in range(starts[-1], column))
        right = any(_figure_count(rows, c) >= 2 for c in range(column + 1, width))
        measures = sum(row[column].kind is CellKind.WORDS and _MEASURE.fullmatch(row[column].text) is not None for row in rows)
        if 2 * measures >= words:
            continue
        named = any(row[column].kind is CellKind.WORDS and side_of(row[column].text) for row in rows)
        varied = len({row[column].text.lower() for row in rows if row[column].kind is CellKind.WORDS}) > max(2, words // 2)
        heads = [row[column].text for row in rows if row[column].kind is CellKind.WORDS and not has_figures(row)]
        set_aside = any(parse_header(text).kind in (ColumnKind.FORM, ColumnKind.NOTE, ColumnKind.SHARE) for text in heads)
        if left and right and (named or (varied and not set_aside)):
            starts.append(column)
    return starts


def _turn(rows: Matrix) -> Matrix:
    return tuple(zip(*rows, strict=True))


def _years_down(rows: Matrix, label_column: int) -> bool:
    """Whether the rows are years and the columns are what a table usually has as rows."""
    labels = [row[label_column] for row in rows if has_figures(row) and row[label_column].kind is not CellKind.EMPTY]
    if len(labels) < 2:
        return False
    years = [seen for seen in labels if looks_like_year(seen) or (seen.kind is CellKind.WORDS and is_year_text(seen.text))]
    sums = [seen for seen in labels if seen not in years and is_sum(seen.text)]
    texts = [seen.text for seen in years]
    if len(years) == len(sums) == 1:  # a project of one year: the sum says the same again
        one, other = (row for row in rows if has_figures(row))
        return all(a.text == b.text for i, (a, b) in enumerate(zip(one, other, strict=True)) if i != label_column)
    return len(years) >= 2 and len(years) + len(sums) == len(labels) and len(set(texts)) == len(texts)


def _year_label_column(rows: Matrix) -> int | None:
    """The first column, when it holds years down the rows."""
    for column in range(min(2, len(rows[0]) if rows else 0)):
        bodies = [row for row in rows if any(is_figure(seen) for i, seen in enumerate(row) if i != column)]
        if bodies and _years_down(rows, column):
            return column
    return None


def panels_of(table: Table, document: DocumentText) -> list[Panel]:
    """The tables within a table, left to right, each to be read with its labels in one column."""
    rows = matrix_of(table, document)
    if not rows or not rows[0]:
        return []
    rows = stitched(rows, label_column_of(rows))
    year_column = _year_label_column(rows)
    if year_column is not None:
        first = next(i for i, row in enumerate(rows) if has_figures(row))
        heads = [row for row in rows[:first] if sum(seen.kind is CellKind.WORDS for seen in row) > 1]
        if heads:
            body = tuple(row[year_column:] for row in (heads[-1], *rows[first:]))
            return [Panel(_turn(body), 0, table, turned=True)]
    starts = _panel_starts(rows)
    panels = []
    for start, end in zip(starts, [*starts[1:], len(rows[0])], strict=True):
        part = tuple(row[start:end] for row in rows)
        label_column = label_column_of(part)
        part = aligned(part, label_column, lambda row, first, at=label_column: is_header_row(row, at, first))  # type: ignore[misc]
        panels.append(Panel(part, label_column, table))
    return panels


def is_header_row(row: Sequence[View], label_column: int, first: bool) -> bool:
    """Whether a row heads columns: no figures but years, and words that head columns beside the label."""
    if has_figures(row) or any(seen.kind in (CellKind.DASH, CellKind.SHARE) for seen in row):
        return False
    others = [seen for i, seen in enumerate(row) if i != label_column and seen.kind is not CellKind.EMPTY]
    heading = [seen for seen in others if looks_like_year(seen) or (seen.kind is CellKind.WORDS and is_header_word(seen.text))]
    if not heading:
        return False
    label = row[label_column] if label_column < len(row) else NOTHING
    if re.match(r"(?:typ|form|slag|art)\b", label.text, re.IGNORECASE) and len(others) == 1:
        return False  # a field of a form: *Typ av medfinansiering*, *Kontant*
    years = [seen for seen in heading if looks_like_year(seen)]
    if len(years) == len(others) == 1 and category_of(label.text) is not None:
        return False  # a line whose amount happens to look like a year
    if label.kind is CellKind.EMPTY or side_of(label.text) or is_label_heading(label.text):
        return True
    if len(years) == len(others) and len(years) >= 2:
        return True
    strong = [seen for seen in heading if seen not in years and parse_header(seen.text).contribution is None]
    return (first and len(heading) == len(others)) or len(strong) >= 2


def is_label_heading(text: str) -> bool:
    """Whether a cell heads the column of labels without naming a side (*Post*, *Benämning*)."""
    word = text.strip(" :").lower()
    return word in _LABEL_HEADINGS or word.startswith(("aktivitet", "arbetspaket", "delprojekt"))


_LABEL_HEADINGS = frozenset(
    (
        *(
            "post",
            "poster",
            "benämning",
            "slag",
            "rubrik",
            "typ",
            "namn",
            "organisation",
            "part",
            "partner",
            "aktör",
            "år",
            "konto",
        ),
        *("budget", "beskrivning", "kategori", "rad", "vad", "vem", "specifikation", "projektbudget", "text", "kommun", "sektor"),
        *("medel", "projektår"),
    )
)
