"""The night as a Prefect flow: the same stages, each a task, and tables of what came of it.

Prefect watches and records; it decides nothing. Values never pass through it (it would look into every record of every
document), and when its server goes away in the middle of a night the stages go on.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker

from flows.batch import NightSummary, run_batch
from flows.progress import Progress, Quiet
from flows.scheduler import quiet_end
from flows.settings import Settings, load_settings
from flows.summary import mismatch_rows, night_rows

T = TypeVar("T")


class _Night:
    """One batch under way: what the flow needs that must not be a flow parameter, and what came of it."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self.settings, self.progress = settings, progress
        self.begun = False
        self.warned = False
        self.summary: NightSummary | None = None
        self.failure: BaseException | None = None


_under_way: list[_Night] = []
"""The batch of this process, if it was begun here. Plain, because Prefect pickles the flow with all it refers to."""


@flow(name="nightly", persist_result=False, log_prints=False, validate_parameters=False)
def nightly(inbox: str, home: str) -> None:
    """One batch; also what the deployment runs, in a process of its own."""
    if not _under_way:
        quiet_end()
    night = _under_way[-1] if _under_way else _Night(load_settings(Path(home), os.environ), Quiet())
    night.begun = True
    try:
        night.summary = run_batch(Path(inbox), night.settings, night.progress, lambda *given: _as_task(night, *given))
    except BaseException as error:
        night.failure = error
        raise
    with _spared(night):
        _leave_tables(night.summary, night.settings.home)


def run(inbox: Path, settings: Settings, progress: Progress) -> NightSummary:
    """A flow run in this process. Trouble of Prefect's own never costs a batch."""
    night = _Night(settings, progress)
    with _set(night):
        try:
            nightly(str(inbox), str(settings.home))
        except BaseException as error:
            if night.failure is not None:
                raise night.failure from None
            if not isinstance(error, Exception):
                raise
            progress.warn(f"Prefect slutade svara ({type(error).__name__}); inläsningen är inte beroende av det")
        finally:
            _hand_over()
    return night.summary or run_batch(inbox, settings, progress)


def _as_task(night: _Night, name: str, function: Callable[..., T], *arguments: Any) -> T:
    """The stage as a Prefect task; a plain call where Prefect does not manage to run it."""
    came_of_it: list[T] = []
    failed: list[BaseException] = []

    def stage() -> None:
        try:
            came_of_it.append(function(*arguments))
        except BaseException as error:
            failed.append(error)
            raise

    try:
        task(name=name.split()[0], task_run_name=name, cache_policy=NO_CACHE, persist_result=False)(stage)()
    except BaseException as error:
        if failed:
            raise failed[0] from None
        if not isinstance(error, Exception):
            raise
        if not night.warned:
            night.warned = True
            night.progress.warn(f"Prefect slutade svara ({type(error).__name__}); inläsningen går vidare utan")
    return came_of_it[0] if came_of_it else function(*arguments)


def _leave_tables(summary: NightSummary, home: Path) -> None:
    create_table_artifact(key="medfin-night", table=night_rows(summary), description="Vad som lästes in")
    mismatches = mismatch_rows(home) if summary.published else []
    create_table_artifact(key="medfin-mismatches", table=mismatches, description="Avvikelser i alla ärenden")


def _hand_over() -> None:
    """Events and logs are sent in the background; the server they go to may be gone when the process ends."""
    with contextlib.suppress(Exception):
        EventsWorker.drain_all(timeout=5)
        APILogWorker.drain_all(timeout=5)


@contextlib.contextmanager
def _spared(night: _Night) -> Iterator[None]:
    """Prefect's own trouble inside the block becomes a warning."""
    try:
        yield
    except Exception as error:
        night.progress.warn(f"Prefects tabeller kunde inte skrivas ({type(error).__name__})")


@contextlib.contextmanager
def _set(night: _Night) -> Iterator[None]:
    _under_way.append(night)
    try:
        yield
    finally:
        _under_way.pop()
