"""When the next night is due: what `medfin serve` was told, kept in the home folder for `medfin status`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from warehouse.home import work_folder

FILE = "schedule.json"


class ScheduleError(Exception):
    """A schedule that cannot be used; one Swedish line."""


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: a crontab line, or a number of seconds between batches."""

    inbox: str
    timezone: str
    cron: str | None
    every_seconds: int | None = None

    def next_after(self, now: datetime) -> datetime:
        """The next time, as local time in the schedule's own zone; `now` carries a zone."""
        if self.every_seconds is not None:
            return now + timedelta(seconds=self.every_seconds)
        return next(CronSim(self.cron or "", now.astimezone(ZoneInfo(self.timezone))))

    def in_words(self) -> str:
        """For the screen."""
        return f"{self.cron} ({self.timezone})" if self.cron else f"var {self.every_seconds}:e sekund"


def check_cron(expression: str) -> str:
    """The expression; raises `ScheduleError` when it is none."""
    try:
        CronSim(expression, datetime(2026, 1, 1))
    except CronSimError as error:
        raise ScheduleError(f'{expression!r} är ingen crontab-rad som "0 2 * * *" ({error})') from error
    return expression


def remember(home: Path, served: Served) -> None:
    """Written when serving begins."""
    work_folder(home).mkdir(parents=True, exist_ok=True)
    temporary = work_folder(home) / f"{FILE}.part"
    temporary.write_text(json.dumps(asdict(served)), encoding="utf-8")
    os.replace(temporary, work_folder(home) / FILE)


def recall(home: Path) -> Served | None:
    """What was served last, if anything ever was."""
    try:
        return Served(**json.loads((work_folder(home) / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
