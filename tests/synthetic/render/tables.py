"""Draws a table: column widths from content, cells of several lines, a repeated head after a page break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from ..paper import Row, Table

if TYPE_CHECKING:
    from .pdf import Sheet

PAD = 5.0


def unbreakable(table: Table, column: int) -> list[str]:
    """What must not break in a column: whole figures, words, and the parts of a head such as *2026-01–2026-12*."""
    cells = [r.cells[column] for r in table.rows if column < len(r.cells)]
    words = cells if table.is_figure(column) else [w for c in cells for w in c.split()]
    return [*words, *table.head[column].replace("–", "– ").split()]


def least_width(sheet: Sheet, table: Table, column: int, size: float) -> float:
    """The least width of a column."""
    return max((stringWidth(w, sheet.face.bold, size) for w in unbreakable(table, column)), default=10.0) + 2 * PAD


def widths(sheet: Sheet, table: Table, size: float, room: float) -> list[float]:
    """Figures get what they need, text columns share the rest."""
    count = len(table.head)
    need = []
    for column in range(count):
        cells = [table.head[column], *(r.cells[column] for r in table.rows if column < len(r.cells))]
        full = max((stringWidth(c, sheet.face.bold, size) for c in cells), default=10.0)
        low = least_width(sheet, table, column, size)
        need.append((low, max(full + 2 * PAD, low)))
    least = [n for n, _ in need]
    spare = room - sum(least)
    if spare < 0:
        return [w * room / sum(least) for w in least]
    wish = [max(full - low, 0.1) if not table.is_figure(i) else max(full - low, 0.1) * 0.5 for i, (low, full) in enumerate(need)]
    given = [min(spare * w / sum(wish), w if not table.is_figure(i) else w * 2) for i, w in enumerate(wish)]
    rest = spare - sum(given)
    result = [low + g for low, g in zip(least, given, strict=True)]
    figures = [i for i in range(count) if table.is_figure(i)] or [0]
    for i in figures:
        result[i] += rest * 0.6 / len(figures)
    result[0] += rest * 0.4
    return result


def fitting(sheet: Sheet, table: Table, room: float) -> float:
    """The look's type size, or as much smaller as it takes for no figure or word to break inside its cell."""
    size = sheet.look.table_size
    while size > 5.5 and sum(least_width(sheet, table, c, size) for c in range(len(table.head))) > room:
        size -= 0.5
    return size


def draw(sheet: Sheet, table: Table, x0: float, x1: float) -> None:
    """The table from `x0` to `x1`, over as many pages as it takes."""
    from .pdf import wrap

    look, size = sheet.look, fitting(sheet, table, x1 - x0)
    if table.caption:
        sheet.need(size * 6)
        sheet.y -= size * 1.5
        sheet.text(x0, sheet.y, table.caption, sheet.face.bold, size * 1.05)
        sheet.y -= 3
    columns = widths(sheet, table, size, x1 - x0)
    edges = [x0]
    for width in columns:
        edges.append(edges[-1] + width)
    style = look.table

    def row_height(cells: tuple[str, ...], font: str) -> tuple[list[list[str]], float]:
        lines = [wrap(c, font, size, columns[i] - 2 * PAD + 0.5) for i, c in enumerate(cells)]
        return lines, max(len(c) for c in lines) * size * 1.22 + PAD

    def put(row: Row, head: bool, number: int) -> None:
        font = sheet.face.bold if row.bold else sheet.face.regular
        lines, height = row_height(row.cells, font)
        if sheet.need(height) and not head:
            put(Row(table.head, True), True, 0)
        top = sheet.y
        if head and style in ("band", "zebra"):
            sheet.fill(x0, top - height, edges[-1] - x0, height, look.colour if style == "band" else (0.85, 0.87, 0.9))
        elif style in ("zebra", "light") and number % 2 and not head:
            sheet.fill(x0, top - height, edges[-1] - x0, height, (0.93, 0.94, 0.96))
        for column, cell in enumerate(lines):
            figure = table.is_figure(column)
            align = look.figures if figure else "left"
            for n, line in enumerate(cell):
                y = top - size * (1.1 + n * 1.22)
                x = {"right": edges[column + 1] - PAD, "center": (edges[column] + edges[column + 1]) / 2}.get(
                    align, edges[column] + PAD
                )
                sheet.text(x, y, line, font, size, align, (1, 1, 1) if head and style == "band" else (0, 0, 0))
        bottom = top - height
        if (style in ("grid", "band") and style != "band") or style == "grid":
            for edge in edges:
                sheet.rule(edge, top, edge, bottom)
            sheet.rule(x0, top, edges[-1], top)
            sheet.rule(x0, bottom, edges[-1], bottom)
        elif style == "horizontal":
            sheet.rule(x0, bottom, edges[-1], bottom, 0.9 if head or row.bold else 0.3, 0.2)
        elif style == "box":
            sheet.rule(x0, top, x0, bottom)
            sheet.rule(edges[-1], top, edges[-1], bottom)
            if head:
                sheet.rule(x0, top, edges[-1], top)
                sheet.rule(x0, bottom, edges[-1], bottom)
        elif style == "dotted":
            sheet.rule(x0, bottom, edges[-1], bottom, 0.4, 0.3, dash=True)
            sheet.canvas.setDash()
        elif style in ("bare", "light") and row.bold and not head:
            sheet.rule(edges[table.text_columns], top, edges[-1], top, 0.5)
        sheet.y = bottom

    if any(table.head):
        # a head is never left alone at the foot of a page
        sheet.need(row_height(table.head, sheet.face.bold)[1] * 2.5)
        put(Row(table.head, True), True, 0)
    for number, row in enumerate(table.rows):
        put(row, False, number)
    if style == "box":
        sheet.rule(x0, sheet.y, edges[-1], sheet.y)
    if table.note:
        sheet.y -= size * 1.3
        sheet.text(x0, sheet.y, table.note, sheet.face.italic, size * 0.9)
    sheet.y -= size * 1.4
