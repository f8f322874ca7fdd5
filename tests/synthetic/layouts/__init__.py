"""All families, in order. A new one is a line in one of the modules, or a module of its own and a line here."""

from __future__ import annotations

from . import direct
from .family import Family

FAMILIES: tuple[Family, ...] = (*direct.FAMILIES,)


def families(fresh: bool = False) -> tuple[Family, ...]:
    """The families of the default corpus, or the held-back ones."""
    return tuple(f for f in FAMILIES if f.fresh is fresh)


def family(name: str) -> Family:
    """A family by name."""
    return next(f for f in FAMILIES if f.name == name)
