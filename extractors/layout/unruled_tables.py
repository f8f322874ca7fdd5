"""Tables that nobody drew: found from text that stands in columns.

Strips with two or more pieces start a table; labels and values that go on over several lines are taken into their rows by
distance, by bands (rules or shades that part rows) and by what is missing beside them. What a table is about is not asked.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.columns import Column, find_columns, part, place_of
from extractors.layout.drafts import DraftRow, DraftTable, is_heading_row, make_cell
from extractors.layout.figures import SECTION, is_figure, is_sum_label, is_year
from extractors.layout.labels import is_label
from extractors.layout.lines import WordIndex
from extractors.layout.strips import Piece, Strip
from schemas.layout import Cell
from schemas.text import DocumentText, Span

_TIGHT = 1.38
"""Distance of two lines of one cell, in font sizes, at most."""
_FAR = 3.4
_LAST_GROUP = re.compile(r"\d{3}(?:\s?(?:kr|:-|,-|tkr))?")
_BROKEN = re.compile(r"[-–−(]?\d{1,3}(?:[ \u00a0]\d{3})*")


def find_unruled(document: DocumentText, words: WordIndex, strips: Sequence[Strip]) -> list[DraftTable]:
    """The unruled tables of one page, from its strips top to bottom."""
    tables: list[DraftTable] = []
    k = 0
    while k < len(strips):
        region = _region(strips, k)
        if not region:
            k += 1
            continue
        stop = k + len(region)
        lead = _lead(strips, k, region, tables)
        tables += _tables_of(document, words, lead + region)
        k = stop
    return tables


# --- regions ------------------------------------------------------------------------------------------------------


def _distance(upper: Strip, lower: Strip) -> float:
    return lower.first - upper.last


def _region(strips: Sequence[Strip], start: int) -> list[Strip]:
    """The longest stretch from `start` that can be one table or several on top of each other."""
    if not strips[start].tabular:
        return []
    region = [strips[start]]
    k = start + 1
    while k < len(strips):
        strip = strips[k]
        gap = _distance(region[-1], strip)
        if gap > max(_FAR * strip.size, 42):
            break
        if strip.tabular:
            if not _fits(region, strip):
                break
            region.append(strip)
            k += 1
            continue
        singles = 1
        while k + singles < len(strips) and not strips[k + singles].tabular and singles < 4:
            singles += 1
        goes_on = (
            k + singles < len(strips)
            and strips[k + singles].tabular
            and all(_within_columns(region, s, strips[k + singles]) for s in strips[k : k + singles])
            and _distance(strips[k + singles - 1], strips[k + singles]) <= max(_FAR * strip.size, 42)
            and _fits(region, strips[k + singles])
        )
        if goes_on:
            region += strips[k : k + singles]
            k += singles
            continue
        while k < len(strips) and not strips[k].tabular and _trails(region, strips[k]):
            region.append(strips[k])
            k += 1
        break
    return region


def _second(region: Sequence[Strip]) -> float:
    """Left edge of what stands beside the labels."""
    edges = sorted(sorted(s.pieces, key=lambda p: p.box.x0)[1].box.x0 for s in region if s.tabular)
    return edges[len(edges) // 4] if edges else 0.0


def _within_columns(region: Sequence[Strip], strip: Strip, following: Strip) -> bool:
    """A single piece that stays in the label's column or in a value's, or shares a band with its neighbours."""
    if strip.band is not None and strip.band in (region[-1].band, following.band):
        return True
    second = min(_second(region), sorted(p.box.x0 for p in following.pieces)[1])
    short = strip.x1 - strip.x0 < 0.55 * (max(s.x1 for s in region) - min(s.x0 for s in region))
    return strip.x1 < second + 4 or strip.x0 >= second - 6 or (short and strip.bold)


def _fits(region: Sequence[Strip], strip: Strip) -> bool:
    """Whether a strip's pieces stand where the region's do, or a new table may begin right below."""
    tabular = [s for s in region if s.tabular]
    if strip.heads and any(s.amounts for s in tabular):
        return True
    if _is_listed([*tabular, strip]):
        return True
    extents = [(p.box.x0, p.box.x1) for s in tabular for p in sorted(s.pieces, key=lambda p: p.box.x0)[1:]]
    mine = sorted(strip.pieces, key=lambda p: p.box.x0)[1:]
    near = sum(1 for p in mine if any(min(p.box.x1, b) - max(p.box.x0, a) > -3 for a, b in extents))
    return 2 * near >= len(mine)


def _is_listed(strips: Sequence[Strip]) -> bool:
    """Labels with amounts behind rows of dots: labels begin alike, amounts stand anywhere."""
    if not strips or any(len(s.pieces) != 2 for s in strips):
        return False
    pairs = [sorted(s.pieces, key=lambda p: p.box.x0) for s in strips]
    return all(b.amount and abs(a.box.x0 - pairs[0][0].box.x0) <= 3 for a, b in pairs)


def _trails(region: Sequence[Strip], strip: Strip) -> bool:
    """A last line of the last row: the rest of a label or of a value."""
    last = region[-1]
    if strip.band is not None and strip.band == last.band:
        return True
    if _distance(last, strip) > _TIGHT * strip.size:
        return False
    second = _second(region)
    if strip.x0 >= second - 3:
        return True
    text = strip.pieces[0].text
    return (text[:1].islower() or text[:1] == "(") and strip.x1 < second and any(s.amounts for s in region)


def _lead(strips: Sequence[Strip], start: int, region: Sequence[Strip], tables: Sequence[DraftTable]) -> list[Strip]:
    """Single pieces right above that belong to the first row: a heading's or a label's first line."""
    lead: list[Strip] = []
    floor = max((t.rows[-1].bottom for t in tables), default=float("-inf"))
    k = start - 1
    while k >= 0 and len(lead) < 2 and not strips[k].tabular and strips[k].first > floor:
        below = lead[0] if lead else region[0]
        strip = strips[k]
        banded = strip.band is not None and strip.band == below.band
        if not banded and _distance(strip, below) > _TIGHT * strip.size:
            break
        second = _second(region)
        beside = strip.x0 >= second - 6 and strip.x0 > region[0].x0 + 20
        label = strip.x1 < second and region[0].x0 > strip.x1 - 4
        if not (banded or beside or label):
            break
        lead.insert(0, strip)
        k -= 1
    return lead


# --- rows ---------------------------------------------------------------------------------------------------------


def _tables_of(document: DocumentText, words: WordIndex, region: list[Strip]) -> list[DraftTable]:
    tables: list[DraftTable] = []
    title: list[Span] = []
    for stretch, above in _split_at_headings(region):
        title = [p.span for s in above for p in s.pieces]
        rows = _rows_of(stretch)
        if (table := _table(document, words, rows)) is not None:
            if tables:  # right below another: its own title, and what stood over the first (the unit, often)
                table.caption, table.below = title, tables[0]
            tables.append(table)
    return tables


def _split_at_headings(region: list[Strip]) -> list[tuple[list[Strip], list[Strip]]]:
    """Stretches that begin with a heading row of their own, each with the single lines above that heading."""
    result: list[tuple[list[Strip], list[Strip]]] = []
    current: list[Strip] = []
    above: list[Strip] = []
    for k, strip in enumerate(region):
        begun = any(s.amounts or (s.tabular and not s.heads) for s in current)
        if (
            strip.tabular
            and begun
            and (_follows_sum(strip, current, region[k + 1 :]) or (strip.heads and _heads(strip, current, region[k + 1 :])))
        ):
            moved: list[Strip] = []
            while current and not current[-1].tabular and _distance(current[-1], strip) < _FAR * strip.size:
                text = current[-1].pieces[0].text
                if text[:1].islower() or text[:1] == "(":
                    break
                moved.insert(0, current.pop())
            result.append((current, above))
            current, above = [], moved
        current.append(strip)
    result.append((current, above))
    return [(stretch, title) for stretch, title in result if stretch]


def _follows_sum(strip: Strip, before: Sequence[Strip], following: Sequence[Strip]) -> bool:
    """Words beside each other below a sum and above amounts: the headings of another table, whatever they say."""
    last = next((s for s in reversed(before) if s.tabular), None)
    below = next((s for s in following if s.tabular), None)
    if last is None or below is None or not last.amounts or not below.amounts:
        return False
    worded = not any(c.isdigit() for p in strip.pieces for c in p.text)
    return worded and len(strip.pieces) >= 2 and is_sum_label(last.pieces[0].text) and not is_sum_label(strip.pieces[0].text)


def _heads(strip: Strip, before: Sequence[Strip], following: Sequence[Strip]) -> bool:
    """Two pieces can as well be a label and its value: they head only amounts that stand below the second."""
    if len(strip.pieces) > 2:
        return True
    if is_year(strip.pieces[-1].text) and any(s.heads for s in before):
        return False  # an amount of two thousand and something under a heading
    below = next((s for s in following if s.tabular), None)
    return below is not None and bool(below.amounts)


def _rows_of(strips: list[Strip]) -> list[list[Strip]]:
    """Strips gathered into rows."""
    numeric = 2 * sum(1 for s in strips if s.amounts) >= sum(1 for s in strips if s.tabular)
    anchors = [_anchors(s, numeric) and not (k and _rest_of_amounts(strips[k - 1], s)) for k, s in enumerate(strips)]
    second = _second(strips)
    right = max((s.x1 for s in strips), default=0.0)
    edge = max((p.box.x1 for s in strips for p in s.pieces if p.box.x1 < second), default=0.0)
    rows: list[list[Strip]] = []
    owner: list[int] = []  # row of each strip
    held = Counter(s.band for s, anchor in zip(strips, anchors, strict=True) if anchor)
    for k, strip in enumerate(strips):
        previous = strips[k - 1] if k else None
        banded = previous is not None and strip.band is not None and strip.band == previous.band and held[strip.band] <= 1
        row_has_anchor = bool(rows) and any(anchors[i] for i, o in enumerate(owner) if o == len(rows) - 1)
        joins = False
        if previous is not None:
            parted = strip.band != previous.band and (strip.band is not None or previous.band is not None)
            if banded and not (anchors[k] and row_has_anchor) and not _titles(rows[-1], [strip]):
                joins = True
            elif parted:
                joins = False
            elif anchors[k]:
                joins = not row_has_anchor and _leads_into(rows[-1], strip, second, right, edge)
            else:
                joins = _continues(strips, anchors, k, second, right, edge)
        if joins:
            rows[-1].append(strip)
        else:
            rows.append([strip])
        owner.append(len(rows) - 1)
    return _joined_headings(rows)


def _anchors(strip: Strip, numeric: bool) -> bool:
    """Whether a strip makes a row by itself."""
    if not strip.tabular:
        return len(strip.pieces) == 1 and strip.pieces[0].amount and numeric
    return bool(strip.amounts) or strip.heads or not numeric


def _rest_of_amounts(above: Strip, strip: Strip) -> bool:
    """Whether a strip's figures are the last groups of figures that broke in narrow columns (*8 035* over *000 kr*)."""
    if above.heads and all(len(p.text) <= 4 and p.figure for p in strip.pieces):  # *2026-01–2026-* over *12*
        return _distance(above, strip) <= _TIGHT * strip.size
    rest = strip.amounts or [p for p in strip.pieces if p.figure]
    if not rest or _distance(above, strip) > _TIGHT * strip.size:
        return False
    if not all(_LAST_GROUP.fullmatch(p.text) for p in rest):
        return False
    over = [next((q for q in above.pieces if _shares_column(q, p) and _BROKEN.fullmatch(q.text)), None) for p in rest]
    if not all(over):
        return False
    if any(p.text[0] == "0" or not p.text.isdigit() for p in rest):
        return True
    return len(rest) == len(strip.pieces) < len(above.pieces) - 1


