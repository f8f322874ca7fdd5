"""Turning a comparison into a finding: outcome, sentence, both sides in text form, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from schemas.findings import Finding, Outcome, Severity
from schemas.identity import FactId
from schemas.records import Case
from schemas.terms import Terms
from warehouse.reconcile.days import Days
from warehouse.reconcile.figures import Figure, Percentage
from warehouse.reconcile.swedish import sentence

if TYPE_CHECKING:
    from warehouse.reconcile.summaries import CaseSummary

Side = Figure | Percentage | Days | str | int | None


class Rule(Protocol):
    """A rule is a module: its slug, how grave a mismatch is, and a pure check.

    `VERSION` is raised when the rule comes to other conclusions from the same papers, so that a finding says which one spoke.
    """

    SLUG: str
    VERSION: int
    SEVERITY: Severity

    def check(self, case: Case, terms: Terms) -> Iterable[Finding]:
        """Every comparison the rule makes in the case."""
        ...


class CrossCaseRule(Rule, Protocol):
    """A rule that also looks at other cases of the same applicant."""

    def check(self, case: Case, terms: Terms, others: Sequence[CaseSummary] = ()) -> Iterable[Finding]:
        """Every comparison the rule makes between the case and the others."""
        ...


def amount_text(amount: Decimal) -> str:
    """The text form of an amount, as facts have it: `2332498.00`."""
    return f"{amount:.2f}"


def _text(side: Side) -> str | None:
    if side is None:
        return None
    if isinstance(side, Figure):
        return amount_text(side.nominal)
    if isinstance(side, Percentage):
        return f"{side.nominal:f}"
    return side.text if isinstance(side, Days) else str(side)


def _fact(side: Side) -> FactId | None:
    return side.fact_id if isinstance(side, Figure | Percentage | Days) else None


class Verdicts:
    """Makes the findings of one rule, so that slug and severity are said once."""

    def __init__(self, rule: str, severity: Severity) -> None:
        self.rule = rule
        self.severity = severity

    def say(
        self,
        outcome: Outcome,
        message: str,
        *,
        subject: str = "",
        expected: Side = None,
        found: Side = None,
        left: FactId | None = None,
        right: FactId | None = None,
        working: str = "",
    ) -> Finding:
        """One finding. `expected` and `found` bring their facts along; `left` and `right` override them."""
        difference = None
        if isinstance(expected, Figure) and isinstance(found, Figure):
            difference = found.nominal - expected.nominal
        return Finding(
            rule=self.rule,
            severity=self.severity,
            outcome=outcome,
            message=sentence(message),
            subject=subject,
            expected=_text(expected),
            found=_text(found),
            difference=difference,
            left_fact_id=left or _fact(expected),
            right_fact_id=right or _fact(found),
            working=working,
        )

    def open(
        self,
        message: str,
        *,
        subject: str = "",
        expected: Side = None,
        found: Side = None,
        working: str = "",
        left: FactId | None = None,
    ) -> Finding:
        """A comparison that cannot be made."""
        return self.say(
            Outcome.UNDETERMINED, message, subject=subject, expected=expected, found=found, working=working, left=left
        )


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Mismatch before undetermined before match; undetermined of nothing."""
    seen = set(outcomes)
    if Outcome.MISMATCH in seen:
        return Outcome.MISMATCH
    return Outcome.UNDETERMINED if Outcome.UNDETERMINED in seen or not seen else Outcome.MATCH


def iso(day: date | None) -> str | None:
    """A day in text form."""
    return None if day is None else day.isoformat()
