"""The canaries sing, are read once by each version, and say so when the reading or the rules go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

import warehouse.reconcile.engine as engine
from flows.steps import canaries as step
from flows.steps.extract import ReadingLimits
from warehouse.connection import Connection, open_working
from warehouse.knowns import Canary, canary_faults, canary_home, known_cases
from warehouse.reconcile.terms import load_terms

NIGHT = datetime(2026, 11, 23, 2)
LIMITS = ReadingLimits(1500, 60, 120, 100, 3, 50)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    assert step.ride(home, NIGHT, LIMITS) == ()
    return home


@pytest.fixture
def con(home: Path) -> Iterator[Connection]:
    con = open_working(canary_home(home))
    yield con
    con.close()


def test_they_are_read_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_reads(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(step, "extract", nobody_reads)
    assert step.ride(home, NIGHT, LIMITS) == ()


def test_each_planted_case_has_a_clean_twin() -> None:
    by_name = {canary.name: canary for canary in known_cases()}
    planted = [name for name, canary in by_name.items() if canary.rules]
    assert len(planted) >= 2
    for name in planted:
        twin = by_name[name.replace("planterat", "felfritt")]
        assert not twin.rules
        assert sorted(twin.papers) == sorted(by_name[name].papers)


def changed(name: str, **more: object) -> list[Canary]:
    return [replace(c, **more) if c.name == name else c for c in known_cases()]  # type: ignore[arg-type]


def test_a_planted_mistake_that_nobody_sees_is_said(con: Connection) -> None:
    faults = canary_faults(con, changed("led-planterat", rules=frozenset({"table_sum_differs", "unit_error"})), load_terms())
    assert any("unit_error upptäcktes inte" in fault for fault in faults)


def test_an_alarm_that_nobody_planted_is_said(con: Connection) -> None:
    faults = canary_faults(con, changed("smak-planterat", rules=frozenset(), allowed=frozenset()), load_terms())
    assert any("falskt larm, granted_over_applied" in fault for fault in faults)


def test_a_figure_that_is_read_as_another_is_said(con: Connection) -> None:
    faults = canary_faults(con, changed("led-felfritt", figures={"amount_granted": Decimal(520001)}), load_terms())
    assert [fault for fault in faults if "amount_granted är 520000.00, inte 520001" in fault] == list(faults)


def test_rules_that_do_not_speak_stop_the_night(con: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "RULES", ())
    planted = sum(len(canary.rules) for canary in known_cases())
    assert len(canary_faults(con, known_cases(), load_terms())) == planted


def test_a_canary_that_was_not_read_is_said(tmp_path: Path) -> None:
    con = open_working(tmp_path)
    assert len(canary_faults(con, known_cases(), load_terms())) == len(known_cases())
    con.close()


def test_papers_that_are_no_more_are_forgotten(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "own"
    con = step._open(own, frozenset())
    con.execute("INSERT INTO landing.files VALUES ('gone', 1, 'canaries')")
    con.close()
    con = step._open(own, frozenset({"known"}))
    assert con.execute("SELECT count(*) FROM landing.files").fetchone() == (0,)
    con.close()
