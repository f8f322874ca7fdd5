"""The unit and the crontab line of docs/operations, run as the machine would run them: no shell, no terminal, a bare environment."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from configparser import ConfigParser
from datetime import datetime
from pathlib import Path

import pytest
from cronsim import CronSim
from e2e.conftest import rows

from warehouse.home import published_path

OPERATIONS = Path(__file__).resolve().parents[2] / "docs" / "operations"
BARE = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LOGNAME": "medfin", "SHELL": "/bin/sh"}
PLACES = ("/opt/medfin/.venv/bin/medfin", "/srv/medfin/inbox", "/srv/medfin/home")
SECONDS = 240


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """The paths of the examples, put where a test may write; the command is the one that is being tested."""
    inbox = tmp_path / "srv inkorg"
    inbox.mkdir()
    (inbox / "anteckning.pdf").write_text("ingen pdf")
    command = tmp_path / "medfin"
    modules = shlex.quote(os.pathsep.join(p for p in sys.path if p))  # what an installation would know by itself
    command.write_text(f'#!/bin/sh\nPYTHONPATH={modules} exec {shlex.quote(sys.executable)} -m flows.command "$@"\n')
    command.chmod(0o755)
    return dict(zip(PLACES, (str(command), str(inbox), str(tmp_path / "hem")), strict=True))


def unit() -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(OPERATIONS / "medfin.service", encoding="utf-8")
    return parser


def test_the_unit_starts_and_stops_as_systemd_would(places: dict[str, str]) -> None:
    service = unit()["Service"]
    words = [places.get(word, word) for word in shlex.split(service["ExecStart"])]
    assert words[0] == places[PLACES[0]], "systemd wants the program's whole path"
    name, _, value = service["Environment"].partition("=")
    environment = {**BARE, name: places[value], "MEDFIN_WORKERS": "1"}
    started = subprocess.Popen(words, cwd="/", env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        assert started.stdout is not None
        said = started.stdout.readline()
        assert "0 2 * * *" in said
        assert "Prefect svarar" in said
        again = subprocess.run(words, cwd="/", env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
        assert (again.returncode, again.stderr.count("\n")) == (1, 1), "a second start is refused and disturbs nobody"
        assert "en räcker" in again.stderr
        assert started.poll() is None
        status = subprocess.run(
            [words[0], "status"], env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        assert (status.returncode, status.stderr.count("\n")) == (1, 1), "no night has been completed yet"
    finally:
        started.send_signal(signal.SIGTERM)  # KillMode=mixed: to the main process
        code = started.wait(int(service["TimeoutStopSec"]))
    assert code in (0, 130)
    assert service["Restart"] == "always"


def test_the_unit_is_one(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed here")
    text = (OPERATIONS / "medfin.service").read_text(encoding="utf-8")
    copy = tmp_path / "medfin.service"
    copy.write_text(text.replace(PLACES[0], "/bin/true"))  # it must be a program that is there
    done = subprocess.run([analyze, "verify", str(copy)], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def crontab() -> list[tuple[str, str]]:
    """Schedule and command of each line."""
    lines = (OPERATIONS / "crontab").read_text(encoding="utf-8").splitlines()
    found = [line.split(None, 5) for line in lines if line.strip() and not line.startswith("#")]
    return [(" ".join(words[:5]), words[5]) for words in found]


def test_the_crontab_lines_run_in_a_shell(places: dict[str, str]) -> None:
    (night, ingest), (hourly, status) = crontab()
    assert next(CronSim(night, datetime(2026, 11, 24, 1))) == datetime(2026, 11, 24, 2)
    assert next(CronSim(hourly, datetime(2026, 11, 24, 1))) == datetime(2026, 11, 24, 1, 15)
    assert "%" not in ingest + status, "cron takes it for a line end"
    done = shell(ingest, places)
    assert (done.returncode, done.stderr) == (0, "")
    home = Path(places[PLACES[2]])
    assert rows(home, "SELECT file_name FROM report.documents") == [("anteckning.pdf",)]
    done = shell(status, places)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "no letter while all is well"
    shutil.rmtree(home)
    done = shell(status, places)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, "one line for the letter"


def test_cron_and_the_service_at_once_do_it_once(places: dict[str, str]) -> None:
    (_, ingest), _ = crontab()
    (Path(places[PLACES[1]]) / "b.pdf").write_text("ingen pdf")
    both = [
        subprocess.Popen(["/bin/sh", "-c", filled_in(ingest, places)], env=BARE, stderr=subprocess.PIPE, text=True) for _ in "ab"
    ]
    ends = sorted(process.wait(SECONDS) for process in both)
    assert ends in ([0, 0], [0, 1]), "one may have waited for nobody"
    home = Path(places[PLACES[2]])
    assert published_path(home).is_file()
    assert rows(home, "SELECT count(*), count(DISTINCT file_sha256) FROM report.documents") == [(1, 1)]


def filled_in(command: str, places: dict[str, str]) -> str:
    for example, real in places.items():
        command = command.replace(example, shlex.quote(real))
    return command


def shell(command: str, places: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["/bin/sh", "-c", filled_in(command, places)],
        cwd="/",
        env=BARE,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
