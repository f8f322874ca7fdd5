"""Label/value pairs: key tables, labels above their values, `Label: value`, and the labels of letterheads.

Gives too many rather than too few; whoever knows what a field is called picks it out. What can be told is told, though: whether a
table's labels stand beside their values or above them, so that a value is not offered as a label's value to the wrong label.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractors.layout.figures import is_amount, is_figure, is_sum_label, is_year, looks_like_heading
from extractors.layout.labels import bare_labels, could_be_label, is_label
from schemas.layout import Block, BlockKind, Cell, Chunk, Line, Pair, Table
from schemas.text import DocumentText, Span

_COLON = re.compile(r"(?P<label>[^\W\d_][^:\t\n]{0,60}?)\s?:(?=\s|$)\s*", re.UNICODE)
_GLUED = re.compile(r"[a-zåäö]{4,}(?=[A-ZÅÄÖ]|\d{4}-\d\d|\d{8}\b)")
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d|(?:den )?\d{1,2}[ /.]\S+?[ /.]\d{4}")
_STAMP = re.compile(r"(?:ink|ank)om(?:men|met|st\w*|stämpel)?", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|(?<=[\s,;|·.–]))(?P<label>[A-ZÅÄÖ][\wåäöÅÄÖ.\-/]*(?: [\wåäöÅÄÖ.\-/()]+){0,5}):[ \u00a0]+", re.UNICODE)


def find_pairs(
    document: DocumentText, lines: Sequence[Line], tables: Sequence[Table], blocks: Sequence[Block], taken: set[Chunk]
) -> list[Pair]:
    """All pairs, in text order."""
    pairs: list[Pair] = []
    for table in tables:
        pairs += _of_table(document, table)
    for k, line in enumerate(lines):
        for place, chunk in enumerate(line.chunks):
            if chunk in taken:
                continue
            pairs += _of_chunk(document, lines, k, place)
        pairs += _beside(document, line, taken)
        pairs += _above(document, lines, k, taken)
    pairs += _under_headings(document, blocks)
    return sorted((_unglued(document, p) for p in _unique(pairs)), key=lambda p: (p.label_span.start, p.value_spans[0].start))


def _unglued(document: DocumentText, pair: Pair) -> Pair:
    """A label that fills its cell runs into the value beside it: *Datum för* and *projektstart2024-02-01*."""
    first = pair.value_spans[0]
    glued = _GLUED.match(document.raw(first))
    if glued is None or not pair.value.startswith(glued.group()):
        return pair
    spans = (Span(first.start + glued.end(), first.end), *pair.value_spans[1:])
    return Pair(f"{pair.label} {glued.group()}", pair.label_span, pair.value[glued.end() :], spans)


def _unique(pairs: Sequence[Pair]) -> list[Pair]:
    seen: dict[tuple[Span, tuple[Span, ...]], Pair] = {}
    for pair in pairs:
        if pair.value_spans and pair.value.strip():
            seen.setdefault((pair.label_span, pair.value_spans), pair)
    return list(seen.values())


def _clean(label: str) -> str:
    return " ".join(label.split()).rstrip(":* ").strip()


def _pair(label: Cell, value: Cell) -> Pair:
    span = Span(label.spans[0].start, label.spans[-1].end)
    return Pair(_clean(label.text), span, value.text, value.spans)


# --- tables -------------------------------------------------------------------------------------------------------


def _of_table(document: DocumentText, table: Table) -> list[Pair]:
    account = _is_account(table)
    pairs: list[Pair] = []
    for row in table.rows:
        for cell in row:
            if cell is not None:
                pairs += _inside(document, cell, not account)
    if account:
        return pairs
    across, below = _across(document, table), _below(table)
    known_across = sum(1 for a, _ in across if is_label(a.text))
    known_below = sum(1 for a, _ in below if is_label(a.text))
    # one arrangement holds for the whole table: the one in which more labels are labels and fewer values are
    mistaken_across = sum(1 for _, v in across if is_label(v.text))
    mistaken_below = sum(1 for _, v in below if is_label(v.text))
    if below and known_below - mistaken_below > known_across - mistaken_across:
        pairs += [_pair(a, v) for a, v in below if could_be_label(a.text)]
    else:
        pairs += [_pair(a, v) for a, v in across if could_be_label(a.text)]
    return pairs


def _is_account(table: Table) -> bool:
    """A table of figures under headings: no form."""
    for upper, lower in zip(table.rows, table.rows[1:], strict=False):
        heads = [
            i
            for i, c in enumerate(upper)
            if i and c is not None and looks_like_heading(c.text) and not _is_field(upper, lower, i)
        ]
        if any(i < len(lower) and (c := lower[i]) is not None and is_amount(c.text) for i in heads):
            return len(table.rows) > 2 or len(heads) > 1
    return False


def _is_field(upper: Sequence[Cell | None], lower: Sequence[Cell | None], column: int) -> bool:
    """Whether a figure answers a label of its own, as in a form of two pairs a row, or stands under the date of a field."""
    before, over, beside = lower[column - 1] if column <= len(lower) else None, upper[column], upper[column - 1]
    if before is None or not is_label(before.text):
        return False
    dated = over is not None and _FULL_DATE.fullmatch(over.text.strip()) is not None
    return column > 1 or (dated and beside is not None and is_label(beside.text))


def _across(document: DocumentText, table: Table) -> list[tuple[Cell, Cell]]:
    """Cells with the cell to their right: rows of two, or of four in which the third is a label again."""
    result: list[tuple[Cell, Cell]] = []
    for row in table.rows:
        filled = [c for c in row if c is not None and c.text]
        if any(_boxed(document, c) for c in filled):
            continue
        if len(filled) == 2:
            result.append((filled[0], filled[1]))
        elif len(filled) in (4, 6) and all(could_be_label(c.text) and not is_year(c.text) for c in filled[::2]):
            result += list(zip(filled[::2], filled[1::2], strict=True))
        elif len(filled) == 3 and could_be_label(filled[0].text) and is_label(filled[0].text) and not is_figure(filled[2].text):
            result.append((filled[0], filled[1]))
    return result


def _below(table: Table) -> list[tuple[Cell, Cell]]:
    """Cells with the cell under them, in rows of labels over rows of values."""
    result: list[tuple[Cell, Cell]] = []
    for upper, lower in zip(table.rows, table.rows[1:], strict=False):
        labels = [(i, c) for i, c in enumerate(upper) if c is not None and c.text]
        values = {i: c for i, c in enumerate(lower) if c is not None and c.text}
        if not labels or not all(could_be_label(c.text) for _, c in labels) or not any(is_label(c.text) for _, c in labels):
            continue
        if is_sum_label(labels[0][1].text) or sum(1 for _, c in labels if is_label(c.text)) * 2 < len(labels):
            continue
        for column, label in labels:
            value = values.get(column)
            if value is None:  # a merged cell may begin at another column
                near = [c for i, c in values.items() if column <= i < column + label.column_span]
                value = near[0] if near else None
            if value is not None:
                result.append((label, value))
    return result


def _boxed(document: DocumentText, cell: Cell) -> bool:
    """Whether a cell holds its own label over its value."""
    if len(cell.spans) < 2 or not is_label(document.raw(cell.spans[0])):
        return False
    second = document.raw(cell.spans[1])
    # a long label breaks, too (*Organisationens* / *namn*)
    return not second[:1].islower()


def _inside(document: DocumentText, cell: Cell, boxes: bool) -> list[Pair]:
    """A box of a form with its label in small print over the value, or `Label: value` inside one cell."""
    pairs: list[Pair] = []
    if boxes and _boxed(document, cell):
        rest = cell.spans[1:]
        pairs.append(Pair(_clean(document.raw(cell.spans[0])), cell.spans[0], " ".join(document.raw(s) for s in rest), rest))
    for span in cell.spans:
        pairs += _bare(document, span) + _colons(document, span, ())
    return pairs


# --- lines --------------------------------------------------------------------------------------------------------


def _of_chunk(document: DocumentText, lines: Sequence[Line], k: int, place: int) -> list[Pair]:
    chunk = lines[k].chunks[place]
    return _bare(document, chunk.span) + _colons(document, chunk.span, _continuation(document, lines, k, chunk))


def _bare(document: DocumentText, span: Span) -> list[Pair]:
    """*Dnr RD 2024/427*: labels of letterheads, without a colon."""
    at = span.start
    return [
        Pair(_clean(document.raw(label)), label, document.raw(value), (value,))
        for a, b, c, d in bare_labels(document.raw(span))
        for label, value in [(Span(at + a, at + b), Span(at + c, at + d))]
    ]


def _colons(document: DocumentText, span: Span, more: Sequence[Span]) -> list[Pair]:
    """`Label: value`, several in a row where each label begins with a capital. `more` is where the last value goes on."""
    text = document.raw(span)
    first = _COLON.match(text)
    starts = [(first.start("label"), first.end("label"), first.end())] if first else []
    for match in _INLINE.finditer(text):
        at = _label_start(text, match.start("label"), match.end("label"))
        if not starts or at >= starts[-1][2]:
            starts.append((at, match.end("label"), match.end()))
    pairs: list[Pair] = []
    for n, (a, b, value_at) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(text)
        value = text[value_at:end].rstrip(" \u00a0,;|·–")
        spans = [Span(span.start + value_at, span.start + value_at + len(value))] if value else []
        if n + 1 == len(starts):
            spans += more
        a = max(a, text.rfind("·", a, b) + 1, text.rfind("|", a, b) + 1)
        a += len(text[a:b]) - len(text[a:b].lstrip())
        label = text[a:b]
        known = is_label(label)
        if spans and could_be_label(label + ":") and (known or (label[:1].isupper() and len(label.split()) <= 4)):
            joined = " ".join(document.raw(s) for s in spans)
            pairs.append(Pair(_clean(text[a:b]), Span(span.start + a, span.start + b), joined, tuple(spans)))
    return pairs


def _label_start(text: str, start: int, end: int) -> int:
    """Where the label before a colon begins: the words before it may be the value of the label before (*Ljus Sökande:*)."""
    at = start
    for word in re.finditer(r"\S+", text[start:end]):
        at = start + word.start()
        if text[at].isupper() and is_label(text[at:end]):
            return at
    return start


def _continuation(document: DocumentText, lines: Sequence[Line], k: int, chunk: Chunk) -> list[Span]:
    """The next line's chunk, where a value after a colon runs to the end of its line and goes on indented or in lower case."""
    if k + 1 >= len(lines) or lines[k + 1].page != lines[k].page or chunk.box is None:
        return []
    for below in lines[k + 1].chunks:
        if below.box is None or abs(below.box.x0 - chunk.box.x0) > 90 or below.box.x0 < chunk.box.x0 - 3:
            continue
        text = document.raw(below.span)
        close = below.box.top - chunk.box.bottom < 0.6 * max(1.0, lines[k].size)
        full = chunk.box.x1 - chunk.box.x0 > 200
        indented = below.box.x0 - chunk.box.x0 > 12
        if close and ":" not in text[:40] and (indented or (full and (text[:1].islower() or text[:1].isdigit()))):
            return [below.span]
    return []


