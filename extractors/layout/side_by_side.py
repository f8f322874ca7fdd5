"""Two tables beside each other on one page (costs to the left, financing to the right), found as one, and parted again."""

from __future__ import annotations

from extractors.layout.drafts import DraftRow, DraftTable
from extractors.layout.figures import has_letters, is_figure, is_sum_label


def parted(table: DraftTable) -> list[DraftTable]:
    """The table, or the two that it is made of: labels begin anew beyond columns of figures, and both sides are summed."""
    width = len(table.columns)
    for k in range(2, width - 1):
        if _labels(table, k) and _figures(table, k - 1) and any(_figures(table, n) for n in range(k + 1, width)):
            left = [_side(row, 0, k) for row in table.rows]
            right = [_side(row, k, width) for row in table.rows]
            if _complete(left) and _complete(right):
                halves = [
                    DraftTable(
                        table.page, [r for r in left if any(r.cells)], table.columns[:k], table.ruled, list(table.caption)
                    ),
                    DraftTable(
                        table.page, [r for r in right if any(r.cells)], table.columns[k:], table.ruled, list(table.caption)
                    ),
                ]
                return [half for whole in halves for half in parted(whole)]
    return [table]


def _side(row: DraftRow, start: int, end: int) -> DraftRow:
    return DraftRow(row.cells[start:end], row.top, row.bottom)


def _labels(table: DraftTable, column: int) -> bool:
    """Words that differ from row to row: labels, not *kontant* again and again."""
    texts = [row.texts[column] for row in table.rows if row.texts[column]]
    words = [t for t in texts if has_letters(t) and not is_figure(t)]
    return len(words) >= 2 and len(words) >= 0.8 * len(texts) and len(set(words)) >= 0.8 * len(words)


def _figures(table: DraftTable, column: int) -> bool:
    texts = [row.texts[column] for row in table.rows if row.texts[column]]
    return sum(1 for t in texts if is_figure(t)) >= max(1, 0.5 * len(texts))


def _complete(rows: list[DraftRow]) -> bool:
    """A sum row of its own with a figure beside it."""
    return any(is_sum_label(t) for row in rows for t in row.texts[:1] if t and any(is_figure(x) for x in row.texts[1:]))
