"""Figures that no paper prints but that follow from what is printed, as intervals, with the arithmetic in words.

A rate is known to half of its last digit, so what follows from it is an interval too. Nothing here is a fact: a derived value
says which facts it rests on and never enters a comparison as if somebody had written it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from schemas.identity import DocumentId, FactId
from schemas.records import Case
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, implied_total, minus, percentage_of, total
from warehouse.reconcile.financiers import authority_keys, by_party
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import digits, kronor, percent

IMPLIED_TOTAL = "implied_total"
UNSTATED_FINANCING = "unstated_financing"
PLANNED_FOR_UNSTATED = "planned_for_unstated"
SHARE_OF_TOTAL = "share_of_total"


@dataclass(frozen=True, slots=True)
class Derived:
    """One derived value: between `low` and `high`, in `unit` (`SEK` or `%`); equal bounds for an exact one."""

    name: str
    document_id: DocumentId
    low: Decimal
    high: Decimal
    unit: str
    working: str
    fact_ids: tuple[FactId, ...]
    agrees: bool | None = None
    """For what the plan has: whether it lies within what follows from the paper. None: nothing to hold it against."""


def derive(case: Case) -> tuple[Derived, ...]:
    """What follows from each report and decision of a case, in the order of the papers."""
    dossier = open_case(case)
    found: list[Derived] = []
    for paper in dossier.answers:
        implied = _implied_total(paper)
        found += [implied] if implied else []
        found += _unstated(dossier, paper)
        found += _share(dossier, paper)
    return tuple(found)


def _implied_total(paper: Paper) -> Derived | None:
    cap, rate = figure_of(paper.record.amount_granted), percentage_of(paper.record.support_rate)
    if cap is None or rate is None or not cap.sure or not rate.sure:
        return None
    figure = implied_total(cap, rate)
    if figure is None or figure.low is None or figure.high is None:
        return None
    low, high = percent(rate.high), percent(rate.low)
    working = f"{kronor(cap.nominal)} / {low} = {digits(figure.low)}; {kronor(cap.nominal)} / {high} = {digits(figure.high)}"
    return _made(IMPLIED_TOTAL, paper, figure, working, (cap.fact_id, rate.fact_id))


def _unstated(dossier: Dossier, paper: Paper) -> list[Derived]:
    """What the financiers without a printed amount must pay together, and what the plan has for them."""
    silent = [row for row in paper.financing if row.amount is None]
    stated = [row.amount for row in paper.financing if row.amount is not None]
    granted = figure_of(paper.record.amount_granted)
    if not silent or not stated:
        return []
    if granted is not None and not any(row.is_authority and row.amount is not None for row in paper.financing):
        stated.append(granted)
    printed = total(stated)
    own = paper.total_cost()
    cap, rate = granted, percentage_of(paper.record.support_rate)
    whole = own or (implied_total(cap, rate) if cap is not None and rate is not None else None)
    found: list[Derived] = []
    follows: Derived | None = None
    if printed is not None and whole is not None and whole.sure and printed.sure and whole.low is not None:
        rest = minus(whole, printed)
        source = "utskriven total" if own else "total enligt andel och tak"
        span = f"{digits(whole.low)}–{digits(whole.high)}" if whole.high is not None else digits(whole.nominal)
        working = f"{source} {span} − {digits(printed.nominal)} som står i {paper.name}"
        found.append(_made(UNSTATED_FINANCING, paper, rest, working, tuple(figure.fact_id for figure in stated)))
        follows = found[-1]
    planned = _planned_for(dossier, paper)
    if planned is not None:
        figure, names = planned
        working = " + ".join(names) + f" = {digits(figure.nominal)}"
        agrees: bool | None = None
        if follows is not None:
            agrees = follows.low <= figure.nominal <= follows.high
            inside = "inom" if agrees else "utanför"
            working += f", {inside} {digits(follows.low)}–{digits(follows.high)}"
        found.append(replace(_made(PLANNED_FOR_UNSTATED, paper, figure, working, (figure.fact_id,)), agrees=agrees))
    return found


def _planned_for(dossier: Dossier, paper: Paper) -> tuple[Figure, list[str]] | None:
    """The plan's rows for everybody whose amount the paper does not print, named there, counted or passed over in silence.

    What is left of the whole is theirs together, so all are summed; with an amount missing in the plan too there is no sum.
    """
    plan = dossier.plan(paper)
    if plan is None:
        return None
    stated = {row.key for row in paper.financing if row.amount is not None}
    applied_to = authority_keys(dossier, plan, paper) if not any(row.is_authority for row in plan.financing) else frozenset()
    rows = [party for party in by_party(plan).values() if party.key not in stated | applied_to]
    amounts = [party.amount for party in rows if party.amount is not None]
    if not rows or len(amounts) < len(rows):
        return None
    figure = total(amounts)
    return (figure, [f"{party.name} {digits(party.amount.nominal)}" for party in rows if party.amount]) if figure else None


def _share(dossier: Dossier, paper: Paper) -> list[Derived]:
    granted, latest = figure_of(paper.record.amount_granted), dossier.total_cost(paper)
    whole = paper.total_cost() or (latest[1] if latest else None)
    if granted is None or whole is None or not granted.sure or not whole.sure or not whole.low or not whole.high:
        return []
    if granted.low is None or granted.high is None or whole.low <= 0:
        return []
    hundredth = Decimal("0.01")
    low, high = (
        (part * 100 / base).quantize(hundredth, ROUND_HALF_UP)
        for part, base in ((granted.low, whole.high), (granted.high, whole.low))
    )
    working = f"{kronor(granted.nominal)} / {kronor(whole.nominal)}"
    facts = tuple(fact for fact in (granted.fact_id, whole.fact_id) if fact)
    return [Derived(SHARE_OF_TOTAL, paper.document.document_id, low, high, "%", working, facts)]


def _made(name: str, paper: Paper, figure: Figure, working: str, facts: tuple[FactId | None, ...]) -> Derived:
    low = figure.nominal if figure.low is None else figure.low
    high = figure.nominal if figure.high is None else figure.high
    kept = tuple(fact for fact in facts if fact)
    return Derived(name, paper.document.document_id, low, high, "SEK", working, kept)
