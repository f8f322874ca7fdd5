"""Recognizers find what looks like a value: amounts, rates, dates, periods, numbers, names. What it means is not known here.

Recognizers do not read each other. Where two find the same place, this module decides by what each is known to be: a labelled
or checked form before a shape, a set-aside before a bare number, a period's dates before the same dates alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from extractors.recognizers.counts import find_counts
from extractors.recognizers.dates import find_dates
from extractors.recognizers.money import BARE, find_money
from extractors.recognizers.municipalities import find_municipalities
from extractors.recognizers.organization_numbers import find_organization_numbers
from extractors.recognizers.organizations import find_organizations
from extractors.recognizers.periods import find_periods
from extractors.recognizers.rates import find_rates
from extractors.recognizers.registration_numbers import find_registration_numbers
from extractors.recognizers.statutes import find_set_aside
from extractors.recognizers.stretch import Stretch, stretches
from schemas.facts import Candidate
from schemas.layout import Layout
from schemas.text import Span

Recognizer = Callable[[Stretch], Iterable[Candidate]]

RECOGNIZERS: tuple[Recognizer, ...] = (
    find_money,
    find_rates,
    find_periods,
    find_dates,
    find_registration_numbers,
    find_organization_numbers,
    find_set_aside,
    find_municipalities,
    find_organizations,
    find_counts,
)


def recognize(layout: Layout) -> tuple[Candidate, ...]:
    """All candidates of a segment and of the context that speaks for it, in order of place."""
    found: list[Candidate] = []
    for stretch in stretches(layout):
        found += candidates_in(stretch)
    over_pages = _over_pages(layout)
    if over_pages:
        found = [c for c in found if not any(c.span.overlaps(o.span) and c.recognizer == o.recognizer for o in over_pages)]
        found = settle([*found, *over_pages])
    return tuple(sorted(found, key=lambda c: (c.span.start, -c.span.end, c.recognizer)))


def candidates_in(stretch: Stretch) -> list[Candidate]:
    """What all recognizers find in one stretch, conflicts settled."""
    return settle([c for recognizer in RECOGNIZERS for c in recognizer(stretch)])


def _over_pages(layout: Layout) -> list[Candidate]:
    """What runs over a page end inside one paragraph (`2019-06-`, footer, `10`): searched without the furniture."""
    found: list[Candidate] = []
    text = layout.document.text
    for block in layout.blocks:
        if "\f" not in text[block.span.start : block.span.end] or len(block.pieces) < 2:
            continue
        parts: list[str] = []
        offsets: list[int] = []
        for piece in block.pieces:
            part = text[piece.start : piece.end].rstrip("\f\n")
            parts.append(part)
            offsets.extend(range(piece.start, piece.start + len(part)))
            offsets.append(piece.start + len(part))
        joined = "\n".join(parts)
        for candidate in candidates_in(Stretch(joined, 0, len(joined))):
            span = Span(offsets[candidate.span.start], offsets[candidate.span.end - 1] + 1)
            if "\f" in text[span.start : span.end]:
                found.append(
                    Candidate(candidate.value, candidate.raw, span, candidate.recognizer, candidate.pattern, candidate.set_aside)
                )
    return found


_RANK = {
    "organization_numbers": 0,
    "registration_numbers": 1,
    "periods": 2,
    "money": 3,
    "rates": 3,
    "dates": 4,
    "set_aside": 5,
    BARE: 6,
}


def _rank(candidate: Candidate) -> float:
    """Who stands where two overlap; the smaller rank does."""
    if candidate.recognizer == "registration_numbers":
        return 1.0 if candidate.pattern != "shape" else 4.5
    if candidate.recognizer == "periods":
        return 4.2 if candidate.pattern == "years" else 2.0
    if candidate.recognizer == "dates" and (
        candidate.set_aside or candidate.pattern in ("compact", "dotted", "slash", "iso_month")
    ):
        return 5.5
    if candidate.recognizer == "set_aside" and candidate.pattern in ("telephone", "account", "statute"):
        return 2.5
    if candidate.recognizer == "set_aside" and candidate.pattern in ("serial", "time_span", "paragraph", "indicator"):
        return 5.8
    return _RANK.get(candidate.recognizer, 9.0)


def settle(found: list[Candidate]) -> list[Candidate]:
    """Leave one candidate where recognizers of numbers overlap; names are weighed among themselves.

    A period and the dates inside it stay together. A municipality inside an organisation's name is not one.
    """
    kept: list[Candidate] = []
    places: list[Span] = []
    numbers = [c for c in found if c.recognizer in _RANK]
    for candidate in sorted(numbers, key=lambda c: (_rank(c), c.span.start, -c.span.end)):
        index = bisect_right(places, candidate.span)
        near = [places[i] for i in (index - 1, index) if 0 <= i < len(places) and places[i].overlaps(candidate.span)]
        inside_period = candidate.recognizer == "periods" and candidate.pattern == "in_period"
        if near and not inside_period:
            continue
        if inside_period:
            if any(p.contains(candidate.span) for p in near):
                kept.append(candidate)
            continue
        kept.append(candidate)
        places.insert(index, candidate.span)
    organizations = [c.span for c in found if c.recognizer == "organizations"]
    for candidate in found:
        if candidate.recognizer in _RANK:
            continue
        if candidate.recognizer == "municipalities" and any(o.contains(candidate.span) for o in organizations):
            continue
        kept.append(candidate)
    return kept
