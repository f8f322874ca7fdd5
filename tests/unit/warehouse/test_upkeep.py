"""Verify, backup and restore, expectations and migrations, on a small home."""

from __future__ import annotations

import hashlib
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from warehouse_builders import NIGHT, RUN, VERSION, loaded, receipt, record, result, unread

from schemas.problems import ProblemCode
from schemas.roles import DocumentKind
from warehouse.backup import backup, restore
from warehouse.connection import Connection, open_published, open_working
from warehouse.errors import WarehouseError
from warehouse.expectations import reasons_not_to_publish
from warehouse.home import archive_path, journal_path, published_path, register_path, working_path
from warehouse.journal import ReviewKind, append_entry
from warehouse.load import LoadedFile, load_results, record_receipts
from warehouse.migrations import migrate
from warehouse.register import Receipt, Register
from warehouse.reviews import fold_in
from warehouse.runs import Run, start_run
from warehouse.snapshot import publish, table_counts
from warehouse.store import assemble_and_store_cases
from warehouse.verify import verify


def take_in(home: Path, con: Connection, name: str, content: bytes, kind: DocumentKind = DocumentKind.APPLICATION) -> str:
    """Archive and load one file, as a batch does."""
    digest = hashlib.sha256(content).hexdigest()
    archive_path(home, digest).parent.mkdir(parents=True, exist_ok=True)
    archive_path(home, digest).write_bytes(content)
    Register(home).add([Receipt("/inkorg", name, digest, len(content), NIGHT)])
    record_receipts(con, RUN, [Receipt("/inkorg", name, digest, len(content), NIGHT)])
    load_results(con, RUN, [LoadedFile(digest, result(record(kind, project_title=name)), VERSION)])
    return digest


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    con = open_working(home)
    start_run(con, RUN)
    take_in(home, con, "a.pdf", b"ett")
    take_in(home, con, "b.pdf", b"tva")
    append_entry(
        journal_path(home),
        ReviewKind.ASSIGNMENT,
        {"document_id": "d", "case_id": "c", "case_documents": []},
        given_by="A",
        given_at=NIGHT,
    )
    fold_in(con, home)
    assemble_and_store_cases(con)
    publish(con, home)
    con.close()
    return home


def test_a_sound_home_has_no_differences(home: Path) -> None:
    assert verify(home) == ()


def test_verify_says_what_is_wrong(home: Path) -> None:
    one, two = (hashlib.sha256(c).hexdigest() for c in (b"ett", b"tva"))
    archive_path(home, one).write_bytes(b"ETT")
    archive_path(home, two).unlink()
    archive_path(home, "f" * 64).write_bytes(b"fremmande")
    journal_path(home).write_text("", encoding="utf-8")
    register_path(home).write_bytes(register_path(home).read_bytes().splitlines(keepends=True)[0])
    said = "\n".join(verify(home))
    for part in (
        "inte den som togs emot",
        "saknas i arkivet",
        "utan att vara mottagen",
        "inte de 1 poster",
        "1 mottagna filer saknas i arkivets register",
    ):
        assert part in said


def test_verify_sees_that_a_night_was_not_published(home: Path) -> None:
    con = open_working(home)
    take_in(home, con, "c.pdf", b"tre")
    con.close()
    assert any("core.documents har 3 rader i arbetsfilen men 2" in line for line in verify(home))


def test_verify_during_a_batch_looks_at_what_is_published(home: Path) -> None:
    con = open_working(home)
    assert verify(home) == ()
    con.close()
    assert verify(home / "nowhere") != ()


def test_a_backup_taken_during_a_batch_becomes_a_home_that_goes_on(home: Path, tmp_path: Path) -> None:
    con = open_working(home)
    take_in(home, con, "c.pdf", b"tre")
    with journal_path(home).open("ab") as journal:
        journal.write(b'{"halv')
    assert backup(home, tmp_path / "kopia.tar") == 5
    con.close()
    copy = tmp_path / "ny"
    assert restore(tmp_path / "kopia.tar", copy) == 5
    assert verify(copy) == ()
    with open_working(copy) as working, open_published(copy) as published:
        assert table_counts(working) == table_counts(published)
    with open_working(copy) as working:
        take_in(copy, working, "d.pdf", b"fyra")
        assert publish(working, copy).documents == 3
    assert sorted(p.name for p in (home / "work").iterdir() if p.name.startswith("backup")) == []


