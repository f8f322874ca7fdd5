"""Draws one page of an archived PDF. Run as a process of its own, with limits: a damaged file may take it down.

`python -m desk.web.sheet FILE PAGE OUT` writes a PNG and prints the sheet's width and height in points.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from desk.blackout import black_out

SCALE = 2.0
MOST_PIXELS = 4000
MEMORY = 2 * 1024**3
CPU_SECONDS = 30


def draw(source: Path, page_number: int, out: Path) -> tuple[float, float]:
    """The whole sheet, also what a viewer would cut away: boxes are measured on it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    page = document[page_number - 1]
    page.set_cropbox(*page.get_mediabox())
    width, height = page.get_size()
    scale = min(SCALE, MOST_PIXELS / max(width, height))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    black_out(page, picture)
    # Sixty-four shades are enough for paper and make a page a quarter of the bytes.
    picture.quantize(64).save(out, optimize=False)
    return width, height


def limit() -> None:
    """What this process may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


if __name__ == "__main__":
    limit()
    _, name, number, target = sys.argv
    print(*draw(Path(name), int(number), Path(target)))