def _beside(document: DocumentText, line: Line, taken: set[Chunk]) -> list[Pair]:
    """A label and, clearly apart on the same line, its value."""
    pairs: list[Pair] = []
    for left, right in zip(line.chunks, line.chunks[1:], strict=False):
        if left in taken or right in taken:
            continue
        label, value = document.raw(left.span), document.raw(right.span)
        if (is_label(label) or label.endswith(":")) and could_be_label(label) and not is_label(value):
            pairs.append(Pair(_clean(label), left.span, value, (right.span,)))
    return pairs


def _above(document: DocumentText, lines: Sequence[Line], k: int, taken: set[Chunk]) -> list[Pair]:
    """Labels with their values right below, matched by where they stand: letterheads and forms without rules."""
    line = lines[k]
    pairs: list[Pair] = []
    for place, chunk in enumerate(line.chunks):
        label = document.raw(chunk.span)
        if chunk in taken or chunk.box is None or not is_label(label):
            continue
        if place + 1 < len(line.chunks) and not is_label(document.raw(line.chunks[place + 1].span)):
            continue  # its value stands beside it
        if place and document.raw(line.chunks[place - 1].span)[:1].isdigit():
            continue  # a row of a list, not a label
        stamp = _STAMP.fullmatch(label.strip()) is not None
        spans: list[Span] = []
        upper = chunk
        for n, below in enumerate(lines[k + 1 : k + 4]):
            lower = _under(document, line, upper, below, taken)
            if lower is None or (len(line.chunks) == 1 and not stamp and n == 0 and not _stands_alone(document, lines, k + 1)):
                break
            spans.append(lower.span)
            upper = lower
            if not stamp or any(c.isdigit() for c in document.raw(lower.span)):
                break
        if spans:
            pairs.append(Pair(_clean(label), chunk.span, " ".join(document.raw(s) for s in spans), tuple(spans)))
    return pairs


