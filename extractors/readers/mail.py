"""Reads e-mail (eml, msg): subject, date and body are the text; attachments go out as files of their own.

Names of sender and receiver are not read: they are persons' more often than organisations'.
"""

from __future__ import annotations

import email
import email.utils
import io
from datetime import datetime
from email import policy
from email.message import EmailMessage

from extractors.readers.cells import CellText
from extractors.readers.markup import words_of
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import DocumentText, ReadingNote, TextSource

MOST_ATTACHMENTS = 100


def read_eml(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """An RFC 5322 message. Raises `UnreadableFile` (damaged, no_text)."""
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        subject = str(message.get("Subject", "") or "")
        sent = _date(str(message.get("Date", "") or ""))
        body, hidden = _body(message)
        attachments = []
        carried = list(message.iter_attachments())
        for i, part in enumerate(carried[:MOST_ATTACHMENTS], start=1):
            nested = part.get_content_type() == "message/rfc822"
            payload = part.get_content().as_bytes() if nested else part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                attachments.append((part.get_filename() or f"bilaga {i}{'.eml' if nested else ''}", payload))
    except MemoryError:
        raise
    except Exception as error:  # the parser stumbles over broken headers and encodings in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "E-brevet är skadat och kan inte läsas.") from error
    return _document("eml", subject, sent, body, attachments, _notes(len(carried), hidden))


def read_msg(data: bytes, name: str, ocr: object = None) -> DocumentText:
    """An Outlook message. Raises `UnreadableFile` (damaged, no_text)."""
    from oxmsg import Message

    try:
        message = Message.load(io.BytesIO(data))
        body, hidden = (message.body, 0) if message.body else words_of(message.html_body or "")
        sent = message.sent_date
        attachments = [(a.file_name or f"bilaga {i}", a.file_bytes or b"") for i, a in enumerate(message.attachments, start=1)]
        subject = message.subject or ""
    except MemoryError:
        raise
    except Exception as error:  # a broken compound file makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "E-brevet är skadat och kan inte läsas.") from error
    kept = [a for a in attachments[:MOST_ATTACHMENTS] if a[1]]
    return _document("msg", subject, sent, body, kept, _notes(len(attachments), hidden))


def _notes(carried: int, hidden: int) -> list[ReadingNote]:
    notes = []
    if carried > MOST_ATTACHMENTS:
        message = f"E-brevet har {carried} bilagor; bara de första {MOST_ATTACHMENTS} har tagits in."
        notes.append(ReadingNote(ProblemCode.TOO_LARGE, message))
    if hidden:
        notes.append(ReadingNote(ProblemCode.HIDDEN_TEXT, f"E-brevet har text som inte syns ({hidden} tecken); den läses inte."))
    return notes


def _document(
    reader: str, subject: str, sent: datetime | None, body: str, attachments: list[tuple[str, bytes]], notes: list[ReadingNote]
) -> DocumentText:
    out = CellText(reader, TextSource.TEXT)
    properties = [("subject", subject)]
    if sent is not None:
        out.line(f"Datum: {sent.date().isoformat()}")
        properties.append(("date", sent.date().isoformat()))
    if subject:
        out.line(f"Ämne: {' '.join(subject.split())}", 14.0, True)
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        out.line(line.replace("\f", " "), 11.0)
    document = out.finish(notes=notes, attachments=attachments, properties=properties)
    if not document.words and not attachments:
        raise UnreadableFile(ProblemCode.NO_TEXT, "E-brevet är tomt.")
    return document


def _date(header: str) -> datetime | None:
    try:
        return email.utils.parsedate_to_datetime(header) if header else None
    except (ValueError, TypeError):
        return None


def _body(message: EmailMessage) -> tuple[str, int]:
    """The text, and how many letters of an HTML body nobody sees."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", 0
    try:
        content = part.get_content()
    except (LookupError, UnicodeDecodeError):
        raw = part.get_payload(decode=True)
        content = raw.decode("latin-1") if isinstance(raw, bytes) else ""
    text = content if isinstance(content, str) else ""
    return words_of(text) if part.get_content_type() == "text/html" else (text, 0)
