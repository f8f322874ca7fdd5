import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from e2e.conftest import ingest

from flows.schedule import ScheduleError, Served, check_cron, recall, remember
from flows.status import status_text
from warehouse.home import work_folder

ZONE = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 23, 1, 59, tzinfo=ZONE), "2026-11-23 02:00"),
        (datetime(2026, 11, 23, 2, 1, tzinfo=ZONE), "2026-11-24 02:00"),
        (datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("UTC")), "2026-11-23 02:00"),
        (datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("UTC")), "2026-07-02 02:00"),
    ],
)
def test_next_night_goes_by_the_clock_on_the_wall(now: datetime, due: str) -> None:
    served = Served("/inkorg", "Europe/Stockholm", "0 2 * * *")
    assert f"{served.next_after(now):%Y-%m-%d %H:%M}" == due


def test_a_schedule_is_remembered(tmp_path: Path) -> None:
    assert recall(tmp_path) is None
    served = Served("/inkorg", "Europe/Stockholm", "30 3 * * 1-5")
    remember(tmp_path, served)
    assert recall(tmp_path) == served
    (work_folder(tmp_path) / "schedule.json").write_text(json.dumps({"okänt": 1}))
    assert recall(tmp_path) is None


@pytest.mark.parametrize("expression", ["", "varje natt", "0 25 * * *", "* * *"])
def test_what_is_no_crontab_line(expression: str) -> None:
    with pytest.raises(ScheduleError, match="crontab"):
        check_cron(expression)


def test_silence_is_warned_of(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inkorg", tmp_path / "hem"
    inbox.mkdir()
    (inbox / "a.pdf").write_text("fint")
    ingest(inbox, home)
    now = datetime.now(ZONE)
    assert status_text(home, now + timedelta(hours=25))[1] == ""
    text, warning = status_text(home, now + timedelta(hours=27))
    assert "27 timmar" in warning
    assert f"{now:%Y-%m-%d}" in text
