"""Plants disagreements between the papers of a case, and says which rule must find each.

One mistake of a theme at most, so that a case stays readable; what follows from a mistake is allowed, not demanded.
`witnessed` says afterwards whether the papers, as written, show the mistake: a date that no paper prints cannot be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from .model import CaseModel, Funding, Mismatch, Money, PaperOrder, Plan, last_day, months_after

Planter = Callable[[Random, CaseModel], bool]


def _note(case: CaseModel, rule: str, why: str, *allowed: str) -> bool:
    case.expected.append(Mismatch(rule, why))
    case.allowed += allowed
    return True


def _everywhere(case: CaseModel, **changes: Any) -> None:
    case.facts = replace(case.facts, **changes)
    case.papers = [replace(p, facts=replace(p.facts, **changes)) for p in case.papers]


def _in(case: CaseModel, kinds: tuple[str, ...], **changes: Any) -> None:
    for kind in kinds:
        case.change(kind, **changes)


def _shown(rate: int) -> str:
    return f"{rate / 100:.2f} %".replace(".", ",")


def _replan(case: CaseModel, change: Callable[[Plan], Plan], kinds: tuple[str, ...] | None = None) -> None:
    """Apply a change to the latest plan wherever it is printed."""
    latest = case.facts.plan
    changed = change(latest)
    if kinds is None:
        case.facts = replace(case.facts, plan=changed)
    case.papers = [
        replace(p, facts=replace(p.facts, plan=changed)) if p.facts.plan == latest and (kinds is None or p.kind in kinds) else p
        for p in case.papers
    ]


def _swap_row(plan: Plan, old: Funding, *new: Funding) -> Plan:
    rows = list(plan.funding)
    at = rows.index(old)
    rows[at : at + 1] = list(new)
    return replace(plan, funding=tuple(rows))


def _grain(case: CaseModel) -> int:
    amounts = [a for f in case.facts.plan.funding for _, a in f.money.by_year]
    return 1000 if all(a % 1000 == 0 for a in amounts) else 100


def _revised(case: CaseModel) -> bool:
    return any(p.kind == "application" and p.revision for p in case.papers)


# ---------------------------------------------------------------- amounts and shares
def granted_over_applied(rng: Random, case: CaseModel) -> bool:
    """More is granted than was asked for; the rate follows the ceiling."""
    f = case.facts
    granted = f.granted + max(f.granted // rng.choice((8, 10, 20)) // 1000 * 1000, 1000)
    if not case.has("decision") or granted * 2 > f.plan.total:
        return False
    rate = round(granted * 10000 / f.plan.total)
    _in(case, ("officers_report", "decision"), granted=granted, rate=rate, parts=())
    case.facts = replace(case.facts, granted=granted, rate=rate)
    return _note(
        case,
        "granted_over_applied",
        f"{granted} granted, {f.applied} applied for",
        "applied_for_differs",
        "financier_amount_differs",
        "rate_contradicts_ceiling",
        "financing_differs_from_cost",
    )


def granted_under_applied(rng: Random, case: CaseModel) -> bool:
    """A part is rejected; the report may have proposed the whole."""
    f = case.facts
    rejected = max(f.applied // rng.choice((3, 4, 5)) // 1000 * 1000, 1000)
    if not case.has("decision") or f.applied < 20_000:
        return False
    granted = f.applied - rejected
    rate = round(granted * 10000 / f.plan.total)
    why = rng.choice(("driftskostnader", "inköp av fordon", "hyra av permanenta lokaler", "kostnader för representation"))
    case.change("decision", granted=granted, rate=rate, rejected=rejected, rejected_why=why, parts=())
    case.facts = replace(case.facts, granted=granted, rate=rate)
    case.outcome = "partly_granted"
    if case.has("officers_report"):
        _note(case, "proposal_differs_from_decision", f"report proposed {f.granted}, {granted} granted")
    return _note(
        case,
        "granted_under_applied",
        f"{granted} of {f.applied} granted",
        "applied_for_differs",
        "financier_amount_differs",
        "rate_contradicts_ceiling",
        "financing_differs_from_cost",
        "parts_differ_from_ceiling",
        "budget_change_needs_decision",
    )


def superseded_revision_used(rng: Random, case: CaseModel) -> bool:
    """The decision is written from the first version."""
    first = next((p.facts for p in case.papers if p.kind == "application" and p.revision == 0), None)
    if not case.has("decision") or not _revised(case) or first is None or first.applied == case.facts.applied:
        return False
    rate = round(first.applied * 10000 / first.plan.total)
    changes: dict[str, Any] = {"plan": first.plan, "applied": first.applied, "granted": first.applied, "rate": rate, "parts": ()}
    latest = case.facts
    kinds = ("decision",) if rng.random() < 0.4 else ("officers_report", "decision")
    if kinds == ("decision",) and case.has("officers_report"):
        _note(case, "proposal_differs_from_decision", "the report follows the latest version, the decision the first")
    _in(case, kinds, **changes)
    case.facts = replace(case.facts, granted=first.applied, rate=rate)
    _note(case, "granted_under_applied", f"{first.applied} granted, {latest.applied} applied for in the latest version")
    return _note(
        case,
        "superseded_revision_used",
        f"{first.applied} is the first version's amount, the latest says {latest.applied}",
        "applied_for_differs",
        "financier_amount_differs",
        "rate_contradicts_ceiling",
        "financing_differs_from_cost",
    )


def applied_for_differs(rng: Random, case: CaseModel) -> bool:
    """Two digits have changed places in the report."""
    f = case.facts
    digits = str(f.applied)
    at = next((i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (i or digits[1] != "0")), None)
    if not case.has("officers_report") or at is None:
        return False
    swapped = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    case.change("officers_report", applied=swapped)
    return _note(
        case,
        "applied_for_differs",
        f"application {f.applied}, report {swapped}",
        "granted_over_applied",
        "granted_under_applied",
        "financier_amount_differs",
        "unit_error",
    )


def rate_contradicts_ceiling(rng: Random, case: CaseModel) -> bool:
    """The rate is some points off what the ceiling and the cost give."""
    f = case.facts
    rate = (f.rate // 100 + rng.choice((-6, -5, -4, 3, 4, 5))) * 100
    if not (case.has("decision") or case.has("officers_report")) or not 200 <= rate <= 5000:
        return False
    _in(case, ("officers_report", "decision"), rate=rate)
    case.facts = replace(case.facts, rate=rate)
    return _note(case, "rate_contradicts_ceiling", f"{_shown(rate)} of {f.plan.total} is not {f.granted}")


def share_over_limit(rng: Random, case: CaseModel) -> bool:
    """More than half of the cost from appropriation 1:1: the authority's row takes over the largest other row's money."""
    f = case.facts
    if not f.appropriation or f.rate < 3500 or not (case.has("decision") or case.has("officers_report")) or _revised(case):
        return False
    own = next(r for r in f.plan.funding if r.place == "authority")
    giver = max(
        (r for r in f.plan.funding if r.place != "authority" and r.contribution == "cash"),
        key=lambda r: r.money.total,
        default=None,
    )
    if giver is None:
        return False
    wanted = f.plan.total * rng.choice((51, 52, 54, 55)) // 100 - own.money.total
    if not 0 < wanted < giver.money.total:
        return False
    grain, moved = _grain(case), {}
    for year, amount in giver.money.by_year:
        moved[year] = min(amount, amount * wanted // giver.money.total // grain * grain + grain)
    taker = replace(own, money=Money(tuple((y, a + moved.get(y, 0)) for y, a in own.money.by_year)))
    left = replace(giver, money=Money(tuple((y, a - moved[y]) for y, a in giver.money.by_year)))
    if taker.money.total * 2 <= f.plan.total or left.money.total == 0:
        return False
    _replan(case, lambda plan: _swap_row(_swap_row(plan, own, taker), giver, left))
    rate = round(taker.money.total * 10000 / f.plan.total)
    changes: dict[str, Any] = {
        "applied": taker.money.total,
        "granted": taker.money.total,
        "rate": rate,
        "parts": taker.money.by_year if f.parts else (),
    }
    _everywhere(case, **changes)
    case.papers = [replace(p, funding=left) if p.funding == giver else p for p in case.papers]
    return _note(case, "share_over_limit", f"{_shown(rate)} of total cost from appropriation 1:1")


def proposal_differs(rng: Random, case: CaseModel) -> bool:
    """The report proposes less than the board grants."""
    f = case.facts
    less = f.granted - max(f.granted // 5 // 1000 * 1000, 1000)
    if not (case.has("decision") and case.has("officers_report")) or less <= 0:
        return False
    case.change("officers_report", granted=less, rate=round(less * 10000 / f.plan.total))
    return _note(
        case,
        "proposal_differs_from_decision",
        f"report proposes {less}, decision grants {f.granted}",
        "granted_under_applied",
        "applied_for_differs",
        "financier_amount_differs",
    )


def parts_differ(rng: Random, case: CaseModel) -> bool:
    """The yearly ceilings do not give the ceiling."""
    f = case.facts
    row = next(r for r in f.plan.funding if r.place == "authority")
    parts = [(y, a) for y, a in row.money.by_year if a]
    if not case.has("decision") or len(parts) < 2:
        return False
    at = rng.randrange(len(parts))
    step = max(parts[at][1] // 10 // 1000 * 1000, 1000)
    wrong = tuple((y, a + step if i == at else a) for i, (y, a) in enumerate(parts))
    case.change("decision", parts=wrong)
    return _note(
        case, "parts_differ_from_ceiling", f"parts give {f.granted + step}, ceiling {f.granted}", "financier_amount_differs"
    )


# ---------------------------------------------------------------- the plan's own arithmetic
def _cash_rows(plan: Plan) -> list[Funding]:
    return [r for r in plan.funding if r.contribution == "cash" and r.place != "authority"]


def financing_differs(rng: Random, case: CaseModel) -> bool:
    """A financier's row has lost money that nobody else has taken over."""
    rows = [r for r in _cash_rows(case.facts.plan) if r.money.total >= 20_000 and r not in [p.funding for p in case.papers]]
    if not rows:
        return False
    row = rng.choice(rows)
    year, amount = max(row.money.by_year, key=lambda ya: ya[1])
    step = max(amount // 5 // 1000 * 1000, 1000)
    less = replace(row, money=Money(tuple((y, a - step if y == year else a) for y, a in row.money.by_year)))
    _replan(case, lambda plan: _swap_row(plan, row, less))
    return _note(
        case,
        "financing_differs_from_cost",
        f"financing is {step} less than cost",
        "financier_amount_differs",
        "superseded_revision_used",
    )


def table_sum(rng: Random, case: CaseModel) -> bool:
    """A budget prints a sum of the financing that its rows do not give."""
    if not case.has("budget"):
        return False
    plan = case.facts.plan
    wrong = plan.funded + rng.choice((1, -1)) * max(plan.funded // 20 // 1000 * 1000, 1000)
    _replan(case, lambda p: replace(p, printed_sums=((("financing", None), wrong),)), ("budget",))
    return _note(
        case, "table_sum_differs", f"printed sum of financing {wrong}, rows give {plan.funded}", "financing_differs_from_cost"
    )


def in_kind(rng: Random, case: CaseModel) -> bool:
    """In-kind financing is less than in-kind cost; the applicant's cash makes up for it."""
    plan = case.facts.plan
    kind = next((r for r in plan.funding if r.contribution == "in_kind"), None)
    own = next((r for r in plan.funding if r.place == "applicant" and r.contribution == "cash"), None)
    if kind is None or own is None or kind in [p.funding for p in case.papers]:
        return False
    year, amount = max(kind.money.by_year, key=lambda ya: ya[1])
    step = max(amount // 4 // 1000 * 1000, 1000)
    if amount <= step:
        return False
    less = replace(kind, money=Money(tuple((y, a - step if y == year else a) for y, a in kind.money.by_year)))
    more = replace(own, money=Money(tuple((y, a + step if y == year else a) for y, a in own.money.by_year)))
    _replan(case, lambda p: _swap_row(_swap_row(p, kind, less), own, more))
    return _note(
        case,
        "in_kind_unbalanced",
        f"in-kind cost {kind.money.total}, in-kind financing {less.money.total}",
        "financier_amount_differs",
    )


def twice(rng: Random, case: CaseModel) -> bool:
    """One financier on two rows of the budget."""
    rows = [r for r in _cash_rows(case.facts.plan) if r.place == "other" and r.money.total >= 30_000]
    if not case.has("budget") or not rows:
        return False
    row = rng.choice(rows)
    first = replace(row, money=Money(tuple((y, a * 3 // 5 // 1000 * 1000) for y, a in row.money.by_year)))
    second = replace(row, money=Money(tuple((y, a - first.money.year(y)) for y, a in row.money.by_year)))
    if not first.money.total or not second.money.total or first.money.total == second.money.total:
        return False
    _replan(case, lambda p: replace(_swap_row(p, row, first), funding=(*_swap_row(p, row, first).funding, second)), ("budget",))
    return _note(case, "financier_twice", f"{row.party.name} on two rows", "financier_amount_differs", "commitment_differs")


# ---------------------------------------------------------------- who pays, in the report
def amount_differs(rng: Random, case: CaseModel) -> bool:
    """The report gives a financier another amount."""
    rows = [r for r in _cash_rows(case.facts.plan) if r.place == "other"]
    if not case.has("officers_report") or not rows:
        return False
    row = rng.choice(rows)
    year, amount = max(row.money.by_year, key=lambda ya: ya[1])
    step = max(amount // 4 // 1000 * 1000, 1000)
    more = replace(row, money=Money(tuple((y, a + step if y == year else a) for y, a in row.money.by_year)))
    _replan(case, lambda p: _swap_row(p, row, more), ("officers_report",))
    case.change("officers_report", count_printed=0)
    return _note(
        case,
        "financier_amount_differs",
        f"{row.party.name}: report {more.money.total}, plan {row.money.total}",
        "financing_differs_from_cost",
    )


def missing(rng: Random, case: CaseModel) -> bool:
    """The report leaves a financier out."""
    rows = [r for r in _cash_rows(case.facts.plan) if r.place == "other"]
    rows = [r for r in rows if not any(o.party == r.party and o is not r for o in case.facts.plan.funding)]
    if not case.has("officers_report") or len(rows) < 2:
        return False
    row = rng.choice(rows)
    _replan(case, lambda p: replace(p, funding=tuple(r for r in p.funding if r != row)), ("officers_report",))
    case.change("officers_report", count_printed=0)
    return _note(
        case,
        "financier_missing",
        f"{row.party.name} is not in the report",
        "financing_differs_from_cost",
        "municipality_count_differs",
    )


def head_count(rng: Random, case: CaseModel) -> bool:
    """The report counts one municipality too many."""
    number = len({f.party.name for f in case.facts.municipal})
    if not case.has("officers_report") or number < 2:
        return False
    case.change("officers_report", count_printed=number + 1)
    return _note(case, "municipality_count_differs", f"{number + 1} counted, {number} in the plan")


# ---------------------------------------------------------------- commitments
def commitment_differs(rng: Random, case: CaseModel) -> bool:
    """A co-financier promises less than the plan says."""
    return _commit(case, "commitment_differs", lambda a: a - max(a // 5 // 1000 * 1000, 1000))


def unit_error(rng: Random, case: CaseModel) -> bool:
    """A promise a thousand times too large."""
    return _commit(case, "unit_error", lambda a: a * 1000, "commitment_differs")


def _commit(case: CaseModel, rule: str, change: Callable[[int], int], *allowed: str) -> bool:
    for n, paper in enumerate(case.papers):
        if paper.funding and paper.funding.contribution == "cash" and paper.funding.money.total >= 10_000:
            old = paper.funding
            if rule == "commitment_differs":
                year = max(old.money.by_year, key=lambda ya: ya[1])[0]
                money = Money(tuple((y, change(a) if y == year else a) for y, a in old.money.by_year))
            else:
                money = Money(tuple((y, change(a)) for y, a in old.money.by_year))
            case.papers[n] = replace(paper, funding=replace(old, money=money))
            return _note(case, rule, f"{old.party.name}: promised {money.total}, plan {old.money.total}", *allowed)
    return False


# ---------------------------------------------------------------- time
def starts_before_received(rng: Random, case: CaseModel) -> bool:
    """The project began before the application came in."""
    received = case.facts.start + timedelta(days=rng.randrange(15, 50))
    if _revised(case) or received >= case.facts.end:
        return False
    shift = received - case.facts.received
    case.facts = replace(case.facts, received=received, decided=case.facts.decided + shift)
    case.papers = [
        replace(p, facts=replace(p.facts, received=received, decided=p.facts.decided + shift, dated=p.facts.dated + shift))
        for p in case.papers
    ]
    return _note(case, "starts_before_received", f"starts {case.facts.start}, received {received}")


def period_differs(rng: Random, case: CaseModel) -> bool:
    """The decision ends the project in another month than the application."""
    end = case.facts.end
    month = rng.choice([m for m in (1, 3, 4, 5, 7, 8, 9, 10, 12) if m != end.month])
    changed = last_day(end.year, month)
    if not case.has("decision") or changed <= case.facts.start + timedelta(days=60):
        return False
    _in(case, ("officers_report", "decision"), end=changed, final_report=months_after(changed, 2))
    case.facts = replace(case.facts, end=changed, final_report=months_after(changed, 2))
    return _note(
        case,
        "period_differs",
        f"application ends {end}, decision {changed}",
        "budget_year_outside_period",
        "budget_change_needs_decision",
    )


def year_outside(rng: Random, case: CaseModel) -> bool:
    """Money in a year after the project's end."""
    years = case.facts.plan.years
    if len(years) < 2 or case.facts.start.year == years[-1] or not sum(c.money.year(years[-1]) for c in case.facts.plan.costs):
        return False
    end = date(years[-1] - 1, 12, 31)
    if end <= case.facts.start + timedelta(days=60):
        return False
    _everywhere(case, end=end, final_report=months_after(end, 2))
    return _note(case, "budget_year_outside_period", f"money in {years[-1]}, period ends {end}", "parts_differ_from_ceiling")


def final_report_date(rng: Random, case: CaseModel) -> bool:
    """The final report is due on a day that the terms do not give."""
    due = months_after(case.facts.end, rng.choice((4, 5, 6)))
    if not (case.has("decision") or case.has("officers_report")):
        return False
    _in(case, ("officers_report", "decision"), final_report=due)
    case.facts = replace(case.facts, final_report=due)
    return _note(case, "final_report_date_unexpected", f"{due}, two months after {case.facts.end} expected")


# ---------------------------------------------------------------- identity
def _misspelled(name: str) -> str | None:
    """A slip in the longest word: two letters inside change places."""
    words = name.split()
    at = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[at]
    for i in range(3, len(word) - 2):
        if word[i] != word[i + 1] and word[i].isalpha() and word[i + 1].isalpha():
            words[at] = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            return " ".join(words)
    return None


def applicant_name(rng: Random, case: CaseModel) -> bool:
    """The decision or the report misspells the applicant."""
    wrong = _misspelled(case.facts.applicant.name)
    if case.facts.applicant.kind in ("municipality", "university") or wrong is None:
        return False
    kind = next((k for k in ("decision", "officers_report") if case.has(k)), None)
    if kind is None:
        return False
    case.change(kind, applicant_written=wrong)
    return _note(case, "applicant_name_differs", f"{wrong} in the {kind}")


def org_number(rng: Random, case: CaseModel) -> bool:
    """The check digit is wrong."""
    old = case.facts.org_number
    wrong = old[:-1] + str((int(old[-1]) + rng.randrange(1, 9)) % 10)
    _everywhere(case, org_number=wrong)
    return _note(case, "org_number_invalid", f"{wrong}: check digit should be {old[-1]}")


def project_title(rng: Random, case: CaseModel) -> bool:
    """The decision gives the project another name."""
    title = case.facts.title
    if not case.has("decision"):
        return False
    changed = f"{title} {rng.choice(('II', 'fas 2', '2.1', 'fortsättning'))}" if rng.random() < 0.5 else _misspelled(title)
    if changed is None:
        return False
    case.change("decision", title=changed)
    return _note(case, "project_title_differs", f"decision says {changed!r}")


# ---------------------------------------------------------------- formalities
def budget_change(rng: Random, case: CaseModel) -> bool:
    """A budget after the decision moves much money between categories."""
    f = case.facts
    if not case.has("decision"):
        return False
    lines = sorted((c for c in f.plan.costs if c.category not in ("in_kind", "total")), key=lambda c: c.money.total)
    giver, taker = lines[-1], lines[-2] if len(lines) > 1 else lines[0]
    moved: dict[int, int] = {y: a * 3 // 10 // 1000 * 1000 for y, a in giver.money.by_year}
    if sum(moved.values()) < 60_000 or sum(moved.values()) * 100 < 22 * giver.money.total or giver is taker:
        return False
    costs = tuple(
        replace(c, money=Money(tuple((y, a - moved[y] if c is giver else a + moved[y]) for y, a in c.money.by_year)))
        if c in (giver, taker)
        else c
        for c in f.plan.costs
    )
    budgets = sum(p.kind == "budget" for p in case.papers)
    facts = replace(
        f, plan=replace(f.plan, costs=costs), dated=f.decided + timedelta(days=rng.randrange(60, 200)), revised=True, version=3
    )
    case.papers.append(PaperOrder("budget", facts, budgets, unscored=() if budgets else ("revision",)))
    return _note(case, "budget_change_needs_decision", f"{giver.label} falls by {sum(moved.values())} after the decision")


def delegation(rng: Random, case: CaseModel) -> bool:
    """Decided on delegation above the printed limit."""
    f = case.facts
    limit = f.granted // 2 // 50_000 * 50_000
    if not case.has("decision") or limit < 50_000:
        return False
    case.papers = [
        replace(p, facts=replace(p.facts, delegated=True, delegation_limit=limit), writer="delegated")
        if p.kind == "decision"
        else p
        for p in case.papers
    ]
    return _note(case, "delegation_limit", f"{f.granted} on delegation, limit {limit}")


THEMES: tuple[tuple[Planter, ...], ...] = (
    (
        granted_over_applied,
        granted_under_applied,
        superseded_revision_used,
        superseded_revision_used,
        applied_for_differs,
        rate_contradicts_ceiling,
        share_over_limit,
        proposal_differs,
        parts_differ,
    ),
    (financing_differs, table_sum, in_kind, twice),
    (amount_differs, missing, head_count),
    (commitment_differs, unit_error),
    (starts_before_received, period_differs, year_outside, final_report_date),
    (applicant_name, org_number, project_title),
    (budget_change, delegation),
)


def plant(rng: Random, case: CaseModel) -> None:
    """Plant one to three mistakes of different themes, as far as the case's papers allow."""
    themes = list(THEMES)
    rng.shuffle(themes)
    wanted = rng.choice((1, 1, 2, 3))
    for theme in themes:
        planters = list(theme)
        rng.shuffle(planters)
        if any(planter(rng, case) for planter in planters):
            wanted -= 1
        if wanted == 0:
            return


KINDS = ("application", "budget", "commitment", "officers_report", "decision")
Documents = Iterable[dict[str, Any]]


def _differ(documents: Documents, field: str, *kinds: str) -> bool:
    return len({d[field] for d in documents if d["kind"] in kinds and d.get(field) is not None}) > 1


def witnessed(rule: str, documents: list[dict[str, Any]]) -> bool:
    """Whether the documents as labelled show a breach of the rule at all."""

    def any_has(*fields: str) -> bool:
        return all(any(d.get(f) is not None for d in documents) for f in fields)

    def printed(what: str, *kinds: str) -> bool:
        return any(what in d.get("prints", ()) for d in documents if d["kind"] in kinds)

    official = ("officers_report", "decision")
    planning = [d for d in documents if d["kind"] in ("application", "budget")]
    lists_payers = [d for d in documents if d["kind"] in official and len(d["financing"]) > 1]
    match rule:
        case "granted_over_applied" | "granted_under_applied":
            return any(d["amount_applied_for_sek"] is not None for d in planning) and any_has("amount_granted_sek")
        case "applied_for_differs":
            return _differ(documents, "amount_applied_for_sek", "application", "budget", *official)
        case "rate_contradicts_ceiling":
            return any_has("total_cost_sek", "amount_granted_sek")
        case "share_over_limit":
            return any_has("total_cost_sek", "amount_granted_sek") and printed("appropriation", *official)
        case "parts_differ_from_ceiling":
            return printed("parts", *official)
        case "delegation_limit":
            return printed("delegation_limit", "decision")
        case "table_sum_differs":
            return printed("financing_sum", "budget")
        case "applicant_name_differs" | "project_title_differs":
            return _differ(documents, "applicant_name" if rule == "applicant_name_differs" else "project_title", *KINDS)
        case "budget_change_needs_decision":
            decided = [d["decided_on"] for d in documents if d["decided_on"]]
            return any(d["kind"] == "budget" and d["dated_on"] and d["dated_on"] > min(decided) for d in documents if decided)
        case "proposal_differs_from_decision":
            return any(_differ(documents, f, *official) for f in ("amount_granted_sek", "support_rate_pct", "period_end"))
        case "financing_differs_from_cost":
            return any(
                d["total_cost_sek"] is not None
                and len(d["financing"]) > 1
                and all(f["amount_sek"] is not None for f in d["financing"])
                for d in planning
            )
        case "in_kind_unbalanced":
            return any(
                any(f["contribution"] == "in_kind" for f in d["financing"])
                and any(b["category"] == "in_kind" for b in d["budget"])
                for d in planning
            )
        case "financier_amount_differs" | "financier_missing":
            return bool(lists_payers) and any(len(d["financing"]) > 1 for d in planning)
        case "municipality_count_differs":
            return any(f["financier"].endswith(" kommuner") for d in documents for f in d["financing"]) and any(
                f["municipality_code"] for d in planning for f in d["financing"]
            )
        case "starts_before_received":
            return any_has("received_on", "period_start")
        case "period_differs":
            return _differ(documents, "period_end", "application", *official)
        case "budget_year_outside_period":
            return any_has("period_end") and any(r["by_year"] for d in planning for r in (*d["budget"], *d["financing"]))
        case "final_report_date_unexpected":
            return any_has("final_report_due", "period_end")
        case "org_number_invalid":
            return any_has("applicant_org_number")
        case "financier_twice":
            return any(len({(f["financier"], f["contribution"]) for f in d["financing"]}) < len(d["financing"]) for d in planning)
        case _:
            return True
