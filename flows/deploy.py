"""The same batch every night: a Prefect deployment with a schedule, served from this process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from prefect.schedules import Cron, Interval, Schedule

from flows.nightly import nightly
from flows.schedule import Served

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


def schedule_of(served: Served) -> Schedule:
    """A crontab line goes by the clock on the wall of its time zone; an interval is for trying out that it fires."""
    if served.every_seconds is not None:
        return Interval(timedelta(seconds=served.every_seconds))
    return Cron(served.cron or "", timezone=served.timezone)
