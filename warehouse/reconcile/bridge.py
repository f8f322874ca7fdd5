"""From the application to the decision, krona by krona: what changed in the financing from version to version, and whose it was.

Each stretch goes from one plan to the next, and the last one to the decision (or the proposal). The changes of the lines and what
is left unexplained always add up to the change of the whole. A financier whose amount the decision does not print is taken to be
unchanged, and the stretch says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from schemas.identity import DocumentId, FactId
from schemas.records import Case
from schemas.roles import Contribution
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of
from warehouse.reconcile.financiers import Key, Party, authority_keys, gather
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import digits, kronor

AUTHORITY = "authority"
"""The key of the authority's own row: applied for on the one side, granted on the other."""
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """One line's change. `before` or `after` is None where the line does not exist; `assumed`: taken over from before."""

    financier: str
    contribution: Contribution
    before: Decimal | None
    after: Decimal | None
    fact_ids: tuple[FactId, ...]
    assumed: bool = False

    @property
    def change(self) -> Decimal:
        """In SEK."""
        return (self.after or NOTHING) - (self.before or NOTHING)


@dataclass(frozen=True, slots=True)
class Bridge:
    """One stretch, from paper to paper. `unexplained` is what the lines do not account for."""

    source_id: DocumentId
    target_id: DocumentId
    source: str
    target: str
    before: Decimal
    after: Decimal
    steps: tuple[Step, ...]

    @property
    def change(self) -> Decimal:
        """Of the whole, in SEK."""
        return self.after - self.before

    @property
    def unexplained(self) -> Decimal:
        """The part of the change that no line has."""
        return self.change - sum((step.change for step in self.steps), NOTHING)

    @property
    def working(self) -> str:
        """In an officer's words: only what changed."""
        parts = [f"{step.financier} {_signed(step.change)}" for step in self.steps if step.change]
        if self.unexplained:
            parts.append(f"oförklarat {_signed(self.unexplained)}")
        return f"{self.source} {kronor(self.before)} → {self.target} {kronor(self.after)}: " + (
            ", ".join(parts) or "inget ändrat"
        )


def bridge(case: Case) -> tuple[Bridge, ...]:
    """Every stretch of a case, oldest first; empty where there is at most one paper with amounts."""
    dossier = open_case(case)
    plans = _versions(dossier)
    last = next((paper for paper in reversed(dossier.decisive)), None)
    named = authority_keys(dossier, *plans, *dossier.decisive)
    stretches = [_between(a, b, named) for a, b in pairwise(plans)]
    if plans and last is not None:
        stretches.append(_to_answer(plans[-1], last, named))
    return tuple(stretches)


def _versions(dossier: Dossier) -> list[Paper]:
    """One plan for each day on which plans came, up to the decision: the one with most rows."""
    by_day: dict[object, Paper] = {}
    for plan in dossier.known(None):
        if plan.lists_amounts:
            other = by_day.get(plan.since)
            if other is None or len(plan.others) >= len(other.others):
                by_day[plan.since] = plan
    return list(by_day.values())


def _lines(paper: Paper, named: frozenset[str]) -> dict[Key, Party]:
    """All lines of a plan, the authority's own under one key whatever it is called.

    A paper that marks no row as the authority's (a budget with two regions and no addressee) has it by `named`: the keys that the
    case's other papers give the authority.
    """
    marked = any(row.is_authority for row in paper.financing)
    theirs = [
        row
        for row in paper.financing
        if row.is_authority or (not marked and row.key in named and row.contribution is Contribution.CASH)
    ]
    lines = gather(row for row in paper.financing if row not in theirs)
    own = gather(theirs)
    lines.update({(AUTHORITY, contribution): party for (_, contribution), party in own.items()})
    return lines


def _whole(paper: Paper, lines: dict[Key, Party]) -> Decimal:
    printed = paper.total_cost()
    if printed is not None:
        return printed.nominal
    return sum((party.amount.nominal for party in lines.values() if party.amount is not None), NOTHING)


def _between(source: Paper, target: Paper, named: frozenset[str]) -> Bridge:
    old, new = _lines(source, named), _lines(target, named)
    steps = [_step(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    return _bridge(source, target, _whole(source, old), _whole(target, new), [step for step in steps if step])


def _to_answer(source: Paper, target: Paper, named: frozenset[str]) -> Bridge:
    old, new = _lines(source, named), _lines(target, named)
    granted = figure_of(target.record.amount_granted)
    steps: list[Step] = []
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if key[0] == AUTHORITY:
            steps.append(_own(before, granted or (after.amount if after else None)))
        elif after is None or after.amount is None:
            steps += [_unchanged(before)] if before is not None else []
        else:
            step = _step(before, after)
            steps += [step] if step else []
    if granted is not None and not any(key[0] == AUTHORITY for key in (*old, *new)):
        applied = figure_of(source.record.amount_applied_for)
        facts = tuple(figure.fact_id for figure in (applied, granted) if figure and figure.fact_id)
        steps.append(Step("Myndigheten", Contribution.CASH, applied.nominal if applied else None, granted.nominal, facts))
    before_whole = _whole(source, old)
    printed = target.total_cost()
    after_whole = printed.nominal if printed is not None else before_whole + sum((step.change for step in steps), NOTHING)
    return _bridge(source, target, before_whole, after_whole, steps)


def _own(before: Party | None, after: Figure | None) -> Step:
    amount = before.amount if before is not None else None
    facts = tuple(figure.fact_id for figure in (amount, after) if figure is not None and figure.fact_id)
    name = before.rows[0].name if before is not None else "Myndigheten"
    if after is None:
        return Step(name, Contribution.CASH, amount.nominal if amount else None, amount.nominal if amount else None, facts, True)
    return Step(name, Contribution.CASH, amount.nominal if amount else None, after.nominal, facts)


def _unchanged(party: Party) -> Step:
    amount = party.amount.nominal if party.amount is not None else None
    return Step(party.name, party.contribution, amount, amount, (party.fact_id,) if party.fact_id else (), True)


def _step(before: Party | None, after: Party | None) -> Step | None:
    party = after or before
    if party is None:
        return None
    amounts = [side.amount if side is not None else None for side in (before, after)]
    facts = tuple(figure.fact_id for figure in amounts if figure is not None and figure.fact_id)
    old, new = (figure.nominal if figure is not None else None for figure in amounts)
    return Step(party.name, party.contribution, old, new, facts)


def _bridge(source: Paper, target: Paper, before: Decimal, after: Decimal, steps: list[Step]) -> Bridge:
    return Bridge(source.document.document_id, target.document.document_id, source.name, target.name, before, after, tuple(steps))


def _signed(amount: Decimal) -> str:
    return f"+{digits(amount)}" if amount > 0 else digits(amount)
