"""What two warehouses say differently about the same papers: facts, comparisons, documents, cases; gained, lost or changed.

Used to look at what a new version of the extractor would change before it is put to use. Reads both; changes neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import Connection, open_attached
from warehouse.errors import WarehouseError, first_line
from warehouse.sqlfiles import statement


class Change(StrEnum):
    """Which of the two says something."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is said differently. `what` is fact, finding, document or case; `name` its role, rule, kind or field."""

    case_id: str | None
    case_name: str | None
    what: str
    change: Change
    name: str
    before: str | None
    after: str | None
    place: str = ""
    """File and page, or sheet and cell, of a fact; the file of a document; the finding's id."""
    verdict: str | None = None
    """What an officer has said of a finding that comes out otherwise."""


def differences(before: Path, after: Path) -> tuple[Difference, ...]:
    """All differences between two published warehouses, case by case, those of no case first."""
    con = open_attached(before)
    try:
        con.execute(statement("differences", "attach"), {"path": str(after.resolve())})
        names = dict(con.execute(statement("differences", "names")).fetchall())
        found = [*_cases(con), *_documents(con), *_findings(con), *_facts(con)]
    except duckdb.Error as error:
        raise WarehouseError(f"Lagren kan inte jämföras: {first_line(error)}") from error
    finally:
        con.close()
    named = [_named(difference, names) for difference in found]
    return tuple(sorted(named, key=lambda d: (d.case_name or "", d.case_id or "")))


def tally(found: Sequence[Difference]) -> dict[str, dict[Change, int]]:
    """How many of each, by what they are about."""
    counts = Counter((d.what, d.change) for d in found)
    return {what: {c: counts[what, c] for c in Change} for what in ("case", "document", "finding", "fact")}


def _named(difference: Difference, names: dict[str, str | None]) -> Difference:
    d = difference
    name = names.get(d.case_id) if d.case_id is not None else None
    return Difference(d.case_id, name, d.what, d.change, d.name, d.before, d.after, d.place, d.verdict)


def _change(before: object, after: object) -> Change:
    return Change.GAINED if before is None else Change.LOST if after is None else Change.CHANGED


def _rows(con: Connection, name: str) -> list[dict[str, Any]]:
    cursor = con.execute(statement("differences", name))
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _cases(con: Connection) -> list[Difference]:
    return [
        Difference(r["case_id"], None, "case", _change(r["before"], r["after"]), r["field"], r["before"], r["after"])
        for r in _rows(con, "cases")
    ]


def _documents(con: Connection) -> list[Difference]:
    found = []
    for r in _rows(con, "documents"):
        before, after = (r["before"] if r["was_there"] else None), (r["after"] if r["is_there"] else None)
        found.append(
            Difference(r["case_id"], None, "document", _change(before, after), r["document_id"], before, after, r["file_name"])
        )
    return found


def _findings(con: Connection) -> list[Difference]:
    return [
        Difference(
            r["case_id"],
            None,
            "finding",
            _change(r["outcome_before"], r["outcome_after"]),
            r["rule"],
            _outcome(r["outcome_before"], r["before"]),
            _outcome(r["outcome_after"], r["after"]),
            r["finding_id"],
            r["verdict"],
        )
        for r in _rows(con, "findings")
    ]


def _outcome(outcome: str | None, message: str | None) -> str | None:
    return None if outcome is None else f"{outcome}: {message}"


Row = dict[str, Any]


def _facts(con: Connection) -> list[Difference]:
    """What was lost and gained at one place and prints the same is one fact that changed; so is the only one of its role."""
    rows = _rows(con, "facts")
    lost, gained = ([r for r in rows if r["change"] == change] for change in (Change.LOST, Change.GAINED))
    at_one_place, lost, gained = _paired(lost, gained, ("document_id", "kind", "page", "sheet", "cell", "raw"), alone=False)
    of_one_role, lost, gained = _paired(lost, gained, ("document_id", "kind", "role"), alone=True)
    pairs = [*at_one_place, *of_one_role, *((old, None) for old in lost), *((None, new) for new in gained)]
    return [_fact(old, new) for old, new in pairs]


def _paired(
    lost: list[Row], gained: list[Row], fields: Sequence[str], alone: bool
) -> tuple[list[tuple[Row | None, Row | None]], list[Row], list[Row]]:
    """Pairs that agree in these fields, and what is left over. `alone`: only where there is one of each."""
    both: dict[tuple[object, ...], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for rows, side in ((lost, 0), (gained, 1)):
        for row in rows:
            both[tuple(row[field] for field in fields)][side].append(row)
    pairs: list[tuple[Row | None, Row | None]] = []
    over: tuple[list[Row], list[Row]] = ([], [])
    for old, new in both.values():
        count = 0 if alone and (len(old), len(new)) != (1, 1) else min(len(old), len(new))
        pairs += zip(old[:count], new[:count], strict=True)
        over[0].extend(old[count:])
        over[1].extend(new[count:])
    return pairs, *over


def _fact(old: dict[str, Any] | None, new: dict[str, Any] | None) -> Difference:
    row = new or old
    assert row is not None
    place = row["file_name"] + (f", sida {row['page']}" if row["cell"] is None else f", {row['sheet']}!{row['cell']}")
    return Difference(row["case_id"], None, "fact", _change(old, new), row["role"], _said(old), _said(new), place)


def _said(row: dict[str, Any] | None) -> str | None:
    return None if row is None else f"{row['role']} {row['value']} ({row['standing']})"
