"""No list takes longer than 200 ms at ten thousand cases, and none holds up or is held up by a batch."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from unit.desk.web_home import client_of

from warehouse.connection import open_working
from warehouse.snapshot import publish

CASES = 10_000
MOST_SECONDS = 0.2
TRIES = 5

# Invented rows in bulk: three findings, two papers, eight financiers and a page of text a case.
ROWS = """
INSERT INTO core.cases BY NAME
SELECT 'c-' || i AS case_id, 'NR ' || (2015 + i % 12) || '/' || lpad(i::VARCHAR, 5, '0') AS registration_number,
       'Projekt ' || ['Hamnar', 'Skogsbruk', 'Mathantverk', 'Vattenvård', 'Besöksnäring'][1 + i % 5] || ' ' || i AS project_title,
       'Förening ' || (i % 900) AS applicant_name, 'Region ' || (i % 21) AS authority,
       DATE '2015-01-01' + (i % 4000)::INTEGER AS received_on, 1000000 + i AS amount_applied_for_sek,
       2000000 + i AS total_cost_sek, ['granted', 'pending', 'rejected'][1 + i % 3] AS outcome
FROM range($cases) AS t(i);
INSERT INTO core.documents BY NAME
SELECT 'd-' || i AS document_id, 's' || i AS file_sha256, 0 AS segment, 'loaded' AS status, 'loaded' AS status_read,
       ['application', 'decision'][1 + i % 2] AS kind