def _shares_column(upper: Piece, lower: Piece) -> bool:
    return min(upper.box.x1, lower.box.x1) - max(upper.box.x0, lower.box.x0) > 0


def _continues(strips: list[Strip], anchors: list[bool], k: int, second: float, right: float, edge: float) -> bool:
    """Whether a strip without figures of its own goes on with the row above it, rather than beginning one."""
    strip, above = strips[k], strips[k - 1]
    if _rest_of_amounts(above, strip):
        return True
    below = strips[k + 1] if k + 1 < len(strips) else None
    up = _distance(above, strip)
    down = _distance(strip, below) if below is not None else float("inf")
    text = strip.pieces[0].text
    tight = up <= _TIGHT * strip.size
    if SECTION.fullmatch(text) and not text[:1].islower():
        return False
    in_label = strip.x0 < second - 6
    if not in_label:
        return up <= down * 1.15 and up <= 2 * strip.size
    if text[:1].islower() or text[:1] == "(":
        return up <= 2.2 * strip.size
    if above.pieces[0].text.endswith((",", "-", " och", "/", "&", "+", " samt", " av", " för")) and tight and above.x0 < second:
        return True
    if below is not None and anchors[k + 1] and below.x0 >= second - 6 and not below.heads and down <= 1.15 * up:
        return False  # the row below has no label: this is it
    if tight and up * 1.2 < down and not is_sum_label(text):
        # set closer to the row above than to the next; a title of what follows stands the other way round
        return not strip.bold or above.bold
    label = min(above.pieces, key=lambda p: p.box.x0)
    full = label.box.x0 < second and _fills(label, strip.pieces[0], strip.size, second, edge)
    return tight and full and up <= down * 1.1 and not above.heads and right > second


