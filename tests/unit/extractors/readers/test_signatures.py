"""Files are told by their bytes, whatever they are called."""

import io
import zipfile

import pytest

from extractors.readers import read
from extractors.readers.signatures import FileType, file_type
from schemas.problems import ProblemCode, UnreadableFile


def zipped(*names: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


CASES: list[tuple[bytes, FileType]] = [
    (b"", FileType.EMPTY),
    (b"\x00\x00\n", FileType.EMPTY),
    (b"%PDF-1.4 ...", FileType.PDF),
    (b"\n\n%PDF-1.7", FileType.PDF),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), FileType.XLSX),
    (zipped("[Content_Types].xml", "xl/workbook.bin"), FileType.XLSB),
    (zipped("[Content_Types].xml", "word/document.xml"), FileType.DOCX),
    (zipped("ppt/presentation.xml"), FileType.PPTX),
    (zipped("mimetype", content=b"application/vnd.oasis.opendocument.text"), FileType.OPEN_DOCUMENT),
    (zipped("bilaga.pdf"), FileType.ZIP),
    (zipped("[Content_Types].xml", "xl/workbook.xml", "xl/sheet.xml")[:70] + b"xl/workbook.xml", FileType.XLSX),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FileType.OLD_OFFICE),
    (b"{\\rtf1 hej}", FileType.RTF),
    (b"\x89PNG\r\n\x1a\n", FileType.IMAGE),
    (b"\xff\xd8\xff\xe0", FileType.IMAGE),
    (b"<!DOCTYPE html><html><body>hej", FileType.HTML),
    (b"<?xml version='1.0'?><a/>", FileType.XML),
    (b"From: a@b.se\r\nTo: c@d.se\r\nSubject: hej\r\n\r\ntext", FileType.EMAIL),
    ("Hej på dig".encode(), FileType.PLAIN_TEXT),
    (bytes(range(1, 9)) * 40, FileType.UNKNOWN),
]


@pytest.mark.parametrize(("data", "expected"), CASES)
def test_types(data: bytes, expected: FileType) -> None:
    assert file_type(data) is expected


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "tom.pdf", ProblemCode.NOT_A_DOCUMENT),
        (b"<html><body>hej</body></html>", "beslut.pdf", ProblemCode.NOT_A_DOCUMENT),
        (b"\x89PNG\r\n\x1a\n", "beslut.pdf", ProblemCode.NOT_A_DOCUMENT),
        (b"\x89PNG\r\n\x1a\n", "bild.PNG", ProblemCode.UNSUPPORTED_FORMAT),
        (b"hej", "brev.pdf", ProblemCode.NOT_A_DOCUMENT),
        (b"hej", "brev.txt", ProblemCode.UNSUPPORTED_FORMAT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "budget.xls", ProblemCode.UNSUPPORTED_FORMAT),
        (zipped("bilaga.pdf"), "ansökan.pdf", ProblemCode.UNSUPPORTED_FORMAT),
        (b"%PDF-1.4", "ansökan.pdf", ProblemCode.DAMAGED),
        (b"%PDF-1.4\n" + b"rappakalja" * 50, "ansökan.pdf", ProblemCode.DAMAGED),
    ],
)
def test_refusals(data: bytes, name: str, reason: ProblemCode) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(data, name)
    assert caught.value.reason is reason
    assert caught.value.message
