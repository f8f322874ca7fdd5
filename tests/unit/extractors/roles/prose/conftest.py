"""Documents of a few paragraphs, read by the real recognizers, for the tests of prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from extractors.recognizers import recognize
from extractors.roles.prose import read_prose
from extractors.roles.readings import Context, FinancingReading, Readings
from schemas.layout import Block, BlockKind, Chunk, Layout, Line
from schemas.roles import DocumentKind
from schemas.text import DocumentText, Page, Span


def paragraphs(*texts: str) -> Layout:
    """A layout: `# text` is a heading, `- text` an item, anything else a paragraph; a line feed is a line break."""
    whole = ""
    lines: list[Line] = []
    blocks: list[Block] = []
    for text in texts:
        kind = BlockKind.HEADING if text.startswith("# ") else BlockKind.ITEM if text.startswith("- ") else BlockKind.PARAGRAPH
        text = text.removeprefix("# ")
        start = len(whole)
        pieces = []
        for line in text.split("\n"):
            span = Span(len(whole), len(whole) + len(line))
            pieces.append(span)
            lines.append(Line(span, 1, None, (Chunk(span, None),), bold=kind is BlockKind.HEADING))
            whole += line + "\n"
        blocks.append(Block(kind, Span(start, len(whole) - 1), tuple(pieces)))
    span = Span(0, len(whole))
    document = DocumentText(whole, (Page(1, 595.0, 842.0, span),), (), reader="test")
    return Layout(document, 0, span, tuple(lines), tuple(blocks), ())


DEFAULTS = {
    "authority": "Region Dalarna",
    "applicant": "Föreningen Skogsliden",
    "applicant_short": ("föreningen",),
    "project_title": "Levande bygd",
}


@dataclass(frozen=True)
class Read:
    """What came of a text, in the short forms that tests compare."""

    readings: Readings
    layout: Layout

    def field(self, name: str) -> str | None:
        """The value of the heaviest reading of a field."""
        mine = sorted((f for f in self.readings.fields if f.field == name), key=lambda f: -f.weight)
        return mine[0].value if mine else None

    def values(self, name: str) -> set[str]:
        return {f.value for f in self.readings.fields if f.field == name}

    def rows(self, authority: bool = False) -> dict[str, dict[int | None, int] | int | None]:
        """Rows as `{name: amount}`, `{name: {year: amount}}`; in-kind rows as `name*`; a row without an amount gives None."""
        result: dict[str, dict[int | None, int] | int | None] = {}
        for r in self.readings.financing:
            if r.is_authority_row and not authority:
                continue
            result[short(r)] = amounts(r)
        return result

    def roles(self) -> dict[str, str]:
        """Role of each set-aside value by its text."""
        return {" ".join(self.layout.document.raw(r.span).split()): r.role.value for r in self.readings.roles}


def short(r: FinancingReading) -> str:
    return (r.as_written if r.count is not None else r.party.name) + ("*" if r.contribution.value == "in_kind" else "")


def amounts(r: FinancingReading) -> dict[int | None, int] | int | None:
    certain = {a.year: int(a.amount) for a in r.amounts if a.amount == Decimal(int(a.amount))}
    if not certain:
        return None
    return certain[None] if set(certain) == {None} else certain


@pytest.fixture
def layout_of() -> Callable[..., Layout]:
    """Lay paragraphs out; see `paragraphs`."""
    return paragraphs


Reader = Callable[..., Read]


@pytest.fixture
def read() -> Reader:
    """Read some paragraphs as a document of a kind."""

    def run(*texts: str, kind: DocumentKind = DocumentKind.OFFICERS_REPORT, **who: str | Sequence[str] | None) -> Read:
        layout = paragraphs(*texts)
        context = Context(kind, **{**DEFAULTS, **who})  # type: ignore[arg-type]
        return Read(read_prose(layout, recognize(layout), context), layout)

    return run
