"""`medfin sheet` and `medfin report`: files to put in the file or on the wall. Thin: what they show is made elsewhere."""

from __future__ import annotations

import argparse
import getpass
import os
import tempfile
from datetime import datetime
from pathlib import Path

from desk import queries
from desk.cli import DeskError
from desk.find import find_case
from desk.output import Row
from desk.source import open_source

DONE = 0


def sheet_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, -o, --by."""
    parser.add_argument("case", metavar="ÄRENDE", nargs="+", help="diarienummer, ärende-id eller ord ur namnet")
    parser.add_argument("-o", "--output", metavar="FIL", type=Path, required=True, help="till exempel ark.pdf")
    parser.add_argument("--by", metavar="NAMN", help="vem som skriver ut (annars den inloggade användaren)")


def sheet(arguments: argparse.Namespace) -> int:
    """The reconciliation sheet of a case, with both sides' lines, as a PDF for the file."""
    from desk.casesheet import Printed, write_sheet
    from desk.web.case import case_page
    from desk.web.pictures import NoPicture, Pictures
    from desk.web.said import read_said

    if arguments.output.suffix.lower() != ".pdf":
        raise DeskError(f"{arguments.output}: filen ska heta något på .pdf")
    with open_source(arguments.home) as source, tempfile.TemporaryDirectory(prefix="medfin-ark-") as folder:
        case = find_case(source.rows(queries.CASES), " ".join(arguments.case))
        taken_at = source.rows(queries.LAST_BATCH)[0]["finished_at"]
        page = case_page(source, read_said(arguments.home, taken_at.date() if taken_at else None), case["case_id"])
        assert page is not None, "the case was found a moment ago"
        pictures = Pictures(arguments.home, Path(folder))

        def crop(fact: Row) -> bytes | None:
            try:
                return pictures.crop(source.rows(queries.FACT, {"fact_id": fact["fact_id"]})[0])
            except NoPicture:
                return None

        by = (arguments.by or getpass.getuser()).strip()
        content = write_sheet(page, crop, Printed(taken_at, _now(arguments.home), by))
    _write(arguments.output, content)
    print(f"Skrivet till {arguments.output}")
    return DONE


def report_arguments(parser: argparse.ArgumentParser) -> None:
    """--night, -o."""
    parser.add_argument("--night", action="store_true", required=True, help="bilden av den senaste inläsningen")
    parser.add_argument("-o", "--output", metavar="FIL", type=Path, default=Path("natt.svg"), help="annars natt.svg")


def report(arguments: argparse.Namespace) -> int:
    """The picture of the last night, as SVG."""
    from desk.nights import picture_of
    from desk.web.overview import overview
    from desk.web.snapshot import Holder

    view = Holder(arguments.home).view()
    picture = picture_of(view.snapshot.runs, overview(view), view.snapshot.new_documents)
    _write(arguments.output, picture.encode())
    print(f"Skrivet till {arguments.output}")
    return DONE


def _now(home: Path) -> datetime:
    """By the batch's own clock, so that the sheet's two times can be compared."""
    from desk.web.start import time_zone

    return datetime.now(time_zone(home, os.environ)).replace(tzinfo=None, microsecond=0)


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing."""
    if not path.absolute().parent.is_dir():
        raise DeskError(f"mappen {path.absolute().parent} finns inte")
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
