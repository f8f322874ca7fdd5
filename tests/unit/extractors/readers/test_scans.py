"""Pictures of pages: straightened, and rules told from letters and taken away; scanned tables become grids."""

import io

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from extractors.readers.ocr import is_garbled, recognise, tesseract
from extractors.readers.scans import prepared

ROWS = (
    ("Kostnader", "2026", "2027", "Summa"),
    ("Personal", "412 500", "425 000", "837 500"),
    ("Resor", "18 000", "22 000", "40 000"),
    ("Lokaler", "36 000", "36 000", "72 000"),
    ("Summa", "466 500", "483 000", "949 500"),
)


def drawn():
    picture = Image.new("L", (1600, 1200), 245)
    pen = ImageDraw.Draw(picture)
    for y in (200, 300, 400, 500):
        pen.line((100, y, 1500, y), fill=20, width=3)
    for x in (100, 800, 1500):
        pen.line((x, 200, x, 500), fill=20, width=3)
    pen.rectangle((100, 700, 1500, 800), fill=90)  # a shaded area is no rule
    return picture


def test_rules_are_found_and_taken_away():
    scan = prepared(drawn(), 300)
    assert [round(s.at / 100) for s in scan.horizontal] == [2, 3, 4, 5]
    assert [round(s.at / 100) for s in scan.vertical] == [1, 8, 15]
    assert scan.picture.getpixel((450, 300)) > 200
    assert scan.picture.getpixel((450, 750)) < 150


def test_a_sheet_askew_is_straightened():
    scan = prepared(drawn().rotate(1.2, fillcolor=245), 300)
    heights = [s.at for s in scan.horizontal if s.end - s.start > 1000]
    assert len(heights) == 4
    assert heights[1] - heights[0] == pytest.approx(100, abs=6)


def table_scan(angle):
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    edges = (60, 240, 330, 420, 520)
    for r, row in enumerate(ROWS):
        canvas.drawString(edges[0] + 4, 700 - 22 * r, row[0])
        for k, text in enumerate(row[1:], start=1):
            canvas.drawRightString(edges[k + 1] - 4, 700 - 22 * r, text)
    for r in range(len(ROWS) + 1):
        canvas.line(edges[0], 715 - 22 * r, edges[-1], 715 - 22 * r)
    for x in edges:
        canvas.line(x, 715, x, 715 - 22 * len(ROWS))
    canvas.save()
    picture = pypdfium2.PdfDocument(paper.getvalue())[0].render(scale=200 / 72).to_pil().convert("L")
    picture = picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


@pytest.mark.skipif(tesseract() is None, reason="tesseract with Swedish is not installed")
def test_a_scanned_table_is_a_grid():
    document = read(table_scan(0.6), "budget.pdf", recognise)
    (grid,) = document.grids
    found = [[""] * 4 for _ in ROWS]
    for cell in grid.cells:
        found[cell.row][cell.column] = " ".join(document.raw(s) for s in cell.spans)
    assert found == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("2026-01-01", False),
        ("kl.13", False),
        ("15%", False),
        ("«65", True),
        ("911:5", True),
        ("+1,443.0", True),
        ("163.:7", True),
        ("§12", False),
        ("Kv1", False),
        ("556012-5790,", False),
    ],
)
def test_misread_figures_are_told(text, garbled):
    assert is_garbled(text) is garbled
