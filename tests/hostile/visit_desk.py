"""`python -m hostile.visit_desk HOME FOLDER`: starts the desk, opens every page that it links to, keeps what it sent, stops it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from html import unescape
from pathlib import Path

MOST = 120


def visit(address: str, folder: Path) -> int:
    """How many pages there were."""
    waiting, seen, visited = ["/"], {"/"}, Counter[str]()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while waiting and visited.total() < MOST:
        # Every kind of page before the second of any.
        path = min(waiting, key=lambda path: visited[_kind(path)])
        waiting.remove(path)
        visited[_kind(path)] += 1
        try:
            with opener.open(address + urllib.parse.quote(path, safe="/?&=%#"), timeout=60) as answer:
                body, kind = answer.read(), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            body, kind = error.read(), "text/plain"
            if error.code >= 500:
                raise
        (folder / f"{len(list(folder.iterdir())):03} {kind.replace('/', ' ')}").write_bytes(path.encode() + b"\n" + body)
        if kind == "text/html":
            for link in re.findall(r'(?:href|src|data-words)="([^"#]+)', body.decode()):
                link = unescape(link)
                assert not link.startswith(("http:", "https:", "//")), f"{path} links out: {link}"
                link = urllib.parse.urljoin(path, link)
                if link not in seen and not link.startswith("mailto:"):
                    seen.add(link)
                    waiting.append(link)
    return visited.total()


def _kind(path: str) -> str:
    return re.sub(r"\b[a-z]-[0-9a-f]{8,}", "ID", path.split("?")[0])


if __name__ == "__main__":
    _, home, target = sys.argv
    Path(target).mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    desk = subprocess.Popen(
        [sys.executable, "-m", "flows.command", "desk", "--home", home, "--port", str(port), "--user", "A"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert desk.stdout is not None
        assert "visar" in desk.stdout.readline()
        print(visit(f"http://127.0.0.1:{port}", Path(target)))
    finally:
        desk.send_signal(signal.SIGTERM)
        desk.wait(30)
