"""Reads a PDF with a text layer into `DocumentText`: text, words with boxes, drawn tables, and notes on what is odd.

pdfplumber gives the pages; pypdfium2 counts them a second time, because a file with a broken index can lose pages in silence.
What is painted on a page comes from the fast lane where it takes the page, else from the reference lane (`paint`); some pages are
read by both, and a file on which they differ is left to the reference lane with a note.
Pages without text are left to the `ocr` function, where there is one. Nothing is concluded here about what the text means.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.utils.exceptions import PdfminerException

from extractors.readers.damage import damage_of
from extractors.readers.drafts import Composed, DraftLine, DraftPage, compose
from extractors.readers.extras import extras_of
from extractors.readers.fast_lane import READER as FAST_READER
from extractors.readers.fast_lane import FastLane, agree, available, drawn_pages
from extractors.readers.form_values import form_values
from extractors.readers.glyph_lines import lines_of
from extractors.readers.margin_headings import headings_before_text
from extractors.readers.paint import PagePaint, read_paint
from extractors.readers.pictures import OcrFunction, contradicts, from_pictures, page_of_picture
from extractors.readers.prose_columns import in_reading_order
from extractors.readers.rulings import RuledTable, find_tables
from extractors.readers.turned_pages import turn_of, upright
from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import DocumentText, Grid, GridCell, ReadingNote, Span, TextSource, Word

READER = "pdf"
MOST_PAGES = 1500
_STAMP = 40
"""Characters that a registry's stamp has at most."""
_LITTLE = 250
"""Characters below which a page that is mostly picture may say more in the picture."""

_SIDEWAYS = 4
"""Lines that a table has at least."""


def read_pdf(data: bytes, name: str, ocr: OcrFunction | None = None) -> DocumentText:
    """The whole file as one text. Raises `UnreadableFile` when there is nothing to read."""
    counted, notes = _count_pages(data)
    pdf, data = _open(data, counted)
    with pdf:
        notes += extras_of(data, pdf)
        try:
            pages = pdf.pages
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises whatever a broken page tree makes it stumble over
            raise UnreadableFile(ProblemCode.DAMAGED, "Filens sidor går inte att läsa.") from error
        if not pages:
            raise UnreadableFile(ProblemCode.DAMAGED, "Filen innehåller inga läsbara sidor.")
        if len(pages) > MOST_PAGES:
            raise UnreadableFile(ProblemCode.TOO_LARGE, f"Filen har {len(pages)} sidor; högst {MOST_PAGES} läses.")
        if counted > len(pages):
            notes.append(ReadingNote(ProblemCode.PAGES_MISSING, f"Filen har {counted} sidor men bara {len(pages)} kunde läsas."))
        lane = _trusted_lane(data, pdf, notes)
        drafts: list[DraftPage] = []
        tables: list[list[RuledTable]] = []
        for number, page in enumerate(pages, start=1):
            draft, found = _read_page(data, pdf, page, number, ocr, notes, lane)
            drafts.append(draft)
            tables.append(found)
            page.close()
    composed = compose(drafts)
    if not composed.words and any(note.code == ProblemCode.UNREADABLE_PAGE for note in notes):
        raise UnreadableFile(ProblemCode.DAMAGED, "Filens sidor är skadade och kan inte läsas.")
    if not composed.words:
        raise UnreadableFile(ProblemCode.NO_TEXT, "Filen innehåller ingen text som kan läsas.")
    if (damage := damage_of(composed.text)) is not None:
        seen = from_pictures(data, drafts, tables, ocr) if ocr is not None else None
        if seen is not None and damage_of((mended := compose(seen[0])).text) is None:
            composed, tables = mended, seen[1]
            notes.append(ReadingNote(ProblemCode.READ_FROM_PICTURE, f"{damage} Sidorna har lästs som bilder i stället."))
        else:
            notes.append(ReadingNote(ProblemCode.DAMAGED_TEXT, damage))
    return DocumentText(
        text=composed.text,
        pages=composed.pages,
        words=composed.words,
        grids=_grids(composed, tables),
        coordinates=composed.coordinates,
        notes=tuple(notes),
        reader=FAST_READER if all(page.reader == FAST_READER for page in composed.pages) else READER,
    )


def _trusted_lane(data: bytes, pdf: Any, notes: list[ReadingNote]) -> FastLane | None:
    """The fast lane, unless it is not there or reads one of the pages drawn by lot otherwise than the reference lane."""
    if not available():
        return None
    lane = FastLane(pdf)
    for number in drawn_pages(data, len(pdf.pages)):
        page = pdf.pages[number - 1]
        fast = lane.read(page)
        if fast is not None and not agree(fast, _by_reference(pdf, page)):
            message = f"Sidan {number} lästes olika av den snabba och den noggranna läsaren; den noggranna har läst hela filen."
            notes.append(ReadingNote(ProblemCode.READERS_DIFFER, f"{message} Anmäl det till den som sköter medfin.", number))
            return None
    return lane


