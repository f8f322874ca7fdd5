"""The desk in a real browser: a word said by keys alone and timed, pointing at the page, narrow screens, paper, the policy, axe.

Needs `chromium` and `chromedriver` (Debian: chromium, chromium-driver); skipped without them. axe runs where MEDFIN_AXE names an
axe.min.js (from the npm package axe-core); it is no part of this repository.
"""

from __future__ import annotations

import base64
import io
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from browser import CHROMIUM, DOWN, DRIVER, ENTER, ESCAPE, RIGHT, SHIFT, Browser, running_desk, running_driver
from unit.desk.web_home import NEXT_NIGHT, make_home

from schemas.findings import Finding, Outcome, Severity
from warehouse.connection import open_working
from warehouse.findings import store_findings
from warehouse.home import journal_path
from warehouse.journal import read_journal
from warehouse.runs import Run, finish_run, start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases

AXE = os.environ.get("MEDFIN_AXE", "")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"1280": (1280, 900), "390": (390, 844)}
LISTS = ("tvetydiga", "belopp-utan-roll", "datum-utan-roll", "villkor", "utlovade", "natter")
DECISIONS = 6

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


@pytest.fixture(scope="module")
def driver() -> Iterator[str]:
    with running_driver() as address:
        yield address


@pytest.fixture(scope="module", params=list(SIZES))
def browser(request: pytest.FixtureRequest, driver: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    made = Browser(driver, SIZES[request.param], tmp_path_factory.mktemp("profil"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that is only looked at."""
    folder = tmp_path_factory.mktemp("visas")
    with running_desk(make_home(folder / "hem"), folder / "tillfälligt") as address:
        yield address


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home where there is something to decide, several times over."""
    home = make_home(tmp_path / "hem")
    con = open_working(home)
    found = [
        Finding("table_sum_differs", Severity.ERROR, Outcome.MISMATCH, f"Summan på rad {i} är 2 000 kr, men delarna ger 1 000 kr.",
                f"rad:{i}", "1000.00", "2000.00", None, "f-applied", "f-granted")
        for i in range(DECISIONS)
    ]  # fmt: skip
    run = Run("run-3", NEXT_NIGHT)
    start_run(con, run)
    (case,) = assemble_and_store_cases(con)
    store_findings(con, run, {case.key: found})
    finish_run(con, run, NEXT_NIGHT.replace(minute=5), files_seen=3, files_new=0)
    publish(con, home)
    con.close()
    return home


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Iterator[str]:
    with running_desk(home, tmp_path / "tillfälligt") as address:
        yield address


def pages(browser: Browser, desk: str) -> list[str]:
    """One of each kind."""
    browser.go(f"{desk}/arenden")
    case = browser.js("return document.querySelector('tbody th a').href")
    browser.go(case)
    finding = browser.js("return document.querySelector('[data-open]').href")
    browser.go(f"{desk}/uppgift/f-granted")
    paper = browser.js("return location.href")
    browser.go(f"{desk}/handlingar?utan_arende=1")
    stray = browser.js("return document.querySelector('tbody th a').href")
    return [
        f"{desk}/",
        f"{desk}/arenden?q=hamnen",
        f"{desk}/arenden?q=finnsinte",
        case,
        f"{case}/komplettering",
        finding,
        f"{desk}/stickprov",
        f"{desk}/handlingar",
        *(f"{desk}/vantar/{one}" for one in LISTS),
        paper,
        stray,
        f"{desk}/finns-inte",
    ]


def test_words_are_said_by_keys_alone_in_seconds(
    browser: Browser, desk: str, home: Path, record_property: pytest.RecordProperty
) -> None:
    browser.go(f"{desk}/")
    browser.strokes = 0
    browser.keys("j")
    browser.until("document.activeElement.matches('tbody th a')")
    browser.keys(ENTER)
    browser.until("location.pathname.startsWith('/arende/') && document.readyState === 'complete'")
    browser.keys("j")
    browser.until("document.activeElement.matches('article.finding')")
    to_the_first = browser.strokes
    times, strokes = [], []
    for i in range(DECISIONS):
        before, pressed = time.monotonic(), browser.strokes
        browser.keys("2")
        browser.until("document.activeElement.value === 'dismissed'")
        browser.keys(ENTER)
        # The page is back, and the next one that waits has the focus: nothing but the word itself is typed.
        left = DECISIONS - 1 - i
        browser.until(
            f"document.querySelectorAll('article.finding.error:not(.closed)').length === {left} && document.readyState === 'complete' && "
            f"({left} === 0 || document.activeElement.matches('article.finding:not(.closed)'))"
        )
        times.append(time.monotonic() - before)
        strokes.append(browser.strokes - pressed)
    entries = read_journal(journal_path(home)).entries
    assert [e.body["verdict"] for e in entries] == ["dismissed"] * DECISIONS
    assert len({e.body["finding_id"] for e in entries}) == DECISIONS
    assert to_the_first == 3
    assert strokes == [2] * DECISIONS
    assert statistics.median(times) < 15
    said = f"{to_the_first} keys to the first finding, {strokes[0]} keys and {statistics.median(times):.2f} s a decision (machine alone)"
    record_property("keyboard path", said)
    print(said)
    browser.keys("/")
    browser.until("document.activeElement.id === 'sok'")
    assert not browser.complaints()


def test_a_reading_is_corrected_by_pointing_with_the_keys(browser: Browser, desk: str, home: Path) -> None:
    browser.go(f"{desk}/uppgift/f-granted")
    browser.until("document.readyState === 'complete' && location.hash === '#u-f-granted'")
    browser.js("document.querySelector('#u-f-granted').focus()")
    browser.keys("r")
    browser.until("document.activeElement.matches('#u-f-granted [data-point]')")
    browser.keys(ENTER)
    browser.until("document.querySelector('#peka output').innerText.startsWith('1')")
    browser.keys(DOWN)
    browser.until("document.querySelector('#peka output').innerText.startsWith('2')")
    browser.keys(RIGHT, held=SHIFT)
    browser.keys(ENTER)
    browser.until("document.activeElement.matches('#u-f-granted [name=varde]') && document.activeElement.value.endsWith('kr')")
    browser.keys(ENTER)
    browser.until("location.search.includes('sagt=rattelse') && document.readyState === 'complete'")
    (entry,) = read_journal(journal_path(home)).entries
    assert (entry.body["value"], entry.body["value_read"]) == ("2000000.00", "1000000.00")
    assert entry.note.replace("\u00a0", " ") == "Utpekat på sida 1: ”2 000 000 kr”"
    # An ambiguous reading is confirmed in the same way as a verdict is given.
    browser.go(f"{desk}/arenden")
    browser.go(browser.js("return document.querySelector('tbody th a').href"))
    browser.until("document.readyState === 'complete'")
    browser.js("document.querySelector('#t-f-stray').focus()")
    browser.keys("1")
    browser.until("document.activeElement.matches('#t-f-stray button')")
    browser.keys(ENTER)
    browser.until("location.search.includes('sagt=rattelse') && document.querySelector('#t-f-stray .waiting')")
    confirmed = read_journal(journal_path(home)).entries[-1]
    assert (confirmed.body["fact_id"], confirmed.body["value"], confirmed.body["value_read"]) == ("f-stray", "42.00", "42.00")
    assert not browser.complaints()


def test_a_reading_is_corrected_by_pointing_with_the_mouse(browser: Browser, desk: str) -> None:
    browser.go(f"{desk}/uppgift/f-granted")
    browser.js("document.querySelector('#u-f-granted details').open = true")
    value = "document.querySelector('#u-f-granted [name=varde]').value"
    point = "document.querySelector('#u-f-granted [data-point]').click()"

    def place(x: float, y: float) -> tuple[float, float]:
        """Where a point of the sheet is in the window."""
        script = "const s = document.getElementById('sida'), b = s.getBoundingClientRect(), v = s.viewBox.baseVal; "
        left, upper = browser.js(f"{script} return [b.x + {x} / v.width * b.width, b.y + {y} / v.height * b.height]")
        return left, upper

    browser.js(point)
    browser.until("!document.getElementById('peka').hidden && document.querySelector('.pointed')")
    browser.js("document.getElementById('sida').scrollIntoView()")
    browser.mouse(place(225, 146))
    assert browser.until(f"{value}.startsWith('2') && {value}").replace("\u00a0", " ") == "2 000 000"
    browser.js(point)
    browser.until("!document.getElementById('peka').hidden")
    browser.js("document.getElementById('sida').scrollIntoView()")
    browser.mouse(place(55, 98), place(150, 110), place(300, 112))
    assert browser.until(f"{value}.startsWith('Bev') && {value}").replace("\u00a0", " ") == "Beviljat högst 1 000 000 kr"
    browser.js("document.querySelector('#u-f-granted form').dataset.scale = 1000")
    browser.js(point)
    browser.until("!document.getElementById('peka').hidden")
    browser.js("document.getElementById('sida').scrollIntoView()")
    browser.mouse(place(225, 146))
    assert browser.until(f"{value}.startsWith('2') && {value}") == "2 000 000 000", "in a table of thousands"
    browser.js(point)
    browser.until("!document.getElementById('peka').hidden")
    browser.keys(ESCAPE)
    browser.until("document.getElementById('peka').hidden")
    assert browser.js("return location.hash") in ("#u-f-granted", ""), "a click on a box led nowhere while somebody pointed"
    assert not browser.complaints()


def test_a_box_and_its_reading_lead_to_each_other(browser: Browser, shown: str) -> None:
    browser.go(f"{shown}/uppgift/f-granted")
    size = browser.until(
        "(() => { const b = document.querySelector('#r-f-granted rect').getBoundingClientRect(); return [b.width, b.height] })()"
    )
    assert size[0] > 10
    assert size[1] > 2
    browser.js("document.querySelector('#r-f-granted').focus()")
    browser.keys(ENTER)
    browser.until("location.hash === '#u-f-granted'")
    browser.js("document.querySelector('a[href=\"#r-f-granted\"]').click()")
    browser.until("location.hash === '#r-f-granted'")
    assert not browser.complaints()


def test_nothing_is_wider_than_the_screen_and_nothing_breaks_the_policy(browser: Browser, shown: str, tmp_path: Path) -> None:
    for address in pages(browser, shown):
        browser.go(address)
        browser.until("document.readyState === 'complete'")
        over = browser.js("return document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            browser.picture(tmp_path / "bred.png")
        assert over <= 0, (address, over)
        broken = browser.js("return [...document.images].filter((i) => i.complete && !i.naturalWidth).map((i) => i.src)")
        assert not broken
        assert not [line for line in browser.complaints() if "404" not in line], address
        assert not browser.js("return window.__markup || document.querySelector('img[src=\"x\"]')")


def test_a_case_on_paper_has_its_lines_and_no_buttons(browser: Browser, shown: str) -> None:
    browser.go(f"{shown}/arenden")
    browser.go(browser.js("return document.querySelector('tbody th a').href"))
    browser.js("document.querySelectorAll('img[loading]').forEach((i) => (i.loading = 'eager'))")
    browser.until("[...document.images].every((i) => i.complete && i.naturalWidth)")
    printed = base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    document = pypdfium2.PdfDocument(io.BytesIO(printed))
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert [round(n) for n in document[0].get_size()] == [595, 842]
    assert "Beviljat mer än sökt" in text
    assert "Ärendeblad ur medfin." in text
    assert "Verklig avvikelse" not in text
    assert "Tangenter" not in text
    assert sum(o.type == 3 for page in document for o in page.get_objects()) >= 2


@pytest.mark.skipif(not AXE, reason="MEDFIN_AXE names no axe.min.js")
def test_axe_finds_nothing(browser: Browser, shown: str) -> None:
    script = Path(AXE).read_text(encoding="utf-8")
    addresses = pages(browser, shown)
    for address in [*addresses, f"{shown}/?sprak=en", *addresses[3:4], f"{shown}/?sprak=sv"]:
        browser.go(address)
        browser.js(script)
        found = browser.ask(
            "POST",
            "/execute/async",
            {
                "script": "const done = arguments[1]; axe.run({runOnly: arguments[0]}).then((r) => done(r.violations.map((v) => "
                "[v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150))])), (e) => done(String(e)))",
                "args": [TAGS],
            },
        )
        assert found == [], (address, found)
