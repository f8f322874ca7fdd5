"""What the pages tell a reader to type or to open is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.command import VERBS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
QUERIES = {path.stem for path in (ROOT / "warehouse" / "sql" / "queries").glob("*.sql")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_links_of_a_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    verbs = {verb.name for verb in VERBS}
    for line in re.findall(r"(?:^ {4}|`)(medfin [^`\n]+)", text, re.M):
        for said in re.findall(r"\bmedfin ([a-z]+)\b", line):
            assert said in verbs, line
        for name in re.findall(r"medfin query ([a-zåäö_]+)", line):
            assert name in QUERIES, line
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_of_make_are_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for target in re.findall(r"(?:^ {4}|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M):
        assert target in targets, target
