from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from warehouse_builders import RUN, cost, line, loaded, receipt, record

from schemas.findings import Finding, Outcome, Severity
from schemas.roles import DecisionOutcome, DocumentKind, FinancierType
from warehouse.answering import answer
from warehouse.connection import open_working
from warehouse.errors import WarehouseError
from warehouse.findings import store_findings
from warehouse.load import load_results, record_receipts
from warehouse.queries import Answer, run_saved, run_sql, saved_queries
from warehouse.runs import start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    con = open_working(home)
    start_run(con, RUN)
    record_receipts(con, RUN, [receipt(name, f"Ärende/{name}") for name in ("a.pdf", "b.pdf", "c.pdf")])
    kommun = {"financier_type": FinancierType.MUNICIPALITY, "municipality_code": "2321"}
    application = record(
        project_title="Fjällens smak",
        applicant_name="Fjällmat AB",
        received_on="2026-01-10",
        amount_applied_for="450000",
        financing=(
            line("Åre kommun", 300000, **kommun),
            line("Åre kommun", 100000, year=2026, **kommun),
            line("Åre kommun", 200000, year=2027, **kommun),
        ),
        budget=(cost("Löner", 750000),),
    )
    grant = record(
        DocumentKind.DECISION,
        amount_granted="450000",
        decided_on="2026-05-20",
        final_report_due="2028-02-28",
        outcome=DecisionOutcome.GRANTED,
        appropriations=("1:1",),
    )
    load_results(con, RUN, [loaded("a.pdf", application), loaded("b.pdf", grant), loaded("c.pdf", record(DocumentKind.OTHER))])
    (case,) = assemble_and_store_cases(con)
    mismatch = Finding("commitment_missing", Severity.INFO, Outcome.MISMATCH, "Intyg saknas.", difference=Decimal(5))
    store_findings(con, RUN, {case.key: [mismatch]})
    publish(con, home)
    con.close()
    return home


def ask(home: Path, sql: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
    """The child's own work, done here: the process around it is tested apart."""
    return answer({"path": str(home / "medfin.duckdb"), "sql": sql, "parameters": parameters, "most_rows": 10})


def test_values_keep_their_types(home: Path) -> None:
    answer = run_sql(
        home, "SELECT amount_granted_sek, decided_on, document_count, registration_number, [1, 2] AS l FROM report.cases"
    )
    assert answer == Answer(
        ("amount_granted_sek", "decided_on", "document_count", "registration_number", "l"),
        ((Decimal("450000.00"), date(2026, 5, 20), 3, None, "[1, 2]"),),
    )


def test_named_values(home: Path) -> None:
    assert run_sql(home, "SELECT $a::INTEGER + 1 AS b", {"a": 41}).rows == ((42,),)


def test_a_long_answer_is_cut_and_says_so(home: Path) -> None:
    answer = run_sql(home, "SELECT * FROM range(100)", most_rows=10)
    assert (len(answer.rows), answer.cut) == (10, True)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 1; SELECT 2", "en läsande fråga"),
        ("DELETE FROM core.cases", "en läsande fråga"),
        ("ATTACH ':memory:' AS x", "en läsande fråga"),
        ("COPY report.cases TO 'x.csv'", "en läsande fråga"),
        ("SET memory_limit = '10GB'", "en läsande fråga"),
        ("INSTALL fts", "en läsande fråga"),
        ("PRAGMA database_size", "en läsande fråga"),
        ("", "en läsande fråga"),
        ("SELEC 1", "kan inte tolkas"),
        ("SELECT * FROM report.casez", "inte finns"),
        ("SELECT nope FROM report.cases", "inte finns"),
        ("SELECT * FROM read_text('/etc/hostname')", "avstängt"),
        ("SELECT * FROM '/etc/hostname'", "F"),
        ("SELECT * FROM read_csv('https://example.org/x.csv')", "F"),
    ],
)
def test_what_is_refused_is_refused_in_one_line(home: Path, sql: str, said: str) -> None:
    error = ask(home, sql)["error"]
    assert said in error
    assert "\n" not in error


def test_a_question_that_needs_too_much_memory_is_refused(home: Path) -> None:
    with pytest.raises(WarehouseError, match="minne"):
        run_sql(home, "SELECT list(repeat('x', 1000) || range) FROM range(10000000)")


def test_a_question_without_end_is_killed(home: Path) -> None:
    started = time.monotonic()
    with pytest.raises(WarehouseError, match="avbröts"):
        run_sql(home, "SELECT count(*) FROM range(1000000) a, range(100000000) b WHERE a.range * b.range = 7", seconds=1.0)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", [q.name for q in saved_queries()])
def test_every_saved_question_has_an_answer(home: Path, name: str) -> None:
    query = next(q for q in saved_queries() if q.name == name)
    reply = ask(home, query.sql, dict.fromkeys(query.parameters))
    assert "error" not in reply
    assert reply["columns"]


def test_saved_questions_answer_right(home: Path) -> None:
    per_year = run_saved(home, "medfinansiering_per_kommun_och_ar")
    assert [row[2:] for row in per_year.rows] == [
        (2026, "cash", 1, Decimal("100000.00")),
        (2027, "cash", 1, Decimal("200000.00")),
    ]
    assert len(run_saved(home, "medfinansiering_per_kommun_och_ar", {"ar": "2027"}).rows) == 1
    assert run_saved(home, "slutrapporter_som_forfaller", {"till": "2028-01-31"}).rows == ()
    assert len(run_saved(home, "slutrapporter_som_forfaller").rows) == 1
    assert run_saved(home, "belopp_per_anslag").rows == (("1:1", 2026, 1, Decimal("450000.00")),)
    assert run_saved(home, "vantar_pa_beslut").rows == ()
    assert len(run_saved(home, "saknade_intyg").rows) == 1


def test_a_question_that_does_not_exist_and_a_value_it_does_not_take(home: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="De som finns"):
        run_saved(home, "nope")
    with pytest.raises(WarehouseError, match="inga värden"):
        run_saved(home, "korningar", {"x": 1})
    with pytest.raises(WarehouseError, match="medfin ingest"):
        run_sql(tmp_path, "SELECT 1")
