"""Stand-ins for the extractor: one starts a program of its own and waits, one tries to get out."""

import os
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

from schemas.records import DocumentStatus, FileResult


def obey(path: str, name: str) -> FileResult:
    """A file's text is a marker: a `sleep` is started that carries it, and its process number written beside the file."""
    child = subprocess.Popen(["sleep", "600"])
    Path(path).with_suffix(".pid").write_text(str(child.pid))
    child.wait()
    return FileResult(DocumentStatus.LOADED, None, "")


def break_out(path: str, name: str) -> list[str]:
    """Tries what a stranger's code would; the names of what succeeded. `path` is a file outside the folder for temporary files."""
    attempts = {
        "write": lambda: Path(path).write_text("ändrad"),
        "append": lambda: Path(path).open("a").close(),
        "remove": lambda: Path(path).unlink(),
        "rename": lambda: os.rename(path, path + ".bort"),
        "truncate": lambda: os.truncate(path, 0),
        "create": lambda: (Path(path).parent / "ny").touch(),
        "folder": lambda: (Path(path).parent / "mapp").mkdir(),
        "link": lambda: os.symlink("/etc", Path(path).parent / "länk"),
        "connect": lambda: socket.create_connection(("127.0.0.1", int(name)), 2),
        "datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", int(name))),
        "listen": lambda: socket.create_server(("127.0.0.1", 0)),
        "signal": lambda: os.kill(os.getppid(), signal.SIGCONT),
        "program": lambda: subprocess.run(["sh", "-c", f"echo x > {path}"], check=True, stderr=subprocess.DEVNULL),
        "read": lambda: Path(path).read_text(),
        "temporary": lambda: tempfile.NamedTemporaryFile().close(),
    }
    done = []
    for what, attempt in attempts.items():
        try:
            attempt()
            done.append(what)
        except (OSError, subprocess.CalledProcessError):
            continue
    return done
