"""One document as it looks when cases are put together: its record, where it came from, and what it says of its case. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.facts import Fact
from schemas.identity import DocumentId
from schemas.records import DocumentRecord, date_of
from schemas.roles import DocumentKind
from schemas.text import TextSource
from warehouse.likeness import case_folder, number_key, title_key

KIND_ORDER = (
    DocumentKind.APPLICATION,
    DocumentKind.BUDGET,
    DocumentKind.OFFICERS_REPORT,
    DocumentKind.DECISION,
    DocumentKind.SUPPLEMENT,
    DocumentKind.COMMITMENT,
    DocumentKind.PAYMENT_CLAIM,
    DocumentKind.OTHER,
)
"""The order of documents in a case, and the order in which they are asked which case is theirs."""


@dataclass(frozen=True)
class Paper:
    """A document (or a file that could not be read, `record` None) with every place its content was received.

    `places` are (inbox, path) in the order received. `parents` are the hashes of mails it came with. `alone` says that
    it is the only document of its file.
    """

    document_id: DocumentId
    file_sha256: str
    segment: int
    places: tuple[tuple[str, str], ...]
    record: DocumentRecord | None
    parents: tuple[str, ...] = ()
    alone: bool = True

    @property
    def file_name(self) -> str:
        """Where it first came from, relative to the inbox."""
        return self.places[0][1] if self.places else self.file_sha256

    @property
    def kind(self) -> DocumentKind | None:
        """Kind of the document; None for a file that could not be read."""
        return self.record.kind if self.record is not None else None

    @property
    def order(self) -> tuple[object, ...]:
        """A fixed order of papers that depends on what they are, not on how they were handed in."""
        position = KIND_ORDER.index(self.record.kind) if self.record is not None else len(KIND_ORDER)
        return (position, self.file_name, self.segment, self.document_id)

    @cached_property
    def number(self) -> str:
        """Comparison form of the registration number it prints as its own, or ''."""
        return number_key(self._text("registration_number"))

    @property
    def printed_number(self) -> str:
        """The number as printed, or ''."""
        return self._text("registration_number")

    @property
    def title(self) -> str:
        """The project title as printed, or ''."""
        return self._text("project_title")

    @cached_property
    def title_key(self) -> str:
        """Comparison form of the title."""
        return title_key(self.title)

    @property
    def applicant(self) -> str:
        """The applicant as printed, or ''."""
        return self._text("applicant_name")

    @property
    def org_number(self) -> str:
        """The applicant's organisation number as ten digits, or ''."""
        return "".join(c for c in self._text("applicant_org_number") if c.isdigit())[-10:]

    @property
    def authority(self) -> str:
        """The authority as printed, or ''. A commitment's own letterhead is no authority of the case."""
        return "" if self.kind is DocumentKind.COMMITMENT else self._text("authority")

    @property
    def period(self) -> tuple[date, date] | None:
        """The project's first and last day as printed, where both are."""
        if self.record is None:
            return None
        start, end = date_of(self.record.period_start), date_of(self.record.period_end)
        return (start, end) if start is not None and end is not None else None

    @property
    def scanned(self) -> bool:
        """Whether its letters were read from a picture."""
        return self.record is not None and self.record.text_source is TextSource.OCR

    @cached_property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that may stand for its case, each with its inbox."""
        found = ((inbox, case_folder(path)) for inbox, path in self.places)
        return tuple(dict.fromkeys(key for key in found if key[1]))

    @property
    def names_its_case(self) -> bool:
        """Whether the number it prints can be taken for the case's own. A co-financier prints its own diary number."""
        return bool(self.number) and self.kind not in (None, DocumentKind.COMMITMENT, DocumentKind.OTHER)

    @property
    def is_of_a_project(self) -> bool:
        """Whether a case can consist of it."""
        return self.kind not in (None, DocumentKind.OTHER)

    @property
    def speaks_of_a_project(self) -> bool:
        """Whether it must belong somewhere. An item of minutes that names no project and no money is the board's own affair."""
        if not self.is_of_a_project or self.record is None:
            return False
        named = (self.number, self.title, self.applicant, self.record.amount_applied_for, self.record.amount_granted)
        return self.alone or any(named)

    def _text(self, field: str) -> str:
        fact: Fact | None = getattr(self.record, field) if self.record is not None else None
        return fact.value if fact is not None else ""


def in_order(papers: Sequence[Paper]) -> list[Paper]:
    """The papers in their fixed order."""
    return sorted(papers, key=lambda p: p.order)