def _leads_into(row: list[Strip], strip: Strip, second: float, right: float, edge: float) -> bool:
    """Whether the single lines of `row` are the upper lines of the row that `strip` anchors."""
    last = row[-1]
    gap = _distance(last, strip)
    if SECTION.fullmatch(" ".join(p.text for s in row for p in s.pieces)):
        return False
    if strip.heads:
        return gap <= _TIGHT * strip.size and last.x0 >= second - 6
    if strip.x0 >= second - 6 and last.x0 < second:  # figures without a label of their own
        return gap <= 2.2 * strip.size
    if gap > _TIGHT * strip.size or last.x0 >= second - 6:
        return gap <= _TIGHT * strip.size and last.x0 >= second - 6
    label = min(strip.pieces, key=lambda p: p.box.x0)
    if label.text[:1].islower() or label.text[:1] == "(":
        return True
    if last.pieces[0].text.endswith((",", "-", " och", "/", "&", "+", " samt", " av", " för", " till")):
        return True
    if last.bold and not strip.bold:
        return False
    return _fills(last.pieces[-1], label, strip.size, second, edge) and right > second


def _fills(upper: Piece, lower: Piece, size: float, second: float, edge: float) -> bool:
    """Whether a label's line is full, so that the next word had to go below: up to the next column, or as far as labels go."""
    word = lower.text.split(maxsplit=1)[0]
    reach = upper.box.x1 + 0.5 * size * (len(word) + 1)
    return reach > second - 4 or (len(upper.text) >= 30 and reach > edge and not is_sum_label(lower.text))


