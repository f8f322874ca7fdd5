"""Shows where a fact was read: the archived page with the fact's box drawn on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desk.output import Row
from desk.text import safe
from warehouse.home import archive_path

SUFFIXES = (".png", ".jpg", ".jpeg")
SECONDS = 60


class NoPicture(Exception):
    """The page cannot be shown; the message is a Swedish line that says where to look instead."""


def draw_evidence(home: Path, fact: Row, out: Path) -> None:
    """Writes the picture, all of it or nothing."""
    if out.suffix.lower() not in SUFFIXES:
        raise NoPicture(f"{out}: bilden ska heta något på {', '.join(SUFFIXES)}")
    if fact["page"] is None or fact["x0"] is None:
        raise NoPicture(f"faktumet har ingen plats på en sida: {where(fact)}")
    source = archive_path(home, fact["file_sha256"])
    if not source.is_file():
        raise NoPicture(f"{safe(fact['file_name'])} saknas i arkivet; kör medfin verify")
    with source.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NoPicture(f"handlingen är ingen PDF: {where(fact)}")
    temporary = out.with_name(f".{out.stem}.{os.getpid()}{out.suffix}")
    edges = [str(fact[edge]) for edge in ("x0", "top", "x1", "bottom")]
    command = [sys.executable, "-m", "desk.drawing", str(source), str(fact["page"]), *edges, str(temporary)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        if done.returncode != 0 or not temporary.is_file():
            if not out.absolute().parent.is_dir():
                raise NoPicture(f"mappen {out.absolute().parent} finns inte")
            raise NoPicture(f"sidan gick inte att rita: {where(fact)}")
        os.replace(temporary, out)
    except subprocess.TimeoutExpired:
        raise NoPicture(f"sidan tog för lång tid att rita: {where(fact)}") from None
    finally:
        temporary.unlink(missing_ok=True)


def where(fact: Row) -> str:
    """`”2 332 498 kronor” i Beslut.pdf, sida 2`, or the sheet and cell."""
    place = f", sida {fact['page']}" if fact["page"] is not None else ""
    place += f", {safe(fact['sheet'])}!{safe(fact['cell'])}" if fact["cell"] else ""
    return f"”{safe(fact['raw'])}” i {safe(fact['file_name'])}{place}"
