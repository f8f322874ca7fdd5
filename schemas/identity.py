"""Names that are derived from content, so that the same thing has the same name in every run."""

from __future__ import annotations

import hashlib

DocumentId = str
FactId = str
CaseKey = str
FindingKey = str


def content_id(prefix: str, *parts: object) -> str:
    """A short stable identifier of the parts, e.g. `f-3f2a…` (80 bits of SHA-256 over their text forms)."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:20]}"


def document_id(file_sha256: str, segment: int) -> DocumentId:
    """The identity of segment `segment` of a file's content."""
    return content_id("d", file_sha256, segment)
