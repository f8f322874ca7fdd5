"""A financier stands in one of them only, where both the answer and the plan list the financing.

A budget is compared with the application of its version too, where just one payer is another.
An answer that refers to the plan and lists none is undetermined. A head count (*11 kommuner*) covers every row of its kind in the
plan. The applicant's own money and the authority's row are left out: an answer that lists *other financing* has neither. Where
what is left over on both sides is the same sum, the same money may stand under other names: undetermined. So is a name that
stands in the other's text with the amount, though no row was read from it. Does not catch a financier missing everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, overlap, total
from warehouse.reconcile.financiers import Party, authority_keys, by_party, pair_up
from warehouse.reconcile.names import is_a_name
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import APPLICANT
from warehouse.reconcile.swedish import listed

SLUG = "financier_missing"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each financier on one side only; else one for the paper."""
    dossier = open_case(case)
    for paper in dossier.answers:
        plan = dossier.plan(paper)
        if plan is None or not _lists(paper):
            if plan is not None or paper.others:
                why = "finansieringen räknas inte upp där" if plan is not None else "ingen finansieringsplan finns i ärendet"
                yield SAY.open(f"Om alla finansiärer står i {paper.name} går inte att säga: {why}", subject=paper.subject)
            continue
        yield from _both_list(dossier, paper, plan)
    for budget in dossier.budgets:
        yield from _beside(dossier, budget)


def _beside(dossier: Dossier, budget: Paper) -> Iterator[Finding]:
    """A budget and the application it came with: one payer in each that the other has not, with the same amount."""
    same_version = [a for a in dossier.applications if a.revised == budget.revised]
    if len(same_version) != 1 or not same_version[0].lists_amounts or not budget.lists_amounts:
        return
    application = same_version[0]
    skip = authority_keys(dossier, application, budget) | {APPLICANT}
    ours, theirs = ([p for p in by_party(paper).values() if p.key not in skip] for paper in (budget, application))
    pairing = pair_up(ours, theirs)
    if len(pairing.only_left) != 1 or len(pairing.only_right) != 1:
        return  # one of the two may sum up what the other spells out
    left, right = pairing.only_left[0], pairing.only_right[0]
    if left.amount is None or right.amount is None or not overlap(left.amount, right.amount):
        return
    if _may_be_the_same([left], [right]):
        text = f"{left.name} i {budget.name} och {right.name} i {application.name} är lika mycket pengar och kan vara samma"
        yield SAY.open(text, subject=f"{budget.subject}:application")
        return
    yield _finding(left, budget, budget, application)


def _lists(paper: Paper) -> bool:
    """Whether the answer names the payers with amounts, all or nearly all of them."""
    others = [row for row in paper.others if row.count is None]
    with_amount = [row for row in others if row.amount is not None]
    return paper.record.lists_financing and bool(with_amount) and len(with_amount) * 2 > len(others)


def _both_list(dossier: Dossier, paper: Paper, plan: Paper) -> Iterator[Finding]:
    skip = authority_keys(dossier, paper, plan) | {APPLICANT}
    own = [figure for field in (paper.record.amount_granted, paper.record.amount_applied_for) if (figure := figure_of(field))]
    ours = [party for party in by_party(paper).values() if party.key not in skip]
    theirs = [party for party in by_party(plan).values() if party.key not in skip]
    pairing = pair_up(ours, theirs)
    only_paper = [p for p in pairing.only_left if not _is_one_of(p, own) and not _covered(p, plan)]
    only_plan = [p for p in pairing.only_right if not _is_one_of(p, own) and not _covered(p, paper)]
    if not only_paper and not only_plan:
        names = len(pairing.pairs)
        text = f"Samma {names} medfinansiärer står i {paper.name} och {plan.name}"
        yield SAY.say(Outcome.MATCH, text, subject=paper.subject)
        return
    if _may_be_the_same(only_paper, only_plan):
        left, right = (listed([party.name for party in side], 4) for side in (only_paper, only_plan))
        text = f"{left} i {paper.name} och {right} i {plan.name} är lika mycket pengar och kan vara samma finansiärer"
        yield SAY.open(text, subject=paper.subject)
        return
    for party in only_paper:
        yield _finding(party, paper, paper, plan)
    if plan.record.lists_financing or plan.lists_amounts:
        for party in only_plan:
            yield _finding(party, paper, plan, paper)


def _finding(party: Party, answer: Paper, where: Paper, elsewhere: Paper) -> Finding:
    amount = f" med {party.amount.text}" if party.amount is not None else " (utan belopp)"
    subject = f"{answer.subject}:{party.key}"
    sure = is_a_name(party.name) and (party.amount is None or party.amount.sure)
    in_answer = where is answer
    if elsewhere.mentions(party.name, party.amount.nominal if party.amount else None):
        text = f"{party.name}{amount} i {where.name} nämns i {elsewhere.name} men lästes inte som en rad där"
        return SAY.open(text, subject=subject)
    if not sure or not all(answer.sure_of(row.fact_id) and elsewhere.sure_of(row.fact_id) for row in party.rows):
        return SAY.open(
            f"{party.name}{amount} i {where.name} saknas i {elsewhere.name}, men läsningen är osäker", subject=subject
        )
    text = f"{party.name}{amount} står i {where.name} men inte i {elsewhere.name}"
    return SAY.say(
        Outcome.MISMATCH,
        text,
        subject=subject,
        expected=None if in_answer else party.amount,
        found=party.amount if in_answer else None,
        left=None if in_answer else party.fact_id,
        right=party.fact_id if in_answer else None,
    )


def _covered(party: Party, other: Paper) -> bool:
    """Whether a head count in the other paper stands for this party."""
    return any(row.count is not None and row.type is party.type for row in other.financing)


def _is_one_of(party: Party, own: Sequence[Figure]) -> bool:
    """The amount granted or applied for under another name is the authority's own row, not recognised."""
    return party.amount is not None and any(overlap(party.amount, figure) for figure in own)


def _may_be_the_same(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """The same money under other names, or several payers as one; two named municipalities are never the same."""
    if not left or not right or any(p.key.startswith("municipality:") for p in (*left, *right)):
        return False
    a, b = (total(p.amount for p in side if p.amount is not None) for side in (left, right))
    return a is None or b is None or overlap(a, b)
