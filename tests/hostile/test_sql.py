"""What officers' SQL tries and does not get: files, other databases, settings, Python, extensions, endless work."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import duckdb
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
    with duckdb.connect(str(home / "annan.duckdb")) as other:
        other.execute("CREATE TABLE hemligt AS SELECT $secret AS a", {"secret": SECRET})
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
    "FROM read_duckdb('{home}/annan.duckdb')",
    "FROM read_duckdb('{home}/annan.duckdb', table_name='hemligt')",
    "FROM read_single_csv_file('{home}/hemligt.csv')",
    "FROM read_csv_auto('{home}/*.csv')",
    "FROM parquet_metadata('{home}/hemligt.csv')",
    "FROM parquet_kv_metadata('{home}/hemligt.csv')",
    "FROM which_secret('s3://x', 's3')",
    "FROM duckdb_secrets()",
    "FROM duckdb_extensions()",
    "CALL enable_logging(storage = 'file', storage_path = '{home}/logg')",
    "FROM enable_logging('QueryLog')",
    "CALL truncate_duckdb_logs()",
    "PRAGMA enable_logging",
    "FROM create_external_resource('x')",
    "FROM python_map_function('os.system')",
    "FROM pandas_scan(1)",
    "FROM python_arrow_scan(1, 2)",
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT content FROM read_text(''{home}/hemligt.txt'')'))",
    "SET VARIABLE x = 1",
    "FROM force_checkpoint()",
    "FROM enable_profiling()",
    "PRAGMA storage_info('core.cases')",
    "PRAGMA add_parquet_key('a', '0123456789112345')",
    "PIVOT read_text('{home}/hemligt.txt') ON filename USING count(*)",
    "DESCRIBE FROM read_text('{home}/hemligt.txt')",
    "SUMMARIZE FROM read_csv('{home}/hemligt.csv')",
    "FROM query('COPY (SELECT 1) TO ''{home}/ut.csv''')",
    "FROM query('ATTACH ''{home}/ut.duckdb''')",
    "EXECUTE q",
    "UPDATE EXTENSIONS",
    "FORCE INSTALL httpfs FROM core",
    "ATTACH ':memory:' AS m",
    "ATTACH 'ducklake:x' AS x",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{home}/ut.csv'",
    "EXPLAIN ANALYZE DELETE FROM core.cases",
    "WITH x AS MATERIALIZED (DELETE FROM core.cases RETURNING *) SELECT * FROM x",
    "MERGE INTO core.cases USING core.cases AS o ON false WHEN NOT MATCHED THEN INSERT",
    "COMMENT ON TABLE core.cases IS 'x'",
    "SELECT content FROM read_text('/dev/stdin')",
    "SELECT * FROM 'file:///etc/passwd'",
    "SELECT * FROM '{home}/annan.duckdb'",
    "FROM glob('/etc/*')",
    "RESET ALL",
)
"""Each must be refused in one line."""

ANSWERED = (
    "SELECT write_log('x')",
    "USE memory",
    "FROM duckdb_settings()",
    "FROM duckdb_logs()",
    "FROM duckdb_databases()",
    "FROM duckdb_variables()",
    "FROM duckdb_external_resources()",
    "FROM checkpoint('medfin')",
    "FROM pragma_storage_info('core.cases')",
    "SELECT current_setting('secret_directory')",
    "SELECT getvariable('question')",
    "SHOW ALL TABLES",
)
"""Each may be answered, and gives nothing from outside the warehouse and changes nothing."""


def _ask(home: Path, sql: str) -> tuple[str, bool]:
    """What was said, and whether it was a refusal."""
    try:
        return repr(run_sql(home, sql, seconds=20).rows), False
    except WarehouseError as error:
        return str(error), True


@pytest.mark.parametrize("sql", [*ATTEMPTS, *ANSWERED])
def test_each_attempt_gets_nothing(home: Path, sql: str) -> None:
    before = published_path(home).read_bytes()
    files = sorted(os.listdir(home))
    said, refused = _ask(home, sql.format(home=home))
    assert "\n" not in said or not refused
    assert SECRET not in said
    assert refused or sql in ANSWERED
    assert published_path(home).read_bytes() == before
    assert sorted(os.listdir(home)) == files


ENDLESS = (
    "SELECT count(*) FROM range(10000000) a, range(10000000) b, range(10000000) c WHERE a.range + b.range + c.range = -1",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE md5(a.range::VARCHAR || b.range) = 'x'",
    "SELECT sleep_ms(600000)",
)


@pytest.mark.parametrize("sql", ENDLESS)
def test_endless_work_is_killed_within_its_time(home: Path, sql: str) -> None:
    started = time.monotonic()
    with pytest.raises(WarehouseError):
        run_sql(home, sql, seconds=1.5)
    assert time.monotonic() - started < 15


def test_a_question_whose_asker_is_killed_ends_too(home: Path) -> None:
    program = (
        f"import sys; sys.path[:0] = {[p for p in sys.path if p]!r}\n"
        "from pathlib import Path\n"
        "from warehouse.queries import run_sql\n"
        "run_sql(Path(sys.argv[1]), 'SELECT sleep_ms(600000)', seconds=2)\n"
    )
    asker = subprocess.Popen([sys.executable, "-c", program, str(home)])
    deadline = time.monotonic() + 30
    while not (children := _children(asker.pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.5)
    asker.kill()
    asker.wait()
    assert children
    while any(_there(child) for child in children):
        assert time.monotonic() < deadline + 20, "it goes on without anybody to answer"
        time.sleep(0.05)


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []


def _there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


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
