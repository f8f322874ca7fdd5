"""What the pages say: figures with their rows, search, money, both sides of a finding, and one's word said and shown."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import docx as python_docx
import openpyxl
import pypdfium2
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from unit.desk.web_home import HOST, NEXT_NIGHT, READ_WRONG, client_of, make_home, next_night
from warehouse_builders import NIGHT

from desk.source import Source
from desk.web import queries
from desk.web.html import scale, typed
from desk.web.start import time_zone
from desk.web.trust import wilson
from desk.web.words import RULES
from schemas.findings import Finding, Outcome, Severity
from warehouse.connection import open_published, open_working
from warehouse.findings import store_findings
from warehouse.home import journal_path
from warehouse.journal import read_journal
from warehouse.reconcile.rules import RULES as REGISTERED
from warehouse.reviews import give_verdict, normal_value
from warehouse.runs import Run, start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("hem"))


@pytest.fixture
def home(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "hem"))


@pytest.fixture
def browser(home: Path, tmp_path: Path) -> TestClient:
    return client_of(home, tmp_path / "bilder")


def text_of(html: str) -> str:
    """What is read on the page, with plain spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("\u00a0", " ").split())


def case_address(browser: TestClient) -> str:
    return re.findall(r'href="(/arende/[^"]+)"', browser.get("/arenden").text)[0]


def form_of(html: str, action: str, **changed: str) -> dict[str, str]:
    """The first form with that action, filled in as it stands."""
    form = re.search(rf'<form[^>]*action="{action}">(.*?)</form>', html, re.S)
    assert form, action
    return {**dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[1])), **changed}


def a_night_later(home: Path, browser: TestClient) -> None:
    next_night(home)
    browser.app.state.desk.holder.wait()  # type: ignore[attr-defined]


def stray_address(browser: TestClient) -> str:
    return re.findall(r'href="(/handling/[^"]+)"', browser.get("/handlingar?utan_arende=1").text)[0]


def test_the_rules_have_swedish_names() -> None:
    unnamed = [rule.SLUG for rule in REGISTERED if rule.SLUG not in RULES]
    assert not unnamed, f"officers would see {unnamed}: give them Swedish names in desk/web/words.py"


def test_the_time_of_the_snapshot_is_on_every_page(browser: TestClient) -> None:
    for address in ("/", "/arenden", "/handlingar", case_address(browser), stray_address(browser)):
        assert "Lagret från 2026-11-23 02:05 A. Handläggare" in text_of(browser.get(address).text)


@pytest.mark.parametrize(("hours", "warned"), [(25, False), (27, True), (24 * 9, True)])
def test_a_missed_night_is_said_on_every_page(home: Path, tmp_path: Path, hours: int, warned: bool) -> None:
    late = client_of(home, tmp_path / "bilder", NIGHT + timedelta(hours=hours))
    for address in ("/", "/arenden", case_address(late)):
        assert ('class="alarm"' in late.get(address).text) is warned


def test_the_overview_counts_what_its_links_show(browser: TestClient) -> None:
    page = text_of(browser.get("/").text)
    assert "Öppna fel 1 i 1 ärende, skillnader på 100 000 kr" in page
    assert "1 handling utan ärende" in page
    assert "1 ärende" in text_of(browser.get("/arenden?grad=error").text)
    assert "0 ärenden" in text_of(browser.get("/arenden?grad=warning").text)
    assert "Beviljat mer än sökt" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("NR 2026/0042", True),
        ("nr 2026-42", True),
        ("Dnr NR/2026/42", True),
        ("2026/42", True),
        ("nr20260042", True),
        ("900 000 kr", True),
        ("1000000", True),
        ("900 001", False),
        ("lulea", True),
        ("NR 2026/0043", False),
        ("norra hamnen", True),
        ("hamnar", True),
        ("angso", True),
        ("Piteå", True),
        ("pitea", True),
        ("besiktigas", True),
        ("besiktiga", True),
        ("muddra", True),
        ("norrmrak", True),
        ("hamnen piteå", True),
        ("hamnen kiruna", False),
        ("tvärbana", False),
    ],
)
def test_search(browser: TestClient, asked: str, found: bool) -> None:
    browser.get("/")
    browser.app.state.desk.holder.view().snapshot.words.wait()  # type: ignore[attr-defined]
    assert ("NR 2026/0042" in browser.get("/arenden", params={"q": asked, "ordning": ""}).text.split("<main")[1]) is found


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kommun=Luleå", 1),
        ("kommun=Kiruna", 0),
        ("ar=2026&regel=granted_over_applied", 1),
        ("ar=2025", 0),
        ("utfall=granted&myndighet=Region Norrmark", 1),
        ("finansiar=Piteå kommun", 1),
        ("ordning=finns-inte&sida=99", 1),
        ("sida=-4", 1),
        ("sida=²", 1),
    ],
)
def test_filters_are_in_the_address(browser: TestClient, query: str, count: int) -> None:
    assert f"{count} ärende" in text_of(browser.get(f"/arenden?{query}").text)


