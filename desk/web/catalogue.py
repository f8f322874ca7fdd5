"""What the rule catalogue (docs/rules.md) says of a rule, for the page of a finding. Without it the page has the name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_CATALOGUE = Path(__file__).parents[2] / "docs" / "rules.md"


def paragraphs_of(slug: str) -> tuple[tuple[str, str], ...]:
    """`(Prövar, …)`, `(Källa, …)`, `(Tolerans, …)`, `(Fångar inte, …)` of a rule."""
    return _sections().get(slug, ())


@cache
def _sections() -> Mapping[str, tuple[tuple[str, str], ...]]:
    if not _CATALOGUE.is_file():
        return {}
    text = _CATALOGUE.read_text(encoding="utf-8")
    found = {}
    for section in re.split(r"(?m)^### ", text)[1:]:
        head, _, body = section.partition("\n")
        named = re.match(r"`([a-z_]+)`", head)
        if named is not None:
            body = re.split(r"(?m)^## ", body)[0]
            parts = re.findall(r"(?ms)^\*\*(.+?):\*\* (.+?)(?=^\*\*|\Z)", body)
            found[named[1]] = tuple((name, " ".join(said.replace("`", "").replace("*", "").split())) for name, said in parts)
    return found
