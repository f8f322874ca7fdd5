"""Personal numbers are covered in pictures of pages: two pages that differ in them alone give the same picture."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desk.drawing import draw as draw_evidence
from desk.web.pagewords import words
from desk.web.sheet import draw as draw_sheet

ONE, OTHER = ("850730", "2381"), ("790214", "0008")
"""Two invented persons; the check digits are right."""
ORGANISATIONS = ("802456-7895", "556987-6543")


def page(person: tuple[str, str], organisation: str = ORGANISATIONS[0], turned: int = 0, cropped: bool = False) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(400, 300), invariant=1)
    canvas.setFont("Courier", 11)
    if cropped:
        canvas.setCropBox((10, 10, 300, 290))
    date, rest = person
    canvas.drawString(40, 250, f"Firmatecknare {date}-{rest} och 19{date}-{rest}")
    canvas.drawString(40, 230, f"Personnummer {date}{rest}, org.nr {organisation}")
    canvas.drawString(40, 210, f"Den som har personnummer {date}-")
    canvas.drawString(40, 195, f"{rest} skriver under för 1 250 000 kronor")
    canvas.setPageRotation(turned)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def drawn(data: bytes, folder: Path, evidence: bool) -> Image.Image:
    source, out = folder / "a.pdf", folder / "a.png"
    source.write_bytes(data)
    if evidence:
        draw_evidence(source, 1, (40, 40, 60, 50), out)
    else:
        draw_sheet(source, 1, out)
    with Image.open(out) as opened:
        return opened.convert("RGB")


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize(("turned", "cropped"), [(0, False), (90, False), (180, True), (270, False)])
def test_who_it_is_cannot_be_seen(tmp_path: Path, turned: int, cropped: bool, evidence: bool) -> None:
    one, other = (drawn(page(p, turned=turned, cropped=cropped), tmp_path, evidence) for p in (ONE, OTHER))
    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("turned", [0, 90])
def test_everything_else_can(tmp_path: Path, turned: int) -> None:
    one, other = (drawn(page(ONE, organisation, turned), tmp_path, False) for organisation in ORGANISATIONS)
    assert one.tobytes() != other.tobytes(), "an organisation number is no personal number"
    letters = sum(1 for value in one.convert("L").tobytes() if value < 100)
    assert 0 < letters < 0.15 * one.width * one.height


def test_the_words_to_point_at_tell_no_more(tmp_path: Path) -> None:
    said = []
    for person in (ONE, OTHER):
        (tmp_path / "a.pdf").write_bytes(page(person))
        said.append(words(tmp_path / "a.pdf", 1))
    assert said[0] == said[1]
    texts = [str(word[4]).replace("\u00a0", " ") for word in said[0]]
    assert ORGANISATIONS[0] in texts
    assert "1 250 000" in texts
    assert "XXXXXX-XXXX" in texts


def test_a_letter_outside_the_common_ones_moves_no_box(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(400, 300), invariant=1)
    canvas.drawString(40, 250, "tak \u2022 \ufb01nansi\xadering 900 000 kr")
    canvas.drawString(200, 100, "sist")
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(held.getvalue())
    (x0, top, x1, bottom, _) = next(word for word in words(tmp_path / "a.pdf", 1) if word[4] == "sist")
    assert 199 < x0 < 202 < 215 < x1 < 222
    assert 185 < top < 195 < bottom < 206
