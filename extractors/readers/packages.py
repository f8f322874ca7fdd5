"""What holds for every Office package, whatever is in it: it is a zip of bounded size, its parts declare no entities,
and what it carries beside text (macros, objects, links to other files) is never run or followed, but said.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from schemas.problems import ProblemCode, UnreadableFile
from schemas.text import ReadingNote

LARGEST_UNPACKED = 200_000_000
MOST_PARTS = 10_000
_HEAD = 2_048
_BESIDE = (
    ("vbaproject.bin", "makron"),
    ("/embeddings/", "inbäddade objekt"),
    ("/activex/", "inbäddade program"),
    ("/externallinks/externallink", "länkar till andra arbetsböcker"),
    ("attachedtemplate", "en mall på annan plats"),
)


def check_package(data: bytes, what: str) -> list[ReadingNote]:
    """Notes on the package. `what` is the Swedish name in definite form. Raises `UnreadableFile`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableFile(ProblemCode.ENCRYPTED, f"{what} är skyddad med lösenord.")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise UnreadableFile(ProblemCode.TOO_LARGE, f"{what} är för stor när den packas upp.")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")) and _declares(package, part):
                    raise UnreadableFile(ProblemCode.DAMAGED, f"{what} har en dokumenttypsdeklaration, som inte får finnas där.")
            found = sorted(set(_beside([part.filename.lower() for part in parts])))
    except UnreadableFile:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise UnreadableFile(ProblemCode.DAMAGED, f"{what} är skadad och kan inte öppnas.") from error
    return [ReadingNote(ProblemCode.ACTIVE_CONTENT, f"{what} innehåller {thing}; inget av det har öppnats.") for thing in found]


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """A document type declaration: Office never writes one, and entities hide text and reach for other files."""
    with package.open(part) as file:
        head = file.read(_HEAD).replace(b"\x00", b"")
    return b"<!DOCTYPE" in head.upper() or b"<!ENTITY" in head.upper()


def _beside(names: list[str]) -> Iterator[str]:
    for name in names:
        for sign, thing in _BESIDE:
            if sign in name:
                yield thing
