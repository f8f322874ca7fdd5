"""Reads files in disposable workers and gives back what came of each: also of those that ate the memory or crashed.

Knows the pool, the archive and attachments; knows nothing of what readers do. A mail and what is attached to it, at any
depth, are one family: it comes out whole or not at all, so that a mail marked as done has no attachment waiting.
Families come out in the order they went in, whoever finished first: a batch that is interrupted and begun again ends with
the same warehouse.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.steps.intake import keep, printable
from flows.steps.pool import End, Ended, Limits, Pool
from schemas.problems import Problem, ProblemCode
from schemas.records import DocumentStatus, FileResult
from warehouse.gallring import disposed_files
from warehouse.home import archive_path

ENTRY = "flows.steps.reader:read_archived"
CAREFUL_ENTRY = "flows.steps.reader:read_carefully"
"""By the reference lane alone."""
WINDOW = 64
"""How many families may be under way: bounds what waits for a slow one."""


@dataclass(frozen=True, slots=True)
class Root:
    """A content of the inbox that is to be read. `name` is its path in the inbox, for people."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file and what came of it; `result` is None where the same bytes are read elsewhere. An attachment has a parent."""

    sha256: str
    name: str
    size: int
    result: FileResult | None
    parent_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file, and what all files inside one file, may cost."""

    memory_mb: int
    cpu_seconds: int
    wall_seconds: int
    file_mb: int
    attachment_depth: int
    attachment_count: int


@dataclass(frozen=True, slots=True)
class _Task:
    family: int
    position: int
    sha256: str
    name: str
    size: int
    depth: int
    parent_sha256: str | None


class _Family:
    """Files of one root while they are being read."""

    def __init__(self) -> None:
        self.files: dict[int, Extracted] = {}
        self.open = 0
        self.count = 0
        self.contents: set[str] = set()


class _Reading:
    """The state of one call to `extract`."""

    def __init__(
        self, roots: Sequence[Root], elsewhere: Container[str], home: Path, limits: ReadingLimits, report: Callable[[str], None]
    ) -> None:
        self.roots, self.elsewhere, self.home, self.limits, self.report = roots, elsewhere, home, limits, report
        self.attachments: deque[_Task] = deque()
        self.families: dict[int, _Family] = {}
        self.begun = 0
        self.handed_out = 0
        self.seen_attachments: set[str] = set()
        self.disposed = disposed_files(home)

    def next_task(self) -> _Task | None:
        """An attachment of a family under way, else the next root, as long as the window allows."""
        if self.attachments:
            return self.attachments.popleft()
        while self.begun < len(self.roots) and self.begun < self.handed_out + WINDOW:
            root = self.roots[self.begun]
            self.families[self.begun] = _Family()
            task = self._add(self.begun, root.sha256, root.name, root.size, 0, None)
            self.begun += 1
            if task is not None:
                return task
        return None

    def _add(self, family: int, sha256: str, name: str, size: int, depth: int, parent: str | None) -> _Task | None:
        files = self.families[family]
        task = _Task(family, files.count, sha256, name, size, depth, parent)
        files.count += 1
        files.contents.add(sha256)
        if size > self.limits.file_mb << 20:
            message = f"Filen är {size >> 20} MB; gränsen är {self.limits.file_mb} MB."
            files.files[task.position] = Extracted(sha256, name, size, quarantined(ProblemCode.TOO_LARGE, message), parent)
            self.report(name)
            return None
        files.open += 1
        return task

    def take(self, task: _Task, result: FileResult) -> None:
        """Notes what came of a task; what was attached becomes tasks of its own."""
        family = self.families[task.family]
        result = self._unpack(task, family, result)
        family.files[task.position] = Extracted(task.sha256, task.name, task.size, result, task.parent_sha256)
        family.open -= 1
        self.report(task.name)

    def _unpack(self, task: _Task, family: _Family, result: FileResult) -> FileResult:
        left_out: list[str] = []
        disposed = 0
        used: set[str] = set()
        for written, data in result.attachments:
            inner = _distinct(printable(written) or "bilaga", used)
            if task.depth >= self.limits.attachment_depth or family.count > self.limits.attachment_count:
                left_out.append(inner)
                continue
            if hashlib.sha256(data).hexdigest() in self.disposed:
                disposed += 1
                continue
            name = f"{task.name}#{inner}"
            sha256 = keep(data, self.home)
            if sha256 in self.elsewhere or sha256 in family.contents:
                family.files[family.count] = Extracted(sha256, name, len(data), None, task.sha256)
                family.count += 1
                continue
            child = self._add(task.family, sha256, name, len(data), task.depth + 1, task.sha256)
            if child is not None:
                self.attachments.append(child)
        if left_out:
            message = f"{len(left_out)} bifogade filer lästes inte (för många eller för djupt): {', '.join(left_out[:3])}"
            problem = Problem(ProblemCode.TOO_LARGE, message + (" …" if len(left_out) > 3 else "."))
            result = replace(result, problems=(*result.problems, problem))
        if disposed:
            message = f"{disposed} bifogade filer har gallrats enligt beslut och togs inte in igen."
            result = replace(result, problems=(*result.problems, Problem(ProblemCode.ANNOUNCED_MISSING, message)))
        return replace(result, attachments=())

    def finished(self) -> Iterator[tuple[Extracted, ...]]:
        """Families that are whole, as far as all before them are."""
        while self.handed_out in self.families and not self.families[self.handed_out].open:
            family = self.families.pop(self.handed_out)
            self.handed_out += 1
            yield tuple(self._once(family.files[position]) for position in sorted(family.files))

    def _once(self, file: Extracted) -> Extracted:
        """The same attachment in two mails under way at once is read twice; the earlier family keeps its reading."""
        if file.parent_sha256 is not None and file.sha256 in self.seen_attachments:
            return replace(file, result=None)
        if file.parent_sha256 is not None:
            self.seen_attachments.add(file.sha256)
        return file


def extract(
    roots: Sequence[Root],
    elsewhere: Container[str],
    home: Path,
    limits: ReadingLimits,
    workers: int,
    recycle_after: int = 50,
    report: Callable[[str], None] = lambda name: None,
    entry: str = ENTRY,
) -> Generator[tuple[Extracted, ...], None, None]:
    """Reads the roots and all that is attached to them; one tuple a root, the root first.

    `elsewhere` holds the SHA-256 of contents that have been read before or are roots themselves. Memory does not grow
    with the number of roots. `report` is called with the name of every file that is done.
    """
    reading = _Reading(roots, elsewhere, home, limits, report)
    per_file = Limits(limits.memory_mb, limits.cpu_seconds, limits.wall_seconds)
    with Pool(entry, max(1, min(workers, len(roots))), per_file, recycle_after) as pool:
        for ended in pool.run(reading.next_task, lambda task: (str(archive_path(home, task.sha256)), task.name)):
            reading.take(ended.task, _result(ended, per_file))
            yield from reading.finished()
    yield from reading.finished()


def extract_one(path: Path, name: str, limits: Limits, entry: str = ENTRY) -> FileResult:
    """Reads one file where it lies, in a worker with limits; nothing is kept and attachments are handed back unread."""
    todo = [name]
    with Pool(entry, 1, limits) as pool:
        for ended in pool.run(lambda: todo.pop() if todo else None, lambda task: (str(path), task)):
            return _result(ended, limits)
    raise AssertionError("the pool ends every task")


def extract_many(
    files: Sequence[tuple[Path, str]], limits: ReadingLimits, workers: int, entry: str = ENTRY
) -> Iterator[tuple[int, FileResult]]:
    """Reads files where they lie, each by its path and name; its place in the sequence and what came of it, as they end."""
    per_file = Limits(limits.memory_mb, limits.cpu_seconds, limits.wall_seconds)
    todo = iter(range(len(files)))
    with Pool(entry, max(1, min(workers, len(files))), per_file) as pool:
        for ended in pool.run(lambda: next(todo, None), lambda number: (str(files[number][0]), files[number][1])):
            yield ended.task, _result(ended, per_file)


def quarantined(reason: ProblemCode, message: str) -> FileResult:
    """The result of a file that cannot be read at all."""
    return FileResult(DocumentStatus.QUARANTINED, reason, message)


def _result(ended: Ended[Any], limits: Limits) -> FileResult:
    if ended.end is End.RETURNED:
        assert isinstance(ended.value, FileResult)
        return ended.value
    if ended.end is End.MEMORY:
        return quarantined(ProblemCode.MEMORY, f"Filen behöver mer minne än {limits.memory_mb} MB för att läsas.")
    if ended.end is End.TIMEOUT:
        return quarantined(ProblemCode.TIMEOUT, f"Filen tog för lång tid att läsa ({ended.message}).")
    if ended.end is End.CRASHED:
        return quarantined(ProblemCode.READER_CRASH, f"Läsaren klarade inte filen: {ended.message}.")
    message = f"Tolkningen föll på ett fel i programmet; anmäl det till den som sköter medfin ({ended.message})."
    problem = Problem(ProblemCode.EXTRACTOR_FAILED, message)
    return FileResult(DocumentStatus.NEEDS_REVIEW, ProblemCode.EXTRACTOR_FAILED, message, problems=(problem,))


def _distinct(name: str, used: set[str]) -> str:
    """Two attachments of one mail may have one name; the second becomes `name (2)`."""
    name = name.replace("/", "_")
    candidate, number = name, 1
    while candidate in used:
        number += 1
        candidate = f"{name} ({number})"
    used.add(candidate)
    return candidate
