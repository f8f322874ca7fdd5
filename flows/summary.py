"""What a batch says when it is done: readable for an officer, on a hundred columns.

Knows the screen and the published views; what happened comes as a `NightSummary`.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.batch import NightSummary, ReadFile
from schemas.records import DocumentStatus
from warehouse.connection import open_published

WIDTH = 100
LISTED = 20
MISMATCHES = """
SELECT c.case_id, c.registration_number, c.project_title, f.severity, f.rule, f.message, f.finding_id
FROM report.findings AS f JOIN report.cases AS c USING (case_id)
WHERE f.outcome = 'mismatch' AND (f.verdict IS NULL OR f.verdict = 'accepted' OR f.stale)
ORDER BY c.registration_number NULLS LAST, c.case_id, CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.rule
"""


def mismatch_rows(home: Path) -> list[dict[str, Any]]:
    """Every mismatch that no officer has dealt with, by case."""
    con = open_published(home)
    try:
        result = con.execute(MISMATCHES)
        columns = [column[0] for column in result.description or ()]
        return [dict(zip(columns, values, strict=True)) for values in result.fetchall()]
    finally:
        con.close()


def night_rows(summary: NightSummary) -> list[dict[str, Any]]:
    """The counts of a batch, as a table of two columns."""
    return [{"vad": what, "antal": count} for what, count in _counts(summary)]


def summary_text(summary: NightSummary) -> str:
    """What was read. What does not agree is the desk's to tell."""
    parts = [_head(summary), _unread(summary), _skipped(summary)]
    parts.extend(summary.notes)
    if not summary.published:
        parts.append("Inget nytt publicerades; det förra lagret ligger kvar:")
        parts.extend(f"  {reason}" for reason in summary.not_published_because)
    return "\n\n".join(part for part in parts if part)


def printable(text: str) -> str:
    """Text from a document for the screen: no control characters, no line ends."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in text)


def _width() -> int:
    return max(60, shutil.get_terminal_size((WIDTH, 40)).columns) if sys.stdout.isatty() else WIDTH


def _counts(summary: NightSummary) -> list[tuple[str, int]]:
    ends = Counter(file.status for file in summary.read)
    return [
        ("filer i inkorgen", summary.files_seen),
        ("därav kopior", summary.copies),
        ("därav lästa förut", summary.known),
        ("nya eller ändrade filer, med bilagor", len(summary.read) - summary.anew),
        *((("lästa om av en ny version", summary.anew),) if summary.anew else ()),
        ("  inlästa", ends[DocumentStatus.LOADED]),
        ("  behöver granskas", ends[DocumentStatus.NEEDS_REVIEW]),
        ("  kunde inte läsas (karantän)", ends[DocumentStatus.QUARANTINED]),
        ("handlingar i lagret", summary.counts.loaded + summary.counts.needs_review + summary.counts.quarantined),
        ("avvikelser i lagret", summary.counts.mismatches),
    ]


def _head(summary: NightSummary) -> str:
    what = f"Inläsning av {summary.inbox}" if summary.inbox is not None else "Omläsning av arkivet"
    lines = [f"{what}, {summary.started_at:%Y-%m-%d %H:%M}, {summary.seconds:.0f} s", ""]
    counts = _counts(summary)
    width = max(len(what) for what, _ in counts)
    lines += [f"  {what:<{width}}  {count:>7}" for what, count in counts]
    return "\n".join(lines)


def _unread(summary: NightSummary) -> str:
    lines = list(_listed("Kunde inte läsas (ligger kvar i arkivet):", summary.read, DocumentStatus.QUARANTINED))
    if lines:
        lines.append("")
    lines += _listed("Behöver granskas:", summary.read, DocumentStatus.NEEDS_REVIEW)
    return "\n".join(lines).rstrip()


def _listed(heading: str, files: tuple[ReadFile, ...], status: DocumentStatus) -> Iterator[str]:
    found = [file for file in files if file.status is status]
    if found:
        yield heading
    for file in found[:LISTED]:
        reason = f"[{file.reason}] " if file.reason else ""
        text = f"{printable(file.name)}: {reason}{printable(file.message)}".rstrip(" :")
        yield from textwrap.wrap(text, _width(), initial_indent="  ", subsequent_indent="      ")
    if len(found) > LISTED:
        yield f"  … och {len(found) - LISTED} till; medfin documents --status {status.value}"


def _skipped(summary: NightSummary) -> str:
    lines = [f"  {printable(s.name)}: {s.reason}" for s in summary.skipped if not s.is_clutter]
    clutter = Counter(s.reason for s in summary.skipped if s.is_clutter)
    if clutter:
        lines.append("  " + ", ".join(f"{count} {reason}" for reason, count in sorted(clutter.items())))
    return "\n".join(["Togs inte in:", *lines]) if lines else ""
