"""A stand-in for the extractor that starts a program of its own and waits."""

import subprocess
from pathlib import Path

from schemas.records import DocumentStatus, FileResult


def obey(path: str, name: str) -> FileResult:
    """A file's text is a marker: a `sleep` is started that carries it, and its process number written beside the file."""
    child = subprocess.Popen(["sleep", "600"])
    Path(path).with_suffix(".pid").write_text(str(child.pid))
    child.wait()
    return FileResult(DocumentStatus.LOADED, None, "")
