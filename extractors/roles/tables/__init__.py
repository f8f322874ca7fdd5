"""Tables of costs and of financing: lines, sums, the amount applied for and the total cost, each with its place.

Reads what `extractors.layout` found as tables. Forms of label and value, prose and bullet lists are read elsewhere. Everything
numeric in a table of money is claimed here as a reading or a sum, set aside with a role, or reported as a problem.
"""

from __future__ import annotations

from extractors.roles.readings import Context, Readings
from extractors.roles.tables.collect import Collector
from schemas.facts import Candidate
from schemas.layout import Layout

__all__ = ["read_tables"]


def read_tables(layout: Layout, candidates: tuple[Candidate, ...], context: Context) -> Readings:
    """What the tables of one document say about its money."""
    return Collector(layout, candidates, context).readings()
