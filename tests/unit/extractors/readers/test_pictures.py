"""When the picture is read instead of the text layer."""

import io
from random import Random

import pypdfium2
import pytest
from pdf_paper import Paper
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import lay_out
from extractors.readers import read
from extractors.readers.drafts import DraftWord
from extractors.readers.ocr import recognise, tesseract
from extractors.readers.pictures import contradicts, page_of_picture
from schemas.problems import ProblemCode
from schemas.text import Box, TextSource

ROWS = [
    ("Kostnadsslag", "2025", "2026", "Summa"),
    ("Löner", "412 000", "236 000", "648 000"),
    ("Resor", "14 000", "27 000", "41 000"),
    ("Lokaler", "58 000", "59 000", "117 000"),
    ("Summa kostnader", "484 000", "322 000", "806 000"),
]
needs_tesseract = pytest.mark.skipif(tesseract() is None, reason="Tesseract with Swedish is not installed")


def line(text: str) -> list[DraftWord]:
    return [DraftWord(part, ((0.0, 5.0),) * len(part), Box(0, 0, 5, 10), 10) for part in text.split()]


def test_figures_tell_whether_a_layer_belongs_to_its_picture() -> None:
    layer = [line("Löner 412 000 236 000"), line("Resor 614 427")]
    assert not contradicts(layer, [line("Löner 412 000 236 000 x"), line("614 427")])
    assert contradicts(layer, [line("Löner 915 000 733 000 x"), line("888 427")])
    assert not contradicts([line("Avdelning 412")], [line("något annat")])


def picture(turned: int = 0) -> Image.Image:
    paper = Paper()
    paper.text(60, 80, "Budget och finansieringsplan för projektet Gröna broar", 15)
    for n, row in enumerate(ROWS):
        paper.text(60, 120 + 24 * n, row[0], 13)
        for k, figure in enumerate(row[1:]):
            paper.right(300 + 90 * k, 120 + 24 * n, figure, 13)
    for n in range(18):
        words = ["Projektet", "prövar", "nya", "sätt", "att", "bygga", "broar", "över", "vattendrag", "i", "länet"]
        paper.text(60, 280 + 20 * n, " ".join(words[n % 7 :] + words[: n % 5]), 11)
    document = pypdfium2.PdfDocument(paper.bytes())
    drawn = document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return drawn.rotate(turned, expand=True)


def sheet(image: Image.Image, layer: list[str] | None = None) -> bytes:
    out = io.BytesIO()
    size = (image.width * 72 / 200, image.height * 72 / 200)
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    for n, text in enumerate(layer or []):
        pen = canvas.beginText(60, size[1] - 120 - 24 * n)
        pen.setTextRenderMode(3)
        pen.setFont("Helvetica", 12)
        pen.textOut(text)
        canvas.drawText(pen)
    canvas.save()
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize("turned", [90])
def test_a_sheet_that_lay_on_its_side(turned: int) -> None:
    document = read(sheet(picture(turned)), "prov.pdf", recognise)
    assert document.pages[0].turn == turned
    (layout,) = lay_out(document)
    rows = [tuple(c.text if c else "" for c in row) for row in layout.tables[0].rows]
    assert rows[1] == ROWS[1]
    word = next(w for w in document.words if document.raw(w.span) == "Löner")
    assert word.box is not None
    place = document.pages[0].on_paper(word.box)
    inside = picture(turned).width * 72 / 200
    assert 0 <= place.x0 < place.x1 <= inside
    assert place.x0 < 200
    assert place.top > 450


@needs_tesseract
def test_a_layer_with_other_figures_is_not_believed() -> None:
    rng = Random(4)
    lies = [
        " ".join("".join(rng.choice("123456789") for _ in g) if g.isdigit() else g for c in row for g in c.split())
        for row in ROWS
    ]
    document = read(sheet(picture(), lies), "prov.pdf", recognise)
    assert [n.code for n in document.notes] == [ProblemCode.READ_FROM_PICTURE]
    assert "412 000" in document.text.replace("\t", " ")


def test_a_turned_page_has_its_sides_changed() -> None:
    page, tables = page_of_picture([line("Budget")], 595, 842)
    assert (page.width, page.height, page.source, tables) == (595, 842, TextSource.OCR, [])
