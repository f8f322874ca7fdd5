"""From documents to cases to findings. Thin calls: the officers' words are folded in first, then cases, then the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from schemas.records import Case
from warehouse.conclusions import store_conclusions
from warehouse.connection import Connection
from warehouse.findings import store_findings
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.rules import VERSIONS
from warehouse.reconcile.terms import load_terms
from warehouse.register import Register
from warehouse.reviews import fold_in
from warehouse.runs import Run
from warehouse.store import assemble_and_store_cases, case_names, recall_cases


def assemble_cases(con: Connection, home: Path) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """All cases, and Swedish notes about words in the journal that could not be used."""
    notes = fold_in(con, home)
    register = Register(home)
    recall_cases(con, register.cases)
    cases = assemble_and_store_cases(con)
    register.name(case_names(con))
    return cases, notes


def compare(con: Connection, run: Run, cases: Sequence[Case], advance: Callable[[], None]) -> int:
    """Applies every rule to every case and stores what came of it, and what else follows; the number of comparisons."""
    findings = reconcile_all(cases, load_terms())
    store_findings(con, run, findings, VERSIONS)
    store_conclusions(con, cases)
    return sum(len(of_case) for of_case in findings.values())
