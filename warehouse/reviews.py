"""The officers' words: verdicts on findings, corrections of facts, documents put in a case by hand.

Giving one needs the published warehouse, to say what it is about in a way that survives later batches; it goes into the
journal and nowhere else. A batch folds the journal into the working file before cases are made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from schemas.roles import FactKind
from warehouse.connection import Connection, open_published, transaction
from warehouse.errors import WarehouseError
from warehouse.home import journal_path
from warehouse.journal import Entry, Journal, ReviewKind, append_entry, read_journal
from warehouse.sqlfiles import statement

VERDICTS = ("accepted", "dismissed", "resolved")
WITHDRAWN = "withdrawn"
"""What the journal says when a verdict is taken back: the finding is then as it was before anybody said anything."""
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_CORRECTABLE = (
    FactKind.AMOUNT,
    FactKind.DATE,
    FactKind.RATE,
    FactKind.PERIOD,
    FactKind.FINANCIER,
    FactKind.ORGANIZATION,
    FactKind.REGISTRATION_NUMBER,
    FactKind.TITLE,
)


def give_verdict(
    home: Path, finding_id: str, verdict: str, *, note: str, by: str, given_at: datetime, until: date | None = None
) -> Entry:
    """An officer's word on a finding. Remembered with what was compared, so that it is known to be stale when that changes.

    `until`: the last day it holds; afterwards the finding is open again.
    """
    if verdict not in VERDICTS:
        raise WarehouseError(f"Ett omdöme är {', '.join(VERDICTS[:-1])} eller {VERDICTS[-1]}, inte ”{verdict}”.")
    finding = _one(home, "finding", finding_id, f"Det finns ingen jämförelse med beteckningen {finding_id}. Se: medfin findings")
    if until is not None and until < given_at.date():
        raise WarehouseError(f"Omdömet kan inte gälla till {until.isoformat()}, som redan har varit.")
    body = {**finding, "verdict": verdict, "valid_until": None if until is None else until.isoformat()}
    return _append(home, ReviewKind.VERDICT, body, note, by, given_at)


def withdraw_verdict(home: Path, finding_id: str, *, note: str, by: str, given_at: datetime) -> Entry:
    """Take back the verdict on a finding, which is then open again. Another entry: what was said is never removed."""
    finding = _one(home, "finding", finding_id, f"Det finns ingen jämförelse med beteckningen {finding_id}. Se: medfin findings")
    said = [
        entry.body.get("verdict")
        for entry in read_journal(journal_path(home)).entries
        if entry.kind is ReviewKind.VERDICT and entry.body.get("finding_id") == finding_id
    ]
    # A verdict that followed its finding from another name stands in the warehouse alone.
    in_force = said[-1] != WITHDRAWN if said else _verdict_in_warehouse(home, finding_id) is not None
    if not in_force:
        raise WarehouseError("Det finns inget omdöme att ta tillbaka.")
    return _append(home, ReviewKind.VERDICT, {**finding, "verdict": WITHDRAWN, "valid_until": None}, note, by, given_at)


def correct_fact(home: Path, fact_id: str, value: str, *, note: str, by: str, given_at: datetime) -> Entry:
    """An officer's value for a fact, in the text form of its kind. The read value is kept beside it."""
    fact = _one(home, "fact", fact_id, f"Det finns ingen uppgift med beteckningen {fact_id}. Se: medfin show ÄRENDE")
    return _append(home, ReviewKind.CORRECTION, {**fact, "value": normal_value(str(fact["kind"]), value)}, note, by, given_at)


def assign_document(home: Path, document_id: str, case_id: str, *, note: str, by: str, given_at: datetime) -> Entry:
    """An officer's word on which case a document belongs to."""
    _one(home, "document", document_id, f"Det finns inget dokument med beteckningen {document_id}. Se: medfin documents")
    case = _one(home, "case", case_id, f"Det finns inget ärende med beteckningen {case_id}. Se: medfin cases")
    return _append(home, ReviewKind.ASSIGNMENT, {"document_id": document_id, **case}, note, by, given_at)


