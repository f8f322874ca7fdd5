"""Which of several papers of one kind came first: revisions from 0 within a case. Pure.

Commitments count per financier: the second financier's promise is no revision of the first one's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from schemas.records import CaseDocument, date_of
from schemas.roles import DocumentKind
from warehouse.likeness import name_key
from warehouse.papers import KIND_ORDER, Paper


def known_on(paper: Paper) -> date | None:
    """The day by which the paper existed: received, else dated, else decided; None if it says none."""
    record = paper.record
    if record is None:
        return None
    return date_of(record.received_on) or date_of(record.dated_on) or date_of(record.decided_on)


def with_revisions(papers: Sequence[Paper]) -> tuple[CaseDocument, ...]:
    """The readable papers of a case in order of kind and revision."""
    series: dict[tuple[DocumentKind, str], list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.record is not None:
            series[paper.record.kind, _issuer(paper)].append(paper)
    made: list[CaseDocument] = []
    for (_, _), same in sorted(series.items(), key=lambda item: (KIND_ORDER.index(item[0][0]), item[0][1])):
        made.extend(_document(paper, i) for i, paper in enumerate(_by_age(same)))
    return tuple(made)


def _document(paper: Paper, revision: int) -> CaseDocument:
    assert paper.record is not None
    return CaseDocument(paper.document_id, paper.file_name, paper.file_sha256, revision, known_on(paper), paper.record)


def _issuer(paper: Paper) -> str:
    """Who promises, for a commitment; one that names nobody stands alone."""
    if paper.kind is not DocumentKind.COMMITMENT or paper.record is None:
        return ""
    for line in sorted(paper.record.financing, key=lambda line: line.amount is None):
        if line.count is None and not line.is_authority_row:
            return line.municipality_code or name_key(line.financier)
    return paper.document_id


def _by_age(papers: Sequence[Paper]) -> list[Paper]:
    """Oldest first: by printed version where all have one, by date where all have one, else by what calls itself revised."""
    if all(p.record is not None and p.record.version is not None for p in papers):
        return sorted(papers, key=lambda p: (_version(p), known_on(p) or date.min, _natural(p)))
    if all(known_on(p) for p in papers):
        return sorted(papers, key=lambda p: (known_on(p) or date.min, _version(p), _natural(p)))
    return sorted(papers, key=lambda p: (_version(p), known_on(p) or date.min, _natural(p)))


def _version(paper: Paper) -> int:
    record = paper.record
    if record is None:
        return 0
    if record.version is not None:
        return record.version
    return 2 if record.is_revised or record.amendment else 1


def _natural(paper: Paper) -> tuple[object, ...]:
    """File names as people number them: `Ansökan 2` before `Ansökan 10`."""
    parts = re.split(r"(\d+)", paper.file_name.casefold())
    return (tuple((int(p), "") if p.isdigit() else (-1, p) for p in parts), paper.segment, paper.document_id)
