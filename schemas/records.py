"""What one document says, put together from its facts; and a case: all documents of one matter.

A record says only what its own document prints. Joining documents is the warehouse's work.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemas.facts import Fact, Standing
from schemas.identity import CaseKey, DocumentId, FactId
from schemas.problems import Problem, ProblemCode
from schemas.roles import (
    CommitmentStatus,
    Contribution,
    CostCategory,
    DecisionOutcome,
    DocumentKind,
    FinancierType,
    PartyRole,
)
from schemas.text import Span, TextSource


@dataclass(frozen=True, slots=True)
class FinancingLine:
    """One financier, one kind of contribution, one year (None: the whole project). `amount` in SEK, None if not printed.

    A head count (*11 kommuner*) is one line with `count` set (0 for *samtliga*), no code and no amount.
    `amount_low` and `amount_high` bound a hedged amount. `fact_id` is the amount's fact, else the name's.
    `group` tells lines of one printed row from those of another: two rows for one financier keep two groups.
    `is_authority_row`: the row of the authority applied to in this case (what is applied for, or granted).
    """

    financier: str
    as_written: str
    financier_type: FinancierType
    contribution: Contribution
    status: CommitmentStatus
    year: int | None
    amount: Decimal | None
    fact_id: FactId | None
    name_fact_id: FactId | None = None
    municipality_code: str | None = None
    count: int | None = None
    group: int = 0
    is_authority_row: bool = False
    amount_low: Decimal | None = None
    amount_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One cost line in SEK as printed; `year` None is the whole project. Income is negative where printed so."""

    category: CostCategory
    label: str
    year: int | None
    amount: Decimal
    fact_id: FactId | None
    group: int = 0


@dataclass(frozen=True, slots=True)
class MunicipalityLine:
    """A municipality the document names, once, in its strongest role."""

    code: str
    name: str
    county_code: str
    role: PartyRole
    fact_id: FactId | None


class SumSide(StrEnum):
    """What a printed sum adds up."""

    COST = "cost"
    FINANCING = "financing"


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A sum printed in a table beside what its parts add up to (SEK). `year` None: the total column or a row's own total."""

    side: SumSide
    label: str
    year: int | None
    printed: Decimal
    computed: Decimal
    fact_id: FactId
    part_fact_ids: tuple[FactId, ...]
    direction: str = "column"
    """`column`: a sum row below its parts; `row`: a total column beside its years."""
    rounding: Decimal = Decimal(0)
    """Largest difference that rounding of the printed parts can explain (half a unit a part, e.g. 500 for one part in tkr)."""


@dataclass(frozen=True, slots=True)
class GrantPart:
    """A yearly ceiling or a part by appropriation (*varav högst … för 2026*), SEK."""

    label: str
    year: int | None
    amount: Decimal
    fact_id: FactId


