"""The verb verify: archive, warehouse and journal against each other, and a sample of the archive read once more.

What is read again is compared with what was read, record by record; what the warehouse makes of it with what is published.
Changes nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.batch import limits_of
from flows.settings import load_settings
from flows.status import local_now
from flows.steps.extract import ENTRY, ReadingLimits, extract_many
from flows.steps.load import VERSION
from flows.summary import printable
from schemas.problems import ProblemCode
from schemas.records import DocumentRecord, FileResult
from warehouse.codec import encode_record
from warehouse.errors import WarehouseError
from warehouse.home import archive_path, published_path, work_folder
from warehouse.rebuild import Kept, files_of, kept, rebuilt_differs
from warehouse.verify import verify as differences_in

DONE, FAILED = 0, 1
SAMPLE = 5
BY_CHANCE = frozenset({ProblemCode.MEMORY, ProblemCode.TIMEOUT, ProblemCode.READER_CRASH, ProblemCode.TOO_LARGE})
"""Ends that depend on the machine and the settings of that night."""
LISTED = 3


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """--sample N or --all."""
    how_many = parser.add_mutually_exclusive_group()
    how_many.add_argument("--sample", type=_count, metavar="N", default=SAMPLE, help=f"läs om så många filer (annars {SAMPLE})")
    how_many.add_argument("--all", action="store_true", help="läs om hela arkivet och bygg om hela lagret vid sidan av")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} är inget antal")
    return int(text)


def verify(arguments: argparse.Namespace) -> int:
    """Exit status 1 when something is wrong; every difference on a line."""
    home: Path = arguments.home
    differences = list(differences_in(home))
    read, other = 0, 0
    if published_path(home).is_file():
        try:
            found, read, other = read_again(home, None if arguments.all else arguments.sample)
            differences += found
        except WarehouseError as error:
            differences.append(str(error))
    for difference in dict.fromkeys(differences):
        print(printable(difference))
    if other:
        print(f"{other} filer är lästa av en annan version än {VERSION} och jämfördes inte; se medfin reprocess --shadow.")
    if not differences:
        print(f"Arkiv, lager och journal stämmer med varandra. {read} filer lästes om och gav detsamma.")
    return FAILED if differences else DONE


def read_again(home: Path, sample: int | None, entry: str = ENTRY, seed: int | None = None) -> tuple[list[str], int, int]:
    """Differences, how many files were read again, and how many could not be compared. `sample` None: all of them."""
    settings = load_settings(home, os.environ)
    everything = files_of(home)
    chosen = everything if sample is None else sorted(random.Random(seed).sample(everything, min(sample, len(everything))))
    if not chosen:
        return [], 0, 0
    stored = [k for k in kept(home, chosen) if k.file.extractor_version == VERSION]
    there = [k for k in stored if archive_path(home, k.file.file_sha256).is_file()]  # what is not has been said already
    differences = [*_compared(home, there, limits_of(settings), settings.worker_count, entry)]
    # A home that cannot be written can be checked all the same.
    place = work_folder(home) if os.access(work_folder(home), os.W_OK) else Path(tempfile.gettempdir())
    scratch = place / f"verify-{os.getpid()}"
    try:
        now = local_now(settings.timezone).replace(tzinfo=None)
        differences += rebuilt_differs(home, scratch, chosen, now, whole=sample is None)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return differences, len(there), len(chosen) - len(stored)


def _compared(home: Path, files: Sequence[Kept], limits: ReadingLimits, workers: int, entry: str) -> Iterator[str]:
    wanted = [k for k in files if k.file.result.reason not in BY_CHANCE]
    places = [(archive_path(home, k.file.file_sha256), k.name) for k in wanted]
    for number, result in extract_many(places, limits, workers, entry):
        for difference in _differences(wanted[number].file.result, result):
            yield f"{wanted[number].name}: {difference}"


def _differences(before: FileResult, now: FileResult) -> Iterator[str]:
    if (before.status, before.reason) != (now.status, now.reason):
        old, new = (" ".join(part for part in (r.status.value, r.reason or "") if part) for r in (before, now))
        yield f"slutar som {new}, inte {old}"
    ours, theirs = ({record.segment: record for record in result.records} for result in (before, now))
    for segment in sorted({*ours, *theirs}):
        if segment not in ours or segment not in theirs:
            yield f"handling {segment} finns bara {'i lagret' if segment in ours else 'vid omläsningen'}"
        elif encode_record(ours[segment]) != encode_record(theirs[segment]) or ours[segment].text != theirs[segment].text:
            yield f"handling {segment} läses annorlunda: {_what(ours[segment], theirs[segment])}"


def _what(before: DocumentRecord, now: DocumentRecord) -> str:
    old, new = ({(f.role, f.value) for f in record.facts} for record in (before, now))
    told = [f"{role} {value} finns bara i lagret" for role, value in sorted(old - new)]
    told += [f"{role} {value} finns bara vid omläsningen" for role, value in sorted(new - old)]
    return "; ".join(told[:LISTED]) + (" …" if len(told) > LISTED else "") if told else "samma uppgifter, men inte på samma plats"
