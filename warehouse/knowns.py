"""Canaries: cases whose answers are known, clean and with planted mistakes, that ride every batch apart from the real data.

They lie in warehouse/canaries, a folder each: papers as files, and expected.toml with the rules that must raise an alarm, those
that may follow from them, and figures that must be read. The code that reads, loads, puts together and compares the real papers
does it for these, in a warehouse of their own. A batch in which one is missed, or a clean twin gives an alarm, is not published.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

from schemas.findings import Finding, Outcome, Severity
from schemas.identity import DocumentId
from schemas.records import Case
from warehouse.cases import assemble_cases
from warehouse.connection import Connection
from warehouse.reconcile.engine import reconcile_all
from warehouse.reconcile.terms import TermsBook
from warehouse.store import read_papers

FIGURES = ("amount_applied_for", "amount_granted", "support_rate", "total_cost")


@dataclass(frozen=True, slots=True)
class Canary:
    """One known case. `papers`: file name to content, in order of name."""

    name: str
    papers: Mapping[str, bytes]
    rules: frozenset[str]
    allowed: frozenset[str]
    figures: Mapping[str, Decimal]


def canary_home(home: Path) -> Path:
    """Where the canaries' own warehouse lies: nothing of theirs comes near the officers' one."""
    return home / "work" / "canaries"


def known_cases() -> tuple[Canary, ...]:
    """The canaries that come with the program."""
    folder = files("warehouse").joinpath("canaries")
    return tuple(_canary(Path(str(place))) for place in sorted(folder.iterdir(), key=lambda p: p.name) if place.is_dir())


def _canary(folder: Path) -> Canary:
    said = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    papers = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".toml"}
    figures = {name: Decimal(said[name]) for name in FIGURES if name in said}
    return Canary(folder.name, papers, frozenset(said["rules"]), frozenset(said["allowed"]), figures)


def canary_faults(con: Connection, canaries: Sequence[Canary], terms: TermsBook) -> tuple[str, ...]:
    """What is wrong with the canaries in their warehouse: Swedish sentences, none when all sing as they should.

    A paper's case is the folder it lies in. Twins say nearly the same, so how papers find their case is not tried here.
    """
    papers = read_papers(con)
    homes: dict[DocumentId, str] = {p.document_id: path.split("/")[0] for p in papers for _, path in p.places[:1]}
    cases = {case.key: case for case in assemble_cases(papers, assigned=homes).cases}
    findings = reconcile_all([cases[c.name] for c in canaries if c.name in cases], terms)
    faults: list[str] = []
    for canary in canaries:
        if canary.name not in cases:
            faults.append(f"Kontrollfallet {canary.name} kunde inte läsas.")
        else:
            faults += _faults(canary, cases[canary.name], findings[canary.name])
    return tuple(faults)


def _faults(canary: Canary, case: Case, findings: Iterable[Finding]) -> list[str]:
    faults = []
    for name, expected in canary.figures.items():
        read = getattr(case, name)
        if read != expected:
            faults.append(f"Kontrollfallet {canary.name} lästes fel: {name} är {read}, inte {expected}.")
    alarms = [f for f in findings if f.outcome is Outcome.MISMATCH and f.severity is not Severity.INFO]
    raised = {finding.rule for finding in alarms}
    for rule in sorted(canary.rules - raised):
        faults.append(f"Kontrollfallet {canary.name}: den planterade avvikelsen {rule} upptäcktes inte.")
    for finding in alarms:
        if finding.rule not in canary.rules | canary.allowed:
            faults.append(f"Kontrollfallet {canary.name}: falskt larm, {finding.rule}: {finding.message}")
    return faults
