"""What earlier sentences of a document tell later ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.roles.prose.collector import Collector
from extractors.roles.prose.commitments import Promise
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.sentences import Mention, Sentence
from extractors.roles.readings import (
    Party,
)
from schemas.roles import DocumentKind
from schemas.text import Span

DECIDES = (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT)


APPLIES = (DocumentKind.APPLICATION, DocumentKind.SUPPLEMENT, DocumentKind.BUDGET)


@dataclass(slots=True)
class State:
    """What earlier sentences of the document tell later ones."""

    who: Roster
    out: Collector = field(default_factory=Collector)
    promise: Promise = field(default_factory=Promise)
    own_is_study: bool = False
    first_year: int | None = None
    applied: tuple[Sentence, Mention, Party | None] | None = None
    granted: tuple[Sentence, Mention, Party] | None = None
    grants_all: tuple[Sentence, Span] | None = None
    refused: str | None = None
    refused_span: Span | None = None
    approves: bool = False
    municipal_word: bool = False
