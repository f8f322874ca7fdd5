"""Everything in schema report, written to files for others. One module a format, registered in `EXPORTS`."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from warehouse.connection import Connection, open_published
from warehouse.errors import WarehouseError
from warehouse.exports import csv, gdp, jsonl, parquet, threesixty, xlsx
from warehouse.exports.tables import DESK, Wanted
from warehouse.snapshot import VIEWS

EXPORTS: tuple[tuple[str, Callable[[Connection, Path, Wanted], None]], ...] = (
    ("xlsx", xlsx.write),
    ("csv", csv.write),
    ("parquet", parquet.write),
    ("jsonl", jsonl.write),
    ("gdp", gdp.write),
    ("360giving", threesixty.write),
)
"""Format and what writes it: one file for xlsx, else a folder with some files (packed when the path ends in .zip)."""


def export(home: Path, format: str, path: Path, cases: Collection[str] | None = None, desk: str = DESK) -> Path:
    """Write the published warehouse, or some cases of it, to `path`, which is replaced only by a whole result.

    `desk`: the address of the officers' page, for links.
    """
    writer = dict(EXPORTS).get(format)
    if writer is None:
        raise WarehouseError(f"Formatet {format} finns inte. De som finns: {', '.join(name for name, _ in EXPORTS)}")
    if path.is_dir() and format == "xlsx":
        raise WarehouseError(f"{path} är en katalog; ange ett filnamn, till exempel {path / 'medfin.xlsx'}")
    if path.is_file() and format != "xlsx" and path.suffix != ".zip":
        raise WarehouseError(f"{path} är en fil; ange en katalog, eller ett namn som slutar på .zip")
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    wanted = Wanted(None if cases is None else tuple(sorted(cases)), desk)
    try:
        with open_published(home) as con:
            if format == "xlsx":
                writer(con, new, wanted)
                os.replace(new, path)
            else:
                new.mkdir()
                writer(con, new, wanted)
                _put(new, path)
    finally:
        if new.is_dir():
            shutil.rmtree(new, ignore_errors=True)
        else:
            new.unlink(missing_ok=True)
    return path


def _put(folder: Path, path: Path) -> None:
    if path.suffix == ".zip":
        packed = folder / "packed"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in _files(folder):
                archive.write(file, file.name)
        os.replace(packed, path)
        return
    path.mkdir(exist_ok=True)
    for file in _files(folder):
        os.replace(file, path / file.name)


def _files(folder: Path) -> Iterator[Path]:
    names = {*VIEWS, *gdp.FILES, *threesixty.FILES}
    yield from sorted(file for file in folder.iterdir() if file.stem in names)
