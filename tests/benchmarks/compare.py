"""What a change to the extraction gained and lost: `make compare REV=main`.

Reads one corpus of labelled documents twice, with the tree of a revision and with the working tree, and lists the values that
only one of them gets right, by field, kind of document and layout family. Both are scored by the working tree's scoring.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from benchmarks.evaluate import ingest  # noqa: E402
from benchmarks.scoring import Miss, Report, score  # noqa: E402
from synthetic.__main__ import engines_of  # noqa: E402
from synthetic.corpus import make  # noqa: E402


@dataclass(frozen=True, slots=True)
class Change:
    """One value: wrong or missing before, after, or both; `None` where it was right."""

    before: Miss | None
    after: Miss | None

    @property
    def miss(self) -> Miss:
        """The miss there is; the later one where there are two."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(slots=True)
class Comparison:
    """All changes between two readings of one corpus."""

    gained: list[Change] = field(default_factory=list)
    lost: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    notes_gained: list[str] = field(default_factory=list)
    notes_lost: list[str] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Put another corpus's changes beside these."""
        for name in ("gained", "lost", "changed", "notes_gained", "notes_lost"):
            getattr(self, name).extend(getattr(other, name))


def _pairs(before: Sequence[Miss], after: Sequence[Miss]) -> Comparison:
    """Misses of two readings matched: the same one in both is no change, another reading of the same value is one."""
    result = Comparison()
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    left = list(come.elements())
    for old in gone.elements():
        again = next(
            (m for m in left if (m.file, m.subject, m.truth) == (old.file, old.subject, old.truth) and old.truth != "–"), None
        )
        if again is None:
            result.gained.append(Change(old, None))
        else:
            left.remove(again)
            result.changed.append(Change(old, again))
    result.lost = [Change(None, m) for m in left]
    return result


def compare(before: Report, after: Report) -> Comparison:
    """What the later reading of a corpus got right that the earlier one did not, and the other way round."""
    result = _pairs(before.misses, after.misses)
    old, new = Counter(before.finding_notes), Counter(after.finding_notes)
    result.notes_gained = list((old - new).elements())
    result.notes_lost = list((new - old).elements())
    return result


def _tally(title: str, changes: Iterable[tuple[str, Change]], out: list[str]) -> None:
    counts: dict[str, list[int]] = {}
    for mark, change in changes:
        key = {"subject": change.miss.subject, "kind": change.miss.kind, "layout": change.miss.layout}[title]
        counts.setdefault(key, [0, 0, 0])["+-~".index(mark)] += 1
    if counts:
        out.append(f"by {title:<31}{'gained':>8}{'lost':>8}{'changed':>9}")
        ranked = sorted(counts.items(), key=lambda kv: (-kv[1][1], -sum(kv[1]), kv[0]))
        out += [f"  {name:<32}{gained:>8}{lost:>8}{changed:>9}" for name, (gained, lost, changed) in ranked]


def _told(miss: Miss | None) -> str:
    if miss is None:
        return "right"
    return ("CERTAIN " if miss.certain else "") + repr(miss.read)


def lines(found: Comparison, most: int) -> list[str]:
    """The comparison in print: counts first, then the values, what was lost before what was gained."""
    marked = [("+", c) for c in found.gained] + [("-", c) for c in found.lost] + [("~", c) for c in found.changed]
    out = [f"values gained {len(found.gained)}, lost {len(found.lost)}, read otherwise {len(found.changed)}"]
    for title in ("subject", "kind", "layout"):
        _tally(title, marked, out)
    for heading, changes in (("lost", found.lost), ("read otherwise", found.changed), ("gained", found.gained)):
        if changes:
            out += ["", heading]
        for change in changes[:most]:
            m = change.miss
            out.append(f"  {m.subject}: {m.truth!r}: {_told(change.before)} -> {_told(change.after)}   [{m.layout}: {m.file}]")
        if len(changes) > most:
            out.append(f"  … and {len(changes) - most} more")
    for heading, notes in (("cases and findings lost", found.notes_lost), ("cases and findings gained", found.notes_gained)):
        if notes:
            out += ["", heading, *(f"  {note}" for note in notes[:most])]
    return out


def check_out(revision: str, folder: Path) -> None:
    """The tree of a revision, as committed, in a folder."""
    done = subprocess.run(["git", "archive", "--format=tar", revision], cwd=ROOT, capture_output=True)
    if done.returncode:
        raise SystemExit(f"no such revision: {revision}\n{done.stderr.decode(errors='replace')}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
        packed.extractall(folder, filter="data")


def _summary(name: str, report: Report) -> str:
    accounted = 1 - report.amounts_unassigned / report.amounts_total if report.amounts_total else 1.0
    alarms = sum(c.fp for c in report.findings.values())
    parts = " ".join(f"{k} {v:.3f}" for k, v in report.parts().items())
    return (
        f"{name:<10} overall {report.overall:.4f} ({parts}) certain but wrong {report.certain_wrong}, "
        f"false alarms {alarms}, amounts accounted for {accounted:.4f}"
    )


def main(argv: list[str] | None = None) -> int:
    """Run it."""
    parser = argparse.ArgumentParser(prog="make compare", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("revision", help="what to compare with: a commit, a branch, a tag")
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--seeds", default="1,2", help="one corpus for each")
    parser.add_argument("--fresh", action="store_true", help="families held back from the default corpus")
    parser.add_argument("--engines", default="quick")
    parser.add_argument("--truth", type=Path, action="append", default=[], help="labelled documents instead of generated ones")
    parser.add_argument("--most", type=int, default=25, help="how many values of each sort to list")
    args = parser.parse_args(argv)
    total = Comparison()
    with tempfile.TemporaryDirectory(prefix="medfin-compare-") as name:
        folder = Path(name)
        check_out(args.revision, folder / "tree")
        corpora = [(truth, truth.parent / "inbox") for truth in args.truth]
        for seed in () if corpora else args.seeds.split(","):
            made = folder / f"seed-{seed}"
            make(made, args.cases, int(seed), fresh=args.fresh, engines=engines_of(args.engines))
            corpora.append((made / "truth.json", made / "inbox"))
        for number, (truth, inbox) in enumerate(corpora):
            reports = []
            for side, tree in (("before", folder / "tree"), ("now", ROOT)):
                home = folder / f"{side}-{number}"
                ingest(inbox, home, tree)
                reports.append(score(truth, inbox, home / "medfin.duckdb"))
                print(_summary(side, reports[-1]), flush=True)
            total.add(compare(*reports))
    print("\n".join(("", *lines(total, args.most))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
