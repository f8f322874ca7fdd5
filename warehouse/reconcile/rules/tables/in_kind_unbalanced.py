"""In-kind financing is not equal to in-kind cost.

Compares, in each application and budget, the financing that is given in another form than money with the cost rows of the same
name. A side without any such row is missing, not zero: undetermined, and so are sides of which one is more than twice the
other: a row was then taken for in kind. Does not compare year by year, and does not catch
in-kind work that is entered as an ordinary cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import Contribution
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import Figure, compare
from warehouse.reconcile.rows import in_kind_cost, summed

SLUG = "in_kind_unbalanced"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """One comparison for each plan that has anything in kind."""
    for paper in open_case(case).plans:
        given = [row for row in paper.financing if row.contribution is Contribution.IN_KIND]
        financing = summed(given) if all(row.amount is not None for row in given) else None
        cost = in_kind_cost(paper.costs)
        if cost is None and not given:
            continue
        if cost is None and not paper.costs:
            continue  # an application that lists only financing: its budget has the other side
        outcome = compare(cost, financing)
        if outcome is Outcome.MISMATCH and cost is not None and financing is not None and _far(cost, financing):
            outcome = Outcome.UNDETERMINED
        a, b = (figure.text if figure else "inte utskriven" for figure in (cost, financing))
        words = {
            Outcome.MATCH: f"Bidrag i annat än pengar är lika i {paper.name}: kostnad {a}, finansiering {b}",
            Outcome.MISMATCH: f"Bidrag i annat än pengar går inte ihop i {paper.name}: kostnaden är {a} men finansieringen {b}",
            Outcome.UNDETERMINED: f"Bidrag i annat än pengar i {paper.name} kan inte jämföras: kostnad {a}, finansiering {b}",
        }
        working = f"{b} − {a}"
        yield SAY.say(outcome, words[outcome], subject=paper.subject, expected=cost, found=financing, working=working)


def _far(cost: Figure, financing: Figure) -> bool:
    small, large = sorted((cost.nominal, financing.nominal))
    return large > small * 2
