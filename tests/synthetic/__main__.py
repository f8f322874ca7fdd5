"""python -m tests.synthetic --out DIR --cases N --seed S [--family F]."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .corpus import make
from .layouts import FAMILIES, QUICK, SLOW


def engines_of(text: str) -> tuple[str, ...]:
    """The engines that an option names."""
    return {"quick": QUICK, "all": (*QUICK, *SLOW)}.get(text) or tuple(text.split(","))


def main(argv: list[str] | None = None) -> int:
    """Write a corpus."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.synthetic", description="Writes documents with known truth: DIR/inbox and DIR/truth.json."
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--family", choices=[f.name for f in FAMILIES], help="every document in this family, where it has a writer for the kind"
    )
    parser.add_argument("--fresh", action="store_true", help="only families held back from the default corpus")
    parser.add_argument("--planted", type=float, default=0.4, help="share of cases with planted mismatches")
    parser.add_argument("--engines", default="quick", help="quick, all, or a list such as pdf,docx-pdf,scan")
    args = parser.parse_args(argv)
    began = time.perf_counter()
    truth = make(args.out, args.cases, args.seed, args.family, args.fresh, args.planted, engines_of(args.engines))
    took = time.perf_counter() - began
    print(f"{len(truth['cases'])} cases, {len(truth['documents'])} documents in {took:.1f} s -> {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
