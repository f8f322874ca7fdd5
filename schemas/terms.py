"""What authorities' terms say: limits, deadlines and thresholds that differ by authority, programme and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that hold for one case. None: not known; a rule then says undetermined. `sources` names where from.

    `highest_share_pct`: of total cost, for appropriation 1:1 (50). `final_report_months`: after the period's end.
    `delegation_limit_sek`: highest grant decided on delegation. `change_share_pct` and `change_amount_sek`: a budget
    change above both needs a decision.
    """

    authority: str | None = None
    valid_from: date | None = None
    highest_share_pct: Decimal | None = Decimal(50)
    final_report_months: int | None = 2
    delegation_limit_sek: Decimal | None = None
    change_share_pct: Decimal = Decimal(20)
    change_amount_sek: Decimal = Decimal(50000)
    sources: tuple[tuple[str, str], ...] = ()
