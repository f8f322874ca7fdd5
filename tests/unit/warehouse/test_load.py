from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_builders import RUN, VERSION, cost, fact, line, loaded, receipt, record, sha, unread

from schemas.identity import document_id
from schemas.problems import Problem, ProblemCode
from schemas.roles import CostCategory, DocumentKind
from warehouse.codec import decode_record, encode_record
from warehouse.connection import Connection, open_read_only, open_working
from warehouse.load import LoadedFile, done_files, load_results, record_receipts
from warehouse.runs import Run, start_run
from warehouse.snapshot import make_views, publish, table_counts
from warehouse.store import assemble_and_store_cases


@pytest.fixture
def con(tmp_path: Path) -> Connection:
    con = open_working(tmp_path)
    start_run(con, RUN)
    make_views(con)
    return con


APPLICATION = record(
    registration_number="RUN 2026-00012",
    project_title="Fjällens smak",
    received_on="2026-01-15",
    amount_applied_for="450000",
    total_cost="1200000.50",
    support_rate=fact("37.5", "support_rate"),
    financing=(line("Åre kommun", 100000, municipality_code="2321"), line("11 kommuner", None, count=11)),
    budget=(cost("Löner", 800000), cost("Intäkter", -2000, CostCategory.INCOME)),
    text="Ansökan om medel",
)


def test_a_record_survives_json() -> None:
    assert decode_record(encode_record(APPLICATION), APPLICATION.text) == APPLICATION


