"""Tables of which only a part is drawn."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from schemas.layout import Table

BODY = [["Lön", "100 000", "200 000"], ["Resor", "10 000", "20 000"], ["Lokaler", "5 000", "5 000"]]
SUM = ["Summa", "115 000", "225 000"]


def tables(paper: Paper) -> list[Table]:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    return list(layout.tables)


def matrix(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.rows]


def test_frame_round_the_figures_alone() -> None:
    paper = Paper().grid([230, 330, 410], [110, 125, 140, 155])
    paper.rows(105, [["Kostnad", "2025", "2026"], *BODY], [326, 406], left=64, pitch=15)
    paper.rows(165, [SUM], [326, 406], left=64)
    (table,) = tables(paper)
    assert matrix(table) == [["Kostnad", "2025", "2026"], *BODY, SUM]


def test_labels_without_rules_between_them() -> None:
    paper = Paper().grid([230, 330, 410], [95, 110, 125, 140, 155])
    for y in (95, 155):
        paper.line(60, y, 230, y)
    paper.line(60, 95, 60, 155)
    paper.rows(106, [["Kostnad", "2025", "2026"], *BODY], [326, 406], left=64, pitch=15)
    (table,) = tables(paper)
    assert matrix(table) == [["Kostnad", "2025", "2026"], *BODY]


def test_a_row_below_the_frame() -> None:
    paper = Paper().grid([60, 250, 330, 410], [95, 110, 125, 140, 155])
    paper.rows(106, [["Kostnad", "2025", "2026"], *BODY], [326, 406], left=64, pitch=15)
    paper.rows(168, [SUM], [326, 406], left=64)
    (table,) = tables(paper)
    assert matrix(table)[-1] == SUM


def test_cells_of_several_lines_keep_their_frame() -> None:
    paper = Paper().grid([60, 200, 300], [90, 108, 140])
    paper.text(64, 102, "Finansiär").right(296, 102, "Belopp")
    paper.text(64, 120, "Europeiska").text(64, 132, "socialfonden").right(296, 126, "2 400 000")
    (table,) = tables(paper)
    assert table.ruled
