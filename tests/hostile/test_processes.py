"""Nothing that a reader started outlives it: neither a limit nor the death of the batch leaves a program running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.steps.pool import End, Limits, Pool


def _gone(process: int, seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True  # dead, and only its parent has not asked yet
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def _started(path: Path, seconds: float = 60) -> int:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError("the program was not started")


def test_a_reader_that_runs_out_of_time_takes_its_programs_with_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    todo = [str(tmp_path / "a")]
    with Pool("hostile.readers:obey", 1, Limits(300, 20, 1.5)) as pool:
        (ended,) = pool.run(lambda: todo.pop() if todo else None, lambda path: (path, "a"))
    assert ended.end is End.TIMEOUT
    assert _gone(_started(tmp_path / "a.pid"))


def test_a_killed_batch_takes_the_programs_of_its_readers_with_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    script = tmp_path / "batch.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from flows.steps.pool import Limits, Pool\n"
        "if __name__ == '__main__':\n"
        f"    todo = [{str(tmp_path / 'a')!r}]\n"
        "    with Pool('hostile.readers:obey', 1, Limits(300, 20, 600)) as pool:\n"
        "        list(pool.run(lambda: todo.pop() if todo else None, lambda path: (path, 'a')))\n"
    )
    batch = subprocess.Popen([sys.executable, str(script)])
    child = _started(tmp_path / "a.pid")
    os.kill(batch.pid, signal.SIGKILL)
    batch.wait()
    assert _gone(child)
