"""Whole documents, invented, each with the reading that an officer has checked. A changed reading has to be looked at.

`python tests/golden/write.py KIND/SLUG` writes the reading of a new document; `--force` replaces one on purpose.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from golden.reading import FOLDERS, HERE, reading


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(HERE)))
def test_reading(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(reading(folder))) == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(HERE)))
def test_there_are_notes(folder: Path) -> None:
    assert (folder / "notes.md").read_text(encoding="utf-8").strip()


def test_there_are_documents() -> None:
    assert len(FOLDERS) >= 4
