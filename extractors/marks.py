"""What a document says of itself as a whole: that it is revised, decided on delegation, or changes an earlier decision."""

from __future__ import annotations

import re

from schemas.layout import Layout

_DELEGATED = re.compile(
    r"\b(?:delegationsbeslut(?:et)?\b(?!en)|på delegation\b|enligt delegation|delegationsordning)", re.IGNORECASE
)


def is_delegated(layout: Layout) -> bool:
    """Whether a decision was made on delegation."""
    return _DELEGATED.search(_own_text(layout)) is not None and not _is_board(layout)


def is_amendment(layout: Layout) -> bool:
    """Whether a decision changes an earlier one."""
    return re.search(r"\bändringsbeslut|beslut om ändring\b", _own_text(layout), re.IGNORECASE) is not None


def _own_text(layout: Layout) -> str:
    return layout.document.text[layout.span.start : layout.span.end]


def _is_board(layout: Layout) -> bool:
    """Whether the text is a board's minutes: what is then said of delegation is about other decisions."""
    head = _own_text(layout)[:400]
    return re.search(r"\bprotokoll", head, re.IGNORECASE) is not None or bool(layout.context)


def revision_marks(layout: Layout) -> tuple[bool, int | None]:
    """Whether a document calls itself revised, and its printed version number. Only its head speaks for it."""
    text = layout.document.text
    lines = layout.lines[:12]
    head = "\n".join(text[line.span.start : line.span.end] for line in lines)
    version = re.search(r"\bversion:?\s+(\d{1,2})\b", head, re.IGNORECASE)
    revised = re.search(
        r"\b(?:reviderad\w*|reviderat|rev\.?\s+\d|ersätter\s+(?:tidigare|version|ansökan|budget)|uppdaterad)\b",
        head,
        re.IGNORECASE,
    )
    return revised is not None, int(version.group(1)) if version else None
