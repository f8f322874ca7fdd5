"""Draws one page of an archived PDF with a box on it. Run as a process of its own: a damaged file may take it down.

`python -m desk.drawing FILE PAGE X0 TOP X1 BOTTOM OUT`. Knows pdfium and pictures; nothing of facts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desk.blackout import black_out
from desk.web.sheet import limit

SCALE = 2.0
MOST_PIXELS = 6000
PADDING = 2.0
EDGE = (200, 30, 30, 255)
FILL = (255, 220, 0, 60)


def draw(source: Path, page_number: int, box: tuple[float, float, float, float], out: Path) -> None:
    """Points with the origin at the page's top left; the picture's format follows from the name of `out`."""
    import pypdfium2
    from PIL import Image, ImageDraw

    document = pypdfium2.PdfDocument(source)
    page = document[page_number - 1]
    # Boxes are measured on the whole sheet, which a viewer may show a part of only.
    page.set_cropbox(*page.get_mediabox())
    width, height = page.get_size()
    scale = min(SCALE, MOST_PIXELS / max(width, height))
    drawn = page.render(scale=scale).to_pil().convert("RGB")
    black_out(page, drawn)
    picture = drawn.convert("RGBA")
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    x0, top, x1, bottom = box
    corners = [(x0 - PADDING) * scale, (top - PADDING) * scale, (x1 + PADDING) * scale, (bottom + PADDING) * scale]
    ImageDraw.Draw(layer).rectangle(corners, fill=FILL, outline=EDGE, width=2)
    Image.alpha_composite(picture, layer).convert("RGB").save(out)


if __name__ == "__main__":
    limit()
    _, name, number, *edges, target = sys.argv
    left, upper, right, lower = map(float, edges)
    draw(Path(name), int(number), (left, upper, right, lower), Path(target))
