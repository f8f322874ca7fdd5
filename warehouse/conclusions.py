"""What follows from the cases beside the findings: bridges, derived figures, announced papers, conditions.

Knows which table each of them goes to; how they are reached is in `warehouse.reconcile`. A fault in one case becomes a note and
must not silence a night.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from schemas.problems import ProblemCode
from schemas.records import Case
from warehouse.connection import Connection, transaction
from warehouse.load import insert
from warehouse.lookups import label_of
from warehouse.reconcile.awaited import awaited, expectations
from warehouse.reconcile.bridge import Bridge, bridge
from warehouse.reconcile.derive import derive
from warehouse.rows import Rows, storable_amount
from warehouse.sqlfiles import statement

TABLES_OF_CONCLUSIONS = ("derived", "bridge", "expectations", "condition_states", "problems")


def store_conclusions(con: Connection, cases: Sequence[Case]) -> tuple[str, ...]:
    """Store what follows from all cases, in place of the last batch's. Returns Swedish notes of what could not be worked out."""
    tables: Rows = {name: [] for name in TABLES_OF_CONCLUSIONS}
    notes: list[str] = []
    for case in cases:
        for name, rows_of in _MAKERS:
            try:
                tables[name].extend(rows_of(case))
            except Exception as error:
                notes.append(f"Ärendet {case.key}: {name} kunde inte räknas fram ({type(error).__name__}: {error}).")
    with transaction(con):
        con.execute(statement("conclusions", "forget"))
        for name, rows in tables.items():
            insert(con, name, rows)
    return tuple(notes)


def _derived(case: Case) -> Iterator[dict[str, object]]:
    for i, made in enumerate(derive(case)):
        low, high = storable_amount(made.low), storable_amount(made.high)
        if low is not None and high is not None:
            yield {
                "case_id": case.key,
                "document_id": made.document_id,
                "position": i,
                "name": made.name,
                "low": low,
                "high": high,
                "unit": made.unit,
                "working": made.working,
                "agrees": made.agrees,
                "fact_ids": list(made.fact_ids),
            }


def _bridge(case: Case) -> Iterator[dict[str, object]]:
    for stretch, made in enumerate(bridge(case)):
        shared = {
            "case_id": case.key,
            "stretch": stretch,
            "source_document_id": made.source_id,
            "target_document_id": made.target_id,
            "source": made.source,
            "target": made.target,
        }
        for position, line in enumerate(_lines(made)):
            if line["change_sek"] is not None:
                yield {**shared, "position": position, **line}


def _lines(made: Bridge) -> Iterator[dict[str, object]]:
    for step in made.steps:
        yield {
            "kind": "line",
            "financier": step.financier,
            "contribution": step.contribution.value,
            "before_sek": storable_amount(step.before),
            "after_sek": storable_amount(step.after),
            "change_sek": storable_amount(step.change),
            "assumed": step.assumed,
            "fact_ids": list(step.fact_ids),
        }
    if made.unexplained:
        yield {"kind": "unexplained", "change_sek": storable_amount(made.unexplained), "assumed": False, "fact_ids": []}
    yield {
        "kind": "total",
        "before_sek": storable_amount(made.before),
        "after_sek": storable_amount(made.after),
        "change_sek": storable_amount(made.change),
        "assumed": False,
        "fact_ids": [],
    }


def _expectations(case: Case) -> Iterator[dict[str, object]]:
    for made in expectations(case):
        yield {
            "case_id": case.key,
            "document_id": made.document_id,
            "position": made.position,
            "kind": made.announced.kind.value,
            "is_revised": made.announced.revised,
            "clause": made.announced.text,
            "page": made.announced.page,
            "since": made.since,
            "met_by_document_id": made.met_by,
        }


def _conditions(case: Case) -> Iterator[dict[str, object]]:
    for made in awaited(case):
        yield {
            "case_id": case.key,
            "document_id": made.document_id,
            "position": made.position,
            "since": made.since,
            "closes_with": made.closes_with,
            "met": made.met,
            "met_by_document_id": made.met_by,
        }


def _missing(case: Case) -> Iterator[dict[str, object]]:
    """An announced paper that has not come is also something to look for."""
    for made in expectations(case):
        if made.met_by is None:
            kind = ("reviderad " if made.announced.revised else "") + label_of(made.announced.kind)
            told = f"Handlingen säger att {kind} är bilagd eller skickad, men den har inte kommit: ”{made.announced.text}”"
            yield {
                "document_id": made.document_id,
                "position": made.position,
                "origin": "cases",
                "code": ProblemCode.ANNOUNCED_MISSING.value,
                "message": told,
                "page": made.announced.page,
            }


_MAKERS: tuple[tuple[str, Callable[[Case], Iterable[dict[str, object]]]], ...] = (
    ("derived", _derived),
    ("bridge", _bridge),
    ("expectations", _expectations),
    ("condition_states", _conditions),
    ("problems", _missing),
)