def test_a_damaged_backup_is_refused_and_leaves_no_home(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "kopia.tar"
    backup(home, path)
    data = bytearray(path.read_bytes())
    data[data.index(b"ett")] = ord("E")
    path.write_bytes(bytes(data))
    with pytest.raises(WarehouseError, match="skadade"):
        restore(path, tmp_path / "ny")
    path.write_bytes(b"inte en tar-fil")
    with pytest.raises(WarehouseError, match="säkerhetskopia"):
        restore(path, tmp_path / "ny")
    assert not (tmp_path / "ny").exists()


def test_a_backup_cannot_write_outside_its_home(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "kopia.tar"
    backup(home, path)
    evil = tmp_path / "evil.tar"
    with tarfile.open(path) as source, tarfile.open(evil, "w") as target:
        for member in source.getmembers():
            target.addfile(member, source.extractfile(member))
        outside = tarfile.TarInfo("../outside.txt")
        target.addfile(outside)
    with pytest.raises(WarehouseError, match="outside"):
        restore(evil, tmp_path / "ny")
    assert not (tmp_path / "outside.txt").exists()


def test_a_home_in_use_is_not_restored_over(home: Path, tmp_path: Path) -> None:
    backup(home, tmp_path / "kopia.tar")
    with pytest.raises(WarehouseError, match="inte tom"):
        restore(tmp_path / "kopia.tar", home)


def test_a_second_writer_is_told_to_wait(home: Path) -> None:
    import subprocess
    import sys

    con = open_working(home)
    code = f"from pathlib import Path; from warehouse.connection import open_working; open_working(Path({str(home)!r}))"
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
    con.close()
    assert "En annan körning skriver just nu" in done.stderr


def many(con: Connection, number: int, quarantined: int = 0, amounts: int = 0) -> None:
    """A home of so many applications, the first of them unreadable, the last without an amount."""
    names = [f"{i}.pdf" for i in range(number)]
    record_receipts(con, RUN, [receipt(name) for name in names])
    items = []
    for i, name in enumerate(names):
        item = loaded(name, record(project_title=name, **({"amount_applied_for": "1"} if i < amounts else {})))
        items.append(replace(item, result=unread(ProblemCode.TIMEOUT)) if i < quarantined else item)
    load_results(con, RUN, items)


@pytest.mark.parametrize(
    ("number", "quarantined", "amounts", "reason"),
    [
        (20, 0, 20, ""),
        (20, 3, 20, ""),
        (20, 12, 20, "kan inte läsas i dag"),
        (20, 20, 20, "i karantän"),
        (20, 0, 5, "Sökt belopp"),
        (20, 0, 16, ""),
    ],
)
def test_nights_that_are_not_published(tmp_path: Path, number: int, quarantined: int, amounts: int, reason: str) -> None:
    con = open_working(tmp_path)
    many(con, 20, amounts=20)
    assert reasons_not_to_publish(con, tmp_path) == ()
    publish(con, tmp_path)
    many(con, number, quarantined, amounts)
    reasons = " ".join(reasons_not_to_publish(con, tmp_path))
    assert reason in reasons
    assert bool(reasons) is bool(reason)


def test_documents_that_vanish_or_were_never_read_stop_the_night(tmp_path: Path) -> None:
    con = open_working(tmp_path)
    many(con, 3)
    publish(con, tmp_path)
    con.execute("DELETE FROM core.documents WHERE segment = 0")
    said = " ".join(reasons_not_to_publish(con, tmp_path))
    assert "varken lästs in" in said
    assert "saknas i dag" in said


def test_migrating_twice_does_nothing_and_a_foreign_file_is_refused(tmp_path: Path) -> None:
    con = open_working(tmp_path)
    assert migrate(con) == ()
    con.execute("UPDATE meta.migrations SET checksum = 'x' WHERE name = '0002_core'")
    with pytest.raises(WarehouseError, match="0002_core"):
        migrate(con)
    con.execute("INSERT INTO meta.migrations VALUES ('9999_future', 'x')")
    with pytest.raises(WarehouseError, match="nyare version"):
        migrate(con)


def test_a_home_without_its_work_folder_goes_on_from_what_was_published(home: Path) -> None:
    working_path(home).unlink()
    con = open_working(home)
    assert con.execute("SELECT count(*) FROM core.documents").fetchone() == (2,)
    start_run(con, Run("run-2", NIGHT))
    publish(con, home)
    assert published_path(home).is_file()
