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
from flows.settings import WAIT, Settings
from flows.steps.canaries import ride
from flows.steps.extract import CAREFUL_ENTRY, ENTRY, Extracted, ReadingLimits, extract
from flows.steps.intake import Intake, Skipped, sweep, take_in
from flows.steps.load import VERSION, Plan, load_chunk, next_chunk, plan_leftovers, plan_reading, take_over
from flows.steps.lock import batch_lock
from flows.steps.publish import publish_or_say_why
from flows.steps.reconcile import assemble_cases, compare
from flows.steps.stamps import remember, remembered
from schemas.personal import masked_text
from schemas.records import DocumentStatus
from warehouse.connection import Connection, open_working
from warehouse.history import set_right
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
    inbox: Path | None
    """None: the archive alone was read."""
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
    anew: int = 0
    """Files that an earlier version of the extractor had read."""

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


def run_batch(
    inbox: Path | None,
    settings: Settings,
    progress: Progress,
    stage: Stage = call,
    entry: str = ENTRY,
    readings: Path | None = None,
) -> NightSummary:
    """One batch. Raises `BatchRunning` when there is one already; a failed batch leaves yesterday's warehouse in place.

    Without an inbox it reads what is in the archive. `readings`: a home whose readings by this version are taken over first.
    """
    zone = ZoneInfo(settings.timezone)
    entry = CAREFUL_ENTRY if entry == ENTRY and not settings.fast_reading else entry
    settings.home.mkdir(parents=True, exist_ok=True)
    with batch_lock(settings.home):
        started = _now(zone)
        run = Run(f"{started:%Y%m%dT%H%M%S%f}", started)
        sweep(settings.home)
        log = NightLog(settings.home, run.run_id, lambda: _now(zone))
        with log, _working(settings.home) as con:
            ahead = set_right(con, started)
            start_run(con, run)
            if ahead:
                log.say("clock_was_ahead", runs=ahead)
                progress.warn(f"{ahead} körningar var daterade i framtiden, för klockan gick fel; de räknas som gjorda nu")
            if readings is not None:
                progress.stage("Tar över läsningar")
                log.say("taken_over", files=take_over(con, run, settings.home, readings))
            here = inbox.absolute() if inbox is not None else None
            return _night(con, run, here, settings, progress, stage, entry, log)


def _night(
    con: Connection, run: Run, inbox: Path | None, settings: Settings, progress: Progress, stage: Stage, entry: str, log: NightLog
) -> NightSummary:
    zone = ZoneInfo(settings.timezone)
    log.say("started", inbox=masked_text(str(inbox)) if inbox else None, workers=settings.worker_count, extractor=VERSION)
    progress.stage("Tar in filer")
    intake = stage("intake", _take_in, inbox, settings.home, progress) if inbox is not None else Intake((), ())
    log.taken_in(intake)
    # A single file counts as lying in its folder, so that it has one name whichever way it came in.
    place = inbox.parent if inbox is not None and inbox.is_file() else inbox
    if inbox is not None:
        remember(settings.home, str(inbox), intake.receipts)
    # A reading of the archive is asked for; a night may be told to leave it alone.
    wait = settings.on_update == WAIT and inbox is not None
    plan = stage("plan", plan_reading, con, run, place, intake, settings.home, wait)
    accounts = _Accounts({root.sha256 for root in plan.roots})
    _read_and_load(con, run, plan, accounts, settings, progress, stage, entry, log)
    left = plan_leftovers(con, plan, settings.home)
    accounts.expected.update(root.sha256 for root in left.roots)
    _read_and_load(con, run, left, accounts, settings, progress, stage, entry, log)
    anew = len(plan.anew | left.anew)
    log.say("read", files=len(accounts.expected), anew=anew)
    progress.stage("Sätter ihop ärenden")
    cases, notes = stage("cases", assemble_cases, con, settings.home)
    progress.stage("Stämmer av", len(cases))
    stage("reconcile", compare, con, run, cases, progress.advance)
    accounts.close()
    counts = finish_run(con, run, _now(zone), files_seen=len(intake.receipts), files_new=len(plan.roots) - len(plan.anew))
    progress.stage("Provar kontrollfallen")
    # A stand-in for the reader, as tests have, cannot read them.
    rides = entry in (ENTRY, CAREFUL_ENTRY)
    faults = stage("canaries", ride, settings.home, run.started_at, limits_of(settings), entry) if rides else ()
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
        known=len(intake.contents.keys() - accounts.expected),
        skipped=intake.skipped,
        read=tuple(accounts.files),
        notes=(*plan.notes, *left.notes, *notes),
        counts=counts,
        published=not reasons,
        not_published_because=reasons,
        anew=anew,
    )


def _take_in(inbox: Path, home: Path, progress: Progress) -> Intake:
    return take_in(inbox, home, remembered(home, str(inbox)), lambda done, total: progress.advance() if done else None)


def _read_and_load(
    con: Connection,
    run: Run,
    plan: Plan,
    accounts: _Accounts,
    settings: Settings,
    progress: Progress,
    stage: Stage,
    entry: str,
    log: NightLog,
) -> None:
    if not plan.roots:
        return
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
