"""Which documents are of one case: by their own number, by mail, by folder, by title and applicant, by file name. Pure.

Numbers come first and decide; what prints none, or a co-financier's, is then asked in turn where its mail, its folder or
its title puts it. Two cases that fit equally well are an ambiguity, said aloud, and the paper goes to neither. A document of
kind `other` joins a case but never makes one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from schemas.roles import DocumentKind
from warehouse.groups import Evidence, Group
from warehouse.likeness import numbers_in_name, titles_in_name
from warehouse.numbering import by_number, join_strays
from warehouse.papers import Paper, in_order

_ANNEXES = (DocumentKind.BUDGET, DocumentKind.COMMITMENT, DocumentKind.SUPPLEMENT)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A document that found no case, and the cases it could not choose between (none: nothing fits)."""

    paper: Paper
    candidates: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The cases, and the project documents that are in none."""

    groups: tuple[Group, ...]
    unplaced: tuple[Unplaced, ...]


def group_papers(papers: Sequence[Paper]) -> Grouping:
    """Put papers into groups; the result does not depend on the order they are handed in."""
    desk = _Desk()
    ordered = in_order(papers)
    for group in join_strays(by_number([p for p in ordered if p.names_its_case])):
        desk.open(group)
    waiting = [p for p in ordered if not p.names_its_case]
    for paper in waiting:
        if not desk.place(paper) and _can_open_a_case(paper) and not desk.is_torn(paper):
            group = Group()
            group.add(paper, Evidence.ITSELF)
            desk.open(group)
    placed = {p.document_id for g in desk.groups for p, _ in g.papers}
    unplaced = []
    for paper in waiting:
        if paper.document_id not in placed and not desk.place(paper) and paper.speaks_of_a_project:
            unplaced.append(Unplaced(paper, desk.candidates(paper)))
    return Grouping(tuple(desk.groups), tuple(unplaced))


def _can_open_a_case(paper: Paper) -> bool:
    return paper.is_of_a_project and (bool(paper.title) or paper.kind is DocumentKind.APPLICATION)


class _Desk:
    """The groups so far, and where to look for them."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.by_number: dict[str, list[Group]] = defaultdict(list)
        self.by_mail: dict[str, list[Group]] = defaultdict(list)
        self.by_file: dict[str, list[Group]] = defaultdict(list)
        self.by_folder: dict[tuple[str, str], list[Group]] = defaultdict(list)
        self.by_title: dict[str, list[Group]] = defaultdict(list)
        self.by_applicant: dict[str, list[Group]] = defaultdict(list)

    def open(self, group: Group) -> None:
        self.groups.append(group)
        for paper, _ in group.papers:
            self._note(group, paper)

    def place(self, paper: Paper) -> bool:
        """Put the paper where the first way that leads to one group alone puts it."""
        for evidence, find in self._ways():
            found = find(paper)
            if len(found) == 1:
                found[0].add(paper, evidence)
                self._note(found[0], paper)
                return True
        return False

    def is_torn(self, paper: Paper) -> bool:
        """Whether what it prints fits several groups. A folder of many cases does not keep it from being one more."""
        return any(len(find(paper)) > 1 for find in (self._of_number, self._of_title, self._of_near_title))

    def candidates(self, paper: Paper) -> tuple[Group, ...]:
        """Groups that fit equally well, by the first way that gives any."""
        for _, find in self._ways():
            found = find(paper)
            if found:
                return tuple(found)
        return ()

    def _ways(self) -> tuple[tuple[Evidence, Callable[[Paper], list[Group]]], ...]:
        return (
            (Evidence.NUMBER, self._of_number),
            (Evidence.MAIL, self._of_mail),
            (Evidence.FOLDER, self._of_folder),
            (Evidence.TITLE, self._of_title),
            (Evidence.FILE, self._of_file),
            (Evidence.FILE_NAME, self._of_file_name),
            (Evidence.TITLE, self._of_near_title),
            (Evidence.PLAN, self._of_plan),
        )

    def _of_number(self, paper: Paper) -> list[Group]:
        if not paper.number:
            return []
        # A co-financier's own diary number may well be that of another case here: its title must not speak against it.
        weak = paper.kind is DocumentKind.COMMITMENT
        found = self.by_number[paper.number]
        return _narrow([g for g in found if not (g.other_title(paper) and (weak or g.other_applicant(paper)))], paper)

    def _of_mail(self, paper: Paper) -> list[Group]:
        """The group of the mail it came with, of the mail's other attachments, or of its own attachments."""
        came_with = [g for mail in paper.parents for g in (*self.by_file[mail], *self.by_mail[mail])]
        return _distinct([*came_with, *self.by_mail[paper.file_sha256]])

    def _of_file(self, paper: Paper) -> list[Group]:
        """Annexes in one file with an application; not the other items of minutes."""
        if paper.alone or paper.title or paper.kind not in _ANNEXES:
            return []
        return _distinct(self.by_file[paper.file_sha256])

    def _of_folder(self, paper: Paper) -> list[Group]:
        if not paper.alone and not (paper.speaks_of_a_project or paper.kind in _ANNEXES):
            return []  # an item of minutes about something else
        found = _distinct(g for folder in paper.folders for g in self.by_folder[folder])
        alike = [g for g in found if g.same_title(paper)] or [g for g in found if g.near_title(paper)]
        if alike:
            return _narrow(alike, paper)
        if len(found) == 1 and found[0].other_title(paper) and self._stands_apart(found[0], paper):
            return []
        return found

    def _stands_apart(self, group: Group, paper: Paper) -> bool:
        """Whether a paper with another title is of another matter though it lies in the same folder."""
        if self._of_title(paper):
            return True
        return paper.kind is DocumentKind.APPLICATION and group.other_applicant(paper)

    def _of_title(self, paper: Paper) -> list[Group]:
        if not paper.title_key:
            return []
        found = [g for g in self.by_title[paper.title_key] if not g.other_authority(paper) and not g.other_time(paper)]
        same = [g for g in found if not g.other_applicant(paper)]
        if not same and paper.kind in (DocumentKind.COMMITMENT, DocumentKind.SUPPLEMENT) and not paper.org_number:
            # A financier calls the applicant what it likes (a department, the lead partner); the title is the project's.
            same = found
        return _narrow(same, paper)

    def _of_near_title(self, paper: Paper) -> list[Group]:
        if not paper.title:
            return []
        near = [g for g in self.groups if g.near_title(paper)]
        found = [g for g in near if not g.other_applicant(paper) and not g.other_authority(paper) and not g.other_time(paper)]
        return _narrow(found, paper)

    def _of_file_name(self, paper: Paper) -> list[Group]:
        keys = [key for _, path in paper.places for key in numbers_in_name(path, list(self.by_number))]
        found = _distinct(g for key in keys for g in self.by_number[key])
        if not found and not paper.title:
            titles = titles_in_name([path for _, path in paper.places], list(self.by_title))
            found = _distinct(g for title in titles for g in self.by_title[title])
        return [g for g in found if not g.other_title(paper)]

    def _of_plan(self, paper: Paper) -> list[Group]:
        """A promise without title or number whose sum stands in the plan of that applicant's only such case."""
        if paper.kind is not DocumentKind.COMMITMENT or paper.title or paper.record is None:
            return []
        promised = {(line.financier, line.amount) for line in paper.record.financing if line.amount}
        return [g for g in self._of_applicant(paper) if promised & _planned(g)]

    def _of_applicant(self, paper: Paper) -> list[Group]:
        if not paper.applicant and not paper.org_number:
            return []
        return [g for g in self.groups if g.same_applicant(paper)]

    def _note(self, group: Group, paper: Paper) -> None:
        if paper.names_its_case:
            _once(self.by_number[paper.number], group)
        if paper.title_key and paper.is_of_a_project:
            _once(self.by_title[paper.title_key], group)
        for folder in paper.folders:
            _once(self.by_folder[folder], group)
        for mail in paper.parents:
            _once(self.by_mail[mail], group)
        _once(self.by_file[paper.file_sha256], group)


def _planned(group: Group) -> set[tuple[str, object]]:
    return {
        (line.financier, line.amount)
        for p, _ in group.papers
        if p.record is not None
        for line in p.record.financing
        if line.amount
    }


def _narrow(found: list[Group], paper: Paper) -> list[Group]:
    """Let applicant, authority and folder choose between several groups that fit."""
    for test in (
        lambda g: g.same_applicant(paper),
        lambda g: g.same_authority(paper),
        lambda g: bool(g.folders & set(paper.folders)),
    ):
        if len(found) > 1:
            found = [g for g in found if test(g)] or found
    return found


def _distinct(groups: Iterable[Group]) -> list[Group]:
    return list(dict.fromkeys(groups))


def _once(groups: list[Group], group: Group) -> None:
    if group not in groups:
        groups.append(group)
