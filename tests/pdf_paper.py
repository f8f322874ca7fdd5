"""Pages for tests, drawn with reportlab: text at a place, columns, rules and shades. Coordinates in points from the top left."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"


class Paper:
    """A PDF in the making."""

    def __init__(self, size: tuple[float, float] = A4, **options: Any) -> None:
        self._buffer = io.BytesIO()
        self.width, self.height = size
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, **options)

    def text(self, x: float, y: float, text: str, size: float = 10, bold: bool = False, gray: float = 0.0) -> Paper:
        """Left-aligned, `y` being the baseline."""
        self.canvas.setFont(BOLD if bold else REGULAR, size)
        self.canvas.setFillGray(gray)
        self.canvas.drawString(x, self.height - y, text)
        self.canvas.setFillGray(0)
        return self

    def right(self, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> Paper:
        """Right-aligned at x."""
        return self.text(x - stringWidth(text, BOLD if bold else REGULAR, size), y, text, size, bold)

    def prose(self, x: float, y: float, lines: Sequence[str], size: float = 10, leading: float = 12.5) -> float:
        """Lines under each other; gives the baseline after the last."""
        for line in lines:
            self.text(x, y, line, size)
            y += leading
        return y

    def rows(
        self,
        y: float,
        rows: Sequence[Sequence[str]],
        rights: Sequence[float],
        left: float = 60,
        pitch: float = 16,
        size: float = 10,
    ) -> float:
        """A table without rules: a label at the left, the others right-aligned at `rights`; gives the baseline after the last."""
        for row in rows:
            self.text(left, y, row[0], size)
            for x, text in zip(rights, row[1:], strict=False):
                if text:
                    self.right(x, y, text, size)
            y += pitch
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> Paper:
        """A rule."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def shade(self, x0: float, top: float, x1: float, bottom: float, gray: float = 0.85) -> Paper:
        """A filled area."""
        self.canvas.setFillGray(gray)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Paper:
        """All rules of a table."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def page(self) -> Paper:
        """Begin the next page."""
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """The finished file."""
        if not self._buffer.getvalue():
            self.canvas.save()
        return self._buffer.getvalue()
