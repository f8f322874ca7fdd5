"""Columns printed on the next page stand beside their rows again."""

import io

from reportlab.pdfgen.canvas import Canvas

from extractors.layout import lay_out
from extractors.readers import read

ROWS = (
    ("Kostnader (kr)", "2026", "2027", "Summa"),
    ("Personal", "700 000", "720 000", "1 420 000"),
    ("Utredningar", "300 000", "150 000", "450 000"),
    ("Resor", "30 000", "20 000", "50 000"),
    ("Summa kostnader", "1 030 000", "890 000", "1 920 000"),
)


def test_columns_over_a_page_break_are_one_table():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in ((0, 1), (2, 3)):
        canvas.setFont("Helvetica", 10)
        for r, row in enumerate(ROWS):
            for k, column in enumerate(page):
                y = 760 - 14 * r
                if column == 0:
                    canvas.drawString(60, y, row[0])
                else:
                    canvas.drawRightString(200 + 120 * k, y, row[column])
        canvas.showPage()
    canvas.save()
    (layout,) = lay_out(read(out.getvalue(), "budget.pdf"))
    (table,) = layout.tables
    assert [[c.text if c else "" for c in row] for row in table.rows] == [list(row) for row in ROWS]
    assert table.pages == (1, 2)
