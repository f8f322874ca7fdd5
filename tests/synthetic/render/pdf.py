"""Draws a paper straight onto PDF pages: lines, rules and cells placed by hand, fast and with full control of breaks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from ..paper import Beside, Block, Break, Checks, Fields, Heading, Items, Paper, Para, Table
from . import tables
from .fonts import Face, face
from .look import Look

_DATE_HYPHEN = re.compile(r"(?<=\d[-—–])(?=\d)|(?<=\w[-])(?=[a-zåäö]{3})")
MARGIN = 118.0
GREY = (0.35, 0.35, 0.35)


def wrap(text: str, font: str, size: float, width: float, hyphen_breaks: bool = True) -> list[str]:
    """Lines that fit; breaks at ordinary spaces and, if wanted, after hyphens. No-break spaces hold."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            trial = f"{line} {word}" if line else word
            if stringWidth(trial, font, size) <= width or (not line and stringWidth(word, font, size) <= width):
                line = trial
                continue
            head, tail = "", word
            pieces = _DATE_HYPHEN.split(word) if hyphen_breaks else [word]
            while len(pieces) > 1 and stringWidth(f"{line} {head}{pieces[0]}".strip(), font, size) <= width:
                head += pieces.pop(0)
            tail = "".join(pieces)
            if head:
                lines.append(f"{line} {head}".strip())
            elif line:
                lines.append(line)
            line = tail
            while stringWidth(line, font, size) > width and len(line) > 4:
                cut = len(line) - 1
                while cut > 1 and stringWidth(line[:cut], font, size) > width:
                    cut -= 1
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


