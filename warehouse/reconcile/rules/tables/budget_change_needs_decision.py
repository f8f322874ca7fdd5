"""After a decision, a revised budget moves a category much, or changes financing or period, and no amended decision followed.

Compares the budget that the decision was made on (its own cost table, else the latest plan before it) with the latest budget
or application after it. A category counts as moved when it changes by more than the terms' share and at least their amount (20 %
and 50 000 kr). Any change of a financier's amount or of the period counts. After a part grant the approved budget is not
known: undetermined, unless the total stays what it was. Does not catch changes made in steps that each stay below, nor budgets
without a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import CostCategory, DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.days import compare_days, days_of
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, compare, figure_of, surely_above, thousandfold, total
from warehouse.reconcile.financiers import authority_keys, by_party, counterpart, pair_up
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import CATEGORIES, kronor, percent, share

SLUG = "budget_change_needs_decision"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """Comparisons of the latest plan after the decision with the one before it."""
    dossier = open_case(case)
    decided = dossier.decided_on
    if not dossier.decisions or decided is None:
        return
    later = [plan for plan in dossier.plans if plan.dated and plan.since > decided and plan.revised]
    if not later:
        return
    newest = later[-1]
    if any(_day(amendment) is None or (_day(amendment) or decided) >= newest.since for amendment in dossier.amendments):
        yield SAY.say(Outcome.MATCH, f"{newest.name} kom efter beslutet och följs av ett ändringsbeslut", subject=newest.subject)
        return
    findings = [*_categories(dossier, newest, terms), *_financing(dossier, newest), *_period(dossier, newest)]
    if _granted_in_part(dossier) and not _same_total(dossier, newest):
        text = f"{newest.name} kom efter ett beslut om en del av det sökta; den godkända budgeten att jämföra med är inte känd"
        yield SAY.open(text, subject=newest.subject)
    elif findings:
        yield from findings
    elif newest.costs or newest.others:
        text = f"{newest.name} kom efter beslutet men ändrar inget som kräver ett nytt beslut"
        yield SAY.say(Outcome.MATCH, text, subject=newest.subject)
    else:
        yield SAY.open(
            f"{newest.name} kom efter beslutet men går inte att jämföra med den beslutade budgeten", subject=newest.subject
        )


def _day(amendment: Paper) -> date | None:
    found = days_of(amendment.record.decided_on) or days_of(amendment.record.dated_on)
    return found.last if found else amendment.document.known_on


def _granted_in_part(dossier: Dossier) -> bool:
    for decision in dossier.decisions:
        granted, applied = figure_of(decision.record.amount_granted), dossier.applied_for(decision)
        if decision.record.outcome is DecisionOutcome.PARTLY_GRANTED:
            return True
        if granted is not None and applied is not None and surely_above(applied[1], granted):
            return True
    return False


def _same_total(dossier: Dossier, newest: Paper) -> bool:
    """Whether the new budget costs what the one applied with did: then it is no adjustment to a part grant."""
    before, after = dossier.total_cost(), newest.total_cost()
    return before is not None and compare(before[1], after) is Outcome.MATCH


def _categories(dossier: Dossier, newest: Paper, terms: Terms) -> Iterator[Finding]:
    base = next((paper for paper in dossier.decisions if len(paper.costs) > 1), None)
    base = base or next((plan for plan in reversed(dossier.known(None)) if len(plan.costs) > 1), None)
    if base is None or len(newest.costs) <= 1:
        return
    before, after = _by_category(base), _by_category(newest)
    for category in CostCategory:
        old, new = before.get(category), after.get(category)
        if category is CostCategory.TOTAL or (old is None and new is None):
            continue
        a, b = old or Figure(Decimal(0), Decimal(0), Decimal(0)), new or Figure(Decimal(0), Decimal(0), Decimal(0))
        change = abs(b.nominal - a.nominal)
        if change < terms.change_amount_sek or change * 100 <= a.nominal * terms.change_share_pct:
            continue
        subject = f"{newest.subject}:{category}"
        label = CATEGORIES[category]
        if not a.sure or not b.sure or thousandfold(a, b) or not base.adds_up() or not newest.adds_up():
            yield SAY.open(f"{label} ändras i {newest.name} men läsningen är osäker", subject=subject, expected=a, found=b)
            continue
        much = share(change, a.nominal) if a.nominal else "från noll"
        text = f"{label} ändras utan ändringsbeslut från {a.text} i {base.name} till {b.text} i {newest.name} ({much})"
        limit = f"gräns {percent(terms.change_share_pct)} och {kronor(terms.change_amount_sek)}"
        yield SAY.say(Outcome.MISMATCH, text, subject=subject, expected=a, found=b, working=f"{kronor(change)}, {much}; {limit}")


def _by_category(paper: Paper) -> dict[CostCategory, Figure]:
    sums: dict[CostCategory, Figure] = {}
    for row in paper.costs:
        if row.amount is not None:
            sums[row.category] = total((sums[row.category], row.amount)) or row.amount if row.category in sums else row.amount
    return sums


def _financing(dossier: Dossier, newest: Paper) -> Iterator[Finding]:
    base = dossier.plan()
    if base is None or not newest.lists_amounts:
        return
    skip = authority_keys(dossier, base, newest)
    pairing = pair_up(
        [p for p in by_party(newest).values() if p.key not in skip], [p for p in by_party(base).values() if p.key not in skip]
    )
    for new, old in pairing.pairs:
        for party in new:
            expected = counterpart(party, old)
            if (
                party.amount is None
                or compare(expected, party.amount) is not Outcome.MISMATCH
                or thousandfold(expected, party.amount)
            ):
                continue
            before = expected.text if expected else ""
            after = f"{party.amount.text} i {newest.name}"
            text = f"{party.name} ändras utan ändringsbeslut från {before} i {base.name} till {after}"
            subject = f"{newest.subject}:financing:{party.key}:{party.contribution}"
            yield SAY.say(Outcome.MISMATCH, text, subject=subject, expected=expected, found=party.amount)
    gone, came = total(p.amount for p in pairing.only_right if p.amount), total(p.amount for p in pairing.only_left if p.amount)
    if gone is not None and came is not None and compare(gone, came) is Outcome.MATCH:
        return  # the same money under other names
    for parties, verb in ((pairing.only_left, "tillkommer i"), (pairing.only_right, "saknas i")):
        for party in parties:
            if party.amount is not None and party.amount.sure and party.amount.nominal:
                text = f"{party.name} med {party.amount.text} {verb} {newest.name} efter beslutet, utan ändringsbeslut"
                subject = f"{newest.subject}:financing:{party.key}:{party.contribution}"
                yield SAY.say(Outcome.MISMATCH, text, subject=subject, found=party.amount)


def _period(dossier: Dossier, newest: Paper) -> Iterator[Finding]:
    start, end, source = dossier.period((*dossier.decisions, *dossier.reports, *reversed(dossier.known(None))))
    for what, old, new in (
        ("start", start, days_of(newest.record.period_start)),
        ("slut", end, days_of(newest.record.period_end)),
    ):
        if source is not None and old is not None and new is not None and compare_days(old, new) is Outcome.MISMATCH:
            after = f"{new.text} i {newest.name}"
            text = f"Projekttidens {what} ändras utan ändringsbeslut från {old.text} i {source.name} till {after}"
            yield SAY.say(Outcome.MISMATCH, text, subject=f"{newest.subject}:period:{what}", expected=old, found=new)
