"""Brings a working file up to the present schema: numbered files, forward only, each in one transaction with its record."""

from __future__ import annotations

import hashlib

from warehouse.connection import Connection, transaction
from warehouse.errors import WarehouseError
from warehouse.lookups import seed_lookups
from warehouse.sqlfiles import SqlFile, sql_files, statement


def migrate(con: Connection) -> tuple[str, ...]:
    """Apply what is missing, in order, and seed the lookup tables. Returns the names applied."""
    con.execute(statement("setup", "migrations"))
    applied = dict(con.execute("SELECT name, checksum FROM meta.migrations").fetchall())
    known = sql_files("migrations")
    unknown = sorted(set(applied) - {file.name for file in known})
    if unknown:
        raise WarehouseError(f"Lagret är skrivet av en nyare version av medfin (ändringen {unknown[-1]}). Uppdatera medfin.")
    done = []
    for file in known:
        if file.name not in applied:
            _apply(con, file)
            done.append(file.name)
        elif applied[file.name] != checksum_of(file):
            raise WarehouseError(f"Lagrets ändring {file.name} är inte den som medfin har. Kör med den version som skrev lagret.")
    seed_lookups(con)
    return tuple(done)


def checksum_of(file: SqlFile) -> str:
    """What identifies the content of a migration, line ends aside."""
    return hashlib.sha256("\n".join(file.text.splitlines()).encode()).hexdigest()


def _apply(con: Connection, file: SqlFile) -> None:
    with transaction(con):
        con.execute(file.text)
        con.execute(statement("setup", "record_migration"), {"name": file.name, "checksum": checksum_of(file)})
