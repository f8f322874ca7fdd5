"""The night under Prefect: with its own server, without any, and on a schedule. One home for all, so that it is warm."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from e2e.conftest import fill, rows

from warehouse.home import published_path

SECONDS = 240


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefect") / "hem"


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.command", *map(str, arguments)],
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def surroundings(**more: str) -> dict[str, str]:
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "MEDFIN_"))}
    return {**mine, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "MEDFIN_WORKERS": "1", **more}


def prefect(home: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{home / 'prefect' / 'prefect.db'}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def test_a_batch_is_a_flow_run_with_tasks_and_tables(inbox: Path, home: Path) -> None:
    (inbox / "anteckning.pdf").write_text("ingen pdf")
    done = command("ingest", inbox, "--home", home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "filer i inkorgen" in done.stdout
    assert prefect(home, "SELECT f.name, r.state_type FROM flow_run r JOIN flow f ON f.id = r.flow_id") == [
        ("nightly", "COMPLETED")
    ]
    stages = {name for (name,) in prefect(home, "SELECT name FROM task_run WHERE state_type = 'COMPLETED'")}
    assert {"intake", "plan", "extract 0", "load 0", "cases", "reconcile", "publish"} <= stages
    assert {key for (key,) in prefect(home, "SELECT key FROM artifact")} == {"medfin-night", "medfin-mismatches"}
    assert rows(home, "SELECT file_name, status FROM report.documents") == [("anteckning.pdf", "quarantined")]
    assert not _processes_of(home)


def test_without_a_server_the_same_steps_run(inbox: Path, tmp_path: Path) -> None:
    (inbox / "anteckning.pdf").write_text("ingen pdf")
    home = tmp_path / "hem"
    home.mkdir()
    (home / "prefect").write_text("i vägen")  # no folder for the server to live in
    done = command("ingest", inbox, "--home", home)
    assert done.returncode == 0
    assert "utan Prefect" in done.stderr
    assert done.stderr.count("\n") == 1
    assert published_path(home).is_file()


def test_direct_never_imports_prefect(inbox: Path, tmp_path: Path) -> None:
    (inbox / "anteckning.pdf").write_text("ingen pdf")
    script = (
        "import sys; from flows.command import main; "
        f"status = main(['ingest', {str(inbox)!r}, '--home', {str(tmp_path / 'hem')!r}, '--direct']); "
        "assert 'prefect' not in sys.modules; sys.exit(status)"
    )
    assert subprocess.run([sys.executable, "-c", script], env=surroundings(), timeout=SECONDS, check=False).returncode == 0


def test_a_scheduled_run_really_starts(inbox: Path, home: Path) -> None:
    fill(inbox, 1)
    before = _runs(home)
    served = subprocess.Popen(
        [sys.executable, "-m", "flows.command", "serve", "--home", str(home), "--inbox", str(inbox), "--every", "5"],
        env=surroundings(PREFECT_RUNNER_POLL_FREQUENCY="2"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + SECONDS
        while _runs(home) <= before and time.monotonic() < deadline:
            assert served.poll() is None
            time.sleep(1)
        assert _runs(home) > before
        assert prefect(home, "SELECT paused FROM deployment WHERE name = 'medfin'") == [(0,)]
    finally:
        served.send_signal(signal.SIGTERM)
        assert served.wait(60) in (0, 130)
    assert prefect(home, "SELECT paused FROM deployment WHERE name = 'medfin'") == [(0,)], "a restart takes the schedule up again"
    assert not _processes_of(home)
    assert "Nästa inläsning" in command("status", "--home", home).stdout


def _runs(home: Path) -> int:
    """Completed batches."""
    if not published_path(home).exists():
        return 0
    return int(rows(home, "SELECT count(*) FROM report.runs WHERE finished_at IS NOT NULL")[0][0])


def _processes_of(home: Path) -> list[str]:
    """Servers and workers left behind."""
    deadline = time.monotonic() + 15
    left: list[str] = []
    while time.monotonic() < deadline:
        left = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if (
                    str(home).encode() in (folder / "environ").read_bytes()
                    and b"flows.server" in (folder / "cmdline").read_bytes()
                ):
                    left.append(folder.name)
            except OSError:
                continue
        if not left:
            break
        time.sleep(0.2)
    return left
