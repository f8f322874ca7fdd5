"""Which case an officer means: by case number in any spelling, by `case_id`, or by words of the title or applicant."""

from __future__ import annotations

from collections.abc import Sequence

from desk.output import Row
from desk.text import safe
from warehouse.likeness import number_key, numbers_alike


class NotOne(Exception):
    """None, or several; the message is a Swedish line."""


def find_case(cases: Sequence[Row], asked: str) -> Row:
    """The one case that is meant."""
    numbered = [(c, number_key(c["registration_number"])) for c in cases if c["registration_number"]]
    wanted = number_key(asked)
    found = (
        [c for c in cases if c["case_id"] == asked]
        or [c for c, key in numbered if key == wanted]
        or [c for c, key in numbered if numbers_alike(key, wanted)]
        or _by_words(cases, asked)
    )
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotOne(f"inget ärende passar {safe(asked)!r}; medfin cases visar alla")
    names = "; ".join(safe(f"{c['registration_number'] or c['case_id']} {c['project_title'] or ''}").strip() for c in found[:5])
    raise NotOne(f"{len(found)} ärenden passar {safe(asked)!r}: {names}{' …' if len(found) > 5 else ''}")


def _by_words(cases: Sequence[Row], asked: str) -> list[Row]:
    words = asked.casefold().split()
    if not words:
        return []
    titled = [c for c in cases if _holds(c["project_title"], words)]
    exact = [c for c in titled if (c["project_title"] or "").casefold() == asked.casefold().strip()]
    return exact or titled or [c for c in cases if _holds(c["applicant_name"], words)]


def _holds(text: str | None, words: Sequence[str]) -> bool:
    return text is not None and all(word in text.casefold() for word in words)
