"""A finding from the night it is opened to the night it is closed, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from nights import TITLE, Nights, application, decision, paper
from warehouse_builders import record

from schemas.roles import DocumentKind
from warehouse.errors import WarehouseError
from warehouse.reviews import correct_fact, give_verdict, withdraw_verdict

RULE = "granted_over_applied"


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    nights = Nights(tmp_path)
    nights.night(paper("a.pdf", application()), paper("b.pdf", decision()))
    return nights


def standing(nights: Nights) -> tuple[Any, ...]:
    (row,) = nights.ask(
        "SELECT outcome, resolved_reason, resolved_on::VARCHAR, reopened_on::VARCHAR, first_seen_on::VARCHAR, verdict, stale"
        " FROM report.findings WHERE rule = $rule",
        rule=RULE,
    )
    return row


def test_a_mismatch_is_opened_once(nights: Nights) -> None:
    nights.night()
    assert nights.events(RULE) == [("opened", None)]
    assert standing(nights) == ("mismatch", None, None, None, "2026-11-01", None, False)


def test_a_newer_paper_closes_it_as_superseded(nights: Nights) -> None:
    newer = record(
        DocumentKind.APPLICATION, project_title=TITLE, received_on="2026-02-10", amount_applied_for="500000", is_revised=True
    )
    nights.night(paper("c.pdf", newer))
    assert nights.events(RULE) == [("opened", None), ("closed", "superseded")]
    assert standing(nights)[:3] == ("match", "superseded", "2026-11-02")
    nights.night()
    assert standing(nights)[:3] == ("match", "superseded", "2026-11-02")


def test_a_correction_closes_it_as_corrected(nights: Nights) -> None:
    ((fact,),) = nights.ask("SELECT fact_id FROM report.facts WHERE role = 'applied_for'")
    correct_fact(nights.home, fact, "500 000", note="fel läst", by="A", given_at=nights.by_day)
    nights.night()
    assert nights.events(RULE) == [("opened", None), ("closed", "corrected")]


def test_reading_anew_closes_it_and_it_is_reopened_when_it_comes_back(nights: Nights) -> None:
    nights.night(paper("a.pdf", application("500000")))
    nights.night(paper("a.pdf", application("400000")))
    assert nights.events(RULE) == [("opened", None), ("closed", "read_anew"), ("reopened", None)]
    assert standing(nights)[:4] == ("mismatch", None, None, "2026-11-03")


def test_figures_that_change_are_told_and_make_a_verdict_stale(nights: Nights) -> None:
    give(nights, "dismissed")
    nights.night()
    assert standing(nights)[:3] == ("mismatch", "verdict", "2026-11-02")
    nights.night(paper("a.pdf", application("300000")))
    assert nights.events(RULE) == [("opened", None), ("closed", "verdict"), ("changed", None), ("reopened", "stale")]
    assert standing(nights) == ("mismatch", None, None, "2026-11-03", "2026-11-01", "dismissed", True)


def give(nights: Nights, verdict: str, until: date | None = None) -> None:
    ((key,),) = nights.ask("SELECT finding_id FROM report.findings WHERE rule = $rule", rule=RULE)
    give_verdict(nights.home, key, verdict, note="enligt telefon", by="A", given_at=nights.by_day, until=until)


def test_a_verdict_with_a_last_day_opens_the_finding_again_after_it(nights: Nights) -> None:
    give(nights, "dismissed", until=date(2026, 11, 3))
    nights.night()
    nights.night()
    assert standing(nights)[5] == "dismissed"
    assert nights.ask("SELECT open_mismatch_count FROM report.cases") == [(0,)]
    nights.night()
    assert nights.events(RULE) == [("opened", None), ("closed", "verdict"), ("reopened", "verdict_expired")]
    assert standing(nights)[5] is None
    assert nights.ask("SELECT open_mismatch_count FROM report.cases") == [(1,)]


def test_an_accepted_mismatch_stays_open_and_a_changed_mind_reopens_one(nights: Nights) -> None:
    give(nights, "dismissed")
    nights.night()
    give(nights, "accepted")
    nights.night()
    assert nights.events(RULE) == [("opened", None), ("closed", "verdict"), ("reopened", "verdict_changed")]
    assert standing(nights)[5] == "accepted"


def withdraw(nights: Nights) -> None:
    ((key,),) = nights.ask("SELECT finding_id FROM report.findings WHERE rule = $rule", rule=RULE)
    withdraw_verdict(nights.home, key, note="fel avvikelse", by="A", given_at=nights.by_day)


def test_a_first_verdict_is_taken_back_and_the_finding_is_as_before(nights: Nights) -> None:
    with pytest.raises(WarehouseError, match="inget omdöme"):
        withdraw(nights)
    give(nights, "dismissed")
    nights.night()
    withdraw(nights)
    with pytest.raises(WarehouseError, match="inget omdöme"):
        withdraw(nights)
    nights.night()
    assert nights.events(RULE) == [("opened", None), ("closed", "verdict"), ("reopened", "verdict_withdrawn")]
    assert standing(nights)[5:] == (None, False)
    assert nights.ask("SELECT open_mismatch_count FROM report.cases") == [(1,)]
    give(nights, "resolved")
    nights.night()
    assert standing(nights)[5] == "resolved"


def test_a_verdict_cannot_run_out_before_it_is_given(nights: Nights) -> None:
    with pytest.raises(WarehouseError, match="redan har varit"):
        give(nights, "dismissed", until=date(2026, 10, 31))


def test_a_finding_whose_paper_says_nothing_any_more_is_closed(nights: Nights) -> None:
    nights.night(paper("b.pdf", record(DocumentKind.OTHER, project_title=TITLE)))
    assert nights.events(RULE)[-1] == ("closed", "read_anew")
    assert nights.ask("SELECT count(*) FROM report.findings WHERE rule = $rule AND outcome = 'mismatch'", rule=RULE) == [(0,)]
