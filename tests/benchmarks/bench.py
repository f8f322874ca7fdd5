"""`make bench`: each thing beside its alternatives in one run, in CPU time; what must be equal is compared before it is timed.

Times are for ratios, not promises. `--write` puts the results into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from synthetic.corpus import make  # noqa: E402

from extractors.readers import read  # noqa: E402
from flows.steps.pool import settle  # noqa: E402
from tests.benchmarks import nights, questions, reading  # noqa: E402
from tests.benchmarks.measuring import machine  # noqa: E402
from tests.benchmarks.papers import bound  # noqa: E402

PARTS = ("reading", "stages", "dates", "load", "night", "memory", "questions")
START, END = "<!-- results -->", "<!-- end of results -->"


def main(argv: list[str] | None = None) -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all, unless some are named")
    parser.add_argument("--cases", type=int, default=12)
    parser.add_argument("--long", type=int, default=12, help="papers of ten pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rs-python", default="", help="a Python that has pdfplumber-rs (never the one medfin runs in)")
    parser.add_argument("--mupdf-python", default="", help="a Python that has PyMuPDF")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    args = parser.parse_args(argv)
    logging.disable(logging.WARNING)
    wanted = args.parts or PARTS
    described = machine()
    settle()  # as worker processes do, for all that is measured alike
    with tempfile.TemporaryDirectory(prefix="medfin-bench-") as folder:
        results = measure(Path(folder), args, wanted)
    text = f"{described}.\n\n" + "\n\n".join(f"### {title}\n\n{body}" for title, body in results)
    print(text)
    if args.write:
        page = ROOT / "docs" / "benchmarks.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(START)
        page.write_text(f"{before}{START}\n\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


def measure(folder: Path, args: argparse.Namespace, wanted: tuple[str, ...]) -> list[tuple[str, str]]:
    """Title and text of every part."""
    make(folder / "short", args.cases, args.seed, None)
    short = sorted((folder / "short" / "inbox").rglob("*.pdf"))
    random.Random(args.seed).shuffle(short)
    sound = [path for path in short if _readable(path)]
    inbox = folder / "long"
    inbox.mkdir()
    long = bound(sound, inbox, args.long)
    results: list[tuple[str, str]] = []
    if "reading" in wanted:
        for title, files in (("Reading, papers of ten pages", long), ("Reading, papers of one or two pages", sound)):
            report = reading.compare(files, args.rounds, args.rs_python, args.mupdf_python, folder / "files.txt")
            results.append((title, report))
    staged = None
    if {"stages", "load"} & set(wanted):
        report, staged = nights.stages(long)
        results.append(("From bytes to facts, papers of ten pages", report))
    if "dates" in wanted:
        texts = [page for path in sound[:15] for page in read(path.read_bytes(), path.name).text.split("\f")]
        results.append(("Dates", nights.dates(texts, min(3, args.rounds))))
    if "load" in wanted and staged is not None:
        (folder / "load").mkdir()
        results.append(("Loading", nights.load(staged, folder / "load")))
    if "night" in wanted:
        (folder / "night").mkdir()
        results.append(("A whole night, papers of ten pages", nights.whole_night(inbox, folder / "night")))
    if "memory" in wanted:
        (folder / "large").mkdir()
        results.append(("Memory", nights.memory(bound(sound, folder / "large", 1, 250)[0])))
    if "questions" in wanted:
        (folder / "questions").mkdir()
        questions.fill(folder / "questions", args.facts)
        results.append((f"Questions at {args.facts:,} facts during a publish", questions.ask(folder / "questions", 20.0)))
    return results


def _readable(path: Path) -> bool:
    try:
        return len(read(path.read_bytes(), path.name).text) > 0
    except Exception:  # files that are broken on purpose are measured elsewhere
        return False


if __name__ == "__main__":
    sys.exit(main())
