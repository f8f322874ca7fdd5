"""Columns of figures set close: what parts them on the page parts them in the text."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read


def text_of(prose, pitch):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 780, prose)
    for row, figures in enumerate((("308", "669", "977"), ("112", "240", "180"))):
        canvas.drawString(60, 740 - 15 * row, "Post")
        for k, figure in enumerate(figures):
            canvas.drawRightString(280 + k * pitch, 740 - 15 * row, figure)
    canvas.drawString(60, 700, "Summa 1 250 000 kronor")
    canvas.save()
    return read(out.getvalue(), "kalkyl.pdf").text.split("\n")


@pytest.mark.parametrize("pitch", [22, 26, 34])
def test_figures_without_a_painted_blank_between_stand_in_columns(pitch):
    lines = text_of("Belopp i tusental kronor för hela projektet.", pitch)
    assert lines[1:] == ["Post\t308\t669\t977", "Post\t112\t240\t180", "Summa 1 250 000 kronor"]
