"""Whatever is killed at whatever moment, and run again, ends as if it had been left alone. `make kill` does it a hundred times."""

from pathlib import Path

from hostile.kills import KINDS, run

SEED = 20261124


def test_killed_at_random_points_of_every_kind(tmp_path: Path) -> None:
    tally = run(12, SEED, tmp_path)
    assert tally.faults == []
    assert sum(tally.hit.values()) >= 6, tally.told()


def test_every_kind_is_there() -> None:
    assert {"publish", "journal", "backup", "words", "gallring", "reader"} <= set(KINDS)
