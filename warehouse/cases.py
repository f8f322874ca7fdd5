"""Puts documents together into cases: groups, revisions, fields, and a name that stays the same over the nights. Pure.

Knows nothing of the database: `warehouse.store` reads the papers and stores what comes of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.identity import CaseKey, DocumentId, content_id
from schemas.problems import Problem, ProblemCode
from schemas.records import Case
from schemas.roles import DocumentKind
from warehouse.casefields import fields_of
from warehouse.cofinanciers import seen_in_their_case
from warehouse.grouping import Unplaced, group_papers
from warehouse.groups import Evidence, Group
from warehouse.likeness import name_key, title_key
from warehouse.papers import Paper, in_order
from warehouse.revisions import with_revisions


@dataclass(frozen=True, slots=True)
class Membership:
    """Which case a document is in, and why. Also for files that could not be read."""

    document_id: DocumentId
    case: CaseKey
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assembly:
    """The cases, who is in them, and what is to be said of project documents that are in none."""

    cases: tuple[Case, ...]
    members: tuple[Membership, ...]
    problems: Mapping[DocumentId, Problem]


def assemble_cases(
    papers: Sequence[Paper],
    former: Mapping[DocumentId, CaseKey] | None = None,
    assigned: Mapping[DocumentId, CaseKey] | None = None,
    anchors: Mapping[CaseKey, Sequence[DocumentId]] | None = None,
) -> Assembly:
    """Cases from papers. `former`: the case each document was last in; `assigned`: the one an officer put it in.

    `anchors`: what such a case held when the officer named it, so that it is found again when it has merged into another.
    """
    former, assigned = former or {}, assigned or {}
    grouping = group_papers([p for p in papers if p.document_id not in assigned])
    groups = dict(_named(grouping.groups, former, frozenset(assigned.values())))
    meant = {key: _meant(key, groups, (anchors or {}).get(key, ())) for key in set(assigned.values())}
    for paper in in_order(papers):
        if paper.document_id in assigned:
            groups.setdefault(meant[assigned[paper.document_id]], Group()).add(paper, Evidence.OFFICER)
    cases = tuple(_case(key, group) for key, group in sorted(groups.items()) if any(p.is_of_a_project for p, _ in group.papers))
    keys = {case.key for case in cases}
    members = [Membership(p.document_id, key, why) for key, g in sorted(groups.items()) if key in keys for p, why in g.papers]
    names = {id(group): key for key, group in groups.items()}
    problems = {d: _NOT_UNDERSTOOD for case in cases for d in _not_understood(case)}
    problems.update((u.paper.document_id, _problem(u, names)) for u in grouping.unplaced)
    return Assembly(cases, tuple(members), problems)


def _meant(key: CaseKey, groups: Mapping[CaseKey, Group], anchors: Sequence[DocumentId]) -> CaseKey:
    """The case an officer named, or the one that now holds most of what it held."""
    if key in groups:
        return key
    held = set(anchors)
    shared = {name: sum(p.document_id in held for p, _ in group.papers) for name, group in groups.items()}
    best = max(shared, key=lambda name: (shared[name], name), default=key)
    return best if shared.get(best) else key


def _case(key: CaseKey, group: Group) -> Case:
    papers = [p for p, _ in group.papers if p.record is not None]
    records = seen_in_their_case([p.record for p in papers if p.record is not None])
    documents = with_revisions([replace(p, record=r) for p, r in zip(papers, records, strict=True)])
    fields = fields_of(documents)
    return Case(
        key=key,
        documents=documents,
        registration_number=fields.registration_number,
        project_title=fields.project_title,
        applicant_name=fields.applicant_name,
        applicant_org_number=fields.applicant_org_number,
        authority=fields.authority,
        received_on=fields.received_on,
        period_start=fields.period_start,
        period_end=fields.period_end,
        decided_on=fields.decided_on,
        outcome=fields.outcome,
        amount_applied_for=fields.amount_applied_for,
        total_cost=fields.total_cost,
        amount_granted=fields.amount_granted,
        support_rate=fields.support_rate,
        final_report_due=fields.final_report_due,
    )


def _named(
    groups: Sequence[Group], former: Mapping[DocumentId, CaseKey], reserved: frozenset[CaseKey]
) -> list[tuple[CaseKey, Group]]:
    """Give each group the name that most of its documents had before; a group of newcomers gets one from what it is.

    Where two groups claim one name (a case was parted), the one with more of its documents keeps it.
    """
    claims: list[tuple[int, tuple[object, ...], CaseKey, Group]] = []
    for group in groups:
        votes = Counter(former[p.document_id] for p, _ in group.papers if p.document_id in former)
        claims.extend((-count, group.first.order, key, group) for key, count in votes.items())
    named: dict[int, CaseKey] = {}
    taken: set[CaseKey] = set()
    for _, _, key, group in sorted(claims, key=lambda c: c[:3]):
        if id(group) not in named and key not in taken:
            named[id(group)] = key
            taken.add(key)
    for group in sorted(groups, key=lambda g: g.first.order):
        if id(group) not in named:
            key = _identity(group)
            if key in taken or (key in former.values() and key not in reserved):
                key = content_id("c", key, group.first.document_id)
            named[id(group)] = key
            taken.add(key)
    return [(named[id(group)], group) for group in groups]


def _identity(group: Group) -> CaseKey:
    """A name from the strongest thing the group is known by: number and authority, title and applicant, its first paper."""
    authority = name_key(min(group.authorities)) if group.authorities else ""
    if group.numbers:
        return content_id("c", "number", min(group.numbers, key=lambda n: (-group.numbers[n], n)), authority)
    if group.titles:
        titles = Counter(title_key(t) for t in group.titles.elements())
        applicant = name_key(min(group.applicants)) if group.applicants else ""
        return content_id("c", "title", min(titles, key=lambda t: (-titles[t], t)), applicant, authority)
    return content_id("c", "document", group.first.document_id)


_NOT_UNDERSTOOD = Problem(
    ProblemCode.AMBIGUOUS_FIELD,
    "Varken utfall eller beviljat belopp kunde läsas ur beslutet, så ärendets utfall är okänt. En handläggare behöver läsa det.",
)


def _not_understood(case: Case) -> tuple[DocumentId, ...]:
    """The decisions of a case whose outcome nobody could read."""
    if case.outcome is not None:
        return ()
    silent = [d for d in case.of(DocumentKind.DECISION) if d.record.outcome is None and d.record.amount_granted is None]
    return tuple(d.document_id for d in silent)


def _problem(unplaced: Unplaced, names: Mapping[int, CaseKey]) -> Problem:
    if unplaced.candidates:
        known = [
            g.printed_number or next(iter(g.titles), None) or names.get(id(g), "ett ärende utan namn")
            for g in unplaced.candidates
        ]
        message = f"Dokumentet passar lika bra i flera ärenden ({', '.join(sorted(known))}). En handläggare behöver välja."
    else:
        message = "Dokumentet anger varken diarienummer eller projekt som går att knyta till ett ärende."
    return Problem(ProblemCode.NO_CASE, message)
