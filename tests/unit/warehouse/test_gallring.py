"""Removal under a decision: all of the case goes and nothing else, the tombstone stays, and nothing brings it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from e2e.conftest import ingest, rows

from flows.command import main
from flows.gallring import _in_words
from warehouse.connection import Connection, open_published, open_working
from warehouse.errors import WarehouseError
from warehouse.gallring import disposed_files, look_up
from warehouse.home import archive_folder, journal_path, published_path, register_path, shadow_home, working_path
from warehouse.journal import read_journal
from warehouse.verify import verify


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    for n in (1, 2):
        (folder / f"ärende {n}").mkdir(parents=True)
        (folder / f"ärende {n}" / "ansökan.pdf").write_text(f"paper application RUN-2026-{n} {100000 + n}")
        (folder / f"ärende {n}" / "beslut.pdf").write_text(f"paper decision RUN-2026-{n} {90000 + n}")
        (folder / f"ärende {n}" / "mejl.eml").write_text(f"attach paper_budget_RUN-2026-{n}_{100000 + n}")
    return folder


@pytest.fixture
def home(inbox: Path, tmp_path: Path) -> Path:
    home = tmp_path / "hem"
    ingest(inbox, home)
    return home


def gallra(home: Path, *more: str) -> int:
    case = rows(home, "SELECT case_id FROM report.cases WHERE registration_number = 'RUN-2026-1'")[0][0]
    return main(["gallring", case, "--decision", "KS 2026/9 § 4", "--by", "Arkivarien", "--home", str(home), *more])


def traces(con: Connection, words: set[str]) -> list[str]:
    """Every table that holds one of the words in a column of text or names, tombstones aside."""
    found = []
    columns: list[tuple[Any, ...]] = con.execute(
        "SELECT table_schema, table_name, column_name FROM information_schema.columns "
        "WHERE table_schema IN ('landing', 'core', 'meta', 'history') AND data_type IN ('VARCHAR', 'VARCHAR[]')"
    ).fetchall()
    for schema, table, column in columns:
        if table == "disposals":
            continue
        for (value,) in con.execute(f'SELECT DISTINCT "{column}"::VARCHAR FROM "{schema}"."{table}"').fetchall():
            if value is not None and any(word in value for word in words):
                found.append(f"{schema}.{table}.{column}: {value[:80]}")
    return found


def test_all_of_the_case_goes_and_nothing_else(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = rows(home, "SELECT case_id FROM report.cases WHERE registration_number = 'RUN-2026-1'")[0][0]
    plan = look_up(home, case)
    assert (len(plan.files), plan.kept) == (4, ())
    before = {p.name for p in archive_folder(home).iterdir()}
    shadow_home(home).mkdir()
    (shadow_home(home) / "medfin.duckdb").write_bytes(published_path(home).read_bytes())
    assert gallra(home) == 0
    assert not shadow_home(home).exists(), "a reading beside the real one has it too"
    assert "4 filer" in capsys.readouterr().out
    assert before - {p.name for p in archive_folder(home).iterdir()} == set(plan.files)
    assert rows(home, "SELECT registration_number FROM report.cases") == [("RUN-2026-2",)]
    with open_published(home) as con:
        assert traces(con, {case, *plan.files, *plan.documents, "RUN-2026-1", "100001"}) == []
    left = published_path(home).read_bytes()
    assert b"Projekt RUN-2026-1" not in left
    assert b"Projekt RUN-2026-2" in left
    assert not working_path(home).exists()
    register = register_path(home).read_text(encoding="utf-8")
    assert not any(word in register for word in (case, *plan.files, *plan.documents, "ärende 1"))
    assert "ärende 2" in register
    assert verify(home) == ()


def test_the_tombstone_says_what_by_whom_and_under_which_decision(home: Path) -> None:
    gallra(home, "--note", "gallringsfrist ute")
    (tomb,) = rows(home, "SELECT decision, given_by, note, len(files), received_from IS NOT NULL FROM core.disposals")
    assert tomb == ("KS 2026/9 § 4", "Arkivarien", "gallringsfrist ute", 4, True)
    (entry,) = read_journal(journal_path(home)).entries
    assert entry.kind == "disposal"
    assert len(disposed_files(home)) == 4


def test_a_later_batch_does_not_take_it_in_again(inbox: Path, home: Path) -> None:
    gallra(home)
    # The mail comes once more, in other words and with the removed attachment.
    (inbox / "igen.eml").write_text("attach paper_budget_RUN-2026-1_100001 annat")
    summary = ingest(inbox, home)
    assert summary.published
    assert sorted(s.reason for s in summary.skipped) == ["gallrad enligt beslut; ta bort den ur inkorgen"] * 3
    assert [
        name for (name,) in rows(home, "SELECT received_path FROM landing.receipts WHERE received_path LIKE 'igen%' ORDER BY 1")
    ] == [
        "igen.eml",
        "igen.eml#bilaga 1.txt",
    ]
    assert rows(home, "SELECT registration_number FROM report.cases") == [("RUN-2026-2",)]
    assert verify(home) == ()


def test_a_crash_after_the_tombstone_is_made_good_by_the_next_batch(
    inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.reviews.fold_in", lambda con, home: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert gallra(home) == 1
    monkeypatch.undo()
    assert any("gallrad" in line for line in verify(home))
    assert ingest(inbox, home).published
    assert verify(home) == ()
    assert rows(home, "SELECT registration_number FROM report.cases") == [("RUN-2026-2",)]


def test_a_rebuilt_warehouse_honours_it(inbox: Path, home: Path) -> None:
    gallra(home)
    published_path(home).unlink()
    working_path(home).unlink(missing_ok=True)
    assert ingest(inbox, home).published
    assert rows(home, "SELECT registration_number FROM report.cases") == [("RUN-2026-2",)]
    assert rows(home, "SELECT count(*) FROM core.disposals") == [(1,)]


def test_saying_only_what_would_go_changes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gallra(home, "--dry-run") == 0
    assert "Skulle gallras" in capsys.readouterr().out
    assert len(rows(home, "SELECT 1 FROM report.cases")) == 2
    assert not journal_path(home).exists()
    assert "hör också till andra ärenden" in _in_words("c", 1, 1, 2)


def test_a_case_that_is_not_there_or_no_decision(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallring", "c-finns-inte", "--decision", "x", "--by", "y", "--home", str(home)]) == 1
    assert "inget ärende" in capsys.readouterr().err
    assert gallra(home, "--decision", " ") == 1
    with pytest.raises(WarehouseError):
        look_up(home, "")


def test_a_paper_that_another_case_holds_too_stays(home: Path) -> None:
    con = open_working(home)
    con.execute(
        "UPDATE core.case_documents SET case_id = (SELECT case_id FROM core.cases WHERE registration_number = 'RUN-2026-2') "
        "WHERE document_id = (SELECT min(document_id) FROM core.documents JOIN core.case_documents USING (document_id) "
        "JOIN core.cases USING (case_id) WHERE core.cases.registration_number = 'RUN-2026-1' AND core.documents.kind = 'budget')"
    )
    from warehouse.snapshot import publish

    publish(con, home)
    con.close()
    case = rows(home, "SELECT case_id FROM core.cases WHERE registration_number = 'RUN-2026-1'")[0][0]
    plan = look_up(home, case)
    assert len(plan.kept) == 1, "the mail that the other case's attachment came with"
    assert len(plan.files) == 2
