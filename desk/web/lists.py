"""The list of cases: filters, facets and order, all of them in the address, so that a filter is saved by saving the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from desk.text import word
from desk.web.entries import SEVERITIES, CaseEntry
from desk.web.language import tr
from desk.web.words import RULES, SEVERITY_WORDS

PAGE = 50
LONGEST_QUESTION = 200
MOST_VALUES = 10

Values = Callable[[CaseEntry], Iterable[str]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many of the cases shown have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A heading with its values."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


def _one(field: str) -> Values:
    return lambda entry: (entry.row[field],) if entry.row[field] else ()


FRESH = {"findings": "Nya avvikelser", "papers": "Nya handlingar"}
FACETS: tuple[tuple[str, str, Values, Callable[[str], str]], ...] = (
    ("grad", "Öppna avvikelser", lambda e: [s for s in SEVERITIES if e.open_[s]], lambda v: tr(SEVERITY_WORDS.get(v, v))),
    ("regel", "Vad som avviker", lambda e: e.rules, lambda v: tr(RULES.get(v, v))),
    ("utfall", "Utfall", _one("outcome"), lambda v: tr(word("DecisionOutcome", v)).capitalize()),
    ("omdome", "Omdöme", lambda e: ("saknas",) if e.silent else (), lambda v: tr("saknas") if v == "saknas" else v),
    ("myndighet", "Myndighet", _one("authority"), str),
    ("ar", "År", lambda e: (str(e.year),) if e.year else (), str),
    ("natt", "Senaste natten", lambda e: sorted(e.fresh), lambda v: tr(FRESH.get(v, v))),
    ("kommun", "Kommun", lambda e: e.municipalities, str),
    ("finansiar", "Finansiär", lambda e: e.financiers, str),
)

_LAST = date.min


def _text(value: object) -> tuple[bool, str]:
    return (value is None, str(value or "").casefold())


ORDERS: tuple[tuple[str, str, Callable[[CaseEntry], Any]], ...] = (
    ("belopp", "Störst skillnad först", lambda e: (-e.stake, -e.open_["error"], -e.open_["warning"], _text(_name(e)))),
    ("antal", "Flest avvikelser först", lambda e: (-e.open_["error"], -e.open_["warning"], -e.open_["info"], _text(_name(e)))),
    ("inkom", "Senast inkomna först", lambda e: (-(e.row["received_on"] or _LAST).toordinal(), _text(_name(e)))),
    ("sokt", "Störst sökt belopp först", lambda e: (-(e.row["amount_applied_for_sek"] or 0), _text(_name(e)))),
    ("diarienummer", "Diarienummer", lambda e: _text(e.row["registration_number"])),
    ("projekt", "Projekt", lambda e: _text(e.row["project_title"])),
    ("sokande", "Sökande", lambda e: _text(e.row["applicant_name"])),
)


def _name(entry: CaseEntry) -> str | None:
    name: str | None = entry.row["registration_number"] or entry.row["project_title"]
    return name


def at_stake_first(entries: Iterable[CaseEntry]) -> tuple[CaseEntry, ...]:
    """The order that everything has when nobody asks for another."""
    return tuple(sorted(entries, key=ORDERS[0][2]))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What an address asks for: words, and one value of each of some facets."""

    asked: str
    chosen: Mapping[str, str]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.asked or self.chosen)

    def kept(self, entries: Iterable[CaseEntry], ranks: Mapping[str, float] | None) -> list[CaseEntry]:
        """The cases that fit. `ranks` is what a search gave, None where nothing was asked."""
        tests = [(values, self.chosen[name]) for name, _, values, _ in FACETS if self.chosen.get(name)]
        return [
            entry
            for entry in entries
            if (ranks is None or entry.case_id in ranks) and all(value in values(entry) for values, value in tests)
        ]


def asked_for(given: Mapping[str, str]) -> Narrowed:
    """The words and filters of an address."""
    asked = " ".join(given.get("q", "").split())[:LONGEST_QUESTION]
    return Narrowed(asked, {name: given[name] for name, *_ in FACETS if given.get(name)})


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of the list, with what to narrow it by."""

    entries: Sequence[CaseEntry]
    found: int
    page: int
    pages: int
    facets: Sequence[Facet]
    order: str


def case_list(
    entries: Sequence[CaseEntry], ranks: Mapping[str, float] | None, wanted: Narrowed, order: str, page: int
) -> CaseList:
    """`entries` come by `at_stake_first`. Without an order of its own a search is by rank."""
    kept, chosen = wanted.kept(entries, ranks), wanted.chosen
    # `entries` stand in the first order already, and sorting keeps what is equal where it was.
    sort = next((key for name, _, key in ORDERS[1:] if name == order), None)
    if sort is not None:
        kept.sort(key=sort)
    elif ranks is not None and order != ORDERS[0][0]:
        kept.sort(key=lambda e: -ranks[e.case_id])
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(1, page), pages)
    facets = [_facet(name, label, values, say, kept, chosen.get(name, "")) for name, label, values, say in FACETS]
    shown = kept[(page - 1) * PAGE : page * PAGE]
    return CaseList(shown, len(kept), page, pages, [f for f in facets if f.values], order)


def _facet(name: str, label: str, values: Values, say: Callable[[str], str], kept: Sequence[CaseEntry], chosen: str) -> Facet:
    counts = Counter(chain.from_iterable(map(values, kept)))
    if chosen:
        ordered = [(chosen, counts[chosen])]
    elif name == "grad":
        ordered = [(s, counts[s]) for s in SEVERITIES if counts[s]]
    elif name == "ar":
        ordered = sorted(counts.items(), reverse=True)[:MOST_VALUES]
    else:
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]
    return Facet(name, label, tuple(FacetValue(v, say(v), n, v == chosen) for v, n in ordered))
