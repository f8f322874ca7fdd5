"""Gains and losses between two readings of one corpus."""

from __future__ import annotations

from benchmarks.compare import compare, lines
from benchmarks.scoring import Miss, Report


def miss(truth: str, read: str, file: str = "a.pdf", certain: bool = False) -> Miss:
    return Miss("amount_granted_sek", file, "letter-times", "decision", truth, read, certain)


def test_a_value_is_gained_lost_or_read_otherwise() -> None:
    before = Report(
        misses=[miss("100", "–"), miss("200", "20"), miss("300", "30", "b.pdf")], finding_notes=["false alarm A x: y"]
    )
    after = Report(misses=[miss("200", "22", certain=True), miss("300", "30", "b.pdf"), miss("–", "500", "c.pdf")])
    found = compare(before, after)
    assert [c.miss.truth for c in found.gained] == ["100"]
    assert [(c.before.read, c.after.read) for c in found.changed if c.before and c.after] == [("20", "22")]
    assert [c.miss.read for c in found.lost] == ["500"]
    assert found.notes_gained == ["false alarm A x: y"]
    printed = "\n".join(lines(found, 10))
    assert "values gained 1, lost 1, read otherwise 1" in printed
    assert "'20' -> CERTAIN '22'" in printed


def test_one_miss_twice_before_and_once_now_is_one_gain() -> None:
    found = compare(Report(misses=[miss("100", "–"), miss("100", "–")]), Report(misses=[miss("100", "–")]))
    assert (len(found.gained), len(found.lost), len(found.changed)) == (1, 0, 0)
