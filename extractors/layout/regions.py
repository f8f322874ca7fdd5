"""Which strips can be one table, or several on top of each other, and where one of those ends and the next begins.

Geometry and looks: pieces under pieces, single lines that stay inside a column, headings below figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout.drafts import DraftTable
from extractors.layout.figures import ORDINAL, is_sum_label, is_year
from extractors.layout.strips import Strip

TIGHT = 1.38
"""Distance of two lines of one cell, in font sizes, at most."""
_RUNNING = 6
"""Words from which a piece is a line of running text rather than a heading over several columns."""
FAR = 3.4
"""Distance of two rows of one table, in font sizes, at most."""
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-H][.)]?)\s+[A-ZÅÄÖ][a-zåäö]+")
"""*3. Kostnader*: the heading of a part of a form."""


def distance(upper: Strip, lower: Strip) -> float:
    """From the last line of the upper to the first line of the lower, middle to middle."""
    return lower.first - upper.last


def find_region(strips: Sequence[Strip], start: int) -> list[Strip]:
    """The longest stretch from `start` that can be one table or several on top of each other."""
    if not strips[start].tabular:
        return []
    region = [strips[start]]
    k = start + 1
    while k < len(strips):
        strip = strips[k]
        gap = distance(region[-1], strip)
        if gap > max(FAR * strip.size, 42):
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
            and distance(strips[k + singles - 1], strips[k + singles]) <= max(FAR * strip.size, 42)
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


def second_edge(region: Sequence[Strip]) -> float:
    """Left edge of what stands beside the labels."""
    edges = sorted(sorted(s.pieces, key=lambda p: p.box.x0)[1].box.x0 for s in region if s.tabular)
    return edges[len(edges) // 4] if edges else 0.0


def _within_columns(region: Sequence[Strip], strip: Strip, following: Strip) -> bool:
    """A single piece that stays in the label's column or in a value's, or shares a band with its neighbours."""
    if strip.band is not None and strip.band in (region[-1].band, following.band):
        return True
    second = min(second_edge(region), sorted(p.box.x0 for p in following.pieces)[1])
    short = strip.x1 - strip.x0 < 0.55 * (max(s.x1 for s in region) - min(s.x0 for s in region))
    first = min(following.pieces, key=lambda p: p.box.x0)
    if ORDINAL.fullmatch(first.text) and NUMBERED.match(strip.pieces[0].text) and abs(strip.x0 - first.box.x0) <= 12:
        return True  # *2. Resor* over *2.1*, *Tåg*: the title of a numbered group
    return strip.x1 < second + 4 or strip.x0 >= second - 6 or (short and strip.bold)


def _fits(region: Sequence[Strip], strip: Strip) -> bool:
    """Whether a strip's pieces stand where the region's do, or a new table may begin right below."""
    tabular = [s for s in region if s.tabular]
    if strip.heads and any(s.amounts for s in tabular):
        return True
    if is_listed([*tabular, strip]) or _headed_by(tabular, strip):
        return True
    extents = [(p.box.x0, p.box.x1) for s in tabular for p in sorted(s.pieces, key=lambda p: p.box.x0)[1:]]
    mine = sorted(strip.pieces, key=lambda p: p.box.x0)[1:]
    near = sum(1 for p in mine if any(min(p.box.x1, b) - max(p.box.x0, a) > -3 for a, b in extents))
    return 2 * near >= len(mine) and not _beside_text(tabular, strip) and not all(_beside_text([strip], s) for s in tabular)


def _beside_text(rows: Sequence[Strip], strip: Strip) -> bool:
    """Whether a strip is a line of running text with a heading in the margin: its text runs over the columns of every full row,
    or it begins where the rows do and the heading ends before."""
    if len(strip.pieces) != 2:
        return False
    heading, text = sorted(strip.pieces, key=lambda p: p.box.x0)
    if len(text.text.split()) < _RUNNING:
        return False
    if heading.box.x1 < min(s.x0 for s in rows) - 4 and all(abs(s.x0 - text.box.x0) < 3 for s in rows):
        return True
    columns = [sorted(s.pieces, key=lambda p: p.box.x0)[1:] for s in rows]
    full = [row for row in columns if len(row) >= 2]
    return bool(full) and all(sum(min(text.box.x1, p.box.x1) - max(text.box.x0, p.box.x0) > 3 for p in row) >= 2 for row in full)


def _headed_by(heads: Sequence[Strip], strip: Strip) -> bool:
    """Whether the region is headings only, and the strip goes on with them or has its pieces under most of them.

    The lower level of headings need not stand under the upper one: *Post* and *Totalt* span both levels, the years stand between.
    """
    if not heads or any(not s.heads for s in heads) or distance(heads[-1], strip) > 2.4 * max(strip.size, heads[-1].size):
        return False
    if strip.heads:
        return True
    over = [p for s in heads for p in s.pieces]
    met = sum(any(min(p.box.x1, q.box.x1) - max(p.box.x0, q.box.x0) > -3 for q in strip.pieces) for p in over)
    return bool(strip.amounts) and 2 * met > len(over)


def is_listed(strips: Sequence[Strip]) -> bool:
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
    if distance(last, strip) > TIGHT * strip.size:
        return False
    second = second_edge(region)
    if strip.x0 >= second - 3:
        return True
    text = strip.pieces[0].text
    return (text[:1].islower() or text[:1] == "(") and strip.x1 < second and any(s.amounts for s in region)


def lead_of(strips: Sequence[Strip], start: int, region: Sequence[Strip], tables: Sequence[DraftTable]) -> list[Strip]:
    """Single pieces right above that belong to the first row: a heading's or a label's first line."""
    lead: list[Strip] = []
    floor = max((t.rows[-1].bottom for t in tables), default=float("-inf"))
    k = start - 1
    while k >= 0 and len(lead) < 2 and not strips[k].tabular and strips[k].first > floor:
        below = lead[0] if lead else region[0]
        strip = strips[k]
        banded = strip.band is not None and strip.band == below.band
        if not banded and distance(strip, below) > TIGHT * strip.size:
            break
        second = second_edge(region)
        beside = strip.x0 >= second - 6 and strip.x0 > region[0].x0 + 20
        label = strip.x1 < second and region[0].x0 > strip.x1 - 4
        if not (banded or beside or label):
            break
        lead.insert(0, strip)
        k -= 1
    return lead


def split_at_headings(region: list[Strip]) -> list[tuple[list[Strip], list[Strip]]]:
    """Stretches that begin with a heading row of their own, each with the single lines above that heading."""
    result: list[tuple[list[Strip], list[Strip]]] = []
    current: list[Strip] = []
    above: list[Strip] = []
    form = all(len(s.pieces) <= 2 for s in region) and not next((s.heads for s in region if s.tabular), True)
    for k, strip in enumerate(region):
        if form and current and NUMBERED.match(strip.pieces[0].text) and not strip.tabular:
            result.append((current, above))
            current, above = [], [strip]
            continue
        begun = any(s.amounts or (s.tabular and not s.heads) for s in current)
        if begun and not any(s.amounts for s in current) and distance(current[-1], strip) <= TIGHT * strip.size:
            begun = False  # names over columns run over two lines: *Region* / *Gävleborg*
        if (
            strip.tabular
            and begun
            and (_follows_sum(strip, current, region[k + 1 :]) or (strip.heads and _heads(strip, current, region[k + 1 :])))
        ):
            moved: list[Strip] = []
            while current and not current[-1].tabular and distance(current[-1], strip) < FAR * strip.size:
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
