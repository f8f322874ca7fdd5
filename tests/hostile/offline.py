"""A namespace with loopback only, and a watch over every connection that a Python process tries to make."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

NAMESPACE = ("unshare", "--net", "--map-root-user")
LOOPBACK_UP = (
    "import fcntl,socket,struct,os,sys; s=socket.socket(); "
    "fcntl.ioctl(s, 0x8914, struct.pack('16sh14s', b'lo', 0x41, b'')); os.execv(sys.argv[1], sys.argv[1:])"
)
WATCH = """
import os, sys
def _watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        what = arguments[0] if event.startswith("socket.get") else arguments[1]
        with open(os.environ["MEDFIN_TEST_WATCH"], "a") as file:
            file.write(f"{event} {what!r}\\n")
sys.addaudithook(_watch)
"""
HARMLESS = (
    "127.0.0.1",
    "localhost",
    "'::1'",
    "socket.connect '/",
    "socket.connect b'/",
    "socket.connect '\\x00",
    "socket.connect b'\\x00",
)
"""This machine, and sockets that are files."""


@cache
def can_be_had() -> bool:
    """Whether this machine lets us make a namespace."""
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
    )


def watched(folder: Path) -> dict[str, str]:
    """An environment in which every Python process, and what it starts, writes down whom it wants to speak to."""
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "watch" / "sitecustomize.py").write_text(WATCH)
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "MEDFIN_"))}
    path = os.pathsep.join([str(folder / "watch"), *(p for p in sys.path if p)])
    return {**mine, "PYTHONPATH": path, "MEDFIN_WORKERS": "1", "MEDFIN_TEST_WATCH": str(folder / "watch" / "seen.txt")}


def alone(program: Sequence[str]) -> list[str]:
    """The program in a namespace of its own where that can be had, else as it is."""
    return [*NAMESPACE, sys.executable, "-c", LOOPBACK_UP, *program] if can_be_had() else list(program)


def strangers(folder: Path) -> list[str]:
    """Whom they wanted to speak to beyond this machine."""
    seen = (folder / "watch" / "seen.txt").read_text().splitlines()
    assert seen, "the watch saw nothing at all, not even the fork server"
    return [line for line in seen if not any(part in line for part in HARMLESS)]
