"""Small records and files for tests of the warehouse; every figure and name in them is invented."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from schemas.facts import Fact, Place, Standing
from schemas.identity import content_id, document_id
from schemas.problems import ProblemCode
from schemas.records import BudgetLine, Case, DocumentRecord, DocumentStatus, FileResult, FinancingLine
from schemas.roles import (
    CommitmentStatus,
    Contribution,
    CostCategory,
    DocumentKind,
    FactKind,
    FinancierType,
)
from schemas.text import Box, Span, TextSource
from warehouse.cases import assemble_cases
from warehouse.load import LoadedFile, Receipt
from warehouse.papers import Paper
from warehouse.runs import Run

NIGHT = datetime(2026, 11, 23, 2, 0)
RUN = Run("run-1", NIGHT)
VERSION = "1"
MONEY = ("amount_applied_for", "amount_granted", "total_cost")
DATES = ("dated_on", "received_on", "decided_on", "period_start", "period_end", "final_report_due")


def sha(name: str) -> str:
    """A stand-in for the hash of a content."""
    return content_id("", name).removeprefix("-").ljust(64, "0")


def fact(value: str, field: str = "project_title", at: int = 0, raw: str | None = None, **more: Any) -> Fact:
    """A fact for one of the record's fields."""
    kind = FactKind.AMOUNT if field in MONEY else FactKind.DATE if field in DATES else FactKind.TITLE
    role = {"amount_applied_for": "applied_for", "amount_granted": "granted"}.get(field, field)
    raw = raw if raw is not None else value
    place = Place(Span(at, at + len(raw)), 1, Box(50.0, 100.0, 150.0, 112.0))
    return Fact(
        more.pop("fact_id", content_id("f", field, value, at)),
        more.pop("kind", kind),
        more.pop("role", role),
        value,
        "SEK" if kind is FactKind.AMOUNT else "",
        raw,
        place,
        more.pop("standing", Standing.CERTAIN),
        "test",
        **more,
    )


def record(kind: DocumentKind = DocumentKind.APPLICATION, segment: int = 0, **fields: Any) -> DocumentRecord:
    """A record; fields given as plain text become facts, and all facts are listed."""
    made: dict[str, Any] = {}
    facts: list[Fact] = list(fields.pop("facts", ()))
    for i, (name, value) in enumerate(fields.items()):
        if type(value) is str and name not in ("text", "kind_reason"):
            if name in MONEY:
                value = f"{Decimal(value):.2f}"
            value = fact(value, name, 1000 * segment + 40 * i)
        if isinstance(value, Fact):
            facts.append(value)
        made[name] = value
    return DocumentRecord(segment, Span(0, 100), kind, facts=tuple(facts), **made)


def line(financier: str, amount: int | None, **more: Any) -> FinancingLine:
    """One financier's row."""
    return FinancingLine(
        financier,
        more.pop("as_written", financier),
        more.pop("financier_type", FinancierType.OTHER),
        more.pop("contribution", Contribution.CASH),
        more.pop("status", CommitmentStatus.INTENDED),
        more.pop("year", None),
        None if amount is None else Decimal(amount),
        more.pop("fact_id", None),
        **more,
    )


def cost(label: str, amount: int, category: CostCategory = CostCategory.STAFF, **more: Any) -> BudgetLine:
    """One cost line."""
    return BudgetLine(category, label, more.pop("year", None), Decimal(amount), more.pop("fact_id", None), **more)


def result(*records: DocumentRecord, status: DocumentStatus = DocumentStatus.LOADED, **more: Any) -> FileResult:
    """What came of a file that could be read."""
    return FileResult(status, None, "", tuple(records), page_count=more.pop("page_count", 1), text_source=TextSource.TEXT, **more)


def unread(reason: ProblemCode = ProblemCode.DAMAGED) -> FileResult:
    """What came of a file that could not."""
    return FileResult(DocumentStatus.QUARANTINED, reason, "Filen är skadad.")


def loaded(name: str, *records: DocumentRecord, **more: Any) -> LoadedFile:
    """A file whose content is named after `name`."""
    return LoadedFile(sha(name), result(*records, **more), VERSION)


def receipt(name: str, path: str | None = None, inbox: str = "/inkorg", parent: str | None = None) -> Receipt:
    """A place where the content named after `name` was received."""
    return Receipt(inbox, path or name, sha(name), 1000, NIGHT, sha(parent) if parent else None)


def case_of(*records: DocumentRecord) -> Case:
    """The one case that these records make up in a folder of their own."""
    papers = [
        Paper(document_id(sha(f"{i}.pdf"), 0), sha(f"{i}.pdf"), 0, (("/inkorg", f"Ärende/{i}.pdf"),), r)
        for i, r in enumerate(records)
    ]
    assigned = {paper.document_id: "c-1" for paper in papers}
    (case,) = assemble_cases(papers, assigned=assigned).cases
    return case
