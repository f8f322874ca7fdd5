"""The project's title is not the same, case, quotes and spacing aside.

Compares each budget, commitment, report and decision with the latest application it could know, else with the first of them. A
version is part of the title: 2.0 in one and not in the other is a difference. A title that is the other with words left out may
be cut off or a short form: undetermined, and so is one that is altogether another, or from a scan. Does not catch a title
that is wrong everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.facts import Fact, Standing
from schemas.findings import Finding, Outcome, Severity
from schemas.records import Case
from schemas.roles import DocumentKind
from schemas.terms import Terms
from warehouse.reconcile.comparisons import Verdicts
from warehouse.reconcile.dossier import Dossier, open_case
from warehouse.reconcile.names import is_version, likeness, title_key, title_words
from warehouse.reconcile.paper import Paper

SLUG = "project_title_differs"
VERSION = 1
SEVERITY = Severity.WARNING
SAY = Verdicts(SLUG, SEVERITY)

UNLIKE = 0.5
"""Below this likeness it is another title, or something else was read as one."""


def check(case: Case, terms: Terms) -> Iterator[Finding]:
    """A finding for each paper whose title differs, and one for all that agree."""
    dossier = open_case(case)
    papers = (*dossier.plans, *dossier.answers, *dossier.amendments, *dossier.commitments)
    titled = [(paper, fact) for paper in papers if (fact := paper.record.project_title) is not None and title_key(fact.value)]
    agreeing: list[tuple[Paper, Fact]] = []
    for paper, fact in titled:
        reference = _reference(dossier, paper, titled)
        if reference is None or reference[0] is paper:
            continue
        expected = reference[1]
        if title_key(expected.value) == title_key(fact.value):
            agreeing.append((paper, fact))
        else:
            uses = [title_key(f.value) for p, f in titled if not any(p is answer for answer in dossier.answers)]
            vouched = title_key(fact.value) in uses
            firm = uses.count(title_key(expected.value)) > 1
            yield _finding(reference[0], expected, paper, fact, vouched, firm)
    if agreeing:
        title = agreeing[0][1].value
        text = f"Projektets namn ”{title}” är detsamma i {len(agreeing) + 1} handlingar"
        yield SAY.say(Outcome.MATCH, text, expected=title, found=title, right=agreeing[0][1].fact_id)


def _reference(dossier: Dossier, paper: Paper, titled: list[tuple[Paper, Fact]]) -> tuple[Paper, Fact] | None:
    """The title the paper should have: that of the latest application it could know."""
    if paper.kind is DocumentKind.APPLICATION:
        return None
    known = [plan for plan in dossier.known(paper if paper in dossier.answers else None) if plan.kind is DocumentKind.APPLICATION]
    from_applications = [pair for pair in titled if any(pair[0] is plan for plan in known)]
    if paper.kind is DocumentKind.BUDGET:
        # A budget may belong to an earlier version of the application, title included.
        same = [p for p in titled if p[0].kind is DocumentKind.APPLICATION and title_key(p[1].value) == title_key(_title(paper))]
        from_applications = same or from_applications
    return (from_applications or titled[:1])[-1]


def _title(paper: Paper) -> str:
    return paper.record.project_title.value if paper.record.project_title is not None else ""


def _finding(source: Paper, expected: Fact, paper: Paper, fact: Fact, vouched: bool, firm: bool) -> Finding:
    """`vouched`: a plan or commitment has this title too: the application's was read short. `firm`: several have the other."""
    doubt = (
        paper.scanned
        or source.scanned
        or Standing.AMBIGUOUS in (expected.standing, fact.standing)
        or (vouched and _starts_alike(expected.value, fact.value))
        or (_cut_off(expected.value, fact.value, paper.kind) and not (firm and _adds_words(expected.value, fact.value)))
        or likeness(title_key(expected.value), title_key(fact.value)) < UNLIKE
    )
    outcome = Outcome.UNDETERMINED if doubt else Outcome.MISMATCH
    text = f"Projektet heter ”{fact.value}” i {paper.name} men ”{expected.value}” i {source.name}"
    text += " – det kan vara en kortform eller en osäker läsning" if doubt else ""
    return SAY.say(
        outcome,
        text,
        subject=paper.subject,
        expected=expected.value,
        found=fact.value,
        left=expected.fact_id,
        right=fact.fact_id,
    )


def _adds_words(expected: str, found: str) -> bool:
    """A title is shortened by leaving words out; words added to a title that several papers have are a change."""
    return len(title_words(found)) > len(title_words(expected)) and _starts_alike(expected, found)


def _starts_alike(left: str, right: str) -> bool:
    a, b = sorted((title_words(left), title_words(right)), key=len)
    return bool(a) and b[: len(a)] == a


def _cut_off(left: str, right: str, kind: DocumentKind) -> bool:
    """Whether one title is the other with words left out at either end.

    A version left out is a difference in report and decision; a co-financier or a budget sheet may well leave it out.
    """
    a, b = sorted((title_words(left), title_words(right)), key=len)
    if not a or len(a) == len(b):
        return False
    if b[: len(a)] == a:
        return not is_version(" ".join(b[len(a) :])) or kind in (DocumentKind.COMMITMENT, DocumentKind.BUDGET)
    return b[-len(a) :] == a