def _under(document: DocumentText, line: Line, upper: Chunk, below: Line, taken: set[Chunk]) -> Chunk | None:
    """The chunk of the line below that stands under `upper`, close by, and is no label itself."""
    if below.page != line.page or upper.box is None:
        return None
    for chunk in below.chunks:
        if chunk in taken or chunk.box is None or not _stands_under(upper, chunk):
            continue
        text = document.raw(chunk.span)
        near = chunk.box.top - upper.box.bottom <= 1.1 * max(line.size, 8.0)
        return chunk if near and not is_label(text) and not text.endswith(":") and len(text) <= 90 else None
    return None


def _stands_alone(document: DocumentText, lines: Sequence[Line], k: int) -> bool:
    """Whether a line is a value by itself and not the first of a paragraph."""
    line = lines[k]
    text = document.raw(line.span)
    if text.endswith(".") and len(text) > 30:
        return False
    if k + 1 >= len(lines) or lines[k + 1].page != line.page or lines[k + 1].box is None or line.box is None:
        return True
    following = lines[k + 1]
    if following.box is None or is_label(document.raw(following.span)):
        return True
    return following.box.top - line.box.bottom > 0.6 * max(line.size, 8.0) and len(text) <= 60


def _stands_under(upper: Chunk, lower: Chunk) -> bool:
    """Left edges, right edges or middles on one line down."""
    a, b = upper.box, lower.box
    if a is None or b is None:
        return False
    return abs(a.x0 - b.x0) <= 4 or abs(a.x1 - b.x1) <= 4 or abs((a.x0 + a.x1) - (b.x0 + b.x1)) <= 6


def _under_headings(document: DocumentText, blocks: Sequence[Block]) -> list[Pair]:
    """A heading that is a form's label, over a short text that is no sentence (*Kommuner som omfattas*)."""
    pairs: list[Pair] = []
    for heading, block in itertools.pairwise(blocks):
        if heading.kind is not BlockKind.HEADING or block.kind is not BlockKind.PARAGRAPH:
            continue
        label = document.raw(heading.span)
        value = " ".join(document.raw(s) for s in block.pieces)
        if (
            is_label(label)
            and not _STAMP.fullmatch(label)
            and len(value) <= 250
            and len(block.pieces) <= 3
            and not value.rstrip().endswith(".")
        ):
            pairs.append(Pair(_clean(label), heading.span, value, block.pieces))
    return pairs
