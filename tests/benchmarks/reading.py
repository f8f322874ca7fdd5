"""Reading PDF side by side: words and tables by us (both lanes), by stock pdfplumber and by others, over one corpus.

Before any time is taken both lanes must give the same document for every file. Readers that cannot share an environment with us run
in one of their own (`--rs-python`, `--mupdf-python`) and say themselves what CPU time a round took.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from extractors.readers import fast_lane, read
from extractors.readers.fast_lane import READER as FAST
from schemas.problems import UnreadableFile
from schemas.text import DocumentText
from tests.benchmarks.measuring import Timed, in_turn, table

_RS = """
import resource, sys, pdfplumber
def cpu():
    u = resource.getrusage(resource.RUSAGE_SELF); return u.ru_utime + u.ru_stime
files = [line.rstrip("\\n") for line in open(sys.argv[1], encoding="utf-8")]
for turn in sys.stdin:
    before = cpu()
    for name in files:
        try:
            for page in pdfplumber.open(name).pages:
                page.extract_words(); page.extract_tables()
        except Exception:
            pass
    print(cpu() - before, flush=True)
"""
_MUPDF = """
import resource, sys, pymupdf
def cpu():
    u = resource.getrusage(resource.RUSAGE_SELF); return u.ru_utime + u.ru_stime
files = [line.rstrip("\\n") for line in open(sys.argv[1], encoding="utf-8")]
for turn in sys.stdin:
    before = cpu()
    for name in files:
        for page in pymupdf.open(name):
            page.get_text("words")
    print(cpu() - before, flush=True)
"""


class Elsewhere:
    """A reader in another environment: one process, asked once a round."""

    def __init__(self, python: str, program: str, listing: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-c", program, str(listing)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __call__(self) -> float:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("again\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the reader in the other environment has died")
        return float(answer)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def compare(files: Sequence[Path], rounds: int, rs_python: str, mupdf_python: str, listing: Path) -> str:
    """The report. Raises when the lanes differ."""
    readable, pages, fast_pages = _equal(files)
    datas = [path.read_bytes() for path in readable]
    listing.write_text("\n".join(str(path) for path in readable), encoding="utf-8")
    candidates: dict[str, Callable[[], object]] = {
        "medfin, fast lane": lambda: [read(data, "x.pdf") for data in datas] and None,
        "medfin, reference lane": lambda: _without_fast_lane(datas),
        "pdfplumber, words and tables": lambda: _stock(datas),
        "pdfium, text alone": lambda: _pdfium(datas),
    }
    if not fast_lane.available():
        del candidates["medfin, fast lane"]
    others: list[Elsewhere] = []
    for name, python, program in (
        ("pdfplumber-rs, words and tables", rs_python, _RS),
        ("PyMuPDF, words alone", mupdf_python, _MUPDF),
    ):
        if python:
            others.append(Elsewhere(python, program, listing))
            others[-1]()  # its imports are no part of it
            candidates[name] = others[-1]
    if shutil.which("pdftotext"):
        candidates["pdftotext -bbox, a process a file"] = lambda: (
            [subprocess.run(["pdftotext", "-bbox", str(p), "-"], capture_output=True, check=False) for p in readable] and None
        )
    try:
        timed = in_turn(candidates, rounds)
    finally:
        for other in others:
            other.close()
    return _report(timed, len(readable), pages, fast_pages)


def _equal(files: Sequence[Path]) -> tuple[list[Path], int, int]:
    """The files that can be read, their pages, and how many the fast lane takes; every one the same by both lanes."""
    readable, pages, fast_pages = [], 0, 0
    for path in files:
        data = path.read_bytes()
        try:
            ours = read(data, path.name)
        except UnreadableFile:
            continue
        with _ReferenceLane():
            careful = read(data, path.name)
        if _content(ours) != _content(careful):
            raise AssertionError(f"the lanes differ on {path}")
        readable.append(path)
        pages += len(ours.pages)
        fast_pages += sum(page.reader == FAST for page in ours.pages)
    return readable, pages, fast_pages


def _content(document: DocumentText) -> object:
    # bytes, for a place that is nowhere is not equal to itself
    return document.text, document.words, document.grids, document.coordinates.tobytes(), document.notes


class _ReferenceLane:
    def __enter__(self) -> None:
        self._kept = fast_lane._fastpaint
        fast_lane._fastpaint = None

    def __exit__(self, *_: object) -> None:
        fast_lane._fastpaint = self._kept


def _without_fast_lane(datas: Sequence[bytes]) -> None:
    with _ReferenceLane():
        for data in datas:
            read(data, "x.pdf")


def _stock(datas: Sequence[bytes]) -> None:
    for data in datas:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()


def _pdfium(datas: Sequence[bytes]) -> None:
    for data in datas:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        document.close()


def _report(timed: dict[str, Timed], files: int, pages: int, fast_pages: int) -> str:
    ours = timed.get("medfin, fast lane") or timed["medfin, reference lane"]
    rows = [
        (name, t.per(pages), f"{t.median / ours.median:.2f}")
        for name, t in sorted(timed.items(), key=lambda item: item[1].median)
    ]
    share = 100 * (pages - fast_pages) / max(1, pages)
    return (
        f"{files} files, {pages} pages; both lanes gave the same text, words, boxes, tables and notes for every file. "
        f"{pages - fast_pages} pages ({share:.1f} %) went to the reference lane.\n\n"
        + table(("reader", "ms CPU a page, median (lowest–highest)", "times ours"), rows)
    )
