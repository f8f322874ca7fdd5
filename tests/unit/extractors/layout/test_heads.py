"""A drawn table whose headings stand above its frame has them as its first row."""

import io

from reportlab.pdfgen.canvas import Canvas

from extractors.layout import lay_out
from extractors.readers import read

ROWS = (("Region Nord (söks)", "700 000", "900 000", "1 600 000"), ("Sjövik kommun", "20 000", "25 000", "45 000"))


def paper(heading):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    edges = (60, 240, 330, 420, 520)
    for r, row in enumerate((heading, *ROWS)):
        canvas.drawString(edges[0] + 4, 705 - 22 * r, row[0])
        for k, text in enumerate(row[1:], start=1):
            canvas.drawRightString(edges[k + 1] - 4, 705 - 22 * r, text)
    for r in range(1, 4):
        canvas.line(edges[0], 720 - 22 * r, edges[-1], 720 - 22 * r)
    for x in edges:
        canvas.line(x, 698, x, 720 - 22 * 3)
    canvas.save()
    (layout,) = lay_out(read(out.getvalue(), "plan.pdf"))
    (table,) = layout.tables
    return [[c.text if c else "" for c in row] for row in table.rows]


def test_headings_above_the_frame():
    heading = ("Finansiär", "2026", "2027", "Totalt")
    assert paper(heading) == [list(heading), *map(list, ROWS)]


def test_other_words_above_the_frame_are_not_taken():
    assert paper(("Bilaga", "till", "ansökan", "om stöd")) == [*map(list, ROWS)]
