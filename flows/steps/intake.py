"""Takes files in: walks an inbox, tells papers from clutter, and keeps every byte in the archive under its SHA-256.

Knows files and folders; knows nothing of what is inside them and nothing of the warehouse. The inbox is never changed.
A file is looked at twice before it is read, so that one that is still being copied in waits for the next batch.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.personal import masked_text
from warehouse.gallring import disposed_files
from warehouse.home import archive_path, work_folder
from warehouse.verify import sha256_of

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "$recycle.bin", "system volume information"})
LOCK_PREFIXES = ("~$", ".~lock", "~lock")
PARTIAL_SUFFIXES = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart")
SETTLED_AFTER_SECONDS = 1.0
INCOMING = "incoming"
BLOCK = 1 << 20
DEEPEST = 40
"""Folders in folders; deeper ones are nobody's filing."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading it, that a file is the one seen before."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file of the inbox and its content. `path` is relative to the inbox as the disk spells it; `name` is for people."""

    path: str
    name: str
    stamp: Stamp
    sha256: str
    remembered: bool = False
    """Taken over from an earlier batch, because the stamp is the same; not read again."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the inbox that was left alone, and why (Swedish)."""

    name: str
    reason: str
    is_clutter: bool = True
    """False for what an officer should know about: a file that is being written or cannot be opened."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything the inbox holds, each thing once: taken in or skipped."""

    receipts: tuple[Receipt, ...]
    skipped: tuple[Skipped, ...]

    @property
    def contents(self) -> dict[str, Receipt]:
        """The first receipt of every content, by SHA-256: the same bytes twice are one content."""
        first: dict[str, Receipt] = {}
        for receipt in self.receipts:
            first.setdefault(receipt.sha256, receipt)
        return first


@dataclass(frozen=True, slots=True)
class _Seen:
    source: Path
    path: str
    name: str
    stamp: Stamp
    mtime: float


class InboxError(Exception):
    """The inbox itself cannot be used."""


