"""`medfin status`: the last batches, when the next is due, and a warning when the nights have stopped."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.schedule import recall
from flows.steps.lock import running_batch
from warehouse.connection import open_published

LONGEST_SILENCE = timedelta(hours=26)
RUNS = """
SELECT started_at, finished_at, files_seen, files_new, loaded, needs_review, quarantined, mismatches
FROM report.runs ORDER BY started_at DESC LIMIT 10
"""
HEADINGS = ("Start", "Slut", "Filer", "Nya", "Inlästa", "Granskas", "Karantän", "Avvikelser")


def status_text(home: Path, now: datetime) -> tuple[str, str]:
    """What to print, and the warning: empty when all is well. `now` carries a zone."""
    con = open_published(home)
    try:
        rows: list[tuple[Any, ...]] = con.execute(RUNS).fetchall()
    finally:
        con.close()
    lines = [_line(HEADINGS), _line(tuple("─" * len(h) for h in HEADINGS))]
    lines += [_line(tuple(_shown(value) for value in row)) for row in rows]
    served = recall(home)
    if served is None:
        lines.append("\nInget schema: medfin serve har aldrig startats för den här hemmappen.")
    else:
        due = served.next_after(now)
        lines.append(f"\nNästa inläsning enligt schemat: {due:%Y-%m-%d %H:%M} ({served.in_words()}, {served.inbox})")
    holder = running_batch(home)
    if holder:
        lines.append(f"En inläsning pågår nu (process {holder}).")
    return "\n".join(lines), _warning(rows, now)


def _warning(rows: list[tuple[Any, ...]], now: datetime) -> str:
    finished = [row[1] for row in rows if row[1] is not None]
    if not finished:
        return "ingen inläsning har blivit klar"
    # The warehouse keeps local time without a zone.
    silence = now.replace(tzinfo=None) - max(finished)
    if silence <= LONGEST_SILENCE:
        return ""
    hours = silence.total_seconds() / 3600
    return f"ingen inläsning har blivit klar på {hours:.0f} timmar; se till att medfin serve går och läs docs/runbook.md"


def local_now(timezone: str) -> datetime:
    """The time in the settings' zone."""
    return datetime.now(ZoneInfo(timezone))


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return "–" if value is None else str(value)


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(16) if i < 2 else cell.rjust(10) for i, cell in enumerate(cells)).rstrip()
