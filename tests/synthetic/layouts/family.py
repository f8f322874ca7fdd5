"""What a layout family is: which writers it uses for which kind of paper, how it looks and what draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from ..draft import Draft
from ..render.look import Look

Writer = Callable[[Draft], None]
ON_DEMAND = ("rejection",)
"""Writers that only a case asks for by name."""


@dataclass(frozen=True, slots=True)
class Family:
    """One way of making paper. `engine`: pdf, docx, xlsx, xlsx-split, eml, docx-pdf, xlsx-pdf, html-pdf, scan."""

    name: str
    writers: Mapping[str, tuple[Writer, ...]]
    look: Look = field(default_factory=Look)
    engine: str = "pdf"
    habits: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    """Habits that this family prefers: field name to the values to choose among."""
    fresh: bool = False
    """Held back from the default corpus: for measuring a first contact."""
    note: str = ""

    def options(self, kind: str, wanted: str | None = None) -> tuple[Writer, ...]:
        """Its writers for a kind; only the one of that name if one is wanted."""
        known = self.writers.get(kind, ())
        return tuple(w for w in known if (w.__name__ not in ON_DEMAND if wanted is None else w.__name__ == wanted))

    def writer(self, kind: str, rng: Random, wanted: str | None = None) -> Writer:
        """A writer for a kind that it has."""
        return rng.choice(self.options(kind, wanted))
