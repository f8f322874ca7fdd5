"""`kill -9` at random points of everything that writes, each compared with a night that was left alone.

`make kill KILLS=100`, or `PYTHONPATH=.:tests python -m hostile.kills 100`. After each: what is published is the old or the new
warehouse, whole; nothing that was said to be kept is gone; no process is left; the next night ends as the undisturbed one.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from e2e.conftest import everything, fill, ingest, rows

from warehouse.backup import restore
from warehouse.home import archive_folder, journal_path, published_path, work_folder
from warehouse.journal import read_journal
from warehouse.reviews import correct_fact, give_verdict
from warehouse.verify import verify

SECONDS = 120
AT = datetime(2026, 11, 23, 9)
STAGES = ("intake", "plan", "extract 0", "load 0", "extract 1", "load 1", "cases", "journal", "reconcile", "publish")
OTHERS = ("moment", "moment", "reader", "backup", "words", "gallring", "anew")
KINDS = (*STAGES, "publish", "publish", *OTHERS)
State = dict[str, list[str]]


@dataclass
class Tally:
    """What came of the kills."""

    tried: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    published: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """A few lines for people."""
        lines = [f"{'':<12} {'tried':>6} {'hit':>6}"]
        lines += [f"{kind:<12} {self.tried[kind]:>6} {self.hit[kind]:>6}" for kind in sorted(self.tried)]
        states = ", ".join(f"{count} {state}" for state, count in sorted(self.published.items()))
        lines.append(
            f"{sum(self.tried.values())} tried, {sum(self.hit.values())} killed at work; published after the kill: {states}"
        )
        lines += ["no faults: nothing lost, nothing twice, nothing left running"] if not self.faults else self.faults
        return "\n".join(lines)


class Harness:
    """A home after its first night, an inbox with more in it, and the home that a second night makes of them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.inbox, self.first, self.undisturbed = folder / "inkorg", folder / "första", folder / "ostörd"
        self.tally = Tally()
        fill(self.inbox, 4)
        (self.inbox / "ärende 0" / "beslut.pdf").write_text("paper decision RUN-2026-0 90000")
        ingest(self.inbox, self.first)
        finding = rows(self.first, "SELECT finding_id FROM report.findings WHERE outcome = 'mismatch' ORDER BY ALL")[0][0]
        give_verdict(self.first, finding, "accepted", note="", by="A", given_at=AT)
        fact = rows(self.first, "SELECT fact_id FROM report.facts WHERE role = 'applied_for' ORDER BY ALL")[1][0]
        correct_fact(self.first, fact, "123456", note="", by="A", given_at=AT)
        self.old = everything(self.first)
        for n in range(4, 8):
            (self.inbox / f"ärende {n}").mkdir()
            (self.inbox / f"ärende {n}" / "ansökan.pdf").write_text(f"paper application RUN-2026-{n} {100000 + n}")
            (self.inbox / f"ärende {n}" / "mejl.eml").write_text(f"attach paper_decision_RUN-2026-{n}_{90000 + n} slow_0.05")
        for path in self.inbox.rglob("*"):
            os.utime(path, (AT.timestamp(), AT.timestamp()))  # nobody is copying them in just now
        shutil.copytree(self.first, self.undisturbed)
        self.seconds = self._left_alone("batch", self.undisturbed, str(self.inbox))
        self.new = everything(self.undisturbed)
        assert self.new != self.old
        spare = folder / "mått"
        shutil.copytree(self.undisturbed, spare)
        self.seconds["backup"] = self._left_alone("backup", spare, str(folder / "mått.tar"))["all"]
        self.seconds["words"] = self._left_alone("words", spare)["all"]
        shutil.rmtree(spare)
        shutil.copytree(self.undisturbed, spare)
        self.seconds["anew"] = self._left_alone("anew", spare)["all"]
        self.case = rows(spare, "SELECT case_id FROM report.cases WHERE registration_number = 'RUN-2026-1'")[0][0]
        self.seconds["gallring"] = self._left_alone("gallring", spare, self.case)["all"]
        self.empty = folder / "tom inkorg"
        self.empty.mkdir()
        ingest(self.empty, spare)
        self.without_case = _cases(spare)
        ingest(self.inbox, folder / "från början")
        self.all_at_once = everything(folder / "från början")
        self.without_words: set[Path] = set()

    def kill(self, number: int, kind: str) -> None:
        """One kill and all that must hold after it."""
        home = self.folder / f"hem {number}"
        fresh = kind in ("moment", "extract 0", "load 0", "publish") and self.chance.random() < 0.3
        if fresh:
            self.without_words.add(home)
        else:
            shutil.copytree(self.undisturbed if kind in ("backup", "gallring", "anew") else self.first, home)
        self.tally.tried[kind] += 1
        try:
            getattr(self, f"_{kind}" if kind in OTHERS else "_stage")(home, kind)
        except Exception as error:
            self.tally.faults.append(f"kill {number} ({kind}): {type(error).__name__}: {error}")
        finally:
            shutil.rmtree(home, ignore_errors=True)

    def _stage(self, home: Path, kind: str) -> None:
        after = self.chance.random() * self.seconds.get(kind, 0.1)
        batch = self._start("batch", home, str(self.inbox), "--in", kind, "--after", f"{after:.5f}")
        batch.wait(SECONDS)
        self._ended(batch, kind)
        self._comes_to_the_same(home, batch)

    def _moment(self, home: Path, kind: str) -> None:
        batch = self._killed("batch", kind, home, self.seconds["all"], str(self.inbox))
        self._comes_to_the_same(home, batch)

    def _reader(self, home: Path, kind: str) -> None:
        """A reader is killed, not the batch, which must not care."""
        batch = self._start("batch", home, str(self.inbox))
        _await_ready(batch)
        time.sleep(self.chance.random() * self.seconds["all"])
        readers = [p for p in _marked(batch.mark) if p != batch.pid and b"spawn_main" not in _command_line(p)]
        if readers and batch.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.chance.choice(readers), signal.SIGKILL)
                self.tally.hit[kind] += 1
        assert batch.wait(SECONDS) == 0, "the batch fell with one of its readers"
        _same(everything(home), self.new, "after a reader died")
        self._comes_to_the_same(home, batch)

    def _backup(self, home: Path, kind: str) -> None:
        copy = home.with_suffix(".tar")
        self._killed("backup", kind, home, self.seconds["backup"], str(copy))
        if copy.exists():
            restored = home.with_name(home.name + " åter")
            restore(copy, restored)
            _same(everything(restored), self.new, "restored from what the killed backup left")
            shutil.rmtree(restored)
        copy.unlink(missing_ok=True)
        ingest(self.inbox, home)
        _same(everything(home), self.new, "the home whose backup was killed")
        assert not list(work_folder(home).glob("backup-*")), "a killed backup's frozen copy is swept away"
        assert verify(home) == (), verify(home)

    def _words(self, home: Path, kind: str) -> None:
        officer = self._killed("words", kind, home, self.seconds["words"])
        assert officer.stdout is not None
        said = {line.split()[1] for line in officer.stdout.read().splitlines() if line.startswith("kept ")}
        journal = read_journal(journal_path(home))
        assert said <= {entry.hash for entry in journal.entries}, "a word that was kept is gone"
        assert journal.damage == ()
        assert len(journal.entries) - 2 in (len(said), len(said) + 1)

    def _gallring(self, home: Path, kind: str) -> None:
        self._killed("gallring", kind, home, self.seconds["gallring"], self.case)
        decided = any(entry.kind == "disposal" for entry in read_journal(journal_path(home)).entries)
        assert _cases(home) in (_cases(self.undisturbed), self.without_case)
        ingest(self.empty, home)
        assert _cases(home) == (self.without_case if decided else _cases(self.undisturbed))
        if not decided:
            _same(everything(home), self.new, "nothing was decided, nothing is gone")
        assert verify(home) == (), verify(home)

    def _anew(self, home: Path, kind: str) -> None:
        self._killed("anew", kind, home, self.seconds["anew"])
        _same(everything(home), self.new, "published while it was read anew")
        ingest(self.inbox, home)
        _same(everything(home), self.new, "read anew")
        assert verify(home) == (), verify(home)

    def _comes_to_the_same(self, home: Path, batch: Doomed) -> None:
        state = "none"
        new = self.all_at_once if home in self.without_words else self.new
        if published_path(home).exists():
            found = everything(home)
            state = "new" if found == new else "old"
            if state == "old":
                _same(found, self.old, "published after the kill")
        else:
            assert home in self.without_words, "what was published is gone"
        self.tally.published[state] += 1
        assert _gone(batch.mark), "a process was left behind"
        ingest(self.inbox, home)
        _same(everything(home), new, "the next night")
        assert verify(home) == (), verify(home)
        assert not [p for p in archive_folder(home).iterdir() if len(p.name) != 64]

    def _killed(self, what: str, kind: str, home: Path, seconds: float, *rest: str) -> Doomed:
        process = self._start(what, home, *rest)
        _await_ready(process)
        time.sleep(self.chance.random() * seconds)
        if process.poll() is None:
            process.kill()
        process.wait(SECONDS)
        self._ended(process, kind)
        assert _gone(process.mark), "a process was left behind"
        return process

    def _ended(self, process: Doomed, kind: str) -> None:
        self.tally.hit[kind] += process.returncode == -signal.SIGKILL
        assert process.returncode in (0, -signal.SIGKILL), f"ended by itself with {process.returncode}"

    def _left_alone(self, what: str, home: Path, *rest: str) -> dict[str, float]:
        process = self._start(what, home, *rest)
        assert process.wait(SECONDS) == 0
        assert process.stdout is not None
        seconds: dict[str, float] = json.loads(process.stdout.read().splitlines()[-1])
        return seconds

    def _start(self, what: str, home: Path, *rest: str) -> Doomed:
        return Doomed([what, str(home), *rest])


