"""Pictures of pages: drawn once by a process of their own, kept while the desk runs; crops are cut from them.

Knows files, boxes and pixels; nothing of what a fact means.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from desk.output import Row
from desk.web.ink import Box, Ink
from warehouse.home import archive_path

SECONDS = 60
MOST_KEPT = 300
CROP_WIDTH, WIDEST, CROP_ABOVE, CROP_BELOW, MARGIN, PADDING = 430.0, 580.0, 20.0, 18.0, 30.0, 2.0
NARROW_WIDTH = 210.0
FILL, EDGE = (255, 214, 10, 70), (176, 42, 26, 255)


class NoPicture(Exception):
    """The page cannot be drawn; the message is a Swedish line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn page: its file, and its size in points."""

    path: Path
    width: float
    height: float


class Pictures:
    """Draws pages and keeps them in a folder that goes when the desk stops."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._home = home
        self._folder = folder
        self._kept: OrderedDict[tuple[str, int], Sheet] = OrderedDict()
        self._locks: dict[tuple[str, int], threading.Lock] = {}
        self._lock = threading.Lock()
        self._drawing = threading.Semaphore(2)

    def sheet(self, file_sha256: str, page: int) -> Sheet:
        """A page, from one."""
        key = (file_sha256, page)
        with self._lock:
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            sheet = self._draw(file_sha256, page)
            with self._lock:
                self._kept[key] = sheet
                while len(self._kept) > MOST_KEPT:
                    _, old = self._kept.popitem(last=False)
                    old.path.unlink(missing_ok=True)
            return sheet

    def crop(self, fact: Row, narrow: bool = False) -> bytes:
        """The line a fact stands on, with the fact marked, as PNG. `narrow`: only what can be read on a telephone."""
        from PIL import Image, ImageDraw

        if fact["page"] is None or fact["x0"] is None:
            raise NoPicture("uppgiften har ingen plats på en sida")
        sheet = self.sheet(fact["file_sha256"], fact["page"])
        x0, top, x1, bottom = self.ink(sheet).fit(box_of(fact))
        # From the text's edge: the label of a figure stands at the beginning of its line, however far away.
        margin = min(MARGIN, max(0.0, x0 - 20))
        width = NARROW_WIDTH if narrow else max(CROP_WIDTH, min(x1 + 20 - margin, WIDEST))
        width = min(sheet.width, max(width, x1 - x0 + 40))
        left = min(max(margin, x1 + 20 - width), sheet.width - width)
        upper = max(0.0, top - CROP_ABOVE)
        with Image.open(sheet.path) as opened:
            scale = opened.width / sheet.width
            edges = (left, upper, left + width, min(sheet.height, bottom + CROP_BELOW))
            cut = opened.crop(tuple(round(edge * scale) for edge in edges)).convert("RGBA")  # type: ignore[arg-type]
        layer = Image.new("RGBA", cut.size, (0, 0, 0, 0))
        corners = (x0 - PADDING - left, top - PADDING - upper, x1 + PADDING - left, bottom + PADDING - upper)
        ImageDraw.Draw(layer).rectangle([corner * scale for corner in corners], fill=FILL, outline=EDGE, width=2)
        out = io.BytesIO()
        Image.alpha_composite(cut, layer).convert("RGB").save(out, "PNG")
        return out.getvalue()

    def ink(self, sheet: Sheet) -> Ink:
        """Where a page is dark, for fitting boxes to it."""
        return Ink(sheet.path, sheet.width)

    def words(self, file_sha256: str, page: int) -> list[object]:
        """The words of a page with their boxes, for pointing at them; none where it is a picture."""
        source = archive_path(self._home, file_sha256)
        if not is_pdf(source):
            raise NoPicture("handlingen är ingen PDF")
        command = [sys.executable, "-m", "desk.web.pagewords", str(source), str(page)]
        try:
            with self._drawing:
                done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise NoPicture("sidan tog för lång tid att läsa") from None
        if done.returncode != 0:
            raise NoPicture("sidan gick inte att läsa")
        found: list[object] = json.loads(done.stdout)
        return found

    def _draw(self, file_sha256: str, page: int) -> Sheet:
        source = archive_path(self._home, file_sha256)
        if not is_pdf(source):
            raise NoPicture("handlingen är ingen PDF")
        target = self._folder / f"{file_sha256}-{page}.png"
        command = [sys.executable, "-m", "desk.web.sheet", str(source), str(page), str(target)]
        try:
            with self._drawing:
                done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise NoPicture("sidan tog för lång tid att rita") from None
        if done.returncode != 0 or not target.is_file():
            raise NoPicture("sidan gick inte att rita")
        width, height = map(float, done.stdout.split())
        return Sheet(target, width, height)


def box_of(fact: Row) -> Box:
    """Where a fact stands, as the warehouse has it."""
    return (float(fact["x0"]), float(fact["top"]), float(fact["x1"]), float(fact["bottom"]))


def is_pdf(path: Path) -> bool:
    """Whether an archived file is a PDF, by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)
