"""From what was read to what is stored: what is to be read, receipts and results of whole families, a chunk in one go.

Thin calls to the warehouse; knows which receipt goes with which result and nothing of how anything is stored. A file gets
its receipt when its result is loaded, not before: a batch that is killed leaves no receipt without a result. The archive's
register has every receipt first, so that what has left the inbox is still read by a new version of the extractor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.version import EXTRACTOR_VERSION
from flows.steps.extract import Extracted, Root
from flows.steps.intake import Intake, keep
from warehouse.connection import Connection, open_read_only
from warehouse.gallring import disposed_files
from warehouse.home import archive_path, working_path
from warehouse.load import LoadCounts, LoadedFile, done_files, known_receipts, landed, load_results, read_files, record_receipts
from warehouse.register import Receipt, Register
from warehouse.runs import Run
from warehouse.verify import sha256_of

VERSION = str(EXTRACTOR_VERSION)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch has to read, what it need not read, and where everything came from."""

    roots: tuple[Root, ...]
    elsewhere: frozenset[str]
    receipts: dict[str, tuple[Receipt, ...]]
    """By SHA-256: one for every place the content was received; the first gave it the name it is read under."""
    register: Register
    settled: frozenset[str]
    """What is not read: done by this version, left to an earlier one, or removed."""
    anew: frozenset[str] = frozenset()
    """Of the roots, those that an earlier version of the extractor has read."""
    notes: tuple[str, ...] = ()


def plan_reading(con: Connection, run: Run, inbox: Path | None, intake: Intake, home: Path, wait: bool = False) -> Plan:
    """Finds the contents that this version of the extractor has not dealt with, in the inbox and in the archive.

    `wait`: what an earlier version has read is left as it is until somebody says that it may be read anew.
    """
    register = Register(home)
    register.add(known_receipts(con))  # a home from before there was a register
    before = read_files(con)
    settled = (before if wait else done_files(con, VERSION)) | disposed_files(home)
    receipts: dict[str, list[Receipt]] = {}
    for known in register.receipts.values():
        if known.parent_sha256 is None:
            receipts.setdefault(known.file_sha256, []).append(known)
    for r in intake.receipts:
        receipt = Receipt(str(inbox), r.name, r.sha256, r.stamp.size, run.started_at)
        if receipt.key not in register.receipts:
            receipts.setdefault(r.sha256, []).append(receipt)
    places = {sha256: tuple(held) for sha256, held in receipts.items()}
    kept = settled & before
    again = [receipt for sha256, held in places.items() if sha256 in kept for receipt in held]
    register.add(again)
    record_receipts(con, run, again)
    just_copied = {r.sha256 for r in intake.receipts if not r.remembered}
    order = [sha256 for sha256 in dict.fromkeys([*intake.contents, *places]) if sha256 not in settled]
    roots, notes = _sound([places[sha256][0] for sha256 in order], just_copied, home)
    anew = frozenset(root.sha256 for root in roots) & before
    if wait and (old := before - done_files(con, VERSION)):
        notes.append(f"{len(old)} filer är lästa av en tidigare version; se dem först med medfin reprocess --shadow.")
    return Plan(roots, settled | set(places), places, register, settled, anew, (*register.notes, *notes))


def plan_leftovers(con: Connection, plan: Plan, home: Path) -> Plan:
    """What came with a mail once and did not come out of it now, though its bytes are kept: read as files of their own."""
    settled = plan.settled | done_files(con, VERSION) | {root.sha256 for root in plan.roots}
    receipts: dict[str, list[Receipt]] = {}
    for known in plan.register.receipts.values():
        if known.file_sha256 not in settled and known.parent_sha256 is not None:
            receipts.setdefault(known.file_sha256, []).append(known)
    places = {sha256: tuple(held) for sha256, held in receipts.items() if sha256 not in plan.receipts}
    roots, notes = _sound([held[0] for held in places.values()], frozenset(), home)
    anew = frozenset(root.sha256 for root in roots) & read_files(con)
    return Plan(roots, settled | set(places), places, plan.register, settled, anew, tuple(notes))


def _sound(receipts: Sequence[Receipt], just_copied: Iterable[str], home: Path) -> tuple[tuple[Root, ...], list[str]]:
    """Roots for these receipts. What the archive has lost or damaged keeps the reading it has, and that is said."""
    trusted = frozenset(just_copied)
    roots, notes = [], []
    for receipt in receipts:
        path = archive_path(home, receipt.file_sha256)
        if receipt.file_sha256 in trusted or (path.is_file() and sha256_of(path) == receipt.file_sha256):
            roots.append(Root(receipt.file_sha256, receipt.path, receipt.size_bytes))
        else:
            notes.append(f"{receipt.path} är borta eller skadad i arkivet och lästes inte om; kör medfin verify.")
    # The largest first: begun last, it would be read alone while the other workers have nothing left to do.
    return tuple(sorted(roots, key=lambda root: (-root.size, root.sha256))), notes


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
            origin = plan.receipts[file.sha256][0]
            receipts += plan.receipts[file.sha256]
        else:
            # It came with its mail, whenever it was unpacked.
            attached = replace(origin, path=file.name, file_sha256=file.sha256, size_bytes=file.size)
            receipts.append(replace(attached, parent_sha256=file.parent_sha256))
    plan.register.add(receipts)
    record_receipts(con, run, receipts)
    return load_results(con, run, _results(chunk))


def take_over(con: Connection, run: Run, home: Path, other: Path, size: int = 100) -> int:
    """Takes from another home what this version of the extractor has read there; the number of files.

    What is taken is what somebody has looked at: the same records, not a second reading.
    """
    if not working_path(other).is_file():
        return 0
    register = Register(home)
    with open_read_only(working_path(other)) as theirs:
        wanted = sorted(done_files(theirs, VERSION) - done_files(con, VERSION) - disposed_files(home))
        receipts: dict[str, list[Receipt]] = {}
        for receipt in known_receipts(theirs):
            receipts.setdefault(receipt.file_sha256, []).append(receipt)
        for start in range(0, len(wanted), size):
            files = [sha256 for sha256 in wanted[start : start + size] if _is_archived(sha256, home, other)]
            places = [receipt for sha256 in files for receipt in receipts.get(sha256, ())]
            register.add(places)
            record_receipts(con, run, places)
            load_results(con, run, landed(theirs, files))
    return len(wanted)


def _is_archived(sha256: str, home: Path, other: Path) -> bool:
    """An attachment that only the new version unpacks comes along; what is in neither archive does not."""
    ours, theirs = archive_path(home, sha256), archive_path(other, sha256)
    if not ours.is_file() and theirs.is_file():
        keep(theirs.read_bytes(), home)
    return ours.is_file()


def _results(chunk: Iterable[Extracted]) -> list[LoadedFile]:
    return [LoadedFile(file.sha256, file.result, VERSION) for file in chunk if file.result is not None]
