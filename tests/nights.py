"""Nights over a home without files or readers: records are loaded as if they had been read, compared, kept and published."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from warehouse_builders import loaded, receipt, record

from schemas.records import DocumentRecord
from schemas.roles import DocumentKind
from warehouse.conclusions import store_conclusions
from warehouse.connection import open_published, open_working
from warehouse.findings import store_findings
from warehouse.history import as_of
from warehouse.home import published_path
from warehouse.load import LoadedFile, load_results, record_receipts
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.rules import VERSIONS
from warehouse.reconcile.terms import load_terms
from warehouse.reviews import fold_in
from warehouse.runs import Run, finish_run, start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases

FIRST = datetime(2026, 11, 1, 2)
TITLE = "Fjällens smak"


class Nights:
    """One home, night after night; the first night is 2026-11-01."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.count = 0

    @property
    def now(self) -> datetime:
        """When the next night begins."""
        return FIRST + timedelta(days=self.count)

    @property
    def by_day(self) -> datetime:
        """Office hours after the last night."""
        return FIRST + timedelta(days=self.count - 1, hours=8)

    def night(self, *items: tuple[str, LoadedFile], published: bool = True) -> None:
        """One batch over what has come or been read anew: (path, what came of it)."""
        run = Run(f"run-{self.count}", self.now)
        con = open_working(self.home)
        try:
            start_run(con, run)
            record_receipts(con, run, [receipt(name, path) for path, name in ((p, p.rsplit("/", 1)[-1]) for p, _ in items)])
            load_results(con, run, [item for _, item in items])
            fold_in(con, self.home)
            cases = assemble_and_store_cases(con)
            store_findings(con, run, reconcile_all(cases, load_terms()), VERSIONS)
            store_conclusions(con, cases)
            finish_run(con, run, run.started_at + timedelta(minutes=5), files_seen=len(items), files_new=len(items))
            if published:
                publish(con, self.home)
        finally:
            con.close()
        self.count += 1

    def ask(self, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The published warehouse."""
        with open_published(self.home) as con:
            return con.execute(sql, parameters or None).fetchall()

    def asked(self, night: int, sql: str) -> list[tuple[Any, ...]]:
        """The published warehouse as it was after a night (0 the first)."""
        with as_of(published_path(self.home), (FIRST + timedelta(days=night)).date()) as con:
            return con.execute(sql).fetchall()

    def events(self, rule: str) -> list[tuple[str, str | None]]:
        """What has befallen a rule's findings, in order."""
        return self.ask("SELECT event, reason FROM report.finding_events WHERE rule = $rule ORDER BY seen_on", rule=rule)


def paper(name: str, *records: Any, **more: Any) -> tuple[str, LoadedFile]:
    """A file in the folder of a case."""
    return f"Ärende/{name}", loaded(name, *records, **more)


def application(amount: str = "400000", **more: Any) -> DocumentRecord:
    """What the project Fjällens smak applies for."""
    said = {"project_title": TITLE, "received_on": "2026-01-10", "amount_applied_for": amount, **more}
    return record(DocumentKind.APPLICATION, **said)


def decision(amount: str = "500000", **more: Any) -> DocumentRecord:
    """What it is granted."""
    return record(DocumentKind.DECISION, project_title=TITLE, decided_on="2026-03-01", amount_granted=amount, **more)
