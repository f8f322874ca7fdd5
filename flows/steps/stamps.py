"""Remembers size, time and inode of every file seen, so that an unchanged inbox is not read again.

Only a shortcut: without it (or with a damaged one) every file is hashed again and the result is the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from flows.steps.intake import Receipt, Stamp
from warehouse.home import work_folder

FILE = "seen.json"


def remembered(home: Path, inbox: str) -> dict[str, tuple[Stamp, str]]:
    """Stamp and SHA-256 by path, for one inbox."""
    return {
        path: (Stamp(size, mtime_ns, inode), sha256)
        for path, (size, mtime_ns, inode, sha256) in _stored(home).get(inbox, {}).items()
    }


def remember(home: Path, inbox: str, receipts: Iterable[Receipt]) -> None:
    """Replaces what is remembered of one inbox."""
    stored = _stored(home)
    stored[inbox] = {r.path: (r.stamp.size, r.stamp.mtime_ns, r.stamp.inode, r.sha256) for r in receipts}
    temporary = work_folder(home) / f"{FILE}.part"
    temporary.write_text(json.dumps(stored), encoding="utf-8")
    os.replace(temporary, work_folder(home) / FILE)


def _stored(home: Path) -> dict[str, dict[str, tuple[int, int, int, str]]]:
    try:
        stored = json.loads((work_folder(home) / FILE).read_text(encoding="utf-8"))
        for inbox in stored.values():
            for size, mtime_ns, inode, sha256 in inbox.values():
                if not (isinstance(size, int) and isinstance(mtime_ns, int) and isinstance(inode, int) and len(sha256) == 64):
                    return {}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return dict(stored)
