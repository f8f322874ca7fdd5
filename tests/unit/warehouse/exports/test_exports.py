from __future__ import annotations

import csv
import json
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from warehouse_builders import RUN, fact, line, loaded, receipt, record

from warehouse.connection import open_working
from warehouse.errors import WarehouseError
from warehouse.exports import EXPORTS, export
from warehouse.load import load_results, record_receipts
from warehouse.runs import start_run
from warehouse.snapshot import VIEWS, publish
from warehouse.store import assemble_and_store_cases

FORMULA = '=HYPERLINK("http://example.org";"Fjäll")'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    con = open_working(home)
    start_run(con, RUN)
    record_receipts(con, RUN, [receipt("a.pdf")])
    application = record(
        project_title=FORMULA,
        amount_applied_for="450000.50",
        received_on="2026-01-10",
        support_rate=fact("10.86", "support_rate"),
        financing=(line("-varav Åre kommun", None),),
    )
    load_results(con, RUN, [loaded("a.pdf", application)])
    assemble_and_store_cases(con)
    publish(con, home)
    con.close()
    return home


def test_xlsx_has_a_sheet_a_view_and_runs_nothing(home: Path, tmp_path: Path) -> None:
    path = export(home, "xlsx", tmp_path / "ut" / "medfin.xlsx")
    book = openpyxl.load_workbook(path)
    assert set(book.sheetnames) == set(VIEWS) - {"texts"}
    header, row = book["cases"].iter_rows(min_row=1, max_row=2)
    cells = {h.value: c for h, c in zip(header, row, strict=True)}
    assert cells["project_title"].value == FORMULA
    assert cells["project_title"].data_type == "s"
    assert cells["amount_applied_for_sek"].value == 450000.5
    assert cells["amount_applied_for_sek"].number_format == "#,##0.00"
    assert cells["received_on"].value == datetime(2026, 1, 10)
    assert cells["amount_granted_sek"].value is None
    assert book["cases"].auto_filter.ref


def test_csv(home: Path, tmp_path: Path) -> None:
    folder = export(home, "csv", tmp_path / "ut")
    assert {p.name for p in folder.iterdir()} == {f"{view}.csv" for view in VIEWS}
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["amount_applied_for_sek"] == "450000.50"
    assert row["received_on"] == "2026-01-10"
    assert row["amount_granted_sek"] == ""
    assert row["project_title"] == "'" + FORMULA


def test_jsonl_and_a_packed_folder(home: Path, tmp_path: Path) -> None:
    path = export(home, "jsonl", tmp_path / "ut.zip")
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {f"{view}.jsonl" for view in VIEWS}
        row = json.loads(archive.read("cases.jsonl"))
    assert (row["amount_applied_for_sek"], row["project_title"], row["amount_granted_sek"]) == (450000.5, FORMULA, None)


def test_parquet_keeps_the_types(home: Path, tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(export(home, "parquet", tmp_path / "ut") / "cases.parquet")
    assert str(table.schema.field("amount_applied_for_sek").type) == "decimal128(18, 2)"
    assert str(table.schema.field("received_on").type).startswith("date32")


@pytest.mark.parametrize("format", [name for name, _ in EXPORTS])
def test_a_failing_export_leaves_the_old_file(home: Path, tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ("ut.xlsx" if format == "xlsx" else "ut.zip")
    path.write_bytes(b"gammal")

    def fail(*_: object) -> None:
        raise RuntimeError("full disk")

    monkeypatch.setattr("warehouse.exports.EXPORTS", tuple((name, fail) for name, _ in EXPORTS))
    with pytest.raises(RuntimeError):
        export(home, format, path)
    assert path.read_bytes() == b"gammal"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_what_cannot_be_exported_is_said_in_a_line(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    for format, path in (("pdf", tmp_path / "x"), ("xlsx", tmp_path), ("csv", tmp_path / "fil")):
        with pytest.raises(WarehouseError):
            export(home, format, path)
    with pytest.raises(WarehouseError, match="medfin ingest"):
        export(tmp_path, "csv", tmp_path / "ny")
