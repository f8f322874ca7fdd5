"""The way from bytes to records, stage after stage, in one place."""

from __future__ import annotations

import hashlib
import time

from extractors.assemble import assemble
from extractors.kinds import identify
from extractors.layout import lay_out
from extractors.personal import masked
from extractors.readers import read
from extractors.readers.ocr import recognise, tesseract
from extractors.recognizers import recognize
from extractors.roles.fields import read_fields
from extractors.roles.fields.contributions import read_contributions
from extractors.roles.prose import read_prose
from extractors.roles.tables import read_tables
from schemas.facts import Standing
from schemas.identity import document_id
from schemas.layout import Layout
from schemas.problems import Problem, ProblemCode, UnreadableFile
from schemas.records import DocumentRecord, DocumentStatus, FileResult
from schemas.roles import DocumentKind
from schemas.text import DocumentText

SERIOUS = frozenset(
    {
        ProblemCode.PAGES_MISSING,
        ProblemCode.UNREADABLE_PAGE,
        ProblemCode.DAMAGED_TEXT,
        ProblemCode.OCR_UNAVAILABLE,
        ProblemCode.EXTRACTOR_FAILED,
    }
)
"""Problems with which a document is not loaded as if nothing were the matter: an officer has to look."""


def extract(layout: Layout, identity: str, seconds: dict[str, float] | None = None) -> DocumentRecord:
    """The record of one laid-out document. `identity` goes into the facts' names."""
    clock = _Clock(seconds)
    candidates = recognize(layout)
    clock.lap("recognize")
    identified = identify(layout, candidates)
    fields = read_fields(layout, candidates, identified.kind)
    tables = read_tables(layout, candidates, fields.context)
    prose = read_prose(layout, candidates, fields.context)
    answers = read_contributions(layout, candidates, fields.context, fields.fields)
    record = assemble(layout, candidates, identified, fields, (tables, answers, prose), identity)
    clock.lap("assign")
    return record


def extract_document(document: DocumentText, sha256: str) -> tuple[tuple[DocumentRecord, ...], dict[str, float]]:
    """Records of all documents in a file that has been read, and CPU seconds by stage."""
    seconds: dict[str, float] = {}
    clock = _Clock(seconds)
    layouts = lay_out(document)
    clock.lap("layout")
    records = tuple(extract(layout, document_id(sha256, layout.segment), seconds) for layout in layouts)
    return records, seconds


def extract_file(data: bytes, name: str) -> FileResult:
    """Everything from one file. Never raises for what a file holds: an unreadable one says why.

    `name` is the received file name; it is a hint for readers, never evidence.
    """
    started = time.process_time()
    engine = recognise if tesseract() else None
    try:
        document = masked(read(data, name, engine))
    except UnreadableFile as error:
        if error.reason is ProblemCode.NO_TEXT and engine is None:
            message = "Filen är en bild av text; installera tesseract med svenska för att läsa den."
            return FileResult(DocumentStatus.NEEDS_REVIEW, ProblemCode.OCR_UNAVAILABLE, message)
        return FileResult(DocumentStatus.QUARANTINED, error.reason, error.message)
    read_seconds = time.process_time() - started
    notes = tuple(Problem(ProblemCode(n.code), n.message, n.page) for n in document.notes)
    try:
        records, seconds = extract_document(document, hashlib.sha256(data).hexdigest())
    except MemoryError:
        raise  # the limit of this file, which whoever set it accounts for
    except Exception as error:  # our fault, not the document's: one document fails, the others go on
        failure = Problem(ProblemCode.EXTRACTOR_FAILED, f"Tolkningen avbröts ({type(error).__name__}): läs dokumentet för hand.")
        return FileResult(
            DocumentStatus.NEEDS_REVIEW, ProblemCode.EXTRACTOR_FAILED, failure.message, attachments=document.attachments,
            page_count=len(document.pages), reader=document.reader, problems=(*notes, failure),
        )  # fmt: skip
    serious = next((p.code for p in notes if p.code in SERIOUS), None)
    unidentified = all(r.kind is DocumentKind.OTHER and r.kind_standing is Standing.AMBIGUOUS for r in records)
    status = DocumentStatus.NEEDS_REVIEW if serious or unidentified else DocumentStatus.LOADED
    reason = serious or (ProblemCode.UNIDENTIFIED_KIND if unidentified else None)
    message = ""
    if unidentified and not serious:
        message = "Det går inte att avgöra vilket slags handling detta är."
    return FileResult(
        status=status,
        reason=reason,
        message=message,
        records=records,
        attachments=document.attachments,
        page_count=len(document.pages),
        text_source=document.pages[0].source if document.pages else None,
        reader=document.reader,
        problems=notes,
        properties=document.properties,
        seconds=(("read", read_seconds), *seconds.items()),
    )


class _Clock:
    """Adds CPU seconds to named laps."""

    def __init__(self, seconds: dict[str, float] | None) -> None:
        self._seconds = seconds
        self._last = time.process_time()

    def lap(self, name: str) -> None:
        now = time.process_time()
        if self._seconds is not None:
            self._seconds[name] = self._seconds.get(name, 0.0) + now - self._last
        self._last = now
