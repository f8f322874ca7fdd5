"""What other cases need to know of a case: who applies, for what, when. Small enough to hold for all cases at once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.identity import CaseKey
from schemas.records import Case
from schemas.roles import Contribution, DecisionOutcome
from warehouse.reconcile.days import Days, exactly
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure
from warehouse.reconcile.financiers import authority_keys, by_party
from warehouse.reconcile.names import organization_digits, party_key, title_stem
from warehouse.reconcile.rows import APPLICANT

_GRANTING = (DecisionOutcome.GRANTED, DecisionOutcome.PARTLY_GRANTED)


@dataclass(frozen=True, slots=True)
class Payer:
    """A co-financier and what it is to pay, in cash or in kind."""

    key: str
    name: str
    contribution: Contribution
    amount: Figure


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case in short. `numbers` and `names` are comparison keys of the applicant."""

    key: CaseKey
    label: str
    title: str
    stem: str
    numbers: frozenset[str]
    names: frozenset[str]
    start: Days | None
    end: Days | None
    rejected: bool
    authority: str = ""
    authority_keys: frozenset[str] = frozenset()
    applied: Decimal | None = None
    granted: Decimal | None = None
    payers: tuple[Payer, ...] = ()
    """Co-financiers of the latest plan with a known amount: not the applicant, not the authority applied to."""

    def overlaps(self, other: CaseSummary) -> bool | None:
        """Whether the periods have a day in common; None where one is not known."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return None
        return self.start.first <= other.end.last and other.start.first <= self.end.last

    def same_applicant(self, other: CaseSummary) -> bool:
        """By number where both print one, else by name."""
        if self.numbers and other.numbers:
            return not self.numbers.isdisjoint(other.numbers)
        return not self.names.isdisjoint(other.names)


def summarize(case: Case) -> CaseSummary:
    """The summary of a case, from its fields or, where they are empty, from its papers."""
    dossier = open_case(case)
    start, end, _ = dossier.period()
    title = case.project_title or _first_title(dossier)
    papers = (*dossier.plans, *dossier.answers)
    numbers = {case.applicant_org_number or ""}
    numbers.update(p.record.applicant_org_number.value for p in papers if p.record.applicant_org_number is not None)
    names = {case.applicant_name or ""}
    names.update(p.record.applicant_name.value for p in papers if p.record.applicant_name is not None)
    outcomes = [paper.record.outcome for paper in dossier.decisions]
    rejected = bool(outcomes) and all(outcome is DecisionOutcome.REJECTED for outcome in outcomes)
    return CaseSummary(
        key=case.key,
        label=case.registration_number or case.authority or case.key,
        title=title,
        stem=title_stem(title),
        numbers=frozenset(digits for number in numbers if len(digits := organization_digits(number)) == 10),
        names=frozenset(key for name in names if (key := party_key(name))),
        start=exactly(case.period_start) or start,
        end=exactly(case.period_end) or end,
        rejected=rejected or case.outcome is DecisionOutcome.REJECTED,
        authority=case.authority or "",
        authority_keys=frozenset({party_key(case.authority)} if case.authority else ()),
        applied=case.amount_applied_for,
        granted=case.amount_granted if case.outcome in _GRANTING else None,
        payers=_payers(dossier),
    )


def _payers(dossier: Dossier) -> tuple[Payer, ...]:
    plan = dossier.plan()
    if plan is None:
        return ()
    skip = authority_keys(dossier, plan) | {APPLICANT}
    return tuple(
        Payer(party.key, party.name, party.contribution, party.amount)
        for party in by_party(plan).values()
        if party.key not in skip and party.amount is not None and party.amount.sure
    )


def _first_title(dossier: Dossier) -> str:
    papers = (*reversed(dossier.applications), *dossier.decisions, *dossier.reports, *dossier.budgets)
    return next((paper.record.project_title.value for paper in papers if paper.record.project_title is not None), "")
