"""A Prefect server of our own on this machine, that lives no longer than the process that asked for it.

Run as `python -m flows.server PORT`; `local_server` starts it so and waits until it answers. Prefect's own embedded
server outlives a batch that is killed, and gives up after 20 seconds on a busy machine.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping

START_SECONDS = 180.0
HOST = "127.0.0.1"


class ServerUnavailable(Exception):
    """Prefect cannot be had; the message says why (Swedish)."""


@contextlib.contextmanager
def local_server(environment: Mapping[str, str], with_scheduler: bool) -> Iterator[str]:
    """The address of a server that runs while the block does. Without the scheduler it starts faster."""
    port = _free_port()
    extra = {"PREFECT_UI_ENABLED": "0"} if with_scheduler else {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.server", str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**environment, **extra},
        start_new_session=True,  # Ctrl-C stops the batch first; the server follows
        text=True,
    )
    try:
        _wait_for(process, f"http://{HOST}:{port}/api")
        yield f"http://{HOST}:{port}/api"
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stderr):
            if stream is not None:
                stream.close()


def answers(address: str, seconds: float = 3.0) -> bool:
    """Whether a Prefect server answers at an API address."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}) if HOST in address else urllib.request.ProxyHandler())
    try:
        with opener.open(f"{address.rstrip('/')}/health", timeout=seconds) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False


def _wait_for(process: subprocess.Popen[str], address: str) -> None:
    said: list[str] = []
    # Read all the time: a full pipe would stop the server.
    threading.Thread(target=lambda: said.extend(process.stderr or ()), daemon=True).start()
    deadline = time.monotonic() + START_SECONDS
    while not answers(address, 1.0):
        if process.poll() is not None:
            time.sleep(0.2)
            reason = said[-1].strip() if said else f"kod {process.returncode}"
            raise ServerUnavailable(f"Prefects server startade inte ({reason[:200]})")
        if time.monotonic() > deadline:
            raise ServerUnavailable(f"Prefects server svarade inte inom {START_SECONDS:.0f} s")
        time.sleep(0.1)


def _free_port() -> int:
    try:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise ServerUnavailable(f"Prefects server får ingen port ({error.strerror})") from error


def _serve(port: int) -> None:
    """The server process: ends when its standard input is closed, that is when whoever started it is gone."""
    import uvicorn

    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    uvicorn.run("prefect.server.api.server:create_app", factory=True, host=HOST, port=port, log_level="error", lifespan="on")


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
