"""A case in the making: its papers, and whether another paper agrees with what they say. Pure; decides nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from schemas.roles import DocumentKind
from warehouse.likeness import names_near, title_key, titles_near
from warehouse.papers import Paper


class Evidence(StrEnum):
    """Why a document is in its case."""

    NUMBER = "registration_number"
    MAIL = "mail"
    FILE = "same_file"
    FOLDER = "folder"
    TITLE = "title"
    FILE_NAME = "file_name"
    PLAN = "financing_plan"
    ITSELF = "itself"
    OFFICER = "officer"


@dataclass(eq=False)
class Group:
    """A case in the making."""

    papers: list[tuple[Paper, Evidence]] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    applicants: set[str] = field(default_factory=set)
    org_numbers: set[str] = field(default_factory=set)
    authorities: set[str] = field(default_factory=set)
    folders: set[tuple[str, str]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def add(self, paper: Paper, evidence: Evidence) -> None:
        """Take a document in. Only papers that speak for the case add to what is known of it."""
        self.papers.append((paper, evidence))
        self.folders.update(paper.folders)
        self.files.add(paper.file_sha256)
        if paper.kind in (None, DocumentKind.OTHER):
            return
        if paper.names_its_case:
            self.numbers[paper.number] += 1
        if paper.title:
            self.titles[paper.title] += 1
        if paper.applicant:
            self.applicants.add(paper.applicant)
        if paper.org_number:
            self.org_numbers.add(paper.org_number)
        if paper.authority:
            self.authorities.add(paper.authority)

    def same_title(self, paper: Paper) -> bool:
        """One of its titles is the paper's, letter for letter."""
        return bool(paper.title_key) and any(title_key(t) == paper.title_key for t in self.titles)

    def near_title(self, paper: Paper) -> bool:
        """One of its titles is nearly the paper's."""
        return bool(paper.title) and any(titles_near(t, paper.title) for t in self.titles)

    def other_title(self, paper: Paper) -> bool:
        """Both have titles and none agree."""
        return bool(paper.title and self.titles) and not self.near_title(paper)

    def same_applicant(self, paper: Paper) -> bool:
        """Both name an applicant, and it is the same."""
        if paper.org_number and paper.org_number in self.org_numbers:
            return True
        return bool(paper.applicant) and any(names_near(a, paper.applicant) for a in self.applicants)

    def other_applicant(self, paper: Paper) -> bool:
        """Both name an applicant, and not the same."""
        return bool(paper.applicant and self.applicants) and not self.same_applicant(paper)

    def same_authority(self, paper: Paper) -> bool:
        """Both name an authority, and it is the same."""
        return bool(paper.authority) and any(names_near(a, paper.authority) for a in self.authorities)

    def other_authority(self, paper: Paper) -> bool:
        """Both name an authority, and not the same."""
        return bool(paper.authority and self.authorities) and not self.same_authority(paper)

    def other_time(self, paper: Paper) -> bool:
        """The paper is an application for another period than its applications: the same title applied for once more."""
        if paper.kind is not DocumentKind.APPLICATION or paper.period is None:
            return False
        periods = [p.period for p, _ in self.papers if p.kind is DocumentKind.APPLICATION and p.period is not None]
        return bool(periods) and all(end < paper.period[0] or paper.period[1] < start for start, end in periods)

    @property
    def has_application(self) -> bool:
        """Whether the paper that a case starts with is among its own."""
        return any(p.kind is DocumentKind.APPLICATION for p, _ in self.papers)

    @property
    def printed_number(self) -> str:
        """Its number as one of its papers prints it, or ''."""
        return next((p.printed_number for p, _ in self.papers if p.names_its_case), "")

    @property
    def first(self) -> Paper:
        """The paper that comes first in the fixed order."""
        return min((p for p, _ in self.papers), key=lambda p: p.order)
