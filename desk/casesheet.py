"""The reconciliation sheet of a case (*ärendeblad*) as a PDF for the file: who, how much, what does not agree with both sides'
lines, the money version by version, dates, papers with their checksums.

Always in Swedish: it goes into a Swedish file. Made with reportlab alone; no browser is needed. Everything that comes out of a
document is escaped, and the fonts are embedded so that the sheet looks the same in fifty years.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, Image, KeepTogether, PageTemplate, Paragraph, Spacer, Table

from desk.output import Row
from desk.page import heading_of, period, reading_of, short_name
from desk.text import DASH, amount, clean, day, kronor, percent, word
from desk.web.case import CasePage, Found, Side
from desk.web.html import look, place_of, value_of
from desk.web.money import Line
from desk.web.words import RULES, SEVERITY_WORDS, VERDICT_WORDS, role_word

Crop = Callable[[Row], bytes | None]
VERSIONS_BESIDE = 5
WIDTH = A4[0] - 36 * mm
CROP_WIDTH, CROP_HEIGHT = WIDTH / 2 - 4 * mm, 30 * mm
_INK, _SOFT, _LINE, _MARK = (
    colors.HexColor("#1c2329"),
    colors.HexColor("#55616b"),
    colors.HexColor("#c9d0d5"),
    colors.HexColor("#fff0b8"),
)
_GRADES = {"error": colors.HexColor("#a3200d"), "warning": colors.HexColor("#7d4b00"), "info": colors.HexColor("#31566b")}


@dataclass(frozen=True, slots=True)
class Printed:
    """When, by whom and out of which night a sheet was printed."""

    taken_at: datetime | None
    at: datetime
    by: str


def write_sheet(page: CasePage, crop: Crop, printed: Printed) -> bytes:
    """The whole PDF. `crop` gives the picture of a fact's line, or None where there is none."""
    _fonts()
    out = io.BytesIO()
    case = page.case
    title = f"Ärendeblad {case['registration_number'] or case['case_id']}"
    document = BaseDocTemplate(
        out, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=16 * mm, bottomMargin=18 * mm,
        title=_plain(title), author=_plain(printed.by), subject=_plain(case["project_title"] or ""), creator="medfin", lang="sv",
    )  # fmt: skip
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: _foot(canvas, title, printed)))
    story: list[Flowable] = [*_head(case), *_findings(page, crop), *_money(page), *_days(page), *_papers(page)]
    document.build(story)
    return out.getvalue()


def _fonts() -> None:
    """The fonts that come with reportlab; they have all letters of the languages around us."""
    if "Text" in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in (("Text", "Vera.ttf"), ("Text-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(Path(reportlab.__file__).parent / "fonts" / file)))


def _plain(text: object) -> str:
    """Text that the font can show; what it cannot is a question mark, never a hole."""
    glyphs = pdfmetrics.getFont("Text").face.charToGlyph
    spaced = str(clean(str(text))).replace("\u202f", "\u00a0").replace("→", "till")
    return "".join(c if ord(c) in glyphs else "?" for c in spaced)


def _style(size: float = 8.5, bold: bool = False, colour: Any = _INK, right: bool = False, before: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        "s", fontName="Text-Bold" if bold else "Text", fontSize=size, leading=size * 1.35, textColor=colour,
        alignment=2 if right else 0, spaceBefore=before, splitLongWords=1,
    )  # fmt: skip


def _say(text: object, **how: Any) -> Paragraph:
    return Paragraph(escape(_plain(text)), _style(**how))


def _heading(text: str) -> Paragraph:
    made = _say(text, size=11, bold=True, before=9)
    made.keepWithNext = 1
    return made


def _foot(canvas: Any, title: str, printed: Printed) -> None:
    canvas.saveState()
    canvas.setFont("Text", 7)
    canvas.setFillColor(_SOFT)
    night = f"lagret från {printed.taken_at:%Y-%m-%d %H:%M}, " if printed.taken_at is not None else ""
    canvas.drawString(
        18 * mm, 10 * mm, _plain(f"{title} ur medfin, {night}utskrivet {printed.at:%Y-%m-%d %H:%M} av {printed.by}")
    )
    canvas.drawRightString(A4[0] - 18 * mm, 10 * mm, f"Sida {canvas.getPageNumber()}")
    canvas.restoreState()


def _head(case: Row) -> list[Flowable]:
    granted = word("DecisionOutcome", case["outcome"]).capitalize()
    rate = f", högst {percent(case['support_rate_pct'])}" if case["support_rate_pct"] is not None else ""
    number = f" ({case['applicant_org_number']})" if case["applicant_org_number"] else ""
    rows = (
        ("Sökande", f"{case['applicant_name'] or DASH}{number}"),
        ("Myndighet", case["authority"] or DASH),
        ("Period", period(case)),
        ("Sökt", f"{kronor(case['amount_applied_for_sek'])} av {kronor(case['total_cost_sek'])}"),
        (granted, f"{kronor(case['amount_granted_sek'])}{rate}"),
        ("Beslut", day(case["decided_on"])),
    )
    table = Table([[_say(a, colour=_SOFT), _say(b)] for a, b in rows], colWidths=[32 * mm, WIDTH - 32 * mm])
    close = [(f"{edge}PADDING", (0, 0), (-1, -1), 1) for edge in ("TOP", "BOTTOM")]
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0), *close])
    return [
        _say(f"Ärendeblad {case['registration_number'] or 'utan diarienummer'}", size=9, colour=_SOFT),
        _say(case["project_title"] or "(projektnamn saknas)", size=15, bold=True),
        Spacer(1, 2 * mm),
        table,
    ]


