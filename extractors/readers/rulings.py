"""Tables drawn on a page: rules that cross make cells; rules or shades that only lie above each other make bands (rows).

Knows geometry alone. A grid of one column is a set of bands: where rows begin and end, columns being left to the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.readers.paint import Segment
from schemas.text import Box

_REACH = 3.0
_SNAP = 1.6
_LEAST_ROW = 6.0
_LEAST_COLUMN = 8.0
_MOST_CROSSINGS = 2_000_000
"""Rules across times rules down: beyond that it is a map or a drawing, and no table."""


@dataclass(frozen=True, slots=True)
class RuledCell:
    """One cell by row and column, with how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of one drawn table."""

    box: Box
    cells: tuple[RuledCell, ...]


def find_tables(horizontal: Sequence[Segment], vertical: Sequence[Segment], fills: Sequence[Box]) -> list[RuledTable]:
    """Every drawn table of a page, from the top; at least two cells each."""
    across, down = _merged(horizontal), _merged(vertical)
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    tables: list[RuledTable] = []
    loose: list[Segment] = []
    for group_across, group_down in _connected(across, down):
        table = _from_rules(group_across, group_down)
        if table is not None:
            tables.append(table)
        elif not group_down or len(group_down) < 2:
            loose += group_across
    covered = [t.box for t in tables]
    tables += [t for t in _bands(loose) if not any(_shares(t.box, box) for box in covered)]
    covered = [t.box for t in tables]
    tables += [t for t in _shaded(fills) if not any(_shares(t.box, box) for box in covered)]
    return sorted(tables, key=lambda t: (t.box.top, t.box.x0))


def _shares(first: Box, second: Box) -> bool:
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.bottom, second.bottom) - max(first.top, second.top)
    return width > 2 and height > 2


def _merged(segments: Iterable[Segment]) -> list[Segment]:
    """Segments on one line that touch, as one."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if rows and segment.at - rows[-1][0].at <= _SNAP:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    result: list[Segment] = []
    for row in rows:
        at = sum(s.at for s in row) / len(row)
        start, end = None, 0.0
        for segment in sorted(row, key=lambda s: s.start):
            if start is None:
                start, end = segment.start, segment.end
            elif segment.start <= end + _REACH:
                end = max(end, segment.end)
            else:
                result.append(Segment(at, start, end))
                start, end = segment.start, segment.end
        if start is not None:
            result.append(Segment(at, start, end))
    return result


def _crosses(across: Segment, down: Segment) -> bool:
    return across.start - _REACH <= down.at <= across.end + _REACH and down.start - _REACH <= across.at <= down.end + _REACH


