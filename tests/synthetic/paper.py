"""A document before it has a look: blocks of text, fields and tables, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the document's own title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """Running text."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list: bullets, numbers (*1.*), letters (*a)*) or att-clauses (marker empty)."""

    items: tuple[str, ...]
    marker: str = "bullet"


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with values, arranged as the look wishes."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """A question with boxes, some of them ticked."""

    label: str
    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One table row; `bold` marks sums, `amounts` the raw figures for a native workbook (None where the cell is text)."""

    cells: tuple[str, ...]
    bold: bool = False
    amounts: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first `text_columns` columns are text, the rest figures. `wide` tables do not fit beside another."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    text_columns: int = 1
    note: str = ""
    trailing: int = 0
    """Columns of text after the figures."""

    def is_figure(self, column: int) -> bool:
        """Whether a column holds figures."""
        return self.text_columns <= column < len(self.head) - self.trailing


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tables side by side."""

    left: Table
    right: Table


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block = Heading | Para | Items | Fields | Checks | Table | Beside | Break


@dataclass(slots=True)
class Paper:
    """What one document prints. `sender` and `marks` are page furniture: letterhead lines, then type, date, number."""

    blocks: list[Block] = field(default_factory=list)
    sender: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    footer: str = ""
    subject: str = ""
    """For e-mail and file properties."""
