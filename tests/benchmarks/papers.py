"""The papers that are measured on: the synthetic corpus as it is, and papers of ten pages bound together from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def bound(files: Sequence[Path], folder: Path, count: int, pages: int = 10) -> list[Path]:
    """`count` files of `pages` pages each, bound from the pages of others in turn."""
    sources = []
    for path in files:
        try:
            document = pypdfium2.PdfDocument(path.read_bytes())
        except pypdfium2.PdfiumError:
            continue
        sources += [(document, number) for number in range(len(document))]
    made, at = [], 0
    for number in range(count):
        target = pypdfium2.PdfDocument.new()
        for _ in range(pages):
            source, page = sources[at % len(sources)]
            target.import_pages(source, [page])
            at += 1
        path = folder / f"Handling {number:04}.pdf"
        target.save(path)
        target.close()
        made.append(path)
    return made
