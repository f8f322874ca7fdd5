"""A published warehouse for the tests of the web page: one case that disagrees with itself, hostile names, a real PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from fastapi.testclient import TestClient
from pdf_paper import Paper
from warehouse_builders import NIGHT, RUN, fact, line, loaded, receipt, record, sha

from desk.web.app import build_app
from schemas.facts import Fact, Place, Standing
from schemas.records import MunicipalityLine
from schemas.roles import CommitmentStatus, DocumentKind, FactKind, FinancierType, PartyRole
from schemas.text import Box, Span
from warehouse.connection import Connection, open_working
from warehouse.findings import store_findings
from warehouse.home import archive_path
from warehouse.load import load_results, record_receipts
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.terms import load_terms
from warehouse.reviews import fold_in
from warehouse.runs import Run, finish_run, start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases

MORNING, NEXT_NIGHT = NIGHT.replace(hour=9), NIGHT.replace(day=24)
HOST = "127.0.0.1:8760"
MARKUP = '<script>alert(1)</script> & "Ängsö" \u202eslut'
BAD_FILE = "Ärende/<img src=x onerror=alert(2)>.pdf"
READ_WRONG = "f-stray"


def _money(value: int, role: str, top: float, key: str, raw: str) -> Fact:
    """An amount that stands at a known height of the page."""
    place = Place(Span(int(top), int(top) + len(raw)), 1, Box(200, top, 262, top + 11))
    return replace(fact(str(value), role, raw=raw, fact_id=key), value=f"{value:.2f}", place=place)


APPLICATION = record(
    project_title=MARKUP,
    applicant_name="Stiftelsen Norra Hamnen",
    registration_number=fact("NR 2026/0042", "registration_number", kind=FactKind.REGISTRATION_NUMBER, role="own_case"),
    authority=fact("Region Norrmark", "authority", 80, kind=FactKind.ORGANIZATION),
    amount_applied_for=_money(900000, "amount_applied_for", 100, "f-applied", "900 000 kr"),
    total_cost=_money(2000000, "total_cost", 140, "f-cost", "2 000 000 kr"),
    received_on="2026-01-15",
    period_start="2026-03-01",
    period_end="2027-12-31",
    facts=(
        fact("42.00", "amount_applied_for", 500, raw="42", fact_id=READ_WRONG, standing=Standing.AMBIGUOUS, reason="två tal"),
    ),
    financing=(
        line(
            "Region Norrmark",
            900000,
            is_authority_row=True,
            status=CommitmentStatus.APPLIED_FOR,
            financier_type=FinancierType.REGION,
        ),
        line("Luleå kommun", 700000, financier_type=FinancierType.MUNICIPALITY, municipality_code="2580", group=1),
        line("Piteå kommun", 300000, financier_type=FinancierType.MUNICIPALITY, municipality_code="2581", group=2),
        line("Stiftelsen Norra Hamnen", 100000, financier_type=FinancierType.APPLICANT, group=3),
    ),
    municipalities=(
        MunicipalityLine("2580", "Luleå", "25", PartyRole.FINANCIER, None),
        MunicipalityLine("2581", "Piteå", "25", PartyRole.FINANCIER, None),
    ),
    lists_financing=True,
    text="Hamnarna i norr behöver muddras och besiktigas före seglationen",
)
DECISION = record(
    DocumentKind.DECISION,
    project_title=MARKUP,
    applicant_name="Stiftelsen Norra Hamnen",
    registration_number=fact("NR 2026/0042", "registration_number", kind=FactKind.REGISTRATION_NUMBER, role="own_case"),
    authority=fact("Region Norrmark", "authority", 80, kind=FactKind.ORGANIZATION),
    amount_granted=_money(1000000, "amount_granted", 100, "f-granted", "1 000 000 kr"),
    amount_applied_for=_money(900000, "amount_applied_for", 140, "f-applied-again", "900 000 kr"),
    decided_on="2026-02-20",
    period_start="2026-03-01",
    period_end="2027-12-31",
)
STRAY = record(DocumentKind.OTHER, text="Ett papper utan hemvist")


def paper() -> bytes:
    """One page with two amounts where the records say that they stand."""
    page = Paper()
    page.text(60, 110, "Beviljat högst").text(202, 110, "1 000 000 kr")
    page.text(60, 150, "Total kostnad").text(202, 150, "2 000 000 kr")
    return page.bytes()


def make_home(home: Path) -> Path:
    """Two papers of one case, one paper without a case, one broken file."""
    con = open_working(home)
    files = (("ansökan.pdf", APPLICATION), ("beslut.pdf", DECISION), ("strö.txt", STRAY))
    names = {"ansökan.pdf": "Ärende/ansökan.pdf", "beslut.pdf": BAD_FILE, "strö.txt": "strö.txt"}
    start_run(con, RUN)
    record_receipts(con, RUN, [receipt(name, names[name]) for name, _ in files])
    load_results(con, RUN, [loaded(name, made) for name, made in files])
    for name in ("ansökan.pdf", "beslut.pdf"):
        archive_path(home, sha(name)).parent.mkdir(exist_ok=True)
        archive_path(home, sha(name)).write_bytes(paper())
    archive_path(home, sha("strö.txt")).write_bytes(b"<script>alert(3)</script>")
    _finish(con, home, RUN)
    return home


def next_night(home: Path, run_id: str = "run-2", at: datetime = NEXT_NIGHT) -> None:
    """A batch that finds nothing new and folds in what the officers have said."""
    con = open_working(home)
    start_run(con, Run(run_id, at))
    _finish(con, home, Run(run_id, at))


def _finish(con: Connection, home: Path, run: Run) -> None:
    fold_in(con, home)
    cases = assemble_and_store_cases(con)
    store_findings(con, run, reconcile_all(cases, load_terms()))
    finish_run(con, run, run.started_at.replace(minute=5), files_seen=3, files_new=3)
    publish(con, home)
    con.close()


def client_of(home: Path, folder: Path, now: datetime = MORNING) -> TestClient:
    """A browser that does not follow redirects by itself."""
    folder.mkdir(exist_ok=True)
    app = build_app(home, "A. Handläggare", (HOST,), folder, lambda: now)
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
