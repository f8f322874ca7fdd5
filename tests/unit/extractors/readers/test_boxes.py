"""The promise of a fact's box: cropping the page to it, with a little air, gives the printed text back."""

import io
import random
import re
import unicodedata

import pdfplumber
import pytest
from pdf_paper import Paper

from extractors.readers import read
from schemas.text import Span

LINE = "medel projektet kronor högst åtgärder gynnar (sökt) ÅÄÖ jpgqy 2 332 498 10,86% 2026-02-28 ESF+ stöd/år à"
WORDS = LINE.split()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def crop(page: object, box: object) -> str:
    x0, top, x1, bottom = page.bbox  # type: ignore[attr-defined]
    area = (
        max(x0, box.x0 - 1.5),  # type: ignore[attr-defined]
        max(top, box.top - 1.5),  # type: ignore[attr-defined]
        min(x1, box.x1 + 1.5),  # type: ignore[attr-defined]
        min(bottom, box.bottom + 1.5),  # type: ignore[attr-defined]
    )
    return page.crop(area).extract_text() or ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(("size", "leading"), [(6, 6.2), (8, 8), (9, 8.6), (10, 10), (11, 10.6), (12, 14), (16, 16)])
def test_cropping_to_a_box_gives_the_text_back(size: float, leading: float) -> None:
    chance = random.Random(int(size * 100 + leading))
    paper = Paper()
    y = 60.0
    while y < 780:
        line = " ".join(chance.choice(WORDS) for _ in range(9))
        paper.text(60, y, line[: int(900 / size)], size, bold=chance.random() < 0.2)
        y += leading
    data = paper.bytes()
    document = read(data, "x.pdf")
    spans = [w.span for w in document.words]
    for _ in range(60):  # over one and over several lines
        i = chance.randrange(len(document.words) - 12)
        spans.append(Span(document.words[i].span.start, document.words[i + chance.randint(1, 12)].span.end))
    missed = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for span in chance.sample(spans, min(len(spans), 130)):
            box = document.box_of(span)
            got = crop(pdf.pages[0], box)
            if squeezed(document.raw(span)) not in squeezed(got):
                missed.append((document.raw(span), got))
    assert not missed


def test_boxes_follow_a_shifted_page() -> None:
    paper = Paper()
    paper.canvas.setCropBox((20, 20, 500, 800))
    paper.text(60, 80, "Beviljat 400 000 kr")
    data = paper.bytes()
    document = read(data, "x.pdf")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        box = document.box_of(Span(9, 16))
        assert "400000" in squeezed(crop(pdf.pages[0], box))
