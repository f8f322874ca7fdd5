"""Sheets wider than their paper: columns printed on the next page, without their labels, put beside the rows they belong to.

A spreadsheet prints a row at the same height on every page it takes; that, and the missing labels, tell such a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.columns import Column
from extractors.layout.drafts import DraftRow, DraftTable
from extractors.layout.figures import is_empty_mark, is_figure
from schemas.text import Page

_LEVEL = 3.0
"""Points by which a row may stand higher or lower on the next page."""
_LEAST_ROWS = 2


def beside(drafts: Sequence[DraftTable], pages: Sequence[Page]) -> list[DraftTable]:
    """The tables in order; those that are only the right-hand columns of the page before joined to it."""
    widths = {page.number: page.width for page in pages}
    result: list[DraftTable] = []
    reached: dict[int, int] = {}  # a joined table, and the page its columns have come to
    for draft in drafts:
        base = next((b for b in reversed(result) if _continues(b, draft, reached.get(id(b), b.page), widths)), None)
        if base is None:
            result.append(draft)
            continue
        page = reached.get(id(base), base.page)
        fresh = draft.page != page
        if _join(base, draft, fresh, sum(widths.get(n, 0.0) for n in range(base.page, draft.page))):
            reached[id(base)] = draft.page
        else:
            result.append(draft)
    return result


def _continues(base: DraftTable, draft: DraftTable, reached: int, widths: dict[int, float]) -> bool:
    if draft.page - reached not in (0, 1) or draft.page == base.page or widths.get(draft.page) != widths.get(base.page):
        return False
    if not _bare(draft) or _bare(base):
        return False
    rows = [row for row in draft.rows if _figures(row)]
    return len(rows) >= _LEAST_ROWS and all(_level_with(base, row) is not None for row in rows)


def _bare(draft: DraftTable) -> bool:
    """Whether rows of figures have no label: their first filled cell is a figure."""
    rows = [row for row in draft.rows if _figures(row)]
    firsts = [next(t for t in row.texts if t) for row in rows]
    return bool(firsts) and all(is_figure(t) or is_empty_mark(t) for t in firsts)


def _figures(row: DraftRow) -> bool:
    return any(is_figure(t) for t in row.texts if t)


def _level_with(base: DraftTable, row: DraftRow) -> int | None:
    middle = (row.top + row.bottom) / 2
    at = min(range(len(base.rows)), key=lambda i: abs((base.rows[i].top + base.rows[i].bottom) / 2 - middle))
    return at if abs((base.rows[at].top + base.rows[at].bottom) / 2 - middle) <= _LEVEL else None


def _join(base: DraftTable, draft: DraftTable, fresh: bool, offset: float) -> bool:
    """Puts the rows of `draft` behind those of `base`; False where its columns are not those joined from its page before."""
    width = len(base.columns)
    moved = [Column(c.x0 + offset, c.x1 + offset) for c in draft.columns]
    if fresh:
        places = list(range(width, width + len(moved)))
        for row in base.rows:
            row.cells += [None] * len(moved)
        base.columns = [*base.columns, *moved]
    else:
        near = [[i for i, c in enumerate(base.columns) if min(c.x1, m.x1) - max(c.x0, m.x0) > -2] for m in moved]
        if any(len(n) != 1 for n in near) or len({n[0] for n in near}) != len(near):
            return False
        places = [n[0] for n in near]
    for row in draft.rows:
        at = _level_with(base, row)
        if at is None:
            cells = [None] * len(base.columns)
            base.rows.append(DraftRow(list(cells), row.top, row.bottom))
            base.rows.sort(key=lambda r: r.top)
            at = next(i for i, r in enumerate(base.rows) if r.top == row.top)
        for place, cell in zip(places, row.cells, strict=True):
            if cell is not None:
                base.rows[at].cells[place] = cell
    base.strips = []
    if draft.page not in base.pages:
        base.pages = [*(base.pages or [base.page]), draft.page]
    return True
