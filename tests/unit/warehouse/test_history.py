"""What the warehouse said on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from nights import Nights, application, decision, paper

from warehouse.errors import WarehouseError
from warehouse.history import KEPT, OF_THEIR_OWN, open_as_of
from warehouse.home import published_path
from warehouse.queries import run_saved, run_sql
from warehouse.snapshot import VIEWS
from warehouse.sqlfiles import sql_files

CASES = "SELECT project_title, amount_applied_for_sek::INTEGER, outcome, document_count, mismatch_count FROM report.cases"


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    nights = Nights(tmp_path)
    nights.night(paper("a.pdf", application()))
    nights.night(paper("b.pdf", decision()))
    nights.night(paper("a.pdf", application("500000")))
    nights.night()
    return nights


def test_every_view_is_there_as_of_a_day() -> None:
    assert sorted((*KEPT, *OF_THEIR_OWN)) == sorted({*VIEWS} | {*OF_THEIR_OWN})
    assert {file.name for file in sql_files("as_of")} == set(VIEWS)


def test_each_night_says_what_it_said(nights: Nights) -> None:
    assert [nights.asked(n, CASES) for n in range(4)] == [
        [("Fjällens smak", 400000, "pending", 1, 0)],
        [("Fjällens smak", 400000, "granted", 2, 1)],
        [("Fjällens smak", 500000, "granted", 2, 0)],
        [("Fjällens smak", 500000, "granted", 2, 0)],
    ]
    assert nights.asked(3, CASES) == nights.ask(CASES)


def test_a_view_has_the_columns_it_has_today(nights: Nights) -> None:
    for view in VIEWS:
        today = [row[0] for row in nights.ask(f"DESCRIBE report.{view}")]
        then = [row[0] for row in nights.asked(0, f"DESCRIBE report.{view}")]
        assert set(then) == set(today), view


def test_a_night_in_which_nothing_changes_keeps_nothing(nights: Nights) -> None:
    kept = {view: nights.ask(f"SELECT count(*) FROM history.{view}") for view in KEPT}
    nights.night()
    assert {view: nights.ask(f"SELECT count(*) FROM history.{view}") for view in KEPT} == kept


def test_a_night_that_was_not_published_is_not_remembered(nights: Nights) -> None:
    nights.night(paper("a.pdf", application("100000")), published=False)
    nights.night(paper("a.pdf", application("200000")))
    assert nights.asked(4, CASES)[0][1] == 500000
    assert nights.asked(5, CASES)[0][1] == 200000


def test_before_the_first_night_there_is_nothing_and_that_is_said(nights: Nights) -> None:
    with pytest.raises(WarehouseError, match="minns från och med 2026-11-01"):
        open_as_of(published_path(nights.home), date(2026, 10, 31))


def test_questions_can_be_asked_of_a_day(nights: Nights) -> None:
    day = date(2026, 11, 1)
    assert run_sql(nights.home, "SELECT outcome FROM report.cases", as_of=day).rows == (("pending",),)
    assert len(run_saved(nights.home, "vantar_pa_beslut", as_of=day).rows) == 1
    assert run_saved(nights.home, "vantar_pa_beslut").rows == ()
    with pytest.raises(WarehouseError):
        run_sql(nights.home, "CREATE TABLE x AS SELECT 1", as_of=day)
