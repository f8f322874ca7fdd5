"""What a case still waits for: papers that are said to be enclosed or sent, and conditions that somebody has to meet.

A paper has come when one of its kind is in the case: a revised one when a revised one is. Whether it is the very paper meant
nobody can tell, and a paper that stands inside the announcing one (its own budget table) has come with it. A condition is met
only where that can be read: all financing promised, or the project granted; every other one stays open until an officer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schemas.identity import DocumentId
from schemas.records import Announcement, Case, CaseDocument, Condition
from schemas.roles import DecisionOutcome, DocumentKind
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.financiers import authority_keys, by_party, pair_up
from warehouse.reconcile.paper import is_revised
from warehouse.reconcile.rows import APPLICANT
from warehouse.reconcile.swedish import listed

_FINANCING = re.compile(r"\b(?:med|sam|övrig\w* )?finansi\w*", re.IGNORECASE)
_GRANT = re.compile(
    r"\b(?:beviljas|beviljar|erhåller|tilldelas|får)\b.*\b(?:stöd|bidrag|medel|projektmedel)"
    r"|\bprojektet (?:beviljas|genomförs|blir av)"
    r"|\b(?:stöd|bidrag|medel)\b.*\bbeviljas\b",
    re.IGNORECASE,
)
_GRANTING = (DecisionOutcome.GRANTED, DecisionOutcome.PARTLY_GRANTED)


@dataclass(frozen=True, slots=True)
class Expectation:
    """A paper announced by a document, `position` among its announcements, and what has met it (None: not come)."""

    document_id: DocumentId
    position: int
    announced: Announcement
    since: date | None
    met_by: DocumentId | None


@dataclass(frozen=True, slots=True)
class Awaited:
    """A condition of a document, what would close it in an officer's words, and what has."""

    document_id: DocumentId
    position: int
    condition: Condition
    since: date | None
    closes_with: str
    met: bool = False
    met_by: DocumentId | None = None


def expectations(case: Case) -> tuple[Expectation, ...]:
    """Every paper announced in the case."""
    return tuple(
        Expectation(document.document_id, i, announced, day_of(document), _met_by(case, document, announced))
        for document in case.documents
        for i, announced in enumerate(document.record.announcements)
    )


def awaited(case: Case) -> tuple[Awaited, ...]:
    """Every condition in the case."""
    dossier = open_case(case)
    return tuple(
        _state(dossier, document, i, condition)
        for document in case.documents
        for i, condition in enumerate(document.record.conditions)
    )


def day_of(document: CaseDocument) -> date | None:
    """The day a paper speaks: when it was decided, else written, else received. None where it says none.

    The day of receipt that a report or decision quotes is the application's, not its own.
    """
    record = document.record
    for fact in (record.decided_on, record.dated_on):
        if fact is not None and len(fact.value) == 10:
            return date.fromisoformat(fact.value)
    return None if document.kind in (DocumentKind.OFFICERS_REPORT, DocumentKind.DECISION) else document.known_on


def _met_by(case: Case, by: CaseDocument, announced: Announcement) -> DocumentId | None:
    if not announced.revised and announced.kind is DocumentKind.BUDGET and by.record.budget:
        return by.document_id
    if by.kind is announced.kind and (by.record.is_revised or not announced.revised) and by.kind is not DocumentKind.COMMITMENT:
        return by.document_id  # *denna reviderade ansökan bifogas*: a letter and its form are one paper
    others = [d for d in case.documents if d.document_id != by.document_id]
    found = [d for d in others if d.kind is announced.kind and (is_revised(d) or not announced.revised)]
    if not found and announced.kind is DocumentKind.BUDGET:
        found = [d for d in others if d.kind is DocumentKind.APPLICATION and d.record.budget and _fits(d, announced)]
    return found[-1].document_id if found else None


def _fits(document: CaseDocument, announced: Announcement) -> bool:
    return is_revised(document) or not announced.revised


def _state(dossier: Dossier, document: CaseDocument, position: int, condition: Condition) -> Awaited:
    what = condition.waits_for or condition.text
    made = Awaited(document.document_id, position, condition, day_of(document), "en handläggares bedömning")
    if document.kind is DocumentKind.COMMITMENT and _GRANT.search(what):
        return _by_grant(dossier, made)
    if _FINANCING.search(what):
        return _by_commitments(dossier, made)
    return _by_grant(dossier, made) if _GRANT.search(what) and document.kind is not DocumentKind.DECISION else made


def _by_grant(dossier: Dossier, made: Awaited) -> Awaited:
    closes = "beslut om att projektet beviljas stöd"
    granting = next((p for p in dossier.decisions if p.record.outcome in _GRANTING or p.record.amount_granted), None)
    met_by = granting.document.document_id if granting is not None else None
    return _closing(made, closes, met_by)


def _by_commitments(dossier: Dossier, made: Awaited) -> Awaited:
    plan = dossier.plan()
    if plan is None:
        return _closing(made, "en finansieringsplan och varje medfinansiärs beslut eller intyg", None)
    skip = authority_keys(dossier, plan) | {APPLICANT}
    needed = [party for party in by_party(plan).values() if party.key not in skip]
    promised = [party for paper in dossier.commitments for party in by_party(paper).values()]
    found = {party.key for ours, _ in pair_up(needed, promised).pairs for party in ours}
    missing = _distinct(party.name for party in needed if party.key not in found)
    if not missing:
        last = dossier.commitments[-1].document.document_id if dossier.commitments and needed else None
        return _closing(made, "varje medfinansiärs beslut eller intyg", last)
    return _closing(made, f"beslut eller medfinansieringsintyg från {listed(missing)}", None)


def _closing(made: Awaited, closes_with: str, met_by: DocumentId | None) -> Awaited:
    return Awaited(made.document_id, made.position, made.condition, made.since, closes_with, met_by is not None, met_by)


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