def _by_reference(pdf: Any, page: Any) -> PagePaint | None:
    try:
        return read_paint(pdf, page)
    except MemoryError:
        raise
    except Exception:  # said of the page when it is read
        return None


def _count_pages(data: bytes) -> tuple[int, list[ReadingNote]]:
    """How many pages pdfium sees (0 where it cannot open the file), and notes on what the file carries beside pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(ProblemCode.ENCRYPTED, "Filen är skyddad med lösenord.") from error
        return 0, []
    try:
        notes = []
        if document.count_attachments() > 0:
            notes.append(ReadingNote(ProblemCode.ACTIVE_CONTENT, "Filen bär inbäddade filer, som inte har lästs."))
        if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
            notes.append(ReadingNote(ProblemCode.ACTIVE_CONTENT, "Filen innehåller skript, som inte har körts."))
        return len(document), notes
    finally:
        document.close()


def _open(data: bytes, counted: int) -> tuple[Any, bytes]:
    """The file opened by pdfplumber, and the bytes that were opened: those of a repaired copy where the original will not do."""
    try:
        return _try(data), data
    except UnreadableFile as failure:
        if failure.reason is not ProblemCode.DAMAGED or not counted or b"%%EOF" not in data[-2048:]:
            raise
    document = pypdfium2.PdfDocument(data)
    try:
        copy = io.BytesIO()
        document.save(copy)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(ProblemCode.DAMAGED, "Filen är skadad och kan inte öppnas.") from error
    finally:
        document.close()
    return _try(copy.getvalue()), copy.getvalue()


def _try(data: bytes) -> Any:
    try:
        pdf = pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False)
        if not pdf.pages:
            raise UnreadableFile(ProblemCode.DAMAGED, "Filen innehåller inga läsbara sidor.")
        return pdf
    except PdfminerException as error:
        cause = type(error.args[0]).__name__ if error.args else ""
        if cause == "MemoryError":
            raise MemoryError from error
        if "Password" in cause or "Encryption" in cause:
            raise UnreadableFile(ProblemCode.ENCRYPTED, "Filen är skyddad med lösenord.") from error
        raise UnreadableFile(ProblemCode.DAMAGED, "Filen är skadad och kan inte öppnas.") from error
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:  # a cut-off file makes the parser fail in many ways
        raise UnreadableFile(ProblemCode.DAMAGED, "Filen är skadad och kan inte öppnas.") from error


def _read_page(
    data: bytes, pdf: Any, page: Any, number: int, ocr: OcrFunction | None, notes: list[ReadingNote], lane: FastLane | None
) -> tuple[DraftPage, list[RuledTable]]:
    try:
        fast = lane.read(page) if lane is not None else None
        paint = fast if fast is not None else read_paint(pdf, page)
    except MemoryError:
        raise  # not the page's fault alone: what was read of it would be a part of it
    except Exception:  # one odd page must not cost the others; the note says which
        notes.append(ReadingNote(ProblemCode.UNREADABLE_PAGE, f"Sidan {number} kunde inte läsas.", number))
        return DraftPage((), float(page.width), float(page.height)), []
    paint.glyphs += form_values(page)
    turn = turn_of(paint)
    if turn:
        paint = upright(paint, turn)
    if paint.hidden:
        seen = "".join(g.text for g in paint.hidden)
        notes.append(
            ReadingNote(
                ProblemCode.HIDDEN_TEXT, f"Sidan {number} har text som inte syns ({len(seen)} tecken); den läses inte.", number
            )
        )
    lines = in_reading_order(lines_of(paint.glyphs, paint.vertical), paint.width, paint.horizontal)
    lines = headings_before_text(lines)
    source = TextSource.OCR if paint.ocr_layer else TextSource.TEXT
    width, height = (paint.height, paint.width) if turn in (90, 270) else (paint.width, paint.height)
    if paint.ocr_layer and ocr is not None and contradicts(lines, recognised := ocr(data, number, width, height)):
        note = f"Sidan {number} har ett textlager med andra tal än bilden visar; bilden har lästs i stället."
        notes.append(ReadingNote(ProblemCode.READ_FROM_PICTURE, note, number))
        return page_of_picture(recognised, width, height)
    printed = sum(len(word.text) for line in lines for word in line)
    if _wants_ocr(paint, printed):
        recognised = ocr(data, number, width, height) if ocr is not None else ()
        if recognised and _says_more(recognised, printed, paint):
            if paint.unmapped > 2 * sum(len(word.text) for line in recognised for word in line):
                note = f"Sidan {number} har {paint.unmapped} tecken utan teckentabell; bara en del av texten har lästs."
                notes.append(ReadingNote(ProblemCode.UNREADABLE_PAGE, note, number))
            elif paint.unmapped:
                note = f"Sidan {number} har {paint.unmapped} tecken utan teckentabell och har lästs som bild."
                notes.append(ReadingNote(ProblemCode.READ_FROM_PICTURE, note, number))
            return page_of_picture(recognised, width, height)
        if not recognised and (paint.image_share > 0.3 or paint.unmapped):
            code = ProblemCode.OCR_UNAVAILABLE if ocr is None else ProblemCode.UNREADABLE_PAGE
            what = "en bild med lite text" if printed >= _STAMP else "en bild utan text"
            notes.append(ReadingNote(code, f"Sidan {number} är {what} och har inte kunnat läsas.", number))
    if source is TextSource.TEXT and _lies_on_its_side(paint):
        note = f"Sidan {number} har en tabell på tvären; belopp i den kan ha förblivit olästa. Vrid sidan eller läs den för hand."
        notes.append(ReadingNote(ProblemCode.UNREADABLE_PAGE, note, number))
    tables = find_tables(paint.horizontal, paint.vertical, paint.fills) if source is TextSource.TEXT else []
    reader = FAST_READER if fast is not None and source is TextSource.TEXT else READER
    turn = turn if source is TextSource.TEXT else 0
    return DraftPage(lines, paint.width, paint.height, source, turn=turn, reader=reader), tables


def _lies_on_its_side(paint: PagePaint) -> bool:
    """Figures in several lines that run up or down the page: a table set sideways, not a form's number in the margin."""
    for turn in (90, 270):
        lines = [line for line in lines_of([g for g in paint.glyphs if g.turn == turn], ()) if line]
        figured = [line for line in lines if sum(c.isdigit() for word in line for c in word.text) >= 3]
        if len(lines) >= _SIDEWAYS and len(figured) >= _SIDEWAYS - 1:
            return True
    return False


