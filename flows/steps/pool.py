"""Disposable worker processes: one call at a time in each, with limits on memory and time, and every end told apart.

Knows processes; knows nothing of documents. Each worker has a pipe of its own, so that one that dies takes nobody's work
but its own with it. Limits are the kernel's: address space and CPU time hold also inside C code, where a timer in the
same process would wait for ever.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from flows.steps.fence import fence

T = TypeVar("T")
MEGABYTE = 1 << 20
_RUBBISH = 20_000
"""New objects between two looks for rubbish that refers to itself; a page makes some thousands."""
START_SECONDS = 120.0
"""Importing what a worker needs, on a busy machine."""


class End(Enum):
    """How a call ended."""

    RETURNED = "returned"
    RAISED = "raised"
    MEMORY = "memory"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use."""

    memory_mb: int
    cpu_seconds: int
    wall_seconds: float


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """A call's task, how it ended, its value if it returned, and what to say if it did not."""

    task: T
    end: End
    value: Any = None
    message: str = ""


class PoolBroken(Exception):
    """Workers cannot be started at all."""


class _Worker:
    """One process and the parent's end of its pipe."""

    def __init__(self, context: BaseContext, entry: str, limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, entry, limits), daemon=True)  # type: ignore[attr-defined]
        try:
            self.process.start()
        except (EOFError, OSError) as error:
            raise PoolBroken(f"läsprocesserna går inte att starta ({type(error).__name__})") from error
        theirs.close()
        self.ready = False
        self.task: Any = None
        self.busy = False
        self.done = 0
        self.deadline = time.monotonic() + START_SECONDS

    def give(self, task: Any, arguments: tuple[Any, ...], seconds: float) -> None:
        self.task, self.busy, self.deadline = task, True, time.monotonic() + seconds
        # A worker that died meanwhile shows at the next wait.
        with contextlib.suppress(OSError):
            self.pipe.send(arguments)

    def stop(self) -> None:
        # What the reader has started itself (tesseract) is in its group and goes with it.
        if self.ready and self.process.pid:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Runs `entry` (a `module:function` string, imported in the worker) over tasks, in any order, a few at a time."""

    def __init__(self, entry: str, workers: int, limits: Limits, recycle_after: int = 50) -> None:
        self._entry, self._count, self._limits, self._recycle = entry, workers, limits, recycle_after
        self._context = _context(entry)
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def run(self, next_task: Callable[[], T | None], arguments: Callable[[T], tuple[Any, ...]]) -> Iterator[Ended[T]]:
        """Yields every task once, as it ends.

        `next_task` gives None when there is nothing to do at the moment; it is asked again after every end, so that an
        answer may make new tasks. A task whose worker crashed gets a second try in a fresh worker: it may have been the
        worker that was ill (or the machine short of memory) and not the task.
        """
        again: list[T] = []
        tried: dict[int, T] = {}
        ahead: T | None = None
        while True:
            while True:
                ahead = ahead if ahead is not None else again.pop() if again else next_task()
                worker = self._free_worker() if ahead is not None else None
                if ahead is None or worker is None:
                    break
                worker.give(ahead, arguments(ahead), self._limits.wall_seconds)
                ahead = None
            if ahead is None and not any(worker.busy for worker in self._workers):
                return
            for ended in self._collect():
                if ended.end is End.CRASHED and id(ended.task) not in tried:
                    tried[id(ended.task)] = ended.task
                    again.append(ended.task)
                else:
                    yield ended

    def _free_worker(self) -> _Worker | None:
        """A worker that is ready; where none is, another one is started if there may be more."""
        for worker in self._workers:
            if worker.ready and not worker.busy:
                return worker
        if len(self._workers) < self._count:
            self._workers.append(self._started())
        return None

    def _started(self) -> _Worker:
        """A new worker. Where the fork server has died under it (short of memory, or killed), the next try starts another."""
        for _ in range(2):
            with contextlib.suppress(PoolBroken):
                return _Worker(self._context, self._entry, self._limits)
        return _Worker(self._context, self._entry, self._limits)

    def _collect(self) -> list[Ended[Any]]:
        """Waits for the next thing to happen in any worker that is starting or busy."""
        watched = [worker for worker in self._workers if worker.busy or not worker.ready]
        handles: dict[Any, _Worker] = {}
        for worker in watched:
            handles[worker.pipe] = worker
            handles[worker.process.sentinel] = worker
        nearest = min(worker.deadline for worker in watched)
        happened = {id(handles[h]) for h in wait(list(handles), timeout=max(0.0, nearest - time.monotonic()))}
        ended = []
        for worker in watched:
            if id(worker) in happened:
                ended += self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                ended += self._expire(worker)
        return ended

    def _hear(self, worker: _Worker) -> list[Ended[Any]]:
        try:
            # The answer may already lie in the pipe of a worker that has died after sending it.
            message = worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            message = None
        except Exception as error:  # an answer that cannot be unpickled is that document's trouble
            message = (End.RAISED, None, f"{type(error).__name__}: {error}")
        if message is None:
            return self._bury(worker)
        if not worker.ready:
            if message[0] is End.RAISED:
                raise PoolBroken(message[2])
            worker.ready, self._failed_starts = True, 0
            return []
        task, worker.task, worker.busy = worker.task, None, False
        worker.done += 1
        if worker.done >= self._recycle or message[0] is End.MEMORY:
            self._dismiss(worker)
        return [Ended(task, *message)]

    def _bury(self, worker: _Worker) -> list[Ended[Any]]:
        worker.process.join(timeout=5)
        code = worker.process.exitcode
        self._dismiss(worker)
        if not worker.busy:
            self._failed_starts += 1
            if self._failed_starts > 2 * self._count:
                raise PoolBroken(f"exit {code}")
            return []
        if code == -signal.SIGXCPU:
            return [Ended(worker.task, End.TIMEOUT, message=f"över {self._limits.cpu_seconds} s processortid")]
        return [Ended(worker.task, End.CRASHED, message=_manner(code))]

    def _expire(self, worker: _Worker) -> list[Ended[Any]]:
        self._dismiss(worker)
        if not worker.busy:
            raise PoolBroken("en läsprocess startade inte i tid")
        return [Ended(worker.task, End.TIMEOUT, message=f"över {self._limits.wall_seconds:.0f} s")]

    def _dismiss(self, worker: _Worker) -> None:
        worker.stop()
        self._workers.remove(worker)


def _manner(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"läsprocessen avbröts ({signal.Signals(-code).name})"
    return f"läsprocessen avslutades (kod {code})"


def _context(entry: str) -> BaseContext:
    """A fork server that has imported what workers need; fresh ones then start in milliseconds, from a clean process."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # Set before numpy is first imported there: its idle threads would be forked half.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    multiprocessing.set_forkserver_preload(["flows.steps.pool", entry.partition(":")[0]])
    return multiprocessing.get_context("forkserver")


