"""Prefect's own trouble never costs a batch a stage, and a stage is never run twice."""

from pathlib import Path
from typing import Any

import pytest

from flows import nightly, scheduler
from flows.batch import call
from flows.server import ServerUnavailable
from flows.settings import Settings


class Told:
    def __init__(self) -> None:
        self.warnings: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None: ...

    def advance(self, what: str = "") -> None: ...

    def warn(self, message: str) -> None:
        self.warnings.append(message)


def as_task(monkeypatch: pytest.MonkeyPatch, told: Told, before: bool = False, after: bool = False) -> Any:
    """A stage runner whose task fails before or after it has run the stage."""

    def task(**_: object) -> Any:
        def decorated(function: Any) -> Any:
            def run() -> None:
                if before:
                    raise ConnectionError("servern är borta")
                function()
                if after:
                    raise ConnectionError("servern är borta")

            return run

        return decorated

    monkeypatch.setattr(nightly, "task", task)
    night = nightly._Night(Settings(Path("/hem")), told)
    return lambda *given: nightly._as_task(night, *given)


@pytest.mark.parametrize("trouble", ["none", "before", "after"])
def test_a_stage_runs_once_whatever_prefect_does(monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    told, ran = Told(), []
    stage = as_task(monkeypatch, told, **({} if trouble == "none" else {trouble: True}))
    assert [stage("load 0", lambda n: ran.append(n) or n * 2, n) for n in (1, 2)] == [2, 4]
    assert ran == [1, 2]
    assert len(told.warnings) == (0 if trouble == "none" else 1)


def test_the_batchs_own_fault_comes_out_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    stage = as_task(monkeypatch, told)
    with pytest.raises(ZeroDivisionError):
        stage("load 0", lambda: 1 / 0)
    assert told.warnings == []


def test_without_prefect_the_batch_is_run_directly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told, ran = Told(), []
    monkeypatch.setattr(scheduler, "quiet_end", lambda: None)
    monkeypatch.setattr(scheduler, "prefect_server", _no_server)
    monkeypatch.setattr(scheduler, "run_batch", lambda *given: ran.append(given) or "gjort")
    assert scheduler.run_night(tmp_path, Settings(tmp_path), told) == "gjort"
    assert len(ran) == 1
    assert told.warnings == ["ingen port; inläsningen körs utan Prefect"]


def test_a_flow_that_fails_before_it_begins_does_not_cost_the_night(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told, ran = Told(), []

    def fail(*_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(nightly, "nightly", fail)
    monkeypatch.setattr(nightly, "run_batch", lambda *given: ran.append(given) or "gjort")
    assert nightly.run(tmp_path, Settings(tmp_path), told) == "gjort"
    assert len(ran) == len(told.warnings) == 1


def test_plain_stage() -> None:
    assert call("intake", lambda a, b: a + b, 1, 2) == 3


def _no_server(*_: object, **__: object) -> None:
    raise ServerUnavailable("ingen port")