def test_the_case_on_one_page(browser: TestClient) -> None:
    html = browser.get(case_address(browser)).text
    page = text_of(html)
    for said in (
        "NR 2026/0042",
        "Stiftelsen Norra Hamnen",
        "Sökt 900 000 kr av 2 000 000 kr",
        "Luleå kommun 700 000",
        "Summa finansiering 2 000 000",
        "Sökt, ansökan 900 000 kr Beviljat, beslut 1 000 000 kr +100 000",
        "Beviljat tak 1 000 000 kr i beslutet är högre än senast sökt belopp 900 000 kr i ansökan.",
        "Luleå kommun 700 000 70,0 %",
        "2026-01-15 Ansökan inkom",
        "2026-02-20 Beslut beslutad",
        "Tvetydig läsning",
    ):
        assert said in page, said
    sides = re.findall(r'<img loading="lazy" src="(/uppgift/[^"]+)"', html)
    assert sides == ["/uppgift/f-applied/rad.png", "/uppgift/f-granted/rad.png", f"/uppgift/{READ_WRONG}/rad.png"]


def test_the_crop_shows_the_line_with_its_mark(browser: TestClient) -> None:
    answer = browser.get("/uppgift/f-granted/rad.png")
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert answer.headers["content-type"] == "image/png"
    assert picture.width > 4 * picture.height
    colours = {colour for _, colour in picture.getcolors(1 << 16) or ()}
    assert any(r > 240 and g > 220 and b < 210 for r, g, b in colours), "the figure is marked"
    assert any(max(colour) < 60 for colour in colours), "the line is there to be read"


def test_a_fact_leads_to_its_box_and_back(browser: TestClient) -> None:
    answer = browser.get("/uppgift/f-granted")
    assert answer.status_code == 303
    html = browser.get(answer.headers["location"].split("#")[0]).text
    assert '<a id="r-f-granted" href="#u-f-granted" class="box amount certain chosen">' in html
    assert 'href="#r-f-granted"' in html
    assert re.search(r'<image href="/handling/d-[0-9a-f]+/sida/1.png"', html)
    picture = browser.get(re.findall(r'<image href="([^"]+)"', html)[0])
    assert Image.open(io.BytesIO(picture.content)).width > 1000
    assert browser.get(re.findall(r'<image href="([^"]+)"', html)[0].replace("/1.png", "/7.png")).status_code == 404


def test_a_paper_that_is_no_pdf_is_shown_as_text(browser: TestClient) -> None:
    assert "Ett papper utan hemvist" in browser.get(stray_address(browser)).text


