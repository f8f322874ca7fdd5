"""The verb reprocess: the whole archive read by the version of the extractor that is installed now.

`--shadow` does it in a home of its own and shows what would be said differently; nothing that officers see changes. `--activate`
puts it to use, and takes over what the shadow has read, so that what was looked at is what comes to be.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from itertools import groupby
from pathlib import Path

from flows.batch import NightSummary, run_batch
from flows.progress import Progress, for_terminal
from flows.settings import Settings, load_settings
from flows.steps.extract import ENTRY
from flows.steps.lock import batch_lock
from flows.summary import printable, summary_text
from warehouse.connection import open_working
from warehouse.differences import Change, Difference, differences, tally
from warehouse.errors import WarehouseError
from warehouse.exports.csv import harmless
from warehouse.home import archive_folder, journal_path, published_path, register_path, shadow_home, work_folder, working_path
from warehouse.snapshot import publish

DONE, FAILED = 0, 1
EARLIER, BEFORE = "earlier", "before.duckdb"
LISTED = 12
WORDS = {"case": "uppgifter om ärenden", "document": "handlingar", "finding": "jämförelser", "fact": "uppgifter"}
SIGNS = {Change.GAINED: "+", Change.LOST: "-", Change.CHANGED: "~"}


def reprocess_arguments(parser: argparse.ArgumentParser) -> None:
    """--shadow or --activate, -o, --workers."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--shadow", action="store_true", help="läs arkivet vid sidan av och visa vad som skulle bli annorlunda")
    which.add_argument("--activate", action="store_true", help="ta den nya läsningen i bruk och publicera")
    parser.add_argument("-o", "--output", metavar="FIL", type=Path, help="alla skillnader till en fil (.csv eller .json)")
    parser.add_argument("--workers", type=int, metavar="N", help="antal läsprocesser (annars ett per processor)")


def reprocess(arguments: argparse.Namespace) -> int:
    """Exit status 1 when the new reading is not fit to be published, or could not be."""
    settings = load_settings(arguments.home, os.environ)
    if arguments.workers:
        settings = replace(settings, workers=arguments.workers)
    if arguments.output is not None and arguments.output.suffix not in (".csv", ".json"):
        raise WarehouseError(f"{arguments.output}: skillnaderna skrivs till en fil som slutar på .csv eller .json.")
    with for_terminal() as progress:
        if arguments.activate:
            summary = activate(settings, progress)
            found = None
        else:
            summary, found = shadow(settings, progress)
    print(summary_text(summary))
    if found is not None:
        print("\n" + in_words(found))
        if arguments.output is not None:
            write(found, arguments.output)
            print(f"\nAlla {len(found)} skillnader står i {arguments.output}")
        print(f"\nInget är ändrat i {settings.home}. Ta i bruk: medfin reprocess --activate --home {settings.home}")
    return DONE if summary.published else FAILED


def shadow(settings: Settings, progress: Progress, entry: str = ENTRY) -> tuple[NightSummary, tuple[Difference, ...]]:
    """The archive read anew in the shadow home, and what that would change. Goes on where an earlier one was stopped."""
    home, own = settings.home, shadow_home(settings.home)
    if not published_path(home).is_file():
        raise WarehouseError(f"Det finns inget publicerat lager i {home} att jämföra med.")
    with batch_lock(own):
        _prepare(home, own)
    summary = run_batch(None, replace(settings, home=own), progress, entry=entry, readings=own / EARLIER)
    shutil.rmtree(own / EARLIER, ignore_errors=True)
    if not summary.published:  # a reading that may not be published is all the more to be looked at
        with contextlib.closing(open_working(own)) as con:
            publish(con, own)
    return summary, differences(own / BEFORE, published_path(own))


def activate(settings: Settings, progress: Progress, entry: str = ENTRY) -> NightSummary:
    """The new reading in the home itself, published. Killed, it is run again or finished by the next batch."""
    own = shadow_home(settings.home)
    summary = run_batch(None, settings, progress, entry=entry, readings=own)
    if summary.published:
        shutil.rmtree(own, ignore_errors=True)
    return summary


def _prepare(home: Path, own: Path) -> None:
    """A home like the real one: the same archive under second names, the same words, and what is published now.

    What an earlier shadow has read is set aside, to be taken over: readings stay good when papers come in meanwhile.
    """
    archive_folder(own).mkdir(parents=True, exist_ok=True)
    if working_path(own).is_file() and not working_path(own / EARLIER).is_file():
        open_working(own).close()  # whole in one file, whatever stopped the last one
        work_folder(own / EARLIER).mkdir(parents=True, exist_ok=True)
        os.replace(working_path(own), working_path(own / EARLIER))
    working_path(own).unlink(missing_ok=True)
    there = {path.name for path in archive_folder(own).iterdir()}
    for original in archive_folder(home).iterdir():
        if original.name not in there:
            _second_name(original, archive_folder(own) / original.name)
    for path in (journal_path, register_path):
        path(own).parent.mkdir(parents=True, exist_ok=True)
        path(own).write_bytes(path(home).read_bytes() if path(home).is_file() else b"")
    _copy(published_path(home), own / BEFORE)
    _copy(own / BEFORE, published_path(own))


def _second_name(original: Path, target: Path) -> None:
    """The same file under another name; where the disk knows no such thing, a copy."""
    try:
        os.link(original, target)
    except OSError:
        _copy(original, target)


def _copy(source: Path, target: Path) -> None:
    temporary = target.with_name(target.name + ".part")
    shutil.copyfile(source, temporary)
    os.replace(temporary, target)


def in_words(found: tuple[Difference, ...]) -> str:
    """The counts, then case by case what would be said otherwise."""
    if not found:
        return "Inga skillnader: den nya läsningen säger detsamma om allt i arkivet."
    lines = ["Skillnader mot det som är publicerat:"]
    for what, counts in tally(found).items():
        if any(counts.values()):
            parts = f"{counts[Change.GAINED]} nya, {counts[Change.LOST]} borta, {counts[Change.CHANGED]} ändrade"
            lines.append(f"  {WORDS[what]:<22} {parts}")
    for name, of_case in groupby(found, key=lambda d: d.case_name or d.case_id or "(inget ärende)"):
        told = list(of_case)
        lines += ["", printable(name)]
        lines += [f"  {_line(d)}" for d in told[:LISTED]]
        if len(told) > LISTED:
            lines.append(f"  … och {len(told) - LISTED} till; skriv alla till en fil med -o")
    return "\n".join(lines)


def _line(d: Difference) -> str:
    said = " → ".join(printable(text) for text in (d.before, d.after) if text is not None)
    word = f" [{d.verdict}]" if d.verdict else ""
    place = f" ({printable(d.place)})" if d.place else ""
    return f"{SIGNS[d.change]} {d.name}: {said}{place}{word}"


def write(found: Iterable[Difference], path: Path) -> None:
    """All differences, one row each; a spreadsheet takes no formula from a document."""
    rows = [{**asdict(d), "change": d.change.value} for d in found]
    if path.suffix == ".json":
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Difference)])
        writer.writeheader()
        writer.writerows({key: harmless(value) for key, value in row.items()} for row in rows)
