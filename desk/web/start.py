"""The verb `desk`: serves the officers' page on this machine until stopped."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import signal
import socket
import tempfile
from pathlib import Path
from types import FrameType

DONE = 0
ADDRESS, PORT = "127.0.0.1", 8760


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
    hosts = tuple(f"{name}:{arguments.port}" for name in (ADDRESS, "localhost"))
    signal.signal(signal.SIGTERM, _stop)
    with _listening(arguments.port) as listener, tempfile.TemporaryDirectory(prefix="medfin-desk-") as folder:
        app = build_app(arguments.home, user, hosts, Path(folder))
        print(f"http://{ADDRESS}:{arguments.port}/ visar {arguments.home}. Avsluta med Ctrl-C.", flush=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    return DONE


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
