"""Personal numbers are covered in pictures of pages: two pages that differ in them alone give the same picture."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desk.drawing import draw as draw_evidence
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
