"""What a batch may use and when it runs: one optional TOML file in the home folder, environment overrides, defaults.

Read once, at the edge (`flows.command`, `flows.cli`); functions further in take the values they need. No other module
reads the environment or the working directory.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from zoneinfo import ZoneInfo

SETTINGS_FILE = "medfin.toml"
ENVIRONMENT_PREFIX = "MEDFIN_"
READ, WAIT = "read", "wait"


class SettingsError(Exception):
    """A setting that cannot be used; the message is a Swedish sentence that says which and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits hold for one document, not for the batch."""

    home: Path
    workers: int = 0
    """Worker processes; 0 is one for each processor, at most eight."""
    memory_mb: int = 1536
    """Address space a document may add to a warm worker."""
    cpu_seconds: int = 120
    wall_seconds: int = 600
    """Much longer than the CPU limit: wall time alone condemns honest documents on a busy machine."""
    file_mb: int = 200
    attachment_depth: int = 3
    attachment_count: int = 200
    """Files inside one file, counted over all depths."""
    chunk: int = 100
    """Documents loaded in one transaction."""
    recycle_after: int = 50
    """Documents a worker reads before a fresh one takes over."""
    on_update: str = READ
    """What a batch does with papers that an earlier version of the extractor has read: `read` them anew, or `wait`."""
    fast_reading: int = 1
    """0: every page of a PDF by the reference lane, three to four times as slow."""
    timezone: str = "Europe/Stockholm"
    cron: str = "0 2 * * *"

    @property
    def worker_count(self) -> int:
        """How many worker processes to run."""
        return self.workers if self.workers > 0 else max(1, min(8, os.cpu_count() or 1))


def default_home(environment: Mapping[str, str]) -> Path:
    """`$MEDFIN_HOME`, else `./medfin-home`."""
    return Path(environment.get("MEDFIN_HOME") or "medfin-home")


def load_settings(home: Path, environment: Mapping[str, str]) -> Settings:
    """Defaults, then `medfin.toml` in the home folder, then `MEDFIN_WORKERS` and the like."""
    given = {**_from_file(home / SETTINGS_FILE), **_from_environment(environment)}
    settings = replace(Settings(home.absolute()), **given)  # type: ignore[arg-type]
    _check(settings)
    return settings


def _names() -> dict[str, str]:
    return {f.name: str(f.type) for f in fields(Settings) if f.name != "home"}


def _from_file(path: Path) -> dict[str, int | str]:
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} går inte att läsa som TOML: {error}") from error
    unknown = sorted(set(table) - set(_names()))
    if unknown:
        raise SettingsError(f"{path}: okänd inställning {unknown[0]} (möjliga: {', '.join(_names())})")
    return {name: _converted(name, value, str(path)) for name, value in table.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for name in _names():
        variable = ENVIRONMENT_PREFIX + name.upper()
        if environment.get(variable):
            found[name] = _converted(name, environment[variable], variable)
    return found


def _converted(name: str, value: object, source: str) -> int | str:
    if _names()[name] == "str":
        return str(value)
    try:
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise ValueError
        return int(value)
    except ValueError:
        raise SettingsError(f"{source}: {name} ska vara ett heltal, inte {value!r}") from None


def _check(settings: Settings) -> None:
    for name, kind in _names().items():
        value = getattr(settings, name)
        if kind == "int" and value < (0 if name in ("workers", "attachment_depth", "attachment_count", "fast_reading") else 1):
            raise SettingsError(f"{name} får inte vara {value}")
    if settings.on_update not in (READ, WAIT):
        raise SettingsError(f"on_update är {READ} eller {WAIT}, inte {settings.on_update!r}")
    try:
        ZoneInfo(settings.timezone)
    except (KeyError, ValueError, OSError):
        raise SettingsError(f"tidszonen {settings.timezone!r} finns inte") from None
