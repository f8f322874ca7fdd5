"""Amount, rate or period differs between officers' report and decision.

Compares the latest report with each decision, one finding each for amount, rate and period, and only where one of them prints
it. A board may decide otherwise than proposed; the officer should still see it. Does not catch conditions that differ, and does
not compare with motions that were voted down.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DecisionOutcome
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts, worst
from warehouse.reconcile.days import Days, compare_days, days_of
from warehouse.reconcile.dossier import open_case
from warehouse.reconcile.figures import figure_of, judge, percentage_of
from warehouse.reconcile.paper import Paper

SLUG = "proposal_differs_from_decision"
VERSION = 1
SEVERITY = Severity.ERROR
SAY = Verdicts(SLUG, SEVERITY)


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """Up to three comparisons for each decision."""
    dossier = open_case(case)
    if not dossier.reports:
        return
    report = dossier.reports[-1]
    for decision in dossier.decisions:
        if DecisionOutcome.REJECTED in (report.record.outcome, decision.record.outcome):
            yield from _rejection(report, decision)
            continue
        yield from _amount(report, decision)
        yield from _rate(report, decision)
        yield from _period(report, decision)


def _rejection(report: Paper, decision: Paper) -> Iterator[Finding]:
    """Where one of the two says no: it is the outcome that is compared."""
    proposed, decided = report.record.outcome, decision.record.outcome
    subject = f"{decision.subject}:outcome"
    if proposed is None or decided is None:
        yield SAY.open(
            f"Förslaget i {report.name} kan inte jämföras med {decision.name}: utgången framgår inte i båda", subject=subject
        )
        return
    said = {True: "avslag", False: "bifall"}
    a, b = said[proposed is DecisionOutcome.REJECTED], said[decided is DecisionOutcome.REJECTED]
    outcome = Outcome.MATCH if a == b else Outcome.MISMATCH
    yield SAY.say(outcome, f"{report.name} föreslår {a} och {decision.name} innebär {b}", subject=subject, expected=a, found=b)


def _amount(report: Paper, decision: Paper) -> Iterator[Finding]:
    proposed, decided = figure_of(report.record.amount_granted), figure_of(decision.record.amount_granted)
    if proposed is None and decided is None:
        return
    outcome = judge(proposed, decided)
    a, b = (figure.text if figure else "inget belopp" for figure in (proposed, decided))
    joint = "men" if outcome is Outcome.MISMATCH else "och"
    text = f"{report.name} föreslår {a} {joint} {decision.name} beviljar {b}"
    working = f"{b} − {a}" if proposed and decided else ""
    yield SAY.say(outcome, text, subject=f"{decision.subject}:amount", expected=proposed, found=decided, working=working)


def _rate(report: Paper, decision: Paper) -> Iterator[Finding]:
    proposed, decided = percentage_of(report.record.support_rate), percentage_of(decision.record.support_rate)
    if proposed is None and decided is None:
        return
    if proposed is None or decided is None or not proposed.sure or not decided.sure:
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.MATCH if proposed.low <= decided.high and decided.low <= proposed.high else Outcome.MISMATCH
    a, b = (rate.text if rate else "ingen andel" for rate in (proposed, decided))
    joint = "men" if outcome is Outcome.MISMATCH else "och"
    text = f"{report.name} föreslår stödandelen {a} {joint} {decision.name} har {b}"
    yield SAY.say(outcome, text, subject=f"{decision.subject}:rate", expected=proposed, found=decided)


def _period(report: Paper, decision: Paper) -> Iterator[Finding]:
    proposed = (days_of(report.record.period_start), days_of(report.record.period_end))
    decided = (days_of(decision.record.period_start), days_of(decision.record.period_end))
    if not any(proposed) and not any(decided):
        return
    pairs = [pair for pair in zip(proposed, decided, strict=True) if pair[0] is not None or pair[1] is not None]
    outcome = worst(compare_days(a, b) for a, b in pairs)
    a, b = _stretch(*proposed), _stretch(*decided)
    joint = "men" if outcome is Outcome.MISMATCH else "och"
    text = f"Projekttiden är {a} i {report.name} {joint} {b} i {decision.name}"
    left, right = next((pair for pair in pairs if compare_days(*pair) is outcome), pairs[0])
    yield SAY.say(
        outcome,
        text,
        subject=f"{decision.subject}:period",
        expected=a,
        found=b,
        left=left.fact_id if left else None,
        right=right.fact_id if right else None,
    )


def _stretch(start: Days | None, end: Days | None) -> str:
    return f"{start.text if start else '?'}–{end.text if end else '?'}" if start or end else "inte angiven"