def _findings(page: CasePage, crop: Crop) -> list[Flowable]:
    count = len(page.mismatches)
    summary = f"{count} avviker, {len(page.undetermined)} går inte att avgöra, {page.matches} stämmer."
    made: list[Flowable] = [_heading("Avvikelser"), _say(summary)]
    for found in page.mismatches:
        made += [Spacer(1, 3 * mm), KeepTogether(_finding(found, crop))]
    return made


def _finding(found: Found, crop: Crop) -> list[Flowable]:
    row = found.row
    grade = SEVERITY_WORDS.get(row["severity"], row["severity"])
    parts: list[Flowable] = [
        _say(f"{grade}: {RULES.get(row['rule'], row['rule'])}", bold=True, colour=_GRADES.get(row["severity"], _INK)),
        _say(row["message"], size=9),
    ]
    if row["working"]:
        parts.append(_say(row["working"], size=7.5, colour=_SOFT))
    if found.sides:
        cells = [_side(side, crop) for side in found.sides]
        table = Table([cells + [""] * (2 - len(cells))], colWidths=[WIDTH / 2] * 2)
        table.setStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 6)]
        )
        parts.append(table)
    if row["verdict"]:
        said = f"{VERDICT_WORDS.get(row['verdict'], row['verdict'])} enligt {row['verdict_by']} {day(row['verdict_at'])}"
        said += f": {row['verdict_note']}" if row["verdict_note"] else ""
        said += f" Gäller till och med {day(row['verdict_until'])}." if row["verdict_until"] else ""
        said += " Uppgifterna har ändrats sedan dess." if row["stale"] else ""
        parts.append(_say(said, bold=True, size=8))
    parts.append(_say(f"{row['rule']}  {row['finding_id']}", size=6.5, colour=_SOFT))
    return parts


