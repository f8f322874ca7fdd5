"""Decides who runs the night: a Prefect server that answers, one of our own, or nobody but ourselves.

Sets Prefect's environment before Prefect is imported, because it is read only then. The night never depends on the
scheduler's health: whatever fails before the first stage, the same stages run without it, with a warning.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from flows.batch import NightSummary, run_batch
from flows.progress import Progress
from flows.server import ServerUnavailable, answers, local_server
from flows.settings import Settings

QUIET = {
    # Nothing is sent to Prefect's makers.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_CLI_PROMPT": "false",
}
DEFAULTS = {
    # The officer's screen is not Prefect's log; the server keeps the log.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_CLIENT_MAX_RETRIES": "2",
    "PREFECT_RUNNER_POLL_FREQUENCY": "10",
}


def run_night(inbox: Path, settings: Settings, progress: Progress) -> NightSummary:
    """One batch as a Prefect flow run, or as plain calls when Prefect cannot start."""
    with contextlib.ExitStack() as stack:
        try:
            progress.stage("Startar Prefect")
            quiet_end()
            stack.enter_context(prefect_server(settings.home, progress, with_scheduler=False))
            from flows import nightly
        except Exception as error:  # whatever Prefect's trouble is, it is not the night's
            progress.warn(f"{_reason(error)}; inläsningen körs utan Prefect")
            return run_batch(inbox, settings, progress)
        return nightly.run(inbox, settings, progress)


def quiet_end() -> None:
    """Silences the very end of this process: threads that Prefect leaves behind keep objects alive, and DuckDB's binding
    would list them on the officer's screen.
    """

    def hush() -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

    # Registered before anything of Prefect's, so it runs after all of that.
    atexit.register(hush)


@contextlib.contextmanager
def prefect_server(home: Path, progress: Progress, with_scheduler: bool) -> Iterator[str]:
    """Makes `PREFECT_API_URL` one that answers while the block runs. To be entered before Prefect is imported."""
    given = os.environ.get("PREFECT_API_URL", "")
    if given and not answers(given):
        progress.warn(f"ingen Prefect-server svarar på {given}; en egen startas")
        given = ""
    os.environ.update(QUIET)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    local = os.environ.get("NO_PROXY", "")
    os.environ["NO_PROXY"] = f"{local},127.0.0.1" if local else "127.0.0.1"
    if given:
        yield given
        return
    (home / "prefect").mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home / "prefect")
    os.environ.pop("PREFECT_API_URL", None)
    with local_server(os.environ, with_scheduler) as address:
        os.environ["PREFECT_API_URL"] = address
        try:
            yield address
        finally:
            os.environ.pop("PREFECT_API_URL", None)


def _reason(error: Exception) -> str:
    if isinstance(error, ServerUnavailable):
        return str(error)
    return f"Prefect kan inte startas ({type(error).__name__})"