FROM range(2 * $cases) AS t(i);
INSERT INTO core.case_documents BY NAME
SELECT 'd-' || i AS document_id, 'c-' || (i // 2) AS case_id, 0 AS revision, 'number' AS evidence FROM range(2 * $cases) AS t(i);
INSERT INTO core.financing BY NAME
SELECT 'd-' || (2 * (i // 8)) AS document_id, i % 8 AS position, 'Finansiär ' || (i * 7 % 400) AS financier,
       'Finansiär' AS financier_as_written, 'other' AS financier_type, 'cash' AS contribution, 'intended' AS status,
       100000 AS amount_sek, i % 8 AS printed_row, FALSE AS is_authority_row
FROM range(8 * $cases) AS t(i);
INSERT INTO core.municipalities BY NAME
SELECT 'd-' || (2 * (i // 4)) AS document_id, i % 4 AS position, (i * 11 % 290)::VARCHAR AS municipality_code,
       'Kommun ' || (i * 11 % 290) AS municipality, '01' AS county_code, 'financier' AS role
FROM range(4 * $cases) AS t(i);
INSERT INTO core.findings BY NAME
SELECT 'x-' || i AS finding_id, 'c-' || (i // 3) AS case_id, '' AS subject,
       ['applied_for_differs', 'period_differs', 'financier_twice'][1 + i % 3] AS rule,
       ['error', 'warning', 'info'][1 + i % 3] AS severity,
       ['mismatch', 'match', 'match'][1 + (i * 13 % 7) % 3] AS outcome,
       'Något är olika.' AS message, 1000 * (i % 777) AS difference_sek, DATE '2026-11-23' AS first_seen_on,
       DATE '2026-11-23' AS last_seen_on, 'run-1' AS last_run_id
FROM range(3 * $cases) AS t(i);
INSERT INTO landing.records BY NAME
SELECT 'd-' || i AS document_id, 's' || i AS file_sha256, 0 AS segment, '{}' AS record,
       'Ansökan om medfinansiering nummer' || i || ' från förening' || (i % 900) ||
       repeat(' hamnar muddras besiktigas och underhålls enligt planen', 20) AS document_text
FROM range(2 * $cases) AS t(i);
INSERT INTO core.facts BY NAME
SELECT 'f-' || i AS fact_id, 'd-' || (i // 10) AS document_id, i % 10 AS position, ['amount', 'date'][1 + i % 2] AS kind,
       ['financing', 'received', 'unassigned'][1 + (i % 7) % 3] AS role, '1000.00' AS value, '1 000' AS raw, 1 AS page,
       50 AS x0, 100 AS top, 90 AS x1, 110 AS bottom, CASE WHEN i % 200 = 0 THEN 'ambiguous' ELSE 'certain' END AS standing,
       'pdf' AS reader, 0 AS span_start, 5 AS span_end
FROM range(20 * $cases) AS t(i);
INSERT INTO core.conditions BY NAME
SELECT 'd-' || (10 * i + 1) AS document_id, 0 AS position, 'Under förutsättning att övrig finansiering ordnas.' AS clause FROM range($cases // 5) AS t(i);
INSERT INTO core.expectations BY NAME
SELECT 'c-' || (10 * i) AS case_id, 'd-' || (20 * i) AS document_id, 0 AS position, 'commitment' AS kind, FALSE AS is_revised,
       'Intyget skickas separat.' AS clause
FROM range($cases // 10) AS t(i);
INSERT INTO core.bridge BY NAME
SELECT 'c-' || (i // 8) AS case_id, 0 AS stretch, i % 8 AS position, ['total', 'line'][1 + least(i % 8, 1)] AS kind, 'd-0' AS source_document_id,
       'd-1' AS target_document_id, 'ansökan' AS source, 'beslutet' AS target, 'Finansiär' AS financier, 'cash' AS contribution,
       1000 AS before_sek, 1000 AS after_sek, 0 AS change_sek, FALSE AS assumed, [] AS fact_ids
FROM range(8 * $cases) AS t(i);
INSERT INTO landing.receipts
SELECT '/inkorg', 'Ärende ' || (i // 2) || '/handling ' || i || '.pdf', 's' || i, NULL, TIMESTAMP '2026-11-23 02:00:00', 'run-1'
FROM range(2 * $cases) AS t(i);
INSERT INTO meta.runs
VALUES ('run-1', TIMESTAMP '2026-11-23 02:00:00', TIMESTAMP '2026-11-23 02:30:00', 20000, 20000, 20000, 0, 0, 5000);
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stort")
    con = open_working(folder)
    for statement in ROWS.split(";\n"):
        if statement.strip():
            con.execute(statement, {"cases": CASES} if "$cases" in statement else None)
    publish(con, folder)
    con.close()
    return folder


@pytest.fixture(scope="module")
def browser(home: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    client = client_of(home, tmp_path_factory.mktemp("bilder"))
    client.get("/")
    client.app.state.desk.holder.view().snapshot.words.wait()  # type: ignore[attr-defined]
    return client


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "Öppna fel"),
        ("/arenden", "10000 ärenden"),
        ("/arenden?grad=error&ordning=inkom&sida=7", "Sida 7 av"),
        ("/arenden?kommun=Kommun 11&finansiar=Finansiär 7", "ärende"),
        ("/arenden?q=NR 2020/17", "1 ärende"),
        ("/arenden?q=hamnar", "10000 ärenden"),
        ("/arenden?q=mathantvrk 42", "ärenden för"),
        ("/arenden?q=nummer4242", "1 ärende"),
        ("/handlingar", "20000 handlingar"),
        ("/handlingar?sida=300", "Sida 300 av 400"),
        ("/arende/c-5000", "Projekt Hamnar 5000"),
        ("/arenden?natt=findings&omdome=saknas", "ärende"),
        ("/avvikelse/x-7003", "Vad regeln säger"),
        ("/handlingar?nya=1&sida=200", "20000 handlingar"),
        ("/vantar/tvetydiga", "1000 rader"),
        ("/vantar/belopp-utan-roll?sida=3", "Belopp utan roll"),
        ("/vantar/datum-utan-roll", "Datum utan roll"),
        ("/vantar/villkor", "2000 rader"),
        ("/vantar/utlovade?sida=9", "1000 rader"),
        ("/vantar/natter", "1 rad"),
        ("/stickprov", "återstår"),
        ("/handling/d-400", "Det som lästes"),
        ("/natt.svg", "Störst skillnad"),
    ],
)
def test_no_page_takes_longer(browser: TestClient, address: str, said: str) -> None:
    times = []
    for _ in range(TRIES):
        # Time of this process alone, all its threads counted: what else the machine does is not the page's doing.
        before = time.process_time()
        answer = browser.get(address)
        times.append(time.process_time() - before)
        if times[-1] < MOST_SECONDS:
            break
    assert answer.status_code == 200
    assert said in answer.text
    assert min(times) < MOST_SECONDS, f"{address}: {min(times) * 1000:.0f} ms"


def test_the_next_night_is_seen_without_starting_again(home: Path, browser: TestClient) -> None:
    con = open_working(home)
    try:
        assert browser.get("/").status_code == 200, "a writing batch does not hold up the page"
        con.execute("INSERT INTO meta.runs SELECT 'run-2', $at, $at, 1, 1, 1, 0, 0, 1", {"at": datetime(2026, 11, 24, 2, 7)})
        publish(con, home)
    finally:
        con.close()
    assert "2026-11-23 02:30" in browser.get("/").text, "the old night is shown while the new one is loaded"
    browser.app.state.desk.holder.wait()  # type: ignore[attr-defined]
    assert "2026-11-24 02:07" in browser.get("/").text
