"""What leaves the house: every column of every view in every tabular form, read back to the same records, and nothing that runs."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from warehouse_builders import RUN, cost, fact, line, loaded, receipt, record

from schemas.records import MunicipalityLine
from schemas.roles import DocumentKind, PartyRole
from warehouse.conclusions import store_conclusions
from warehouse.connection import open_published, open_working
from warehouse.errors import WarehouseError
from warehouse.exports import EXPORTS, export
from warehouse.exports.xlsx import LINKED, LONGEST, SHEETS
from warehouse.findings import store_findings
from warehouse.load import load_results, record_receipts
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.terms import load_terms
from warehouse.runs import finish_run, start_run
from warehouse.snapshot import VIEWS, publish
from warehouse.store import assemble_and_store_cases

FORMULA = '=HYPERLINK("http://example.org";"Fjäll")'
LONG_TEXT = "Å" * (2 * LONGEST + 5)
OFFICERS = [name for name, _ in SHEETS]


def number(value: str, key: str) -> Any:
    return fact(value, "registration_number", role="own_case", fact_id=key)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A granted case that disagrees with itself, another that waits."""
    home = tmp_path_factory.mktemp("home")
    con = open_working(home)
    start_run(con, RUN)
    record_receipts(con, RUN, [receipt(name) for name in ("a.pdf", "b.pdf", "c.pdf")])
    application = record(
        project_title=FORMULA,
        applicant_name="Fjällens Smak AB",
        applicant_org_number="559402-8812",
        registration_number=number("NR 2026/1", "f-number"),
        amount_applied_for="450000.50",
        received_on="2026-01-10",
        period_start="2026-02-01",
        period_end="2027-12-31",
        support_rate=fact("10.86", "support_rate"),
        financing=(line("-varav Åre kommun", None), line("Region Norrmark", 450000, is_authority_row=True, group=1)),
        budget=(cost("Personal", 800000),),
        municipalities=(MunicipalityLine("2321", "Åre", "23", PartyRole.FINANCIER, None),),
        text=LONG_TEXT,
    )
    decision = record(
        DocumentKind.DECISION,
        project_title=FORMULA,
        registration_number=number("NR 2026/1", "f-number-again"),
        amount_granted="500000",
        decided_on="2026-03-01",
    )
    waiting = record(project_title="Ett annat", registration_number=number("NR 2026/2", "f-other"), amount_applied_for="1000")
    load_results(con, RUN, [loaded("a.pdf", application), loaded("b.pdf", decision), loaded("c.pdf", waiting)])
    cases = assemble_and_store_cases(con)
    store_findings(con, RUN, reconcile_all(cases, load_terms()))
    store_conclusions(con, cases)
    finish_run(con, RUN, RUN.started_at.replace(minute=5), files_seen=3, files_new=3)
    publish(con, home)
    con.close()
    return home


def records(home: Path, view: str) -> tuple[list[str], list[dict[str, Any]]]:
    with open_published(home) as con:
        cursor = con.execute(f"SELECT * FROM report.{view} ORDER BY ALL")
        names = [column[0] for column in cursor.description or ()]
        return names, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def case_of(home: Path, number: str) -> str:
    return str(next(row["case_id"] for row in records(home, "cases")[1] if row["registration_number"] == number))


