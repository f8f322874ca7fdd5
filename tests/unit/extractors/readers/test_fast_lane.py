"""The fast lane reads a page to the same last figure as the reference lane, or not at all."""

import io
import zlib
from pathlib import Path

import pdfplumber
import pytest
from hostile import pdfs
from hostile.rawpdf import CONTENT, assembled, one_page, stream
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_paper import Paper

from extractors.readers import fast_lane, read
from extractors.readers.fast_lane import FastLane, agree, drawn_pages
from extractors.readers.paint import PagePaint, Segment, read_paint
from schemas.problems import ProblemCode

pytestmark = pytest.mark.skipif(not fast_lane.available(), reason="the compiled part has not been built (no C compiler)")

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Matrix [1 0 0 1 30 40] /Resources << /Font << /F 3 0 R >> >>"
IMAGE = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
RESOURCES = b"""/Resources << /Font << /F 3 0 R >> /XObject << /Fm 10 0 R /Im 11 0 R >>
    /ExtGState << /Half << /ca 0.5 >> /None << /ca 0.01 >> /Mult << /BM /Multiply >> >>
    /ColorSpace << /Spot [/Separation /All /DeviceGray 12 0 R] /Icc [/ICCBased 13 0 R] >>
    /Properties << /L 14 0 R >> >>"""
MORE = {
    10: stream(b"BT /F 9 Tf 5 5 Td (i en form) Tj ET 0 0 100 20 re f", FORM),
    11: stream(b"\x80", IMAGE),
    12: stream(b"{}", b"/FunctionType 4 /Domain [0 1] /Range [0 1]"),
    13: stream(b"", b"/N 3"),
    14: b"<< /Type /OCG /Name (av) >>",
}
OFF = b"/OCProperties << /OCGs [14 0 R] /D << /OFF [14 0 R] >> >>"


def both(data: bytes) -> tuple[PagePaint | None, PagePaint]:
    with pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False) as pdf:
        page = pdf.pages[0]
        return FastLane(pdf).read(page), read_paint(pdf, page)


def page_of(content: bytes) -> bytes:
    return assembled(one_page(content, page=RESOURCES, catalog=OFF, more=MORE))


def same(data: bytes) -> PagePaint:
    fast, careful = both(data)
    assert fast is not None
    assert (fast.glyphs, fast.hidden) == (careful.glyphs, careful.hidden)
    assert (fast.horizontal, fast.vertical, fast.fills) == (careful.horizontal, careful.vertical, careful.fills)
    assert (fast.image_share, fast.unmapped, fast.ocr_layer) == (careful.image_share, careful.unmapped, careful.ocr_layer)
    return fast


