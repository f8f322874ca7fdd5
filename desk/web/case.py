"""Everything the page of a case shows, gathered: findings with both sides, what the officers said, dates in order.

Knows which rows belong together; the money is in `desk.web.money`, the drawing in the templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk import queries as shared
from desk.output import Row
from desk.page import in_order
from desk.source import Source
from desk.web import queries
from desk.web.bridging import Stretch, stretches
from desk.web.entries import is_open, stake_of
from desk.web.html import heading
from desk.web.language import tr
from desk.web.money import Bar, MoneyTable, Step, money_table, municipality_bars, way
from desk.web.said import Said
from warehouse.journal import Entry

_DATES = (("decided_on", "beslutad"), ("received_on", "inkom"), ("dated_on", "daterad"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two readings that a comparison rests on, with a word on it that the warehouse does not have yet."""

    fact: Row
    correction: Entry | None

    @property
    def drawable(self) -> bool:
        """Whether the line can be shown as a picture."""
        return self.fact["x0"] is not None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its two sides, and every word said on it."""

    row: Mapping[str, Any]
    sides: tuple[Side, ...]
    words: tuple[Entry, ...]

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return is_open(self.row)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in the life of a case. `kind`: `paper`, `period` or `deadline`."""

    day: date
    what: str
    kind: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """What the template gets."""

    case: Row
    documents: tuple[Row, ...]
    money: MoneyTable
    steps: tuple[Step, ...]
    bars: tuple[Bar, ...]
    bars_from: Row | None
    mismatches: tuple[Found, ...]
    undetermined: tuple[Found, ...]
    matches: int
    timeline: tuple[Moment, ...]
    conditions: tuple[Row, ...]
    problems: tuple[Row, ...]
    ambiguous: tuple[Side, ...]
    stretches: tuple[Stretch, ...]
    derived: tuple[Row, ...]
    awaited: tuple[Row, ...]
    events: Mapping[str, tuple[Row, ...]]


def case_page(source: Source, said: Said, case_id: str) -> CasePage | None:
    """None where there is no such case."""
    one = {"case_id": case_id}
    found = source.rows(shared.CASE, one)
    if not found:
        return None
    case = found[0]
    documents = source.rows(shared.DOCUMENTS, {**one, "status": None})
    financing = source.rows(queries.FINANCING, one)
    versions = in_order(documents)
    names = _Names(source, documents)
    compared = source.rows(queries.FINDINGS, one)
    facts = {key for row in compared if row["outcome"] != "match" for key in (row["left_fact_id"], row["right_fact_id"]) if key}
    read = names.onto(source.rows(queries.SIDES, {"facts": sorted(facts)}))
    sides = {row["fact_id"]: Side(row, said.correction(row)) for row in read}
    findings = [_found(said.finding(row), sides, said) for row in compared]
    bars_from, bars = municipality_bars(versions, financing)
    mismatches = [f for f in findings if f.row["outcome"] == "mismatch"]
    # What was dealt with before the last night goes last; what is dealt with now stays where it stood: nobody loses the thread.
    mismatches.sort(
        key=lambda f: (
            not (f.open or f.row["waiting"]),
            ("error", "warning", "info").index(f.row["severity"]),
            -stake_of(f.row, case),
        )
    )
    return CasePage(
        case=case,
        documents=tuple(sorted(documents, key=lambda d: (d["file_name"], d["segment"]))),
        money=money_table(versions, financing, source.rows(queries.COSTS, one), source.rows(queries.STATED, one)),
        steps=way(versions),
        bars=bars,
        bars_from=bars_from,
        mismatches=tuple(mismatches),
        undetermined=tuple(f for f in findings if f.row["outcome"] == "undetermined"),
        matches=sum(f.row["outcome"] == "match" for f in findings),
        timeline=_timeline(case, documents),
        conditions=tuple(source.rows(shared.CONDITIONS, one)),
        problems=tuple(sorted(names.onto(source.rows(queries.CASE_PROBLEMS, one)), key=lambda p: p["file_name"])),
        ambiguous=tuple(Side(row, said.correction(row)) for row in names.onto(source.rows(queries.AMBIGUOUS, one))),
        stretches=stretches(source.rows(shared.BRIDGE, one)),
        derived=tuple(names.onto(source.rows(queries.DERIVED, one))),
        awaited=tuple(names.onto(source.rows(queries.EXPECTATIONS, one), kind=False)),
        events=_by_finding(source.rows(queries.CASE_EVENTS, one)),
    )


class _Names:
    """What the papers are called: the case's own, and those of other cases that a comparison speaks of."""

    def __init__(self, source: Source, documents: Sequence[Row]) -> None:
        self._source = source
        self._known: dict[str, Row] = {d["document_id"]: d for d in documents}

    def onto(self, rows: Sequence[Row], kind: bool = True) -> list[dict[str, Any]]:
        """The rows with their paper's file name, kind and revision. `kind`: they have no kind of their own that says the same."""
        strange = sorted({row["document_id"] for row in rows} - self._known.keys())
        if strange:
            self._known |= {d["document_id"]: d for d in self._source.rows(queries.PAPER_NAMES, {"papers": strange})}
        made = []
        for row in rows:
            paper = self._known[row["document_id"]]
            named = {"file_name": paper["file_name"], "document_kind": paper["kind"], "revision": paper["revision"]}
            made.append({**row, **named, **({"kind": paper["kind"]} if kind and "kind" not in row else {})})
        return made


def one_finding(source: Source, said: Said, finding_id: str) -> Found | None:
    """A finding alone with its sides, for the page of what it rests on."""
    rows = source.rows(shared.FINDING, {"finding_id": finding_id})
    if not rows:
        return None
    row = rows[0]
    facts = source.rows(queries.SIDES_OF_ONE, {"left": row["left_fact_id"], "right": row["right_fact_id"]})
    return _found(said.finding(row), {fact["fact_id"]: Side(fact, said.correction(fact)) for fact in facts}, said)


def _by_finding(events: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for event in events:
        found.setdefault(event["finding_id"], []).append(event)
    return {key: tuple(rows) for key, rows in found.items()}


def _found(row: Mapping[str, Any], sides: Mapping[str, Side], said: Said) -> Found:
    keys = dict.fromkeys(key for key in (row["left_fact_id"], row["right_fact_id"]) if key in sides)
    return Found(row, tuple(sides[key] for key in keys), said.verdicts.get(row["finding_id"], ()))


def _timeline(case: Row, documents: Sequence[Row]) -> tuple[Moment, ...]:
    moments = []
    for document in documents:
        # One line a paper: the day it was decided, else the day it came, else the day it was written.
        stated = next(((document[field], how) for field, how in _DATES if document[field] is not None), None)
        if stated is not None:
            moments.append(Moment(stated[0], f"{heading(document)} {tr(stated[1])}", "paper", document["document_id"]))
    for field, what, kind in (
        ("period_start", "Projektet börjar", "period"),
        ("period_end", "Projektet slutar", "period"),
        ("final_report_due", "Slutrapport senast", "deadline"),
    ):
        if case[field] is not None:
            moments.append(Moment(case[field], tr(what), kind))
    return tuple(sorted(moments, key=lambda m: (m.day, m.kind, m.what)))
