"""Candidates (a span that is an amount) and facts (the amount that was applied for), each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.identity import FactId
from schemas.roles import FactKind
from schemas.text import Box, CellRef, Span
from schemas.values import Money, MoneyRange, PartialDate, Period, Rate


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """A case number as written, e.g. `RD 2024/427`; `key` is its comparison form (authority series, year, number)."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class OrganizationNumber:
    """Ten digits (`5569876543`), the century prefix 16 dropped; `valid` says whether the check digit is right."""

    digits: str
    valid: bool

    @property
    def text(self) -> str:
        """As printed on forms: NNNNNN-NNNN."""
        return f"{self.digits[:6]}-{self.digits[6:]}"


@dataclass(frozen=True, slots=True)
class MunicipalityName:
    """A municipality named in the text: SCB code, name in nominative (`Krokom`), organisation (`Krokoms kommun`)."""

    code: str
    name: str
    organization: str
    county_code: str
    explicit: bool = True
    """True when the text says kommun or stad (also once for a whole list); False for a bare name in a list or a table cell."""


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """An organisation as written, and as a register would have it (nominative, aliases resolved) where that is known."""

    written: str
    normalized: str
    financier_type: str
    """A `FinancierType` value as far as the name tells; `other` where it does not."""


@dataclass(frozen=True, slots=True)
class CountMention:
    """*11 kommuner*, *sju kommuner*, *länets samtliga kommuner*: a number of financiers without names (count None: all)."""

    count: int | None
    what: str


CandidateValue = (
    Money
    | MoneyRange
    | Rate
    | PartialDate
    | Period
    | RegistrationNumber
    | OrganizationNumber
    | MunicipalityName
    | OrganizationName
    | CountMention
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that is an amount, a date, a name …; what it means is not known yet.

    `raw` is the text of the span. `set_aside` names the rule by which something that looks like a value is none
    (`statute`, `telephone`, `indicator` …); such candidates are kept for the accounts and never get a role.
    """

    value: CandidateValue | None
    raw: str
    span: Span
    recognizer: str
    pattern: str = ""
    set_aside: str = ""


class Standing(StrEnum):
    """How sure a reading is, in order; with reasons, not with a made-up number."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. A workbook has `cell` instead of page and box."""

    span: Span
    page: int | None = None
    box: Box | None = None
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing read: its kind, role, value in text form (`2332498.00`, `2025-09-16`, `10.86`), and its evidence."""

    fact_id: FactId
    kind: FactKind
    role: str
    value: str
    unit: str
    raw: str
    place: Place
    standing: Standing
    reader: str
    reason: str = ""
    """What gave it the role (the cue or rule), and why it is not certain where it is not."""
    low: str = ""
    high: str = ""
    """Bounds of a hedged or rounded value in text form; empty for an exact one."""
