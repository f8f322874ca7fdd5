"""The terms that hold for a case: read from `terms.toml`, each value with its source. A rule holds no such number itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.names import party_key

VALUES = ("highest_share_pct", "final_report_months", "delegation_limit_sek", "change_share_pct", "change_amount_sek")


@dataclass(frozen=True, slots=True)
class AuthorityTerms:
    """What one authority says from a day on: changes to the ground."""

    keys: frozenset[str]
    valid_from: date | None
    changes: Mapping[str, Any]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TermsBook:
    """All terms. `ground` holds where nothing else is known."""

    ground: Terms
    authorities: tuple[AuthorityTerms, ...] = ()

    def for_case(self, authority: str | None, on: date | None = None) -> Terms:
        """The terms of an authority on a day; without a day the newest ones."""
        terms = self.ground
        key = party_key(authority) if authority else ""
        for entry in sorted(self.authorities, key=lambda entry: entry.valid_from or date.min):
            if key in entry.keys and (on is None or entry.valid_from is None or entry.valid_from <= on):
                sources = tuple({**dict(terms.sources), **entry.sources}.items())
                terms = replace(terms, authority=authority, valid_from=entry.valid_from, sources=sources, **entry.changes)
        return terms


def terms_for(book: TermsBook, case: Case) -> Terms:
    """The terms of the case's authority on the day of the decision, else on the day the application was received."""
    authority = case.authority
    if authority is None:
        named = (d.record.authority.value for d in case.documents if d.record.authority is not None)
        authority = next(named, None)
    return book.for_case(authority, case.decided_on or case.received_on)


def load_terms() -> TermsBook:
    """The book that comes with the program."""
    text = resources.files("warehouse.reconcile").joinpath("terms.toml").read_text(encoding="utf-8")
    return read_terms(text)


def read_terms(text: str) -> TermsBook:
    """A book from TOML. An unknown key or a value without a source is an error: nobody should rely on a misspelt term."""
    data = tomllib.loads(text)
    unknown = set(data) - {"ground", "authority"}
    if unknown:
        raise ValueError(f"unknown tables in terms: {', '.join(sorted(unknown))}")
    changes, sources = _entry(data["ground"], "ground")
    ground = replace(Terms(), sources=tuple(sources.items()), **changes)
    return TermsBook(ground, tuple(_authority(entry) for entry in data.get("authority", [])))


def _authority(entry: dict[str, Any]) -> AuthorityTerms:
    names = [str(name) for name in entry.pop("names")]
    valid_from = entry.pop("valid_from", None)
    changes, sources = _entry(entry, names[0])
    return AuthorityTerms(frozenset(party_key(name) for name in names), valid_from, changes, sources)


def _entry(entry: dict[str, Any], name: str) -> tuple[dict[str, Any], dict[str, str]]:
    sources = {str(key): str(value) for key, value in entry.get("sources", {}).items()}
    values = {key: value for key, value in entry.items() if key != "sources"}
    for key in values:
        if key not in VALUES:
            raise ValueError(f"unknown term {key} for {name}")
        if not sources.get(key):
            raise ValueError(f"term {key} for {name} has no source")
    return {key: value if isinstance(value, int) else Decimal(value) for key, value in values.items()}, sources
