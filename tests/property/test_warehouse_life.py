"""Whatever the order in which papers come and are read anew, no word of an officer is lost and no night forgets another."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from nights import TITLE, Nights, application, decision, paper
from warehouse_builders import cost, line, record

from schemas.records import DocumentRecord
from schemas.roles import DocumentKind, FinancierType
from warehouse.home import journal_path
from warehouse.journal import read_journal
from warehouse.reviews import correct_fact, give_verdict

PLAN = (
    line("Fjällmat ekonomisk förening", 100000, financier_type=FinancierType.APPLICANT),
    line("Region Norrmark", 400000, is_authority_row=True, group=1),
    line("Åre kommun", 300000, municipality_code="2321", financier_type=FinancierType.MUNICIPALITY, group=2),
)
INBOX: dict[str, DocumentRecord] = {
    "a.pdf": application(period_start="2026-03-01", period_end="2027-02-28", financing=PLAN, lists_financing=True),
    "b.pdf": decision(period_start="2026-04-01", period_end="2027-02-28", final_report_due="2027-04-28"),
    "c.pdf": record(
        DocumentKind.COMMITMENT,
        project_title=TITLE,
        dated_on="2026-02-01",
        financing=(line("Åre kommun", 250000, municipality_code="2321", financier_type=FinancierType.MUNICIPALITY),),
    ),
    "d.pdf": record(
        DocumentKind.BUDGET,
        project_title=TITLE,
        dated_on="2026-01-10",
        total_cost="900000",
        budget=(cost("Löner", 700000),),
        financing=PLAN,
        lists_financing=True,
    ),
}
WORDS = ("granted_over_applied", "period_differs", "commitment_differs", "financing_differs_from_cost")
FINDINGS = "SELECT rule, subject, outcome, expected, found, verdict, stale FROM report.findings ORDER BY ALL"
STATE = "SELECT finding_id, outcome, verdict, resolved_reason FROM report.findings ORDER BY ALL"
FACTS = "SELECT document_id, role, value, value_read, corrected_by FROM report.facts ORDER BY ALL"
CASES = "SELECT * FROM report.cases"


def speak(nights: Nights, said: set[str]) -> None:
    """An officer says what there is to say: each word once, as soon as what it is about is there."""
    for key, rule in nights.ask("SELECT finding_id, rule FROM report.findings WHERE outcome = 'mismatch' ORDER BY ALL"):
        if rule in WORDS and rule not in said:
            give_verdict(nights.home, key, "dismissed", note="enligt telefon", by="A", given_at=nights.by_day)
            said.add(rule)
    for (fact,) in nights.ask("SELECT fact_id FROM report.facts WHERE role = 'total_cost' AND corrected_by IS NULL"):
        if "total" not in said:
            correct_fact(nights.home, fact, "800 000", note="fel läst", by="A", given_at=nights.by_day)
            said.add("total")


def in_one_go() -> tuple[list[object], list[object]]:
    """All papers in one night, all words, and one more night."""
    with tempfile.TemporaryDirectory() as folder:
        nights = Nights(Path(folder))
        nights.night(*(paper(name, item) for name, item in INBOX.items()))
        said: set[str] = set()
        speak(nights, said)
        nights.night()
        speak(nights, said)
        nights.night()
        return list(nights.ask(FINDINGS)), list(nights.ask(FACTS))


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**6))
def test_nothing_is_lost_in_any_order(seed: int) -> None:
    order = random.Random(seed)
    waiting = list(INBOX)
    order.shuffle(waiting)
    with tempfile.TemporaryDirectory() as folder:
        nights = Nights(Path(folder))
        said: set[str] = set()
        as_published: list[tuple[object, object]] = []
        while waiting:
            come = [waiting.pop() for _ in range(min(len(waiting), order.randint(1, 2)))]
            again = [name for name in INBOX if name not in waiting and name not in come and order.random() < 0.4]
            nights.night(*(paper(name, INBOX[name]) for name in (*come, *again)))
            as_published.append((nights.ask(CASES), nights.ask(STATE)))
            if order.random() < 0.7:
                speak(nights, said)
        for _ in range(3):
            speak(nights, said)
            nights.night(*(paper(name, INBOX[name]) for name in order.sample(list(INBOX), order.randint(0, 3))))
            as_published.append((nights.ask(CASES), nights.ask(STATE)))
        findings, facts = in_one_go()
        # A word given before a later paper changed what was compared is stale; what is compared and said is the same.
        assert [row[:6] for row in nights.ask(FINDINGS)] == [row[:6] for row in findings]  # type: ignore[index]
        assert nights.ask(FACTS) == facts
        journal = read_journal(journal_path(nights.home))
        assert not journal.damage
        assert len(journal.entries) == len(said)
        for night, (cases, state) in enumerate(as_published):
            assert sorted(nights.asked(night, CASES)) == sorted(cases)  # type: ignore[call-overload]
            assert nights.asked(night, STATE) == state
        check_events(nights)


def check_events(nights: Nights) -> None:
    """Nobody is closed who is not open, and the last event says how a finding stands."""
    is_open: dict[str, bool] = {}
    for key, event in nights.ask("SELECT finding_id, event FROM core.finding_events ORDER BY seen_on, rowid"):
        assert (event in ("opened", "reopened")) is not is_open.get(key, False), (key, event)
        is_open[key] = event in ("opened", "reopened", "changed")
    standing = {
        key for (key,) in nights.ask("SELECT finding_id FROM report.findings WHERE outcome = 'mismatch' AND resolved_on IS NULL")
    }
    assert {key for key, state in is_open.items() if state} == standing
