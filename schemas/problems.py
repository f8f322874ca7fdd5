"""What could not be read, or was read and not understood. A problem is a value, stored and shown; never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.text import Span


class ProblemCode(StrEnum):
    """Codes of `report.problems`."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_A_DOCUMENT = "not_a_document"
    UNSUPPORTED_FORMAT = "unsupported_format"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    READER_CRASH = "reader_crash"
    PAGES_MISSING = "pages_missing"
    UNREADABLE_PAGE = "unreadable_page"
    HIDDEN_TEXT = "hidden_text"
    DAMAGED_TEXT = "damaged_text"
    READ_FROM_PICTURE = "read_from_picture"
    OCR_UNAVAILABLE = "ocr_unavailable"
    READERS_DIFFER = "readers_differ"
    ACTIVE_CONTENT = "active_content"
    UNIDENTIFIED_KIND = "unidentified_kind"
    UNCLAIMED_AMOUNT = "unclaimed_amount"
    UNCLAIMED_DATE = "unclaimed_date"
    UNCLAIMED_COLUMN = "unclaimed_column"
    AMBIGUOUS_AMOUNT = "ambiguous_amount"
    AMBIGUOUS_DATE = "ambiguous_date"
    AMBIGUOUS_FIELD = "ambiguous_field"
    AMBIGUOUS_TABLE = "ambiguous_table"
    UNKNOWN_UNIT = "unknown_unit"
    NO_CASE = "no_case"
    ANNOUNCED_MISSING = "announced_missing"
    EXTRACTOR_FAILED = "extractor_failed"


QUARANTINE_REASONS = (
    ProblemCode.ENCRYPTED,
    ProblemCode.DAMAGED,
    ProblemCode.NOT_A_DOCUMENT,
    ProblemCode.UNSUPPORTED_FORMAT,
    ProblemCode.NO_TEXT,
    ProblemCode.TOO_LARGE,
    ProblemCode.TIMEOUT,
    ProblemCode.MEMORY,
    ProblemCode.READER_CRASH,
)


class UnreadableFile(Exception):
    """Raised by readers: the whole file cannot be read; `reason` is one of `QUARANTINE_REASONS`."""

    def __init__(self, reason: ProblemCode, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an officer should look at; `message` is a Swedish sentence, `page` counts from 1."""

    code: ProblemCode
    message: str
    page: int | None = None
    span: Span | None = None
