import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from e2e.conftest import ingest

from flows.schedule import ScheduleError, Served, check_cron, recall, remember
from flows.status import silence, status_text
from flows.steps.lock import ServeRunning, serve_lock
from warehouse.connection import open_working
from warehouse.home import work_folder
from warehouse.runs import Run, start_run

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


def test_nights_that_a_clock_put_in_the_future_hide_no_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox, home = tmp_path / "inkorg", tmp_path / "hem"
    inbox.mkdir()
    from flows import batch

    now = datetime.now(ZONE)
    real = batch._now
    monkeypatch.setattr("flows.batch._now", lambda zone: real(zone) + timedelta(days=2000))
    ingest(inbox, home)
    assert "klockan har gått fel" in status_text(home, now)[1]
    monkeypatch.setattr("flows.batch._now", real)
    ingest(inbox, home)
    assert status_text(home, now)[1] == ""
    assert "27 timmar" in status_text(home, now + timedelta(hours=27))[1]


def test_a_killed_night_is_not_running_for_good(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inkorg", tmp_path / "hem"
    inbox.mkdir()
    with open_working(home) as con:
        start_run(con, Run("dödad", datetime(2026, 11, 22, 2)))
    ingest(inbox, home)
    killed = next(line for line in status_text(home, datetime.now(ZONE))[0].splitlines() if "2026-11-22 02:00" in line)
    assert "avbruten" in killed


def test_a_late_start_says_what_was_missed(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inkorg", tmp_path / "hem"
    inbox.mkdir()
    now = datetime.now(ZONE)
    assert silence(home, now) == "", "a first night is not late"
    ingest(inbox, home)
    assert silence(home, now) == ""
    assert "50 timmar" in silence(home, now + timedelta(hours=50))


def test_one_schedule_at_a_time(tmp_path: Path) -> None:
    with serve_lock(tmp_path), pytest.raises(ServeRunning, match="en räcker"), serve_lock(tmp_path):
        pass
    with serve_lock(tmp_path):
        pass


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
