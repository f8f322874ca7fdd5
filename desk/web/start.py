"""The verb `desk`: serves the officers' page on this machine until stopped."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import signal
import socket
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

DONE = 0
ADDRESS, PORT = "127.0.0.1", 8760


class NoSuchZone(Exception):
    """A time zone that nobody knows; the message is a Swedish line."""


class PortTaken(Exception):
    """Somebody else answers there; the message is a Swedish line."""


def desk_arguments(parser: argparse.ArgumentParser) -> None:
    """--port, --user."""
    parser.add_argument("--port", type=_port, default=PORT, metavar="NUMMER", help=f"port på den egna datorn (annars {PORT})")
    parser.add_argument("--user", metavar="NAMN", help="vem som säger sitt ord (annars den inloggade användaren)")


def desk(arguments: argparse.Namespace) -> int:
    """Serves until Ctrl-C. Opens the warehouse once first, so that a missing one is said at once."""
    import uvicorn

    from desk.web.app import build_app
    from warehouse.connection import open_published

    open_published(arguments.home).close()
    user = (arguments.user or getpass.getuser()).strip()
    zone = time_zone(arguments.home, os.environ)
    hosts = tuple(f"{name}:{arguments.port}" for name in (ADDRESS, "localhost"))
    signal.signal(signal.SIGTERM, _stop)
    with _listening(arguments.port) as listener, tempfile.TemporaryDirectory(prefix="medfin-desk-") as folder:
        app = build_app(arguments.home, user, hosts, Path(folder), lambda: datetime.now(zone).replace(tzinfo=None))
        print(f"http://{ADDRESS}:{arguments.port}/ visar {arguments.home}. Avsluta med Ctrl-C.", flush=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    return DONE


def time_zone(home: Path, environment: Mapping[str, str]) -> ZoneInfo:
    """The batch's own, so that the page's clock and the warehouse's are one: variable, settings file, Sweden's."""
    named = environment.get("MEDFIN_TIMEZONE")
    with contextlib.suppress(FileNotFoundError, tomllib.TOMLDecodeError):
        named = named or tomllib.loads((home / "medfin.toml").read_text(encoding="utf-8")).get("timezone")
    try:
        return ZoneInfo(str(named or "Europe/Stockholm"))
    except (KeyError, ValueError, OSError):
        raise NoSuchZone(f"tidszonen {named!r} finns inte") from None


def _port(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 65535:
        raise argparse.ArgumentTypeError(f"{text} ska vara mellan 1 och 65535")
    return value


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(f"porten {port} används redan; välj en annan med --port") from error
    return listener


def _stop(number: int, frame: FrameType | None) -> None:
    """A service manager's stop is an orderly end: the folder of pictures goes too."""
    raise KeyboardInterrupt
