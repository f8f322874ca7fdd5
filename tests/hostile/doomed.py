"""What is killed: `python -m hostile.doomed WHAT HOME REST… [--in STAGE --after SECONDS]` says `ready`, works, says how long.

With `--in` it kills itself, as the kernel would, so long after a stage of the batch has begun; else whoever started it may.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from e2e.conftest import ENTRY

import flows.steps.reconcile
from flows.batch import run_batch
from flows.progress import Quiet
from flows.reprocess import activate
from flows.settings import Settings
from warehouse.backup import backup
from warehouse.gallring import dispose
from warehouse.journal import ReviewKind, append_entry

AT = datetime(2026, 11, 24, 9)


class Stages:
    """Runs the stages of a batch, times them, and dies in the one that was named."""

    def __init__(self, doomed: str, after: float) -> None:
        self.doomed, self.after = doomed, after
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, function: Callable[..., Any], *arguments: Any) -> Any:
        begun = time.monotonic()
        if name == self.doomed:
            threading.Thread(target=self._die, daemon=True).start()
        try:
            return function(*arguments)
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - begun

    def _die(self) -> None:
        time.sleep(self.after)
        os.kill(os.getpid(), signal.SIGKILL)


def _settings(home: Path) -> Settings:
    return Settings(home, workers=2, memory_mb=300, cpu_seconds=20, wall_seconds=30, chunk=6)


def _batch(home: Path, rest: list[str], stages: Stages) -> None:
    fold_in = flows.steps.reconcile.fold_in
    flows.steps.reconcile.fold_in = lambda *given: stages("journal", fold_in, *given)
    run_batch(Path(rest[0]), _settings(home), Quiet(), stages, ENTRY)


def _backup(home: Path, rest: list[str], stages: Stages) -> None:
    backup(home, Path(rest[0]))


def _words(home: Path, rest: list[str], stages: Stages) -> None:
    """Thirty words of an officer, each said to be kept only when it is."""
    for number in range(30):
        body = {"document_id": f"d-{number}", "case_id": "c", "case_documents": []}
        path = home / "journal" / "reviews.jsonl"
        kept = append_entry(path, ReviewKind.ASSIGNMENT, body, given_by="A", given_at=AT)
        print(f"kept {kept.hash}", flush=True)


def _gallring(home: Path, rest: list[str], stages: Stages) -> None:
    dispose(home, rest[0], decision="KS 1", by="A", given_at=AT)


def _anew(home: Path, rest: list[str], stages: Stages) -> None:
    import flows.steps.load

    flows.steps.load.VERSION = "next"
    activate(_settings(home), Quiet(), ENTRY)


WHAT = {"batch": _batch, "backup": _backup, "words": _words, "gallring": _gallring, "anew": _anew}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("home", type=Path)
    parser.add_argument("rest", nargs="*")
    parser.add_argument("--in", dest="doomed", default="")
    parser.add_argument("--after", type=float, default=0.0)
    given = parser.parse_args()
    stages = Stages(given.doomed, given.after)
    print("ready", flush=True)
    begun = time.monotonic()
    WHAT[given.what](given.home, given.rest, stages)
    print(json.dumps({"all": time.monotonic() - begun, **stages.seconds}), flush=True)