def test_a_verdict_is_seen_at_once_and_survives_the_night(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    form = form_of(browser.get(address).text, "/omdome", omdome="dismissed", skal="Räknat med uppräkning")
    answer = browser.post("/omdome", data=form)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{address}?sagt=omdome#f-{form['avvikelse']}"
    (entry,) = read_journal(journal_path(home)).entries
    assert (entry.given_by, entry.note, entry.body["verdict"]) == ("A. Handläggare", "Räknat med uppräkning", "dismissed")
    page = text_of(browser.get(address).text)
    assert "Ingen avvikelse enligt A. Handläggare 2026-11-23 09:00: Räknat med uppräkning (i lagret från nästa" in page
    assert "Öppna fel 0" in text_of(browser.get("/").text)
    a_night_later(home, browser)
    assert "Lagret från 2026-11-24 02:05" in text_of(browser.get("/").text)
    assert "Öppna fel 0" in text_of(browser.get("/").text)
    assert "från nästa" not in text_of(browser.get(address).text)


def test_a_word_is_taken_back_and_the_finding_is_as_before(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    assert 'value="withdrawn"' not in browser.get(address).text, "there is nothing to take back"
    for word in ("accepted", "dismissed"):
        browser.post("/omdome", data=form_of(browser.get(address).text, "/omdome", omdome=word, skal=""))
    html = browser.get(address).text
    assert 'value="withdrawn"' in html
    browser.post("/omdome", data=form_of(html, "/omdome", omdome="withdrawn", skal=""))
    entries = read_journal(journal_path(home)).entries
    assert [e.body["verdict"] for e in entries] == ["accepted", "dismissed", "withdrawn"]
    assert all(e.note for e in entries), "a word without a reason of its own gets the standing one"
    page = browser.get(address).text
    assert "Öppna fel 1" in text_of(browser.get("/").text)
    assert 'class="verdict"' not in page, (
        "a word that never reached the data leaves no trace on the page but in the life of the finding"
    )
    finding = form_of(page, "/omdome")["avvikelse"]
    assert "Omdömet tillbakataget, A. Handläggare" in text_of(browser.get(f"/avvikelse/{finding}").text)
    assert browser.post("/omdome", data=form_of(page, "/omdome", omdome="withdrawn", skal="")).status_code == 400


def test_a_verdict_in_the_data_is_taken_back(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    browser.post("/omdome", data=form_of(browser.get(address).text, "/omdome", omdome="dismissed", skal=""))
    a_night_later(home, browser)
    browser.post("/omdome", data=form_of(browser.get(address).text, "/omdome", omdome="withdrawn", skal="fel rad"))
    page = text_of(browser.get(address).text)
    assert "Omdömet är tillbakataget av A. Handläggare 2026-11-23 09:00. fel rad" in page
    assert "Öppna fel 1" in text_of(browser.get("/").text)
    next_night(home, "run-3", NEXT_NIGHT.replace(day=25))
    browser.app.state.desk.holder.wait()  # type: ignore[attr-defined]
    assert "tillbakataget" not in text_of(browser.get(address).text)
    assert "öppnad igen 2026-11-25 (omdömet gäller inte längre)" in text_of(browser.get(address).text)


def test_a_verdict_has_a_last_day(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    form = form_of(browser.get(address).text, "/omdome", omdome="dismissed", skal="")
    assert browser.post("/omdome", data={**form, "till": "i morgon"}).status_code == 400
    assert browser.post("/omdome", data={**form, "till": "2026-11-22"}).status_code == 400
    assert browser.post("/omdome", data={**form, "till": "2026-11-23"}).status_code == 303
    assert "Gäller till och med 2026-11-23." in text_of(browser.get(address).text)
    assert "Öppna fel 0" in text_of(browser.get("/").text)
    a_night_later(home, browser)
    assert "Gäller till och med" not in text_of(browser.get(address).text), "the journal's word has run out like the data's"
    assert "Öppna fel 1" in text_of(browser.get("/").text)


def test_a_reading_is_corrected_confirmed_and_put_back(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    confirm = form_of(browser.get(address).text, "/rattelse")
    assert (confirm["uppgift"], confirm["varde"]) == (READ_WRONG, "42.00")
    browser.post("/rattelse", data=confirm)
    browser.post("/rattelse", data={**confirm, "uppgift": "f-granted", "varde": "900 000 kr", "skal": "Fel i protokollet"})
    assert "rättad till 900000.00".replace("rättad", "Rättat") in text_of(browser.get(address).text)
    assert browser.post("/rattelse", data={**confirm, "varde": "nio"}).status_code == 400
    assert browser.post("/rattelse", data={**confirm, "skal": " "}).status_code == 400
    a_night_later(home, browser)
    with open_published(home) as con:
        facts = dict(con.execute("SELECT fact_id, standing FROM report.facts WHERE corrected_by IS NOT NULL").fetchall())
        assert facts == {READ_WRONG: "certain", "f-granted": "certain"}
        assert con.execute("SELECT count(*) FROM report.findings WHERE outcome = 'mismatch'").fetchone() == (0,)
    paper = browser.get("/uppgift/f-granted").headers["location"].split("#")[0]
    back = re.search(r'value="f-granted"><input type="hidden" name="varde" value="([^"]+)"', browser.get(paper).text)
    assert back
    assert back[1] == "1000000.00"


def test_the_draft_asks_the_applicant_and_nobody_else(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    assert "komplettering" not in browser.get(address).text, (
        "a decision above what was applied for is not the applicant's to mend"
    )
    con = open_working(home)
    found = Finding("table_sum_differs", Severity.ERROR, Outcome.MISMATCH, "Summan är 2 000 kr, men delarna ger 1 000 kr.")
    decided = Finding("granted_over_applied", Severity.ERROR, Outcome.MISMATCH, "Mer än sökt.", right_fact_id="f-granted")
    start_run(con, Run("run-3", NEXT_NIGHT))
    (case,) = assemble_and_store_cases(con)
    store_findings(con, Run("run-3", NEXT_NIGHT), {case.key: [found, decided]})
    publish(con, home)
    con.close()
    browser.app.state.desk.holder.wait()  # type: ignore[attr-defined]
    assert f"{address}/komplettering" in browser.get(address).text
    text = browser.get(f"{address}/komplettering").text
    assert "1. Summan är 2\u00a0000\u00a0kr, men delarna ger 1\u00a0000\u00a0kr." in text
    assert "Skicka in en reviderad budget med rätt summor." in text
    assert "Mer än sökt" not in text
    letter = python_docx.Document(io.BytesIO(browser.get(f"{address}/komplettering.docx").content))
    assert letter.paragraphs[0].text == "BEGÄRAN OM KOMPLETTERING"
    assert any("Skicka in en reviderad budget med rätt summor." in p.text for p in letter.paragraphs)
    plain = browser.get(f"{address}/komplettering.txt")
    assert plain.headers["content-disposition"].startswith("attachment")
    assert "1. Summan är 2 000 kr" in plain.text
    assert browser.get(f"{address}/komplettering.exe").status_code == 404


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(0, 0, 0, 100), (1, 1, 20.7, 100), (10, 10, 72.2, 100), (9, 10, 59.6, 98.2), (0, 4, 0, 49.0)],
)
def test_the_interval_is_honest(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right, count) == pytest.approx((low, high), abs=0.1)


def test_samples_are_counted_and_what_is_corrected_elsewhere_is_not(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "SAMPLE", queries.SAMPLE.replace("< '05'", "< 'zz'"))
    browser = client_of(home, tmp_path / "bilder")
    html = browser.get("/stickprov").text
    assert "Ingen har granskat något ännu" in html
    assert f'id="s-{READ_WRONG}"' not in html, "an ambiguous reading is not one that was certain"
    right = form_of(html, "/rattelse")
    browser.post("/rattelse", data=right)
    page = text_of(browser.get("/stickprov").text)
    assert re.search(r"Alla stickprov \d+ 1 1 21–100 %", page)
    for title in ("Efter uppgift", "Efter handling", "Efter läsare"):
        assert title in page
    wrong = form_of(browser.get("/stickprov").text, "/rattelse")
    assert wrong["uppgift"] != right["uppgift"]
    other = "2020-02-02" if "-" in wrong["varde"] else "12345"
    browser.post("/rattelse", data={**wrong, "varde": other, "skal": "Stickprov: fel läst."})
    browser.post("/rattelse", data={**wrong, "uppgift": READ_WRONG, "varde": "43", "skal": "Fel"})
    assert re.search(r"Alla stickprov \d+ 2 1 9–91 %", text_of(browser.get("/stickprov").text))


def test_a_paper_is_put_in_its_case(home: Path, browser: TestClient) -> None:
    address = stray_address(browser)
    form = form_of(browser.get(address).text, "/hemvist", arende="nr 2026-42", skal="Enligt följebrevet")
    assert browser.post("/hemvist", data={**form, "arende": "XX 1/99"}).status_code == 400
    assert browser.post("/hemvist", data=form).status_code == 303
    assert "Hör till NR 2026/0042 enligt A. Handläggare: Enligt följebrevet" in text_of(browser.get(address).text)
    a_night_later(home, browser)
    assert "0 handlingar" in text_of(browser.get("/handlingar?utan_arende=1").text)


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", b"PK"), ("parquet", b"PK"), ("jsonl", b"PK")])
def test_everything_can_be_taken_along(browser: TestClient, tmp_path: Path, form: str, start: bytes) -> None:
    answer = browser.get(f"/export/{form}")
    assert answer.content.startswith(start)
    assert re.fullmatch(r'attachment; filename="medfin-2026-11-23\S*\.(xlsx|zip)"', answer.headers["content-disposition"])
    assert browser.get("/export/exe").status_code == 404
    assert not [p for p in (tmp_path / "bilder").iterdir() if p.suffix in (".xlsx", ".zip")], "nothing is left behind"


def packed(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_case_and_a_filtered_list_can_be_taken_along(browser: TestClient) -> None:
    case = case_address(browser).removeprefix("/arende/")
    answer = browser.get(f"/export/jsonl?arende={case}")
    assert 'filename="medfin-2026-11-23-NR-2026-0042-jsonl.zip"' in answer.headers["content-disposition"]
    assert {json.loads(line)["case_id"] for line in packed(answer.content)["documents.jsonl"].splitlines()} == {case}
    listed = browser.get("/export/csv?kommun=Luleå&ordning=inkom")
    assert "-urval-csv.zip" in listed.headers["content-disposition"]
    assert len(packed(listed.content)["cases.csv"].splitlines()) == 2
    assert len(packed(browser.get("/export/csv?kommun=Kiruna").content)["cases.csv"].splitlines()) == 1, "the heading alone"
    assert len(packed(browser.get("/export/csv?q=hamnen").content)["cases.csv"].splitlines()) == 2
    assert browser.get("/export/csv?arende=finns-inte").status_code == 404
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"/export/xlsx?arende={case}").content))
    links = [cell.hyperlink.target for cell in book["Avvikelser"][2] if cell.hyperlink]
    assert links
    assert all(browser.get(link.removeprefix(f"http://{HOST}")).status_code in (200, 303) for link in links), (
        "the links lead somewhere"
    )
    assert f'href="/export/xlsx?arende={case}"' in browser.get(f"/arende/{case}").text
    assert 'href="/export/gdp?kommun=Lule%C3%A5"' in browser.get("/arenden?kommun=Luleå").text


def test_the_sheet_comes_with_the_words_that_have_just_been_said(browser: TestClient) -> None:
    address = case_address(browser)
    browser.post("/omdome", data=form_of(browser.get(address).text, "/omdome", omdome="dismissed", skal="Räknat om"))
    answer = browser.get(f"{address}/ark.pdf", headers={"accept-language": "en"})
    assert answer.headers["content-disposition"] == 'attachment; filename="arendeblad-NR-2026-0042.pdf"'
    text = " ".join(" ".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(answer.content)).split())
    assert "Ingen avvikelse enligt A. Handläggare 2026-11-23 09:00: Räknat om" in text
    assert "Pengarna, version för version" in text, "a sheet is Swedish whoever asks for it"


def test_the_words_of_a_page_are_there_to_point_at(browser: TestClient) -> None:
    paper = browser.get("/uppgift/f-granted").headers["location"].split("?")[0]
    words = browser.get(f"{paper}/sida/1.json").json()
    assert [w[4].replace("\u00a0", " ") for w in words] == [
        "Beviljat",
        "högst",
        "1 000 000",
        "kr",
        "Total",
        "kostnad",
        "2 000 000",
        "kr",
    ]
    x0, top, x1, bottom, _ = words[2]
    assert 195 < x0 < 210 < 240 < x1 < 262
    assert 95 < top < 105 < bottom < 116
    assert browser.get(f"{paper}/sida/9.json").status_code == 404
    assert browser.get(f"{stray_address(browser)}/sida/1.json").status_code == 404


def test_every_figure_that_waits_leads_to_its_rows(browser: TestClient) -> None:
    page = browser.get("/").text
    for link in re.findall(r'href="(/vantar/[^"]+)"', page):
        assert browser.get(link).status_code == 200
    assert "1 tvetydig läsning" in text_of(page)
    rows = browser.get("/vantar/tvetydiga").text
    assert f'href="/uppgift/{READ_WRONG}"' in rows
    assert "1 rad." in text_of(rows)
    assert browser.get("/vantar/nix").status_code == 404


@pytest.mark.parametrize(
    ("raw", "value", "scaled"),
    [("640", "640000.00", 1000), ("2 150", "2150000.00", 1000), ("3,8", "3800000.00", 1000000), ("640 000", "640000.00", 1),
     ("640 tkr", "640000.00", 1), ("640", "", 1), ("0", "0.00", 1)],
)  # fmt: skip
def test_who_points_in_a_table_of_thousands_means_thousands(raw: str, value: str, scaled: int) -> None:
    assert scale({"kind": "amount", "raw": raw, "value": value, "value_read": None}) == scaled
    assert scale({"kind": "date", "raw": raw, "value": value, "value_read": None}) == 1


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("88000.00", "amount", "88 000"),
        ("-5.50", "amount", "-5,50"),
        ("10.86", "rate", "10,86"),
        ("2026-01-01", "date", "2026-01-01"),
        ("", "amount", ""),
    ],
)
def test_a_value_stands_as_an_officer_types_it_and_is_understood_so(value: str, kind: str, shown: str) -> None:
    assert typed(value, kind) == shown
    assert not value or normal_value(kind, shown) == value


