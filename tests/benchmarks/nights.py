"""A whole night, as a first script would do it and as we do it; the load, the dates and the memory by themselves."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import dateparser.search
import duckdb
import pdfplumber

from extractors.pipeline import extract_file
from extractors.readers import read
from extractors.recognizers.dates import find_dates
from extractors.recognizers.stretch import stretch_of
from schemas.records import FileResult
from tests.benchmarks.measuring import Session, cpu, in_turn, table
from warehouse.connection import open_working
from warehouse.load import LoadedFile, load_results
from warehouse.runs import Run, start_run

ROOT = Path(__file__).resolve().parents[2]
_MONEY = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d\d)?")


def dates(texts: Sequence[str], rounds: int) -> str:
    """Our grammar and parser against a free search, over the same pages."""
    timed = in_turn(
        {
            "medfin": lambda: [list(find_dates(stretch_of(text))) for text in texts] and None,
            "dateparser, free search": lambda: (
                [dateparser.search.search_dates(text, languages=["sv"]) for text in texts] and None
            ),
        },
        rounds,
    )
    ours = timed["medfin"].median
    rows = [(name, t.per(len(texts)), f"{t.median / ours:.0f}") for name, t in timed.items()]
    return table(("dates", "ms CPU a page", "times ours"), rows)


def stages(files: Sequence[Path]) -> tuple[str, list[FileResult]]:
    """Where the time of one document goes, by stage, in a warm process."""
    datas = [path.read_bytes() for path in files]
    for data in datas:
        extract_file(data, "x.pdf")
    seconds: dict[str, float] = {}
    results, pages = [], 0
    for data in datas:
        result = extract_file(data, "x.pdf")
        results.append(result)
        pages += result.page_count or 0
        for stage, used in result.seconds:
            seconds[stage] = seconds.get(stage, 0.0) + used
    rows = [(stage, f"{1000 * used / pages:.2f}") for stage, used in seconds.items()]
    rows.append(("all", f"{1000 * sum(seconds.values()) / pages:.2f}"))
    return f"{len(files)} files, {pages} pages.\n\n" + table(("stage", "ms CPU a page"), rows), results


def load(results: Sequence[FileResult], folder: Path) -> str:
    """The same facts by `executemany` into a bare table, and everything we store of them by our load."""
    items = [LoadedFile(f"{number:064x}", result, "1") for number, result in enumerate(results)]
    rows = [
        (f"{item.file_sha256}-{fact.fact_id}", fact.kind, fact.role, fact.value, fact.raw, fact.place.page, fact.standing)
        for item in items
        for record in item.result.records
        for fact in record.facts
    ]
    bare = duckdb.connect()
    bare.execute(
        "CREATE TABLE facts (id VARCHAR PRIMARY KEY, kind VARCHAR, role VARCHAR, v VARCHAR, raw VARCHAR, page INT, s VARCHAR)"
    )
    sample = rows[:1500]
    before = cpu()
    bare.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", sample)
    naive = (cpu() - before) / max(1, len(sample))
    bare.close()
    con = open_working(folder)
    run = Run("bench", datetime(2026, 1, 1))
    start_run(con, run)
    before = cpu()
    load_results(con, run, items)
    ours = (cpu() - before) / max(1, len(rows))
    con.close()
    lines = [
        ("executemany, facts alone", f"{1 / naive:,.0f}", "1"),
        ("medfin, facts with documents, tables and records", f"{1 / ours:,.0f}", f"{naive / ours:.0f}"),
    ]
    return f"{len(rows)} facts.\n\n" + table(("load", "facts a CPU second", "times as fast"), lines)


def whole_night(inbox: Path, folder: Path) -> str:
    """One batch against a plain script over the same inbox: CPU time of everything, children included."""
    files = sorted(path for path in inbox.rglob("*.pdf"))
    before = cpu()
    naive_pages = _naive(files, folder / "naive.duckdb")
    naive = cpu() - before
    first = folder / "one"
    first.mkdir()
    shutil.copy(files[0], first)
    fixed = Session(_ingest(first, folder / "small"), ROOT).wait()
    command = _ingest(inbox, folder / "home")
    began = time.monotonic()
    ours, wall = Session(command, ROOT).wait(), time.monotonic() - began
    again = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    unchanged = time.monotonic() - again
    pages = naive_pages * (len(files) - 1) / len(files)
    each = (ours - fixed) / pages
    rows = [
        ("plain script: stock pdfplumber, free date search, row inserts", f"{1000 * naive / naive_pages:.1f}", "1"),
        ("medfin: archive, reading, roles, rules, publishing", f"{1000 * each:.1f}", f"{naive / naive_pages / each:.1f}"),
    ]
    note = (
        f"{len(files)} files, {naive_pages} pages. A first batch with one file takes {fixed:.1f} CPU seconds (starting workers, known "
        f"cases read once, publishing); ours below is what comes on top for each page. By the clock our batch took {wall:.0f} s with "
        f"two workers, and {unchanged:.1f} s when nothing had changed."
    )
    return note + "\n\n" + table(("night", "ms CPU a page", "times as fast"), rows)


def _ingest(inbox: Path, home: Path) -> list[str]:
    return [sys.executable, "-m", "flows.command", "ingest", str(inbox), "--home", str(home), "--direct", "--workers", "2"]


def _naive(files: Sequence[Path], target: Path) -> int:
    con = duckdb.connect(str(target))
    con.execute("CREATE TABLE found (file VARCHAR, page INT, kind VARCHAR, value VARCHAR)")
    pages = 0
    for path in files:
        rows = []
        with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                pages += 1
                text = " ".join(word["text"] for word in page.extract_words())
                page.extract_tables()
                rows += [(path.name, number, "amount", m.group()) for m in _MONEY.finditer(text)]
                for written, _ in dateparser.search.search_dates(text, languages=["sv"]) or []:
                    rows.append((path.name, number, "date", written))
        if rows:
            con.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", rows)
    con.close()
    return pages


def memory(large: Path) -> str:
    """The most that a process held while it read one long file."""
    rows = []
    for name, program in (
        ("medfin", "from extractors.pipeline import extract_file; extract_file(data, 'x.pdf')"),
        (
            "pdfplumber, pages left open",
            "import io, pdfplumber\npdf = pdfplumber.open(io.BytesIO(data))\nfor p in pdf.pages: p.extract_words()",
        ),
    ):
        code = (
            "import resource, sys, json\ndata = open(sys.argv[1], 'rb').read()\n"
            f"{program}\nprint(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
        )
        answer = subprocess.run([sys.executable, "-c", code, str(large)], capture_output=True, check=True, text=True, cwd=ROOT)
        rows.append((name, f"{json.loads(answer.stdout) / 1024:.0f}"))
    pages = len(read(large.read_bytes(), large.name).pages)
    return f"One file of {pages} pages.\n\n" + table(("reader", "MiB at most"), rows)
