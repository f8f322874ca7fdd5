"""Fences a reader in, where the kernel lets us: in a network namespace of its own, with nothing in it, and by Landlock, so that
it writes nothing outside the folder for temporary files and signals nobody but its own. Where the kernel does not, nothing
happens, and `medfin status` says so.

A fault in a library that parses strangers' files may run a stranger's code; limits on memory and time do not stop that.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
import tempfile
from functools import cache

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""System calls; the same numbers on every machine that has them."""
_VERSION = 1
_BENEATH = 1
_NO_NEW_PRIVILEGES = 38
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
"""Anybody may make a namespace for users where that is allowed at all, and in it one for the network."""
_WRITE_FILE, _REMOVE_DIR, _REMOVE_FILE = 1 << 1, 1 << 4, 1 << 5
_MAKE = sum(1 << bit for bit in range(6, 13))
_REFER, _TRUNCATE, _DEVICES = 1 << 13, 1 << 14, 1 << 15
_BIND, _CONNECT = 1 << 0, 1 << 1
_ABSTRACT_SOCKETS, _SIGNALS = 1 << 0, 1 << 1


@cache
def version() -> int:
    """What the kernel knows of Landlock; 0 where it knows nothing or it is switched off."""
    if sys.platform != "linux":
        return 0
    with contextlib.suppress(OSError, AttributeError):
        return max(0, _call(_CREATE, None, 0, _VERSION))
    return 0


@cache
def has_no_network() -> bool:
    """Whether a reader can be put in a namespace without a network; tried in a process of its own."""
    child = os.fork()
    if child == 0:
        os._exit(0 if _leave_the_network() else 1)
    return os.waitpid(child, 0)[1] == 0


def in_words() -> str:
    """For `medfin status`."""
    known = version()
    files = (
        f"skriver bara bland tillfälliga filer (Landlock {known})" if known else "inget filter för filer (kärnan saknar Landlock)"
    )
    tcp = "ingen TCP" if known >= 4 else "nätet är öppet för dem"
    return f"Läsarna: gränser för minne och tid; {files}; {'inget nät' if has_no_network() else tcp}."


def fence(writable: str | None = None) -> bool:
    """Fences in this thread, and all that it starts, for good. False where Landlock could not be had.

    To be called before any other thread is started: a namespace is left by a whole process or not at all.
    """
    _leave_the_network()
    known = version()
    if not known:
        return False
    files, net, scope = _rights(known)
    attributes = struct.pack("=QQQ", files, net, scope)[: 8 if known < 4 else 16 if known < 6 else 24]
    try:
        rules = _call(_CREATE, attributes, len(attributes), 0)
        try:
            _allow(rules, writable or tempfile.gettempdir(), files)
            _allow(rules, os.devnull, files & (_WRITE_FILE | _TRUNCATE | _DEVICES))
            _check(_libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
            _call(_RESTRICT, rules, 0)
        finally:
            os.close(rules)
    except OSError:
        return False
    return True


def _leave_the_network() -> bool:
    with contextlib.suppress(AttributeError):
        return int(_libc().unshare(_NEW_USER | _NEW_NET)) == 0
    return False


def _rights(known: int) -> tuple[int, int, int]:
    files = _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE
    files |= (_REFER if known >= 2 else 0) | (_TRUNCATE if known >= 3 else 0) | (_DEVICES if known >= 5 else 0)
    return files, (_BIND | _CONNECT if known >= 4 else 0), (_ABSTRACT_SOCKETS | _SIGNALS if known >= 6 else 0)


def _allow(rules: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(number: int, *arguments: object) -> int:
    return _check(_libc().syscall(number, *arguments))


def _check(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