class Sheet:
    """The page being drawn. `y` is the baseline room left, from the page's foot."""

    def __init__(self, look: Look, paper: Paper, pages: int) -> None:
        self.look, self.paper, self.pages = look, paper, pages
        self.width, self.height = landscape(A4) if look.landscape else A4
        self.left, right, self.top, self.bottom = look.margins
        self.left += MARGIN if look.heading == "margin" else 0
        self.right = self.width - right
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(self.width, self.height), pageCompression=1, invariant=1)
        self.canvas.setTitle(paper.subject or "dokument")
        self.face: Face = face(look.font)
        self.page = 1
        self.y = self.height - self.top
        self.furnish()

    @property
    def line(self) -> float:
        """Height of a line of body text."""
        return self.look.size * self.look.leading

    def text(
        self,
        x: float,
        y: float,
        text: str,
        font: str | None = None,
        size: float | None = None,
        align: str = "left",
        colour: tuple[float, float, float] = (0, 0, 0),
    ) -> None:
        """One line of text with its baseline at `y`."""
        font, size = font or self.face.regular, size or self.look.size
        self.canvas.setFont(font, size)
        self.canvas.setFillColorRGB(*colour)
        if align == "right":
            x -= stringWidth(text, font, size)
        elif align == "center":
            x -= stringWidth(text, font, size) / 2
        self.canvas.drawString(x, y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, grey: float = 0.0, dash: bool = False) -> None:
        """A thin line."""
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColorRGB(grey, grey, grey)
        self.canvas.setDash(*((1, 2) if dash else ()))
        self.canvas.line(x0, y0, x1, y1)

    def fill(self, x: float, y: float, width: float, height: float, colour: tuple[float, float, float]) -> None:
        """A coloured area."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def need(self, height: float) -> bool:
        """Make room; True if that took a new page."""
        if self.y - height >= self.bottom:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Start a new page."""
        self.canvas.showPage()
        self.page += 1
        self.y = self.height - self.top
        self.furnish()

    def furnish(self) -> None:
        """Letterhead, page number and footer."""
        look, paper = self.look, self.paper
        number = look.page_number.format(p=self.page, n=self.pages) if look.page_number else ""
        small = look.size * 0.85
        y = self.height - 36
        if number and look.number_place == "bottom":
            self.text(self.right, 28, number, size=small, align="right")
        elif number:
            self.text(self.right, y, number, size=small, align="right")
        first = self.page == 1
        if look.letterhead == "band" and (first or len(paper.sender) < 2):
            self.fill(0, self.height - 26, self.width, 26, look.colour)
            self.text(self.left, self.height - 18, " · ".join(paper.sender), self.face.bold, small, colour=(1, 1, 1))
            for mark in paper.marks if first else ():
                self.y -= small * 1.3
                self.text(self.right, self.y, mark, size=small, align="right")
        elif look.letterhead == "block":
            for n, line in enumerate(paper.sender):
                self.text(self.left, y - n * small * 1.25, line, self.face.bold if n == 0 else None, small)
            for n, line in enumerate(paper.marks):
                self.text(self.left + (self.right - self.left) * 0.52, y - n * small * 1.25, line, size=small)
            self.y = min(self.y, y - (max(len(paper.sender), len(paper.marks)) + 1) * small * 1.25 - 8)
        elif look.letterhead == "center" and first:
            for line in (*paper.sender, *paper.marks):
                self.text(self.width / 2, self.y, line, self.face.bold if line in paper.sender else None, small, "center")
                self.y -= small * 1.35
            self.y -= 8
        elif look.letterhead == "quiet" and first and (paper.sender or paper.marks):
            self.text(self.left, y, "  ".join((*paper.sender, *paper.marks)), size=small, colour=GREY)
            self.y = min(self.y, y - small * 2)
        elif look.letterhead in ("left", "first") and (first or look.letterhead == "left"):
            for n, line in enumerate((*paper.sender, *(paper.marks if first else ()))):
                self.text(self.left, y - n * small * 1.25, line, self.face.bold if n == 0 else None, small)
            self.y = min(self.y, y - (len(paper.sender) + (len(paper.marks) if first else 0) + 1) * small * 1.25 - 6)
        if paper.footer and look.footer != "none":
            if look.footer == "line":
                self.rule(self.left, 46, self.right, 46, grey=0.5)
            lines = wrap(paper.footer, self.face.regular, small * 0.9, self.right - self.left - 60)
            for n, line in enumerate(lines[:2]):
                if look.footer == "center":
                    self.text(self.width / 2, 36 - n * small, line, size=small * 0.9, align="center", colour=GREY)
                else:
                    self.text(self.left, 36 - n * small, line, size=small * 0.9, colour=GREY)

    # ------------------------------------------------------------------ blocks
    def draw(self, blocks: Iterable[Block]) -> None:
        """All blocks in order."""
        for block in blocks:
            match block:
                case Heading():
                    self.heading(block)
                case Para():
                    self.lines(block.text, self.left, self.right, size=self.look.size * (0.85 if block.small else 1))
                    self.y -= self.line * self.look.paragraph_gap
                case Items():
                    self.items(block)
                case Fields():
                    self.fields(block)
                case Checks():
                    self.checks(block)
                case Table():
                    tables.draw(self, block, self.left, self.left + (self.right - self.left) * self.look.table_width)
                case Beside():
                    self.beside(block)
                case Break():
                    self.turn()

    def lines(self, text: str, x0: float, x1: float, font: str | None = None, size: float | None = None) -> None:
        """Wrapped text from `x0` to `x1`."""
        font, size = font or self.face.regular, size or self.look.size
        for n, line in enumerate(wrap(text, font, size, x1 - x0 - self.look.indent_first, self.look.hyphen_breaks)):
            self.need(size * self.look.leading)
            self.y -= size * self.look.leading
            self.text(x0 + (self.look.indent_first if n == 0 else 0), self.y, line, font, size)

    def heading(self, block: Heading) -> None:
        """A heading with the room that belongs to it."""
        look = self.look
        if look.heading == "margin" and block.level:
            self.beside_heading(block.text)
            return
        size = look.size * (1.6, 1.2, 1.05)[min(block.level, 2)]
        self.need(size * 2.6 + self.line * 2)
        self.y -= size * (0.4 if block.level == 0 else 0.7)
        text = block.text.upper() if look.heading == "caps" and block.level else block.text
        if look.heading == "spaced" and block.level:
            text = text.upper()
        for line in wrap(text, self.face.bold, size, self.right - self.left - 8):
            self.y -= size * 1.25
            if look.heading == "band" and block.level:
                self.fill(self.left - 3, self.y - size * 0.3, self.right - self.left + 6, size * 1.3, look.colour)
                self.text(self.left, self.y, line, self.face.bold, size, colour=(1, 1, 1))
            elif look.heading == "boxed" and block.level:
                self.canvas.setStrokeColorRGB(0.4, 0.4, 0.4)
                self.canvas.rect(self.left - 3, self.y - size * 0.35, self.right - self.left + 6, size * 1.35, stroke=1, fill=0)
                self.text(self.left, self.y, line, self.face.bold, size)
            else:
                self.text(
                    self.left, self.y, line, self.face.bold, size, colour=look.colour if look.heading == "colour" else (0, 0, 0)
                )
        if look.heading == "underline":
            self.rule(self.left, self.y - 3, self.right, self.y - 3, 0.8)
            self.y -= 3
        self.y -= size * 0.3

    def beside_heading(self, text: str) -> None:
        """A heading in the margin; the text that follows starts at its height."""
        size = self.look.size * 0.95
        self.need(self.line * 4)
        self.y -= self.line * 0.6
        for n, line in enumerate(wrap(text, self.face.bold, size, MARGIN - 14)):
            self.text(self.left - MARGIN, self.y - self.line - n * size * 1.2, line, self.face.bold, size)

    def items(self, block: Items) -> None:
        """A list."""
        for n, item in enumerate(block.items, 1):
            marker = {"bullet": self.look.bullet, "number": f"{n}.", "letter": f"{chr(96 + n)})", "dash": "-", "none": ""}[
                block.marker
            ]
            self.need(self.line)
            if marker:
                self.text(self.left + 10, self.y - self.line, marker)
            self.lines(item, self.left + (28 if marker else 14), self.right)
            self.y -= self.line * 0.2
        self.y -= self.line * self.look.paragraph_gap

    def fields(self, block: Fields) -> None:
        """Labels and values in the look's arrangement."""
        look, width = self.look, self.right - self.left
        if look.fields == "colon":
            for label, value in block.pairs:
                self.lines(f"{label.rstrip(':')}: {value}", self.left, self.right)
        elif look.fields in ("columns", "leaders"):
            middle = self.left + width * 0.36
            for label, value in block.pairs:
                size = look.size
                self.need(self.line)
                top = self.y
                self.text(self.left, top - self.line, label, self.face.bold if look.fields == "columns" else None)
                if look.fields == "leaders":
                    end = self.left + stringWidth(label, self.face.regular, size)
                    dot = stringWidth(".", self.face.regular, size)
                    self.text(end + 3, top - self.line, "." * max(int((middle - end - 8) / dot), 0))
                self.lines(value, middle, self.right)
        elif look.fields == "above":
            for label, value in block.pairs:
                self.need(self.line * 2.2)
                self.y -= self.line
                self.text(self.left, self.y, label, size=look.size * 0.8, colour=GREY)
                self.lines(value, self.left, self.right)
                self.y -= self.line * 0.25
        else:
            self.field_cells(block)
        self.y -= self.line * 0.6

    def field_cells(self, block: Fields) -> None:
        """Fields as cells: *grid* label beside value, *four* two such a row, *pairs* labels above values, *boxed* in boxes."""
        look, width = self.look, self.right - self.left
        per_row = 1 if look.fields == "grid" else 2
        pairs = list(block.pairs)
        for start in range(0, len(pairs), per_row):
            row = pairs[start : start + per_row]
            cells: list[tuple[float, float, str, str]] = []
            for n, (label, value) in enumerate(row):
                x0 = self.left + n * width / per_row
                cells.append((x0, x0 + width / per_row, label, value))
            beside = look.fields in ("grid", "four")
            share = 0.34 if look.fields == "grid" else 0.4
            size = look.size * 0.95
            wrapped = []
            for x0, x1, label, value in cells:
                cut = x0 + (x1 - x0) * share if beside else x0
                wrapped.append(
                    (
                        wrap(label, self.face.regular, size * (1 if beside else 0.8), (cut if beside else x1) - x0 - 8),
                        wrap(value, self.face.regular, size, x1 - cut - 8),
                    )
                )
            height = max((max(len(a), len(b)) if beside else len(a) * 0.85 + len(b)) for a, b in wrapped) * size * 1.3 + 6
            self.need(height)
            top = self.y
            for (x0, x1, _, _), (labels, values) in zip(cells, wrapped, strict=True):
                cut = x0 + (x1 - x0) * share if beside else x0
                y = top - size * 1.15
                for line in labels:
                    self.text(
                        x0 + 4,
                        y,
                        line,
                        self.face.bold if beside else None,
                        size * (1 if beside else 0.8),
                        colour=(0, 0, 0) if beside else GREY,
                    )
                    y -= size * (1.3 if beside else 1.1)
                y = top - size * 1.15 if beside else y - size * 0.1
                for line in values:
                    self.text(cut + 4, y, line, size=size)
                    y -= size * 1.3
                if look.fields != "pairs":
                    self.canvas.setStrokeColorRGB(0.5, 0.5, 0.5)
                    self.canvas.setLineWidth(0.5)
                    self.canvas.rect(x0, top - height, x1 - x0, height, stroke=1, fill=0)
                    if beside:
                        self.rule(cut, top, cut, top - height, grey=0.5)
            self.y = top - height - (3 if look.fields == "pairs" else 0)

    def checks(self, block: Checks) -> None:
        """A question with its boxes on one line."""
        self.need(self.line * 2)
        self.y -= self.line
        self.text(self.left, self.y, block.label, self.face.bold)
        self.y -= self.line
        x = self.left
        for option, ticked in block.options:
            if self.look.check == "box":
                self.canvas.setStrokeColorRGB(0, 0, 0)
                self.canvas.rect(x, self.y - 1, 8, 8, stroke=1, fill=0)
                if ticked:
                    self.text(x + 1.2, self.y, "X", self.face.bold, 8)
                x += 12
            else:
                mark = "[X] " if ticked else "[ ] "
                self.text(x, self.y, mark)
                x += stringWidth(mark, self.face.regular, self.look.size)
            self.text(x, self.y, option)
            x += stringWidth(option, self.face.regular, self.look.size) + 18
        self.y -= self.line * 0.7

    def beside(self, block: Beside) -> None:
        """Two tables at the same height."""
        middle = (self.left + self.right) / 2
        height = max(len(block.left.rows), len(block.right.rows)) * self.look.table_size * 2 + 60
        self.need(min(height, self.height - self.top - self.bottom - 20))
        top = self.y
        tables.draw(self, block.left, self.left, middle - 8)
        lowest, self.y = self.y, top
        tables.draw(self, block.right, middle + 8, self.right)
        self.y = min(lowest, self.y)


def locked(text: str) -> bytes:
    """A page that cannot be opened without its password."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=StandardEncryption("hemligt", canPrint=0))
    canvas.drawString(72, 760, text)
    canvas.save()
    return out.getvalue()


def render(paper: Paper, look: Look) -> bytes:
    """The paper as PDF. Drawn twice when the page total is printed."""
    pages = 1
    for _ in range(2):
        sheet = Sheet(look, paper, pages)
        sheet.draw(paper.blocks)
        sheet.canvas.save()
        if sheet.page == pages or "{n}" not in look.page_number:
            break
        pages = sheet.page
    return sheet.buffer.getvalue()
