"""Draws docs/pictures/night.svg: what a night over the example inbox and the page of its first case print.

    python docs/pictures/draw_night.py

Run it whenever the printed pages change; the picture is the terminal's own text, nothing is arranged by hand.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 104
LINES_OF_CASE = 44


def printed(*arguments: str) -> str:
    """What the command prints, at a fixed width."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows.command", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.replace(str(ROOT), "~/medfin")


def main() -> None:
    """Runs a night in a temporary home and writes the picture."""
    with tempfile.TemporaryDirectory() as home:
        night = printed("ingest", "docs/example-inbox", "--home", home, "--direct").replace(home, "~/medfin-home")
        case = printed("show", "Kompetenskompassen 2.0", "--home", home)
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    console.print(Text("$ medfin ingest docs/example-inbox", style="bold green"))
    console.print(Text(night.split("Publicerat")[0].rstrip()), "\n")
    console.print(Text('$ medfin show "Kompetenskompassen 2.0"', style="bold green"))
    console.print(Text("\n".join(case.splitlines()[:LINES_OF_CASE])))
    picture = Path(__file__).with_name("night.svg")
    # the picture must not fetch fonts from anywhere: the viewer's own monospace font will do
    picture.write_text(re.sub(r"@font-face\s*\{.*?\}", "", console.export_svg(title="medfin"), flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