def take_in(
    inbox: Path,
    home: Path,
    known: Mapping[str, tuple[Stamp, str]],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Intake:
    """Archives every file that is new or changed.

    `known` gives, by `Receipt.path`, stamp and SHA-256 from earlier batches. The home folder is no part of the inbox,
    although it may lie inside it.
    """
    seen: list[_Seen] = []
    skipped: list[Skipped] = []
    for found in _walk(inbox, home):
        (seen if isinstance(found, _Seen) else skipped).append(found)  # type: ignore[arg-type]
    receipts: list[Receipt] = []
    fresh: list[_Seen] = []
    for file in seen:
        before = known.get(file.path)
        if before is not None and before[0] == file.stamp and archive_path(home, before[1]).is_file():
            receipts.append(Receipt(file.path, file.name, file.stamp, before[1], remembered=True))
        else:
            fresh.append(file)
    _let_settle(fresh)
    disposed = disposed_files(home)
    for done, file in enumerate(fresh):
        progress(done, len(fresh))
        try:
            receipts.append(Receipt(file.path, file.name, file.stamp, _archive_file(file, home, disposed)))
        except _Disposed:
            skipped.append(Skipped(file.name, "gallrad enligt beslut; ta bort den ur inkorgen", is_clutter=False))
        except _Unstable:
            skipped.append(Skipped(file.name, "ändras just nu, tas med nästa gång", is_clutter=False))
        except OSError as error:
            skipped.append(Skipped(file.name, f"går inte att läsa ({error.strerror})", is_clutter=False))
    progress(len(fresh), len(fresh))
    receipts.sort(key=lambda receipt: receipt.path)
    return Intake(tuple(receipts), tuple(skipped))


def keep(data: bytes, home: Path) -> str:
    """Archives bytes that did not come as a file of the inbox (an attachment); their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = archive_path(home, sha256)
    if not _is_whole(target, len(data), sha256):
        temporary = _temporary(home)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put(temporary, target)
    return sha256


def check_inbox(inbox: Path, home: Path) -> Path:
    """The inbox, resolved; raises `InboxError` when it cannot be one."""
    try:
        root = inbox.resolve(strict=True)
    except OSError as error:
        raise InboxError(f"inkorgen {inbox} finns inte") from error
    if root.is_relative_to(home.resolve()):
        raise InboxError(f"inkorgen {inbox} får inte ligga i hemmappen {home}")
    if not (root.is_dir() or root.is_file()):
        raise InboxError(f"inkorgen {inbox} är varken en mapp eller en fil")
    if not os.access(root, os.R_OK | (os.X_OK if root.is_dir() else 0)):
        raise InboxError(f"inkorgen {inbox} går inte att läsa")
    return root


def _walk(inbox: Path, home: Path) -> Iterator[_Seen | Skipped]:
    root = check_inbox(inbox, home)
    if root.is_file():
        yield _look_at(root, root.name, root.lstat())
    else:
        yield from _walk_folder(root, "", home.resolve())


def _walk_folder(folder: Path, prefix: str, leave_out: Path) -> Iterator[_Seen | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(printable(prefix), f"mappen går inte att läsa ({error.strerror})", is_clutter=False)
        return
    for entry in entries:
        path = prefix + entry.name
        clutter = _clutter(entry.name)
        if clutter:
            yield Skipped(printable(path), clutter)
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Skipped(printable(path), f"går inte att läsa ({error.strerror})", is_clutter=False)
            continue
        if stat.S_ISDIR(status.st_mode):
            if path.count("/") >= DEEPEST:
                yield Skipped(printable(path), f"mappar i fler än {DEEPEST} led läses inte", is_clutter=False)
            elif Path(entry.path) != leave_out:
                yield from _walk_folder(Path(entry.path), path + "/", leave_out)
        elif stat.S_ISLNK(status.st_mode):
            yield Skipped(printable(path), "länk", is_clutter=False)
        elif stat.S_ISREG(status.st_mode):
            yield _look_at(Path(entry.path), path, status)
        else:
            yield Skipped(printable(path), "ingen vanlig fil", is_clutter=False)


def _look_at(source: Path, path: str, status: os.stat_result) -> _Seen:
    key = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if masked_text(key) != key:
        key = hashlib.sha256(key.encode()).hexdigest()  # what is remembered of the inbox holds no personal number either
    return _Seen(source, key, printable(path), _stamp(status), status.st_mtime)


def printable(path: str) -> str:
    """A name for people: NFC, bytes that are no UTF-8 written as escapes, personal numbers masked. Control characters are
    left to the screen.
    """
    return masked_text(unicodedata.normalize("NFC", path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")))


def _clutter(name: str) -> str:
    lowered = name.lower()
    if lowered.startswith(LOCK_PREFIXES):
        return "låsfil"
    if name.startswith("."):
        return "dold"
    if lowered in SYSTEM_FILES:
        return "systemfil"
    if lowered.endswith(PARTIAL_SUFFIXES):
        return "ofullständig överföring"
    return ""


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


def _let_settle(fresh: list[_Seen]) -> None:
    """Waits until the youngest file has been left in peace for a moment; once for all of them."""
    now = time.time()
    ages = [now - file.mtime for file in fresh if now >= file.mtime]
    if fresh:
        time.sleep(max(0.05, SETTLED_AFTER_SECONDS - min(ages, default=0.0)))


class _Unstable(Exception):
    pass


class _Disposed(Exception):
    pass


def _archive_file(file: _Seen, home: Path, disposed: frozenset[str]) -> str:
    """Copies and hashes in one pass; the file must be the same before, while and after it is read."""
    temporary = _temporary(home)
    digest = hashlib.sha256()
    size = 0
    try:
        # O_NONBLOCK: what was a file at the first look may be a pipe now, and opening that would wait for ever.
        descriptor = os.open(file.source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as source, temporary.open("wb") as target:
            if _stamp(os.fstat(source.fileno())) != file.stamp:
                raise _Unstable
            while block := source.read(BLOCK):
                digest.update(block)
                target.write(block)
                size += len(block)
            if size != file.stamp.size or _stamp(os.fstat(source.fileno())) != file.stamp:
                raise _Unstable
            if digest.hexdigest() in disposed:
                raise _Disposed
            final = archive_path(home, digest.hexdigest())
            if _is_whole(final, size, digest.hexdigest()):
                return digest.hexdigest()
            target.flush()
            os.fsync(target.fileno())
        _put(temporary, final)
        return digest.hexdigest()
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _temporary(home: Path) -> Path:
    folder = work_folder(home) / INCOMING
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{os.getpid()}.part"


def sweep(home: Path) -> None:
    """Removes half-written copies that an interrupted batch or backup left behind. Only for the holder of the batch lock."""
    for leftover in (work_folder(home) / INCOMING).glob("*.part"):
        leftover.unlink(missing_ok=True)
    for frozen in work_folder(home).glob("backup-*.duckdb"):
        if not _runs(frozen.stem.removeprefix("backup-")):
            frozen.unlink(missing_ok=True)
    for scratch in work_folder(home).glob("verify-*"):
        if not _runs(scratch.name.removeprefix("verify-")):
            shutil.rmtree(scratch, ignore_errors=True)


def _runs(process: str) -> bool:
    """Whether the process that made something is still there."""
    return Path("/proc", process).exists()


def _is_whole(target: Path, size: int, sha256: str) -> bool:
    """Whether the archive has it, and has it right: what a disk has damaged is mended when the same bytes come again."""
    try:
        return target.stat().st_size == size and sha256_of(target) == sha256
    except FileNotFoundError:
        return False


def _put(temporary: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary.chmod(0o444)
    os.replace(temporary, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
