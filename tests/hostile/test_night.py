"""Every hostile file ends in the state that is right for it, and costs its honest neighbours nothing."""

import pytest
from hostile.conftest import GOOD, Night
from hostile.files import ALL, ODD_NAMES, SILENT_FILES, UNSEEN_FILES, Hostile

from warehouse.exports import export
from warehouse.home import archive_path, work_folder
from warehouse.verify import verify

HIDDEN_VALUE = "9999999.00"


def ends_of(night: Night, name: str) -> set[str]:
    rows = night.rows(
        "SELECT file_name, CASE WHEN status = 'quarantined' THEN reason ELSE status END FROM report.documents WHERE segment = 0"
    )
    return {end for file, end in rows if file == name}


def problems_of(night: Night, name: str) -> set[str]:
    rows = night.rows("SELECT d.file_name, p.code FROM report.problems AS p JOIN report.documents AS d USING (document_id)")
    return {code for file, code in rows if file == name}


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_each_ends_as_it_should(night: Night, file: Hostile) -> None:
    (end,) = ends_of(night, file.name)
    assert end in file.ends
    if file.problem:
        assert file.problem in problems_of(night, file.name)


@pytest.mark.parametrize("file", SILENT_FILES, ids=lambda file: file.name)
def test_what_is_easily_taken_for_read_is_never_loaded_in_silence(night: Night, file: Hostile) -> None:
    assert problems_of(night, file.name) or "loaded" not in ends_of(night, file.name)


@pytest.mark.parametrize("file", UNSEEN_FILES, ids=lambda file: file.name)
def test_what_nobody_sees_is_not_read(night: Night, file: Hostile) -> None:
    facts = night.rows("SELECT d.file_name, f.value FROM report.facts AS f JOIN report.documents AS d USING (document_id)")
    mine = {value for name, value in facts if name == file.name}
    assert HIDDEN_VALUE not in mine
    assert mine or file.name.endswith((".xlsx", ".eml")), "what is seen is read"
    texts = night.rows(
        "SELECT d.file_name, t.document_text FROM report.texts AS t JOIN report.documents AS d USING (document_id)"
    )
    assert not any("9 999 999" in (text or "") for name, text in texts if name == file.name)


def test_fifty_honest_files_beside_them_are_loaded(night: Night) -> None:
    rows = night.rows("SELECT amount_applied_for_sek FROM report.documents WHERE file_name LIKE 'god %' AND status = 'loaded'")
    assert [int(amount) for (amount,) in rows] == [450_000] * GOOD


def test_honest_files_with_odd_names_are_loaded(night: Night) -> None:
    loaded = {name for (name,) in night.rows("SELECT file_name FROM report.documents WHERE status = 'loaded'")}
    assert set(ODD_NAMES) <= loaded
    assert "ej utf-8 \\xff\\xfe.pdf" in loaded


def test_what_is_no_file_is_not_taken_in_and_that_is_said(night: Night) -> None:
    skipped = {s.name for s in night.summary.skipped if not s.is_clutter}
    assert set(night.not_files) <= skipped
    assert any("led" in s.reason for s in night.summary.skipped), "folders without end are said too"
    assert not night.rows("SELECT 1 FROM report.documents WHERE file_name IN ('lank.pdf', 'ror.pdf', 'uttag.pdf', 'bruten.pdf')")


def test_names_of_attachments_stay_names(night: Night) -> None:
    names = [name for (name,) in night.rows("SELECT file_name FROM report.documents WHERE starts_with(file_name, 'mapp.pdf/')")]
    names += [name for (name,) in night.rows("SELECT received_path FROM landing.receipts WHERE parent_sha256 IS NOT NULL")]
    assert len(names) > 8
    assert not any("/" in name.partition("#")[2] for name in names)
    inside = [p for p in night.home.rglob("*") if p.is_file()]
    assert all(p.resolve().is_relative_to(night.home.resolve()) for p in inside)
    assert not (night.home.parent / "x.pdf").exists()


def test_the_night_was_published_and_the_home_is_whole(night: Night) -> None:
    assert night.summary.published
    assert verify(night.home) == ()
    assert not list((work_folder(night.home) / "incoming").glob("*"))
    for (sha,) in night.rows("SELECT file_sha256 FROM landing.files"):
        assert archive_path(night.home, sha).is_file()


def test_exports_neutralise_what_a_spreadsheet_would_run(night: Night) -> None:
    export(night.home, "csv", night.home.parent / "csv")
    text = (night.home.parent / "csv" / "documents.csv").read_text(encoding="utf-8-sig")
    assert "HYPERLINK" in text
    starts = [cell for line in text.splitlines() for cell in line.replace('"', "").replace(";", ",").split(",")]
    assert not [cell for cell in starts if cell.startswith(("=", "@", "\t", "+1"))]