def _joined_headings(rows: list[list[Strip]]) -> list[list[Strip]]:
    """Column headings of two or three lines, as one row."""
    result = list(rows)
    while len(result) >= 2:
        first, second = result[0], result[1]
        amounts = any(s.amounts for s in first + second)
        close = _distance(first[-1], second[0]) <= _TIGHT * second[0].size
        partial = not _same_places(first, second) and (first[0].heads or second[0].heads)
        partial = partial and not _titles(first, second) and not _begins_below(first, second)
        if amounts or not close or not partial or len(result) < 3:
            break
        result[:2] = [first + second]
    return result


def _titles(first: list[Strip], second: list[Strip]) -> bool:
    """Whether the upper row is a title: one piece over a row of headings that heads the labels, too."""
    if not any(s.heads for s in second):
        return False
    upper = [p for s in first for p in s.pieces]
    left = min(p.box.x0 for s in second for p in s.pieces)
    return len(upper) == 1 and upper[0].box.x0 <= left + 12


def _begins_below(first: list[Strip], second: list[Strip]) -> bool:
    """Whether the lower row is one label under a heading of labels: the title of a group of rows."""
    left = min(p.box.x0 for s in first for p in s.pieces)
    lower = [p for s in second for p in s.pieces]
    return len(lower) == 1 and abs(lower[0].box.x0 - left) <= 12 and not lower[0].text[:1].islower()


