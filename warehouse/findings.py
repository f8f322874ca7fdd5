"""The life of findings over the nights: opened, changed, closed with a reason, reopened. Knows no rules.

A comparison keeps its identity (case, rule, subject) whatever becomes of it. A mismatch that is gone, because both sides agree,
a newer paper has come, a fact was corrected or read anew, or an officer has settled it, is closed with that reason; it is
reopened when it comes back. Every such event is a row of core.finding_events, to which rows are only added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.findings import Finding, Outcome, finding_key
from schemas.identity import CaseKey
from warehouse.connection import Connection, transaction
from warehouse.load import insert
from warehouse.rows import storable_amount
from warehouse.runs import Run
from warehouse.sqlfiles import statement
from warehouse.tables import arrow_table

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Before:
    """A finding as the last batch left it."""

    case_id: str
    rule: str
    subject: str
    outcome: str
    message: str
    expected: str | None
    found: str | None
    first_seen_on: date
    made: bool
    resolved_on: date | None
    resolved_reason: str | None
    reopened_on: date | None
    settled_by_verdict: bool | None
    left_fact_id: str | None
    right_fact_id: str | None

    @property
    def open(self) -> bool:
        """Whether it stood as a mismatch."""
        return self.made and self.outcome == Outcome.MISMATCH

    @property
    def was_open(self) -> bool:
        """Whether it ever stood as a mismatch and stands no longer."""
        return not self.open and (self.resolved_on is not None or self.outcome == Outcome.MISMATCH)


@dataclass(frozen=True, slots=True)
class _Causes:
    """What has happened since the last batch that may have closed a mismatch."""

    corrected_facts: frozenset[str]
    cases_corrected: frozenset[str]
    cases_with_new_papers: frozenset[str]
    cases_read_anew: frozenset[str]
    cases: frozenset[str]

    def of(self, case_id: str, facts: Sequence[str | None], agreed: bool) -> str:
        """Why a mismatch is gone. `agreed`: both sides are still there, and agree."""
        if any(fact in self.corrected_facts for fact in facts):
            return "corrected"
        if case_id in self.cases_with_new_papers:
            return "superseded"
        if case_id in self.cases_corrected:
            return "corrected"
        if case_id in self.cases_read_anew:
            return "read_anew"
        if case_id not in self.cases:
            return "case_gone"
        return "agreed_now" if agreed else "no_longer_compared"


def store_findings(
    con: Connection, run: Run, findings_by_case: Mapping[CaseKey, Sequence[Finding]], versions: Mapping[str, int] | None = None
) -> None:
    """Store what the rules said of all cases; an open finding that is not among them is closed. `versions`: of the rules."""
    today = run.started_at.date()
    before = {row[0]: _Before(*row[1:]) for row in con.execute(statement("findings", "known")).fetchall()}
    causes = _causes(con, run)
    rows: dict[str, Row] = {}
    events: list[Row] = []
    for case, findings in findings_by_case.items():
        for finding in findings:
            key = finding_key(case, finding)
            if key not in rows:
                rows[key] = _row(key, case, finding, (versions or {}).get(finding.rule))
                event = _live(rows[key], before.get(key), today, causes)
                events += [event] if event else []
    for key, old in before.items():
        if old.open and key not in rows:
            events.append(_event(key, old, "closed", causes.of(old.case_id, (old.left_fact_id, old.right_fact_id), False)))
    made = [{**row, "last_seen_on": today, "last_run_id": run.run_id} for row in rows.values()]
    with transaction(con):
        con.register("incoming", arrow_table("findings", made))
        con.execute(statement("findings", "forget"))
        con.unregister("incoming")
        insert(con, "findings", made)
        con.execute(statement("findings", "close"), {"today": today, "run_id": run.run_id})
        con.execute(statement("findings", "repoint_verdicts"))
        insert(con, "finding_events", [{**event, "run_id": run.run_id, "seen_on": today} for event in events])
        con.execute(statement("findings", "settling"), {"today": today})
        con.execute(statement("findings", "settled_events"), {"today": today, "run_id": run.run_id})
        con.execute(statement("findings", "settled_findings"), {"today": today})
        con.execute(statement("findings", "settled_rest"))


def _live(row: Row, old: _Before | None, today: date, causes: _Causes) -> Row | None:
    """Let the row go on from what it was; what has befallen it, if anything."""
    key, now_open = str(row["finding_id"]), row["outcome"] == Outcome.MISMATCH
    row["first_seen_on"] = today if old is None else old.first_seen_on
    if old is None:
        return _event(key, row, "opened") if now_open else None
    row["settled_by_verdict"] = old.settled_by_verdict
    if now_open:
        row["reopened_on"] = today if old.was_open else old.reopened_on
        if not old.open:
            return _event(key, row, "reopened" if old.was_open else "opened")
        changed = (old.expected, old.found) != (row["expected"], row["found"])
        return _event(key, row, "changed") if changed else None
    row["reopened_on"] = old.reopened_on
    if not old.open:
        row["resolved_on"], row["resolved_reason"] = old.resolved_on, old.resolved_reason
        return None
    facts = [str(fact) for fact in (old.left_fact_id, old.right_fact_id, row["left_fact_id"], row["right_fact_id"]) if fact]
    reason = causes.of(old.case_id, facts, row["outcome"] == Outcome.MATCH)
    row["resolved_on"], row["resolved_reason"] = today, reason
    return _event(key, row, "closed", reason)


def _event(key: str, of: Row | _Before, event: str, reason: str | None = None) -> Row:
    about = of if isinstance(of, dict) else {name: getattr(of, name) for name in _TOLD}
    return {"finding_id": key, "event": event, "reason": reason, **{name: about[name] for name in _TOLD}}


_TOLD = ("case_id", "rule", "subject", "outcome", "message", "expected", "found")


def _causes(con: Connection, run: Run) -> _Causes:
    found: dict[str, set[str]] = {}
    for what, name in con.execute(statement("findings", "causes"), {"run_id": run.run_id, "now": run.started_at}).fetchall():
        found.setdefault(what, set()).add(name)
    return _Causes(
        *(frozenset(found.get(name, ())) for name in ("corrected_fact", "corrected_case", "new_paper", "read_anew", "case"))
    )


def _row(key: str, case: CaseKey, finding: Finding, version: int | None) -> Row:
    return {
        "finding_id": key,
        "case_id": case,
        "rule": finding.rule,
        "rule_version": version,
        "subject": finding.subject,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "difference_sek": storable_amount(finding.difference),
        "left_fact_id": finding.left_fact_id,
        "right_fact_id": finding.right_fact_id,
        "working": finding.working or None,
    }
