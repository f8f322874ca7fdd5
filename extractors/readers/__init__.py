"""One function for every format: bytes in, `DocumentText` out, or `UnreadableFile` with a reason.

The type is told from the bytes. A file whose name promises a document and whose bytes are none is `not_a_document`; a document of
a kind nobody reads here is `unsupported_format`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from extractors.readers.docx import read_docx
from extractors.readers.mail import read_eml, read_msg
from extractors.readers.pdf import read_pdf
from extractors.readers.pictures import OcrFunction
from extractors.readers.signatures import FileType, file_type
from extractors.readers.xlsx import read_xlsx
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import DocumentText

LARGEST_FILE = 250_000_000

Reader = Callable[[bytes, str, OcrFunction | None], DocumentText]

READERS: tuple[tuple[FileType, Reader], ...] = (
    (FileType.PDF, read_pdf),
    (FileType.XLSX, read_xlsx),
    (FileType.DOCX, read_docx),
    (FileType.EMAIL, read_eml),
    (FileType.OUTLOOK, read_msg),
)
"""Which function reads which type, one a line."""

_DOCUMENTS = {
    FileType.XLSB: "Binära arbetsböcker (xlsb) kan inte läsas; spara som xlsx.",
    FileType.PPTX: "Presentationer kan inte läsas; spara som PDF.",
    FileType.OPEN_DOCUMENT: "OpenDocument-filer kan inte läsas; spara som PDF eller Office-format.",
    FileType.OLD_OFFICE: "Äldre Office-filer (doc, xls) kan inte läsas; spara som docx, xlsx eller PDF.",
    FileType.RTF: "RTF-filer kan inte läsas; spara som PDF.",
    FileType.ZIP: "Zip-arkiv kan inte läsas; packa upp filerna.",
}
_OTHERS = {
    FileType.IMAGE: ("bild", {".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".jp2"}),
    FileType.HTML: ("webbsida", {".html", ".htm", ".mht"}),
    FileType.XML: ("xml-fil", {".xml"}),
    FileType.PLAIN_TEXT: ("textfil", {".txt", ".csv", ".md", ".log"}),
}


def read(data: bytes, name: str, ocr: OcrFunction | None = None) -> DocumentText:
    """The file's text. `name` is for messages; `ocr` reads pages that are pictures, where there is an engine for it."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(ProblemCode.TOO_LARGE, f"Filen är större än {LARGEST_FILE // 1_000_000} MB.")
    kind = file_type(data)
    for readable, reader in READERS:
        if readable is kind:
            try:
                return reader(data, name, ocr)
            except RecursionError as error:
                raise UnreadableFile(ProblemCode.DAMAGED, "Filen är för djupt nästlad för att läsas.") from error
    raise _refusal(kind, PurePath(name).suffix.lower())


def _refusal(kind: FileType, suffix: str) -> UnreadableFile:
    if kind is FileType.EMPTY:
        return UnreadableFile(ProblemCode.NOT_A_DOCUMENT, "Filen är tom.")
    if kind is FileType.LOCKED_OFFICE:
        return UnreadableFile(ProblemCode.ENCRYPTED, "Filen är skyddad med lösenord.")
    if kind in _DOCUMENTS:
        return UnreadableFile(ProblemCode.UNSUPPORTED_FORMAT, _DOCUMENTS[kind])
    if kind in _OTHERS:
        what, honest = _OTHERS[kind]
        if suffix in honest:
            return UnreadableFile(ProblemCode.UNSUPPORTED_FORMAT, f"Filen är en {what} och läses inte; spara som PDF.")
        return UnreadableFile(ProblemCode.NOT_A_DOCUMENT, f"Filen heter {suffix or 'något annat'} men är en {what}.")
    return UnreadableFile(ProblemCode.NOT_A_DOCUMENT, "Filens innehåll är inget känt dokumentformat.")


__all__ = ["LARGEST_FILE", "READERS", "OcrFunction", "Reader", "read"]
