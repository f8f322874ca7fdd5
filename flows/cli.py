"""The batch's verbs: ingest, serve, status, extract. Reads settings, hands them on, prints what came of it."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from types import FrameType

from flows.settings import Settings, load_settings

DONE, FAILED = 0, 1


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = load_settings(arguments.home, os.environ)
    workers = getattr(arguments, "workers", None)
    return replace(settings, workers=workers) if workers is not None else settings


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} ska vara minst 1")
    return value


def ingest_arguments(parser: argparse.ArgumentParser) -> None:
    """INBOX, --workers, --direct."""
    parser.add_argument("inbox", metavar="INKORG", type=Path, help="en mapp, med undermappar, eller en enda fil")
    parser.add_argument("--workers", type=_positive, metavar="N", help="antal läsprocesser (annars ett per processor)")
    parser.add_argument("--direct", action="store_true", help="utan Prefect: samma steg, snabbare start")


def ingest(arguments: argparse.Namespace) -> int:
    """One batch, a bar while it runs and a summary at the end."""
    from flows.batch import run_batch
    from flows.progress import for_terminal
    from flows.status import local_now, silence
    from flows.steps.intake import check_inbox
    from flows.steps.lock import batch_lock
    from flows.summary import summary_text

    settings = _settings(arguments)
    check_inbox(arguments.inbox, settings.home)
    _stop_cleanly_on_terminate()
    # Said at once, not after Prefect has started.
    settings.home.mkdir(parents=True, exist_ok=True)
    with batch_lock(settings.home):
        pass
    late = silence(settings.home, local_now(settings.timezone))
    with for_terminal() as progress:
        if late:
            progress.warn(f"{late}. Den här tar igen det")
        if arguments.direct:
            summary = run_batch(arguments.inbox, settings, progress)
        else:
            from flows.scheduler import run_night

            summary = run_night(arguments.inbox, settings, progress)
    print(summary_text(summary), end="\n\n")
    return DONE if summary.published else FAILED


def serve_arguments(parser: argparse.ArgumentParser) -> None:
    """--inbox, --cron, --every."""
    parser.add_argument("--inbox", metavar="INKORG", type=Path, required=True, help="mappen som läses in varje natt")
    parser.add_argument("--cron", metavar="RAD", help='när, som en crontab-rad (annars "0 2 * * *")')
    parser.add_argument("--every", metavar="SEKUNDER", type=_positive, help="i stället för --cron: så ofta, för att prova")


def serve(arguments: argparse.Namespace) -> int:
    """Serves the nightly deployment until stopped."""
    from flows.progress import Quiet
    from flows.schedule import Served, check_cron, remember
    from flows.scheduler import prefect_server, quiet_end
    from flows.status import local_now, silence
    from flows.steps.intake import check_inbox
    from flows.steps.lock import serve_lock

    settings = _settings(arguments)
    inbox = arguments.inbox.absolute()
    check_inbox(inbox, settings.home)
    cron = check_cron(arguments.cron or settings.cron)
    served = Served(str(inbox), settings.timezone, None if arguments.every else cron, arguments.every)
    _stop_cleanly_on_terminate()
    quiet_end()
    # Prefect's runner forgets one of its own coroutines when it is stopped.
    warnings.filterwarnings("ignore", message="coroutine .* was never awaited", category=RuntimeWarning)
    late = silence(settings.home, local_now(settings.timezone))
    if late:
        Quiet().warn(f"{late}; vänta inte på nästa natt utan kör medfin ingest {inbox} --home {settings.home}")
    with serve_lock(settings.home), prefect_server(settings.home, Quiet(), with_scheduler=True) as address:
        from flows import deploy

        remember(settings.home, served)
        print(f"Läser in {inbox}: {served.in_words()}. Prefect svarar på {address}. Avsluta med Ctrl-C.", flush=True)
        deploy.serve(inbox, settings.home, deploy.schedule_of(served))
    return DONE


def status_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def status(arguments: argparse.Namespace) -> int:
    """The last batches; exit status 1 when the nights have stopped."""
    from flows.status import local_now, status_text

    settings = _settings(arguments)
    text, warning = status_text(settings.home, local_now(settings.timezone))
    print(text)
    if warning:
        print(f"Varning: {warning}", file=sys.stderr)
    return FAILED if warning else DONE


def extract_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --format."""
    parser.add_argument("file", metavar="FIL", type=Path)
    parser.add_argument("--format", choices=("json", "table"), default="json", help="json (allt) eller table (fakta, en rad var)")


def extract(arguments: argparse.Namespace) -> int:
    """One file, nothing stored; in a worker with the same limits as in a batch."""
    from flows.batch import limits_of
    from flows.one_file import as_json, as_lines, read_one

    settings = _settings(arguments)
    result = read_one(arguments.file, limits_of(settings))
    print(as_json(arguments.file, result) if arguments.format == "json" else as_lines(arguments.file, result))
    return DONE


def _stop_cleanly_on_terminate() -> None:
    """A service manager's stop is an orderly end: workers and server go too, what is loaded stays."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
