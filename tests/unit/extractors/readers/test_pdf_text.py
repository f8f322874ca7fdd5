"""PDF text: lines, words, chunks and blanks as a reader sees them."""

from pdf_paper import Paper
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from extractors.readers import read


def text_of(paper: Paper) -> str:
    return read(paper.bytes(), "provtext.pdf").text


def test_words_lines_and_pages() -> None:
    paper = Paper().text(60, 80, "Ansökan om stöd").text(60, 94, "till projektet Ljus")
    paper.page().text(60, 80, "Sida två")
    assert text_of(paper) == "Ansökan om stöd\ntill projektet Ljus\fSida två"


def test_wide_gaps_become_tabs() -> None:
    paper = Paper().text(60, 80, "Region Norr").right(540, 80, "Dnr RN 2025/17")
    assert text_of(paper) == "Region Norr\tDnr RN 2025/17"


def test_a_large_heading_and_small_print_share_a_line() -> None:
    paper = Paper().text(60, 80, "Region Norr", 18, bold=True).right(540, 80, "Dnr 7", 8)
    assert text_of(paper) == "Region Norr\tDnr 7"


def test_lines_with_tight_leading_stay_apart() -> None:
    paper = Paper()
    paper.prose(60, 80, ["första raden", "andra raden", "tredje raden"], 10, 9.2)
    assert text_of(paper) == "första raden\nandra raden\ntredje raden"


def test_a_superscript_stays_on_its_line() -> None:
    paper = Paper().text(60, 80, "Totalt 1 200 000").text(139, 76.5, "1", 6).text(146, 80, "kronor")
    assert "\n" not in text_of(paper)


def test_cells_set_midway_are_lines_of_their_own() -> None:
    paper = Paper().text(60, 80, "Europeiska").text(60, 92, "fonden").right(400, 86, "100 000")
    assert text_of(paper) == "Europeiska\n100 000\nfonden"


def test_blanks_inside_figures_are_no_gaps() -> None:
    assert text_of(Paper().text(60, 80, "Sökt 2 332 498 kr")) == "Sökt 2 332 498 kr"


def test_blanks_that_the_font_lacks_are_blanks() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    paper = Paper()
    paper.canvas.setFont("Vera", 10)
    paper.canvas.drawString(60, 700, "Sökt 2\u202f332\u202f498 kr")
    assert text_of(paper).split() == ["Sökt", "2", "332", "498", "kr"]


def test_digit_groups_parted_by_gaps_alone_are_read() -> None:
    paper = Paper().text(60, 80, "2").text(67.5, 80, "332").text(86, 80, "498")
    assert text_of(paper) == "2 332 498"


def test_columns_of_figures_set_close_are_parted() -> None:
    paper = Paper()
    paper.rows(80, [["Summa", "1 020 000", "1 310 000", "1 170 000"]], [250, 300, 350])
    assert text_of(paper) == "Summa\t1 020 000\t1 310 000\t1 170 000"


def test_rules_part_what_stands_close() -> None:
    paper = Paper().text(60, 80, "ja").text(76, 80, "nej").line(73.5, 60, 73.5, 90).line(40, 60, 110, 60).line(40, 90, 110, 90)
    assert text_of(paper) == "ja\tnej"


def test_letter_spaced_headings_are_words() -> None:
    paper = Paper()
    paper.canvas.drawString(60, 700, "BESLUT OM STÖD", charSpace=4)
    assert text_of(paper) == "BESLUT OM STÖD"


def test_stretched_prose_has_no_tabs() -> None:
    paper = Paper()
    paper.canvas.drawString(60, 700, "en rad som har sträckts ut till båda marginalerna", wordSpace=9)
    assert "\t" not in text_of(paper)


def test_list_markers_go_with_their_text() -> None:
    paper = Paper().text(60, 80, "•").text(78, 80, "14 hamnar").text(60, 94, "2.").text(80, 94, "Andra punkten")
    assert text_of(paper) == "• 14 hamnar\n2. Andra punkten"


def test_fake_bold_is_read_once() -> None:
    paper = Paper().text(60, 80, "Beslut 250 kr").text(60.35, 80, "Beslut 250 kr")
    assert text_of(paper) == "Beslut 250 kr"


def test_double_letters_are_kept() -> None:
    assert text_of(Paper().text(60, 80, "anläggningar, allmänna villkor, 1100 kr")) == "anläggningar, allmänna villkor, 1100 kr"


def test_turned_text_is_read_after_the_rest() -> None:
    paper = Paper().text(60, 80, "Brev")
    paper.canvas.saveState()
    paper.canvas.translate(30, 300)
    paper.canvas.rotate(90)
    paper.canvas.drawString(0, 0, "Inkom 2025-03-04")
    paper.canvas.restoreState()
    assert text_of(paper) == "Brev\nInkom 2025-03-04"


def test_words_and_coordinates_agree_with_the_text() -> None:
    paper = Paper().text(60, 80, "Sökt belopp", bold=True).right(500, 80, "1 250 000 kr")
    document = read(paper.bytes(), "x.pdf")
    assert [document.raw(w.span) for w in document.words] == document.text.split()
    assert len(document.coordinates) == 4 * len(document.text)
    assert [w.bold for w in document.words] == [True, True, False, False, False, False]
    first = document.words[0]
    box = document.box_of(first.span)
    assert box is not None
    assert first.box is not None
    assert first.box.top < box.top < box.bottom < first.box.bottom
    assert abs(box.x0 - 60) < 0.1
