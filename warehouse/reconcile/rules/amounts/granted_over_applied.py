"""Granted ceiling above the latest amount applied for.

Compares each decision that grants something (while there is none: each officers' report and what it proposes) with the amount
applied for in the latest application or budget known by then; failing those, with what the paper itself says was applied for.
Does not catch a grant that is too high only against a later paper, nor parts of a ceiling (`parts_differ_from_ceiling`).
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

SLUG = "granted_over_applied"
VERSION = 1
SEVERITY = Severity.ERROR
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
                f"Sökt och beviljat belopp kan inte jämföras: {missing} finns inte för {paper.name}", subject=paper.subject
            )
            continue
        outcome = judge(applied, granted)
        if outcome is Outcome.MISMATCH and (
            not surely_above(granted, applied) or same_amount_somewhere(granted, dossier.applied_for_beside(paper))
        ):
            outcome = Outcome.MATCH
        sides = f"{granted.text} i {paper.name}", f"{applied.text} i {source}"
        words = {
            Outcome.MISMATCH: f"Beviljat tak {sides[0]} är högre än senast sökt belopp {sides[1]}",
            Outcome.MATCH: f"Beviljat tak {sides[0]} är inte högre än senast sökt belopp {sides[1]}",
            Outcome.UNDETERMINED: f"Beviljat tak {sides[0]} kan inte jämföras säkert med {sides[1]}",
        }
        working = f"{granted.text} − {applied.text}"
        yield SAY.say(outcome, words[outcome], subject=paper.subject, expected=applied, found=granted, working=working)