def normal_value(kind: str, value: str) -> str:
    """A value as an officer writes it, in the text form of a fact: `1 750 000 kr` is `1750000.00`, `10,86 %` is `10.86`."""
    if kind not in _CORRECTABLE:
        raise WarehouseError("Den sortens uppgift kan inte rättas; rätta beloppet, datumet eller namnet som den hör till.")
    text = " ".join(value.split())
    if not text:
        raise WarehouseError("En rättelse behöver ett värde.")
    try:
        if kind == FactKind.AMOUNT:
            number = Decimal(re.sub(r"(?i)\s|kronor|kr|sek|:-", "", text).replace(",", ".").replace("−", "-"))
            if not number.is_finite() or abs(number) >= 10**16:
                raise InvalidOperation
            return f"{number:.2f}"
        if kind == FactKind.RATE:
            rate = Decimal(re.sub(r"(?i)[\s%]|procent", "", text).replace(",", "."))
            return f"{rate:f}"
        if kind == FactKind.DATE:
            return _day(text).isoformat()
        if kind == FactKind.PERIOD:
            start, end = re.split(r"\s*(?:/|–|—|\btill\b|\s-\s)\s*", text, maxsplit=1)
            return f"{_day(start).isoformat()}/{_day(end).isoformat()}"
    except (InvalidOperation, ValueError) as error:
        form = {
            FactKind.AMOUNT: "ett belopp i kronor, till exempel 1750000",
            FactKind.RATE: "en procentsats, till exempel 10,86",
            FactKind.DATE: "ett datum, till exempel 2026-02-28",
            FactKind.PERIOD: "en period, till exempel 2026-02-01/2028-12-31",
        }[FactKind(kind)]
        raise WarehouseError(f"”{value}” går inte att läsa som {form}.") from error
    return text


def _day(text: str) -> date:
    """`2026-02-28` or, as papers print it, `28 februari 2026`."""
    printed = re.fullmatch(r"(?i)(?:den\s+)?(\d{1,2})\s+([a-zåäö]{3,9})\.?\s+(\d{4})", text.strip())
    if printed is None:
        return date.fromisoformat(text.strip())
    named = [i for i, name in enumerate(_MONTHS, start=1) if name.startswith(printed[2].casefold())]
    if len(named) != 1:
        raise ValueError(text)
    return date(int(printed[3]), named[0], int(printed[1]))


def fold_in(con: Connection, home: Path) -> tuple[str, ...]:
    """Bring the journal into the working file, and make corrected documents anew. Returns what an operator should know.

    A journal that has lost entries since the last batch is not folded in: what the officers said then still stands.
    """
    from warehouse.gallring import forget_disposed
    from warehouse.load import remake_core

    journal = read_journal(journal_path(home))
    lost = _lost_words(con, journal)
    if lost:
        return (*journal.notes, *journal.damage, lost)
    before = _corrections_by_file(con)
    with transaction(con):
        con.execute(statement("reviews", "forget"))
        for entry in journal.entries:
            con.execute(statement("reviews", f"insert_{entry.kind.value}"), _parameters(entry))
        con.execute(statement("reviews", "remember_journal"), {"entries": len(journal.entries), "last_hash": journal.last_hash})
        forget_disposed(con, home)
        after = _corrections_by_file(con)
        # In one go: corrections that stand in their table and not in the documents would never be looked at again.
        if changed := sorted(sha for sha in {*before, *after} if before.get(sha) != after.get(sha)):
            remake_core(con, changed)
    return (*journal.notes, *journal.damage)


def _lost_words(con: Connection, journal: Journal) -> str:
    known = con.execute(statement("reviews", "known_journal")).fetchone()
    if known is None or known[0] == 0:
        return ""
    count, last_hash = known
    if len(journal.entries) >= count and journal.entries[count - 1].hash == last_hash:
        return ""
    return (
        f"Journalen har inte längre de {count} omdömen och rättelser som fanns vid förra körningen; de som är inlästa gäller "
        "tills journalen har återställts."
    )


def _corrections_by_file(con: Connection) -> Mapping[str, Sequence[object]]:
    found: dict[str, list[object]] = {}
    for sha, *rest in con.execute(statement("reviews", "corrections_by_file")).fetchall():
        found.setdefault(sha, []).append(tuple(rest))
    return found


def _parameters(entry: Entry) -> dict[str, Any]:
    said = {"note": entry.note or None, "given_by": entry.given_by, "given_at": entry.given_at, "position": entry.position}
    # Words given before verdicts could run out have no last day.
    lacking = {"valid_until": None} if entry.kind is ReviewKind.VERDICT else {}
    return {**lacking, **entry.body, **said}


def _append(home: Path, kind: ReviewKind, body: Mapping[str, object], note: str, by: str, given_at: datetime) -> Entry:
    if not by.strip():
        raise WarehouseError("Ange vem omdömet kommer från (--by NAMN).")
    return append_entry(journal_path(home), kind, body, given_by=by.strip(), given_at=given_at, note=note.strip())


def _verdict_in_warehouse(home: Path, finding_id: str) -> object:
    with open_published(home) as con:
        row = con.execute(statement("reviews", "verdict_of_finding"), {"key": finding_id}).fetchone()
    return row[0] if row is not None else None


def _one(home: Path, what: str, key: str, missing: str) -> dict[str, object]:
    with open_published(home) as con:
        cursor = con.execute(statement("reviews", f"about_{what}"), {"key": key})
        names = [column[0] for column in cursor.description or ()]
        row = cursor.fetchone()
    if row is None:
        raise WarehouseError(missing)
    return dict(zip(names, row, strict=True))
