from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_builders import NIGHT, RUN, cost, fact, line, loaded, receipt, record, sha

from schemas.findings import Finding, Outcome, Severity, finding_key
from schemas.identity import document_id
from schemas.records import PrintedSum, SumSide
from schemas.roles import CommitmentStatus, DocumentKind, FactKind
from schemas.text import Span
from warehouse.codec import encode_record
from warehouse.connection import Connection, open_published, open_working
from warehouse.corrections import Correction, correct_record
from warehouse.errors import WarehouseError
from warehouse.findings import store_findings
from warehouse.home import journal_path
from warehouse.journal import ReviewKind, append_entry, read_journal
from warehouse.load import load_results, record_receipts
from warehouse.reviews import assign_document, correct_fact, fold_in, give_verdict, normal_value
from warehouse.runs import Run, start_run
from warehouse.snapshot import publish
from warehouse.store import assemble_and_store_cases

SAID = {"note": "enligt telefon", "by": "Handläggare 1", "given_at": NIGHT}
AMOUNT = fact("4500.00", "amount_applied_for", 40, raw="4 500", fact_id="f-amount")
TITLE = fact("Fjällens smak", fact_id="f-title")
APPLICATION = record(
    project_title=TITLE,
    amount_applied_for=AMOUNT,
    financing=(line("Region Norrmark", 4500, fact_id="f-amount", is_authority_row=True),),
)


def night(home: Path, con: Connection, findings: list[Finding], run: Run = RUN) -> str:
    """Fold in, make cases, store the findings for the first of them, publish."""
    start_run(con, run)
    fold_in(con, home)
    cases = assemble_and_store_cases(con)
    store_findings(con, run, {cases[0].key: findings})
    publish(con, home)
    return cases[0].key


def compared(expected: str, found: str) -> Finding:
    return Finding("granted_over_applied", Severity.ERROR, Outcome.MISMATCH, "För mycket.", "decision:0", expected, found)


@pytest.fixture
def con(tmp_path: Path) -> Connection:
    con = open_working(tmp_path)
    record_receipts(con, RUN, [receipt("a.pdf"), receipt("b.pdf")])
    load_results(con, RUN, [loaded("a.pdf", APPLICATION), loaded("b.pdf", record(DocumentKind.BUDGET))])
    return con


def findings_of(home: Path) -> list[tuple[object, ...]]:
    with open_published(home) as reader:
        return reader.execute("SELECT verdict, verdict_note, verdict_by, stale FROM report.findings").fetchall()


def test_a_verdict_survives_later_batches_and_is_stale_when_the_figures_change(con: Connection, tmp_path: Path) -> None:
    key = night(tmp_path, con, [compared("100", "120")])
    finding = finding_key(key, compared("100", "120"))
    give_verdict(tmp_path, finding, "dismissed", **SAID)
    night(tmp_path, con, [compared("100", "120")], Run("run-2", NIGHT))
    assert findings_of(tmp_path) == [("dismissed", "enligt telefon", "Handläggare 1", False)]
    night(tmp_path, con, [compared("100", "130")], Run("run-3", NIGHT))
    assert findings_of(tmp_path) == [("dismissed", "enligt telefon", "Handläggare 1", True)]
    give_verdict(tmp_path, finding, "accepted", **SAID)
    night(tmp_path, con, [compared("100", "130")], Run("run-4", NIGHT))
    assert findings_of(tmp_path) == [("accepted", "enligt telefon", "Handläggare 1", False)]


def test_a_verdict_follows_its_case_to_a_new_name(con: Connection, tmp_path: Path) -> None:
    key = night(tmp_path, con, [compared("100", "120")])
    give_verdict(tmp_path, finding_key(key, compared("100", "120")), "resolved", **SAID)
    con.execute("UPDATE core.case_identities SET case_id = 'c-renamed'")
    assert night(tmp_path, con, [compared("100", "120")], Run("run-2", NIGHT)) == "c-renamed"
    assert findings_of(tmp_path) == [("resolved", "enligt telefon", "Handläggare 1", False)]


def test_a_correction_changes_fact_field_row_and_case_and_keeps_what_was_read(con: Connection, tmp_path: Path) -> None:
    night(tmp_path, con, [])
    correct_fact(tmp_path, "f-amount", "450 000 kr", **SAID)
    night(tmp_path, con, [], Run("run-2", NIGHT))
    with open_published(tmp_path) as reader:
        fact_row = reader.execute(
            "SELECT value, value_read, corrected_by, correction_note, standing, raw FROM report.facts WHERE fact_id = 'f-amount'"
        ).fetchone()
        amounts = reader.execute(
            "SELECT c.amount_applied_for_sek, d.amount_applied_for_sek, f.amount_sek FROM report.cases AS c"
            " JOIN report.documents AS d USING (case_id) JOIN report.financing AS f USING (document_id)"
        ).fetchone()
    assert fact_row == ("450000.00", "4500.00", "Handläggare 1", "enligt telefon", "certain", "4 500")
    assert amounts == (Decimal(450000), Decimal(450000), Decimal(450000))


def test_a_correction_finds_its_fact_after_the_extractor_has_changed(con: Connection, tmp_path: Path) -> None:
    night(tmp_path, con, [])
    correct_fact(tmp_path, "f-amount", "450000", **SAID)
    moved = record(
        project_title=TITLE, amount_applied_for=fact("4500.00", "amount_applied_for", 47, raw="4 500", fact_id="f-new")
    )
    load_results(con, RUN, [loaded("a.pdf", moved)])
    night(tmp_path, con, [], Run("run-2", NIGHT))
    with open_published(tmp_path) as reader:
        assert reader.execute("SELECT amount_applied_for_sek FROM report.cases").fetchone() == (Decimal(450000),)