TEXT = b"BT /F 11 Tf 60 700 Td (2 332 498 kr) Tj ET "


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        b"BT /F 11 Tf 14 TL 1 0 0 1 60 700 Tm [(A)-20.5(V) 120 (x)] TJ T* (rad) Tj (ny) ' 3 1 (ord) \" ET",
        b"BT /F 11 Tf 2 Tc 5 Tw 80 Tz 3 Ts 60 700 Td (a b) Tj 10 -20 TD (c) Tj T* <414 2> Tj ET",
        b"q 2 0 0 2 10 10 cm " + TEXT + b"Q " + TEXT,
        b"BT /F 11 Tf 0 1 -1 0 60 300 Tm (upp) Tj -1 0 0 -1 300 300 Tm (ner) Tj 1 .3 -.3 1 99 99 Tm (snett) Tj ET",
        b"BT /F 11 Tf 60 700 Td (a\\(b\\) \\344\\53 (inre) \\q \\\n slut) Tj ET",
        b"BT /F 11 Tf 3 Tr 60 700 Td (osynlig) Tj 2 Tr (fet) Tj ET",
        b"1 g " + TEXT + b"0 0 1 rg 50 690 200 30 re f 1 1 1 rg " + TEXT,
        TEXT + b"1 g 50 690 200 30 re f",
        TEXT + b"1 g 50 690 10 10 re 70 690 200 30 re f",
        b"100 600 m 300 600 l S 100 600 m 100 700 l s 100 500 200 .5 re f 90 480 120 60 re S 10 10 m 20 30 40 50 60 20 c 1 2 3 4 v h B*",
        b"50 50 m 90 50 l 90 90 l 50 90 l 50 50 l h b 50 50 m f 60 60 m 70 70 l h S 1 1 1 RG 3 3 50 50 re s",
        b"q 0 0 100 100 re W n " + TEXT + b"10 10 400 300 re f Q " + TEXT,
        b"q 10 10 m 400 10 l 300 800 l h W* n 0 0 600 800 re f " + TEXT + b"Q",
        b"/Half gs " + TEXT + b"/None gs " + TEXT + b"/Mult gs 0 0 300 800 re f /Other gs " + TEXT,
        b"/OC /L BDC " + TEXT + b"10 10 50 50 re f EMC " + TEXT + b"/P <</MCID 0 /ActualText <FEFF>>> BDC " + TEXT + b"EMC EMC",
        b"/Spot cs 0 scn "
        + TEXT
        + b"1 scn "
        + TEXT
        + b"/Icc cs 1 1 1 sc "
        + TEXT
        + b"0 0 0 0 k "
        + TEXT
        + b"/Pattern cs /P1 scn "
        + TEXT,
        b"q 300 0 0 300 100 400 cm /Im Do Q q 1 0 0 1 20 20 cm /Fm Do " + TEXT + b"Q /Fm Do " + TEXT + b"/Gone Do",
        b"q 100 0 0 50 20 20 cm BI /W 2 /H 1 /BPC 8 /CS /G ID \x00\xff EI Q " + TEXT,
        b"% a note\n" + TEXT + b"[3 2] 0 d 1 w 1 J /Perceptual ri 5 i /T MP /T <</A [1 2 (x)]>> DP BX EX",
        b"/F#20x gs -0 -.5 +3. 0.1234567890123456789 re f " + TEXT,
        b"BT (utan typsnitt) Tj ET " + TEXT,
    ],
)
def test_what_it_takes_is_the_same(content: bytes) -> None:
    assert same(page_of(content)).width == 595


@pytest.mark.parametrize(
    "content",
    [
        b"BT /Saknas 11 Tf (x) Tj ET",
        b"BT /F 11 Tf 60 700 Td (utan slut Tj ET",
        b"BT /F 11 Tf 60 700 Td x (y) Tj ET",
        b"1 2 3 m",
        b"(x) w",
        b"1 0 0 cm",
        b"<< /A >> BDC",
        b"q " * 6000,
        b"[" * 50 + b"]" * 50 + b" TJ",
        b"1e5 w",
        b"-- 3 w",
        b"BI /W 1 /H 1 /F /A85 ID ~> EI",
        b"/Fm Do 5",
    ],
)
def test_what_is_odd_is_left_to_the_reference_lane(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(page_of(TEXT + content)), raise_unicode_errors=False) as pdf:
        assert FastLane(pdf).read(pdf.pages[0]) is None


@pytest.mark.parametrize("made", pdfs.UNSEEN, ids=lambda f: str(f.__name__))
def test_text_that_is_not_seen_is_hidden_in_both_lanes(made: object) -> None:
    data = made()  # type: ignore[operator]
    assert same(data).hidden or "form" in str(made)


def test_rotated_pages_and_crop_boxes() -> None:
    for more in (b"/Rotate 90", b"/Rotate 180", b"/Rotate 270", b"/CropBox [100 100 300 720]"):
        same(assembled(one_page(TEXT, page=RESOURCES + more, more=MORE, box=b"10 20 605 862")))


_NUMBER = st.one_of(
    st.integers(-900, 900).map(str),
    st.floats(-900, 900).map(lambda f: f"{f:.4f}"),
    st.sampled_from(["0", "1", "-1", ".5", "100"]),
)


def _operator(name: str, count: int) -> st.SearchStrategy[bytes]:
    return st.lists(_NUMBER, min_size=count, max_size=count).map(lambda v: " ".join([*v, name]).encode())


