"""Invents cases: who applies for what, with whose money, in which years. Everything adds up before anything is planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from . import names
from .model import CaseModel, Cost, Facts, Funding, Money, PaperOrder, Plan, last_day, months_after
from .registers import (
    AUTHORITIES,
    COUNTY_BOARDS,
    ERUF,
    ESF,
    JTF,
    STATE,
    Authority,
    Party,
    municipalities_of,
    universities_of,
)

COST_LABELS: dict[str, tuple[str, ...]] = {
    "staff": (
        "Personal",
        "Personalkostnader",
        "Löner inkl. sociala avgifter",
        "Lönekostnader",
        "Egen personal",
        "Lön projektledare och handledare",
        "Personalkostnader inkl. LKP",
    ),
    "external_services": (
        "Externa tjänster",
        "Köpta tjänster",
        "Konsulter",
        "Extern expertis",
        "Externa experter och tjänster",
        "Konsultarvoden",
        "Köp av tjänster",
    ),
    "travel": ("Resor", "Resor och logi", "Resekostnader", "Resor och uppehälle", "Resor, kost och logi"),
    "premises": ("Lokaler", "Lokalkostnader", "Hyra av lokaler", "Lokalhyra"),
    "equipment": (
        "Utrustning",
        "Utrustning och material",
        "Investeringar",
        "Inventarier",
        "Investeringar, materiel och externa lokaler",
        "Maskiner och inventarier",
    ),
    "indirect": (
        "Indirekta kostnader",
        "Overhead",
        "OH-kostnader",
        "Schablon för indirekta kostnader",
        "Indirekta kostnader 15 %",
        "Administration (OH)",
    ),
    "other": (
        "Övriga kostnader",
        "Övrigt",
        "Kommunikation",
        "Information och spridning",
        "Marknadsföring",
        "Spridning av resultat",
    ),
    "in_kind": (
        "Bidrag i annat än pengar",
        "Eget arbete och ideell tid",
        "Ideellt arbete",
        "Bidrag annat än pengar",
        "Insatser i annat än pengar",
    ),
}
SHARES = {
    "staff": (4.0, 7.0),
    "external_services": (1.0, 3.0),
    "travel": (0.2, 0.7),
    "premises": (0.2, 0.9),
    "equipment": (0.2, 1.2),
    "indirect": (0.6, 1.6),
    "other": (0.3, 0.9),
}
OPTIONAL = (("travel", 0.8), ("premises", 0.4), ("equipment", 0.5), ("indirect", 0.75), ("other", 0.6))


def split(rng: Random, total: int, weights: list[float], grain: int) -> list[int]:
    """`total` in parts of whole grains by weight, the rest in the largest part."""
    whole = sum(weights)
    parts = [int(total * w / whole) // grain * grain for w in weights]
    parts[max(range(len(parts)), key=lambda i: parts[i])] += total - sum(parts)
    return parts


def period(rng: Random, received: date) -> tuple[date, date]:
    """A project period that starts after the application came in, of 8 to 47 months, most often whole years."""
    first = received.year * 12 + received.month + rng.randrange(1, 7)
    if rng.random() < 0.4:
        first = (received.year + 1) * 12
    start = date(first // 12, first % 12 + 1, 1)
    months = rng.choice((12, 24, 24, 36, 36, 36, 18, 30, 35, 9, 46))
    last = first + months - 1
    while last % 12 + 1 in (2, 6, 11):  # two months later falls on a day that can be read in two ways
        last += 1
    return start, last_day(last // 12, last % 12 + 1)


def make_costs(rng: Random, years: list[int], target: int, grain: int, in_kind: int) -> tuple[Cost, ...]:
    """Cost lines by category and year."""
    categories = ["staff", "external_services", *(c for c, p in OPTIONAL if rng.random() < p)]
    weights = [rng.uniform(*SHARES[c]) for c in categories]
    spread = [rng.uniform(0.6, 1.4) for _ in years]
    costs = []
    for category, amount in zip(categories, split(rng, target, weights, grain * len(years)), strict=True):
        parts = split(rng, amount, [w * rng.uniform(0.8, 1.2) for w in spread], grain)
        if category in ("equipment", "other") and len(years) > 1 and rng.random() < 0.3:
            parts = [amount, *([0] * (len(years) - 1))] if rng.random() < 0.5 else [*([0] * (len(years) - 1)), amount]
        costs.append(Cost(category, rng.choice(COST_LABELS[category]), Money(tuple(zip(years, parts, strict=True)))))
    rng.shuffle(costs)
    costs.sort(key=lambda c: c.category not in ("staff",))
    costs.sort(key=lambda c: c.category == "indirect")
    if in_kind:
        parts = split(rng, in_kind, [1.0] * len(years), grain)
        costs.append(Cost("in_kind", rng.choice(COST_LABELS["in_kind"]), Money(tuple(zip(years, parts, strict=True)))))
    return tuple(costs)


def payers(rng: Random, authority: Authority, applicant: Party, county: str) -> list[tuple[Party, float]]:
    """Other financiers with a weight."""
    found: list[tuple[Party, float]] = []
    if authority.kind == "region" and rng.random() < 0.4:
        found.append((rng.choice((ERUF, ERUF, ESF, JTF)), rng.uniform(3.0, 5.0)))
    if authority.name in ("Tillväxtverket", "Svenska ESF-rådet") or rng.random() < 0.12:
        region = rng.choice(
            [
                a
                for a in AUTHORITIES
                if a.kind == "region" and a.name != authority.name and (authority.kind != "region" or a.county != county)
            ]
        )
        found.append((Party(region.name, "region"), rng.uniform(1.0, 2.5)))
    towns = [m for m in municipalities_of(county) if m != applicant]
    count = min(len(towns), rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8)))
    found += [(m, rng.uniform(0.2, 1.0)) for m in rng.sample(towns, count)]
    if rng.random() < 0.45:
        found.append((rng.choice(universities_of(county)), rng.uniform(0.3, 1.2)))
    if rng.random() < 0.25:
        board = COUNTY_BOARDS.get(county)
        found.append((Party(rng.choice((*STATE, *([board] * 4 if board else ()))), "state"), rng.uniform(0.2, 0.8)))
    if rng.random() < 0.3:
        found.append((Party(names.company(rng), "company"), rng.uniform(0.2, 0.8)))
    if rng.random() < 0.2:
        found.append((Party(names.association(rng), "association"), rng.uniform(0.2, 0.6)))
    return [(p, w) for i, (p, w) in enumerate(found) if p.name != applicant.name and p not in [q for q, _ in found[:i]]]


def make_plan(rng: Random, facts_of: tuple[Authority, Party, Party, str], years: list[int], grain: int) -> tuple[Plan, int]:
    """A balanced plan and the rate it gives (hundredths of a percent)."""
    authority, fund, applicant, county = facts_of
    target = int(10 ** rng.uniform(5.6, 7.25)) if authority.kind != "association" else int(10 ** rng.uniform(5.2, 6.2))
    target = max(target // (grain * 20) * grain * 20, grain * 400)
    in_kind = int(target * rng.uniform(0.04, 0.15)) // (grain * len(years)) * grain * len(years) if rng.random() < 0.25 else 0
    costs = make_costs(rng, years, target - in_kind, grain, in_kind)
    total = sum(c.money.total for c in costs)
    cash = {y: sum(c.money.year(y) for c in costs if c.category != "in_kind") for y in years}
    highest = 50 if authority.kind == "region" else 60
    wanted = rng.choice((20, 25, 30, 35, 40, 45, 50, rng.uniform(8, 49), rng.uniform(15, 49), rng.uniform(15, 49)))
    applied = int(total * min(wanted, highest) / 100) // grain * grain
    rest = sum(cash.values()) - applied
    shares = payers(rng, authority, applicant, county)
    weight = sum(w for _, w in shares) + rng.uniform(0.4, 1.5)
    funding: list[Funding] = []
    left = dict(cash)
    parts = split(rng, applied, [float(cash[y]) or 1.0 for y in years], grain)
    for year, amount in zip(years, parts, strict=True):
        left[year] -= amount
    authority_row = Funding(fund, Money(tuple(zip(years, parts, strict=True))), "cash", "authority")
    available = dict(left)
    for party, share in shares:
        want = {y: int(available[y] * share / weight) // grain * grain for y in years}
        if party.kind == "municipality" and rng.random() < 0.6:
            flat = min(want.values())
            step = max(grain, 5000 if flat > 20000 else 1000)
            flat = flat // step * step
            want = dict.fromkeys(years, flat) if flat else want
        if sum(want.values()) == 0:
            continue
        for y in years:
            left[y] -= want[y]
        funding.append(Funding(party, Money(tuple(want.items()))))
    assert rest >= 0
    own = Funding(applicant, Money(tuple((y, left[y]) for y in years)), "cash", "applicant")
    rows = [*funding, own] if own.money.total else funding
    rng.shuffle(rows)
    rows.sort(key=lambda f: ("eu_fund", "region").index(f.party.kind) if f.party.kind in ("eu_fund", "region") else 2)
    rows.insert(0 if rng.random() < 0.7 else len(rows), authority_row)
    if in_kind:
        giver = rng.choice([f.party for f in rows if f.place != "authority"])
        place = "applicant" if giver == applicant else "other"
        in_kind_cost = next(c for c in costs if c.category == "in_kind")
        rows.append(Funding(giver, in_kind_cost.money, "in_kind", place))
    plan = Plan(costs, tuple(rows), tuple(years))
    assert plan.total == plan.funded == total
    return plan, round(applied * 10000 / total)


def revise(rng: Random, plan: Plan, grain: int) -> Plan:
    """An earlier version of the plan: smaller in one cost line, and in what is applied for or the applicant's own money."""
    rows = list(plan.funding)
    year = rng.choice(plan.years)
    index = next(i for i, f in enumerate(rows) if f.place == "authority")
    step = max(grain, int(rows[index].money.year(year) * 0.1) // (grain * 10) * grain * 10 or grain)
    cost_index = max(
        range(len(plan.costs)), key=lambda i: plan.costs[i].money.year(year) if plan.costs[i].category != "in_kind" else -1
    )

    def less(money: Money, amount: int) -> Money:
        return Money(tuple((y, a - amount if y == year else a) for y, a in money.by_year))

    rows[index] = replace(rows[index], money=less(rows[index].money, step))
    costs = list(plan.costs)
    costs[cost_index] = replace(costs[cost_index], money=less(costs[cost_index].money, step))
    return replace(plan, costs=tuple(costs), funding=tuple(rows))


def invent(rng: Random, key: str, taken: set[str], like: Facts | None = None, sequel: bool = False) -> CaseModel:
    """One case, clean. `taken`: titles and applicants already used, so that no two cases look related.

    `like`: a case of the same authority; with `sequel` also of the same applicant, under the same title with *2.0* after it.
    """
    authority = like.authority if like else rng.choice(AUTHORITIES)
    county = authority.county or rng.choice([a.county for a in AUTHORITIES if a.county and a.county != "09"])
    if not municipalities_of(county):
        county = "24" if authority.county != "09" else "08"
    while (title := names.title(rng)) in taken:
        pass
    while (applicant := names.applicant(rng, county)).name in taken:
        pass
    if like and sequel:
        title, applicant = f"{like.title} 2.0", like.applicant
    taken |= {title, applicant.name}
    fund = {"Tillväxtverket": rng.choice((ERUF, ERUF, JTF)), "Svenska ESF-rådet": ESF}.get(authority.name) or Party(
        authority.name, authority.kind
    )
    received = date(rng.choice((2023, 2024, 2025)), rng.randrange(1, 13), rng.randrange(1, 28))
    start, end = period(rng, received)
    years = list(range(start.year, end.year + 1))
    grain = rng.choice((1000, 1000, 1000, 500, 1))
    plan, rate = make_plan(rng, (authority, fund, applicant, county), years, grain)
    number = authority.number.format(y=f"{received.year % 100:02d}", Y=received.year, n=rng.randrange(40, 2900))
    decided = received + timedelta(days=rng.randrange(40, 150))
    towns = {f.party for f in plan.funding} | {applicant}
    free = [m for m in municipalities_of(county) if m not in towns]
    facts = Facts(
        title=title,
        applicant=applicant,
        applicant_written=applicant.name,
        recipient_written=applicant.name,
        org_number=like.org_number if like and sequel else names.org_number(rng, applicant),
        authority=authority,
        number=number,
        received=received,
        start=start,
        end=end,
        plan=plan,
        applied=plan.applied,
        granted=plan.applied,
        rate=rate,
        final_report=months_after(end, 2),
        decided=decided,
        dated=received,
        fund_row=fund,
        participants=tuple(rng.sample(free, min(len(free), rng.choice((0, 0, 1, 2, 3))))),
        appropriation=authority.kind == "region",
    )
    return CaseModel(key, facts, [], "pending")


def write_orders(rng: Random, case: CaseModel, grain: int = 500) -> CaseModel:
    """Decide which papers the case has; the facts of each are its own."""
    facts = case.facts
    stage = rng.choice(("pending", "proposed", "granted", "granted", "granted"))
    if rng.random() < 0.04:
        stage = "rejected"
    revised = rng.random() < 0.3 and facts.plan.applied > 100_000
    papers: list[PaperOrder] = []
    sent = facts.received - timedelta(days=rng.choice((0, 0, 1, 2, 5)))
    if revised:
        early = revise(rng, facts.plan, 1000 if all(a % 1000 == 0 for f in facts.plan.funding for _, a in f.money.by_year) else 1)
        first = replace(facts, plan=early, applied=early.applied, dated=sent)
        later = min(facts.received + timedelta(days=rng.randrange(10, 28)), facts.decided - timedelta(days=10))
        second = replace(facts, dated=later, revised=True, version=2)
        papers.append(PaperOrder("application", first))
        if rng.random() < 0.5:
            papers.append(PaperOrder("budget", first))
        papers.append(PaperOrder("application", second, 1))
        if rng.random() < 0.6:
            papers.append(
                PaperOrder(
                    "budget",
                    second,
                    sum(p.kind == "budget" for p in papers),
                    unscored=("revision",) if not any(p.kind == "budget" for p in papers) else (),
                )
            )
        if rng.random() < 0.5:
            papers.append(PaperOrder("supplement", second))
    else:
        papers.append(PaperOrder("application", replace(facts, dated=sent)))
        if rng.random() < 0.75:
            papers.append(PaperOrder("budget", replace(facts, dated=sent)))
        if rng.random() < 0.15:
            papers.append(PaperOrder("supplement", replace(facts, dated=facts.received + timedelta(days=12))))
    promised = [f for f in facts.others if f.place == "other" and f.party.kind not in ("eu_fund",)]
    rng.shuffle(promised)
    for n, funding in enumerate(promised[: rng.choice((0, 0, 1, 1, 2))]):
        if n and funding.party == promised[0].party:
            continue
        papers.append(
            PaperOrder("commitment", replace(facts, dated=sent - timedelta(days=rng.randrange(3, 60))), funding=funding)
        )
    if stage != "pending":
        if stage == "rejected":
            papers.append(PaperOrder("decision", replace(facts, dated=facts.decided), writer="rejection"))
        elif stage == "proposed" or rng.random() < 0.75:
            latest = max(p.facts.dated for p in papers)
            written = max(facts.decided - timedelta(days=rng.randrange(8, 25)), latest + timedelta(days=1))
            towns = len({f.party.name for f in facts.municipal})
            count = towns if towns >= 3 and rng.random() < 0.3 else 0
            papers.append(
                PaperOrder(
                    "officers_report",
                    replace(facts, dated=written, count_printed=count),
                )
            )
        if stage == "granted":
            row = next(f for f in facts.plan.funding if f.place == "authority")
            parts = tuple((y, a) for y, a in row.money.by_year if a)
            delegated = facts.granted <= 500_000 and rng.random() < 0.5
            final = replace(
                facts,
                dated=facts.decided,
                parts=parts if len(parts) > 1 and rng.random() < 0.35 else (),
                delegated=delegated,
                delegation_limit=rng.choice((500_000, 1_000_000)) if delegated else 0,
            )
            papers.append(PaperOrder("decision", final))
            if rng.random() < 0.15:
                papers.append(
                    PaperOrder("payment_claim", replace(facts, dated=facts.start + timedelta(days=rng.randrange(95, 200))))
                )
    if rng.random() < 0.12:
        papers.append(PaperOrder("other", replace(facts, dated=sent)))
    case.papers = papers
    case.outcome = stage
    case.in_folder = rng.random() < 0.7
    return case
