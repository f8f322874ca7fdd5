"""The tables of core as columns: names and Arrow types, in one place, and how rows become an Arrow table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

_SEK = pa.decimal128(18, 2)
_PCT = pa.decimal128(9, 4)
_TEXT = pa.string()
_INT = pa.int32()
_DAY = pa.date32()
_YES = pa.bool_()
_NUMBER = pa.float64()
_TIME = pa.timestamp("us")
_TEXTS = pa.list_(pa.string())

TEXT_FIELDS = ("registration_number", "project_title", "applicant_name", "applicant_org_number", "authority")
DATE_FIELDS = ("dated_on", "received_on", "decided_on", "period_start", "period_end", "final_report_due")
MONEY_FIELDS = ("amount_applied_for", "amount_granted", "total_cost")


def _columns(**types: Any) -> dict[str, Any]:
    return types


_DOCUMENTS = _columns(
    document_id=_TEXT,
    file_sha256=_TEXT,
    segment=_INT,
    status=_TEXT,
    reason=_TEXT,
    status_read=_TEXT,
    reason_read=_TEXT,
    message=_TEXT,
    kind=_TEXT,
    kind_read=_TEXT,
    seen_in_case=_YES,
    kind_standing=_TEXT,
    kind_reason=_TEXT,
    text_source=_TEXT,
    page_count=_INT,
    first_page=_INT,
    last_page=_INT,
    **dict.fromkeys(TEXT_FIELDS, _TEXT),
    **dict.fromkeys(DATE_FIELDS, _DAY),
    **{f"{name}_sek": _SEK for name in MONEY_FIELDS},
    support_rate_pct=_PCT,
    **{f"{name}_fact_id": _TEXT for name in (*TEXT_FIELDS, *DATE_FIELDS, *MONEY_FIELDS, "support_rate")},
    outcome=_TEXT,
    rate_base=_TEXT,
    rejected_amount_sek=_SEK,
    delegated=_YES,
    refers_to_plan=_YES,
    lists_financing=_YES,
    requires_financing=_YES,
    is_revised=_YES,
    printed_version=_INT,
    amendment=_YES,
    extractor_version=_TEXT,
)

TABLES: Mapping[str, Mapping[str, Any]] = {
    "results": _columns(file_sha256=_TEXT, extractor_version=_TEXT, run_id=_TEXT, result=_TEXT),
    "records": _columns(document_id=_TEXT, file_sha256=_TEXT, segment=_INT, record=_TEXT, document_text=_TEXT),
    "documents": _DOCUMENTS,
    "facts": _columns(
        fact_id=_TEXT,
        document_id=_TEXT,
        position=_INT,
        kind=_TEXT,
        role=_TEXT,
        value=_TEXT,
        value_low=_TEXT,
        value_high=_TEXT,
        unit=_TEXT,
        raw=_TEXT,
        span_start=_INT,
        span_end=_INT,
        page=_INT,
        x0=_NUMBER,
        top=_NUMBER,
        x1=_NUMBER,
        bottom=_NUMBER,
        sheet=_TEXT,
        cell=_TEXT,
        standing=_TEXT,
        reader=_TEXT,
        reason=_TEXT,
        value_read=_TEXT,
        corrected_by=_TEXT,
        correction_note=_TEXT,
    ),
    "financing": _columns(
        document_id=_TEXT,
        position=_INT,
        financier=_TEXT,
        financier_as_written=_TEXT,
        financier_type=_TEXT,
        municipality_code=_TEXT,
        contribution=_TEXT,
        status=_TEXT,
        year=_INT,
        amount_sek=_SEK,
        amount_low_sek=_SEK,
        amount_high_sek=_SEK,
        count_named=_INT,
        printed_row=_INT,
        is_authority_row=_YES,
        fact_id=_TEXT,
        name_fact_id=_TEXT,
    ),
    "budget_lines": _columns(
        document_id=_TEXT,
        position=_INT,
        category=_TEXT,
        label=_TEXT,
        year=_INT,
        amount_sek=_SEK,
        printed_row=_INT,
        fact_id=_TEXT,
    ),
    "municipalities": _columns(
        document_id=_TEXT,
        position=_INT,
        municipality_code=_TEXT,
        municipality=_TEXT,
        county_code=_TEXT,
        role=_TEXT,
        fact_id=_TEXT,
    ),
    "sums": _columns(
        document_id=_TEXT,
        position=_INT,
        side=_TEXT,
        direction=_TEXT,
        label=_TEXT,
        year=_INT,
        printed_sek=_SEK,
        computed_sek=_SEK,
        rounding_sek=_SEK,
        fact_id=_TEXT,
    ),
    "grant_parts": _columns(document_id=_TEXT, position=_INT, label=_TEXT, year=_INT, amount_sek=_SEK, fact_id=_TEXT),
    "appropriations": _columns(document_id=_TEXT, position=_INT, appropriation=_TEXT),
    "conditions": _columns(document_id=_TEXT, position=_INT, clause=_TEXT, waits_for=_TEXT, page=_INT),
    "announcements": _columns(document_id=_TEXT, position=_INT, kind=_TEXT, is_revised=_YES, clause=_TEXT, page=_INT),
    "problems": _columns(document_id=_TEXT, position=_INT, origin=_TEXT, code=_TEXT, message=_TEXT, page=_INT),
    "receipts": _columns(
        inbox=_TEXT,
        received_path=_TEXT,
        file_sha256=_TEXT,
        parent_sha256=_TEXT,
        received_at=_TIME,
        size_bytes=pa.int64(),
        run_id=_TEXT,
    ),
    "contents": _columns(file_sha256=_TEXT, extractor_version=_TEXT),
    "document_status": _columns(
        file_sha256=_TEXT,
        extractor_version=_TEXT,
        status=_TEXT,
        reason=_TEXT,
        message=_TEXT,
        page_count=_INT,
        text_source=_TEXT,
        reader=_TEXT,
        cpu_seconds=_NUMBER,
        run_id=_TEXT,
    ),
    "cases": _columns(
        case_id=_TEXT,
        registration_number=_TEXT,
        project_title=_TEXT,
        applicant_name=_TEXT,
        applicant_org_number=_TEXT,
        authority=_TEXT,
        received_on=_DAY,
        period_start=_DAY,
        period_end=_DAY,
        amount_applied_for_sek=_SEK,
        total_cost_sek=_SEK,
        outcome=_TEXT,
        amount_granted_sek=_SEK,
        support_rate_pct=_PCT,
        decided_on=_DAY,
        final_report_due=_DAY,
    ),
    "case_documents": _columns(document_id=_TEXT, case_id=_TEXT, revision=_INT, known_on=_DAY, evidence=_TEXT),
    "findings": _columns(
        finding_id=_TEXT,
        case_id=_TEXT,
        rule=_TEXT,
        subject=_TEXT,
        severity=_TEXT,
        outcome=_TEXT,
        message=_TEXT,
        expected=_TEXT,
        found=_TEXT,
        difference_sek=_SEK,
        left_fact_id=_TEXT,
        right_fact_id=_TEXT,
        working=_TEXT,
        first_seen_on=_DAY,
        last_seen_on=_DAY,
        last_run_id=_TEXT,
        rule_version=_INT,
        resolved_on=_DAY,
        resolved_reason=_TEXT,
        reopened_on=_DAY,
        settled_by_verdict=_YES,
    ),
    "finding_events": _columns(
        finding_id=_TEXT,
        case_id=_TEXT,
        rule=_TEXT,
        subject=_TEXT,
        run_id=_TEXT,
        seen_on=_DAY,
        event=_TEXT,
        reason=_TEXT,
        outcome=_TEXT,
        message=_TEXT,
        expected=_TEXT,
        found=_TEXT,
    ),
    "derived": _columns(
        case_id=_TEXT,
        document_id=_TEXT,
        position=_INT,
        name=_TEXT,
        low=_SEK,
        high=_SEK,
        unit=_TEXT,
        working=_TEXT,
        fact_ids=_TEXTS,
        agrees=_YES,
    ),
    "bridge": _columns(
        case_id=_TEXT,
        stretch=_INT,
        position=_INT,
        kind=_TEXT,
        source_document_id=_TEXT,
        target_document_id=_TEXT,
        source=_TEXT,
        target=_TEXT,
        financier=_TEXT,
        contribution=_TEXT,
        before_sek=_SEK,
        after_sek=_SEK,
        change_sek=_SEK,
        assumed=_YES,
        fact_ids=_TEXTS,
    ),
    "expectations": _columns(
        case_id=_TEXT,
        document_id=_TEXT,
        position=_INT,
        kind=_TEXT,
        is_revised=_YES,
        clause=_TEXT,
        page=_INT,
        since=_DAY,
        met_by_document_id=_TEXT,
    ),
    "condition_states": _columns(
        case_id=_TEXT,
        document_id=_TEXT,
        position=_INT,
        since=_DAY,
        closes_with=_TEXT,
        met=_YES,
        met_by_document_id=_TEXT,
    ),
}
"""Column names and types of everything that is loaded by the column."""

CORE_TABLES = (
    "documents",
    "facts",
    "financing",
    "budget_lines",
    "municipalities",
    "sums",
    "grant_parts",
    "appropriations",
    "conditions",
    "announcements",
    "problems",
)
"""The tables of core that one document fills, and that are emptied of it when it is loaded again."""

Row = Mapping[str, object]


def arrow_table(name: str, rows: Sequence[Row]) -> Any:
    """Rows as an Arrow table with the columns of `TABLES[name]`; a key a row lacks is unknown."""
    columns = TABLES[name]
    return pa.table({column: pa.array([row.get(column) for row in rows], type=kind) for column, kind in columns.items()})
