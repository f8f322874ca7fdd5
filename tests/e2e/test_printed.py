"""Papers as office programs and a browser print them: a few invented cases through LibreOffice and Chromium, where they are."""

from pathlib import Path

import pytest
from benchmarks.evaluate import ingest
from benchmarks.scoring import Report, score
from synthetic.corpus import make
from synthetic.render.convert import browser, has_office

FLOORS = {"fields": 0.92, "financing": 0.92, "budget": 0.95, "municipalities": 0.86}
"""Measured."""
MOST_CERTAIN_WRONG = 0.015
"""Share of the labelled values of tables that may be wrong and called certain."""
CASES = {"docx-pdf": 2, "html-pdf": 3}
pytestmark = pytest.mark.skipif(not has_office() or browser() is None, reason="LibreOffice and Chromium are not both installed")


@pytest.fixture(scope="module", params=CASES)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    out: Path = tmp_path_factory.mktemp(request.param)
    make(out, CASES[request.param], 2027, planted=0.0, engines=(request.param,))
    ingest(out / "inbox", out / "home")
    return score(out / "truth.json", out / "inbox", out / "home" / "medfin.duckdb")


def test_printed_papers_are_read(report: Report) -> None:
    low = {part: value for part, value in report.parts().items() if part in FLOORS and value < FLOORS[part]}
    assert not low, report.misses[:20]


def test_seldom_wrong_and_certain(report: Report) -> None:
    values = sum(c.tp + c.fn for c in report.counts.values())
    wrong = [m for m in report.misses if m.certain]
    assert len(wrong) <= MOST_CERTAIN_WRONG * values, wrong[:20]