class RateBase(StrEnum):
    """What a support rate is a share of."""

    TOTAL = "total"
    ACTUAL = "actual"
    APPROVED = "approved"
    EXPENDITURE = "expenditure"
    PUBLIC_FINANCING = "public_financing"
    TOTAL_FINANCING = "total_financing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """*under förutsättning att …*: the clause as printed."""

    text: str
    span: Span
    page: int | None
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A paper that the text says is enclosed or sent: *en ny budget bifogas*."""

    kind: DocumentKind
    revised: bool
    text: str
    span: Span
    page: int | None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """Everything one document (one segment of a file) says. Field facts are None where the document is silent.

    Money fields are amounts in SEK (`Fact.value` such as `2332498.00`), dates `YYYY-MM-DD`, `support_rate` percent.
    For an officers' report `amount_granted` and `support_rate` are what is proposed; for a budget `amount_applied_for`
    is the row marked *söks*.
    """

    segment: int
    span: Span
    kind: DocumentKind
    first_page: int = 1
    last_page: int = 1
    text_source: TextSource = TextSource.TEXT
    kind_standing: Standing = Standing.CERTAIN
    kind_reason: str = ""

    registration_number: Fact | None = None
    project_title: Fact | None = None
    applicant_name: Fact | None = None
    applicant_org_number: Fact | None = None
    authority: Fact | None = None
    dated_on: Fact | None = None
    received_on: Fact | None = None
    decided_on: Fact | None = None
    period_start: Fact | None = None
    period_end: Fact | None = None
    final_report_due: Fact | None = None
    amount_applied_for: Fact | None = None
    amount_granted: Fact | None = None
    support_rate: Fact | None = None
    total_cost: Fact | None = None

    financing: tuple[FinancingLine, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    municipalities: tuple[MunicipalityLine, ...] = ()
    sums: tuple[PrintedSum, ...] = ()
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()

    outcome: DecisionOutcome | None = None
    """For reports and decisions: granted, partly_granted, rejected (a report: what is proposed)."""
    rate_base: RateBase = RateBase.UNKNOWN
    grant_parts: tuple[GrantPart, ...] = ()
    rejected_amount: Fact | None = None
    applicant_spellings: tuple[Fact, ...] = ()
    """Every distinct spelling of the applicant's full legal name in the document, recipients' list included."""
    org_numbers: tuple[Fact, ...] = ()
    """Every organisation number printed for the applicant."""
    delegated: bool = False
    delegation_limit: Fact | None = None
    appropriations: tuple[str, ...] = ()
    """Sources of the money as printed: `1:1`, `33:1` …"""
    refers_to_plan: bool = False
    """The document points to the financing plan instead of listing the financing (*enligt ansökan*)."""
    lists_financing: bool = False
    """The document itself sets out to list all financing (a table, or prose that names the payers with amounts)."""
    requires_financing: bool = False
    """The decision stands or falls with the other financing."""
    conditions: tuple[Condition, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    is_revised: bool = False
    """The document calls itself revised (*reviderad*, *version 2*, *ersätter*)."""
    version: int | None = None
    """A printed version number."""
    amendment: bool = False
    """A decision that changes an earlier one (*ändringsbeslut*)."""
    cited_numbers: tuple[str, ...] = ()
    """Registration numbers of other cases, as comparison keys."""
    text: str = field(default="", repr=False)
    """The segment's text, for search."""


FIELD_NAMES = (
    "registration_number",
    "project_title",
    "applicant_name",
    "applicant_org_number",
    "authority",
    "dated_on",
    "received_on",
    "decided_on",
    "period_start",
    "period_end",
    "final_report_due",
    "amount_applied_for",
    "amount_granted",
    "support_rate",
    "total_cost",
)
"""The scalar fields of a record, in the order of `report.documents`."""

assert set(FIELD_NAMES) <= {f.name for f in fields(DocumentRecord)}


class DocumentStatus(StrEnum):
    """How a document ended."""

    LOADED = "loaded"
    NEEDS_REVIEW = "needs_review"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file: records if it could be read, else a reason. Crosses from worker to writer."""

    status: DocumentStatus
    reason: ProblemCode | None
    message: str
    records: tuple[DocumentRecord, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()
    page_count: int | None = None
    text_source: TextSource | None = None
    reader: str = ""
    problems: tuple[Problem, ...] = ()
    """Problems of the file as a whole (active content, missing pages), not of one segment."""
    properties: tuple[tuple[str, str], ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
    """CPU seconds by stage: read, layout, recognize, assign."""


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A record in its case: which file, which revision of its kind (from 0), and when it can have been known.

    `known_on` is received_on, else dated_on, else decided_on: the day by which the paper existed, None if it says none.
    """

    document_id: DocumentId
    file_name: str
    file_sha256: str
    revision: int
    known_on: date | None
    record: DocumentRecord

    @property
    def kind(self) -> DocumentKind:
        """Kind of the document."""
        return self.record.kind


@dataclass(frozen=True, slots=True)
class Case:
    """All readable documents of one matter. `documents` are in order of kind and revision."""

    key: CaseKey
    documents: tuple[CaseDocument, ...]
    registration_number: str | None = None
    project_title: str | None = None
    applicant_name: str | None = None
    applicant_org_number: str | None = None
    authority: str | None = None
    received_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    decided_on: date | None = None
    outcome: DecisionOutcome | None = DecisionOutcome.PENDING
    """None: there is a decision, and what it decides could not be read."""
    amount_applied_for: Decimal | None = None
    total_cost: Decimal | None = None
    amount_granted: Decimal | None = None
    support_rate: Decimal | None = None
    final_report_due: date | None = None

    def of(self, *kinds: DocumentKind) -> tuple[CaseDocument, ...]:
        """Documents of these kinds, earliest revision first."""
        return tuple(d for d in self.documents if d.kind in kinds)


def money_of(fact: Fact | None) -> Decimal | None:
    """The amount of a money fact, None where the fact is missing or hedged to no figure."""
    return Decimal(fact.value) if fact is not None and fact.value else None


def date_of(fact: Fact | None) -> date | None:
    """The day of a date fact printed to the day; None for a missing or less precise one."""
    return date.fromisoformat(fact.value) if fact is not None and len(fact.value) == 10 else None
