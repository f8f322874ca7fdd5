"""Announced papers, conditions, bridges and derived figures, from the papers to the views."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from nights import Nights, application, decision, paper
from warehouse_builders import cost, line, record

from schemas.records import Announcement, Condition
from schemas.roles import DecisionOutcome, DocumentKind, FinancierType
from schemas.text import Span

SPAN = Span(0, 10)
BUDGET_ENCLOSED = Announcement(DocumentKind.BUDGET, True, "En reviderad budget bifogas.", SPAN, 1)
PLAN = (
    line("Region Norrmark", 400000, is_authority_row=True),
    line("Åre kommun", 300000, municipality_code="2321", financier_type=FinancierType.MUNICIPALITY, group=1),
    line("Bergs kommun", 200000, municipality_code="2326", financier_type=FinancierType.MUNICIPALITY, group=2),
)


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def budget(**more: Any) -> Any:
    return record(DocumentKind.BUDGET, project_title="Fjällens smak", budget=(cost("Löner", 900000),), **more)


def test_an_announced_paper_is_open_until_it_has_come(nights: Nights) -> None:
    waiting = "SELECT kind, is_revised, is_open, since::VARCHAR, age_days, met_by_document_id FROM report.expectations"
    nights.night(paper("a.pdf", application(announcements=(BUDGET_ENCLOSED,))), paper("b.pdf", budget()))
    assert nights.ask(waiting) == [("budget", True, True, "2026-01-10", 295, None)]
    assert nights.ask("SELECT code FROM report.problems") == [("announced_missing",)]
    nights.night(paper("c.pdf", budget(is_revised=True)))
    ((*_, met),) = nights.ask(waiting)
    assert nights.ask("SELECT document_id FROM report.documents WHERE is_revised") == [(met,)]
    assert nights.ask("SELECT is_open, age_days FROM report.expectations") == [(False, None)]
    assert nights.ask("SELECT code FROM report.problems") == []


def test_a_budget_inside_the_application_has_come_with_it(nights: Nights) -> None:
    enclosed = Announcement(DocumentKind.BUDGET, False, "Budget bifogas.", SPAN, 1)
    nights.night(paper("a.pdf", application(announcements=(enclosed,), budget=(cost("Löner", 900000),))))
    assert nights.ask("SELECT is_open FROM report.expectations") == [(False,)]


def promise(name: str, code: str, amount: int, **more: Any) -> Any:
    row = line(name, amount, municipality_code=code, financier_type=FinancierType.MUNICIPALITY)
    return record(DocumentKind.COMMITMENT, project_title="Fjällens smak", dated_on="2026-02-01", financing=(row,), **more)


def test_financing_as_a_condition_waits_for_those_who_have_not_promised(nights: Nights) -> None:
    condition = Condition("Under förutsättning att övrig finansiering ordnas.", SPAN, 1, "övrig finansiering ordnas")
    nights.night(
        paper("a.pdf", application(financing=PLAN, lists_financing=True)),
        paper("b.pdf", decision("400000", conditions=(condition,))),
        paper("c.pdf", promise("Åre kommun", "2321", 300000)),
    )
    states = "SELECT is_open, closes_with, since::VARCHAR FROM report.conditions"
    assert nights.ask(states) == [(True, "beslut eller medfinansieringsintyg från Bergs kommun", "2026-03-01")]
    nights.night(paper("d.pdf", promise("Bergs kommun", "2326", 200000)))
    assert nights.ask(states) == [(False, "varje medfinansiärs beslut eller intyg", "2026-03-01")]


@pytest.mark.parametrize(("granted", "is_open"), [(None, True), ("400000", False)])
def test_a_promise_that_waits_for_the_grant_is_closed_by_it(nights: Nights, granted: str | None, is_open: bool) -> None:
    condition = Condition("Gäller under förutsättning att projektet beviljas stöd.", SPAN, 1, "projektet beviljas stöd")
    items = [paper("a.pdf", application()), paper("c.pdf", promise("Åre kommun", "2321", 300000, conditions=(condition,)))]
    nights.night(*items, *([paper("b.pdf", decision(granted))] if granted else []))
    assert nights.ask("SELECT is_open FROM report.conditions") == [(is_open,)]


def test_other_conditions_stay_until_an_officer_says(nights: Nights) -> None:
    condition = Condition("Under förutsättning att lokalen står klar.", SPAN, 1, "lokalen står klar")
    nights.night(paper("a.pdf", application()), paper("b.pdf", decision(conditions=(condition,))))
    assert nights.ask("SELECT is_open, closes_with FROM report.conditions") == [(True, "en handläggares bedömning")]


def test_lines_and_the_unexplained_make_up_the_whole_change(nights: Nights) -> None:
    revised = tuple(line(r.financier, 250000 if r.group == 2 else int(r.amount or 0), group=r.group) for r in PLAN)
    nights.night(
        paper("a.pdf", application(financing=PLAN, lists_financing=True, total_cost="900000")),
        paper("c.pdf", application(received_on="2026-02-10", financing=revised, total_cost="980000", is_revised=True)),
    )
    lines = nights.ask("SELECT sum(change_sek) FROM report.bridge WHERE kind <> 'total'")
    assert lines == nights.ask("SELECT change_sek FROM report.bridge WHERE kind = 'total'") == [(Decimal(80000),)]
    assert nights.ask("SELECT change_sek FROM report.bridge WHERE kind = 'unexplained'") == [(Decimal(30000),)]


def test_what_follows_from_rate_and_ceiling_is_there_with_its_working(nights: Nights) -> None:
    nights.night(paper("a.pdf", application()), paper("b.pdf", decision("2332498", support_rate="10.86")))
    (row,) = nights.ask("SELECT low, high, unit, working, len(fact_ids) FROM report.derived WHERE name = 'implied_total'")
    assert row[:3] == (Decimal(21467998), Decimal(21487775), "SEK")
    assert "10,865" in row[3]
    assert row[4] == 2


def test_a_decision_that_cannot_be_understood_gives_no_outcome_and_waits_for_an_officer(nights: Nights) -> None:
    nights.night(paper("a.pdf", application()), paper("b.pdf", record(DocumentKind.DECISION, project_title="Fjällens smak")))
    assert nights.ask("SELECT outcome, amount_granted_sek FROM report.cases") == [(None, None)]
    assert nights.ask("SELECT status, reason FROM report.documents WHERE kind = 'decision'") == [
        ("needs_review", "ambiguous_field")
    ]
    ((message,),) = nights.ask("SELECT message FROM report.problems")
    assert "utfall" in message
    rejected = record(DocumentKind.DECISION, project_title="Fjällens smak", outcome=DecisionOutcome.REJECTED)
    nights.night(paper("b.pdf", rejected))
    assert nights.ask("SELECT outcome FROM report.cases") == [("rejected",)]
    assert nights.ask("SELECT status, reason FROM report.documents WHERE kind = 'decision'") == [("loaded", None)]
