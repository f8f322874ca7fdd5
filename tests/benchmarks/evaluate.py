"""Measures how well medfin reads synthetic documents with known truth: `make evaluate`.

Generates a corpus, runs one batch over it and prints precision, recall and F1 by field, kind and layout family, the
worst misses, and how many values were called certain and are wrong. `--truth` measures labelled documents from elsewhere.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from benchmarks.scoring import FIELDS, Count, Report, score  # noqa: E402
from synthetic.__main__ import engines_of  # noqa: E402
from synthetic.corpus import make  # noqa: E402
from synthetic.layouts import FAMILIES  # noqa: E402


def ingest(inbox: Path, home: Path, tree: Path = ROOT) -> float:
    """One batch without Prefect, by the code in `tree`; its wall time."""
    began = time.perf_counter()
    program = "import sys; from flows.command import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "ingest", str(inbox), "--home", str(home), "--direct"]
    # the working directory comes first on the path of `python -c`: it is the tree's own packages that are imported
    done = subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"medfin ingest failed ({done.returncode}):\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return time.perf_counter() - began


def _line(name: str, count: Count) -> str:
    return f"{name:<34}{count.precision:8.3f}{count.recall:8.3f}{count.f1:8.3f}   {count.tp:6d}{count.fp:6d}{count.fn:6d}"


def show(report: Report, misses: int, only: str = "") -> None:
    """Print the report."""
    print("documents                 " + ", ".join(f"{k} {v}" for k, v in sorted(report.status.items())))
    head = f"{'':<34}{'P':>8}{'R':>8}{'F1':>8}   {'tp':>6}{'fp':>6}{'fn':>6}"
    print(head)
    print(_line("case grouping (pairs)", report.grouping))
    subjects = report.by(0)
    for name in (*FIELDS, "financing", "financing by year", "budget", "budget by year", "municipalities"):
        if name in subjects:
            print(_line(name, subjects[name]))
    print("\ncases")
    for name, count in report.cases.items():
        print(_line(name, count))
    print("\nby kind of document")
    for name, count in sorted(report.by(1).items()):
        print(_line(name, count))
    print("\nby layout family, worst first")
    for name, count in sorted(report.by(2).items(), key=lambda kv: kv[1].f1):
        print(_line(name, count))
    print("\nfindings by rule")
    for name, count in sorted(report.findings.items()):
        print(_line(name, count))
    for note in report.finding_notes[: misses * 2]:
        print(f"    {note}")
    shown = [m for m in report.misses if only in (m.subject, m.layout, m.kind, "")]
    print(f"\nmisses: {len(report.misses)}; most frequent")
    for (subject, layout), n in Counter((m.subject, m.layout) for m in shown).most_common(12):
        print(f"    {n:4d}  {subject} in {layout}")
    for miss in sorted(shown, key=lambda m: not m.certain)[:misses]:
        sure = "CERTAIN " if miss.certain else ""
        print(f"    {sure}{miss.subject}: {miss.truth!r}, read as {miss.read!r}   [{miss.layout}: {miss.file}]")
    accounted = 1 - report.amounts_unassigned / report.amounts_total if report.amounts_total else 1.0
    print(f"\namounts accounted for      {accounted:.3f} of {report.amounts_total}")
    print(f"certain but wrong          {report.certain_wrong}")
    alarms = sum(c.fp for c in report.findings.values())
    print(
        f"overall {report.overall:.3f} ("
        + " ".join(f"{k} {v:.3f}" for k, v in report.parts().items())
        + f" false_alarms {alarms})"
    )


def summary(report: Report) -> dict[str, object]:
    """The figures for a program."""
    return {
        "overall": round(report.overall, 4),
        "parts": {k: round(v, 4) for k, v in report.parts().items()},
        "certain_wrong": report.certain_wrong,
        "false_alarms": sum(c.fp for c in report.findings.values()),
        "missed_findings": sum(c.fn for c in report.findings.values()),
        "by_layout": {k: round(v.f1, 4) for k, v in sorted(report.by(2).items())},
        "by_subject": {k: round(v.f1, 4) for k, v in sorted(report.by(0).items())},
        "status": dict(report.status),
    }


def main(argv: list[str] | None = None) -> int:
    """Run it."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", choices=[f.name for f in FAMILIES])
    parser.add_argument("--fresh", action="store_true", help="families held back from the default corpus")
    parser.add_argument("--engines", default="quick", help="quick, all, or a list such as pdf,docx-pdf,scan")
    parser.add_argument("--planted", type=float, default=0.4)
    parser.add_argument("--keep", type=Path, help="leave corpus and home in this folder")
    parser.add_argument("--truth", type=Path, help="labelled documents from elsewhere: a truth.json with inbox/ beside it")
    parser.add_argument("--inbox", type=Path, help="where the labelled documents are, if not beside the truth")
    parser.add_argument("--home", type=Path, help="score this home, run nothing (needs --truth)")
    parser.add_argument("--misses", type=int, default=40)
    parser.add_argument("--only", default="", help="list only misses of this field, kind or layout")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="medfin-evaluate-") as folder:
        out: Path = args.keep or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        if args.truth:
            truth_file, inbox = args.truth, args.inbox or args.truth.parent / "inbox"
        else:
            truth = make(out, args.cases, args.seed, args.family, args.fresh, args.planted, engines_of(args.engines))
            print(f"{len(truth['cases'])} cases, {len(truth['documents'])} documents, seed {args.seed}")
            truth_file, inbox = out / "truth.json", out / "inbox"
        home = args.home or out / "home"
        if not args.home:
            print(f"batch took {ingest(inbox, home):.1f} s")
        report = score(truth_file, inbox, home / "medfin.duckdb")
        show(report, args.misses, args.only)
        if args.json:
            args.json.write_text(json.dumps(summary(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
