"""What is odd about a file: text nobody sees, pages that are pictures, locks, damage, scripts."""

import pytest
from pdf_paper import Paper
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader

from extractors.readers import read
from extractors.readers.drafts import DraftWord, spread
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import Box, TextSource


def codes(data: bytes) -> list[str]:
    return [note.code for note in read(data, "x.pdf").notes]


def picture() -> ImageReader:
    return ImageReader(Image.new("RGB", (60, 80), (230, 230, 230)))


def invisible(paper: Paper, y: float, text: str) -> None:
    obj = paper.canvas.beginText(60, paper.height - y)
    obj.setTextRenderMode(3)
    obj.textOut(text)
    paper.canvas.drawText(obj)


def test_white_text_on_paper_is_left_out_and_noted() -> None:
    data = Paper().text(60, 80, "Sökt 100 kr").text(60, 100, "Sökt 900 000 kr", gray=1.0).bytes()
    assert read(data, "x.pdf").text == "Sökt 100 kr"
    assert codes(data) == [ProblemCode.HIDDEN_TEXT]


def test_white_text_on_a_dark_band_is_read() -> None:
    data = Paper().shade(50, 66, 400, 86, gray=0.2).text(60, 80, "Finansiär", gray=1.0).bytes()
    assert read(data, "x.pdf").text == "Finansiär"
    assert codes(data) == []


@pytest.mark.parametrize(("x", "y", "size"), [(60, -40, 10), (900, 80, 10), (60, 120, 0.8)])
def test_text_off_the_page_or_too_small_to_see_is_left_out(x: float, y: float, size: float) -> None:
    data = Paper().text(60, 80, "Synligt").text(x, y, "900 000 kr", size).bytes()
    assert read(data, "x.pdf").text == "Synligt"
    assert codes(data) == [ProblemCode.HIDDEN_TEXT]


def test_invisible_text_beside_visible_is_left_out() -> None:
    paper = Paper().text(60, 80, "Synligt")
    invisible(paper, 100, "Sökt 900 000 kr")
    data = paper.bytes()
    assert read(data, "x.pdf").text == "Synligt"
    assert codes(data) == [ProblemCode.HIDDEN_TEXT]


def test_the_text_layer_of_a_scan_is_its_text() -> None:
    paper = Paper()
    paper.canvas.drawImage(picture(), 0, 0, paper.width, paper.height)
    invisible(paper, 100, "Beviljas 400 000 kr")
    document = read(paper.bytes(), "x.pdf")
    assert document.text == "Beviljas 400 000 kr"
    assert document.pages[0].source is TextSource.OCR


def test_a_picture_page_among_text_pages_is_noted() -> None:
    paper = Paper().text(60, 80, "Brev")
    paper.page()
    paper.canvas.drawImage(picture(), 0, 0, paper.width, paper.height)
    data = paper.bytes()
    assert codes(data) == [ProblemCode.OCR_UNAVAILABLE]


def test_a_picture_page_is_given_to_ocr() -> None:
    paper = Paper()
    paper.canvas.drawImage(picture(), 0, 0, paper.width, paper.height)

    def engine(data: bytes, page: int, width: float, height: float) -> list[list[DraftWord]]:
        assert data.startswith(b"%PDF")
        assert page == 1
        assert round(width) == 595
        box = Box(60, 80, 120, 92)
        return [[DraftWord("Intyg", spread("Intyg", box), box, 10)]]

    document = read(paper.bytes(), "x.pdf", engine)
    assert document.text == "Intyg"
    assert document.pages[0].source is TextSource.OCR
    assert document.notes == ()


def test_a_scan_without_ocr_has_no_text() -> None:
    paper = Paper()
    paper.canvas.drawImage(picture(), 0, 0, paper.width, paper.height)
    with pytest.raises(UnreadableFile) as caught:
        read(paper.bytes(), "x.pdf")
    assert caught.value.reason is ProblemCode.NO_TEXT


def test_a_user_password_is_encrypted() -> None:
    data = Paper(encrypt=pdfencrypt.StandardEncryption("hemligt", "ägaren", strength=128)).text(60, 80, "x").bytes()
    with pytest.raises(UnreadableFile) as caught:
        read(data, "x.pdf")
    assert caught.value.reason is ProblemCode.ENCRYPTED


def test_an_owner_password_alone_is_readable() -> None:
    data = Paper(encrypt=pdfencrypt.StandardEncryption("", "ägaren", strength=128)).text(60, 80, "Brev 12 kr").bytes()
    assert read(data, "x.pdf").text == "Brev 12 kr"


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.8, 0.95])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    paper = Paper()
    for _ in range(3):
        paper.prose(60, 80, ["Text som upprepas för att filen ska bli längre."] * 40)
        paper.page()
    data = paper.bytes()
    with pytest.raises(UnreadableFile) as caught:
        read(data[: int(len(data) * share)], "x.pdf")
    assert caught.value.reason is ProblemCode.DAMAGED


SCRIPTED = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R /Names <</JavaScript <</Names [(a) 5 0 R]>> /EmbeddedFiles <</Names [(b) 6 0 R]>>>>>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources <</Font <</F 8 0 R>>>>>> endobj
4 0 obj <</Length 34>> stream
BT /F 12 Tf 60 200 Td (Brev) Tj ET
endstream endobj
5 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj
6 0 obj <</Type /Filespec /F (b.txt) /EF <</F 7 0 R>>>> endobj
7 0 obj <</Type /EmbeddedFile /Length 3>> stream
hej
endstream endobj
8 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R /Size 9>>
%%EOF
"""


def test_scripts_and_embedded_files_are_noted() -> None:
    document = read(SCRIPTED, "x.pdf")
    assert document.text == "Brev"
    assert [note.code for note in document.notes] == [ProblemCode.ACTIVE_CONTENT, ProblemCode.ACTIVE_CONTENT]


def test_values_of_an_interactive_form_are_read() -> None:
    paper = Paper().text(60, 80, "Projektnamn")
    paper.canvas.acroForm.textfield(x=200, y=paper.height - 84, width=200, height=14, value="Storstugan", name="a", borderWidth=0)
    assert "Projektnamn\tStorstugan" in read(paper.bytes(), "x.pdf").text


@pytest.mark.parametrize(
    ("lines", "damaged"),
    [
        (
            ["Projektet beviljas stöd med högst kronor.", "Belopp som söks: dock högst kr av kostnaderna."],
            True,
        ),
        (["Ansökan avser högst kronor och högst kronor 2025"], True),
        (["Start 2812-1 och 28-12-1, slut 212-6-3, summa 4 65", "Inkom 25-1-1"], True),
        (["Belopp i kronor. Totalt kr 1 250 000. Hela kronor."], False),
        (["Beviljas högst 400 000 kronor den 2025-01-02."], False),
        (["12 345 678 "] * 9, True),
    ],
)
def test_figures_that_fell_out_are_noted(lines: list[str], damaged: bool) -> None:
    paper = Paper()
    paper.prose(60, 80, lines)
    assert (ProblemCode.DAMAGED_TEXT in codes(paper.bytes())) is damaged