def _same_places(first: list[Strip], second: list[Strip]) -> bool:
    """Whether two rows fill the same columns, and are rows in their own right."""
    upper = [p for s in first for p in s.pieces]
    lower = [p for s in second for p in s.pieces]
    if not (any(p.box.x0 < min(q.box.x0 for q in lower) + 8 for p in upper) and len(upper) > 1 and len(lower) > 1):
        return False
    met = sum(1 for p in upper if any(min(p.box.x1, q.box.x1) > max(p.box.x0, q.box.x0) for q in lower))
    return met >= min(len(upper), len(lower)) and not any(is_year(p.text) for p in lower)


# --- cells --------------------------------------------------------------------------------------------------------


def _table(document: DocumentText, words: WordIndex, rows: list[list[Strip]]) -> DraftTable | None:
    pieces = [[p for s in row for p in s.pieces] for row in rows]
    tabular = [p for p, row in zip(pieces, rows, strict=True) if any(s.tabular for s in row) or len(p) > 1]
    if not tabular:
        return None
    listed = [s for row in rows for s in row if s.tabular]
    if _is_listed(listed) and len(listed) >= 2:
        return _list_table(document, rows)
    columns = find_columns(tabular)
    columns = _split_by_remarks(document, words, rows, columns)
    columns = _split_by_heading(document, words, rows, columns)
    if len(columns) < 2:
        return None
    drafts = [_row(document, words, row, columns) for row in rows]
    rows = list(rows)
    while drafts and sum(1 for c in drafts[-1].cells if c) < 2 and not any(c for c in drafts[-1].cells[1:]):
        drafts.pop()  # a lone line below the last row is the text that follows
        rows.pop()
    while drafts and sum(1 for c in drafts[0].cells if c) < 2 and not any(c for c in drafts[0].cells[1:]):
        drafts.pop(0)
        rows.pop(0)
    return DraftTable(rows[0][0].page, drafts, columns, ruled=False, strips=rows) if _is_table(drafts) else None


def _list_table(document: DocumentText, rows: list[list[Strip]]) -> DraftTable | None:
    """Two columns by order rather than by place."""
    drafts: list[DraftRow] = []
    edge = min(p.box.x0 for row in rows for s in row if s.tabular for p in s.pieces if p.amount)
    for row in rows:
        amounts = [s.pieces[1] if s.pieces[1].amount else s.pieces[0] for s in row if s.tabular]
        labels = [p for s in row for p in s.pieces if p not in amounts]
        cells = [make_cell(document, row[0].page, [p.span for p in side]) if side else None for side in (labels, amounts)]
        pieces = labels + amounts
        drafts.append(DraftRow(list(cells), min(p.box.top for p in pieces), max(p.box.bottom for p in pieces)))
    columns = [Column(min(s.x0 for r in rows for s in r), edge), Column(edge, max(s.x1 for r in rows for s in r))]
    return DraftTable(rows[0][0].page, drafts, columns, ruled=False, strips=rows) if _is_table(drafts) else None


