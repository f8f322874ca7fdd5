"""A batch that is killed at any moment and run again ends with the warehouse of one that was left alone."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from e2e.conftest import ENTRY, everything, fill, ingest

from warehouse.home import published_path
from warehouse.verify import verify

KILLS = 12
SECONDS = 120


def test_killed_at_random_moments(inbox: Path, home: Path, tmp_path: Path) -> None:
    fill(inbox, 9)
    undisturbed = tmp_path / "ostörd"
    begun = time.monotonic()
    _run(inbox, undisturbed)
    whole = time.monotonic() - begun
    expected = everything(undisturbed)

    # Kills spread over the whole length of a batch; every other one hits a batch that goes on where one was killed.
    chance = random.Random(20261123)
    moments = [whole * (k + chance.random()) / KILLS for k in range(KILLS)]
    chance.shuffle(moments)
    deadline = time.monotonic() + SECONDS
    killed = 0
    for number, moment in enumerate(moments):
        here = tmp_path / f"hem {number // 2}"
        batch = _start(inbox, here)
        time.sleep(moment)
        if batch.poll() is None:
            os.kill(batch.pid, signal.SIGKILL)
            killed += 1
        batch.wait()
        if published_path(here).exists():
            everything(here)  # what is published can be read, whenever it was
        if number % 2:
            ingest(inbox, here)
            assert everything(here) == expected
            assert verify(here) == ()
        if time.monotonic() > deadline:
            break
    assert killed >= 8


def _start(inbox: Path, home: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen([sys.executable, "-m", "e2e.one_batch", str(inbox), str(home), ENTRY], env=environment)


def _run(inbox: Path, home: Path) -> None:
    assert _start(inbox, home).wait(SECONDS) == 0
