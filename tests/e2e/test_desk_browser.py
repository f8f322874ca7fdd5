"""The desk in a real browser: the way from the list to a said word by keys alone, narrow screens, the policy, and axe.

Needs `chromium` and `chromedriver` (Debian: chromium-driver); skipped without them. axe runs where MEDFIN_AXE names an
axe.min.js (from the npm package axe-core); it is no part of this repository.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from unit.desk.web_home import make_home

from warehouse.home import journal_path
from warehouse.journal import read_journal

ROOT = Path(__file__).parents[2]
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = os.environ.get("MEDFIN_AXE", "")
ENTER = "\ue007"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
FLAGS += ("--disable-component-update", "--disable-sync")
WIDE, NARROW = (1280, 900), (390, 844)

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} never answered")


class Browser:
    """As much of WebDriver as is needed here, over its own HTTP."""

    def __init__(self, driver: str, size: tuple[int, int], profile: Path) -> None:
        self.driver = driver
        options: dict[str, Any] = {"binary": CHROMIUM, "args": [*FLAGS, f"--user-data-dir={profile}"]}
        options["mobileEmulation"] = {"deviceMetrics": {"width": size[0], "height": size[1], "pixelRatio": 1, "touch": False}}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}}, whole=True)
        self.session = f"/session/{made['sessionId']}"

    def ask(self, method: str, path: str, body: Any = None, whole: bool = False) -> Any:
        address = self.driver + (path if whole else self.session + path)
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def go(self, url: str) -> None:
        self.ask("POST", "/url", {"url": url})

    def js(self, script: str, *arguments: Any) -> Any:
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def keys(self, *typed: str) -> None:
        actions = [{"type": kind, "value": key} for key in typed for kind in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "tangenter", "actions": actions}]})

    def until(self, script: str) -> Any:
        for _ in range(100):
            if found := self.js(f"return {script}"):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{script}: {self.js('return document.body.innerText')[:600]}")

    def complaints(self) -> list[str]:
        return [line["message"] for line in self.ask("POST", "/se/log", {"type": "browser"}) if line["level"] == "SEVERE"]

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))

    def close(self) -> None:
        self.ask("DELETE", "")


@pytest.fixture(scope="module")
def driver() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/status")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_home(tmp_path / "hem")


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Iterator[str]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "flows.command",
        "desk",
        "--home",
        str(home),
        "--port",
        str(port),
        "--user",
        "A. Handläggare",
    ]
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    process = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        assert process.wait(15) == 0
        assert not list(folder.iterdir()), "the pictures go when the desk stops"


@pytest.fixture(params=[WIDE, NARROW], ids=["1280", "390"])
def browser(request: pytest.FixtureRequest, driver: str, tmp_path: Path) -> Iterator[Browser]:
    made = Browser(driver, request.param, tmp_path / "profil")
    yield made
    made.close()


def pages(browser: Browser, desk: str) -> list[str]:
    browser.go(f"{desk}/arenden")
    case = browser.js("return document.querySelector('tbody th a').href")
    browser.go(f"{desk}/uppgift/f-granted")
    paper = browser.js("return location.href")
    return [
        f"{desk}/",
        f"{desk}/arenden?q=hamnen",
        case,
        f"{case}/komplettering",
        f"{desk}/stickprov",
        f"{desk}/handlingar",
        paper,
        f"{desk}/finns-inte",
    ]


def test_from_the_overview_to_a_said_word_by_keys_alone(browser: Browser, desk: str, home: Path) -> None:
    began = time.monotonic()
    browser.go(f"{desk}/")
    browser.keys("j")
    browser.until("document.activeElement.matches('tbody th a')")
    browser.keys(ENTER)
    browser.until("location.pathname.startsWith('/arende/') && document.readyState === 'complete'")
    browser.keys("j")
    browser.until("document.activeElement.matches('article.finding')")
    browser.keys("2")
    browser.until("document.activeElement.value === 'dismissed'")
    browser.keys(ENTER)
    browser.until("location.search.includes('sagt=omdome') && document.readyState === 'complete'")
    assert "Ingen avvikelse enligt A. Handläggare" in browser.js("return document.querySelector('.verdict').innerText")
    assert time.monotonic() - began < 15
    (entry,) = read_journal(journal_path(home)).entries
    assert entry.body["verdict"] == "dismissed"
    browser.keys("/")
    browser.until("document.activeElement.id === 'sok'")
    assert not browser.complaints()


def test_a_box_and_its_reading_lead_to_each_other(browser: Browser, desk: str) -> None:
    browser.go(f"{desk}/uppgift/f-granted")
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


def test_nothing_is_wider_than_the_screen_and_nothing_breaks_the_policy(browser: Browser, desk: str, tmp_path: Path) -> None:
    for address in pages(browser, desk):
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


@pytest.mark.skipif(not AXE, reason="MEDFIN_AXE names no axe.min.js")
def test_axe_finds_nothing(browser: Browser, desk: str) -> None:
    script = Path(AXE).read_text(encoding="utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for address in pages(browser, desk):
        browser.go(address)
        browser.js(script)
        found = browser.ask(
            "POST",
            "/execute/async",
            {
                "script": "const done = arguments[1]; axe.run({runOnly: arguments[0]}).then((r) => done(r.violations.map((v) => "
                "[v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150))])), (e) => done(String(e)))",
                "args": [tags],
            },
        )
        assert found == [], (address, found)