def test_fields_become_columns_with_their_types(con: Connection) -> None:
    record_receipts(con, RUN, [receipt("a.pdf", "Fjällens smak/a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    row = con.execute(
        "SELECT file_name, kind, received_on::VARCHAR, amount_applied_for_sek, total_cost_sek, support_rate_pct, decided_on"
        " FROM report.documents"
    ).fetchone()
    assert row == (
        "Fjällens smak/a.pdf",
        "application",
        "2026-01-15",
        Decimal("450000.00"),
        Decimal("1200000.50"),
        Decimal("37.5000"),
        None,
    )
    assert con.execute("SELECT financier, amount_sek, count_named FROM report.financing ORDER BY 1").fetchall() == [
        ("11 kommuner", None, 11),
        ("Åre kommun", Decimal("100000.00"), None),
    ]
    assert con.execute("SELECT sum(amount_sek) FROM report.budget_lines").fetchone() == (Decimal("798000.00"),)
    assert con.execute("SELECT document_text FROM report.texts").fetchone() == ("Ansökan om medel",)


def test_loading_twice_equals_loading_once(con: Connection) -> None:
    record_receipts(con, RUN, [receipt("a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    once = table_counts(con)
    record_receipts(con, RUN, [receipt("a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    assert table_counts(con) == once


def test_a_second_copy_gives_no_row(con: Connection) -> None:
    record_receipts(con, RUN, [receipt("a.pdf", "a.pdf"), receipt("a.pdf", "kopia av a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    assert con.execute("SELECT file_name, copies FROM report.documents").fetchall() == [("a.pdf", 2)]


def test_reading_again_with_fewer_segments_leaves_nothing_behind(con: Connection) -> None:
    record_receipts(con, RUN, [receipt("a.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION, record(DocumentKind.DECISION, 1, project_title="X"))])
    load_results(con, RUN, [LoadedFile(sha("a.pdf"), loaded("a.pdf", record()).result, "2")])
    assert con.execute("SELECT segment, extractor_version FROM core.documents").fetchall() == [(0, "2")]
    assert con.execute("SELECT count(*) FROM core.facts").fetchone() == (0,)
    assert done_files(con, "2") == frozenset({sha("a.pdf")})
    assert done_files(con, VERSION) == frozenset(), "a version that is taken back reads it again"


def test_an_unread_file_is_one_row_with_its_reason(con: Connection) -> None:
    record_receipts(con, RUN, [receipt("b.pdf")])
    counts = load_results(con, RUN, [LoadedFile(sha("b.pdf"), unread(ProblemCode.ENCRYPTED), VERSION)])
    assert counts.quarantined == 1
    assert con.execute("SELECT status, reason, kind, segment FROM report.documents").fetchall() == [
        ("quarantined", "encrypted", None, 0)
    ]
    assert con.execute("SELECT code FROM report.problems").fetchall() == [("encrypted",)]


def test_a_figure_that_cannot_be_stored_waits_for_an_officer_and_stops_no_other(con: Connection) -> None:
    monster = record(amount_applied_for="9" * 30)
    record_receipts(con, RUN, [receipt("a.pdf"), receipt("b.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION), loaded("b.pdf", monster)])
    assert con.execute("SELECT status, amount_applied_for_sek FROM report.documents ORDER BY 2 NULLS LAST").fetchall() == [
        ("loaded", Decimal("450000.00")),
        ("needs_review", None),
    ]
    assert con.execute("SELECT code FROM report.problems").fetchall() == [("extractor_failed",)]


def test_problems_of_the_file_stand_by_its_first_document(con: Connection) -> None:
    told = Problem(ProblemCode.PAGES_MISSING, "Två sidor saknas.")
    load_results(con, RUN, [loaded("a.pdf", record(segment=0), record(segment=1), problems=(told,))])
    assert con.execute("SELECT document_id, message FROM report.problems").fetchall() == [
        (document_id(sha("a.pdf"), 0), "Två sidor saknas.")
    ]


def test_a_failing_chunk_leaves_nothing(con: Connection) -> None:
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    before = table_counts(con)
    con.execute("ALTER TABLE core.problems RENAME TO problems_away")
    with pytest.raises(Exception, match="problems"):
        load_results(con, RUN, [loaded("b.pdf", APPLICATION)])
    con.execute("ALTER TABLE core.problems_away RENAME TO problems")
    assert table_counts(con) == before


def test_publishing_replaces_the_file_and_can_be_read_beside_the_writer(con: Connection, tmp_path: Path) -> None:
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    publish(con, tmp_path)
    reader = open_read_only(tmp_path / "medfin.duckdb")
    start_run(con, Run("run-2", RUN.started_at))
    load_results(con, RUN, [loaded("b.pdf", record(project_title="Annat"))])
    assert publish(con, tmp_path).documents == 2
    assert reader.execute("SELECT count(*) FROM report.documents").fetchone() == (1,)
    with open_read_only(tmp_path / "medfin.duckdb") as again:
        assert again.execute("SELECT count(*) FROM report.documents").fetchone() == (2,)
    assert sorted(p.name for p in (tmp_path / "work").iterdir() if "publish" in p.name) == []


def test_a_failed_publish_leaves_yesterdays_file(con: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(con, tmp_path)
    load_results(con, RUN, [loaded("a.pdf", APPLICATION)])
    monkeypatch.setattr("warehouse.snapshot.VIEWS", ("documents", "no_such_view"))
    with pytest.raises(KeyError):
        publish(con, tmp_path)
    monkeypatch.undo()
    with open_read_only(tmp_path / "medfin.duckdb") as reader:
        assert reader.execute("SELECT count(*) FROM report.documents").fetchone() == (0,)
    assert publish(con, tmp_path).documents == 1


def test_what_a_case_shows_of_a_paper_goes_when_the_case_no_longer_shows_it(con: Connection) -> None:
    own = fact("450000.00", "amount_applied_for", 0, fact_id="f-own")
    budget = record(
        DocumentKind.BUDGET,
        project_title="Fjällens smak",
        facts=(own,),
        financing=(line("Region Norrmark", 450000, fact_id="f-own"),),
    )
    application = record(project_title="Fjällens smak", authority="Region Norrmark")
    asked = "SELECT amount_applied_for_sek FROM report.documents WHERE kind = 'budget'"
    for others, expected in (((application,), Decimal("450000.00")), ((), None)):
        items = [loaded("b.pdf", budget), loaded("a.pdf", *others) if others else LoadedFile(sha("a.pdf"), unread(), VERSION)]
        record_receipts(con, RUN, [receipt(n, f"Fjällens smak/{n}") for n in ("a.pdf", "b.pdf")])
        load_results(con, RUN, items)
        assemble_and_store_cases(con)
        assert con.execute(asked).fetchall() == [(expected,)]
