"""SQL of the house: files only, views as users rely on them, questions documented, lookups equal to the enums."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.connection import Connection, open_working
from warehouse.lookups import LOOKUPS
from warehouse.queries import saved_queries
from warehouse.snapshot import VIEWS, make_views
from warehouse.sqlfiles import sql_files
from warehouse.tables import CORE_TABLES, TABLES

ROOT = Path(__file__).resolve().parents[2]
AMOUNT, DAY, TEXT, WHOLE = "DECIMAL(18,2)", "DATE", "VARCHAR", "INTEGER"

PROMISED = {
    "cases": {
        "case_id": TEXT,
        "registration_number": TEXT,
        "project_title": TEXT,
        "applicant_name": TEXT,
        "applicant_org_number": TEXT,
        "authority": TEXT,
        "received_on": DAY,
        "period_start": DAY,
        "period_end": DAY,
        "amount_applied_for_sek": AMOUNT,
        "total_cost_sek": AMOUNT,
        "outcome": TEXT,
        "amount_granted_sek": AMOUNT,
        "support_rate_pct": "DECIMAL(9,4)",
        "decided_on": DAY,
        "final_report_due": DAY,
        "document_count": WHOLE,
        "mismatch_count": WHOLE,
        "worst_severity": TEXT,
    },
    "documents": {
        "document_id": TEXT,
        "case_id": TEXT,
        "file_name": TEXT,
        "file_sha256": TEXT,
        "segment": WHOLE,
        "status": TEXT,
        "reason": TEXT,
        "kind": TEXT,
        "revision": WHOLE,
        "text_source": TEXT,
        "page_count": WHOLE,
        "registration_number": TEXT,
        "project_title": TEXT,
        "applicant_name": TEXT,
        "applicant_org_number": TEXT,
        "authority": TEXT,
        "dated_on": DAY,
        "received_on": DAY,
        "decided_on": DAY,
        "period_start": DAY,
        "period_end": DAY,
        "final_report_due": DAY,
        "amount_applied_for_sek": AMOUNT,
        "amount_granted_sek": AMOUNT,
        "support_rate_pct": "DECIMAL(9,4)",
        "total_cost_sek": AMOUNT,
    },
    "financing": {
        "document_id": TEXT,
        "case_id": TEXT,
        "financier": TEXT,
        "financier_as_written": TEXT,
        "financier_type": TEXT,
        "municipality_code": TEXT,
        "contribution": TEXT,
        "status": TEXT,
        "year": WHOLE,
        "amount_sek": AMOUNT,
        "fact_id": TEXT,
    },
    "budget_lines": {
        "document_id": TEXT,
        "case_id": TEXT,
        "category": TEXT,
        "label": TEXT,
        "year": WHOLE,
        "amount_sek": AMOUNT,
        "fact_id": TEXT,
    },
    "municipalities": {
        "document_id": TEXT,
        "case_id": TEXT,
        "municipality_code": TEXT,
        "municipality": TEXT,
        "county_code": TEXT,
        "role": TEXT,
        "fact_id": TEXT,
    },
    "facts": {
        "fact_id": TEXT,
        "document_id": TEXT,
        "case_id": TEXT,
        "kind": TEXT,
        "role": TEXT,
        "value": TEXT,
        "unit": TEXT,
        "raw": TEXT,
        "page": WHOLE,
        "x0": "DOUBLE",
        "top": "DOUBLE",
        "x1": "DOUBLE",
        "bottom": "DOUBLE",
        "standing": TEXT,
        "reader": TEXT,
        "corrected_by": TEXT,
    },
    "findings": {
        "finding_id": TEXT,
        "case_id": TEXT,
        "rule": TEXT,
        "severity": TEXT,
        "outcome": TEXT,
        "message": TEXT,
        "expected": TEXT,
        "found": TEXT,
        "difference_sek": AMOUNT,
        "left_fact_id": TEXT,
        "right_fact_id": TEXT,
        "verdict": TEXT,
        "verdict_note": TEXT,
        "verdict_by": TEXT,
        "first_seen_on": DAY,
        "stale": "BOOLEAN",
    },
    "problems": {"document_id": TEXT, "case_id": TEXT, "code": TEXT, "message": TEXT, "page": WHOLE},
    "runs": {
        "run_id": TEXT,
        "started_at": "TIMESTAMP",
        "finished_at": "TIMESTAMP",
        "files_seen": WHOLE,
        "files_new": WHOLE,
        "loaded": WHOLE,
        "needs_review": WHOLE,
        "quarantined": WHOLE,
        "mismatches": WHOLE,
    },
}
"""What users rely on: names, order and types. New columns come after these."""


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    con = open_working(tmp_path_factory.mktemp("home"))
    make_views(con)
    yield con
    con.close()


@pytest.mark.parametrize("view", PROMISED)
def test_views_have_the_columns_that_users_rely_on(con: Connection, view: str) -> None:
    described = con.execute("SELECT column_name, column_type FROM (DESCRIBE FROM query_table($view))", {"view": f"report.{view}"})
    columns = described.fetchall()
    assert columns[: len(PROMISED[view])] == list(PROMISED[view].items())


def test_every_view_file_is_published_and_holds_one_view() -> None:
    files = {file.name: file.text for file in sql_files("views")}
    assert set(files) == set(VIEWS)
    for name, text in files.items():
        assert re.findall(r"CREATE OR REPLACE VIEW (\S+)", text) == [f"report.{name}"]
        assert text.startswith("-- "), f"{name}.sql does not say what the view is"


def test_core_tables_are_those_that_are_loaded(con: Connection) -> None:
    for name in CORE_TABLES:
        stored = [
            row[0]
            for row in con.execute("SELECT column_name FROM (DESCRIBE FROM query_table($t))", {"t": f"core.{name}"}).fetchall()
        ]
        assert set(stored) == set(TABLES[name]), name


def test_lookups_have_every_value_of_their_enums_once_with_a_label(con: Connection) -> None:
    for enum, labels in LOOKUPS:
        assert [value for value, _ in labels] == list(enum), enum.__name__
        assert all(label.strip() for _, label in labels)
    stored = con.execute("SELECT count(*) FROM meta.lookups").fetchone()
    assert stored == (sum(len(labels) for _, labels in LOOKUPS),)


def test_every_enum_of_roles_has_a_lookup() -> None:
    from enum import StrEnum

    import schemas.roles

    enums = {v for v in vars(schemas.roles).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum}
    assert enums <= {enum for enum, _ in LOOKUPS}


def test_every_saved_question_says_in_one_line_what_it_answers_and_is_documented() -> None:
    documented = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## `([a-z_]+)`", documented, re.M)
    assert sorted(headings) == [q.name for q in saved_queries()]
    for query in saved_queries():
        assert query.sql.splitlines()[0] == f"-- {query.description}"
        assert query.description.endswith("."), query.name
        section = documented.split(f"## `{query.name}`")[1].split("\n## ")[0]
        assert all(f"`{parameter}`" in section for parameter in query.parameters), query.name


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [int(file.name.split("_")[0]) for file in sql_files("migrations")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_python_of_the_warehouse_composes_no_sql() -> None:
    """No formatted string, concatenation or replacement reaches `execute`; statements that are written out take no values."""
    found = []
    for path in (ROOT / "warehouse").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            if node.func.attr in ("execute", "executemany", "sql", "query") and isinstance(
                node.args[0], ast.JoinedStr | ast.BinOp
            ):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []
