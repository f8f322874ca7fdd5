import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.steps.pool import End, Limits, Pool, PoolBroken

LIMITS = Limits(memory_mb=200, cpu_seconds=20, wall_seconds=30)


def run(tmp_path: Path, texts: list[str], limits: Limits = LIMITS, workers: int = 2, recycle_after: int = 50):
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number:03}"
        path.write_text(text)
        paths.append(path)
    todo = list(reversed(paths))
    with Pool("fake_readers:obey", workers, limits, recycle_after) as pool:
        ended = list(pool.run(lambda: todo.pop() if todo else None, lambda path: (str(path), path.name)))
    assert sorted(e.task for e in ended) == paths, "every task ends exactly once"
    return {int(e.task.name): e for e in ended}


def test_bad_neighbours_cost_nobody_else_anything(tmp_path: Path) -> None:
    texts = ["fint"] * 20
    texts[3], texts[7], texts[11], texts[15] = "crash", "eat", "raise", "exit"
    ended = run(tmp_path, texts)
    assert {n: e.end for n, e in ended.items() if e.end is not End.RETURNED} == {
        3: End.CRASHED,
        7: End.MEMORY,
        11: End.RAISED,
        15: End.CRASHED,
    }
    assert "SIGSEGV" in ended[3].message
    assert ended[11].message == "ValueError: oväntat innehåll"


def test_busy_loop_is_stopped_by_processor_time(tmp_path: Path) -> None:
    ended = run(tmp_path, ["hang", "fint"], Limits(200, 1, 60))
    assert (ended[0].end, ended[1].end) == (End.TIMEOUT, End.RETURNED)
    assert "processortid" in ended[0].message


def test_sleeper_is_stopped_by_the_clock(tmp_path: Path) -> None:
    begun = time.monotonic()
    ended = run(tmp_path, ["sleep", "fint"], Limits(200, 20, 1.5))
    assert (ended[0].end, ended[1].end) == (End.TIMEOUT, End.RETURNED)
    assert time.monotonic() - begun < 20


def test_what_a_reader_has_started_goes_with_it(tmp_path: Path) -> None:
    ended = run(tmp_path, [f"start {tmp_path / 'number'}"], Limits(200, 20, 2))
    assert ended[0].end is End.TIMEOUT
    assert gone(int((tmp_path / "number").read_text()))


def gone(process: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_innocent_task_of_a_crashed_worker_is_tried_again(tmp_path: Path) -> None:
    ended = run(tmp_path, [f"once {tmp_path / 'flag'}", "fint"])
    assert ended[0].end is End.RETURNED


def test_processor_time_is_counted_by_document_not_by_worker(tmp_path: Path) -> None:
    # Twelve documents of 0.2 s in one worker with a limit of 1 s each.
    ended = run(tmp_path, ["slow 0.01"] * 12, Limits(200, 1, 30), workers=1)
    assert {e.end for e in ended.values()} == {End.RETURNED}
    assert len({e.value.reader for e in ended.values()}) == 1


def test_workers_are_recycled(tmp_path: Path) -> None:
    ended = run(tmp_path, ["fint"] * 9, workers=1, recycle_after=3)
    assert len({e.value.reader for e in ended.values()}) == 3


def test_new_tasks_may_come_while_running(tmp_path: Path) -> None:
    first = tmp_path / "a"
    first.write_text("fint")
    todo = [first]
    seen = []
    with Pool("fake_readers:obey", 1, LIMITS) as pool:
        for ended in pool.run(lambda: todo.pop() if todo else None, lambda path: (str(path), "n")):
            seen.append(ended.task)
            if len(seen) < 3:
                todo.append(first)
    assert len(seen) == 3


def test_a_worker_that_cannot_start_is_said_at_once() -> None:
    with pytest.raises(PoolBroken, match="finns_inte"), Pool("finns_inte:alls", 1, LIMITS) as pool:
        list(pool.run(lambda: "x", lambda task: (task,)))


def test_killed_batch_leaves_no_reader_behind(tmp_path: Path) -> None:
    (tmp_path / "doc").write_text("sleep")
    script = tmp_path / "batch.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from flows.steps.pool import Limits, Pool\n"
        "if __name__ == '__main__':\n"
        f"    todo = [{str(tmp_path / 'doc')!r}]\n"
        "    with Pool('fake_readers:obey', 1, Limits(200, 20, 600)) as pool:\n"
        "        orig = pool._collect\n"
        "        def collect():\n"
        "            print(*[w.process.pid for w in pool._workers], flush=True)\n"
        "            return orig()\n"
        "        pool._collect = collect\n"
        "        list(pool.run(lambda: todo.pop() if todo else None, lambda t: (t, 'n')))\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as batch:
        assert batch.stdout is not None
        batch.stdout.readline()
        worker = int(batch.stdout.readline())
        os.kill(batch.pid, signal.SIGKILL)
        batch.wait()
        assert gone(worker)
