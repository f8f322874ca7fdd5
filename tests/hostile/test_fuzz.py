"""Readers, the whole way to records, mail and workbooks, fed with broken files. `make fuzz` gives it a minute or more.

Nothing but a result may come out: an exception that is no `UnreadableFile` is a finding, and so is a result that breaks its own
promises. Within a test run it is short; `MEDFIN_FUZZ_SECONDS` says how long each part may go on.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest
from hostile import mails, office, pdfs
from hostile.rawpdf import good_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extractors.personal import masked
from extractors.pipeline import extract_document, extract_file
from extractors.readers import read
from extractors.readers.cells import CellText
from schemas.problems import UnreadableFile
from schemas.records import DocumentStatus
from schemas.text import DocumentText, TextSource

SECONDS = float(os.environ.get("MEDFIN_FUZZ_SECONDS", "2"))
RUNS = 40 if SECONDS <= 2 else 1_000_000


class _TimeIsUp(Exception):
    pass


def _fuzz(strategy: st.SearchStrategy[object], check: Callable[[object], None]) -> None:
    end = time.monotonic() + SECONDS

    @settings(
        max_examples=RUNS,
        deadline=timedelta(seconds=20),
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
        database=None,
        derandomize=SECONDS <= 2,
    )
    @given(strategy)
    def runs(value: object) -> None:
        if time.monotonic() > end:
            raise _TimeIsUp
        check(value)

    with contextlib.suppress(_TimeIsUp):
        runs()


@cache
def _seeds(kind: str) -> tuple[bytes, ...]:
    return {
        "pdf": (good_application(1), pdfs.polyglot(), pdfs.switched_off(), pdfs.form_calling_itself(), pdfs.covered()),
        "xlsx": (office.workbook(), office.external_links()),
        "docx": (office.paper(), office.nested_tables(4)),
        "mail": (mails.letter().as_bytes(), mails.wayward_names(), mails.hidden_in_html(), mails.parts_in_parts(20)),
    }[kind]


@st.composite
def broken(draw: st.DrawFn, kind: str) -> bytes:
    """A good file with a few bytes changed, cut out, doubled or put in."""
    data = bytearray(draw(st.sampled_from(_seeds(kind))))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 3)):
            case 0:
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
            case 1:
                del data[at : at + draw(st.integers(1, 200))]
            case 2:
                data[at:at] = data[at : at + draw(st.integers(1, 200))]
            case _:
                data[at:at] = draw(
                    st.sampled_from((b"/Kids [2 0 R]", b" 9999999999 ", b"<<", b"]", b"\x00", b"--gr\r\n", b"&x;", b"-1"))
                )
    return bytes(data)


def _is_kept_promise(document: DocumentText) -> None:
    assert len(document.coordinates) in (0, 4 * len(document.text))
    assert all(0 <= w.span.start < w.span.end <= len(document.text) for w in document.words)
    assert all(document.text[w.span.start : w.span.end].strip() for w in document.words)
    assert document.pages
    assert document.pages[-1].span.end <= len(document.text)


def _check_reading(data: object) -> None:
    assert isinstance(data, bytes)
    try:
        document = read(data, "x.pdf")
    except UnreadableFile:
        return
    _is_kept_promise(document)
    result = extract_file(data, "x.pdf")
    assert result.status is DocumentStatus.LOADED or result.reason is not None
    assert not any(p.code == "extractor_failed" for p in result.problems), result.message


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "docx", "mail"])
def test_broken_files(kind: str) -> None:
    _fuzz(broken(kind), _check_reading)


WORDS = (
    *("Ansökan", "Beslut", "Finansiär", "Sökt belopp", "Totalt", "kronor", "tkr", "mnkr", "högst", "Åre kommun", "11 kommuner"),
    *(
        "2026",
        "2026-02-03",
        "1 000 000",
        "1\u00a0000",
        "10,86 %",
        "-",
        "–",
        "\t",
        "\n",
        "\f",
        ":",
        "dnr RUN 2026/1",
        "850730-2381",
    ),
    *("\ufffd", "()", "§ 4", "år 1", "summa", "\u202e", "\u00ad", "e\u0301", "𝟏𝟐", "٣", "Ⅳ", "0" * 40, "." * 30),
)


def _check_text(value: object) -> None:
    text = str(value)
    out = CellText("fuzz", TextSource.TEXT)
    for line in text.split("\n"):
        out.line(line.replace("\f", " "))
    document = masked(out.finish())
    records, _ = extract_document(document, "0" * 64)
    for record in records:
        for fact in record.facts:
            assert 0 <= fact.place.span.start <= fact.place.span.end <= len(document.text)


def test_any_text_gives_records() -> None:
    """Recognizers, layout, roles and assembly over words of the trade in any order, and over any characters at all."""
    trade = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
    anything = st.text(max_size=300)
    _fuzz(st.one_of(trade, trade, anything), _check_text)


def test_any_bytes_are_told_apart() -> None:
    mail = b"From: a\r\nTo: b\r\nSubject: c\r\n\r\n"
    heads = st.sampled_from((b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", mail, b"<?xml?>", b"{\\rtf"))
    _fuzz(st.tuples(heads, st.binary(max_size=2000)).map(b"".join), _check_reading)
