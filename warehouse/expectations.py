"""What a sane night looks like. A night that does not look like one is not published; yesterday's warehouse stays.

The floors are low on purpose: they catch a broken reader or a lost disk, not a bad week. A first night, or one over a
few files, has nothing to be measured against and always publishes.
"""

from __future__ import annotations

from pathlib import Path

from warehouse.connection import Connection, open_read_only
from warehouse.home import published_path
from warehouse.sqlfiles import statement

FEW = 10
"""Below this many documents a share says nothing."""
HIGHEST_NEW_QUARANTINE = 0.5
"""Of the documents published yesterday, the largest share that may turn unreadable in one night."""
LARGEST_LOSS_OF_AMOUNTS = 0.3
"""How far the share of applications with an amount applied for may fall below yesterday's."""


def reasons_not_to_publish(con: Connection, home: Path) -> tuple[str, ...]:
    """Swedish sentences, none on a sane night. `con` is the working file; yesterday's is the published one."""
    reasons = _accounts(con)
    yesterday = published_path(home)
    if yesterday.is_file():
        with open_read_only(yesterday) as old:
            reasons += _against(con, old)
    return tuple(reasons)


def _accounts(con: Connection) -> list[str]:
    """Every content received must have ended somehow."""
    reasons = []
    missing = _number(con, "unaccounted_files")
    if missing:
        reasons.append(f"{missing} mottagna filer har varken lästs in eller satts i karantän.")
    orphans = _number(con, "records_without_file")
    if orphans:
        reasons.append(f"{orphans} dokument hör till filer som inte finns bland de mottagna.")
    return reasons


def _against(con: Connection, old: Connection) -> list[str]:
    reasons = []
    before = dict(old.execute(statement("expectations", "file_status")).fetchall())
    now = dict(con.execute(statement("expectations", "file_status")).fetchall())
    disposed = {sha for (sha,) in con.execute(statement("disposals", "files")).fetchall()}
    gone = [sha for sha in before if sha not in now and sha not in disposed]
    if gone:
        reasons.append(f"{len(gone)} filer som fanns i går saknas i dag.")
    readable = [sha for sha, status in before.items() if status != "quarantined" and sha in now]
    lost = [sha for sha in readable if now[sha] == "quarantined"]
    if len(readable) >= FEW and len(lost) > HIGHEST_NEW_QUARANTINE * len(readable):
        reasons.append(f"{len(lost)} av {len(readable)} filer som kunde läsas i går kan inte läsas i dag.")
    if before and all(status == "quarantined" for status in now.values()) and readable:
        reasons.append("Alla filer är i karantän, fast de kunde läsas i går.")
    applications_before, with_amount_before = _pair(old, "applications_with_amount")
    applications, with_amount = _pair(con, "applications_with_amount")
    if min(applications_before, applications) >= FEW:
        share_before, share = with_amount_before / applications_before, with_amount / applications
        if share < share_before - LARGEST_LOSS_OF_AMOUNTS:
            reasons.append(f"Sökt belopp är känt i {share:.0%} av ansökningarna, mot {share_before:.0%} i går.")
    return reasons


def _number(con: Connection, name: str) -> int:
    row = con.execute(statement("expectations", name)).fetchone()
    return int(row[0]) if row is not None else 0


def _pair(con: Connection, name: str) -> tuple[int, int]:
    row = con.execute(statement("expectations", name)).fetchone()
    return (int(row[0]), int(row[1])) if row is not None else (0, 0)