def test_a_paper_without_a_case_is_offered_the_likely_ones(home: Path, tmp_path: Path, browser: TestClient) -> None:
    address = stray_address(browser)
    assert "<option" not in browser.get(address).text.split("<datalist")[1].split("</datalist")[0], "it says nothing of itself"


def test_all_a_finding_rests_on_is_on_one_page(browser: TestClient) -> None:
    finding = form_of(browser.get(case_address(browser)).text, "/omdome")["avvikelse"]
    page = text_of(browser.get(f"/avvikelse/{finding}").text)
    for said in ("Väntat 900 000 kr", "Funnet 1 000 000 kr", "Skillnad 100 000 kr", "granted_over_applied", "Prövar: taket i beslutet",
                 "2026-11-23 upptäckt", "Frågan som visar det igen", "granted_minus_applied_sek"):  # fmt: skip
        assert said in page, said


@pytest.mark.parametrize(
    ("settings", "variable", "zone"),
    [("", "", "Europe/Stockholm"), ('timezone = "UTC"', "", "UTC"), ('timezone = "UTC"', "Europe/Helsinki", "Europe/Helsinki")],
)
def test_the_clock_is_the_batch_s(tmp_path: Path, settings: str, variable: str, zone: str) -> None:
    (tmp_path / "medfin.toml").write_text(settings)
    assert time_zone(tmp_path, {"MEDFIN_TIMEZONE": variable}).key == zone


