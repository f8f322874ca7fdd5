"""All families, in order. A new one is a line in one of the modules, or a module of its own and a line here."""

from __future__ import annotations

from . import direct, fresh, office, web
from .family import Family

FAMILIES: tuple[Family, ...] = (*direct.FAMILIES, *office.FAMILIES, *web.FAMILIES, *fresh.FAMILIES)


QUICK = ("pdf", "docx", "xlsx", "xlsx-split", "eml")
"""Engines that need no other program and are fast both to write and to read."""
SLOW = ("docx-pdf", "xlsx-pdf", "html-pdf", "scan")


def families(held_back: bool = False, engines: tuple[str, ...] = QUICK) -> tuple[Family, ...]:
    """The families of the default corpus, or the held-back ones, as far as these engines make them."""
    return tuple(f for f in FAMILIES if f.fresh is held_back and f.engine in engines)


def family(name: str) -> Family:
    """A family by name."""
    return next(f for f in FAMILIES if f.name == name)
