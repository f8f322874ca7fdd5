"""Tables drawn with rules, and grids of files without paper."""

from pdf_paper import Paper

from extractors.layout import lay_out
from extractors.readers import read
from schemas.layout import Table
from schemas.text import CellRef, DocumentText, Grid, GridCell, Page, Span, Word


def matrix(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.rows]


def tables(paper: Paper) -> list[Table]:
    (layout,) = lay_out(read(paper.bytes(), "prov.pdf"))
    return list(layout.tables)


def test_cells_of_several_lines() -> None:
    paper = Paper().grid([60, 200, 300], [90, 108, 140])
    paper.text(64, 102, "Finansiär").right(296, 102, "Belopp")
    paper.text(64, 120, "Europeiska").text(64, 132, "socialfonden").right(296, 126, "2 400 000")
    (table,) = tables(paper)
    assert table.ruled
    assert matrix(table) == [["Finansiär", "Belopp"], ["Europeiska socialfonden", "2 400 000"]]


def test_merged_headings() -> None:
    paper = Paper((842, 595))
    xs = [60, 260, 340, 420, 500]
    for x in xs:
        paper.line(x, 90 if x in (60, 260, 420, 500) else 108, x, 162)
    for y in (90, 108, 126, 144, 162):
        paper.line(60 if y != 108 else 260, y, 500 if y != 108 else 420, y)
    paper.text(64, 112, "Finansiär").text(300, 103, "2025").text(424, 112, "Summa")
    paper.text(264, 121, "Kontant").text(344, 121, "Natura")
    paper.text(64, 139, "Region").right(336, 139, "100 000").right(496, 139, "100 000")
    paper.text(64, 157, "Kommun").right(336, 157, "50 000").right(416, 157, "10 000").right(496, 157, "60 000")
    (table,) = tables(paper)
    assert matrix(table) == [
        ["Finansiär", "2025", "", "Summa"],
        ["", "Kontant", "Natura", ""],
        ["Region", "100 000", "", "100 000"],
        ["Kommun", "50 000", "10 000", "60 000"],
    ]
    assert table.rows[0][1] is not None
    assert table.rows[0][1].column_span == 2


def test_rows_that_no_rule_parts() -> None:
    body = [["Lön", "100 000", "200 000"], ["Resor", "10 000", "20 000"], ["Lokaler", "5 000", "5 000"]]
    paper = Paper().grid([60, 250, 330, 410], [90, 108, 160, 178])
    paper.rows(103, [["Kostnad", "2025", "2026"]], [326, 406], left=64)
    paper.rows(122, body, [326, 406], left=64, pitch=15)
    paper.rows(173, [["Summa", "115 000", "225 000"]], [326, 406], left=64)
    (table,) = tables(paper)
    assert matrix(table) == [["Kostnad", "2025", "2026"], *body, ["Summa", "115 000", "225 000"]]


def test_a_column_rule_missing_in_some_rows() -> None:
    paper = Paper().line(60, 90, 60, 144).line(400, 90, 400, 144).line(300, 90, 300, 108)
    for y in (90, 108, 126, 144):
        paper.line(60, y, 400, y)
    for i, (label, amount) in enumerate([("Finansiär", "Belopp"), ("Regionen", "100 000"), ("Kommunen", "50 000")]):
        paper.text(64, 103 + 18 * i, label).right(396, 103 + 18 * i, amount)
    (table,) = tables(paper)
    assert matrix(table) == [["Finansiär", "Belopp"], ["Regionen", "100 000"], ["Kommunen", "50 000"]]


def test_one_grid_with_two_tables() -> None:
    rows = [
        ("Kostnader", "2025", "2026"),
        ("Lön", "10 000", "20 000"),
        ("Summa", "10 000", "20 000"),
        ("Finansiering", "2025", "2026"),
        ("Regionen", "10 000", "20 000"),
        ("Summa", "10 000", "20 000"),
    ]
    paper = Paper().text(60, 80, "Belopp i kronor").grid([60, 250, 330, 410], [90 + 18 * i for i in range(7)])
    paper.rows(103, rows, [326, 406], left=64, pitch=18)
    found = tables(paper)
    assert [matrix(t)[0][0] for t in found] == ["Kostnader", "Finansiering"]
    assert len(found[1].caption) == 1


def sheet(rows: list[list[str]]) -> DocumentText:
    """A sheet as a workbook reader gives it: cells with references, no boxes."""
    text, cells, refs, words = "", [], [], []
    for r, row in enumerate(rows):
        line = []
        for c, value in enumerate(row):
            if value:
                start = len(text) + len("\t".join(line)) + (1 if line else 0)
                line.append(value)
                span = Span(start, start + len(value))
                ref = CellRef("Blad1", f"{chr(65 + c)}{r + 1}")
                cells.append(GridCell(r, c, (span,), ref=ref))
                refs.append((span, ref))
                words.append(Word(span, 1, None))
        if line:
            text += "\t".join(line) + "\n"
    page = Page(1, 0, 0, Span(0, len(text)), name="Blad1")
    return DocumentText(text, (page,), tuple(words), (Grid(1, None, tuple(cells)),), cells=tuple(refs), reader="prov")


def test_a_sheet_is_parted_at_its_headings() -> None:
    rows = [
        ["Budget för Ljus i byn"],
        ["Projektägare", "Byalaget"],
        ["Belopp i tkr"],
        [],
        ["Kostnad", "2025", "2026"],
        ["Lön", "100", "200"],
        ["Summa", "100", "200"],
        [],
        ["Finansiär", "Form", "2025", "2026"],
        ["Regionen", "kontant", "50", "100"],
        ["Byalaget", "kontant", "50", "100"],
    ]
    (layout,) = lay_out(sheet(rows))
    costs, financing = layout.tables[-2:]
    assert [r[0] for r in matrix(costs)] == ["Kostnad", "Lön", "Summa"]
    assert matrix(financing)[0] == ["Finansiär", "Form", "2025", "2026"]
    assert costs.rows[1][1] is not None
    assert costs.rows[1][1].ref == CellRef("Blad1", "B6")
    assert ("Projektägare", "Byalaget") in [(p.label, p.value) for p in layout.pairs]
    assert "Belopp i tkr" in [layout.document.raw(s) for s in costs.caption]
