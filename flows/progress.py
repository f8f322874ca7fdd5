"""What a batch says while it runs: a bar on a terminal, nothing in a log but warnings.

Knows the screen; the steps know only the three methods of `Progress`.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Protocol


class Progress(Protocol):
    """What steps may report."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins, with so many things to do where that is known."""

    def advance(self, what: str = "") -> None:
        """One thing of the stage is done."""

    def warn(self, message: str) -> None:
        """Something the operator should know, in Swedish."""


class Quiet:
    """Warnings on standard error and nothing else: for logs and schedulers."""

    def __enter__(self) -> Quiet:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def stage(self, name: str, total: int | None = None) -> None:
        """Says nothing."""

    def advance(self, what: str = "") -> None:
        """Says nothing."""

    def warn(self, message: str) -> None:
        """One line on standard error."""
        print(f"Varning: {message}", file=sys.stderr)


class Bar:
    """A progress bar on a terminal's standard error."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._console = Console(stderr=True)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<22}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", style="dim"),
            console=self._console,
            transient=True,
        )
        self._task: Any = None

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Starts the bar anew under the stage's name."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total, what="")

    def advance(self, what: str = "") -> None:
        """One step; the file's name stands at the end of the bar, cut to fit."""
        if self._task is not None:
            visible = "".join(c if c.isprintable() else "·" for c in what).replace("[", r"\[")
            self._bar.update(self._task, advance=1, what=visible[-30:])

    def warn(self, message: str) -> None:
        """A line above the bar."""
        self._console.print(f"Varning: {message}", style="yellow", markup=False, highlight=False)


def for_terminal() -> Bar | Quiet:
    """A bar where somebody is watching, else quiet."""
    return Bar() if sys.stderr.isatty() else Quiet()
