"""The first step of making cases: by the number a document prints as its own, and what becomes of numbers that stand alone. Pure.

A number decides, with two exceptions: one number about two projects is two cases, and a paper whose number nobody shares
may plainly be of another case (a copy of another authority's decision, a financier's minutes, a claim, a scan misread).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from schemas.roles import DocumentKind
from warehouse.groups import Evidence, Group
from warehouse.likeness import is_portal_number, names_near, numbers_alike, numbers_misread, title_key
from warehouse.papers import Paper

_FOLLOW_A_CASE = (DocumentKind.SUPPLEMENT, DocumentKind.PAYMENT_CLAIM)
_PLANS = (DocumentKind.APPLICATION, DocumentKind.BUDGET)


def by_number(papers: Iterable[Paper]) -> list[Group]:
    """One group a number. The same digits about two projects, at two authorities or of two applicants, are two cases."""
    groups: dict[str, list[Group]] = defaultdict(list)
    for paper in papers:
        for group in groups[paper.number]:
            if not (group.other_title(paper) and (group.other_authority(paper) or group.other_applicant(paper))):
                group.add(paper, Evidence.NUMBER)
                break
        else:
            group = Group()
            group.add(paper, Evidence.NUMBER)
            groups[paper.number].append(group)
    return [group for same in groups.values() for group in same]


def join_strays(groups: list[Group]) -> list[Group]:
    """Let a group of one file join another one that is plainly the same project under another number."""
    by_title: dict[str, list[Group]] = defaultdict(list)
    by_folder: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for title in group.titles:
            by_title[title_key(title)].append(group)
        for folder in group.folders:
            by_folder[folder].append(group)
    gone: set[int] = set()
    # The application is where a case starts: what comes last in a case is first asked whether it belongs to another, but
    # claims and letters only when the rest has been settled.
    last_first = sorted(groups, key=lambda g: g.first.order, reverse=True)
    for stray in sorted(last_first, key=lambda g: g.first.kind in _FOLLOW_A_CASE):
        if len(stray.files) > 1:
            continue
        paper = stray.papers[0][0]
        near = dict.fromkeys(g for t in stray.titles for g in by_title[title_key(t)])
        near.update(dict.fromkeys(g for f in stray.folders for g in by_folder[f]))
        homes = [g for g in near if g is not stray and id(g) not in gone and _is_home(g, stray, paper)]
        homes = [g for g in homes if g.has_application] or homes
        if len(homes) == 1:
            for member, _ in stray.papers:
                homes[0].add(member, Evidence.TITLE)
            gone.add(id(stray))
    return [group for group in groups if id(group) not in gone]


def _is_home(group: Group, stray: Group, paper: Paper) -> bool:
    number, theirs = paper.number, next(iter(group.numbers))
    if all(p.kind in _FOLLOW_A_CASE for p, _ in group.papers):
        return False
    if group.other_title(paper) or group.other_applicant(paper):
        return False
    if numbers_alike(number, theirs):
        return not group.other_authority(paper)
    if not group.near_title(paper):
        return False
    if stray.folders & group.folders and paper.kind is not DocumentKind.APPLICATION:
        return True  # a copy of another authority's decision among the papers of this case
    if _settles_a_financier(group, paper):
        return True
    if group.other_authority(paper):
        return False
    if paper.kind in _FOLLOW_A_CASE:
        return True  # claims and letters have numbers of their own, and no case consists of them where there is one
    if not group.same_applicant(paper):
        return False
    misread = paper.scanned and numbers_misread(number, theirs)
    return misread or is_portal_number(number) != is_portal_number(theirs)


def _settles_a_financier(group: Group, paper: Paper) -> bool:
    """A decision about one financier of the plan, by that financier: its number is from that financier's diary."""
    if paper.kind is not DocumentKind.DECISION or paper.record is None:
        return False
    named = {line.financier for line in paper.record.financing}
    issuers = {paper.authority} if paper.authority else named if len(named) == 1 else set()
    plan = [line for p, _ in group.papers if p.kind in _PLANS and p.record for line in p.record.financing]
    return any(names_near(line.financier, issuer) and not line.is_authority_row for line in plan for issuer in issuers)
