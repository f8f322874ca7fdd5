"""`medfin extract`: one file read with the batch's limits, and the rows the warehouse would get of it. Stores nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.steps.extract import ReadingLimits, extract_one, quarantined
from flows.steps.load import VERSION
from flows.steps.pool import Limits
from schemas.problems import ProblemCode
from schemas.records import FileResult
from warehouse.load import LoadedFile, core_rows


class NoFile(Exception):
    """There is no such file."""


def read_one(path: Path, limits: ReadingLimits) -> FileResult:
    """What came of the file, read where it lies."""
    if not path.is_file():
        raise NoFile(f"{path} finns inte" if not path.exists() else f"{path} är ingen fil; medfin ingest läser mappar")
    if path.stat().st_size > limits.file_mb << 20:
        return quarantined(ProblemCode.TOO_LARGE, f"Filen är större än {limits.file_mb} MB.")
    return extract_one(path.absolute(), path.name, Limits(limits.memory_mb, limits.cpu_seconds, limits.wall_seconds))


def as_json(path: Path, result: FileResult) -> str:
    """Status of the file, then table by table what the warehouse would get."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    answer: dict[str, Any] = {
        "file_name": path.name,
        "file_sha256": sha256,
        "status": result.status.value,
        "reason": result.reason.value if result.reason else None,
        "message": result.message or None,
        "reader": result.reader or None,
        "page_count": result.page_count,
        "attachments": [name for name, _ in result.attachments],
        "seconds": {stage: round(seconds, 3) for stage, seconds in result.seconds},
        **core_rows(LoadedFile(sha256, result, VERSION), result.records, ()),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2, default=_plain)


def as_lines(path: Path, result: FileResult) -> str:
    """One line a fact: page, role, value, the text as printed."""
    lines = [f"{path.name}: {result.status.value} {result.reason.value if result.reason else ''} {result.message}".rstrip()]
    for record in result.records:
        lines.append(f"{record.kind.value}, sidorna {record.first_page}–{record.last_page}")
        for fact in record.facts:
            place = f"s. {fact.place.page}" if fact.place.cell is None else f"{fact.place.cell.sheet}!{fact.place.cell.ref}"
            lines.append(f"  {place:<8} {fact.role:<18} {fact.value:<26} {fact.standing.value:<9} {_visible(fact.raw)}")
        lines += [f"  ! {problem.code.value}: {_visible(problem.message)}" for problem in record.problems]
    lines += [f"! {problem.code.value}: {_visible(problem.message)}" for problem in result.problems]
    return "\n".join(lines)


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in text)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
