"""Granted ceiling below the latest amount applied for.

The other side of `granted_over_applied`, a warning: granting a part is a lawful outcome that the officer should see.
Does not catch why (a rejected part, a lower share), and says nothing of an application rejected as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import figure_of, judge, surely_above
from warehouse.reconcile.paper import same_amount_somewhere

SLUG = "granted_under_applied"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each paper that grants or proposes."""
    dossier = open_case(case)
    for paper in dossier.decisive:
        granted = figure_of(paper.record.amount_granted)
        latest = dossier.applied_for(paper)
        applied = latest[1] if latest else figure_of(paper.record.amount_applied_for)
        source = latest[0].name if latest else paper.name
        if granted is None or applied is None:
            missing = "något beviljat belopp" if granted is None else "något sökt belopp"
            yield SAY.open(
                f"Om hela beloppet beviljades går inte att säga: {missing} finns inte för {paper.name}", subject=paper.subject
            )
            continue
        outcome = judge(applied, granted)
        if outcome is Outcome.MISMATCH and (
            not surely_above(applied, granted) or same_amount_somewhere(granted, dossier.applied_for_beside(paper))
        ):
            outcome = Outcome.MATCH
        sides = f"{granted.text} i {paper.name}", f"{applied.text} i {source}"
        words = {
            Outcome.MISMATCH: f"Beviljat tak {sides[0]} är lägre än senast sökt belopp {sides[1]}",
            Outcome.MATCH: f"Beviljat tak {sides[0]} är inte lägre än senast sökt belopp {sides[1]}",
            Outcome.UNDETERMINED: f"Beviljat tak {sides[0]} kan inte jämföras säkert med {sides[1]}",
        }
        rejected = figure_of(paper.record.rejected_amount)
        working = f"{granted.text} − {applied.text}" + (f"; avslag på {rejected.text}" if rejected else "")
        yield SAY.say(outcome, words[outcome], subject=paper.subject, expected=applied, found=granted, working=working)
