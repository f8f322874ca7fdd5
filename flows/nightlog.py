"""The log of a night: one file in HOME/logs, one JSON object a line, every file's way through the night.

Knows names (as people see them, personal numbers masked), hashes and ends; never what a document says. A log that cannot be
written costs no batch.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from flows.steps.extract import Extracted
from flows.steps.intake import Intake

FOLDER = "logs"


class NightLog:
    """Lines are on their way to the disk when a call returns, so that a killed night's log ends where the night did."""

    def __init__(self, home: Path, run_id: str, now: Callable[[], datetime]) -> None:
        self._now, self._run = now, run_id
        self._file = None
        with contextlib.suppress(OSError):
            folder = home / FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / f"{run_id}.jsonl").open("a", encoding="utf-8", buffering=1)

    def __enter__(self) -> NightLog:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            self.say("broken_off", error=type(error).__name__)
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()

    def say(self, event: str, **what: object) -> None:
        """One line: when, which night, what happened, and what belongs to it."""
        if self._file is None:
            return
        line = {"at": self._now().isoformat(timespec="milliseconds"), "run": self._run, "event": event, **what}
        with contextlib.suppress(OSError, ValueError):
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def taken_in(self, intake: Intake) -> None:
        """Every file of the inbox: received, or left alone and why."""
        for receipt in intake.receipts:
            what = "known" if receipt.remembered else "received"
            self.say(what, file=receipt.name, sha256=receipt.sha256, bytes=receipt.stamp.size)
        for skipped in intake.skipped:
            self.say("skipped", file=skipped.name, why=skipped.reason)

    def loaded(self, chunk: Iterable[Extracted]) -> None:
        """What came of each file of a chunk that is now in the working file."""
        for file in chunk:
            result = file.result
            if result is None:
                self.say("same_content", file=file.name, sha256=file.sha256)
                continue
            self.say(
                "loaded",
                file=file.name,
                sha256=file.sha256,
                status=result.status.value,
                reason=result.reason.value if result.reason is not None else None,
                reader=result.reader,
                pages=result.page_count,
                documents=len(result.records),
                problems=sorted({p.code.value for p in result.problems}),
                cpu_seconds=round(sum(seconds for _, seconds in result.seconds), 3),
            )
