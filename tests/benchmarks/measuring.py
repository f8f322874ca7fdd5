"""What every benchmark shares: CPU time, rounds taken in turn, medians with their spread, and the machine it ran on."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Timed:
    """Seconds of each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    def per(self, count: int) -> str:
        """Milliseconds for one of `count`: the median, and the lowest and highest round."""
        low, high = min(self.rounds), max(self.rounds)
        return f"{1000 * self.median / count:.2f} ({1000 * low / count:.2f}–{1000 * high / count:.2f})"


def cpu() -> float:
    """Seconds of this process and of children that have ended."""
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


class Session:
    """CPU time of a command and of all that it starts, also of workers that somebody else buries: looked up while they live."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True
        )
        self._seen: dict[int, float] = {}

    def wait(self) -> float:
        """Its CPU seconds, when it is done."""
        while self._process.poll() is None:
            self._look()
            time.sleep(0.02)
        if self._process.returncode:
            raise RuntimeError(f"{self._process.args!r} ended with {self._process.returncode}")
        return sum(self._seen.values())

    def _look(self) -> None:
        ticks = os.sysconf("SC_CLK_TCK")
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == self._process.pid:
                self._seen[int(path.parent.name)] = (int(fields[11]) + int(fields[12])) / ticks


def in_turn(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timed]:
    """Each candidate once a round, every round beginning with another: what the machine does besides hits all alike.

    A candidate may give back the seconds it used itself (one that runs elsewhere); else its CPU time is taken here.
    """
    names = list(candidates)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            before = cpu()
            answer = candidates[name]()
            taken[name].append(answer if isinstance(answer, float) else cpu() - before)
    return {name: Timed(tuple(seconds)) for name, seconds in taken.items()}


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def machine() -> str:
    """What it ran on."""
    model = ""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "")
    except OSError:
        model = platform.processor()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} processors ({model or platform.machine()}), {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, load {load:.1f} when it began, {time.strftime('%B %Y')}"
    )
