"""What the role stages hand to assembly: readings, that is values with a meaning and a place, before facts are made of them.

`read_tables` and `read_prose` return `Readings`; forms give `FieldReading`s. Assembly weighs them against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.facts import Standing
from schemas.problems import Problem
from schemas.records import Announcement, Condition
from schemas.roles import (
    AmountRole,
    CommitmentStatus,
    Contribution,
    CostCategory,
    DateRole,
    DocumentKind,
    FinancierType,
)
from schemas.text import Span


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as a register has it. `municipality_code` only for a municipality."""

    name: str
    type: FinancierType
    municipality_code: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the document before money is read: its kind, and who is who in it.

    `applicant_short` are short forms the text uses (*Handelskammaren*, *föreningen*, *stiftelsen*); `authority` is who
    is applied to or decides, in full. Any of it may be unknown.
    """

    kind: DocumentKind
    authority: str | None = None
    applicant: str | None = None
    applicant_short: tuple[str, ...] = ()
    project_title: str | None = None
    issuer: str | None = None
    """Who the paper is from (letterhead), e.g. the co-financier that certifies; None where not known."""


@dataclass(frozen=True, slots=True)
class AmountReading:
    """One amount in SEK, as printed at `spans` (several when a cell or line break parts it). `year` None: whole project."""

    amount: Decimal
    spans: tuple[Span, ...]
    year: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    standing: Standing = Standing.CERTAIN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FinancingReading:
    """One financier's row or clause: who, what kind of contribution, and its amounts by year and for the whole project.

    `amounts` has at most one entry a year and at most one with year None. A derived project total (the sum of printed
    years) is not an entry: only what is printed, except *vardera* and *per år* which repeat one printed amount.
    `count`: for *11 kommuner* (0 for *samtliga*). `is_authority_row`: what is applied for in this case, or granted.
    """

    party: Party
    as_written: str
    name_spans: tuple[Span, ...]
    contribution: Contribution
    status: CommitmentStatus
    amounts: tuple[AmountReading, ...]
    count: int | None = None
    is_authority_row: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """One cost line: category, label as printed, amounts by year and for the whole project."""

    category: CostCategory
    label: str
    label_spans: tuple[Span, ...]
    amounts: tuple[AmountReading, ...]


@dataclass(frozen=True, slots=True)
class SumReading:
    """A printed sum, the parts it should add up to, and by how much rounding may part them (SEK).

    `side` is `cost` or `financing`. A subtotal or grand total row gives one for each printed column (direction `column`,
    `year` its column's year, None for the total column); a row's own total beside its years one with direction `row`.
    """

    side: str
    label: str
    year: int | None
    printed: AmountReading
    parts: tuple[AmountReading, ...]
    rounding: Decimal
    direction: str = "column"
    is_total: bool = True
    """False for a subtotal (*Summa faktiska kostnader*)."""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """A value for one of `schemas.records.FIELD_NAMES`, in the text form of a fact. Higher `weight` wins; equal weights
    with different values are a conflict. Weights: 90 a labelled field, 80 an explicit clause, 60 a table row, 40 an inference.
    """

    field: str
    value: str
    spans: tuple[Span, ...]
    weight: int
    reason: str
    standing: Standing = Standing.CERTAIN


@dataclass(frozen=True, slots=True)
class RoleReading:
    """A candidate that gets a role without becoming a field: history, frame, subtotal, another date …"""

    span: Span
    role: AmountRole | DateRole
    reason: str


@dataclass(frozen=True, slots=True)
class GrantPartReading:
    """A yearly ceiling or a part by appropriation of the grant."""

    label: str
    year: int | None
    amount: AmountReading


@dataclass(frozen=True, slots=True)
class Readings:
    """What one role stage found in one document. Spans in `roles` are accounted for; what no stage claims is reported."""

    fields: Sequence[FieldReading] = ()
    financing: Sequence[FinancingReading] = ()
    budget: Sequence[BudgetReading] = ()
    sums: Sequence[SumReading] = ()
    grant_parts: Sequence[GrantPartReading] = ()
    roles: Sequence[RoleReading] = ()
    conditions: Sequence[Condition] = ()
    announcements: Sequence[Announcement] = ()
    problems: Sequence[Problem] = ()
    refers_to_plan: bool = False
    lists_financing: bool = False