def _wants_ocr(paint: PagePaint, printed: int) -> bool:
    """A page without text, with little text on a picture, or with glyphs that no table maps to characters."""
    if printed == 0 or paint.unmapped > 0.5 * printed:
        return True
    return paint.image_share > 0.6 and printed < _LITTLE and not paint.ocr_layer


def _says_more(recognised: Sequence[DraftLine], printed: int, paint: PagePaint) -> bool:
    """Whether the picture holds what the text layer does not; a cover with its title on a photograph holds no more."""
    if printed < _STAMP or paint.unmapped > 0.5 * printed:
        return True
    return sum(len(word.text) for line in recognised for word in line) > 1.5 * printed + _STAMP


def _grids(composed: Composed, tables: list[list[RuledTable]]) -> tuple[Grid, ...]:
    by_page: dict[int, list[Word]] = {}
    for word in composed.words:
        by_page.setdefault(word.page, []).append(word)
    grids: list[Grid] = []
    for number, found in enumerate(tables, start=1):
        for table in found:
            cells = tuple(_fill(composed.text, table, by_page.get(number, [])))
            if sum(1 for cell in cells if cell.spans) >= 2:
                grids.append(Grid(number, table.box, cells))
    return tuple(grids)


def _fill(text: str, table: RuledTable, words: list[Word]) -> list[GridCell]:
    """The table's cells with the stretches of text whose words have their middle inside."""
    held: dict[int, list[Word]] = {}
    for word in words:
        if word.box is None:
            continue
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        for i, cell in enumerate(table.cells):
            if cell.box.x0 <= x < cell.box.x1 and cell.box.top <= y < cell.box.bottom:
                held.setdefault(i, []).append(word)
                break
    result = []
    for i, cell in enumerate(table.cells):
        inside = held.get(i, [])
        result.append(
            GridCell(
                row=cell.row,
                column=cell.column,
                spans=_stretches(text, inside),
                box=cell.box,
                row_span=cell.row_span,
                column_span=cell.column_span,
                bold=bool(inside) and all(w.bold for w in inside),
            )
        )
    return result


def _stretches(text: str, words: list[Word]) -> tuple[Span, ...]:
    """Words that follow each other in one chunk of a line as one stretch."""
    spans: list[Span] = []
    for word in words:
        if spans and len(between := text[spans[-1].end : word.span.start]) == 1 and between not in "\n\t":
            spans[-1] = Span(spans[-1].start, word.span.end)
        else:
            spans.append(word.span)
    return tuple(spans)
