"""Officers' questions at a million facts, while another process writes and publishes: how long they wait, and whether any fails."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import table
from warehouse.connection import open_published, open_working
from warehouse.queries import saved_queries
from warehouse.snapshot import publish

ROOT = Path(__file__).resolve().parents[2]

ROWS = """
INSERT INTO core.cases BY NAME
SELECT 'c-' || i AS case_id, 'NR ' || (2015 + i % 12) || '/' || i AS registration_number, 'Projekt ' || i AS project_title,
       'Förening ' || (i % 900) AS applicant_name, 'Region ' || (i % 21) AS authority,
       DATE '2015-01-01' + (i % 4000)::INTEGER AS received_on, 1000000 + i AS amount_applied_for_sek,
       2000000 + i AS total_cost_sek, ['granted', 'pending', 'rejected'][1 + i % 3] AS outcome
FROM range($facts // 100) AS t(i);
INSERT INTO core.documents BY NAME
SELECT 'd-' || i AS document_id, 's' || i AS file_sha256, 0 AS segment, 'loaded' AS status, 'loaded' AS status_read,
       ['application', 'decision'][1 + i % 2] AS kind
FROM range($facts // 50) AS t(i);
INSERT INTO core.case_documents BY NAME
SELECT 'd-' || i AS document_id, 'c-' || (i // 2) AS case_id, 0 AS revision, 'number' AS evidence FROM range($facts // 50) AS t(i);
INSERT INTO core.facts BY NAME
SELECT 'f-' || i AS fact_id, 'd-' || (i // 50) AS document_id, i % 50 AS position, 'amount' AS kind, 'financing' AS role,
       (100000 + i % 9999)::VARCHAR AS value, 'SEK' AS unit, 'x' AS raw, 0 AS span_start, 1 AS span_end, 1 AS page, 0 AS x0, 0 AS top,
       9 AS x1, 9 AS bottom, 'certain' AS standing
FROM range($facts) AS t(i);
INSERT INTO core.financing BY NAME
SELECT 'd-' || (2 * (i // 8)) AS document_id, i % 8 AS position, 'Finansiär ' || (i * 7 % 400) AS financier,
       'Finansiär' AS financier_as_written, 'municipality' AS financier_type, (i * 11 % 290)::VARCHAR AS municipality_code,
       'cash' AS contribution, 'intended' AS status, 2020 + i % 6 AS year, 100000 AS amount_sek, i % 8 AS printed_row,
       FALSE AS is_authority_row
FROM range($facts // 25) AS t(i);
INSERT INTO core.findings BY NAME
SELECT 'x-' || i AS finding_id, 'c-' || (i // 3) AS case_id, '' AS subject,
       ['applied_for_differs', 'period_differs', 'financier_twice'][1 + i % 3] AS rule, ['error', 'warning', 'info'][1 + i % 3] AS severity,
       ['mismatch', 'match', 'match'][1 + (i * 13 % 7) % 3] AS outcome, 'Något är olika.' AS message,
       1000 * (i % 777) AS difference_sek, DATE '2026-11-23' AS first_seen_on, DATE '2026-11-23' AS last_seen_on, 'run-1' AS last_run_id
FROM range(3 * ($facts // 100)) AS t(i);
INSERT INTO meta.runs
VALUES ('run-1', TIMESTAMP '2026-11-23 02:00:00', TIMESTAMP '2026-11-23 02:30:00', 20000, 20000, 20000, 0, 0, 5000)
"""

_PUBLISHER = """
import sys
from pathlib import Path
from warehouse.connection import open_working
from warehouse.snapshot import publish
home = Path(sys.argv[1])
con = open_working(home)
print("ready", flush=True)
for turn in range(1000):
    con.execute("UPDATE core.cases SET total_cost_sek = total_cost_sek + 1 WHERE case_id < 'c-2'")
    publish(con, home)
"""


def fill(home: Path, facts: int) -> None:
    """A published warehouse of invented rows."""
    con = open_working(home)
    for statement in ROWS.split(";\n"):
        con.execute(statement, {"facts": facts} if "$facts" in statement else None)
    publish(con, home)
    con.close()


def ask(home: Path, seconds: float) -> str:
    """Every saved question in turn, each on the file as it is now, until the time is up."""
    publisher = subprocess.Popen([sys.executable, "-c", _PUBLISHER, str(home)], stdout=subprocess.PIPE, cwd=ROOT)
    questions = [(q.name, q.sql, dict.fromkeys(q.parameters)) for q in saved_queries()]
    waits: dict[str, list[float]] = {name: [] for name, _, _ in questions}
    openings: list[float] = []
    used: list[float] = []
    errors = 0
    try:
        assert publisher.stdout is not None
        publisher.stdout.readline()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.monotonic()
            try:
                con = open_published(home)
            except Exception:
                errors += 1
                continue
            openings.append(time.monotonic() - began)
            for name, sql, parameters in questions:
                began, busy = time.monotonic(), time.process_time()
                try:
                    con.execute(sql, parameters or None).fetchall()
                except Exception:
                    errors += 1
                waits[name].append(time.monotonic() - began)
                used.append(time.process_time() - busy)
            con.close()
    finally:
        publisher.kill()
        publisher.wait()
        if publisher.stdout is not None:
            publisher.stdout.close()
    every = sorted(wait for each in waits.values() for wait in each)
    used.sort()
    slowest = sorted(((statistics.median(each), name) for name, each in waits.items() if each), reverse=True)[:3]
    rows = [
        ("questions asked", f"{len(every)}"),
        ("median", f"{1000 * statistics.median(every):.1f} ms"),
        ("95th percentile", f"{1000 * every[int(0.95 * len(every))]:.1f} ms"),
        ("median, CPU", f"{1000 * statistics.median(used):.1f} ms"),
        ("95th percentile, CPU", f"{1000 * used[int(0.95 * len(used))]:.1f} ms"),
        ("opening the file, median", f"{1000 * statistics.median(openings):.1f} ms"),
        ("errors of any kind", f"{errors}"),
        *((f"slowest: {name}", f"{1000 * wait:.1f} ms") for wait, name in slowest),
    ]
    return table(("officers' questions, by the clock unless CPU is said", ""), rows)
