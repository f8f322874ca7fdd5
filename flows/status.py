"""`medfin status`: the last batches, when the next is due, and a warning when the nights have stopped."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.schedule import recall
from flows.steps.fence import in_words
from flows.steps.lock import running_batch
from warehouse.connection import open_published
from warehouse.errors import WarehouseError

LONGEST_SILENCE = timedelta(hours=26)
CLOCKS_DIFFER = timedelta(hours=2)
"""What a change to winter time may make of a run that is just done."""
RUNS = """
SELECT started_at, finished_at, files_seen, files_new, loaded, needs_review, quarantined, mismatches
FROM report.runs ORDER BY started_at DESC LIMIT 10
"""
FINISHED = "SELECT finished_at FROM report.runs WHERE finished_at IS NOT NULL"
HEADINGS = ("Start", "Slut", "Filer", "Nya", "Inlästa", "Granskas", "Karantän", "Avvikelser")


def status_text(home: Path, now: datetime) -> tuple[str, str]:
    """What to print, and the warning: empty when all is well. `now` carries a zone."""
    con = open_published(home)
    try:
        rows: list[tuple[Any, ...]] = con.execute(RUNS).fetchall()
        finished: list[datetime] = [row[0] for row in con.execute(FINISHED).fetchall()]
    finally:
        con.close()
    lines = [_line(HEADINGS), _line(tuple("─" * len(h) for h in HEADINGS))]
    # What is published was put there by a batch that got to its end: an older one without an end was killed.
    rows = [(row[0], row[1] or "avbruten", *row[2:]) for row in rows]
    lines += [_line(tuple(_shown(value) for value in row)) for row in rows]
    served = recall(home)
    if served is None:
        lines.append("\nInget schema: medfin serve har aldrig startats för den här hemmappen.")
    else:
        due = served.next_after(now)
        lines.append(f"\nNästa inläsning enligt schemat: {due:%Y-%m-%d %H:%M} ({served.in_words()}, {served.inbox})")
    lines.append(in_words())
    holder = running_batch(home)
    if holder:
        lines.append(f"En inläsning pågår nu (process {holder}).")
    warning = _silence(finished, now)
    return "\n".join(lines), f"{warning}; se till att medfin serve går och läs docs/runbook.md" if warning else ""


def silence(home: Path, now: datetime) -> str:
    """What to say when the nights have stopped; empty when they have not, or there never was one."""
    try:
        con = open_published(home)
    except WarehouseError:
        return ""
    try:
        return _silence([row[0] for row in con.execute(FINISHED).fetchall()], now)
    finally:
        con.close()


def _silence(finished: list[datetime], now: datetime) -> str:
    if not finished:
        return "ingen inläsning har blivit klar"
    # The warehouse keeps local time without a zone. A night that a clock put in the future says nothing about last night.
    today = now.replace(tzinfo=None)
    past = [end for end in finished if end <= today + CLOCKS_DIFFER]
    if not past:
        return f"alla inläsningar är daterade i framtiden ({max(finished):%Y-%m-%d %H:%M}); klockan har gått fel"
    since = today - max(past)
    if since <= LONGEST_SILENCE:
        return ""
    return f"ingen inläsning har blivit klar på {since.total_seconds() / 3600:.0f} timmar"


def local_now(timezone: str) -> datetime:
    """The time in the settings' zone."""
    return datetime.now(ZoneInfo(timezone))


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return "–" if value is None else str(value)


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(16) if i < 2 else cell.rjust(10) for i, cell in enumerate(cells)).rstrip()