class Doomed(subprocess.Popen[str]):
    """A process that carries a mark, and whatever it starts carries it too."""

    def __init__(self, arguments: list[str]) -> None:
        self.mark = uuid.uuid4().hex
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "KILL_MARK": self.mark}
        program = [sys.executable, "-m", "hostile.doomed", *arguments]
        super().__init__(program, env=environment, stdout=subprocess.PIPE, text=True)


def _await_ready(process: Doomed) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def _marked(mark: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes() and (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def _command_line(process: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def _gone(mark: str, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while _marked(mark):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _cases(home: Path) -> list[str]:
    return sorted(everything(home)["cases"])


def _same(found: State, expected: State, when: str) -> None:
    for name in expected:
        lost, extra = Counter(expected[name]) - Counter(found[name]), Counter(found[name]) - Counter(expected[name])
        assert not lost, f"{when}: {sum(lost.values())} rows of {name} lost, e.g. {next(iter(lost))[:200]}"
        assert not extra, f"{when}: {sum(extra.values())} rows of {name} too many, e.g. {next(iter(extra))[:200]}"


def run(kills: int, seed: int, folder: Path) -> Tally:
    """So many kills, every kind in turn."""
    harness = Harness(folder, seed)
    order = [KINDS[n % len(KINDS)] for n in range(kills)]
    harness.chance.shuffle(order)
    for number, kind in enumerate(order):
        harness.kill(number, kind)
    return harness.tally


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6)
    with tempfile.TemporaryDirectory() as scratch:
        print(f"seed {chosen}", flush=True)
        result = run(count, chosen, Path(scratch))
    print(result.told())
    sys.exit(bool(result.faults))
