"""Shows how a file is laid out: `python -m extractors.layout FILE`. For looking at, not for programs."""

from __future__ import annotations

import sys
from pathlib import Path

from extractors.layout import lay_out
from extractors.readers import read
from extractors.readers.ocr import recognise, tesseract
from schemas.layout import Layout
from schemas.problems import UnreadableFile


def _show(layout: Layout) -> None:
    raw = layout.document.raw
    print(f"=== segment {layout.segment} [{layout.span.start}:{layout.span.end}] context {[raw(s)[:60] for s in layout.context]}")
    for line in layout.lines:
        if line.furniture:
            print(f"  furniture p{line.page}: {raw(line.span)!r}")
    for block in layout.blocks:
        level = block.level or ""
        print(f"  {block.kind.value}{level}: {' / '.join(raw(s) for s in block.pieces)}")
    for table in layout.tables:
        how = "ruled" if table.ruled else "unruled"
        print(f"  --- table ({how}, pages {table.pages}) caption {[raw(s) for s in table.caption]}")
        for row in table.rows:
            print(
                "   | "
                + " | ".join(
                    "·" if c is None else f"{c.text}{'←' + str(c.column_span) if c.column_span > 1 else ''}" for c in row
                )
            )
    for pair in layout.pairs:
        print(f"  pair: {pair.label!r} = {pair.value!r}")


def main() -> int:
    """Print the layout of every file named."""
    for name in sys.argv[1:]:
        print(f"##### {name}")
        try:
            document = read(Path(name).read_bytes(), Path(name).name, recognise if tesseract() else None)
        except UnreadableFile as error:
            print(f"{error.reason}: {error.message}")
            continue
        for note in document.notes:
            print(f"note {note.code}: {note.message}")
        for layout in lay_out(document):
            _show(layout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
