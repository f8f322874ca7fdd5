"""What a layout family is: which writers it uses for which kind of paper, how it looks and what draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from ..draft import Draft
from ..render.look import Look

Writer = Callable[[Draft], None]


@dataclass(frozen=True, slots=True)
class Family:
    """One way of making paper. `engine`: pdf, docx, xlsx, html, docx-pdf, xlsx-pdf, html-pdf, scan."""

    name: str
    writers: Mapping[str, tuple[Writer, ...]]
    look: Look = field(default_factory=Look)
    engine: str = "pdf"
    habits: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    """Habits that this family prefers: field name to the values to choose among."""
    fresh: bool = False
    """Held back from the default corpus: for measuring a first contact."""
    note: str = ""

    def writer(self, kind: str, rng: Random) -> Writer | None:
        """A writer for a kind, None if the family has none."""
        options = self.writers.get(kind, ())
        return rng.choice(options) if options else None
