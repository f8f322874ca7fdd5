"""Two figures for the same thing differ a thousandfold: kronor in one paper, thousands in the other.

Compares the amount applied for, the amount granted and the total cost over all papers, and each financier's amounts in answers
and commitments with the plan, whole and by year. A ratio within half a percent of a thousand counts. Does not catch papers
that are wrong by the same unit, nor single cells of a table (`table_sum_differs` sees those).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import Figure, figure_of, thousandfold
from warehouse.reconcile.financiers import by_party
from warehouse.reconcile.paper import Paper

SLUG = "unit_error"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)

Stated = tuple[str, Paper, Figure]


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A mismatch for each pair of papers and thing; one match for the case where figures could be compared and none is off."""
    dossier = open_case(case)
    compared = unsure = 0
    seen: set[str] = set()
    for what, (left, expected), (right, found) in _pairs(dossier):
        if not expected.sure or not found.sure:
            unsure += thousandfold(expected, found)
            continue
        compared += 1
        subject = f"{what}:{left.subject}:{right.subject}"
        if not thousandfold(expected, found) or subject in seen:
            continue
        seen.add(subject)
        text = f"{what} är {found.text} i {right.name} men {expected.text} i {left.name}, tusen gånger mer eller mindre"
        working = f"{max(expected.nominal, found.nominal)} / {min(expected.nominal, found.nominal)} = tusen gånger"
        yield SAY.say(Outcome.MISMATCH, text, subject=subject, expected=expected, found=found, working=working)
    if unsure:
        yield SAY.open("Två belopp för samma sak skiljer tusen gånger, men ett av dem är osäkert läst", subject="osäkert")
    elif compared and not seen:
        yield SAY.say(Outcome.MATCH, f"Inga av {compared} jämförda belopp för samma sak skiljer tusen gånger")


def _pairs(dossier: Dossier) -> Iterator[tuple[str, tuple[Paper, Figure], tuple[Paper, Figure]]]:
    papers = (*dossier.plans, *dossier.answers)
    things = (
        ("Sökt belopp", [(p, f) for p in papers if (f := p.applied_for())]),
        ("Beviljat belopp", [(p, f) for p in dossier.answers if (f := figure_of(p.record.amount_granted))]),
        ("Total kostnad", [(p, f) for p in papers if (f := p.total_cost())]),
    )
    for what, stated in things:
        # One slip stands out against all the others: comparing with the first and the last paper finds it once or twice.
        for pair in combinations(stated, 2):
            if pair[0] is stated[0] or pair[1] is stated[-1]:
                yield what, *pair
    applied = dossier.applied_for()
    if applied is not None:
        for paper in dossier.answers:
            granted = figure_of(paper.record.amount_granted)
            if granted is not None and paper.record.amount_applied_for is None:
                yield "Sökt och beviljat belopp", applied, (paper, granted)
    plan = dossier.plan()
    if plan is None:
        return
    parties = by_party(plan)
    others = [paper for paper in (*dossier.plans, *dossier.answers, *dossier.commitments) if paper is not plan]
    for paper in others:
        for key, row in by_party(paper).items():
            planned = parties.get(key)
            if planned is None:
                continue
            if planned.amount is not None and row.amount is not None:
                yield row.name, (plan, planned.amount), (paper, row.amount)
                if thousandfold(planned.amount, row.amount):
                    continue  # its years are off for the same reason
            for year in planned.years.keys() & row.years.keys():
                yield f"{row.name} {year}", (plan, planned.years[year]), (paper, row.years[year])
