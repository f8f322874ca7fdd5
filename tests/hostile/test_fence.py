"""What a stranger's code in a reader could do: read, and leave temporary files. Nothing else, where the kernel has Landlock."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.steps import fence

READER = """
import sys
sys.path[:0] = {path!r}
from flows.steps.pool import Limits, Pool
if __name__ == "__main__":
    todo = [sys.argv[1]]
    with Pool("hostile.readers:break_out", 1, Limits(300, 20, 60)) as pool:
        (ended,) = pool.run(lambda: todo.pop() if todo else None, lambda path: (path, sys.argv[2]))
    print(ended.end.value, *ended.value)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """With a short name: the sockets of worker processes live among the temporary files."""
    with tempfile.TemporaryDirectory(prefix="fence-") as name:
        yield Path(name)


def test_a_reader_cannot_get_out(folder: Path) -> None:
    if not fence.version():
        pytest.skip("this kernel has no Landlock")
    (folder / "tmp").mkdir()
    precious = folder / "omdömen.jsonl"
    precious.write_text("orört")
    program = folder / "läsare.py"
    program.write_text(READER.format(path=[p for p in sys.path if p]))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [sys.executable, str(program), str(precious), str(listener.getsockname()[1])]
        environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    end, *managed = done.stdout.split()
    assert end == "returned"
    allowed = {"read", "temporary"}
    if not fence.has_no_network():
        allowed |= {"datagram"}
        if fence.version() < 4:
            allowed |= {"connect", "listen"}
    if fence.version() < 6:
        allowed |= {"signal"}
    assert set(managed) == allowed
    assert precious.read_text() == "orört"
    assert sorted(p.name for p in folder.iterdir()) == sorted(["tmp", "omdömen.jsonl", "läsare.py"])


def test_where_there_is_none_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "version", lambda: 0)
    monkeypatch.setattr(fence, "has_no_network", lambda: False)
    assert "inget filter" in fence.in_words()
    assert "nätet är öppet" in fence.in_words()
    monkeypatch.setattr(fence, "_leave_the_network", lambda: False)
    assert not fence.fence()
