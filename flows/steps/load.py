"""From what was read to what is stored: receipts and results of whole families, a chunk in one go.

Thin calls to the warehouse; knows which receipt an attachment gets and nothing of how anything is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from extractors.version import EXTRACTOR_VERSION
from flows.steps.extract import Extracted, Root
from flows.steps.intake import Intake
from warehouse.connection import Connection
from warehouse.load import LoadCounts, LoadedFile, Receipt, done_files, load_results, record_receipts
from warehouse.runs import Run

VERSION = str(EXTRACTOR_VERSION)


def to_read(con: Connection, intake: Intake) -> tuple[list[Root], frozenset[str]]:
    """The contents of the inbox that this extractor has not dealt with, and every content that needs no reading besides."""
    done = done_files(con, VERSION)
    roots = [Root(sha256, r.name, r.stamp.size) for sha256, r in intake.contents.items() if sha256 not in done]
    return roots, done | intake.contents.keys()


def note_receipts(con: Connection, run: Run, inbox: Path, intake: Intake, seen_at: datetime) -> int:
    """Writes down every file seen, also copies and known ones; how many there were."""
    receipts = [Receipt(str(inbox), r.name, r.sha256, r.stamp.size, seen_at) for r in intake.receipts]
    record_receipts(con, run, receipts)
    return len(receipts)


def next_chunk(families: Iterator[tuple[Extracted, ...]], size: int) -> tuple[Extracted, ...]:
    """Whole families until there are `size` files; empty at the end."""
    chunk: list[Extracted] = []
    for family in families:
        chunk.extend(family)
        if len(chunk) >= size:
            break
    return tuple(chunk)


def load_chunk(con: Connection, run: Run, inbox: Path, chunk: Sequence[Extracted], seen_at: datetime) -> LoadCounts:
    """Attachments get their receipts first; then everything that was read goes in as one transaction."""
    attached = [
        Receipt(str(inbox), file.name, file.sha256, file.size, seen_at, file.parent_sha256)
        for file in chunk
        if file.parent_sha256 is not None
    ]
    if attached:
        record_receipts(con, run, attached)
    return load_results(con, run, _results(chunk))


def _results(chunk: Iterable[Extracted]) -> list[LoadedFile]:
    return [LoadedFile(file.sha256, file.result, VERSION) for file in chunk if file.result is not None]
