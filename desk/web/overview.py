"""The first page: what came in last night, what is open and how much money it is about, what waits, and how the nights go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from markupsafe import Markup

from desk.nights import night_bars
from desk.output import Row
from desk.plots import bars
from desk.web.entries import SEVERITIES, CaseEntry
from desk.web.language import gettext, tr
from desk.web.snapshot import View

LONGEST_SILENCE = timedelta(hours=26)
NIGHTS = 14
TRENDS = (
    ("mismatches", "Avvikelser i lagret", "avvikelser"),
    ("files_new", "Nya eller ändrade filer", "filer"),
    ("quarantined", "Filer som inte gick att läsa", "filer"),
)


@dataclass(frozen=True, slots=True)
class Grade:
    """Open mismatches of one severity."""

    severity: str
    count: int
    cases: int
    stake: Decimal


@dataclass(frozen=True, slots=True)
class Overview:
    """What the template gets."""

    last: Row | None
    grades: tuple[Grade, ...]
    rules: tuple[tuple[str, int], ...]
    silent: int
    silent_cases: int
    top: Sequence[CaseEntry]
    agreeing: int
    cases: int
    new_papers: int
    new_unread: int
    new_cases: int
    new_findings: int
    trends: tuple[tuple[str, Markup], ...]


def silence(taken_at: datetime | None, now: datetime) -> str:
    """The warning for the red bar; empty when all is well."""
    if taken_at is None:
        return tr("Ingen inläsning har blivit klar.")
    hours = (now - taken_at).total_seconds() / 3600
    if now - taken_at <= LONGEST_SILENCE:
        return ""
    how_long = gettext("%(n)s timmar", n=f"{hours:.0f}") if hours < 72 else gettext("%(n)s dygn", n=f"{hours / 24:.0f}")
    said = "Ingen inläsning har blivit klar på %(how_long)s. Uppgifterna nedan är från %(at)s."
    return gettext(said, how_long=how_long, at=f"{taken_at:%Y-%m-%d %H:%M}")


def overview(view: View) -> Overview:
    """Counts from the entries in memory, so that every figure is that of the list it links to."""
    grades = []
    for severity in SEVERITIES:
        having = [e for e in view.entries if e.open_[severity]]
        stake = sum((e.stakes[severity] for e in having), Decimal(0))
        grades.append(Grade(severity, sum(e.open_[severity] for e in having), len(having), stake))
    rules = Counter(rule for entry in view.entries for rule in entry.rules)
    finished = [run for run in view.snapshot.runs if run["finished_at"] is not None]
    new = view.snapshot.new_documents
    return Overview(
        last=finished[0] if finished else None,
        grades=tuple(grades),
        rules=tuple(sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))),
        silent=sum(e.silent for e in view.entries),
        silent_cases=sum(bool(e.silent) for e in view.entries),
        top=[e for e in view.entries if e.open_count],
        agreeing=sum(not e.open_count for e in view.entries),
        cases=len(view.entries),
        new_papers=sum(row["papers"] for row in new),
        new_unread=sum(row["papers"] for row in new if row["status"] == "quarantined"),
        new_cases=sum("papers" in e.fresh for e in view.entries),
        new_findings=sum("findings" in e.fresh for e in view.entries),
        trends=_trends(finished),
    )


def _trends(finished: Sequence[Row]) -> tuple[tuple[str, Markup], ...]:
    """A small plot each of the counts that should not jump from night to night."""
    made = []
    for column, title, what in TRENDS:
        drawn = night_bars(finished[:NIGHTS], column, tr(what))
        label = gettext("%(title)s, natt för natt; senast %(n)s", title=tr(title), n=drawn[-1].value if drawn else 0)
        made.append((tr(title), Markup(bars(drawn, str(label)))))
    return tuple(made)
