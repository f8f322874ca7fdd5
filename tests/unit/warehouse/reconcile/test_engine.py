from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from case_builders import TERMS, application, budget, case, commitment, cost, decision, egen, own, report, row

from schemas.findings import Outcome, finding_key
from schemas.records import Case
from warehouse.reconcile.engine import reconcile, reconcile_all
from warehouse.reconcile.rules import CROSS_CASE_RULES, RULES
from warehouse.reconcile.rules.dates import period_differs
from warehouse.reconcile.terms import load_terms

BOOK = load_terms()


def clean(key: str = "c-1", title: str = "Kusten växer") -> Case:
    """A case in which everything agrees: application, budget by year, two commitments, report and decision."""
    years = {2025: 350_000, 2026: 400_000, 2027: 250_000}
    town = {2025: 100_000, 2026: 100_000, 2027: 100_000}
    egna = {2025: 250_000, 2026: 300_000, 2027: 150_000}
    financing = [own(1_000_000, years=years), row("Viks kommun", 300_000, years=town), egen(700_000, years=egna)]
    staff = {2025: 600_000, 2026: 700_000, 2027: 400_000}
    costs = [
        cost("staff", 1_700_000, years=staff),
        cost("travel", 300_000, years={2025: 100_000, 2026: 100_000, 2027: 100_000}),
        cost("total", 2_000_000, years={2025: 700_000, 2026: 800_000, 2027: 500_000}),
    ]
    who = {"title": title, "applicant": "Vindföreningen Kusten", "authority": "Region Norrvik", "org": "802002-4280"}
    when = {"start": "2025-05-01", "end": "2027-04-30"}
    answer = {"rate": "50", "total": 2_000_000, "due": "2027-06-30", "applied": 1_000_000, "appropriations": ("1:1",)}
    return case(
        application(total=2_000_000, financing=financing, **who, **when),
        budget(1_000_000, costs=costs, financing=financing, title=title),
        commitment(row("Viks kommun", 300_000, years=town)),
        report(granted=1_000_000, received="2025-01-15", **who, **when, **answer),
        decision(1_000_000, requires_financing=True, **who, **when, **answer),
        key=key,
    )


def test_a_clean_case_is_silent() -> None:
    found = reconcile(clean(), TERMS)
    assert [f for f in found if f.outcome is Outcome.MISMATCH] == []
    compared = {f.rule for f in found if f.outcome is Outcome.MATCH}
    assert len(compared) >= 18


def test_the_order_of_documents_does_not_matter() -> None:
    plain = clean()
    promises = commitment(row("Viks kommun", 250_000)), commitment(row("Hamn AB", 5))
    one = case(*(d.record for d in plain.documents), application(900_000, received=None, dated="2025-02-20"), *promises)
    expected = {(finding_key(one.key, f), f.outcome) for f in reconcile(one, TERMS)}
    for seed in range(5):
        documents = list(one.documents)
        random.Random(seed).shuffle(documents)
        again = replace(one, documents=tuple(documents))
        assert {(finding_key(again.key, f), f.outcome) for f in reconcile(again, TERMS)} == expected


def test_keys_are_distinct_and_say_no_figures() -> None:
    found = reconcile(clean(), TERMS)
    keys = [finding_key("c-1", f) for f in found]
    assert len(set(keys)) == len(keys)
    assert not any(figure in f.subject for f in found for figure in ("1000000", "2000000", "300000"))


def test_sentences() -> None:
    for finding in reconcile(clean(), TERMS):
        assert finding.message.endswith(".")
        assert finding.message[0].isupper() or finding.message[0] in "”0123456789"
        assert "None" not in finding.message


def test_other_cases_are_seen() -> None:
    found = reconcile_all([clean(), clean("c-2", "Kusten växer 2.0"), clean("c-3", "Skogen")], BOOK)
    overlapping = {key: [f.subject for f in findings if f.rule == CROSS_CASE_RULES[0].SLUG] for key, findings in found.items()}
    assert overlapping == {"c-1": ["c-2"], "c-2": ["c-1"], "c-3": []}


def test_a_fault_of_ours_is_said_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("oj")

    monkeypatch.setattr(period_differs, "check", broken)
    found = reconcile(clean(), TERMS)
    failed = [f for f in found if f.rule == "period_differs"]
    assert [(f.outcome, f.subject) for f in failed] == [(Outcome.UNDETERMINED, "programfel")]
    assert "oj" in failed[0].message
    assert len({f.rule for f in found}) > 18


def test_an_empty_case() -> None:
    assert reconcile(case(), TERMS) == ()


def test_every_rule_ends_on_papers_that_say_nothing() -> None:
    papers = case(application(None, received=None), budget(), report(dated=None), decision(None, decided=None), commitment())
    for rule in RULES:
        assert all(f.outcome is Outcome.UNDETERMINED for f in rule.check(papers, TERMS))


def test_many_cases_in_little_time() -> None:
    cases = [clean(f"c-{n}", f"Projekt {n} i viken") for n in range(200)]
    started = time.process_time()
    reconcile_all(cases, BOOK)
    assert (time.process_time() - started) / len(cases) < 0.012, "10 000 cases have a minute; the rest is for slower machines"
