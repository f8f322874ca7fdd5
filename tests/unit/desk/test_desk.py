"""The officer's verbs over a small warehouse that a batch has published."""

import csv
import io
import json
from pathlib import Path

import pytest
from e2e.conftest import fill, ingest, rows

from flows.command import main


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    fill(folder / "inkorg", 2)
    (folder / "inkorg" / "ärende 1" / "beslut.pdf").write_text("paper decision RUN-2026-1 999999")
    ingest(folder / "inkorg", folder / "hem")
    return folder / "hem"


def said(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    capsys.readouterr()
    assert main([str(a) for a in arguments]) == status
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    if status:
        assert err.count("\n") == 1
        return err
    return out


@pytest.mark.parametrize("verb", ["cases", "findings", "documents"])
def test_formats(home: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    table = said(capsys, verb, "--home", home)
    assert max(len(line) for line in table.splitlines()) <= 100
    assert "RUN-2026-1" in table
    as_json = json.loads(said(capsys, verb, "--home", home, "--format", "json"))
    as_csv = said(capsys, verb, "--home", home, "--format", "csv").splitlines()
    assert len(as_json) == len(as_csv) - 1 > 0
    assert as_csv[0].split(",") == list(as_json[0])


def test_show_has_all_that_an_officer_asks(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "show", "run", "2026/1", "--home", home)
    for text in (
        "RUN-2026-1  Projekt RUN-2026-1",
        "100 001 kr",
        "999 999",
        "Ansökan",
        "Beslut",
        "FEL",
        "ärende 1/beslut.pdf",
        "s. 1",
    ):
        assert text in page, text
    assert max(len(line) for line in page.splitlines()) <= 100
    assert (
        json.loads(said(capsys, "show", "RUN-2026-1", "--home", home, "--format", "json"))["case"]["amount_granted_sek"] == 999999
    )
    table = list(csv.DictReader(io.StringIO(said(capsys, "show", "RUN-2026-1", "--home", home, "--format", "csv"))))
    cells = {(cell["part"], cell["row"], cell["column"]): cell["value"] for cell in table}
    assert cells["case", "1", "amount_granted_sek"] == "999999.00"
    assert {part for part, _, _ in cells} >= {"case", "documents", "findings", "facts"}


def test_explain_shows_what_a_finding_rests_on(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = "SELECT finding_id FROM report.findings WHERE rule = 'granted_over_applied' AND outcome = 'mismatch'"
    ((finding,), *_) = rows(home, found)
    page = said(capsys, "explain", finding[:12], "--home", home)
    for text in ("999 999", "100 001", "granted_over_applied, version 1", "SELECT", "ansökan.pdf s. 1", "upptäckt", "ruta"):
        assert text in page, text
    told = json.loads(said(capsys, "explain", finding, "--home", home, "--format", "json"))
    assert len(told["facts"]) == 2
    assert told["result"]
    assert said(capsys, "query", told["query"], "--home", home)
    assert "börjar på" in said(capsys, "explain", "x-inget", "--home", home, status=1)


def test_bridge(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "för få handlingar" in said(capsys, "bridge", "RUN-2026-1", "--home", home)
    assert json.loads(said(capsys, "bridge", "RUN-2026-1", "--home", home, "--format", "json")) == []


@pytest.mark.parametrize(
    "verb", ["cases", "findings", "show RUN-2026-1", "query FROM\u00a0report.cases\u00a0ORDER\u00a0BY\u00a0ALL"]
)
def test_as_of(home: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    words = [word.replace("\u00a0", " ") for word in verb.split(" ")]
    now = said(capsys, *words, "--home", home)
    then = said(capsys, *words, "--home", home, "--as-of", "2999-01-01")
    assert then.splitlines()[:8] == now.splitlines()[:8]
    assert "inte publicerats" in said(capsys, *words, "--home", home, "--as-of", "2020-01-01", status=1)
    said(capsys, *words, "--home", home, "--as-of", "igår", status=2)


def test_documents_by_status(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        json.loads(said(capsys, "documents", "--status", "quarantined", "--format", "json", "--home", home))[0]["reason"]
        == "damaged"
    )


def test_query_by_sql_and_by_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "query", "SELECT count(*) AS antal FROM report.cases", "--format", "json", "--home", home))
    assert found == [{"antal": 2}]
    assert "RUN-2026-1" in said(capsys, "query", "storsta_avvikelser", "--home", home)
    assert "storsta_avvikelser" in said(capsys, "query", "--home", home)
    said(capsys, "query", "DROP TABLE core.cases", "--home", home, status=1)
    said(capsys, "query", "finns_inte", "--home", home, status=1)


def test_a_word_is_kept_and_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "findings", "--case", "RUN-2026-1", "--format", "json", "--home", home))
    finding = next(f["finding_id"] for f in found if f["rule"] == "granted_over_applied")
    said(
        capsys, "review", finding[:12], "--verdict", "accepted", "--note", "ska följas upp", "--by", "A. Testare", "--home", home
    )
    back = ("--note", "fel ärende", "--by", "A. Testare", "--home", home)
    assert "tillbakataget" in said(capsys, "review", finding[:12], "--withdraw", *back)
    assert "inget omdöme" in said(capsys, "review", finding[:12], "--withdraw", *back, status=1)
    said(capsys, "review", finding[:12], "--withdraw", "--until", "2030-01-01", *back, status=1)
    said(capsys, "review", finding[:12], "--withdraw", "--verdict", "accepted", *back, status=2)
    fact = rows(home, "SELECT fact_id FROM report.facts WHERE role = 'granted' AND value = '999999.00'")[0][0]
    said(capsys, "correct", fact, "--value", "100 001", "--note", "feltryck", "--by", "A. Testare", "--home", home)
    ingest(home.parent / "inkorg", home)
    assert rows(home, f"SELECT value, value_read, corrected_by FROM report.facts WHERE fact_id = '{fact}'") == [
        ("100001.00", "999999.00", "A. Testare")
    ]


def test_errors_are_one_line(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "medfin ingest" in said(capsys, "cases", "--home", tmp_path / "tom", status=1)
    assert "inget ärende" in said(capsys, "show", "finns inte", "--home", home, status=1)
    assert "mer än ett faktum" in said(capsys, "evidence", "f-", "-o", tmp_path / "x.png", "--home", home, status=1)
    verdict = ("--verdict", "accepted", "--by", "b", "--home", home)
    assert "avvikelse-id" in said(capsys, "review", "x-finnsinte", "--note", "a", *verdict, status=1)
    assert "tomt" in said(capsys, "review", "x-1", "--note", " ", *verdict, status=1)


def test_upkeep(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "stämmer" in said(capsys, "verify", "--sample", 0, "--home", home)
    said(capsys, "backup", "-o", tmp_path / "kopia.tar", "--home", home)
    said(capsys, "restore", tmp_path / "kopia.tar", "--home", tmp_path / "ny")
    assert said(capsys, "cases", "--home", tmp_path / "ny") == said(capsys, "cases", "--home", home)
    said(capsys, "export", "--format", "xlsx", "-o", tmp_path / "allt.xlsx", "--home", home)
    assert (tmp_path / "allt.xlsx").stat().st_size > 5000
    assert "Inget schema" in said(capsys, "status", "--home", home)
    damaged = next(path for path in (tmp_path / "ny" / "archive").rglob("*") if path.is_file())
    damaged.chmod(0o644)
    damaged.write_bytes(b"annat")
    assert main(["verify", "--home", str(tmp_path / "ny")]) == 1
