import hashlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desk.evidence import NoPicture, draw_evidence
from warehouse.home import archive_path


@pytest.fixture
def fact(tmp_path: Path) -> dict[str, Any]:
    source = tmp_path / "källa.pdf"
    canvas = Canvas(str(source), pagesize=(400, 600))
    canvas.showPage()
    canvas.drawString(100, 600 - 212, "2 332 498 kronor")
    canvas.showPage()
    canvas.save()
    data = source.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    archive_path(tmp_path, sha256).parent.mkdir(parents=True)
    archive_path(tmp_path, sha256).write_bytes(data)
    box = {"x0": 100.0, "top": 200.0, "x1": 200.0, "bottom": 215.0}
    return {
        "file_sha256": sha256,
        "file_name": "Beslut.pdf",
        "raw": "2 332 498 kronor",
        "page": 2,
        "sheet": None,
        "cell": None,
        **box,
    }


def test_the_box_is_drawn_around_the_text(tmp_path: Path, fact: dict[str, Any]) -> None:
    out = tmp_path / "sida.png"
    draw_evidence(tmp_path, fact, out)
    with Image.open(out) as picture:
        assert picture.size == (800, 1200)
        inside = picture.convert("RGB").crop((200, 400, 400, 430))
        outside = picture.convert("RGB").crop((0, 0, 800, 390))
        colours = {colour for _, colour in inside.getcolors(100000) or []}
        assert any(sum(c) < 250 for c in colours), "the text itself can be seen"
        assert all(red > blue + 20 for red, _, blue in colours if red > 200), "on a marked ground"
        assert outside.getcolors(10) == [(800 * 390, (255, 255, 255))]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"page": None, "x0": None, "sheet": "Budget", "cell": "C7"}, "Budget!C7"),
        ({"page": 9}, "gick inte att rita"),
        ({"file_sha256": "0" * 64}, "saknas i arkivet"),
    ],
)
def test_what_cannot_be_drawn_is_told(tmp_path: Path, fact: dict[str, Any], change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(NoPicture, match=complaint):
        draw_evidence(tmp_path, {**fact, **change}, tmp_path / "sida.png")
    assert not (tmp_path / "sida.png").exists()


def test_damaged_files_and_wrong_names(tmp_path: Path, fact: dict[str, Any]) -> None:
    with pytest.raises(NoPicture, match="png"):
        draw_evidence(tmp_path, fact, tmp_path / "sida.exe")
    with pytest.raises(NoPicture, match="mappen"):
        draw_evidence(tmp_path, fact, tmp_path / "borta" / "sida.png")
    archive_path(tmp_path, fact["file_sha256"]).write_bytes(b"%PDF-1.4 trasig")
    with pytest.raises(NoPicture, match="gick inte att rita"):
        draw_evidence(tmp_path, fact, tmp_path / "sida.png")
    archive_path(tmp_path, fact["file_sha256"]).write_bytes(b"PK\x03\x04")
    with pytest.raises(NoPicture, match="ingen PDF"):
        draw_evidence(tmp_path, fact, tmp_path / "sida.png")
