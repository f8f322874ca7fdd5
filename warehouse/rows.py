"""A record as rows of core. Pure; what cannot be stored (an amount beyond the column) is an error of that document alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schemas.facts import Fact
from schemas.identity import document_id
from schemas.problems import Problem, ProblemCode
from schemas.records import DocumentRecord, DocumentStatus, FileResult
from schemas.roles import DocumentKind
from warehouse.corrections import Correction
from warehouse.tables import DATE_FIELDS, MONEY_FIELDS, TEXT_FIELDS

_CENT = Decimal("0.01")
_PERCENT_UNIT = Decimal("0.0001")
_HIGHEST_AMOUNT = Decimal(10) ** 16
_HIGHEST_RATE = Decimal(10) ** 5

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is true of all documents of a file."""

    file_sha256: str
    status: str
    reason: str | None
    message: str
    page_count: int | None
    text_source: str | None
    extractor_version: str


def file_facts(file_sha256: str, result: FileResult, extractor_version: str) -> FileFacts:
    """The part of a result that concerns the file as a whole."""
    return FileFacts(
        file_sha256,
        result.status.value,
        result.reason.value if result.reason is not None else None,
        result.message,
        result.page_count,
        result.text_source.value if result.text_source is not None else None,
        extractor_version,
    )


def rows_of_unread(file: FileFacts, problems: Sequence[Problem]) -> Rows:
    """The one row of a file that gave no documents, and why."""
    key = document_id(file.file_sha256, 0)
    told = list(problems)
    if file.status == DocumentStatus.QUARANTINED and file.reason and not any(p.code == file.reason for p in told):
        told.insert(0, Problem(ProblemCode(file.reason), file.message or "Filen kunde inte läsas."))
    document = {
        "document_id": key,
        "file_sha256": file.file_sha256,
        "segment": 0,
        "status": file.status,
        "reason": file.reason,
        "status_read": file.status,
        "reason_read": file.reason,
        "message": file.message or None,
        "text_source": file.text_source,
        "page_count": file.page_count,
        "extractor_version": file.extractor_version,
    }
    return {"documents": [document], "problems": _problems(key, told)}


def rows_of_record(
    file: FileFacts,
    record: DocumentRecord,
    alone: bool,
    corrections: Mapping[str, Correction],
    problems: Sequence[Problem],
    kind_read: DocumentKind | None = None,
) -> Rows:
    """All core rows of one document. `alone`: it is the file's only one; `problems`: the file's, for its first document.

    `kind_read`: what the extractor took it for, where its case has shown more of it than the extractor saw.
    """
    key = document_id(file.file_sha256, record.segment)
    return {
        "documents": [_document(key, file, record, alone, kind_read)],
        "facts": [_fact(key, i, fact, corrections.get(fact.fact_id)) for i, fact in enumerate(record.facts)],
        "financing": [
            {
                "document_id": key,
                "position": i,
                "financier": line.financier,
                "financier_as_written": line.as_written,
                "financier_type": line.financier_type.value,
                "municipality_code": line.municipality_code,
                "contribution": line.contribution.value,
                "status": line.status.value,
                "year": line.year,
                "amount_sek": _sek(line.amount),
                "amount_low_sek": _sek(line.amount_low),
                "amount_high_sek": _sek(line.amount_high),
                "count_named": line.count,
                "printed_row": line.group,
                "is_authority_row": line.is_authority_row,
                "fact_id": line.fact_id,
                "name_fact_id": line.name_fact_id,
            }
            for i, line in enumerate(record.financing)
        ],
        "budget_lines": [
            {
                "document_id": key,
                "position": i,
                "category": line.category.value,
                "label": line.label,
                "year": line.year,
                "amount_sek": _sek(line.amount),
                "printed_row": line.group,
                "fact_id": line.fact_id,
            }
            for i, line in enumerate(record.budget)
        ],
        "municipalities": [
            {
                "document_id": key,
                "position": i,
                "municipality_code": line.code,
                "municipality": line.name,
                "county_code": line.county_code,
                "role": line.role.value,
                "fact_id": line.fact_id,
            }
            for i, line in enumerate(record.municipalities)
        ],
        "sums": [
            {
                "document_id": key,
                "position": i,
                "side": line.side.value,
                "direction": line.direction,
                "label": line.label,
                "year": line.year,
                "printed_sek": _sek(line.printed),
                "computed_sek": _sek(line.computed),
                "rounding_sek": _sek(line.rounding),
                "fact_id": line.fact_id,
            }
            for i, line in enumerate(record.sums)
        ],
        "grant_parts": [
            {
                "document_id": key,
                "position": i,
                "label": part.label,
                "year": part.year,
                "amount_sek": _sek(part.amount),
                "fact_id": part.fact_id,
            }
            for i, part in enumerate(record.grant_parts)
        ],
        "appropriations": [
            {"document_id": key, "position": i, "appropriation": name} for i, name in enumerate(record.appropriations)
        ],
        "conditions": [
            {"document_id": key, "position": i, "clause": c.text, "waits_for": c.waits_for or None, "page": c.page}
            for i, c in enumerate(record.conditions)
        ],
        "announcements": [
            {
                "document_id": key,
                "position": i,
                "kind": a.kind.value,
                "is_revised": a.revised,
                "clause": a.text,
                "page": a.page,
            }
            for i, a in enumerate(record.announcements)
        ],
        "problems": _problems(key, [*record.problems, *problems]),
    }