def continued(document: DocumentText, words: WordIndex, upper: DraftTable, lower: DraftTable, repeated: int) -> DraftTable | None:
    """Both parts of a table that a page break parts, laid out as one; the first `repeated` rows of the lower part left out."""
    if not upper.strips or not lower.strips:
        return None
    return _table(document, words, [*upper.strips, *lower.strips[repeated:]])


def _split_by_remarks(document: DocumentText, words: WordIndex, rows: list[list[Strip]], columns: list[Column]) -> list[Column]:
    """Figures with remarks right behind them: where two rows or more have figures that end, and words that begin, alike."""
    boxes = [w.box for row in rows for s in row for p in s.pieces for w in words.within(p.span) if w.box is not None]
    result: list[Column] = []
    for n, column in enumerate(columns):
        ends = [] if n == 0 else [e for row in rows for s in row for e in _figure_ends(document, words, s, columns, n)]
        for one in sorted(set(ends)):
            alike = [e for e in ends if abs(e[0] - one[0]) <= 2 and abs(e[1] - one[1]) <= 2]
            middle = (max(e[0] for e in alike) + min(e[1] for e in alike)) / 2
            if len(alike) >= 2 and not any(b.x0 < middle - 0.5 and b.x1 > middle + 0.5 for b in boxes):
                result += [Column(column.x0, middle), Column(min(e[1] for e in alike), column.x1)]
                break
        else:
            result.append(column)
    return result


def _figure_ends(
    document: DocumentText, words: WordIndex, strip: Strip, columns: Sequence[Column], n: int
) -> list[tuple[float, float]]:
    """Where in a column a figure ends and something else begins on one line."""
    inside = sorted((p for p in strip.pieces if place_of(p, columns) == n), key=lambda p: p.box.x0)
    ends = [(a.box.x1, b.box.x0) for a, b in pairwise(inside) if a.figure and b.box.x0 >= a.box.x1]
    for piece in inside:
        held = [w for w in words.within(piece.span) if w.box is not None]
        for k in range(len(held) - 1, 0, -1):
            before, after = held[k - 1].box, held[k].box
            whole = is_figure(document.raw(Span(held[0].span.start, held[k - 1].span.end)))
            if whole and not piece.figure and before is not None and after is not None:
                ends.append((before.x1, after.x0))
                break
    return ends


def _split_by_heading(document: DocumentText, words: WordIndex, rows: list[list[Strip]], columns: list[Column]) -> list[Column]:
    """Texts so close in every row that no gap parts them: headings say how many columns there are, and where all rows
    have a blank at one height, there the columns part."""
    for row in rows[:2]:
        heads = sorted((p for s in row for p in s.pieces), key=lambda p: p.box.x0)
        if not any(s.heads for s in row):
            continue
        held = [p for r in rows if r is not row for s in r for p in s.pieces]
        for n, column in enumerate(columns):
            over = _stacked([p for p in heads if place_of(p, columns) == n])
            if len(over) < 2:
                continue
            wide = [p for p in held if min(p.box.x1, column.x1) - max(p.box.x0, column.x0) > 1.5]
            cuts: list[float] = []
            for left, right in pairwise(over):
                cut = _cut(document, words, wide, left, right, cuts[-1] if cuts else column.x0 - 1)
                if cut is None:
                    break
                cuts.append(cut)
            if len(cuts) < len(over) - 1 or not wide:
                continue
            edges = [column.x0, *cuts, column.x1]
            refined = [Column(a, b - 0.1) for a, b in pairwise(edges)]
            return columns[:n] + refined + columns[n + 1 :]
    return columns


def _stacked(heads: Sequence[Piece]) -> list[Column]:
    """The stretches that headings take up, those of several lines as one."""
    result: list[Column] = []
    for piece in sorted(heads, key=lambda p: p.box.x0):
        if result and piece.box.x0 < result[-1].x1 - 0.5:
            result[-1] = Column(result[-1].x0, max(result[-1].x1, piece.box.x1))
        else:
            result.append(Column(piece.box.x0, piece.box.x1))
    return result


