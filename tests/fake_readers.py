"""Stand-ins for the extractor that run inside worker processes: what a file does is what its first line says."""

import ctypes
import os
import subprocess
import time
from pathlib import Path

from warehouse_builders import record

from schemas.problems import ProblemCode
from schemas.records import DocumentStatus, FileResult
from schemas.roles import DocumentKind


def obey(path: str, name: str) -> FileResult:
    """`crash`, `hang`, `sleep`, `eat`, `raise`, `exit`, `once <flag>`, `attach a b …`, `paper …`; else it is read."""
    return _of(Path(path).read_bytes().decode().split() or [""])


def _of(words: list[str]) -> FileResult:
    match words[0]:
        case "crash":
            ctypes.string_at(0)
        case "hang":
            while True:
                pass
        case "sleep":
            time.sleep(600)
        case "start":  # a program that goes on when its starter is gone; its number is written down
            Path(words[1]).write_text(str(subprocess.Popen(["sleep", "600"]).pid))
            time.sleep(600)
        case "eat":
            hoard = []
            while True:
                hoard.append(bytearray(50 << 20))
        case "raise":
            raise ValueError("oväntat innehåll")
        case "exit":
            os._exit(3)
        case "once":
            flag = Path(words[1])
            if not flag.exists():
                flag.touch()
                os._exit(3)
        case "slow":
            time.sleep(float(words[1]))
        case "attach":
            inner = tuple((f"bilaga {i}.txt", word.replace("_", " ").encode()) for i, word in enumerate(words[1:]))
            return FileResult(DocumentStatus.LOADED, None, "", attachments=inner, reader="fake")
        case "paper":  # paper application RUN-2026-17 1000000
            _, kind, number, amount, *_ = words
            field = "amount_granted" if kind == "decision" else "amount_applied_for"
            said = record(DocumentKind(kind), registration_number=number, project_title=f"Projekt {number}", **{field: amount})
            return FileResult(DocumentStatus.LOADED, None, "", records=(said,), page_count=1, reader="fake")
        case "quarantine":
            return FileResult(DocumentStatus.QUARANTINED, ProblemCode.DAMAGED, "trasig", reader="fake")
    return FileResult(DocumentStatus.LOADED, None, " ".join(words), reader=f"fake {os.getpid()}")


def obey_next(path: str, name: str) -> FileResult:
    """The next version: another amount in decisions, and the first attachment of a mail is not found."""
    words = Path(path).read_bytes().decode().split() or [""]
    if words[0] == "paper" and words[1] == "decision":
        words[3] = str(int(words[3]) - 1)
    if words[0] == "attach":
        words = ["attach", *words[2:]]
    return _of(words)
