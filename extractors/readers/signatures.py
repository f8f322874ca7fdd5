"""What a file is, told from its bytes alone. Leaves to `read` what a name that says something else means."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum


class FileType(StrEnum):
    """Types that are told apart."""

    EMPTY = "empty"
    PDF = "pdf"
    XLSX = "xlsx"
    XLSB = "xlsb"
    DOCX = "docx"
    PPTX = "pptx"
    OPEN_DOCUMENT = "open_document"
    OLD_OFFICE = "old_office"
    LOCKED_OFFICE = "locked_office"
    EMAIL = "email"
    OUTLOOK = "outlook"
    RTF = "rtf"
    ZIP = "zip"
    IMAGE = "image"
    HTML = "html"
    XML = "xml"
    PLAIN_TEXT = "plain_text"
    UNKNOWN = "unknown"


_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x0cjP  ")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|cc|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|reply-to|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def file_type(data: bytes) -> FileType:
    """The type of the content."""
    if not data.strip(b"\x00 \t\r\n"):
        return FileType.EMPTY
    head = data[:1024]
    if b"%PDF-" in head:
        return FileType.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zipped(data)
    if data[:8] == _OLE:
        if "__substg1.0_".encode("utf-16-le") in data:
            return FileType.OUTLOOK
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return FileType.LOCKED_OFFICE if locked else FileType.OLD_OFFICE
    if data[:5] == b"{\\rtf":
        return FileType.RTF
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in (b"ftypheic", b"ftypmif1"):
        return FileType.IMAGE
    return _textual(data)


def _zipped(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.read("mimetype")[:50].startswith(b"application/vnd.oasis"):
                return FileType.OPEN_DOCUMENT
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        # the directory stands last: a workbook cut short still begins with its content types and parts
        names = {m.decode("latin-1") for m in re.findall(rb"(?:word|xl|ppt)/[A-Za-z0-9_./-]{3,60}", data[:200_000])}
    if any(n.startswith("word/") for n in names):
        return FileType.DOCX
    if "xl/workbook.bin" in names:
        return FileType.XLSB
    if any(n.startswith("xl/") for n in names):
        return FileType.XLSX
    if any(n.startswith("ppt/") for n in names):
        return FileType.PPTX
    return FileType.ZIP


def _textual(data: bytes) -> FileType:
    head = data[:8192]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return FileType.PLAIN_TEXT
    control = sum(1 for b in head if b < 9 or 13 < b < 32)
    if control > 0.02 * len(head):
        return FileType.UNKNOWN
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n "), maxsplit=1)[0]
    if len({m.lower() for m in _MAIL_HEADER.findall(block)}) >= 3 or block.startswith(b"Received:"):
        return FileType.EMAIL
    if _HTML.search(head):
        return FileType.HTML
    if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml"):
        return FileType.XML
    return FileType.PLAIN_TEXT
