from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_builders import RUN, loaded, receipt, record

from schemas.findings import Finding, Outcome, Severity
from warehouse.connection import Connection, open_working
from warehouse.findings import store_findings
from warehouse.load import load_results, record_receipts
from warehouse.runs import Run, finish_run, start_run
from warehouse.snapshot import make_views
from warehouse.store import assemble_and_store_cases


def finding(rule: str, outcome: Outcome = Outcome.MISMATCH, severity: Severity = Severity.ERROR, subject: str = "") -> Finding:
    return Finding(rule, severity, outcome, "Det skiljer.", subject, "1", "2", Decimal("1E+20"))


def run_on(day: int) -> Run:
    return Run(f"run-{day}", datetime(2026, 11, day))


@pytest.fixture
def con(tmp_path: Path) -> Connection:
    con = open_working(tmp_path)
    make_views(con)
    record_receipts(con, RUN, [receipt("a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", record(project_title="Fjällens smak"))])
    return con


def test_a_finding_keeps_its_first_day_and_is_closed_and_opened_again(con: Connection) -> None:
    (case,) = assemble_and_store_cases(con)
    store_findings(con, run_on(1), {case.key: [finding("a"), finding("b")]})
    store_findings(con, run_on(2), {case.key: [finding("a")]})
    history = "SELECT rule, first_seen_on::VARCHAR, last_seen_on::VARCHAR, closed_on::VARCHAR, closed_reason FROM core.findings"
    assert sorted(con.execute(history).fetchall()) == [
        ("a", "2026-11-01", "2026-11-02", None, None),
        ("b", "2026-11-01", "2026-11-01", "2026-11-02", "no_longer_compared"),
    ]
    assert con.execute("SELECT rule FROM report.findings").fetchall() == [("a",)]
    store_findings(con, run_on(3), {case.key: [finding("a"), finding("b")]})
    assert sorted(con.execute(history).fetchall())[1] == ("b", "2026-11-01", "2026-11-03", None, None)


def test_findings_of_a_case_that_is_gone_are_closed(con: Connection) -> None:
    store_findings(con, run_on(1), {"c-gone": [finding("a")]})
    store_findings(con, run_on(2), {})
    assert con.execute("SELECT closed_reason FROM core.findings").fetchall() == [("case_gone",)]


def test_cases_count_their_mismatches(con: Connection) -> None:
    (case,) = assemble_and_store_cases(con)
    findings = [
        finding("a", severity=Severity.WARNING),
        finding("b", severity=Severity.INFO),
        finding("c", Outcome.UNDETERMINED),
        finding("d", Outcome.MATCH),
    ]
    store_findings(con, run_on(1), {case.key: findings})
    row = con.execute("SELECT document_count, mismatch_count, worst_severity, open_mismatch_count FROM report.cases").fetchone()
    assert row == (1, 2, "warning", 2)


def test_a_run_is_counted_when_it_is_finished(con: Connection) -> None:
    (case,) = assemble_and_store_cases(con)
    start_run(con, run_on(1))
    store_findings(con, run_on(1), {case.key: [finding("a")]})
    counts = finish_run(con, run_on(1), datetime(2026, 11, 1, 3), files_seen=1, files_new=1)
    assert (counts.loaded, counts.needs_review, counts.quarantined, counts.mismatches) == (1, 0, 0, 1)
