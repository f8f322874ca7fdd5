"""A comparison made: what was compared, what came of it, and where both sides stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from schemas.identity import CaseKey, FactId, FindingKey, content_id


class Severity(StrEnum):
    """How grave a mismatch is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """A comparison with one side missing is undetermined, never a match."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule for one subject of a case.

    `message` is one Swedish sentence with both figures. `subject` tells apart several findings of one rule in a case
    (a financier, a year, a pair of document kinds) and must not contain the compared figures: it is part of the identity.
    `expected` and `found` are in text form; `difference` is found minus expected in SEK where both are amounts.
    `working` is the arithmetic in words and figures, for *explain*.
    """

    rule: str
    severity: Severity
    outcome: Outcome
    message: str
    subject: str = ""
    expected: str | None = None
    found: str | None = None
    difference: Decimal | None = None
    left_fact_id: FactId | None = None
    right_fact_id: FactId | None = None
    working: str = ""


def finding_key(case: CaseKey, finding: Finding) -> FindingKey:
    """The identity of a finding: same case, rule and subject give the same key every night."""
    return content_id("x", case, finding.rule, finding.subject)