def test_the_last_word_in_the_journal_holds_whatever_the_clocks_say(home: Path, browser: TestClient) -> None:
    address = case_address(browser)
    browser.post("/omdome", data=form_of(browser.get(address).text, "/omdome", omdome="dismissed", skal=""))
    a_night_later(home, browser)
    finding = form_of(browser.get(address).text, "/omdome")["avvikelse"]
    give_verdict(home, finding, "accepted", note="Ändå fel", by="B", given_at=NIGHT - timedelta(hours=1))
    assert "Verklig avvikelse enligt B" in text_of(browser.get(address).text)
    assert "Öppna fel 1" in text_of(browser.get("/").text)


def test_a_fault_of_ours_is_one_sentence_with_all_headers(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = TestClient(client_of(home, tmp_path / "bilder").app, base_url=f"http://{HOST}", raise_server_exceptions=False)
    monkeypatch.setattr(Source, "rows", lambda *given: 1 / 0)
    answer = browser.get("/")
    assert (answer.status_code, answer.text.count(".")) == (500, 2)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_without_a_warehouse_the_page_says_what_to_do(tmp_path: Path) -> None:
    answer = client_of(tmp_path, tmp_path / "bilder").get("/")
    assert answer.status_code == 503
    assert "medfin ingest" in answer.text
