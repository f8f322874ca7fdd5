"""What officers have said since the snapshot was taken: the journal laid over the published rows.

A word goes into the journal at once but reaches the warehouse with the next batch; until then the page shows it from here.
Knows the journal and how its words are laid over rows; writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.output import Row
from warehouse.home import journal_path
from warehouse.journal import Entry, ReviewKind, read_journal
from warehouse.reviews import WITHDRAWN

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """Every word by what it is about, oldest first."""

    verdicts: Mapping[str, tuple[Entry, ...]]
    corrections: Mapping[str, tuple[Entry, ...]]
    assignments: Mapping[str, tuple[Entry, ...]]
    damage: tuple[str, ...] = ()
    day: date | None = None

    def finding(self, row: Row) -> dict[str, Any]:
        """A row of report.findings with the last word on it; `waiting`: that word is not in the warehouse yet."""
        entry = self._last(self.verdicts, row["finding_id"])
        if entry is None or self._has(row, entry):
            return {**row, "waiting": False}
        body = entry.body
        until = _last_day(entry)
        if body["verdict"] == WITHDRAWN or (until is not None and self.day is not None and until < self.day):
            gone = dict.fromkeys(("verdict", "verdict_by", "verdict_note", "verdict_at", "verdict_until"))
            return {**row, **gone, "stale": False, "waiting": row["verdict"] is not None}
        stale = any(body.get(k) != row[k] for k in ("outcome", "expected", "found"))
        said = {
            "verdict": body["verdict"],
            "verdict_by": entry.given_by,
            "verdict_note": entry.note,
            "verdict_at": entry.given_at,
            "verdict_until": until,
        }
        return {**row, **said, "stale": stale, "waiting": True}

    def _has(self, row: Row, last: Entry) -> bool:
        """Whether the warehouse has the last word. Clocks may differ between two machines; the journal's order does not."""
        if row["verdict_at"] is None:
            return False
        in_data = (row["verdict"], row["verdict_at"], row["verdict_by"])
        known = [e for e in self.verdicts[row["finding_id"]] if (e.body["verdict"], e.given_at, e.given_by) == in_data]
        # A word that followed its finding from another name stands in the journal under that name; then time decides.
        return known[-1].position >= last.position if known else last.given_at <= row["verdict_at"]

    def correction(self, fact: Row) -> Entry | None:
        """The last correction of a fact, where the warehouse does not have it yet."""
        entry = self._last(self.corrections, fact["fact_id"])
        if entry is None or (fact["corrected_by"] is not None and entry.body["value"] == fact["value"]):
            return None
        return entry

    def assignment(self, document: Row) -> Entry | None:
        """The last assignment of a document, where the warehouse has it elsewhere."""
        entry = self._last(self.assignments, document["document_id"])
        return entry if entry is not None and entry.body["case_id"] != document["case_id"] else None

    @staticmethod
    def _last(words: Mapping[str, tuple[Entry, ...]], key: str) -> Entry | None:
        return words[key][-1] if key in words else None


def journal_stamp(home: Path) -> Stamp:
    """Changes whenever the journal does."""
    path = journal_path(home)
    try:
        state = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def read_said(home: Path, day: date | None = None) -> Said:
    """The whole journal by what it is about. `day`: the last batch's, for verdicts that have run out by then."""
    journal = read_journal(journal_path(home))
    found: dict[ReviewKind, dict[str, list[Entry]]] = {kind: defaultdict(list) for kind in ReviewKind}
    about = {ReviewKind.VERDICT: "finding_id", ReviewKind.CORRECTION: "fact_id", ReviewKind.ASSIGNMENT: "document_id"}
    for entry in journal.entries:
        if entry.kind in about:  # a case that was removed under a decision has nothing left to speak of
            found[entry.kind][str(entry.body.get(about[entry.kind]))].append(entry)
    words = {kind: {key: tuple(entries) for key, entries in by_key.items()} for kind, by_key in found.items()}
    return Said(
        words[ReviewKind.VERDICT],
        words[ReviewKind.CORRECTION],
        words[ReviewKind.ASSIGNMENT],
        (*journal.damage, *journal.notes),
        day,
    )


def _last_day(entry: Entry) -> date | None:
    until = entry.body.get("valid_until")
    return date.fromisoformat(str(until)) if until else None
