"""Everything in schema report, written to files for others. One module a format, registered in `EXPORTS`."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from warehouse.connection import Connection, open_published
from warehouse.errors import WarehouseError
from warehouse.exports import csv, jsonl, parquet, xlsx
from warehouse.snapshot import VIEWS

EXPORTS: tuple[tuple[str, Callable[[Connection, Path], None]], ...] = (
    ("xlsx", xlsx.write),
    ("csv", csv.write),
    ("parquet", parquet.write),
    ("jsonl", jsonl.write),
)
"""Format and what writes it: one file for xlsx, else a folder with one file a view (packed when the path ends in .zip)."""


def export(home: Path, format: str, path: Path) -> Path:
    """Write all views of the published warehouse to `path`, which is replaced only by a whole result."""
    writer = dict(EXPORTS).get(format)
    if writer is None:
        raise WarehouseError(f"Formatet {format} finns inte. De som finns: {', '.join(name for name, _ in EXPORTS)}")
    if path.is_dir() and format == "xlsx":
        raise WarehouseError(f"{path} är en katalog; ange ett filnamn, till exempel {path / 'medfin.xlsx'}")
    if path.is_file() and format != "xlsx" and path.suffix != ".zip":
        raise WarehouseError(f"{path} är en fil; ange en katalog, eller ett namn som slutar på .zip")
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open_published(home) as con:
            if format == "xlsx":
                writer(con, new)
                os.replace(new, path)
            else:
                new.mkdir()
                writer(con, new)
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
    names = set(VIEWS)
    yield from sorted(file for file in folder.iterdir() if file.stem in names)
