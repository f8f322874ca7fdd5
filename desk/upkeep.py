"""What keeps a home whole, and what leaves it: export, backup, restore. Thin calls to the warehouse."""

from __future__ import annotations

import argparse
from pathlib import Path

DONE = 0
FORMATS = ("xlsx", "csv", "parquet", "jsonl", "gdp", "360giving")


def backup_arguments(parser: argparse.ArgumentParser) -> None:
    """-o."""
    parser.add_argument("-o", "--output", metavar="FIL", type=Path, required=True, help="till exempel medfin-2026-11-23.tar")


def backup(arguments: argparse.Namespace) -> int:
    """A whole copy in one file, also while a batch runs."""
    from warehouse.backup import backup as copy

    count = copy(arguments.home, arguments.output)
    print(f"{count} filer kopierade till {arguments.output}")
    return DONE


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH."""
    parser.add_argument("path", metavar="KOPIA", type=Path, help="en fil från medfin backup")


def restore(arguments: argparse.Namespace) -> int:
    """A home from a copy; the home must be new."""
    from warehouse.backup import restore as unpack

    count = unpack(arguments.path, arguments.home)
    print(f"{count} filer återställda i {arguments.home}")
    return DONE


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """--format, -o."""
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument(
        "-o", "--output", metavar="SÖKVÄG", type=Path, required=True, help="en fil (xlsx), annars en mapp eller .zip"
    )


def export(arguments: argparse.Namespace) -> int:
    """Every view of the published warehouse."""
    from warehouse.exports import export as write

    print(f"Skrivet till {write(arguments.home, arguments.format, arguments.output)}")
    return DONE
