"""Documents per second, by stage: one process, no warehouse; times are for ratios, not promises."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from synthetic.corpus import make  # noqa: E402

from extractors.pipeline import extract_file  # noqa: E402


def main(argv: list[str] | None = None) -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("--cases", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="medfin-bench-") as folder:
        began = time.perf_counter()
        truth = make(Path(folder), args.cases, args.seed, args.family)
        print(f"{len(truth['documents'])} documents written in {time.perf_counter() - began:.1f} s")
        files = sorted(p for p in (Path(folder) / "inbox").rglob("*") if p.is_file())
        extract_file(files[0].read_bytes(), files[0].name)  # the language pipeline is built once, not per document
        stages: dict[str, float] = defaultdict(float)
        each: list[tuple[float, str]] = []
        pages = 0
        for file in files:
            start = time.process_time()
            result = extract_file(file.read_bytes(), file.name)
            each.append((time.process_time() - start, file.name))
            pages += result.page_count or 0
            for stage, seconds in result.seconds:
                stages[stage] += seconds
        total = sum(s for s, _ in each)
        a_page = 1000 * total / max(pages, 1)
        print(f"{len(files)} files, {pages} pages, {total:.2f} CPU s: {len(files) / total:.1f} files/s, {a_page:.1f} ms a page")
        for stage, seconds in sorted(stages.items(), key=lambda kv: -kv[1]):
            print(f"    {stage:<12}{seconds:8.2f} s {100 * seconds / total:5.1f} %")
        print(f"median {1000 * statistics.median(s for s, _ in each):.0f} ms; slowest:")
        for seconds, name in sorted(each, reverse=True)[:5]:
            print(f"    {1000 * seconds:6.0f} ms  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
