"""Files that an officer takes along: the sheet of a case, the letter, the picture of the night. Whatever a document prints is text."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pypdfium2
import pytest
from unit.desk.web_home import MARKUP, make_home
from warehouse_builders import NIGHT

from desk.casesheet import Printed, write_sheet
from desk.letter import docx
from desk.plots import Bar, Ranked, bars, night
from desk.source import open_source
from desk.web.case import case_page
from desk.web.said import read_said
from flows.command import main


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("hem"))


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split()).replace("\u00a0", " ")


def test_the_sheet_has_the_findings_with_both_lines_the_money_and_the_papers(home: Path, tmp_path: Path) -> None:
    assert main(["sheet", "NR", "2026/42", "-o", str(tmp_path / "ark.pdf"), "--home", str(home), "--by", "A. Handläggare"]) == 0
    text = text_of(tmp_path / "ark.pdf")
    for said in (
        "Ärendeblad NR 2026/0042",
        '<script>alert(1)</script> & "Ängsö"',
        "Stiftelsen Norra Hamnen",
        "Fel: Beviljat mer än sökt",
        "Beviljat tak 1 000 000 kr i beslutet är högre än senast sökt belopp 900 000 kr i ansökan.",
        "läst som 900 000 kr, sökt belopp, säker",
        "Luleå kommun 700 000",
        "2026-02-20 Beslut beslutad",
        "utskrivet",
        "av A. Handläggare",
        "<img src=x onerror=alert(2)>.pdf",
    ):
        assert said in text, said
    pictures = [o for page in pypdfium2.PdfDocument(tmp_path / "ark.pdf") for o in page.get_objects() if o.type == 3]
    assert len(pictures) == 2, "both sides' lines"
    content = (tmp_path / "ark.pdf").read_bytes()
    assert b"/JavaScript" not in content
    assert b"/URI" not in content
    assert b"/FontFile2" in content, "the fonts are in the file"


def test_a_letter_that_no_font_has_leaves_a_mark(home: Path) -> None:
    with open_source(home) as source:
        key = source.rows("SELECT case_id FROM report.cases WHERE registration_number IS NOT NULL")[0]["case_id"]
        page = case_page(source, read_said(home), key)
    assert page is not None
    case = {**page.case, "applicant_name": "株式会社 Åsa \u202e slut"}
    content = write_sheet(replace(page, case=case), lambda fact: None, Printed(None, NIGHT, "A"))
    text = " ".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(content))
    assert "???? Åsa" in text


@pytest.mark.parametrize(("name", "said"), [("ark.txt", "på .pdf"), ("saknas/ark.pdf", "finns inte")])
def test_a_sheet_that_cannot_be_written_says_so(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main(["sheet", "NR 2026/42", "-o", str(tmp_path / name), "--home", str(home)]) == 1
    assert said in capsys.readouterr().err


def test_the_letter_opens_and_says_what_the_draft_says() -> None:
    lines = ["BEGÄRAN", "", f"Projekt: {MARKUP}", "Rad\x07 två\ttabb"]
    made = python_docx.Document(io.BytesIO(docx(lines)))
    assert [p.text for p in made.paragraphs] == [
        "BEGÄRAN",
        "",
        'Projekt: <script>alert(1)</script> & "Ängsö" slut',
        "Rad två\ttabb",
    ]
    assert made.paragraphs[0].style.name.lower() == "heading 1"


def test_the_picture_of_the_night_is_whole_and_runs_nothing(home: Path, tmp_path: Path) -> None:
    assert main(["report", "--night", "-o", str(tmp_path / "natt.svg"), "--home", str(home)]) == 0
    text = (tmp_path / "natt.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    said = " ".join(t for t in root.itertext())
    assert "Inläsningen 2026-11-23 02:00" in said
    assert "100 000 kr" in said
    assert not re.search(r"<script|\son\w+=|href|<style|\sstyle=|url\(", text)


def test_plots_are_drawn_for_nothing_for_one_and_for_many() -> None:
    for count in (0, 1, 40):
        drawn = bars([Bar(i * i, f"{i}/1", f"dag {i}") for i in range(count)], "Avvikelser <natt>")
        root = ET.fromstring(drawn)
        assert len(list(root.iter("rect"))) == count
        assert "&lt;natt&gt;" in drawn
        assert all(float(r.get("x", "")) + float(r.get("width", "")) <= 301 for r in root.iter("rect"))
        assert all(float(r.get("y", "")) >= 0 for r in root.iter("rect"))
    ET.fromstring(night("Natt", [], [("error", "Fel", 0)], [Ranked(MARKUP, "1 kr", 0.0, "")], [], ("a", "b", "c")))
