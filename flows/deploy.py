"""The same batch every night: a Prefect deployment with a schedule, served from this process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from prefect.schedules import Cron, Interval, Schedule

from flows.nightly import nightly

DEPLOYMENT = "medfin"


def serve(inbox: Path, home: Path, schedule: Schedule) -> None:
    """Serves until interrupted. The schedule stays active when this process stops, so that a restart takes it up again."""
    nightly.serve(
        name=DEPLOYMENT,
        schedules=[schedule],
        parameters={"inbox": str(inbox), "home": str(home)},
        pause_on_shutdown=False,
        limit=1,
        print_starting_message=False,
    )


def by_cron(expression: str, timezone: str) -> Schedule:
    """A crontab line, by the clock on the wall of the time zone."""
    return Cron(expression, timezone=timezone)


def every(seconds: float) -> Schedule:
    """A short interval, for trying out that the schedule fires."""
    return Interval(timedelta(seconds=seconds))
