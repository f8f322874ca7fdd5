"""Writes `expected.json` of golden documents from what is read today: `python tests/golden/write.py KIND/SLUG [--force]`.

Refuses to overwrite without `--force`, and names what it wrote: the reading is to be checked by eye before it is committed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from golden.reading import HERE, as_text, reading  # noqa: E402 (the paths come first)


def main() -> int:
    """0 when every folder was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="KIND/SLUG under tests/golden")
    parser.add_argument("--force", action="store_true", help="replace a reading that is there")
    options = parser.parse_args()
    refused = 0
    for name in options.folders:
        target = HERE / name / "expected.json"
        if target.exists() and not options.force:
            print(f"{name}: expected.json is there; --force replaces it", file=sys.stderr)
            refused += 1
            continue
        target.write_text(as_text(reading(HERE / name)), encoding="utf-8")
        print(target)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