_TEXTS = st.binary(max_size=8).map(lambda b: b"<" + b.hex().encode() + b"> Tj")
_PROGRAM = st.lists(
    st.one_of(
        *(_operator(n, 0) for n in ("q", "Q", "BT", "ET", "S", "f", "B", "n", "W", "h", "s", "b*", "T*", "EMC")),
        *(_operator(n, 1) for n in ("Tc", "Tw", "Tz", "TL", "Ts", "g", "G")),
        *(_operator(n, 2) for n in ("m", "l", "Td", "TD")),
        *(_operator(n, 3) for n in ("rg", "RG")),
        *(_operator(n, 4) for n in ("re", "k", "v")),
        *(_operator(n, 6) for n in ("cm", "Tm", "c")),
        _TEXTS,
        _TEXTS,
        st.sampled_from(
            [b"/F 12 Tf", b"/Fm Do", b"/Im Do", b"/None gs", b"/Half gs", b"/OC /L BDC", b"3 Tr", b"0 Tr", b"/Spot cs"]
        ),
    ),
    max_size=40,
)


@given(_PROGRAM)
@settings(max_examples=60, deadline=None)
def test_any_program_is_read_the_same_or_not_at_all(program: list[bytes]) -> None:
    fast, careful = both(page_of(b"/F 10 Tf\n" + b"\n".join(program)))
    assert fast is None or agree(fast, careful)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_do_no_harm(content: bytes) -> None:
    objects = one_page(b"", page=RESOURCES, more=MORE)
    objects[CONTENT] = stream(zlib.compress(TEXT + content), b"/Filter /FlateDecode")
    with pdfplumber.open(io.BytesIO(assembled(objects)), raise_unicode_errors=False) as pdf:
        FastLane(pdf).read(pdf.pages[0])


def test_every_page_of_the_golden_documents_and_the_example_inbox() -> None:
    root = Path(__file__).parents[4]
    taken = pages = 0
    for path in sorted([*(root / "tests/golden").rglob("*.pdf"), *(root / "docs/example-inbox").rglob("*.pdf")]):
        try:
            pdf = pdfplumber.open(io.BytesIO(path.read_bytes()), raise_unicode_errors=False)
        except Exception:  # a file cut short on purpose
            continue
        lane = FastLane(pdf)
        for page in pdf.pages:
            fast = lane.read(page)
            pages += 1
            taken += fast is not None
            assert fast is None or agree(fast, read_paint(pdf, page)), path
            page.close()
    assert taken >= 0.95 * pages > 20


def test_facts_say_which_lane_read_them(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Paper().text(60, 80, "Sökt belopp: 100 000 kronor").bytes()
    assert {page.reader for page in read(data, "a.pdf").pages} == {"pdf-fast"}
    monkeypatch.setattr(fast_lane, "_fastpaint", None)
    assert {page.reader for page in read(data, "a.pdf").pages} == {"pdf"}


def test_a_difference_is_said_and_the_reference_lane_reads_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Paper().text(60, 80, "Sökt belopp: 100 000 kronor").bytes()
    monkeypatch.setattr("extractors.readers.pdf.drawn_pages", lambda data, count: [1])
    assert not read(data, "a.pdf").notes
    honest = FastLane.read

    def wrong(lane: FastLane, page: object) -> PagePaint | None:
        paint = honest(lane, page)
        assert paint is not None
        paint.glyphs[-1] = paint.glyphs[-1]._replace(text="7")
        return paint

    monkeypatch.setattr(FastLane, "read", wrong)
    document = read(data, "a.pdf")
    assert [note.code for note in document.notes] == [ProblemCode.READERS_DIFFER]
    assert document.reader == "pdf"
    assert document.text == "Sökt belopp: 100 000 kronor"


def test_a_moved_rule_is_a_difference() -> None:
    fast, careful = both(page_of(b"100 600 m 300 600 l S"))
    assert fast is not None
    assert agree(fast, careful)
    fast.horizontal[0] = Segment(601.0, 100.0, 300.0)
    assert not agree(fast, careful)


def test_some_pages_are_drawn_and_always_the_same() -> None:
    drawn = drawn_pages(b"en fil", 5000)
    assert drawn == drawn_pages(b"en fil", 5000)
    assert 50 <= len(drawn) <= 150
    assert drawn != drawn_pages(b"en annan", 5000)
