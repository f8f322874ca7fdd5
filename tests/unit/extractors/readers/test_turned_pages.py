"""Pages that lie on their side, and dots glued to labels and figures."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read

ROWS = [
    ("Kostnadsslag", "2025", "2026", "Summa"),
    ("Löner", "100 000", "200 000", "300 000"),
    ("Resor", "10 000", "20 000", "30 000"),
]


def sideways(down: bool) -> Paper:
    paper = Paper()
    canvas = paper.canvas
    canvas.saveState()
    if down:
        canvas.translate(0, paper.height)
        canvas.rotate(-90)
    else:
        canvas.translate(paper.width, 0)
        canvas.rotate(90)
    canvas.setFont("Helvetica", 10)
    for n, row in enumerate([*ROWS, ("Lokaler", "5 000", "5 000", "10 000"), ("Summa", "115 000", "225 000", "340 000")]):
        canvas.drawString(60, 400 - 16 * n, row[0])
        for k, figure in enumerate(row[1:]):
            canvas.drawRightString(400 + 90 * k, 400 - 16 * n, figure)
    canvas.restoreState()
    return paper


def test_a_table_on_its_side_is_read_and_its_figures_keep_their_place() -> None:
    for down in (False, True):
        document = read(sideways(down).bytes(), "prov.pdf")
        (layout,) = lay_out(document)
        rows = [tuple(c.text if c else "" for c in row) for row in layout.tables[0].rows]
        assert rows[:3] == ROWS
        page = document.pages[0]
        assert (page.turn, page.width > page.height) == (270 if down else 90, True)
        cell = layout.tables[0].rows[1][1]
        assert cell is not None
        assert cell.box is not None
        box = page.on_paper(cell.box)
        assert box.bottom - box.top > box.x1 - box.x0  # it runs up or down the paper
        assert box.x1 <= 595
        assert box.bottom <= 842


def test_dots_between_label_and_figure() -> None:
    paper = Paper()
    for n, line in enumerate(["Lokalhyra" + "." * 40 + "12 500", "Löner" + "." * 44 + "855", "Summa" + "." * 40 + "13 355"]):
        paper.text(60, 100 + 15 * n, line)
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    assert [[c.text if c else "" for c in row] for row in layout.tables[0].rows] == [
        ["Lokalhyra", "12 500"],
        ["Löner", "855"],
        ["Summa", "13 355"],
    ]