def restored(read: Mapping[str, Any], meant: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a form keeps them, with the types of the warehouse again. Nothing and an empty text are one in a cell."""
    return {name: _restored(read[name], value) for name, value in meant.items()}


def _restored(read: Any, meant: Any) -> Any:
    if read in (None, ""):
        return "" if meant == "" else None
    if isinstance(meant, bool):
        return read in (True, "True")
    if isinstance(meant, Decimal):
        return Decimal(str(read)).quantize(meant)
    if isinstance(meant, datetime):
        moment = read if isinstance(read, datetime) else datetime.fromisoformat(read)
        return meant if abs((moment - meant).total_seconds()) < 0.001 else moment  # a workbook's day is a binary fraction
    if isinstance(meant, date):
        return read.date() if isinstance(read, datetime) else date.fromisoformat(str(read))
    if isinstance(meant, list):
        return json.loads(read) if isinstance(read, str) else list(read)
    if isinstance(meant, int | float):
        return type(meant)(read)
    text = str(read)
    return text[1:] if text.startswith("'") and not meant.startswith("'") else text


def book_rows(book: Any, view: str) -> tuple[list[str], list[dict[str, Any]]]:
    header, *rows = book[view].iter_rows(values_only=True)
    read = [dict(zip(header, row, strict=True)) for row in rows]
    if view == "texts":
        whole: dict[str, dict[str, Any]] = {}
        for row in read:
            known = whole.setdefault(row["document_id"], {**row, "document_text": ""})
            known["document_text"] += row["document_text"] or ""
        read = list(whole.values())
    return list(header), read


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_every_view_is_in_every_form_and_reads_back(home: Path, tmp_path: Path, view: str) -> None:
    columns, meant = records(home, view)
    forms: dict[str, tuple[list[str], list[dict[str, Any]]]] = {}
    with (export(home, "csv", tmp_path / "csv") / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        forms["csv"] = (list(reader.fieldnames or ()), list(reader))
    table = pyarrow.parquet.read_table(export(home, "parquet", tmp_path / "parquet") / f"{view}.parquet")
    forms["parquet"] = (table.column_names, table.to_pylist())
    lines = (export(home, "jsonl", tmp_path / "jsonl") / f"{view}.jsonl").read_text(encoding="utf-8").splitlines()
    forms["jsonl"] = (columns, [json.loads(line) for line in lines])
    forms["xlsx"] = book_rows(openpyxl.load_workbook(export(home, "xlsx", tmp_path / "medfin.xlsx")), view)
    for form, (names, rows) in forms.items():
        assert names == columns, form
        assert len(rows) == len(meant), form
        assert [restored(row, same) for row, same in zip(rows, meant, strict=True)] == meant, form


def test_the_home_has_rows_to_try_it_on(home: Path) -> None:
    filled = {view for view in VIEWS if records(home, view)[1]}
    assert {"cases", "documents", "financing", "budget_lines", "municipalities", "facts", "findings", "runs", "texts"} <= filled


def test_xlsx_is_what_an_officer_would_have_made_and_runs_nothing(home: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(home, "xlsx", tmp_path / "ut" / "medfin.xlsx", desk="http://127.0.0.1:9000/"))
    assert book.sheetnames[:3] == OFFICERS
    assert set(book.sheetnames[3:]) == set(VIEWS)
    for sheet in book:
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), sheet.title
    sheet = book["Ärenden"]
    header, row = sheet.iter_rows(min_row=1, max_row=2)
    cells = {h.value: c for h, c in zip(header, row, strict=True)}
    assert (cells["Projekt"].value, cells["Projekt"].data_type) == (FORMULA, "s")
    assert (cells["Sökt belopp"].value, cells["Sökt belopp"].number_format) == (450000.5, "#,##0.00")
    assert (cells["Inkom"].value, cells["Inkom"].number_format) == (datetime(2026, 1, 10), "yyyy-mm-dd")
    assert cells["Ärendet"].hyperlink.target == f"http://127.0.0.1:9000/arende/{case_of(home, 'NR 2026/1')}"
    found = [
        dict(zip([c.value for c in rows[0]], rows[i], strict=True))
        for rows in [list(book["Avvikelser"].rows)]
        for i in range(1, len(rows))
    ]
    over = next(r for r in found if r["Regel"].value == "granted_over_applied")
    assert over["Skillnad"].value == 49999.5
    codes = {"certain", "probable", "ambiguous", "error", "warning", "granted", "cash", "in_kind", "decision", "application"}
    said = {cell.value for name in OFFICERS for row in book[name].iter_rows(min_row=2) for cell in row}
    assert not codes & said, "an officer reads words, not codes"
    assert all(
        over[name].hyperlink.target.startswith("http://127.0.0.1:9000/") for name in LINKED if name in over and over[name].value
    )
    links = [link.target for sheet in book for link in (c.hyperlink for row in sheet.iter_rows() for c in row) if link]
    assert all(target.startswith("http://127.0.0.1:9000/") for target in links), "no link that a document made"


@pytest.mark.parametrize("format", ["xlsx", "csv", "parquet", "jsonl", "gdp", "360giving"])
def test_some_cases_alone(home: Path, tmp_path: Path, format: str) -> None:
    one = case_of(home, "NR 2026/2")
    path = export(home, format, tmp_path / ("ut.xlsx" if format == "xlsx" else "ut"), [one])
    if format == "xlsx":
        book = openpyxl.load_workbook(path)
        assert [r["case_id"] for r in book_rows(book, "cases")[1]] == [one]
        assert {r["case_id"] for r in book_rows(book, "facts")[1]} == {one}
        assert [row[0] for row in book["Ärenden"].iter_rows(min_row=2, values_only=True)] == ["NR 2026/2"]
        assert len(book_rows(book, "runs")[1]) == 1, "what belongs to no case goes along"
    elif format == "csv":
        with (path / "documents.csv").open(encoding="utf-8", newline="") as file:
            assert [r["case_id"] for r in csv.DictReader(file)] == [one]
    elif format == "parquet":
        assert pyarrow.parquet.read_table(path / "cases.parquet").column("case_id").to_pylist() == [one]
    elif format == "jsonl":
        assert [json.loads(line)["case_id"] for line in (path / "cases.jsonl").read_text().splitlines()] == [one]
    elif format == "gdp":
        assert [a["diarienummer"] for a in json.loads((path / "ansokningar.json").read_text())["ansokningar"]] == ["NR 2026/2"]
        assert json.loads((path / "finansieradeaktiviteter.json").read_text()) == {"finansieradeaktiviteter": []}
    else:
        assert json.loads((path / "grants.json").read_text()) == {"grants": []}, "what waits is no grant"


def test_gdp_has_applications_with_what_was_asked_and_activities_with_what_was_granted(home: Path, tmp_path: Path) -> None:
    folder = export(home, "gdp", tmp_path / "ut")
    assert {p.name for p in folder.iterdir()} == {"utlysningar.json", "ansokningar.json", "finansieradeaktiviteter.json"}
    applications = {a["diarienummer"]: a for a in json.loads((folder / "ansokningar.json").read_text())["ansokningar"]}
    asked = applications["NR 2026/1"]
    assert (asked["soktBelopp"], asked["soktBeloppValuta"], asked["titel"]) == (450000.5, "SEK", FORMULA)
    assert asked["organisationer"] == [{"namn": "Fjällens Smak AB", "organisationsnummer": "559402-8812", "roll": ["Sökande"]}]
    assert asked["beslut"] == [{"datum": "2026-03-01", "typ": "Beslut", "utfall": "Bifall"}]
    assert "beslut" not in applications["NR 2026/2"]
    (activity,) = json.loads((folder / "finansieradeaktiviteter.json").read_text())["finansieradeaktiviteter"]
    assert (activity["startdatum"], activity["slutdatum"]) == ("2026-02-01", "2027-12-31")
    (granted,) = activity["beslutadFinansiering"]
    assert (granted["belopp"], granted["valuta"], granted["finansieradOrganisation"]["namn"]) == (
        500000,
        "SEK",
        "Fjällens Smak AB",
    )
    assert "ar" not in granted, "the decision prints no years"


def test_360giving_has_applied_for_and_awarded_in_both_files(home: Path, tmp_path: Path) -> None:
    folder = export(home, "360giving", tmp_path / "ut")
    (grant,) = json.loads((folder / "grants.json").read_text())["grants"]
    assert (grant["amountAppliedFor"], grant["amountAwarded"], grant["currency"]) == (450000.5, 500000, "SEK")
    assert grant["recipientOrganization"][0]["id"] == "SE-BLV-5594028812"
    assert grant["beneficiaryLocation"] == [{"name": "Åre", "countryCode": "SE", "geoCode": "2321"}]
    with (folder / "grants.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Amount Applied For"], row["Amount Awarded"], row["Award Date"]) == ("450000.5", "500000", "2026-03-01")
    assert row["Planned Dates:Duration (months)"] == "23"
    assert row["Title"] == "'" + FORMULA
    assert (row["Beneficiary Location:0:Name"], row["Beneficiary Location:0:Geographic Code"]) == ("Åre", "2321")


def test_csv_and_a_packed_folder(home: Path, tmp_path: Path) -> None:
    folder = export(home, "csv", tmp_path / "ut")
    assert {p.name for p in folder.iterdir()} == {f"{view}.csv" for view in VIEWS}
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
        row = next(r for r in csv.DictReader(file) if r["registration_number"] == "NR 2026/1")
    assert row["amount_applied_for_sek"] == "450000.50"
    assert row["project_title"] == "'" + FORMULA
    path = export(home, "jsonl", tmp_path / "ut.zip")
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {f"{view}.jsonl" for view in VIEWS}


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
