"""`medfin verify` reads papers again and builds the warehouse anew beside the real one; whatever was changed on the way is named."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
from e2e.conftest import ENTRY, fill, ingest, rows

from flows.recheck import read_again
from warehouse.home import published_path, work_folder


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("verify")
    fill(here / "inkorg", 2)
    (here / "inkorg" / "ärende 0" / "beslut.pdf").write_text("paper decision RUN-2026-0 90000")
    ingest(here / "inkorg", here / "hem")
    return here / "hem"


def tampered(home: Path, sql: str) -> None:
    """Somebody with a DuckDB client changes the published file."""
    with duckdb.connect(str(published_path(home))) as con:
        con.execute(sql)


def copied(home: Path, target: Path) -> Path:
    import shutil

    return Path(shutil.copytree(home, target))


def test_what_is_sound_gives_the_same(ready: Path) -> None:
    differences, read, other = read_again(ready, None, ENTRY)
    assert (differences, other) == ([], 0)
    assert read == rows(ready, "SELECT count(*) FROM landing.files")[0][0]
    assert not list(work_folder(ready).glob("verify-*"))
    assert read_again(ready, 3, ENTRY)[:2] == ([], 3)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE core.facts SET value = '1.00' WHERE role = 'granted'", "core.facts säger något annat om ärende 0/beslut.pdf"),
        ("DELETE FROM core.facts WHERE role = 'granted'", "core.facts säger något annat om"),
        ("UPDATE core.documents SET amount_granted_sek = 1 WHERE kind = 'decision'", "core.documents säger något annat om"),
        ("UPDATE core.cases SET amount_granted_sek = 1", "Ärendet c-"),
        ("UPDATE core.findings SET outcome = 'match' WHERE outcome = 'mismatch'", "Jämförelsen x-"),
        ("DELETE FROM core.findings WHERE outcome = 'mismatch'", "Jämförelsen x-"),
        ("UPDATE core.case_documents SET case_id = 'c-annat'", "Handlingens ärende d-"),
        ("UPDATE landing.records SET record = replace(record, '90000', '90001')", "granted 90000"),
        ("UPDATE landing.results SET result = replace(result, 'damaged', 'no_text')", "slutar som quarantined damaged"),
    ],
)
def test_each_change_is_named(ready: Path, tmp_path: Path, sql: str, said: str) -> None:
    home = copied(ready, tmp_path / "hem")
    tampered(home, sql)
    differences = read_again(home, None, ENTRY)[0]
    assert any(said in line for line in differences), differences


def test_what_another_version_has_read_is_counted_and_not_accused(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.recheck.VERSION", "next")
    differences, read, other = read_again(ready, 4, ENTRY)
    assert (differences, read, other) == ([], 0, 4)


def test_a_reader_that_says_something_else_is_named(ready: Path) -> None:
    found: Any = read_again(ready, None, "fake_readers:obey_next")[0]
    assert any("beslut.pdf: handling 0 läses annorlunda" in line for line in found)
