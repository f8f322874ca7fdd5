"""A commitment's amount or years are not the plan's.

Compares each co-financier's latest commitment with its rows in the plan that the decision was made on, or in the latest one:
the amount, and the years where both print them. A commitment to one of several rows is compared with that row. A financier that
the plan does not have is undetermined. Does not catch conditions in a commitment, nor who signed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.figures import compare, overlap
from warehouse.reconcile.financiers import Party, authority_keys, by_party, counterpart, pair_up
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import APPLICANT
from warehouse.reconcile.swedish import kronor

SLUG = "commitment_differs"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison of the amount for each commitment, and one of the years where they differ."""
    dossier = open_case(case)
    for key, (paper, party) in _latest(dossier).items():
        plans = _plans(dossier, key[0])
        findings = [_against(paper, party, plan, theirs) for plan, theirs in plans]
        if not findings:
            name = party.name
            text = f"Medfinansieringen från {name} i {paper.name} kan inte jämföras: ingen plan har en rad för {name}"
            yield SAY.open(text, subject=f"{party.key}:{party.contribution}", found=party.amount)
            continue
        agreeing = next((found for found in findings if all(f.outcome is Outcome.MATCH for f in found)), None)
        yield from agreeing or findings[0]


def _latest(dossier: Dossier) -> dict[tuple[str, str], tuple[Paper, Party]]:
    """The last commitment of each financier and kind; what a paper says of the applicant or the authority is no commitment."""
    latest: dict[tuple[str, str], tuple[Paper, Party]] = {}
    authority = authority_keys(dossier, *dossier.plans)
    for paper in sorted(dossier.commitments, key=lambda p: p.since):
        for party in by_party(paper).values():
            if party.key == APPLICANT or party.key in authority or not _names_amount(party):
                continue
            latest[(party.key, party.contribution)] = (paper, party)
    return latest


def _names_amount(party: Party) -> bool:
    return any(row.amount is not None for row in party.rows)


def _plans(dossier: Dossier, key: str) -> list[tuple[Paper, tuple[Party, ...]]]:
    """The plan of the decision first, then the latest of all; only those with a row for the financier."""
    found: list[tuple[Paper, tuple[Party, ...]]] = []
    latest = next((plan for plan in reversed(dossier.plans) if plan.lists_amounts), None)
    party = next((p for paper in dossier.commitments for p in by_party(paper).values() if p.key == key), None)
    for plan in (dossier.plan(), latest):
        if plan is None or party is None or any(plan is seen for seen, _ in found):
            continue
        pairs = pair_up((party,), by_party(plan).values()).pairs
        if pairs:
            found.append((plan, pairs[0][1]))
    return found


def _against(paper: Paper, party: Party, plan: Paper, theirs: Sequence[Party]) -> list[Finding]:
    subject = f"{party.key}:{party.contribution}"
    rows = [row for other in theirs for row in other.rows]
    expected = counterpart(party, theirs)
    amount = party.amount
    if amount is not None and amount.sure:
        single = next((row.amount for row in rows if row.amount is not None and overlap(row.amount, amount)), None)
        expected = single or expected
    outcome = compare(expected, amount)
    a, b = (figure.text if figure else "utan belopp" for figure in (expected, amount))
    words = {
        Outcome.MATCH: f"{party.name} lovar {b} i {paper.name}, som i {plan.name} ({a})",
        Outcome.MISMATCH: f"{party.name} lovar {b} i {paper.name} men står med {a} i {plan.name}",
        Outcome.UNDETERMINED: f"{party.name} lovar {b} i {paper.name}, {a} i {plan.name}: osäker jämförelse",
    }
    working = f"{b} − {a}" if expected and amount else ""
    findings = [SAY.say(outcome, words[outcome], subject=subject, expected=expected, found=amount, working=working)]
    return findings + _years(paper, party, plan, theirs, f"{subject}:years") if outcome is Outcome.MATCH else findings


def _years(paper: Paper, party: Party, plan: Paper, theirs: Sequence[Party], subject: str) -> list[Finding]:
    """The years where both print them; a printed zero and no figure are the same."""
    planned = [other for other in theirs if other.contribution is party.contribution] or list(theirs)
    if len(planned) != 1 or len(planned[0].rows) != 1 or not planned[0].years or not party.years:
        return []
    a, b = planned[0].years, party.years
    both_whole = planned[0].rows[0].years_are_whole and all(row.years_are_whole for row in party.rows)
    off = [
        year
        for year in sorted(a.keys() | b.keys())
        if (
            compare(a[year], b[year]) is Outcome.MISMATCH
            if year in a and year in b
            else both_whole and (a.get(year) or b[year]).nominal
        )
    ]
    if any(not figure.sure for figure in (*a.values(), *b.values())):
        return []
    if not off:
        return []
    year = off[0]
    said, plans = (kronor(side[year].nominal) if year in side else "inget" for side in (b, a))
    text = f"{party.name} lovar {said} för {year} i {paper.name} men {plan.name} har {plans} det året"
    working = "; ".join(f"{y}: {b[y].text if y in b else '–'} mot {a[y].text if y in a else '–'}" for y in off)
    return [SAY.say(Outcome.MISMATCH, text, subject=subject, expected=a.get(year), found=b.get(year), working=working)]