def _cut(
    document: DocumentText, words: WordIndex, pieces: Sequence[Piece], left: Column, right: Column, floor: float
) -> float | None:
    """Where between two headings every row has a blank, or nothing: nearest to where figures end or words begin."""
    blanks: list[list[tuple[float, float]]] = []
    for piece in pieces:
        boxes = sorted((w.box.x0, w.box.x1) for w in words.within(piece.span) if w.box is not None)
        if not boxes:
            return None
        gaps = [(a[1], b[0]) for a, b in pairwise(boxes) if b[0] > a[1]]
        blanks.append([(float("-inf"), boxes[0][0]), *gaps, (boxes[-1][1], float("inf"))])
    candidates = {(a + b) / 2 for row in blanks for a, b in row if b - a < 1e6}
    low, high = max(left.x0, floor), right.x1
    sound = [x for x in candidates if low < x < high and all(any(a <= x <= b for a, b in row) for row in blanks)]
    parting = [x for x in sound if any(a < x < b and b - a < 1e6 for row in blanks for a, b in row)]
    whole = [x for x in parting if all(_parts_whole(document, words, piece, floor, x) for piece in pieces)]
    return min(whole, key=lambda x: min(abs(x - left.x1), abs(x - right.x0))) if whole else None


def _parts_whole(document: DocumentText, words: WordIndex, piece: Piece, floor: float, at: float) -> bool:
    """Whether a cut leaves a whole figure between `floor` and itself, where it parts digits, and no *000* behind it."""
    inside = [w for w in words.within(piece.span) if w.box is not None and w.box.x0 >= floor - 0.5]
    left = [document.raw(w.span) for w in inside if w.box is not None and w.box.x1 <= at]
    right = [document.raw(w.span) for w in inside if w.box is not None and w.box.x0 >= at]
    if not left or not right or not (left[-1][-1:].isdigit() and right[0][:1].isdigit()):
        return True
    return not re.match(r"0\d", right[0]) and is_figure(" ".join(left))


def _row(document: DocumentText, words: WordIndex, row: list[Strip], columns: Sequence[Column]) -> DraftRow:
    held: list[list[Piece]] = [[] for _ in columns]
    for strip in row:
        for piece in part(document, words, strip.pieces, columns):
            held[place_of(piece, columns)].append(piece)
    page = row[0].page
    cells: list[Cell | None] = []
    for inside in held:
        ordered = sorted(inside, key=lambda p: p.span.start)
        bold = bool(inside) and all(p.bold for p in inside)
        cells.append(make_cell(document, page, [p.span for p in ordered], bold) if inside else None)
    tops = [p.box.top for s in row for p in s.pieces]
    bottoms = [p.box.bottom for s in row for p in s.pieces]
    return DraftRow(cells, min(tops), max(bottoms))


def _is_table(rows: Sequence[DraftRow]) -> bool:
    """Two rows or more with two cells or more each: figures under each other, or labels and values that line up."""
    full = [row for row in rows if sum(1 for c in row.cells if c) >= 2]
    if len(full) < 2:
        return False
    texts = [[t for t in row.texts if t] for row in full]
    amounts = sum(1 for row in full for c in row.cells[1:] if c and any(ch.isdigit() for ch in c.text) and len(c.text) < 30)
    if amounts >= 2 or (amounts == 1 and is_heading_row(rows[0], rows[1])):
        return True
    # words beside words: a letterhead stands like that too; a form has labels
    labels = sum(1 for t in texts if is_label(t[0]) or t[0].endswith(":"))
    wordy = statistics.median(len(part.split()) for t in texts for part in t) >= 5  # two columns of running text
    return 2 * labels >= len(full) or (len(full) >= 4 and not wordy and statistics.median(len(t[0]) for t in texts) <= 45)