def _side(side: Side, crop: Crop) -> list[Flowable]:
    fact = side.fact
    heading = heading_of({"kind": fact["document_kind"], "revision": fact["revision"]})
    parts: list[Flowable] = [_say(f"{heading}, {short_name(fact['file_name'])}, {place_of(fact)}", size=7.5, colour=_SOFT)]
    picture = crop(fact) if side.drawable else None
    if picture is not None:
        width, height = ImageReader(io.BytesIO(picture)).getSize()
        scale = min(CROP_WIDTH / width, CROP_HEIGHT / height)
        shown = Table([[Image(io.BytesIO(picture), width * scale, height * scale)]], hAlign="LEFT")
        sides = [(f"{edge}PADDING", (0, 0), (-1, -1), 1) for edge in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
        shown.setStyle([("BOX", (0, 0), (-1, -1), 0.4, _LINE), *sides])
        parts += [Spacer(1, 1), shown, Spacer(1, 1)]
    else:
        parts.append(_say(f"”{fact['raw']}”", size=9))
    corrected = f", rättat av {fact['corrected_by']}" if fact["corrected_by"] else ""
    standing = word("Standing", fact["standing"])
    said = f"läst som {value_of(fact)}, {role_word(fact['kind'], fact['role'])}, {standing}{corrected}"
    return [*parts, _say(said, size=7.5)]


def _money(page: CasePage) -> list[Flowable]:
    money = page.money
    if not money.versions:
        return []
    made: list[Flowable] = [_heading("Pengarna, version för version")]
    groups: tuple[tuple[str, Sequence[Line]], ...] = (
        ("", money.stated),
        ("Finansiering", (*money.financing, *money.sums)),
        ("Kostnader", (*money.costs, *money.cost_sums)),
    )
    for first in range(0, len(money.versions), VERSIONS_BESIDE):
        part = range(first, min(first + VERSIONS_BESIDE, len(money.versions)))
        head: list[Any] = [
            "",
            *(
                _say(heading_of(money.versions[i]).replace("Tjänsteskrivelse", "Tjänsteskr."), size=7.5, bold=True, right=True)
                for i in part
            ),
        ]
        rows, marks = [head], []
        for title, lines in groups:
            if title and lines:
                marks.append(("TOPPADDING", (0, len(rows)), (-1, len(rows)), 6))
                rows.append([_say(title, size=7.5, bold=True, colour=_SOFT)] + [""] * len(part))
            for line in lines:
                label = line.label[:1].upper() + line.label[1:] + (f" ({line.note})" if line.note else "")
                cells = [_cell(line, i) for i in part]
                marks += [
                    ("BACKGROUND", (at, len(rows)), (at, len(rows)), _MARK)
                    for at, i in enumerate(part, 1)
                    if line.cells[i].differs
                ]
                rows.append([_say(label, size=7.5), *cells])
        wide = 24 * mm
        table = Table(rows, colWidths=[WIDTH - wide * len(part)] + [wide] * len(part), repeatRows=1)
        table.setStyle([
            ("LINEBELOW", (0, 0), (-1, -1), 0.25, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5), ("LEFTPADDING", (0, 0), (0, -1), 0),
            *marks,
        ])  # fmt: skip
        made += [table, Spacer(1, 2 * mm)]
    if money.differs:
        made.append(
            _say("Färgat: skiljer sig från versionen före, eller från total kostnad i sammanräkningen.", size=7, colour=_SOFT)
        )
    return made


def _cell(line: Line, i: int) -> Paragraph | list[Paragraph]:
    cell = line.cells[i]
    if not cell.printed:
        return _say("ej med", size=7, colour=_SOFT, right=True)
    shown = str(look(cell.value, line.look)) if cell.value is not None else ""
    said = _say(shown, size=7.5, right=True, bold=cell.differs)
    return (
        [said, _say(cell.about, size=6.5, right=True, colour=_SOFT)]
        if cell.about and shown
        else said
        if shown
        else _say(cell.about, size=7.5, right=True, colour=_SOFT)
    )


def _days(page: CasePage) -> list[Flowable]:
    made: list[Flowable] = [_heading("Datum och villkor")]
    made += [_say(f"{day(moment.day)}  {moment.what}") for moment in page.timeline]
    for condition in page.conditions:
        state = (
            f"öppet, stängs av {condition['closes_with']}"
            if condition["is_open"]
            else f"uppfyllt genom {condition['closes_with']}"
        )
        made.append(_say(f"Villkor: {condition['clause']} ({state if condition['closes_with'] else 'öppet'})"))
    for awaited in page.awaited:
        if awaited["is_open"]:
            kind = word("DocumentKind", awaited["kind"])
            made.append(_say(f"Utlovat och inte kommet: {kind}, ”{awaited['clause']}”"))
    return made


def _papers(page: CasePage) -> list[Flowable]:
    head = [_say(name, size=7.5, bold=True) for name in ("Handling", "Datum", "Läsning", "SHA-256")]
    rows: list[list[Any]] = [head]
    for document in page.documents:
        name = heading_of(document) if document["kind"] else "Oläst"
        rows.append([
            [_say(name, size=7.5), _say(document["file_name"], size=7, colour=_SOFT)],
            _say(day(document["decided_on"] or document["received_on"] or document["dated_on"]), size=7.5),
            _say(reading_of(document), size=7.5),
            _say(document["file_sha256"], size=6),
        ])  # fmt: skip
    table = Table(rows, colWidths=[WIDTH - 88 * mm, 22 * mm, 28 * mm, 38 * mm], repeatRows=1)
    table.setStyle(
        [("LINEBELOW", (0, 0), (-1, -1), 0.25, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    )
    made: list[Flowable] = [_heading("Handlingar"), table]
    if page.bars:
        made.append(_heading("Kommunernas pengar"))
        made += [_say(f"{bar.name}: {amount(bar.amount)} kr, {percent(bar.share)}") for bar in page.bars]
    return made
