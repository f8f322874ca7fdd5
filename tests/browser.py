"""As much of WebDriver as the browser tests and the script of pictures need, over its own HTTP; and a desk to look at.

Needs `chromium` and `chromedriver` (Debian: chromium, chromium-driver).
"""

from __future__ import annotations

import base64
import contextlib
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

ROOT = Path(__file__).parents[1]
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
FLAGS += ("--disable-component-update", "--disable-sync", "--hide-scrollbars")
SHIFT, ENTER, ESCAPE, RIGHT, DOWN = "\ue008", "\ue007", "\ue00c", "\ue014", "\ue015"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} never answered")


class Browser:
    """One window of a size. `strokes` counts the keys that were pressed."""

    def __init__(self, driver: str, size: tuple[int, int], profile: Path, language: str = "sv") -> None:
        self.driver = driver
        self.size = size
        self.strokes = 0
        options: dict[str, Any] = {
            "binary": CHROMIUM,
            "args": [*FLAGS, f"--user-data-dir={profile}", f"--accept-lang={language}"],
        }
        options["prefs"] = {"intl.accept_languages": language, "intl.selected_languages": language}
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

    def cdp(self, command: str, **values: Any) -> Any:
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": values})

    def keys(self, *typed: str, held: str = "") -> None:
        self.strokes += len(typed)
        actions = [{"type": kind, "value": key} for key in typed for kind in ("keyDown", "keyUp")]
        if held:
            actions = [{"type": "keyDown", "value": held}, *actions, {"type": "keyUp", "value": held}]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "tangenter", "actions": actions}]})

    def mouse(self, *places: tuple[float, float]) -> None:
        """Press at the first place, go by the others, let go at the last."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20} for x, y in places]
        actions = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        self.ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mus", "actions": actions}]})

    def until(self, script: str) -> Any:
        for _ in range(200):
            if found := self.js(f"return {script}"):
                return found
            time.sleep(0.03)
        raise AssertionError(f"{script}: {self.js('return document.body.innerText')[:600]}")

    def complaints(self) -> list[str]:
        return [line["message"] for line in self.ask("POST", "/se/log", {"type": "browser"}) if line["level"] == "SEVERE"]

    def picture(self, path: Path, height: int | None = None) -> None:
        """What is seen; with a `height`, so much of the page from its top."""
        if height is not None:
            self.js("document.querySelectorAll('img[loading]').forEach((i) => (i.loading = 'eager')); scrollTo(0, 0)")
            self.until("[...document.images].every((i) => i.complete)")
            whole = min(height, self.js("return document.documentElement.scrollHeight"))
            self.cdp("Emulation.setDeviceMetricsOverride", width=self.size[0], height=whole, deviceScaleFactor=1, mobile=False)
        path.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))
        if height is not None:
            wide, tall = self.size
            self.cdp("Emulation.setDeviceMetricsOverride", width=wide, height=tall, deviceScaleFactor=1, mobile=False)

    def close(self) -> None:
        self.ask("DELETE", "")


@contextlib.contextmanager
def running_driver() -> Iterator[str]:
    """The address of a chromedriver that ends with the block."""
    port = free_port()
    process = subprocess.Popen([str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/status")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@contextlib.contextmanager
def running_desk(home: Path, folder: Path, user: str = "A. Handläggare") -> Iterator[str]:
    """The address of `medfin desk` over a home; its pictures are in `folder` while it runs, and gone afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "flows.command", "desk", "--home", str(home), "--port", str(port), "--user", user]
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        ended = process.wait(15)
    assert ended == 0
    assert not list(folder.iterdir()), "the pictures go when the desk stops"
