"""A night over papers with known truth: a dozen invented cases, and the example inbox. The floors are measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.evaluate import ingest
from benchmarks.scoring import Report, score
from synthetic.corpus import make
from synthetic.example import INBOX, TRUTH

FLOORS = {"fields": 0.95, "financing": 0.94, "budget": 0.96, "municipalities": 0.94, "findings": 0.80}
MOST_CERTAIN_WRONG = 0.015
"""Share of the labelled values that may be wrong and called certain."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    out = tmp_path_factory.mktemp("synthetic")
    make(out, 12, 2026)
    ingest(out / "inbox", out / "home")
    return score(out / "truth.json", out / "inbox", out / "home" / "medfin.duckdb")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Report:
    home = tmp_path_factory.mktemp("example")
    ingest(INBOX, home)
    return score(TRUTH, INBOX, home / "medfin.duckdb")


@pytest.mark.parametrize("part", FLOORS)
def test_reads_as_well_as_before(report: Report, part: str) -> None:
    assert report.parts()[part] >= FLOORS[part], report.misses[:20]


def test_every_document_is_read(report: Report) -> None:
    assert report.status["not found"] == 0
    assert report.status["quarantined"] == 0


def test_seldom_wrong_and_certain(report: Report) -> None:
    values = sum(c.tp + c.fn for c in report.counts.values())
    wrong = [m for m in report.misses if m.certain]
    assert len(wrong) <= MOST_CERTAIN_WRONG * values, wrong[:20]


def test_papers_are_gathered_into_their_cases(report: Report) -> None:
    assert report.grouping.f1 >= 0.95


def test_example_inbox_tells_its_story(example: Report) -> None:
    told = [n for n in example.finding_notes if n.startswith(("not found", "false alarm"))]
    assert not told
    assert example.status["quarantine missed"] == 0
    assert example.overall >= 0.90


def test_example_files_are_those_of_the_truth() -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    named = {d["file"] for d in truth["documents"]} | {d["file"] for d in truth["duplicates"]}
    there = {str(p.relative_to(INBOX)) for p in INBOX.rglob("*") if p.is_file()}
    assert named == there
    assert sum(p.stat().st_size for p in Path(INBOX).rglob("*") if p.is_file()) < 1_000_000
