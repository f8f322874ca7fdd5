"""Weighs the readings of one field against each other: which value wins, how sure it is, and what spoke against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.facts import weakest
from extractors.roles.readings import FieldReading
from schemas.facts import Standing


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading that won a field, its standing after hearing the others, and the values that spoke against it."""

    reading: FieldReading
    standing: Standing
    against: tuple[str, ...]


_NEVER_NOTHING = frozenset({"amount_applied_for", "total_cost"})
"""Nobody applies for nothing, and nothing costs nothing: a zero there is an empty box of a form."""


def choose(readings: Sequence[FieldReading], field: str) -> Chosen | None:
    """The value of a field. The greatest weight wins; another value of the same weight makes it ambiguous."""
    told = (r for r in readings if r.field == field and not (field in _NEVER_NOTHING and Decimal(r.value) == 0))
    mine = sorted(told, key=lambda r: (-r.weight, r.spans[0].start if r.spans else 0))
    if not mine:
        return None
    first = mine[0]
    same = [r for r in mine if _same(field, r.value, first.value)]
    # An equal value with a surer standing lends it: two places that agree confirm each other.
    standing = min((r.standing for r in same), key=lambda s: list(Standing).index(s))
    if len(same) >= 2 and standing is Standing.PROBABLE and len({r.spans for r in same}) >= 2:
        standing = Standing.CERTAIN
    rivals = [r for r in mine if r not in same and r.weight >= first.weight - 4]
    if rivals and field not in ("project_title", "applicant_name", "authority"):
        standing = weakest(standing, Standing.AMBIGUOUS)
    elif rivals:
        standing = weakest(standing, Standing.PROBABLE)
    return Chosen(first, standing, tuple(dict.fromkeys(r.value for r in rivals)))


def _same(field: str, a: str, b: str) -> bool:
    if field.startswith(("amount", "total", "support")):
        return Decimal(a) == Decimal(b)
    return _folded(a) == _folded(b)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()
