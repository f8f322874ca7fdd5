"""One batch from inbox to published warehouse: the plain sequence, whoever runs it.

Knows the order of the stages and nothing of what they do. `run_batch` is handed a `Stage`: called directly it is a plain
call, under Prefect a task. All memory of what has been done is in the warehouse, so a batch that is killed at any moment
is simply run again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from flows.nightlog import NightLog
from flows.progress import Progress
from flows.settings import Settings
from flows.steps.canaries import ride
from flows.steps.extract import ENTRY, Extracted, ReadingLimits, extract
from flows.steps.intake import Intake, Skipped, sweep, take_in
from flows.steps.load import Plan, load_chunk, next_chunk, plan_reading
from flows.steps.lock import batch_lock
from flows.steps.publish import publish_or_say_why
from flows.steps.reconcile import assemble_cases, compare
from flows.steps.stamps import remember, remembered
from schemas.personal import masked_text
from schemas.records import DocumentStatus
from warehouse.connection import Connection, open_working
from warehouse.runs import Run, RunCounts, finish_run, start_run

T = TypeVar("T")


class Stage(Protocol):
    """Runs one stage under a name; the plain one just calls."""

    def __call__(self, name: str, function: Callable[..., T], *arguments: Any) -> T:
        """The function's value."""


def call(name: str, function: Callable[..., T], *arguments: Any) -> T:
    """The plain stage."""
    return function(*arguments)


@dataclass(frozen=True, slots=True)
class NightSummary:
    """What a batch did. Counts of documents are of this batch; `counts` is what the warehouse holds after it."""

    run_id: str
    inbox: Path
    started_at: datetime
    finished_at: datetime
    files_seen: int
    copies: int
    known: int
    skipped: tuple[Skipped, ...]
    read: tuple[ReadFile, ...]
    notes: tuple[str, ...]
    counts: RunCounts
    published: bool
    not_published_because: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.finished_at - self.started_at).total_seconds()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read in this batch, for the summary."""

    name: str
    status: DocumentStatus
    reason: str
    message: str
    documents: int


@dataclass(slots=True)
class _Accounts:
    """Everything that was to be read must have been read, once: checked before a batch calls itself done."""

    expected: set[str]
    files: list[ReadFile] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, chunk: tuple[Extracted, ...]) -> None:
        for file in chunk:
            if file.result is not None:
                r = file.result
                self.seen.add(file.sha256)
                self.files.append(ReadFile(file.name, r.status, r.reason.value if r.reason else "", r.message, len(r.records)))

    def close(self) -> None:
        lost = self.expected - self.seen
        if lost:
            raise AssertionError(f"{len(lost)} filer kom in men blev inte lästa, t.ex. {sorted(lost)[0]}")


def run_batch(inbox: Path, settings: Settings, progress: Progress, stage: Stage = call, entry: str = ENTRY) -> NightSummary:
    """One batch. Raises `BatchRunning` when there is one already; a failed batch leaves yesterday's warehouse in place."""
    zone = ZoneInfo(settings.timezone)
    settings.home.mkdir(parents=True, exist_ok=True)
    with batch_lock(settings.home):
        started = _now(zone)
        run = Run(f"{started:%Y%m%dT%H%M%S%f}", started)
        sweep(settings.home)
        log = NightLog(settings.home, run.run_id, lambda: _now(zone))
        with log, _working(settings.home) as con:
            return _night(con, run, inbox.absolute(), settings, progress, stage, entry, log)


def _night(
    con: Connection, run: Run, inbox: Path, settings: Settings, progress: Progress, stage: Stage, entry: str, log: NightLog
) -> NightSummary:
    zone = ZoneInfo(settings.timezone)
    start_run(con, run)
    log.say("started", inbox=masked_text(str(inbox)), workers=settings.worker_count)
    progress.stage("Tar in filer")
    intake = stage("intake", _take_in, inbox, settings.home, progress)
    log.taken_in(intake)
    # A single file counts as lying in its folder, so that it has one name whichever way it came in.
    place = inbox.parent if inbox.is_file() else inbox
    remember(settings.home, str(inbox), intake.receipts)
    plan = stage("plan", plan_reading, con, run, place, intake)
    accounts = _read_and_load(con, run, plan, settings, progress, stage, entry, log)
    progress.stage("Sätter ihop ärenden")
    cases, notes = stage("cases", assemble_cases, con, settings.home)
    progress.stage("Stämmer av", len(cases))
    stage("reconcile", compare, con, run, cases, progress.advance)
    accounts.close()
    counts = finish_run(con, run, _now(zone), files_seen=len(intake.receipts), files_new=len(plan.roots))
    progress.stage("Provar kontrollfallen")
    # A stand-in for the reader, as tests have, cannot read them.
    faults = stage("canaries", ride, settings.home, run.started_at, limits_of(settings), entry) if entry == ENTRY else ()
    progress.stage("Publicerar")
    reasons = stage("publish", publish_or_say_why, con, settings.home, faults)
    for reason in reasons:
        progress.warn(reason)
    log.say("published" if not reasons else "not_published", why=list(reasons), cases=len(cases), mismatches=counts.mismatches)
    return NightSummary(
        run_id=run.run_id,
        inbox=inbox,
        started_at=run.started_at,
        finished_at=_now(zone),
        files_seen=len(intake.receipts),
        copies=len(intake.receipts) - len(intake.contents),
        known=len(intake.contents) - len(plan.roots),
        skipped=intake.skipped,
        read=tuple(accounts.files),
        notes=notes,
        counts=counts,
        published=not reasons,
        not_published_because=reasons,
    )


def _take_in(inbox: Path, home: Path, progress: Progress) -> Intake:
    return take_in(inbox, home, remembered(home, str(inbox)), lambda done, total: progress.advance() if done else None)


def _read_and_load(
    con: Connection, run: Run, plan: Plan, settings: Settings, progress: Progress, stage: Stage, entry: str, log: NightLog
) -> _Accounts:
    accounts = _Accounts({root.sha256 for root in plan.roots})
    if not plan.roots:
        return accounts
    progress.stage("Läser handlingar", len(plan.roots))
    families = extract(
        plan.roots,
        plan.elsewhere,
        settings.home,
        limits_of(settings),
        settings.worker_count,
        settings.recycle_after,
        progress.advance,
        entry,
    )
    with contextlib.closing(families):
        number = 0
        while chunk := stage(f"extract {number}", next_chunk, families, settings.chunk):
            stage(f"load {number}", load_chunk, con, run, plan, chunk)
            accounts.add(chunk)
            log.loaded(chunk)
            number += 1
    return accounts


def limits_of(settings: Settings) -> ReadingLimits:
    """The limits of one file, from the settings."""
    return ReadingLimits(
        settings.memory_mb,
        settings.cpu_seconds,
        settings.wall_seconds,
        settings.file_mb,
        settings.attachment_depth,
        settings.attachment_count,
    )


@contextlib.contextmanager
def _working(home: Path) -> Iterator[Connection]:
    con = open_working(home)
    try:
        yield con
    finally:
        con.close()


def _now(zone: ZoneInfo) -> datetime:
    """Local time without a zone, which is what the warehouse keeps."""
    return datetime.now(zone).replace(tzinfo=None)