def test_a_correction_whose_fact_is_gone_is_said_aloud(con: Connection, tmp_path: Path) -> None:
    night(tmp_path, con, [])
    correct_fact(tmp_path, "f-amount", "450000", **SAID)
    load_results(con, RUN, [loaded("a.pdf", record(project_title=TITLE))])
    night(tmp_path, con, [], Run("run-2", NIGHT))
    with open_published(tmp_path) as reader:
        (message,) = reader.execute("SELECT message FROM report.problems WHERE code = 'ambiguous_field'").fetchone() or ("",)
    assert "4 500" in message


def test_two_facts_at_one_place_are_corrected_together_and_sums_follow() -> None:
    both = record(
        amount_applied_for=AMOUNT,
        facts=(fact("4500.00", "total_cost", 40, raw="4 500", fact_id="f-twin", role="financing"),),
        financing=(line("Region Norrmark", 4500, fact_id="f-twin", status=CommitmentStatus.APPLIED_FOR),),
        budget=(cost("Löner", 4500, fact_id="f-twin"),),
        sums=(PrintedSum(SumSide.COST, "Summa", None, Decimal(9000), Decimal(9000), "f-sum", ("f-twin", "f-other")),),
    )
    given = Correction(
        "f-amount", "x", 0, FactKind.AMOUNT, "applied_for", "4 500", Span(40, 45), "4500.00", "5000.00", "", "A", NIGHT, 0
    )
    after = correct_record(both, [given]).record
    assert after.financing[0].amount == after.budget[0].amount == 5000
    assert (after.sums[0].printed, after.sums[0].computed) == (9000, 9500)
    assert encode_record(correct_record(both, []).record) == encode_record(both)


def test_an_officer_assigns_a_document(con: Connection, tmp_path: Path) -> None:
    key = night(tmp_path, con, [])
    lost = document_id(sha("b.pdf"), 0)
    assign_document(tmp_path, lost, key, **SAID)
    assign_document(tmp_path, lost, key, **SAID)
    night(tmp_path, con, [], Run("run-2", NIGHT))
    with open_published(tmp_path) as reader:
        row = reader.execute(
            "SELECT case_id, status, case_evidence FROM report.documents WHERE document_id = ?", [lost]
        ).fetchone()
    assert row == (key, "loaded", "officer")


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("amount", "1 750 000 kr", "1750000.00"),
        ("amount", "2332498,50", "2332498.50"),
        ("rate", "10,86 %", "10.86"),
        ("date", "2026-02-28", "2026-02-28"),
        ("period", "2026-02-01/2028-12-31", "2026-02-01/2028-12-31"),
        ("organization", " Fjällmat  AB ", "Fjällmat AB"),
    ],
)
def test_values_as_officers_write_them(kind: str, written: str, value: str) -> None:
    assert normal_value(kind, written) == value


@pytest.mark.parametrize(
    ("kind", "written"), [("amount", "mycket"), ("amount", "1e30"), ("date", "i våras"), ("rate", ""), ("municipality", "2321")]
)
def test_values_that_cannot_be_used(kind: str, written: str) -> None:
    with pytest.raises(WarehouseError):
        normal_value(kind, written)


def test_unknown_things_and_nameless_officers_are_refused(con: Connection, tmp_path: Path) -> None:
    night(tmp_path, con, [])
    with pytest.raises(WarehouseError, match="ingen jämförelse"):
        give_verdict(tmp_path, "x-none", "accepted", **SAID)
    with pytest.raises(WarehouseError, match="ingen uppgift"):
        correct_fact(tmp_path, "f-none", "1", **SAID)
    with pytest.raises(WarehouseError, match="omdöme"):
        give_verdict(tmp_path, "x-none", "kanske", **SAID)
    with pytest.raises(WarehouseError, match="--by"):
        correct_fact(tmp_path, "f-amount", "1", note="", by=" ", given_at=NIGHT)
    assert not journal_path(tmp_path).exists()


def add(path: Path, body: dict[str, object]) -> None:
    append_entry(path, ReviewKind.ASSIGNMENT, body, given_by="A", given_at=NIGHT, note="å\u2028ä")


def test_a_torn_last_line_is_passed_over_and_the_chain_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    add(path, {"n": 1})
    add(path, {"n": 2})
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert [e.body["n"] for e in read_journal(path).entries] == [1]
    add(path, {"n": 3})
    journal = read_journal(path)
    assert [e.body["n"] for e in journal.entries] == [1, 3]
    assert len(journal.notes) == 1
    assert not journal.damage


def test_a_changed_or_removed_line_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    for n in range(3):
        add(path, {"n": n})
    lines = path.read_text(encoding="utf-8").split("\n")
    changed = json.loads(lines[1])
    changed["body"]["n"] = 99
    path.write_text("\n".join([lines[0], json.dumps(changed), *lines[2:]]), encoding="utf-8")
    assert read_journal(path).damage
    path.write_text("\n".join([lines[0], *lines[2:]]), encoding="utf-8")
    assert read_journal(path).damage


def test_a_lost_journal_does_not_take_the_officers_words_with_it(con: Connection, tmp_path: Path) -> None:
    night(tmp_path, con, [])
    correct_fact(tmp_path, "f-amount", "450000", **SAID)
    night(tmp_path, con, [], Run("run-2", NIGHT))
    journal_path(tmp_path).unlink()
    notes = fold_in(con, tmp_path)
    assert any("återställts" in note for note in notes)
    assemble_and_store_cases(con)
    assert con.execute("SELECT amount_applied_for_sek FROM core.cases").fetchone() == (Decimal(450000),)
