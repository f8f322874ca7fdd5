"""What a fact is about. The warehouse seeds lookup tables with Swedish labels from these enums."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """Kinds of paper."""

    APPLICATION = "application"
    BUDGET = "budget"
    COMMITMENT = "commitment"
    OFFICERS_REPORT = "officers_report"
    DECISION = "decision"
    SUPPLEMENT = "supplement"
    PAYMENT_CLAIM = "payment_claim"
    OTHER = "other"


class FactKind(StrEnum):
    """Kinds of fact."""

    AMOUNT = "amount"
    DATE = "date"
    PERIOD = "period"
    RATE = "rate"
    FINANCIER = "financier"
    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"
    REGISTRATION_NUMBER = "registration_number"
    TITLE = "title"


class AmountRole(StrEnum):
    """What an amount is."""

    APPLIED_FOR = "applied_for"
    GRANTED = "granted"
    TOTAL_COST = "total_cost"
    FINANCING = "financing"
    BUDGET_LINE = "budget_line"
    SUBTOTAL = "subtotal"
    HISTORY = "history"
    FRAME = "frame"
    UNASSIGNED = "unassigned"


class DateRole(StrEnum):
    """What a date or period is."""

    RECEIVED = "received"
    DATED = "dated"
    DECIDED = "decided"
    PERIOD_START = "period_start"
    PERIOD_END = "period_end"
    FINAL_REPORT_DUE = "final_report_due"
    HISTORY = "history"
    UNASSIGNED = "unassigned"


class RateRole(StrEnum):
    """What a percentage is."""

    SUPPORT_RATE = "support_rate"
    ALTERNATIVE_RATE = "alternative_rate"
    FINANCING_SHARE = "financing_share"
    APPLIED_RATE = "applied_rate"
    LIMIT = "limit"
    UNASSIGNED = "unassigned"


class PartyRole(StrEnum):
    """What an organisation, municipality or financier is to the case."""

    APPLICANT = "applicant"
    AUTHORITY = "authority"
    FINANCIER = "financier"
    PARTICIPANT = "participant"
    MENTIONED = "mentioned"


class ReferenceRole(StrEnum):
    """What a registration number or organisation number is."""

    OWN_CASE = "own_case"
    OTHER_CASE = "other_case"
    APPLICANT_NUMBER = "applicant_number"
    OTHER_NUMBER = "other_number"


class FinancierType(StrEnum):
    """Kinds of financier."""

    APPLICANT = "applicant"
    MUNICIPALITY = "municipality"
    REGION = "region"
    STATE = "state"
    EU_FUND = "eu_fund"
    UNIVERSITY = "university"
    COMPANY = "company"
    ASSOCIATION = "association"
    OTHER = "other"


class Contribution(StrEnum):
    """Money, or something other than money."""

    CASH = "cash"
    IN_KIND = "in_kind"


class CommitmentStatus(StrEnum):
    """How sure a financier's money is. A yes by telephone is `intended`, not `committed`."""

    APPLIED_FOR = "applied_for"
    INTENDED = "intended"
    COMMITTED = "committed"
    GRANTED = "granted"
    UNKNOWN = "unknown"


class CostCategory(StrEnum):
    """Budget lines."""

    STAFF = "staff"
    EXTERNAL_SERVICES = "external_services"
    TRAVEL = "travel"
    PREMISES = "premises"
    EQUIPMENT = "equipment"
    INDIRECT = "indirect"
    OTHER = "other"
    IN_KIND = "in_kind"
    INCOME = "income"
    TOTAL = "total"


class DecisionOutcome(StrEnum):
    """What a decision or proposal comes to."""

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REJECTED = "rejected"
    PROPOSED = "proposed"
    PENDING = "pending"
