"""Whatever words stand wherever on a page: a layout, the same one every time, whose spans lie in the text."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import lay_out
from extractors.readers.drafts import DraftPage, DraftWord, compose, spread
from schemas.layout import Layout
from schemas.text import Box, DocumentText, Grid, GridCell, Page, Span

TOKENS = [
    *("Summa", "2025", "100", "000", "12 500", "kr", "§", "§ 4", "-", "–", "Dnr:", "Datum", "•", "1.", "(a)", "..........."),
    *("ÅÄÖ", ":", "x", "Sida", "1 (2)", "att", "Finansiär", "Belopp", "%", "\u00ad", "Inkom", "RN 2025/17"),
]


@st.composite
def documents(draw: st.DrawFn) -> DocumentText:
    pages = []
    for _ in range(draw(st.integers(1, 3))):
        lines = []
        for _ in range(draw(st.integers(0, 12))):
            y = draw(st.integers(-20, 860))
            x = draw(st.floats(-10, 560))
            line = []
            for token in draw(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=6)):
                for part in token.split():
                    box = Box(x, y, x + 5.0 * len(part), y + draw(st.sampled_from([0.0, 6.0, 10.0, 18.0])))
                    size = draw(st.sampled_from([0.0, 6.0, 10.0, 18.0]))
                    line.append(DraftWord(part, spread(part, box), box, size, draw(st.booleans()), draw(st.sampled_from(" \t"))))
                    x = box.x1 + draw(st.sampled_from([-8.0, 1.0, 3.0, 40.0]))
            lines.append(line)
        pages.append(DraftPage(lines, draw(st.sampled_from([0.0, 595.0])), draw(st.sampled_from([0.0, 842.0]))))
    composed = compose(pages)
    grids = []
    for _ in range(draw(st.integers(0, 2))):
        spans = draw(st.lists(st.sampled_from([w.span for w in composed.words]), max_size=6)) if composed.words else []
        cells = tuple(
            GridCell(
                draw(st.integers(0, 3)),
                draw(st.integers(0, 3)),
                (span,),
                draw(st.sampled_from([None, Box(0, 0, 300, 400)])),
                1,
                draw(st.integers(1, 2)),
            )
            for span in spans
        )
        grids.append(Grid(draw(st.integers(1, 3)), None, cells))
    return DocumentText(composed.text, composed.pages, composed.words, tuple(grids), composed.coordinates)


def check(layouts: tuple[Layout, ...], length: int) -> None:
    assert layouts
    whole = Span(0, length)
    for number, layout in enumerate(layouts):
        assert layout.segment == number
        spans = [layout.span, *layout.context, *(line.span for line in layout.lines)]
        spans += [c.span for line in layout.lines for c in line.chunks]
        spans += [s for b in layout.blocks for s in (b.span, *b.pieces)]
        spans += [s for t in layout.tables for row in t.rows for c in row if c for s in c.spans]
        spans += [s for p in layout.pairs for s in (p.label_span, *p.value_spans)]
        assert all(whole.contains(s) for s in spans)
        for table in layout.tables:
            assert len({len(row) for row in table.rows}) == 1
        for pair in layout.pairs:
            assert pair.value_spans
            assert pair.value.strip()


@settings(max_examples=70, deadline=None)
@given(documents())
def test_any_arrangement(document: DocumentText) -> None:
    layouts = lay_out(document)
    check(layouts, len(document.text))
    assert lay_out(document) == layouts


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB1§ \t\n\f.:•Å", max_size=120))
def test_any_text_without_paper(text: str) -> None:
    document = DocumentText(text, (Page(1, 0, 0, Span(0, len(text))),), (), coordinates=array("f"))
    check(lay_out(document), len(text))


def test_nothing_at_all() -> None:
    (layout,) = lay_out(DocumentText("", (), ()))
    assert layout.lines == layout.blocks == layout.tables == ()
