"""What a golden document's `expected.json` says: kind, scalar fields with standing, rows of money, municipalities."""

from __future__ import annotations

import json
from pathlib import Path

from extractors.pipeline import extract_file
from schemas.records import FIELD_NAMES, DocumentRecord

HERE = Path(__file__).parent
FOLDERS = tuple(sorted(p.parent for p in HERE.glob("*/*/source.*")))


def source_of(folder: Path) -> Path:
    """The document of a folder."""
    return next(folder.glob("source.*"))


def reading(folder: Path) -> list[dict[str, object]]:
    """The reading of each record of a folder's document, in plain values."""
    source = source_of(folder)
    return [_plain(record) for record in extract_file(source.read_bytes(), source.name).records]


def as_text(read: list[dict[str, object]]) -> str:
    """The form in which readings are stored and compared."""
    return json.dumps(read, ensure_ascii=False, indent=1) + "\n"


def _plain(record: DocumentRecord) -> dict[str, object]:
    facts = {name: getattr(record, name) for name in FIELD_NAMES}
    return {
        "kind": record.kind.value,
        "fields": {name: [fact.value, fact.standing.value] for name, fact in facts.items() if fact is not None},
        "financing": [
            [line.financier, line.contribution.value, line.year, None if line.amount is None else f"{line.amount:.2f}"]
            for line in record.financing
        ],
        "budget": [
            [line.category.value, line.label, line.year, None if line.amount is None else f"{line.amount:.2f}"]
            for line in record.budget
        ],
        "municipalities": [[line.code, line.role.value] for line in record.municipalities],
        "problems": sorted({problem.code.value for problem in record.problems}),
    }