def _serve(pipe: Connection, entry: str, limits: Limits) -> None:
    """The worker: import, say ready, then answer call after call until the pipe is closed."""
    os.setpgid(0, 0)
    fence()  # before any thread is started: each would have to be fenced in by itself
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _silence()
    try:
        module, _, name = entry.partition(":")
        function = getattr(importlib.import_module(module), name)
    except BaseException as error:
        pipe.send((End.RAISED, None, f"{type(error).__name__}: {error}"))
        return
    settle()
    pipe.send((End.RETURNED, None, ""))
    while True:
        try:
            arguments = pipe.recv()
        except (EOFError, OSError):
            return
        _set_limits(limits)
        answer = _call(function, arguments)
        _lift_memory_limit()
        try:
            pipe.send(answer)
        except (EOFError, OSError):
            return
        except Exception as error:
            pipe.send((End.RAISED, None, f"{type(error).__name__}: {error}"))


def settle() -> None:
    """What has been imported stays; looking through it for rubbish again and again is a seventh of all reading."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RUBBISH, 10, 10)


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[End, Any, str]:
    try:
        return End.RETURNED, function(*arguments), ""
    except MemoryError:
        return End.MEMORY, None, "minnet räckte inte"
    except RecursionError:
        return End.RAISED, None, "RecursionError: för djupt nästlat"
    except Exception as error:
        return End.RAISED, None, f"{type(error).__name__}: {error}"


def _set_limits(limits: Limits) -> None:
    """Memory on top of what the warm worker already has; CPU time from now. Both soft, so that they can be renewed."""
    _soft(resource.RLIMIT_AS, _address_space() + limits.memory_mb * MEGABYTE)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _soft(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + limits.cpu_seconds + 1)
    _soft(resource.RLIMIT_CORE, 0)


def _lift_memory_limit() -> None:
    _soft(resource.RLIMIT_AS, resource.getrlimit(resource.RLIMIT_AS)[1])


def _soft(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY and (value == resource.RLIM_INFINITY or value > hard):
        value = hard
    with contextlib.suppress(ValueError, OSError):  # not every system lets every limit be set
        resource.setrlimit(kind, (value, hard))


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return MEGABYTE * 1024


def _die_with_parent() -> None:
    """A batch that is killed leaves no reader behind, nor the fork server, which lives as long as one of its children."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def _silence() -> None:
    """Readers written in C print warnings on both streams; they would run through the progress bar."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
