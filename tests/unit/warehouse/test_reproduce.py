"""Every rule has a query that can be asked and that names the finding's own case."""

from __future__ import annotations

import pytest
from nights import Nights, application, decision, paper

from warehouse.queries import run_sql
from warehouse.reconcile.rules import RULES
from warehouse.reproduce import QUERY_OF_RULE, reproducing_query


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    nights = Nights(tmp_path_factory.mktemp("home"))
    nights.night(paper("a.pdf", application()), paper("b.pdf", decision(support_rate="50.0", total_cost="1000000")))
    return nights


def test_every_rule_has_one() -> None:
    assert set(QUERY_OF_RULE) == {rule.SLUG for rule in RULES}


@pytest.mark.parametrize("rule", sorted(QUERY_OF_RULE))
def test_it_can_be_asked(nights: Nights, rule: str) -> None:
    ((case,),) = nights.ask("SELECT case_id FROM report.cases")
    query = reproducing_query(rule, "x-1", case, "f-1", None)
    assert "$" not in query
    assert run_sql(nights.home, query).columns


def test_it_shows_the_figures_of_the_finding(nights: Nights) -> None:
    (found,) = nights.ask(
        "SELECT finding_id, case_id, left_fact_id, right_fact_id, difference_sek FROM report.findings"
        " WHERE rule = 'granted_over_applied' AND outcome = 'mismatch'"
    )
    answer = run_sql(nights.home, reproducing_query("granted_over_applied", *found[:4]))
    (granted,) = [row for row in answer.rows if row[0] == "decision"]
    assert granted[answer.columns.index("granted_minus_applied_sek")] == found[4]


def test_identifiers_cannot_leave_their_quotes() -> None:
    assert "'c''1'" in reproducing_query("commitment_missing", "x", "c'1", None, None)
