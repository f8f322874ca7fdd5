"""A whole copy of a home in one tar file, also while a batch runs, and a home made from one.

The published file is never changed after its rename, so a second name for it is a frozen copy; the archive gives the files
that it knows, and the journal its whole lines. The working file is left out: a batch makes it from the published one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import tarfile
from pathlib import Path

from warehouse.connection import open_read_only
from warehouse.errors import WarehouseError
from warehouse.home import archive_path, journal_path, published_path, work_folder
from warehouse.journal import read_journal
from warehouse.register import about
from warehouse.sqlfiles import statement
from warehouse.verify import sha256_of

_MANIFEST = "manifest.json"
_NAMES = re.compile(r"medfin\.duckdb|journal/(?:reviews|register)\.jsonl|archive/[0-9a-f]{64}")


def backup(home: Path, path: Path) -> int:
    """Write the copy to `path`, which is there only when it is whole. Returns the number of files in it."""
    if not published_path(home).is_file():
        raise WarehouseError(f"Det finns inget publicerat lager i {home} att kopiera.")
    work_folder(home).mkdir(parents=True, exist_ok=True)
    frozen = work_folder(home) / f"backup-{os.getpid()}.duckdb"
    unfinished = path.with_name(path.name + ".part")
    frozen.unlink(missing_ok=True)
    try:
        os.link(published_path(home), frozen)
    except OSError:
        shutil.copyfile(published_path(home), frozen)  # a file system without links; the open file is still one version
    try:
        with open_read_only(frozen) as con:
            known = sorted(sha for sha, _ in con.execute(statement("verify", "files")).fetchall())
        missing = [sha for sha in known if not archive_path(home, sha).is_file()]
        if missing:
            raise WarehouseError(f"{len(missing)} filer saknas i arkivet. Kör först: medfin verify --home {home}")
        journal = _whole_lines(journal_path(home))
        register = about(home, frozenset(known))
        manifest = {"medfin.duckdb": sha256_of(frozen)}
        manifest["journal/reviews.jsonl"] = hashlib.sha256(journal).hexdigest()
        manifest["journal/register.jsonl"] = hashlib.sha256(register).hexdigest()
        manifest.update((f"archive/{sha}", sha) for sha in known)
        with tarfile.open(unfinished, "w") as tar:
            _add_bytes(tar, _MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
            _add_bytes(tar, "journal/reviews.jsonl", journal)
            _add_bytes(tar, "journal/register.jsonl", register)
            tar.add(frozen, "medfin.duckdb", recursive=False)
            for sha in known:
                tar.add(archive_path(home, sha), f"archive/{sha}", recursive=False)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        frozen.unlink(missing_ok=True)
        unfinished.unlink(missing_ok=True)
    return len(manifest)


def restore(path: Path, home: Path) -> int:
    """Make a home from a copy. The home must not exist or be empty; it appears whole or not at all."""
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise WarehouseError(f"{home} är inte tom. Återställ till en ny katalog och byt sedan namn.")
    new = home.with_name(f".{home.name}.restoring-{os.getpid()}")
    shutil.rmtree(new, ignore_errors=True)
    try:
        count = _unpack(path, new)
        with open_read_only(published_path(new)):
            pass
        damage = read_journal(journal_path(new)).damage
        if damage:
            raise WarehouseError(f"Journalen i kopian är skadad: {damage[0]}")
        if home.exists():
            home.rmdir()
        home.parent.mkdir(parents=True, exist_ok=True)
        os.replace(new, home)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return count


def _unpack(path: Path, new: Path) -> int:
    try:
        with tarfile.open(path, "r:") as tar:
            first = tar.next()
            content = tar.extractfile(first) if first is not None and first.name == _MANIFEST else None
            if content is None:
                raise WarehouseError(f"{path} är ingen säkerhetskopia från medfin.")
            manifest: dict[str, str] = json.load(content)
            for member in tar:
                # Names are ours or they are not taken out at all: a tar file may hold any path.
                if member.name == _MANIFEST:
                    continue
                if not member.isfile() or not _NAMES.fullmatch(member.name) or member.name not in manifest:
                    raise WarehouseError(f"Kopian innehåller något som inte hör hemma där: {member.name}")
                source = tar.extractfile(member)
                assert source is not None
                target = new / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(source, file)
                    file.flush()
                    os.fsync(file.fileno())
    except (OSError, tarfile.TarError, ValueError) as error:
        raise WarehouseError(f"{path} kan inte läsas som säkerhetskopia ({type(error).__name__}).") from error
    wrong = [name for name, sha in manifest.items() if not (new / name).is_file() or sha256_of(new / name) != sha]
    if wrong:
        raise WarehouseError(f"{len(wrong)} filer i kopian är skadade eller saknas, bland dem {min(wrong)}.")
    return len(manifest)


def _whole_lines(path: Path) -> bytes:
    """The journal up to its last line end: an officer may be writing just now."""
    data = path.read_bytes() if path.is_file() else b""
    return data[: data.rfind(b"\n") + 1]


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))
