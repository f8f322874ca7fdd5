"""What officers' SQL tries and does not get: files, other databases, settings, Python, extensions, endless work."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from warehouse_builders import RUN, loaded, receipt, record

from warehouse.connection import open_working
from warehouse.errors import WarehouseError
from warehouse.home import published_path
from warehouse.load import load_results, record_receipts
from warehouse.queries import run_sql
from warehouse.runs import start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases

SECRET = "hemligt-utanför-lagret"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sql") / "hem"
    con = open_working(home)
    start_run(con, RUN)
    record_receipts(con, RUN, [receipt("a.pdf", "a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", record(project_title="Titel"))])
    assemble_and_store_cases(con)
    publish(con, home)
    con.close()
    (home / "hemligt.txt").write_text(SECRET)
    (home / "hemligt.csv").write_text(f"a\n{SECRET}\n")
    return home


ATTEMPTS = (
    "SELECT * FROM read_text('{home}/hemligt.txt')",
    "SELECT * FROM read_blob('{home}/hemligt.txt')",
    "SELECT * FROM read_csv('{home}/hemligt.csv')",
    "SELECT * FROM '{home}/hemligt.csv'",
    "FROM glob('{home}/*')",
    "SELECT * FROM read_json('/proc/self/environ')",
    "SELECT * FROM parquet_scan('{home}/x.parquet')",
    "SELECT * FROM sniff_csv('{home}/hemligt.csv')",
    "WITH x AS (SELECT * FROM read_text('{home}/hemligt.txt')) SELECT * FROM x",
    "SELECT (SELECT content FROM read_text('{home}/hemligt.txt'))",
    "EXPLAIN ANALYZE SELECT * FROM read_text('{home}/hemligt.txt')",
    "COPY (SELECT 1) TO '{home}/ut.csv'",
    "COPY report.cases FROM '{home}/hemligt.csv'",
    "EXPORT DATABASE '{home}/ut'",
    "IMPORT DATABASE '{home}'",
    "ATTACH '{home}/ut.duckdb' AS ut",
    "ATTACH '/etc/passwd'",
    "DETACH medfin",
    "USE memory",
    "SET enable_external_access = true",
    "SET GLOBAL memory_limit = '100GB'",
    "RESET lock_configuration",
    "PRAGMA enable_profiling",
    "SELECT set_config('memory_limit', '100GB')",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{home}/x.duckdb_extension'",
    "SELECT * FROM read_csv('https://example.org/x.csv')",
    "SELECT * FROM 's3://x/y.parquet'",
    "SELECT * FROM sys",
    "SELECT * FROM question",
    "SELECT * FROM os",
    "SELECT getenv('HOME')",
    "CREATE TABLE x AS SELECT 1",
    "CREATE TEMP TABLE x AS SELECT 1",
    "CREATE MACRO f(x) AS x",
    "INSERT INTO core.cases SELECT * FROM core.cases",
    "UPDATE core.cases SET project_title = 'x'",
    "DELETE FROM core.cases",
    "DROP VIEW report.cases",
    "ALTER TABLE core.cases ADD COLUMN x INTEGER",
    "TRUNCATE core.cases",
    "VACUUM",
    "CHECKPOINT",
    "CALL pragma_database_size()",
    "PREPARE q AS SELECT 1",
    "BEGIN",
    "SELECT 1; DROP VIEW report.cases",
    "CREATE SECRET (TYPE S3)",
    "SELECT * FROM query('SELECT * FROM read_text(''{home}/hemligt.txt'')')",
    "SELECT * FROM query_table('{home}/hemligt.csv')",
    "SELECT write_log('x')",
)
"""Each must be refused in one line, or give nothing from outside the warehouse."""


def _ask(home: Path, sql: str) -> tuple[str, bool]:
    """What was said, and whether it was a refusal."""
    try:
        return repr(run_sql(home, sql, seconds=20).rows), False
    except WarehouseError as error:
        return str(error), True


@pytest.mark.parametrize("sql", ATTEMPTS)
def test_each_attempt_gets_nothing(home: Path, sql: str) -> None:
    before = published_path(home).read_bytes()
    files = sorted(os.listdir(home))
    said, refused = _ask(home, sql.format(home=home))
    assert "\n" not in said or not refused
    assert SECRET not in said
    assert refused or sql.startswith(("SELECT write_log", "SELECT getenv", "USE")), "what is not refused reaches nothing"
    assert published_path(home).read_bytes() == before
    assert sorted(os.listdir(home)) == files


ENDLESS = (
    "SELECT count(*) FROM range(10000000) a, range(10000000) b, range(10000000) c WHERE a.range + b.range + c.range = -1",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE md5(a.range::VARCHAR || b.range) = 'x'",
)


@pytest.mark.parametrize("sql", ENDLESS)
def test_endless_work_is_killed_within_its_time(home: Path, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(WarehouseError):
        run_sql(home, sql, seconds=1.5)
    assert time.monotonic() - started < 15


HEAVY = (
    "SELECT repeat('x', 2000000000)",
    "SELECT list(range) FROM range(2000000000)",
    "SELECT string_agg(repeat('x', 1000000)) FROM range(10000)",
    "SELECT repeat('x', 10000000) FROM range(1000)",
)


@pytest.mark.parametrize("sql", HEAVY)
def test_heavy_work_is_refused(home: Path, sql: str) -> None:
    with pytest.raises(WarehouseError) as said:
        run_sql(home, sql, seconds=20)
    assert "\n" not in str(said.value)