def _document(
    key: str, file: FileFacts, record: DocumentRecord, alone: bool, kind_read: DocumentKind | None
) -> dict[str, object]:
    row: dict[str, object] = {
        "document_id": key,
        "file_sha256": file.file_sha256,
        "segment": record.segment,
        "status": file.status,
        "reason": file.reason,
        "status_read": file.status,
        "reason_read": file.reason,
        "message": file.message or None,
        "kind": record.kind.value,
        "kind_read": (kind_read or record.kind).value,
        "seen_in_case": kind_read is not None,
        "kind_standing": record.kind_standing.value,
        "kind_reason": record.kind_reason or None,
        "text_source": record.text_source.value,
        "page_count": file.page_count if alone and file.page_count else record.last_page - record.first_page + 1,
        "first_page": record.first_page,
        "last_page": record.last_page,
        "outcome": record.outcome.value if record.outcome is not None else None,
        "rate_base": record.rate_base.value,
        "rejected_amount_sek": _amount(record.rejected_amount),
        "delegated": record.delegated,
        "refers_to_plan": record.refers_to_plan,
        "lists_financing": record.lists_financing,
        "requires_financing": record.requires_financing,
        "is_revised": record.is_revised,
        "printed_version": record.version,
        "amendment": record.amendment,
        "extractor_version": file.extractor_version,
    }
    for name in (*TEXT_FIELDS, *DATE_FIELDS, *MONEY_FIELDS, "support_rate"):
        fact: Fact | None = getattr(record, name)
        row[f"{name}_fact_id"] = fact.fact_id if fact is not None else None
        if name in TEXT_FIELDS:
            row[name] = fact.value or None if fact is not None else None
        elif name in DATE_FIELDS:
            row[name] = _day(fact)
        elif name in MONEY_FIELDS:
            row[f"{name}_sek"] = _amount(fact)
        else:
            row[f"{name}_pct"] = _rate(fact)
    return row


def _fact(key: str, position: int, fact: Fact, correction: Correction | None) -> dict[str, object]:
    box, cell = fact.place.box, fact.place.cell
    return {
        "fact_id": fact.fact_id,
        "document_id": key,
        "position": position,
        "kind": fact.kind.value,
        "role": fact.role,
        "value": fact.value,
        "value_low": fact.low or None,
        "value_high": fact.high or None,
        "unit": fact.unit or None,
        "raw": fact.raw,
        "span_start": fact.place.span.start,
        "span_end": fact.place.span.end,
        "page": fact.place.page if cell is None or box is not None else None,
        "x0": box.x0 if box else None,
        "top": box.top if box else None,
        "x1": box.x1 if box else None,
        "bottom": box.bottom if box else None,
        "sheet": cell.sheet if cell else None,
        "cell": cell.ref if cell else None,
        "standing": fact.standing.value,
        "reader": fact.reader or None,
        "reason": fact.reason or None,
        "value_read": correction.value_read if correction else None,
        "corrected_by": correction.given_by if correction else None,
        "correction_note": (correction.note or None) if correction else None,
    }


def _problems(key: str, problems: Sequence[Problem]) -> list[dict[str, object]]:
    return [
        {"document_id": key, "position": i, "origin": "reading", "code": p.code.value, "message": p.message, "page": p.page}
        for i, p in enumerate(problems)
    ]


def storable_amount(amount: Decimal | None) -> Decimal | None:
    """The amount, or nothing where it is beyond any column: its document already waits for an officer."""
    try:
        return _sek(amount)
    except (ValueError, ArithmeticError):
        return None


def storable_rate(rate: Decimal | None) -> Decimal | None:
    """The rate, or nothing where it is beyond any column."""
    return None if rate is None or not rate.is_finite() or abs(rate) >= _HIGHEST_RATE else rate.quantize(_PERCENT_UNIT)


def _sek(amount: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    if not amount.is_finite() or abs(amount) >= _HIGHEST_AMOUNT:
        raise ValueError(f"amount cannot be stored: {amount}")
    return amount.quantize(_CENT)


def _amount(fact: Fact | None) -> Decimal | None:
    return _sek(Decimal(fact.value)) if fact is not None and fact.value else None


def _rate(fact: Fact | None) -> Decimal | None:
    if fact is None or not fact.value:
        return None
    rate = storable_rate(Decimal(fact.value))
    if rate is None:
        raise ValueError(f"rate cannot be stored: {fact.value}")
    return rate


def _day(fact: Fact | None) -> date | None:
    return date.fromisoformat(fact.value) if fact is not None and len(fact.value) == 10 else None
