"""The end of a batch: publish, unless the night was not a sane one. Thin calls to the warehouse."""

from __future__ import annotations

from pathlib import Path

from warehouse.connection import Connection
from warehouse.expectations import reasons_not_to_publish
from warehouse.snapshot import publish


def publish_or_say_why(con: Connection, home: Path, faults: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Publishes and returns nothing, or leaves yesterday's warehouse in place and returns the reasons (Swedish).

    `faults`: what the canaries have shown to be wrong with tonight's reading or comparing.
    """
    reasons = (*faults, *reasons_not_to_publish(con, home))
    if not reasons:
        publish(con, home)
    return reasons
