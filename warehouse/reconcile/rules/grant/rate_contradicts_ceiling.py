"""Rate times total cost cannot give the ceiling, at the printed precision.

The rate as printed is an interval (35 % is 34,5 to 35,5), the ceiling must lie within that share of the cost base, give or take
a krona. The base is the total that the paper itself prints, else the latest plan's; a rate of actual costs may also be a share of
the total without contributions in kind. One base that fits is enough. Does not catch a rate printed so roughly that
anything fits, and does not judge a share of public financing, nor a part grant whose approved costs are not
printed, nor a clause that fits the total of a plan though not the paper's own:
then a total was misread, or an older plan used (`superseded_revision_used`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case, RateBase
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, Percentage, figure_of, implied_total, minus, overlap, percentage_of
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import in_kind_cost
from warehouse.reconcile.swedish import digits

SLUG = "rate_contradicts_ceiling"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

WITHOUT_IN_KIND = (RateBase.ACTUAL, RateBase.UNKNOWN, RateBase.EXPENDITURE)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each report or decision that prints a rate and a ceiling."""
    dossier = open_case(case)
    for paper in dossier.answers:
        rate = percentage_of(paper.record.support_rate)
        ceiling = figure_of(paper.record.amount_granted)
        if rate is None or ceiling is None or paper.record.outcome is DecisionOutcome.REJECTED:
            continue
        bases = _bases(dossier, paper)
        if not bases or not rate.sure or not ceiling.sure:
            why = "den totala kostnaden saknas" if not bases else "läsningen är osäker"
            text = f"Om {rate.text} ger {ceiling.text} i {paper.name} går inte att säga: {why}"
            yield SAY.open(text, subject=paper.subject, found=ceiling, working=_implied(ceiling, rate))
            continue
        others = [total for plan in dossier.plans if (total := plan.total_cost()) is not None and total.sure]
        yield _judge(paper, rate, ceiling, bases, others)


def _bases(dossier: Dossier, paper: Paper) -> list[tuple[str, Figure]]:
    latest = dossier.total_cost(paper)
    own = paper.total_cost()
    if own is not None:
        source, total, costs = paper.name, own, paper.costs or (latest[0].costs if latest else ())
    elif latest is not None:
        source, total, costs = latest[0].name, latest[1], latest[0].costs
    else:
        return []
    bases = [(f"total kostnad i {source}", total)]
    in_kind = in_kind_cost(costs)
    if in_kind is None:
        plan = dossier.plan(paper)
        in_kind = in_kind_cost(plan.costs) if plan is not None else None
    if in_kind is not None and paper.record.rate_base in WITHOUT_IN_KIND:
        bases.append((f"faktisk kostnad i {source}", minus(total, in_kind)))
    return [base for base in bases if base[1].sure]


def _judge(paper: Paper, rate: Percentage, ceiling: Figure, bases: list[tuple[str, Figure]], others: list[Figure]) -> Finding:
    for name, base in bases:
        given = _given(rate, base)
        if overlap(given, ceiling):
            text = f"{rate.text} av {base.text} ({name}) ger taket {ceiling.text} i {paper.name}"
            return SAY.say(
                Outcome.MATCH, text, subject=paper.subject, expected=given, found=ceiling, working=_working(rate, base, given)
            )
    name, base = bases[0]
    given = _given(rate, base)
    working = f"{_working(rate, base, given)}; {_implied(ceiling, rate)}"
    elsewhere = any(overlap(_given(rate, other), ceiling) for other in others)
    unprinted = paper.record.outcome is DecisionOutcome.PARTLY_GRANTED and paper.total_cost() is None
    if paper.record.rate_base is RateBase.PUBLIC_FINANCING or unprinted or elsewhere:
        text = f"Om {rate.text} ger {ceiling.text} i {paper.name} går inte att säga: kostnaden som andelen gäller står inte där"
        return SAY.open(text, subject=paper.subject, found=ceiling, working=working)
    text = f"{rate.text} av {base.text} ({name}) är {given.text}, men taket i {paper.name} är {ceiling.text}"
    shown = Figure(given.nominal, given.low, given.high, base.fact_id)
    return SAY.say(Outcome.MISMATCH, text, subject=paper.subject, expected=shown, found=ceiling, working=working)


def _given(rate: Percentage, base: Figure) -> Figure:
    """The share of the base, with a krona of leeway for rounding."""
    low = None if base.low is None else base.low * rate.low / 100 - 1
    high = None if base.high is None else base.high * rate.high / 100 + 1
    return Figure((base.nominal * rate.nominal / 100).quantize(Decimal(1)), low, high, base.fact_id)


def _working(rate: Percentage, base: Figure, given: Figure) -> str:
    low, high = given.low or Decimal(0), given.high or Decimal(0)
    rates = f"{rate.low:f}–{rate.high:f}".replace(".", ",")
    return f"{rates} % av {digits(base.nominal)} = {digits(low.quantize(Decimal(1)))}–{digits(high.quantize(Decimal(1)))}"


def _implied(ceiling: Figure, rate: Percentage) -> str:
    implied = implied_total(ceiling, rate)
    if implied is None or implied.low is None or implied.high is None:
        return ""
    return f"taket och andelen motsvarar en total kostnad på {digits(implied.low)}–{digits(implied.high)}"
