"""What can go wrong in the warehouse, as one Swedish line that says what to do. Knows nothing else."""

from __future__ import annotations


class WarehouseError(Exception):
    """Something an officer or operator must be told; the message is one Swedish line."""


def first_line(error: BaseException) -> str:
    """The first line of what a library said, for the end of a one-line message."""
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__
