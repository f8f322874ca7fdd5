"""Boxes fitted to the ink that is seen. Some fonts state a height that their letters hang below: a box drawn as it was measured
would then run through the figures like a line that strikes them out.

Only the drawing is fitted; what the warehouse says of a place stays as it is. Knows pixels and boxes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
DARK = 150
FARTHEST = 0.45
"""How much of its height a box may grow at either edge: enough for what hangs below, too little to reach the next line."""


class Ink:
    """Where a drawn page is dark."""

    def __init__(self, picture: Path, width: float) -> None:
        import numpy
        from PIL import Image

        with Image.open(picture) as opened:
            self._dark: Any = numpy.asarray(opened.convert("L")) < DARK
        self._scale = self._dark.shape[1] / width

    def fit(self, box: Box) -> Box:
        """The box with its upper and lower edge moved out of the letters they cut."""
        x0, top, x1, bottom = box
        columns = slice(max(0, round(x0 * self._scale)), max(0, round(x1 * self._scale)) or None)
        inked = self._dark[:, columns]
        width = inked.shape[1]
        if not width or bottom <= top:
            return box
        rows = inked.sum(axis=1)
        # A ruled line is dark from one side to the other and is no letter.
        letters = (rows > 0) & (rows < 0.9 * width)
        most = round((bottom - top) * FARTHEST * self._scale)
        lower = self._outwards(letters, round(bottom * self._scale), 1, most)
        upper = self._outwards(letters, round(top * self._scale), -1, most)
        return (x0, min(top, upper / self._scale), x1, max(bottom, lower / self._scale))

    @staticmethod
    def _outwards(letters: Any, start: int, step: int, most: int) -> int:
        at = start
        while abs(at - start) < most and 0 <= at < len(letters) and letters[at]:
            at += step
        return at