def _connected(across: list[Segment], down: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            if _crosses(a, d):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, a in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(a)
    for j, d in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(d)
    return list(groups.values())


def _positions(values: Iterable[float], least: float) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > least:
            result.append(value)
    return result


def _from_rules(across: list[Segment], down: list[Segment]) -> RuledTable | None:
    if len(across) < 2 or not down:
        return None
    # a table open at its sides or at its top and foot is closed there by the reach of its other rules
    left, right = min(a.start for a in across), max(a.end for a in across)
    top, bottom = min(d.start for d in down), max(d.end for d in down)
    xs = _positions([d.at for d in down] + [left, right], _LEAST_COLUMN * 0.6)
    ys = _positions([a.at for a in across] + [top, bottom], _LEAST_ROW * 0.6)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    owner = _joined_cells(xs, ys, across, down)
    cells = _cells(owner, xs, ys)
    if len(cells) < 2:
        return None
    return RuledTable(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(cells))


def _covered(segments: Iterable[Segment], at: float, start: float, end: float) -> bool:
    """Whether rules at `at` part the stretch from start to end for the most part."""
    length = sum(
        max(0.0, min(s.end, end) - max(s.start, start)) for s in segments if abs(s.at - at) <= max(_SNAP, _LEAST_ROW * 0.6)
    )
    return length >= 0.6 * (end - start)


def _joined_cells(xs: list[float], ys: list[float], across: list[Segment], down: list[Segment]) -> list[list[int]]:
    """For each elementary place which cell it belongs to: places without a rule between them are one cell."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c + 1 < columns and not _covered(down, xs[c + 1], ys[r], ys[r + 1]):
                parent[root(here)] = root(here + 1)
            if r + 1 < rows and not _covered(across, ys[r + 1], xs[c], xs[c + 1]):
                parent[root(here)] = root(here + columns)
    return [[root(r * columns + c) for c in range(columns)] for r in range(rows)]


def _cells(owner: list[list[int]], xs: list[float], ys: list[float]) -> list[RuledCell]:
    places: dict[int, list[tuple[int, int]]] = {}
    for r, line in enumerate(owner):
        for c, cell in enumerate(line):
            places.setdefault(cell, []).append((r, c))
    cells: list[RuledCell] = []
    for held in places.values():
        r0, r1 = min(r for r, _ in held), max(r for r, _ in held)
        c0, c1 = min(c for _, c in held), max(c for _, c in held)
        if len(held) == (r1 - r0 + 1) * (c1 - c0 + 1):
            cells.append(RuledCell(r0, c0, r1 - r0 + 1, c1 - c0 + 1, Box(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])))
            continue
        # rules missing in part make shapes that are no rectangle: keep the rows apart
        for r in range(r0, r1 + 1):
            inside = sorted(c for row, c in held if row == r)
            start = 0
            for k in range(1, len(inside) + 1):
                if k == len(inside) or inside[k] != inside[k - 1] + 1:
                    a, b = inside[start], inside[k - 1]
                    cells.append(RuledCell(r, a, 1, b - a + 1, Box(xs[a], ys[r], xs[b + 1], ys[r + 1])))
                    start = k
    return sorted(cells, key=lambda c: (c.row, c.column))


def _bands(rules: list[Segment]) -> list[RuledTable]:
    """Three or more rules of one width above each other part the rows between them."""
    groups: list[list[Segment]] = []
    for rule in sorted(rules, key=lambda s: s.at):
        if rule.end - rule.start < 100:
            continue
        for group in groups:
            last = group[-1]
            if abs(last.start - rule.start) <= 4 and abs(last.end - rule.end) <= 4 and rule.at - last.at <= 150:
                group.append(rule)
                break
        else:
            groups.append([rule])
    tables = []
    for group in groups:
        ys = _positions((s.at for s in group), _LEAST_ROW)
        if len(ys) >= 3:
            tables.append(_stack(min(s.start for s in group), max(s.end for s in group), ys))
    return tables


def _stack(x0: float, x1: float, ys: list[float]) -> RuledTable:
    cells = tuple(RuledCell(i, 0, 1, 1, Box(x0, ys[i], x1, ys[i + 1])) for i in range(len(ys) - 1))
    return RuledTable(Box(x0, ys[0], x1, ys[-1]), cells)


def _shaded(fills: Sequence[Box]) -> list[RuledTable]:
    """Every other row shaded: shades of one width above each other, with at most a few rows between two."""
    rows: list[Box] = []
    for box in sorted(fills, key=lambda b: (round(b.top), b.x0)):
        last = rows[-1] if rows else None
        if last is not None and abs(last.top - box.top) < 2 and abs(last.bottom - box.bottom) < 2 and box.x0 - last.x1 < 4:
            rows[-1] = last.union(box)  # a shade painted cell by cell
        else:
            rows.append(box)
    groups: list[list[Box]] = []
    for box in rows:
        if box.x1 - box.x0 < 100 or not _LEAST_ROW <= box.bottom - box.top <= 120:
            continue
        for group in groups:
            last = group[-1]
            same = abs(last.x0 - box.x0) <= 3 and abs(last.x1 - box.x1) <= 3
            if same and -2 <= box.top - last.bottom <= 2.5 * max(last.bottom - last.top, box.bottom - box.top):
                group.append(box)
                break
        else:
            groups.append([box])
    tables = []
    for group in groups:
        ys = _positions([b.top for b in group] + [b.bottom for b in group], 2.5)
        if len(group) >= 2 and len(ys) >= 4:
            tables.append(_stack(min(b.x0 for b in group), max(b.x1 for b in group), ys))
    return tables
