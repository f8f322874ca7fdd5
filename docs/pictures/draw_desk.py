"""Takes the pictures of the officers' page: overview, case, evidence, bridge, a telephone, the sheet of a case, a night.

    make pictures

Over the example inbox, in a real browser (chromium and chromedriver). Run it whenever the pages change; nothing is arranged by
hand but what an officer would do: one verdict is given first, so that the page shows how it looks.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from browser import Browser, running_desk, running_driver
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
OUT = Path(__file__).parent
CASE = "RS241377"
WIDE, NARROW = (1280, 900), (390, 844)


def medfin(*arguments: str) -> str:
    """What the command prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "flows.command", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def small(path: Path) -> None:
    """A picture of a page needs few colours: a third of the bytes, nothing to be seen."""
    with Image.open(path) as opened:
        opened.convert("RGB").quantize(224).save(path, optimize=True)


def main() -> None:
    """All pictures, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        home, profile = Path(folder) / "hem", Path(folder) / "profil"
        medfin("ingest", "docs/example-inbox", "--home", str(home), "--direct")
        medfin("report", "--night", "-o", str(OUT / "desk-night.svg"), "--home", str(home))
        medfin("sheet", CASE, "-o", f"{folder}/ark.pdf", "--home", str(home), "--by", "Anna Lind")
        pypdfium2.PdfDocument(f"{folder}/ark.pdf")[0].render(scale=1.5).to_pil().save(OUT / "desk-sheet.png")
        with running_driver() as driver, running_desk(home, Path(folder) / "bilder", "Anna Lind") as desk:
            wide = Browser(driver, WIDE, profile / "bred")
            wide.go(f"{desk}/")
            wide.picture(OUT / "desk-overview.png", 1500)
            wide.go(f"{desk}/arenden?q={CASE}")
            case = wide.js("return document.querySelector('tbody th a').href")
            wide.go(case)
            wide.js("document.querySelector('button[value=accepted]').click()")
            wide.until("location.search.includes('sagt=omdome') && document.readyState === 'complete'")
            wide.go(case)
            wide.picture(OUT / "desk-case.png", 1240)
            wide.js("document.querySelector('#bro').closest('section').setAttribute('data-bild', '')")
            place = wide.js(
                "const b = document.querySelector('[data-bild]').getBoundingClientRect(); "
                "return [b.left, b.top + scrollY, b.right, b.bottom + scrollY]"
            )
            whole = Path(folder) / "hela.png"
            wide.picture(whole, 8000)
            with Image.open(whole) as opened:
                opened.crop(tuple(round(v) for v in (place[0] - 8, place[1] - 8, place[2] + 8, place[3] + 8))).save(
                    OUT / "desk-bridge.png"
                )
            wide.go(wide.js("return document.querySelector('article.finding figcaption a').href"))
            wide.picture(OUT / "desk-evidence.png", 1000)
            wide.close()
            narrow = Browser(driver, NARROW, profile / "smal")
            narrow.go(case)
            narrow.picture(OUT / "desk-phone.png", 1500)
            narrow.close()
    for picture in OUT.glob("desk-*.png"):
        small(picture)


if __name__ == "__main__":
    main()
