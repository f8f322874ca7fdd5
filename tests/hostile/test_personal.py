"""Planted personal numbers, looked for in everything that a night leaves behind. The same night has no network.

The night runs as a Prefect flow in a network namespace of its own with loopback only: that it completes shows that nothing
was looked up, and Prefect's own files are searched too.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from docx import Document
from hostile.mails import letter
from hostile.offline import alone, can_be_had, strangers, watched
from hostile.rawpdf import application, assembled, lines, one_page
from openpyxl import Workbook

from warehouse.connection import open_published
from warehouse.exports import export
from warehouse.home import archive_folder, archive_path

PLANTED = ("850730-2381", "198507302381", "8507902388", "19850790-2388", "850730+2381")
"""One invented person and one invented holder of a samordningsnummer, as people write them."""
BARE = ("8507302381", "8507902388")
ORG_NUMBER = "802456-7895"
SECONDS = 240


def _fill(inbox: Path) -> None:
    rows = (*application(77), *(f"Kontaktperson: Person Påhittad {number}, telefon 070-000 00 00" for number in PLANTED))
    (inbox / "ansökan.pdf").write_bytes(assembled(one_page(lines(*rows))))
    document, held = Document(), io.BytesIO()
    document.add_paragraph("Ansökan om projektmedel, diarienummer RUN 2026/78")
    document.add_paragraph(f"Firmatecknare {PLANTED[0]} söker 100 000 kronor")
    document.save(held)
    (inbox / f"ansökan {PLANTED[1]}.docx").write_bytes(held.getvalue())
    book, held = Workbook(), io.BytesIO()
    book.active.title = f"Lön {PLANTED[0]}"
    for row in (["Budget", "RUN 2026/77"], ["Lön Person Påhittad", int(PLANTED[1])], ["Lön", 450_000], ["Summa", 450_000]):
        book.active.append(row)
    book.save(held)
    (inbox / "budget.xlsx").write_bytes(held.getvalue())
    mail = letter(f"Komplettering från {PLANTED[0]}")
    mail.add_attachment(held.getvalue(), maintype="application", subtype="octet-stream", filename=f"{PLANTED[3]}.xlsx")
    (inbox / "mejl.eml").write_bytes(mail.as_bytes())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("personal")
    (here / "inkorg").mkdir()
    _fill(here / "inkorg")
    done = _run(here, "ingest", str(here / "inkorg"), "--home", str(here / "hem"))
    assert (done.returncode, done.stderr) == (0, "")
    (here / "said.txt").write_text(done.stdout)
    return here / "hem"


def _run(here: Path, *arguments: str, module: str = "flows.command") -> subprocess.CompletedProcess[str]:
    program = alone([sys.executable, "-m", module, *arguments])
    return subprocess.run(program, env=watched(here), capture_output=True, text=True, timeout=SECONDS, check=False)


@pytest.fixture
def without_network() -> None:
    if not can_be_had():
        pytest.skip("this machine lets nobody make a network namespace (unshare --net)")


@pytest.mark.usefixtures("without_network")
def test_a_night_completes_without_a_network(home: Path) -> None:
    assert (home / "prefect").is_dir(), "it was a Prefect run, on loopback alone"
    with open_published(home) as con:
        assert con.execute("SELECT count(*) FROM report.documents WHERE status = 'quarantined'").fetchone() == (0,)


@pytest.mark.usefixtures("without_network")
def test_so_do_the_other_commands(home: Path) -> None:
    here = home.parent
    direct = _run(here, "ingest", str(here / "inkorg"), "--home", str(here / "direkt"), "--direct")
    assert (direct.returncode, direct.stderr) == (0, "")
    again = _run(here, "verify", "--all", "--home", str(here / "direkt"))
    assert (again.returncode, again.stderr) == (0, ""), again.stdout
    assert "4 filer lästes om" in again.stdout or "5 filer lästes om" in again.stdout
    shadow = _run(here, "reprocess", "--shadow", "--home", str(here / "direkt"))
    assert (shadow.returncode, shadow.stderr) == (0, "")
    assert "Inga skillnader" in shadow.stdout
    said = direct.stdout + again.stdout + shadow.stdout
    assert not _in(said.encode())


def test_the_desk_shows_none_and_needs_no_network(home: Path) -> None:
    here = home.parent
    done = _run(here, str(home), str(here / "sidor"), module="hostile.visit_desk")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 15
    pages = list((here / "sidor").iterdir())
    shown = {p.name: p.read_bytes() for p in pages}
    # What is taken along is the archived original, and it says so.
    assert [name for name, data in shown.items() if _in(data) and b"/original\n" not in data[:200]] == []
    assert any(name.endswith("image png") for name in shown), "pictures of pages were drawn too; see test_blackout"
    assert any(name.endswith("application json") for name in shown), "and the words on them"


def test_nobody_else_was_spoken_to(home: Path) -> None:
    """After the night, the commands and the desk: every connection that a Python process of theirs began."""
    assert strangers(home.parent) == []


def test_the_archive_alone_has_them(home: Path) -> None:
    found = [p for p in home.rglob("*") if p.is_file() and archive_folder(home) not in p.parents and _in(p.read_bytes())]
    assert found == []
    assert any(_in(p.read_bytes()) for p in archive_folder(home).iterdir()), "the originals are as they came"
    assert not _in((home.parent / "said.txt").read_bytes())
    assert archive_path(home, "x").parent == archive_folder(home)


def test_no_row_of_any_table_has_them(home: Path) -> None:
    with open_published(home) as con:
        tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
        for schema, table in tables:
            text = json.dumps(con.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall(), default=str, ensure_ascii=False)
            assert not _in(text.encode()), f"{schema}.{table}"
        masked = con.execute("SELECT count(*) FROM report.texts WHERE document_text LIKE '%XXXXXX-XXXX%'").fetchone()
        assert masked is not None
        assert masked[0] >= 3
        figures = "kind IN ('amount', 'date', 'period', 'rate', 'registration_number')"
        assert con.execute(f"SELECT count(*) FROM report.facts WHERE raw LIKE '%XXX%' AND {figures}").fetchone() == (0,)
        numbers = con.execute("SELECT DISTINCT applicant_org_number FROM report.documents").fetchall()
        assert (ORG_NUMBER,) in numbers, "an organisation number is no personal number"


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "parquet"])
def test_no_export_has_them(home: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / ("allt.xlsx" if form == "xlsx" else "allt")
    export(home, form, target)
    held = [target] if target.is_file() else [p for p in target.rglob("*") if p.is_file()]
    assert held
    for path in held:
        if form == "xlsx":
            with zipfile.ZipFile(path) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        elif form == "parquet":
            data = str(pyarrow.parquet.read_table(path).to_pylist()).encode()
        else:
            data = path.read_bytes()
        assert not _in(data)


def test_the_log_tells_every_files_way(home: Path) -> None:
    (log,) = (home / "logs").iterdir()
    said = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert (said[0]["event"], said[-1]["event"]) == ("started", "published")
    received = {line["sha256"] for line in said if line["event"] == "received"}
    ended = {line["sha256"] for line in said if line["event"] in ("loaded", "same_content")}
    assert len(received) == 4
    assert received <= ended
    assert all(line["run"] == log.stem for line in said)


def _in(data: bytes) -> bool:
    return any(number.encode() in data for number in (*PLANTED, *BARE))
