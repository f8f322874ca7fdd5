"""A case as a line in a list: its row, what of it is open, how grave that is and how much money it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from desk.output import Row

SEVERITIES = ("error", "warning", "info")
DEALT_WITH = ("dismissed", "resolved")
ZERO = Decimal(0)


class Lists(Protocol):
    """Names by case, and what the last night brought."""

    new_documents: Sequence[Row]

    financiers: dict[str, tuple[str, ...]]
    municipalities: dict[str, tuple[str, ...]]

    @property
    def last_run(self) -> Row | None:
        """The last batch that was completed."""


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One case in a list. `open_` counts what no officer has dealt with; `silent` what no officer has said a word on.

    `fresh`: what the last night brought, `papers` or `findings`.
    """

    row: Row
    open_: Mapping[str, int]
    silent: int
    stakes: Mapping[str, Decimal]
    rules: frozenset[str]
    financiers: tuple[str, ...]
    municipalities: tuple[str, ...]
    year: int | None
    fresh: frozenset[str] = frozenset()

    @property
    def case_id(self) -> str:
        """The case's identifier."""
        return str(self.row["case_id"])

    @property
    def stake(self) -> Decimal:
        """The largest difference that is open: several comparisons may have one cause, so they are not added up."""
        return max(self.stakes.values(), default=ZERO)

    @property
    def worst(self) -> str | None:
        """The gravest severity that is open."""
        return next((s for s in SEVERITIES if self.open_.get(s)), None)

    @property
    def open_count(self) -> int:
        """How many mismatches are open."""
        return sum(self.open_.values())


def is_open(finding: Row) -> bool:
    """Whether a mismatch still waits: not dealt with, or the figures have changed since."""
    return finding["verdict"] not in DEALT_WITH or bool(finding["stale"])


def stake_of(finding: Row, case: Row) -> Decimal:
    """The money a mismatch is about: the difference, never more than the whole project. A remark is about none."""
    difference: Decimal | None = finding["difference_sek"]
    if difference is None or finding["severity"] == "info":
        return ZERO
    whole: list[Decimal] = [case[field] for field in ("total_cost_sek", "amount_applied_for_sek") if case[field] is not None]
    return min(abs(difference), max(whole)) if whole else abs(difference)


def entries_of(cases: Sequence[Row], mismatches: Sequence[Row], lists: Lists) -> tuple[CaseEntry, ...]:
    """One entry a case, in the order of `cases`."""
    by_case: dict[str, list[Row]] = defaultdict(list)
    for finding in mismatches:
        if is_open(finding):
            by_case[finding["case_id"]].append(finding)
    last_night = lists.last_run["started_at"].date() if lists.last_run is not None else date.max
    with_papers = {row["case_id"] for row in lists.new_documents}
    return tuple(_entry(case, by_case.get(case["case_id"], []), lists, last_night, with_papers) for case in cases)


def _entry(case: Row, found: Sequence[Row], lists: Lists, last_night: date, with_papers: Set[str]) -> CaseEntry:
    counts = dict.fromkeys(SEVERITIES, 0)
    stakes: dict[str, Decimal] = {}
    for finding in found:
        severity = finding["severity"]
        counts[severity] += 1
        stakes[severity] = max(stakes.get(severity, ZERO), stake_of(finding, case))
    fresh = {"papers"} if case["case_id"] in with_papers else set()
    if any(finding["first_seen_on"] is not None and finding["first_seen_on"] >= last_night for finding in found):
        fresh.add("findings")
    days = (case["received_on"], case["decided_on"], case["period_start"])
    return CaseEntry(
        row=case,
        open_=counts,
        silent=sum(finding["verdict"] is None or finding["stale"] for finding in found),
        stakes=stakes,
        rules=frozenset(finding["rule"] for finding in found),
        financiers=lists.financiers.get(case["case_id"], ()),
        municipalities=lists.municipalities.get(case["case_id"], ()),
        year=next((day.year for day in days if day is not None), None),
        fresh=frozenset(fresh),
    )
