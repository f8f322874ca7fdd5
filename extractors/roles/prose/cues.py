"""What a cue is: a phrase around an amount, a rate or nothing at all that gives a role, with an example the tests run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.roles.prose.sentences import compile_cue

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Cue(Generic[R]):
    """`pattern` is over masked text (see `sentences`); the group `m` is the amount it governs. `weight` as in `FieldReading`."""

    role: R
    pattern: re.Pattern[str]
    example: str
    weight: int = 80


def cue(role: R, pattern: str, example: str, weight: int = 80) -> Cue[R]:
    """A cue from a pattern with `{M}`, `{P}`, `{gap}` …"""
    return Cue(role, compile_cue(pattern), example, weight)
