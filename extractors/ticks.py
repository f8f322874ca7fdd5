"""Boxes to tick in forms: which of the options printed beside each other is chosen.

A form prints all its options; only the ticked one is said. *☒ Kontant ☐ Annat än pengar* says *Kontant*.
"""

from __future__ import annotations

import re

_TICKED = "☒☑✓✔✗✘🗹🗷⊠◉◼\uf0fe\uf0fd\uf078\uf052\uf0fc"
_OPEN = "☐□▢❏❑◻⬜◯○\uf0a8\uf06f\uf0a3\uf071"
_BOX = re.compile(rf"(?P<ticked>[{_TICKED}]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\))|(?P<open>[{_OPEN}]|\[\s?_?\s?\]|\(\s\))")


def has_boxes(text: str) -> bool:
    """Whether a text holds boxes to tick."""
    return _BOX.search(text) is not None


def is_tick(text: str) -> bool:
    """Whether a text is nothing but a ticked box or a cross in its place."""
    return re.fullmatch(rf"[xX{_TICKED}]|\[\s?[xX]\s?\]", text.strip()) is not None


def chosen(text: str) -> str:
    """The options ticked; a text without boxes as it is, and nothing where no box is ticked.

    Boxes stand before their options, or, where the text begins with words, behind them.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    leading = not text[: boxes[0].start()].strip(" :")
    kept = []
    for k, box in enumerate(boxes):
        if box["ticked"] is None:
            continue
        if leading:
            end = boxes[k + 1].start() if k + 1 < len(boxes) else len(text)
            kept.append(text[box.end() : end])
        else:
            kept.append(text[boxes[k - 1].end() if k else 0 : box.start()])
    return " ".join(part.strip(" ,;/|") for part in kept if part.strip())
