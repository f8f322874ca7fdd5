"""The truth about one document, gathered while it is written: what is printed is recorded, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .registers import Party

SCALARS = (
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
    "amount_applied_for_sek",
    "amount_granted_sek",
    "support_rate_pct",
    "total_cost_sek",
)
STRENGTH = ("financier", "applicant", "participant", "mentioned")


@dataclass(slots=True)
class Labels:
    """Collects what one document states, in the form of truth.json."""

    kind: str | None
    scalars: dict[str, Any] = field(default_factory=dict)
    financing: list[dict[str, Any]] = field(default_factory=list)
    budget: list[dict[str, Any]] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    unscored: set[str] = field(default_factory=set)
    prints: set[str] = field(default_factory=set)
    """What else is printed that a planted mistake may sit in and no label shows: parts, delegation_limit, financing_sum, appropriation."""
    sums_financing: bool = False
    """A sum of the financing is printed: where no cost total is, reading it as one is not wrong."""

    def set(self, name: str, value: Any) -> None:
        """Record a scalar."""
        self.scalars[name] = value.isoformat() if isinstance(value, date) else value

    def municipality(self, party: Party, role: str) -> None:
        """Record that a municipality is named in a role; the strongest role stays."""
        if party.code is None:
            return
        old = self.roles.get(party.code)
        if old is None or STRENGTH.index(role) < STRENGTH.index(old):
            self.roles[party.code] = role

    def fund(self, party: Party, kind: str, contribution: str, amount: int | None, by_year: dict[int, int] | None = None) -> None:
        """Record a financing row. The same payer and kind named again without news adds nothing; news completes the row."""
        years = {str(y): a for y, a in (by_year or {}).items() if a}
        self.municipality(party, "financier")
        for row in self.financing:
            if (
                row["financier"] == party.name
                and row["contribution"] == contribution
                and (
                    amount is None
                    or row["amount_sek"] is None
                    or (row["amount_sek"] == amount and (not years or row["by_year"] in ({}, years)))
                )
            ):
                row["amount_sek"] = row["amount_sek"] if amount is None else amount
                row["by_year"] = row["by_year"] or years
                return
        self.financing.append(
            {
                "financier": party.name,
                "financier_type": kind,
                "municipality_code": party.code,
                "contribution": contribution,
                "amount_sek": amount,
                "by_year": years,
            }
        )

    def cost(self, category: str, label: str, amount: int, by_year: dict[int, int] | None = None) -> None:
        """Record a cost line."""
        years = {str(y): a for y, a in (by_year or {}).items() if a}
        self.budget.append({"category": category, "label": label, "amount_sek": amount, "by_year": years})

    def entry(self) -> dict[str, Any]:
        """The labels as they stand in truth.json."""
        if self.sums_financing and self.scalars.get("total_cost_sek") is None:
            self.unscored.add("total_cost_sek")
        return {
            "kind": self.kind,
            **{name: self.scalars.get(name) for name in SCALARS},
            "financing": self.financing,
            "budget": self.budget,
            "municipalities": [{"code": code, "role": role} for code, role in self.roles.items()],
            **({"unscored": sorted(self.unscored)} if self.unscored else {}),
            **({"prints": sorted(self.prints)} if self.prints else {}),
        }
