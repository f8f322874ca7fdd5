"""The grant is a larger share of total cost than the terms allow (50 % for appropriation 1:1).

Applies where the report or decision says that the money comes from 1:1. A region's paper that names no appropriation matches
when the share is within the limit and is undetermined above it. EU funds, Leader and other sources have limits of their own and
are left alone. Does not catch several 1:1 deciders that together pay too much, nor a limit that a programme sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case, RateBase
from schemas.roles import FinancierType
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, percentage_of, surely_above
from warehouse.reconcile.names import plain
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.swedish import digits, percent, share

SLUG = "share_over_limit"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

_ONE_ONE = re.compile(r"(?<!\d)1 ?: ?1(?!\d)")


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each decisive paper of a case that the limit may apply to."""
    limit = terms.highest_share_pct
    dossier = open_case(case)
    applies = _applies(dossier)
    if limit is None or applies is None:
        return
    for paper in dossier.decisive:
        granted = figure_of(paper.record.amount_granted)
        latest = dossier.total_cost(paper)
        total = paper.total_cost() or (latest[1] if latest else None)
        if granted is None or total is None or total.nominal <= 0:
            yield from _by_rate(paper, limit, applies)
            continue
        highest = Figure(
            (total.nominal * limit / 100).quantize(Decimal(1)),
            None if total.low is None else total.low * limit / 100,
            None if total.high is None else total.high * limit / 100 + 1,
            total.fact_id,
        )
        sums = f"{granted.text} är {share(granted.nominal, total.nominal)} av {total.text} i {paper.name}"
        ratio = share(granted.nominal, total.nominal)
        working = f"{digits(granted.nominal)} / {digits(total.nominal)} = {ratio}; högst {percent(limit)}"
        if not granted.sure or not total.sure:
            outcome, text = Outcome.UNDETERMINED, f"{sums}, men läsningen är osäker"
        elif not surely_above(granted, highest):
            outcome, text = Outcome.MATCH, f"{sums}, inom gränsen {percent(limit)}"
        elif not applies:
            outcome, text = (
                Outcome.UNDETERMINED,
                f"{sums}, över {percent(limit)}, men om pengarna kommer från anslag 1:1 framgår inte",
            )
        else:
            outcome, text = Outcome.MISMATCH, f"{sums}, men ur anslag 1:1 får stödet vara högst {percent(limit)}"
        yield SAY.say(outcome, text, subject=paper.subject, expected=highest, found=granted, working=working)


def _by_rate(paper: Paper, limit: Decimal, applies: bool) -> Iterator[Finding]:
    """Without a total the printed rate can still say that the share is too large; it cannot say that all is well."""
    rate = percentage_of(paper.record.support_rate)
    of_all = paper.record.rate_base not in (RateBase.ACTUAL, RateBase.PUBLIC_FINANCING)
    if rate is not None and rate.sure and applies and of_all and rate.low > limit:
        text = f"Stödandelen {rate.text} i {paper.name} är högre än {percent(limit)}, som är gränsen för anslag 1:1"
        yield SAY.say(Outcome.MISMATCH, text, subject=paper.subject, expected=percent(limit), found=rate)
        return
    if applies:
        yield SAY.open(f"Stödets andel av total kostnad i {paper.name} går inte att räkna ut", subject=paper.subject)


def _applies(dossier: Dossier) -> bool | None:
    """True: the money comes from 1:1. False: it may. None: it does not."""
    named = [text for paper in dossier.answers for text in paper.record.appropriations]
    if any(_ONE_ONE.search(text) for text in named):
        return True
    papers = (*dossier.answers, *dossier.plans)
    from_fund = any(row.is_authority and row.type is FinancierType.EU_FUND for paper in papers for row in paper.financing)
    authorities = [paper.record.authority.value for paper in papers if paper.record.authority is not None]
    authority = plain(dossier.case.authority or (authorities[0] if authorities else ""))
    is_region = authority.startswith("region ") or authority.endswith("regionen")
    return False if is_region and not named and not from_fund else None
