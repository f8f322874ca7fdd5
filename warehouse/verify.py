"""Checks archive, warehouse and journal against each other and says, in Swedish, what is wrong. Changes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from warehouse.connection import Connection, open_read_only
from warehouse.errors import WarehouseError, first_line
from warehouse.gallring import disposed_and_there
from warehouse.home import archive_folder, archive_path, journal_path, published_path, working_path
from warehouse.journal import read_journal
from warehouse.load import known_receipts
from warehouse.register import Register
from warehouse.snapshot import VIEWS, table_counts
from warehouse.sqlfiles import statement

_CHUNK = 1 << 20


def verify(home: Path) -> tuple[str, ...]:
    """Every difference found; empty when all is well."""
    differences: list[str] = []
    if not published_path(home).is_file():
        return (f"Det finns inget publicerat lager i {home}.",)
    try:
        with open_read_only(published_path(home)) as con:
            differences += _views(con)
            differences += _archive(con, home)
            differences += _documents(con)
            differences += _journal(con, home)
            differences += _register(con, home)
            differences += disposed_and_there(con, home)
            differences += _working(con, home)
    except WarehouseError as error:
        differences.append(str(error))
    except duckdb.Error as error:  # a file cut short opens, and fails where the missing part is read
        differences.append(f"Det publicerade lagret är skadat och kan inte läsas: {first_line(error)}")
    return tuple(differences)


def sha256_of(path: Path) -> str:
    """The hash of a file's content, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _views(con: Connection) -> list[str]:
    broken = []
    for name in VIEWS:
        try:
            con.execute(statement("publish", "probe"), {"view": f"report.{name}"})
        except Exception as error:
            broken.append(f"Vyn report.{name} kan inte läsas ({type(error).__name__}).")
    return broken


def _archive(con: Connection, home: Path) -> list[str]:
    differences = []
    known = dict(con.execute(statement("verify", "files")).fetchall())
    for sha, size in sorted(known.items()):
        path = archive_path(home, sha)
        if not path.is_file():
            differences.append(f"Filen {sha[:12]}… ({_received_as(con, sha)}) saknas i arkivet.")
        elif path.stat().st_size != size or sha256_of(path) != sha:
            differences.append(f"Filen {sha[:12]}… ({_received_as(con, sha)}) i arkivet är inte den som togs emot.")
    folder = archive_folder(home)
    others = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in known) if folder.is_dir() else []
    # What has been archived since the last publication is known to the working file alone.
    later = _known_to_working(home)
    differences += [f"Filen {p.name[:12]}… ligger i arkivet utan att vara mottagen." for p in others if p.name not in later]
    return differences


def _received_as(con: Connection, sha: str) -> str:
    row = con.execute(statement("verify", "received_as"), {"file_sha256": sha}).fetchone()
    return str(row[0]) if row is not None else "okänt namn"


def _documents(con: Connection) -> list[str]:
    rows = con.execute(statement("verify", "documents_without_file")).fetchall()
    differences = [f"Dokumentet {document_id} hör till en fil som inte är mottagen." for (document_id,) in rows]
    rows = con.execute(statement("expectations", "unaccounted_files")).fetchall()
    if rows[0][0]:
        differences.append(f"{rows[0][0]} mottagna filer har inget dokument.")
    return differences


def _journal(con: Connection, home: Path) -> list[str]:
    journal = read_journal(journal_path(home))
    differences = [*journal.damage, *journal.notes]
    known = con.execute(statement("reviews", "known_journal")).fetchone()
    if known is not None and known[0]:
        count, last_hash = known
        if len(journal.entries) < count or journal.entries[count - 1].hash != last_hash:
            differences.append(f"Journalen har inte de {count} poster som lagret bygger på.")
    return differences


def _register(con: Connection, home: Path) -> list[str]:
    """The archive's register has every receipt, and nothing that no batch knows."""
    register = Register(home)
    ours = {(r.inbox, r.path, r.file_sha256): r for r in known_receipts(con)}
    differences = list(register.notes)
    lacking = sorted(receipt.path for key, receipt in ours.items() if key not in register.receipts)
    if lacking:
        differences.append(f"{len(lacking)} mottagna filer saknas i arkivets register, bland dem {lacking[0]}.")
    later = _known_to_working(home)
    beyond = sorted(r.path for key, r in register.receipts.items() if key not in ours and r.file_sha256 not in later)
    if beyond:
        differences.append(f"{len(beyond)} filer står i arkivets register men inte i lagret, bland dem {beyond[0]}.")
    return differences


def _working(con: Connection, home: Path) -> list[str]:
    if not working_path(home).is_file():
        return []
    try:
        with open_read_only(working_path(home)) as working:
            ours = table_counts(working)
    except WarehouseError:
        return []  # a batch is writing it; there is nothing to compare with until it is done
    published = table_counts(con)
    return [
        f"Tabellen {name} har {ours.get(name, 0)} rader i arbetsfilen men {published.get(name, 0)} i det publicerade lagret."
        for name in sorted({*ours, *published})
        if ours.get(name, 0) != published.get(name, 0)
    ]


def _known_to_working(home: Path) -> frozenset[str]:
    if not working_path(home).is_file():
        return frozenset()
    try:
        with open_read_only(working_path(home)) as working:
            return frozenset(sha for sha, _ in working.execute(statement("verify", "files")).fetchall())
    except WarehouseError:
        return frozenset(p.name for p in archive_folder(home).rglob("*"))  # a batch is writing: do not accuse it
