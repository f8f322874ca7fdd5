"""Opens DuckDB files and nothing else: where they lie in a home, one writer, no way out to the network or other folders.

The settings were measured: `read_only` alone is no sandbox. Everything that reaches outside the home is switched off
before the first statement of ours runs, and the configuration is locked.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, first_line
from warehouse.home import published_path, work_folder, working_path
from warehouse.sqlfiles import statement

Connection = duckdb.DuckDBPyConnection

HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}
WRITER_MEMORY = "2GB"
READER_MEMORY = "512MB"
_PATIENCE = (0.2, 0.4, 0.8)
"""Seconds between tries: `medfin verify` looks into the working file for a moment."""


def open_working(home: Path) -> Connection:
    """The working file of a home, created and migrated where needed, for the one process that writes."""
    from warehouse.migrations import migrate

    folder = work_folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    _seed_from_published(home)
    con = _connect_writer(working_path(home))
    try:
        confine(con, folder)
        migrate(con)
    except BaseException:
        con.close()
        raise
    return con


def _connect_writer(path: Path) -> Connection:
    config = {**HARDENED, "memory_limit": WRITER_MEMORY, "threads": 2}
    for patience in (*_PATIENCE, None):
        try:
            return duckdb.connect(str(path), config=config)
        except duckdb.Error as error:
            locked = "lock" in str(error).lower()
            if not locked:
                raise WarehouseError(f"Arbetsfilen {path} kan inte öppnas: {first_line(error)}") from error
            if patience is None:
                raise WarehouseError("En annan körning skriver just nu i samma hemkatalog. Vänta tills den är klar.") from error
        time.sleep(patience)
    raise AssertionError("the last try returns or raises")


def _seed_from_published(home: Path) -> None:
    """A home whose working file is gone (restored, or tidied by hand) goes on from what was published last."""
    working, published = working_path(home), published_path(home)
    if working.exists() or not published.exists():
        return
    # What is left of a working file that is gone belongs to no other.
    working.with_name(working.name + ".wal").unlink(missing_ok=True)
    unfinished = working.with_name("seed.duckdb")
    shutil.copyfile(published, unfinished)
    os.replace(unfinished, working)


def open_published(home: Path) -> Connection:
    """The published warehouse, read-only and shut off from everything else. Needs no other file and no folder."""
    return open_read_only(published_path(home))


def open_read_only(path: Path) -> Connection:
    """Any warehouse file, read-only, hardened and locked.

    The file is attached to an instance of its own: DuckDB hands a process that opens one path twice the same instance,
    so a web page that never stops reading would go on seeing the file as it was before the night.
    """
    con = open_attached(path)
    try:
        con.execute(statement("setup", "use_published"))
    except duckdb.Error as error:
        con.close()
        raise WarehouseError(f"Lagret {path} kan inte öppnas: {first_line(error)}") from error
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def open_attached(path: Path) -> Connection:
    """An instance in memory with the file attached as `medfin`, read-only; the caller chooses what to use and locks it."""
    if not path.is_file():
        raise WarehouseError(
            f"Det finns inget publicerat lager i {path.parent}. Kör först: medfin ingest INKORG --home {path.parent}"
        )
    con = duckdb.connect(":memory:", config={**HARDENED, "temp_directory": "", "memory_limit": READER_MEMORY, "threads": 2})
    try:
        con.execute(statement("setup", "attach_published"), {"path": str(path.resolve())})
    except duckdb.Error as error:
        con.close()
        raise WarehouseError(f"Lagret {path} kan inte öppnas: {first_line(error)}") from error
    return con


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All of it or nothing."""
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def confine(con: Connection, folder: Path) -> None:
    """Shut a writing connection in one folder: it may attach and spill there, and touch nothing else."""
    allowed = str(folder.resolve()) + "/"
    con.execute("SET temp_directory = $folder", {"folder": str(folder.resolve() / "spill")})
    con.execute("SET allowed_directories = $allowed", {"allowed": [allowed]})
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
