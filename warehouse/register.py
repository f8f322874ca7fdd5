"""The register of the archive: where and when every content came in, and which case each document was last in.

JSON lines beside the officers' journal, only ever added to, on the disk before the warehouse says the same. With it, archive
and journal are enough to make the warehouse anew, also where the inbox has been emptied. Only a removal under a decision takes
lines out. Knows no DuckDB; `warehouse.load` and the batch hand in what is to be kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.addlines import add, held
from warehouse.home import register_path


@dataclass(frozen=True, slots=True)
class Receipt:
    """One content received at one place. `path` is relative to `inbox`, with `/`; an attachment's is `mail.eml#name`."""

    inbox: str
    path: str
    file_sha256: str
    size_bytes: int
    received_at: datetime
    parent_sha256: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """The same place and content are one receipt, whenever they are seen again."""
        return self.inbox, self.path, self.file_sha256


class Register:
    """A home's register, read once and added to; the holder of the batch lock alone adds."""

    def __init__(self, home: Path) -> None:
        self._path = register_path(home)
        self.receipts: dict[tuple[str, str, str], Receipt] = {}
        self.cases: dict[str, str] = {}
        self.notes: tuple[str, ...] = ()
        self._read()

    def add(self, receipts: Iterable[Receipt]) -> None:
        """Keep what is new among these; it is on the disk when this returns."""
        new = {receipt.key: receipt for receipt in receipts if receipt.key not in self.receipts}
        _append(self._path, [_line_of(receipt) for receipt in new.values()])
        self.receipts.update(new)

    def name(self, cases: Mapping[str, str]) -> None:
        """Keep which case each document is in, where that is new."""
        new = {document: case for document, case in cases.items() if self.cases.get(document) != case}
        _append(self._path, [{"document": document, "case": case} for document, case in new.items()])
        self.cases.update(new)

    def _read(self) -> None:
        notes = []
        data = self._path.read_bytes() if self._path.is_file() else b""
        for number, line in enumerate(data.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                said = json.loads(line)
                if "case" in said:
                    self.cases[said["document"]] = said["case"]
                else:
                    receipt = _receipt_of(said)
                    self.receipts.setdefault(receipt.key, receipt)
            except (ValueError, KeyError, TypeError):
                notes.append(f"Rad {number} i arkivets register är avbruten och räknas inte.")
        self.notes = tuple(notes)


def about(home: Path, files: Container[str]) -> bytes:
    """The lines about these contents and all cases, for a copy that has these contents alone."""
    register = Register(home)
    lines: list[dict[str, object]] = [_line_of(receipt) for receipt in register.receipts.values() if receipt.file_sha256 in files]
    lines += [{"document": document, "case": case} for document, case in register.cases.items()]
    return b"".join(_encoded(line) for line in lines)


def forget(home: Path, files: Container[str], documents: Container[str]) -> None:
    """Take out what is said of contents removed under a decision; the tombstone in the journal has their hashes."""

    def stays(said: Mapping[str, str | None]) -> bool:
        if "case" in said:
            return said["document"] not in documents
        return said["file_sha256"] not in files and said["parent_sha256"] not in files

    _rewrite(register_path(home), stays)


def _rewrite(path: Path, stays: Callable[[Mapping[str, str | None]], bool]) -> None:
    if not path.is_file():
        return
    kept, gone = [], 0
    for line in path.read_bytes().split(b"\n"):
        try:
            wanted = bool(line.strip()) and stays(json.loads(line))
        except (ValueError, KeyError, TypeError):
            wanted = False  # half a line that was never counted
        kept += [line] if wanted else []
        gone += bool(line.strip()) and not wanted
    if not gone:
        return
    temporary = path.with_name(path.name + ".part")
    with temporary.open("wb") as file:
        file.write(b"".join(line + b"\n" for line in kept))
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def _append(path: Path, lines: list[dict[str, object]]) -> None:
    if not lines:
        return
    with held(path) as file:
        add(file, b"".join(_encoded(line) for line in lines))


def _encoded(line: Mapping[str, object]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _line_of(receipt: Receipt) -> dict[str, object]:
    return {
        "inbox": receipt.inbox,
        "path": receipt.path,
        "file_sha256": receipt.file_sha256,
        "size_bytes": receipt.size_bytes,
        "received_at": receipt.received_at.isoformat(),
        "parent_sha256": receipt.parent_sha256,
    }


def _receipt_of(said: Mapping[str, object]) -> Receipt:
    size, parent = said["size_bytes"], said["parent_sha256"]
    if not isinstance(size, int) or not (parent is None or isinstance(parent, str)):
        raise TypeError
    when = datetime.fromisoformat(str(said["received_at"]))
    return Receipt(str(said["inbox"]), str(said["path"]), str(said["file_sha256"]), size, when, parent)
