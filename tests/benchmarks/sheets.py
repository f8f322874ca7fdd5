"""Synthetic cases as records without any paper: what each document prints, value by value, and the record it would be read into.

A `Sheet` is one document as a dictionary of printed values, so that one of them can be changed the way a typist would. Sums are
computed from the rows when the record is made, as a reader would compute them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from case_builders import Cost, Row, money, record  # noqa: E402
from synthetic.imagine import invent, write_orders  # noqa: E402
from synthetic.model import CaseModel, PaperOrder  # noqa: E402

from schemas.identity import content_id, document_id  # noqa: E402
from schemas.records import Case, DocumentRecord, GrantPart, PrintedSum, SumSide  # noqa: E402
from schemas.roles import DecisionOutcome  # noqa: E402
from warehouse.cases import assemble_cases  # noqa: E402
from warehouse.papers import Paper  # noqa: E402

KINDS = ("application", "budget", "commitment", "officers_report", "decision")


@dataclass(frozen=True)
class Sheet:
    """One document: its fields, the rows of its tables, and the sums it prints."""

    kind: str
    fields: dict[str, Any]
    rows: tuple[Row, ...] = ()
    costs: tuple[Cost, ...] = ()
    sums: dict[tuple[str, int | None], int] = field(default_factory=dict)
    parts: tuple[tuple[int, int], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def clean_cases(count: int, seed: int) -> Iterator[tuple[CaseModel, list[Sheet]]]:
    """Cases in which everything agrees, with what their documents print."""
    taken: set[str] = set()
    for n in range(count):
        if n % 100 == 0:
            taken = set()  # there are not names enough for thousands of unlike projects
        rng = Random(seed * 1_000_003 + n)
        model = write_orders(rng, invent(rng, f"c-{n}", taken))
        sheets = [_sheet(order, rng) for order in model.papers if order.kind in KINDS]
        yield model, [sheet for sheet in sheets if sheet is not None]


def case_of(key: str, sheets: Sequence[Sheet]) -> Case:
    """The case that these documents make up, put together as in a batch."""
    papers, records = [], [record_of(sheet) for sheet in sheets]
    for i, made in enumerate(records):
        sha = content_id("s", key, i).ljust(64, "0")
        papers.append(Paper(document_id(sha, 0), sha, 0, (("/inkorg", f"{key}/{i} {made.kind}.pdf"),), made))
    (case,) = assemble_cases(papers, assigned={paper.document_id: key for paper in papers}).cases
    return case


def _years(order: PaperOrder, money_of: Any) -> dict[int, int]:
    return {y: a for y, a in money_of.by_year if a} if len(order.facts.plan.years) > 1 else {}


def _rows(order: PaperOrder, yearly: bool) -> tuple[Row, ...]:
    rows = []
    for f in order.facts.plan.funding:
        kind = "applicant" if f.place == "applicant" else f.party.kind
        years = _years(order, f.money) if yearly else {}
        rows.append(
            Row(f.party.name, f.money.total, kind, f.party.code, f.contribution == "in_kind", years, f.place == "authority")
        )
    return tuple(rows)


def _sheet(order: PaperOrder, rng: Random) -> Sheet | None:
    f = order.facts
    who = {"title": f.title, "applicant": f.applicant_written, "org": f.org_number}
    period = {"start": f.start, "end": f.end}
    if order.kind in ("application", "budget"):
        costs = tuple(Cost(c.category, c.money.total, _years(order, c.money), c.label) for c in f.plan.costs)
        sums: dict[tuple[str, int | None], int] = {}
        for year in (None, *(f.plan.years if len(f.plan.years) > 1 else ())):
            sums["cost", year] = f.plan.summed("cost", year)
            sums["financing", year] = f.plan.summed("financing", year)
        extra = {"is_revised": f.revised, "version": f.version if f.revised else None, "lists_financing": True}
        fields: dict[str, Any] = {**who, "dated": f.dated}
        if order.kind == "application":
            received = f.dated if f.revised else f.received
            fields |= {"received": received, **period, "applied": f.applied, "total": f.plan.total, "authority": f.authority.name}
        else:
            del fields["org"]
        return Sheet(order.kind, fields, _rows(order, True), costs, sums, extra=extra)
    if order.kind == "commitment" and order.funding is not None:
        g = order.funding
        row = Row(g.party.name, g.money.total, g.party.kind, g.party.code, g.contribution == "in_kind", _years(order, g.money))
        return Sheet("commitment", {"title": f.title, "applicant": f.applicant_written, "dated": f.dated}, (row,))
    granting = order.writer != "rejection"
    fields = {**who, "authority": f.authority.name, "received": f.received, "applied": f.applied}
    extra = {"outcome": DecisionOutcome.GRANTED if granting else DecisionOutcome.REJECTED}
    if granting:
        fields |= {**period, "granted": f.granted, "rate": f"{f.rate / 100:.2f}", "due": f.final_report}
        extra["requires_financing"] = rng.random() < 0.5
    rows: tuple[Row, ...] = ()
    if order.kind == "officers_report":
        fields["dated"] = f.dated
        rows = _rows(order, False)
        if f.count_printed:
            rows = tuple(r for r in rows if r.type != "municipality" or r.own)
            rows += (Row(f"{f.count_printed} kommuner", None, "municipality", count=f.count_printed),)
    elif order.kind == "decision":
        fields["decided"] = f.decided
        extra |= {"delegated": f.delegated}
        if f.delegated:
            fields["limit"] = f.delegation_limit
        if granting and rng.random() < 0.4:
            rows = _rows(order, False)
        else:
            extra["refers_to_plan"] = True
    extra["lists_financing"] = len(rows) > 1
    return Sheet(order.kind, fields, rows, parts=f.parts, extra=extra)


def record_of(sheet: Sheet) -> DocumentRecord:
    """What a reader that makes no mistakes makes of a document."""
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in sheet.fields.items()}
    whole = sheet.sums.get(("cost", None))
    costs = (*sheet.costs, Cost("total", whole, {}, "Summa kostnader")) if whole is not None else sheet.costs
    if sheet.kind == "budget":
        said["total"] = whole
        said["applied"] = next((row.amount for row in sheet.rows if row.own), None)
    parts = tuple(GrantPart(str(year), year, Decimal(amount), money(amount).fact_id) for year, amount in sheet.parts)
    made = record(sheet.kind, financing=sheet.rows, costs=costs, grant_parts=parts, **said, **sheet.extra)
    return replace(made, sums=tuple(_sums(sheet, made)))


def _sums(sheet: Sheet, made: DocumentRecord) -> Iterator[PrintedSum]:
    tables: dict[str, Sequence[Row | Cost]] = {"financing": sheet.rows, "cost": sheet.costs}
    for (side, year), printed in sheet.sums.items():
        amounts = [(row.years.get(year, 0) if year is not None else row.amount) or 0 for row in tables[side]]
        total = sum(int(a) for a in amounts if isinstance(a, int))
        yield PrintedSum(SumSide(side), "Summa", year, Decimal(printed), Decimal(total), money(printed).fact_id, ())
    for side, rows in tables.items():
        for row in rows:
            years = [a for a in row.years.values() if isinstance(a, int)]
            if years and isinstance(row.amount, int) and sheet.sums:
                label = row.name if isinstance(row, Row) else row.label or row.category
                fact = money(row.amount).fact_id
                yield PrintedSum(SumSide(side), label, None, Decimal(row.amount), Decimal(sum(years)), fact, (), direction="row")
