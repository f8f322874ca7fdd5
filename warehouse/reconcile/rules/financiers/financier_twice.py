"""One financier, one kind of contribution, two rows in the same plan.

Looks at applications and budgets. Rows for different years of one long table are not two rows; where most financiers stand
twice the table is printed twice, and nothing is said. Does not catch the same financier under two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.financiers import Party, by_party
from warehouse.reconcile.names import words
from warehouse.reconcile.paper import Paper
from warehouse.reconcile.rows import FinancingRow
from warehouse.reconcile.swedish import listed

SLUG = "financier_twice"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)

_ABBREVIATION = re.compile(r"\([A-ZÅÄÖ+]{2,}\)")


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each doubled financier, else one for the paper."""
    for paper in open_case(case).plans:
        if paper.lists_amounts:
            yield from _paper(paper)


def _paper(paper: Paper) -> Iterator[Finding]:
    parties = by_party(paper)
    doubled = [party for party in parties.values() if _rows_for_the_same(party)]
    if not doubled:
        text = f"Ingen finansiär står på två rader med samma slags bidrag i {paper.name}"
        yield SAY.say(Outcome.MATCH, text, subject=paper.subject)
    elif len(doubled) > 1 and len(doubled) * 2 > len(parties):
        text = f"De flesta finansiärer står två gånger i {paper.name}; samma tabell kan vara tryckt två gånger"
        yield SAY.open(text, subject=paper.subject)
    else:
        for party in doubled:
            yield _finding(paper, party)


def _finding(paper: Paper, party: Party) -> Finding:
    subject = f"{paper.subject}:{party.key}:{party.contribution}"
    amounts = [row.amount for row in party.rows if row.amount is not None]
    sums = listed([amount.text for amount in amounts])
    left, right = party.rows[0].fact_id, party.rows[1].fact_id
    sure = all(amount.sure for amount in amounts) and all(paper.sure_of(row.fact_id) for row in party.rows)
    if not sure or not _same_words(party):
        text = (
            f"{party.name} kan stå på {len(party.rows)} rader i {paper.name} ({sums}), men raderna är inte säkert samma finansiär"
        )
        return SAY.say(Outcome.UNDETERMINED, text, subject=subject, left=left, right=right)
    text = f"{party.name} står på {len(party.rows)} rader med samma slags bidrag i {paper.name}: {sums}"
    found = str(len(party.rows))
    return SAY.say(Outcome.MISMATCH, text, subject=subject, expected="1", found=found, left=left, right=right, working=sums)


def _rows_for_the_same(party: Party) -> bool:
    if len(party.rows) < 2:
        return False
    return any(not _years_apart(a, b) for a, b in combinations([row for row in party.rows if row.amount is not None], 2))


def _years_apart(left: FinancingRow, right: FinancingRow) -> bool:
    """Rows of a long table, one for each year."""
    return bool(left.years) and bool(right.years) and left.years.keys().isdisjoint(right.years.keys())


def _same_words(party: Party) -> bool:
    """Whether the rows print the same name or an alias of it: what is added to one of them may tell two purses apart."""
    return len({_added(row) for row in party.rows}) == 1


def _added(row: FinancingRow) -> frozenset[str]:
    """The words a row prints beside the name; an abbreviation in brackets is none, nor one that stands for the name."""
    printed, name = frozenset(words(_ABBREVIATION.sub(" ", row.as_written))), frozenset(words(row.name))
    return printed - name if name <= printed else frozenset()
