"""From what was read to what is stored: receipts and results of whole families, a chunk in one go.

Thin calls to the warehouse; knows which receipt goes with which result and nothing of how anything is stored. A file gets
its receipt when its result is loaded, not before: a batch that is killed leaves no receipt without a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from extractors.version import EXTRACTOR_VERSION
from flows.steps.extract import Extracted, Root
from flows.steps.intake import Intake
from warehouse.connection import Connection
from warehouse.load import LoadCounts, LoadedFile, Receipt, done_files, load_results, record_receipts
from warehouse.runs import Run

VERSION = str(EXTRACTOR_VERSION)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch has to read, what it need not read again, and the receipts of everything the inbox holds."""

    roots: tuple[Root, ...]
    elsewhere: frozenset[str]
    receipts: dict[str, tuple[Receipt, ...]]
    """By SHA-256: one for every place of the inbox that holds the content."""
    inbox: str
    seen_at: datetime


def plan_reading(con: Connection, run: Run, inbox: Path, intake: Intake) -> Plan:
    """Finds the contents that this version of the extractor has not dealt with, and notes where the others were seen."""
    done = done_files(con, VERSION)
    receipts: dict[str, list[Receipt]] = {}
    for r in intake.receipts:
        receipts.setdefault(r.sha256, []).append(Receipt(str(inbox), r.name, r.sha256, r.stamp.size, run.started_at))
    record_receipts(con, run, [receipt for sha256, places in receipts.items() if sha256 in done for receipt in places])
    roots = tuple(Root(sha256, r.name, r.stamp.size) for sha256, r in intake.contents.items() if sha256 not in done)
    by_content = {sha256: tuple(places) for sha256, places in receipts.items()}
    return Plan(roots, done | intake.contents.keys(), by_content, str(inbox), run.started_at)


def next_chunk(families: Iterator[tuple[Extracted, ...]], size: int) -> tuple[Extracted, ...]:
    """Whole families until there are `size` files; empty at the end."""
    chunk: list[Extracted] = []
    for family in families:
        chunk.extend(family)
        if len(chunk) >= size:
            break
    return tuple(chunk)


def load_chunk(con: Connection, run: Run, plan: Plan, chunk: Sequence[Extracted]) -> LoadCounts:
    """Receipts, an attachment's too, then everything that was read as one transaction."""
    receipts: list[Receipt] = []
    for file in chunk:
        if file.parent_sha256 is None:
            receipts += plan.receipts[file.sha256]
        else:
            receipts.append(Receipt(plan.inbox, file.name, file.sha256, file.size, plan.seen_at, file.parent_sha256))
    record_receipts(con, run, receipts)
    return load_results(con, run, _results(chunk))


def _results(chunk: Iterable[Extracted]) -> list[LoadedFile]:
    return [LoadedFile(file.sha256, file.result, VERSION) for file in chunk if file.result is not None]
