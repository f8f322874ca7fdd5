"""The verb gallring: removes a case under a decision, while no batch runs. Says what it will do, and does it when told to."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from flows.settings import load_settings
from flows.status import local_now
from flows.steps.lock import batch_lock

DONE = 0


def gallring_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, --decision, --by, --note, --dry-run."""
    parser.add_argument("case", metavar="ÄRENDE", help="case_id eller diarienummer")
    parser.add_argument("--decision", metavar="BESLUT", required=True, help="gallringsbeslutets beteckning")
    parser.add_argument("--by", metavar="NAMN", required=True, help="vem som verkställer det")
    parser.add_argument("--note", metavar="TEXT", default="", help="något att minnas")
    parser.add_argument("--dry-run", action="store_true", help="säg bara vad som skulle tas bort")


def gallring(arguments: argparse.Namespace) -> int:
    """Removes the case's originals and records; the tombstone stays in the journal and in the warehouse."""
    from warehouse.gallring import dispose, look_up

    home: Path = arguments.home
    settings = load_settings(home, os.environ)
    if arguments.dry_run:
        plan = look_up(home, arguments.case)
        print(f"Skulle gallras: {_in_words(plan.case_id, len(plan.files), len(plan.documents), len(plan.kept))}")
        return DONE
    with batch_lock(home):
        now = local_now(settings.timezone).replace(tzinfo=None, microsecond=0)
        plan = dispose(home, arguments.case, decision=arguments.decision, by=arguments.by, given_at=now, note=arguments.note)
    print(f"Gallrat enligt {arguments.decision}: {_in_words(plan.case_id, len(plan.files), len(plan.documents), len(plan.kept))}")
    print("Säkerhetskopior tagna före i dag har kvar handlingarna; gallra dem också.")
    return DONE


def _in_words(case: str, files: int, documents: int, kept: int) -> str:
    rest = f"; {kept} filer hör också till andra ärenden och ligger kvar" if kept else ""
    return f"{case}, {files} filer med {documents} handlingar{rest}"
