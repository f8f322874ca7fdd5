"""What the two open forms (GDP, 360Giving) are made of: cases with their municipalities and what was decided year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from warehouse.connection import Connection
from warehouse.exports.tables import Wanted
from warehouse.sqlfiles import statement

GRANTED = ("granted", "partly_granted")
DECIDED = (*GRANTED, "rejected")
CURRENCY = "SEK"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A row of report.cases, its municipalities, and the granted years where they add up to the grant."""

    row: Mapping[str, Any]
    municipalities: Sequence[Mapping[str, str]]
    years: tuple[tuple[int, Decimal], ...]

    @property
    def key(self) -> str:
        """The number the authority knows the case by, else ours."""
        return str(self.row["registration_number"] or self.row["case_id"])

    @property
    def is_granted(self) -> bool:
        """Whether money has been decided: a proposal is none."""
        return self.row["outcome"] in GRANTED and self.row["amount_granted_sek"] is not None


def open_cases(con: Connection, wanted: Wanted) -> list[OpenCase]:
    """All that are wanted, by number."""
    years: dict[str, list[tuple[int, Decimal]]] = {}
    for case_id, year, amount in con.execute(statement("exports", "open_years")).fetchall():
        years.setdefault(case_id, []).append((year, amount))
    cursor = con.execute(statement("exports", "open_cases"), wanted.parameters)
    names = [column[0] for column in cursor.description or ()]
    found = []
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        parts = years.get(row["case_id"], [])
        whole = sum((amount for _, amount in parts), Decimal(0)) == row["amount_granted_sek"]
        found.append(OpenCase(row, row.pop("municipalities") or (), tuple(parts) if whole else ()))
    return found


def months_between(start: date | None, end: date | None) -> int | None:
    """Whole months of a period, both days counted."""
    if start is None or end is None:
        return None
    last = date.fromordinal(end.toordinal() + 1)
    return (last.year - start.year) * 12 + last.month - start.month - (last.day < start.day)


def known(values: Mapping[str, object]) -> dict[str, object]:
    """Without what is unknown: a field that says nothing is left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
