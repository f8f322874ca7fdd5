"""Scans: words become lines of the page, also when the sheet lay askew; a real scan is read where Tesseract is installed."""

import io

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from extractors.readers.ocr import _Seen, lines_from, recognise, tesseract
from schemas.text import TextSource


def seen(text, left, top, line):
    return _Seen(text, left, top, 20.0 * len(text), 40.0, ("1", "1", str(line)))


def words_of(lines):
    return [[w.text for w in line] for line in lines]


def test_words_of_one_height_are_one_line_and_wide_gaps_are_tabs():
    words = [seen("Summa", 100, 500, 1), seen("1", 900, 503, 2), seen("250", 935, 497, 2), seen("Resor", 100, 580, 3)]
    lines = lines_from(words, 0.24, 0.24)
    assert words_of(lines) == [["Summa", "1", "250"], ["Resor"]]
    assert [w.before for w in lines[0]][1:] == ["\t", " "]
    assert lines[0][0].box.x0 == pytest.approx(24.0)


def test_a_sheet_askew_keeps_its_lines():
    fall = 0.02  # 40 pixels over 2 000: as much as a line's height
    words = []
    for row in range(4):
        for k, x in enumerate((100, 700, 1300, 2000)):
            words.append(seen(f"r{row}k{k}", x, 300 + row * 60 + fall * x, row))
    assert words_of(lines_from(words, 0.24, 0.24)) == [[f"r{row}k{k}" for k in range(4)] for row in range(4)]


def scan(lines):
    """A PDF that is nothing but a picture of text."""
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=(595, 842))
    canvas.setFont("Helvetica", 12)
    for i, line in enumerate(lines):
        canvas.drawString(70, 760 - 22 * i, line)
    canvas.save()
    picture = pypdfium2.PdfDocument(paper.getvalue())[0].render(scale=200 / 72).to_pil().convert("L")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


@pytest.mark.skipif(tesseract() is None, reason="tesseract with Swedish is not installed")
def test_a_scan_is_read_with_places():
    data = scan(["Intyg om medfinansiering", "Sjövik kommun bidrar med 450 000 kronor, 35 % av kostnaden."])
    document = read(data, "scan.pdf", recognise)
    assert document.pages[0].source is TextSource.OCR
    assert "450 000 kronor" in document.text
    assert "35 % av" in document.text
    at = document.text.index("Intyg")
    box = document.box_of(document.words[0].span)
    assert at == 0
    assert box is not None
    assert 60 < box.x0 < 80
    assert 60 < box.top < 90
