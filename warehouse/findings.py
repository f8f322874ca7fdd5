"""The life of findings over the nights: first seen, last seen, closed when they are no longer made. Knows no rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.findings import Finding, finding_key
from schemas.identity import CaseKey
from warehouse.connection import Connection, transaction
from warehouse.load import insert
from warehouse.rows import storable_amount
from warehouse.runs import Run
from warehouse.sqlfiles import statement
from warehouse.tables import arrow_table


def store_findings(con: Connection, run: Run, findings_by_case: Mapping[CaseKey, Sequence[Finding]]) -> None:
    """Store what the rules said of all cases; an open finding that is not among them is closed."""
    today = run.started_at.date()
    first_seen = dict(con.execute(statement("findings", "known")).fetchall())
    rows: dict[str, dict[str, object]] = {}
    for case, findings in findings_by_case.items():
        for finding in findings:
            key = finding_key(case, finding)
            rows.setdefault(key, {**_row(key, case, finding), "first_seen_on": first_seen.get(key, today)})
    made = [{**row, "last_seen_on": today, "last_run_id": run.run_id} for row in rows.values()]
    with transaction(con):
        con.register("incoming", arrow_table("findings", made))
        con.execute(statement("findings", "forget"))
        con.unregister("incoming")
        insert(con, "findings", made)
        con.execute(statement("findings", "close"), {"today": today, "run_id": run.run_id})
        con.execute(statement("findings", "repoint_verdicts"))


def _row(key: str, case: CaseKey, finding: Finding) -> dict[str, object]:
    return {
        "finding_id": key,
        "case_id": case,
        "rule": finding.rule,
        "subject": finding.subject,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "difference_sek": storable_amount(finding.difference),
        "left_fact_id": finding.left_fact_id,
        "right_fact_id": finding.right_fact_id,
        "working": finding.working or None,
    }
