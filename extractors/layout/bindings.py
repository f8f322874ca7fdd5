"""Papers bound into one file: a report with its annexes, a decision with its application, certificates scanned in one go.

A new paper begins at the top of a page. No single sign is trusted: a title can head a section, numbering can begin anew for a
chapter, a landscape page can hold the same paper's table. Signs are weighed against what holds the pages together, and a file
stays whole where they do not convince: one paper read as two loses as much as two read as one.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.page_looks import Heading, PageLook, looks_of
from extractors.layout.paper_titles import paper_title
from schemas.layout import Line
from schemas.text import DocumentText, Page, Span, TextSource

CONVINCING = 3.0
"""Weight from which a page begins a new paper."""
_FINANCING = re.compile(r"finansiering", re.IGNORECASE)
_COSTS = re.compile(r"budget|kostnad|kalkyl", re.IGNORECASE)
_LEAST_LINES = 6
"""Lines that a paper has before its annexes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a file: its pages and its stretch of the text."""

    pages: tuple[Page, ...]
    span: Span


def find_papers(document: DocumentText, lines: Sequence[Line]) -> list[Paper]:
    """The papers of a file, in order; the whole file where nothing shows that it holds several."""
    whole = Paper(document.pages, Span(0, len(document.text)))
    if not document.pages or any(p.source is TextSource.CELLS for p in document.pages):
        return [whole]  # a workbook's sheets are one paper
    if len(document.pages) == 1 and document.pages[0].height <= 0:
        starts = _annexes(document, lines)
        ends = [*starts, len(document.text)]
        return [Paper(document.pages, Span(a, b)) for a, b in zip([0, *starts], ends, strict=True)]
    if len(document.pages) < 2 or any(p.height <= 0 for p in document.pages):
        return [whole]
    looks = looks_of(document, lines)
    papers: list[list[PageLook]] = [[looks[0]]]
    for k, look in enumerate(looks[1:], start=1):
        if look.lines and weight(papers[-1], look, looks[k + 1 : k + 2]) >= CONVINCING:
            papers.append([look])
        else:
            papers[-1].append(look)
    if len(papers) == 1:
        return [whole]
    return [Paper(tuple(p.page for p in paper), Span(paper[0].page.span.start, paper[-1].page.span.end)) for paper in papers]


def _annexes(document: DocumentText, lines: Sequence[Line]) -> list[int]:
    """Where annexes begin in a text document, which has no pages: at headings that say *Bilaga* and what the annex is.

    A list of annexes is no row of headings: something else follows each.
    """
    sizes = [line.size for line in lines]
    body = statistics.median(sizes) if sizes else 0.0
    starts: list[int] = []
    for k, line in enumerate(lines):
        title = paper_title(document.raw(line.span)) if len(line.chunks) == 1 else None
        if title is None or not (title.annex and title.known) or k < _LEAST_LINES:
            continue
        listed = k + 1 == len(lines) or paper_title(document.raw(lines[k + 1].span)) is not None
        if (line.size > body or line.bold) and not listed:
            starts.append(line.span.start)
    return starts


def weight(paper: Sequence[PageLook], look: PageLook, following: Sequence[PageLook] = ()) -> float:
    """How much speaks for a new paper at this page rather than for one more page of the paper so far."""
    before = next((p for p in reversed(paper) if p.lines), paper[-1])
    edges, labels = look.shares(before)
    same_form = len(labels) >= 3 and look.heading(set()) is not None and paper[0].heading(set()) is not None
    repeated = set() if same_form else edges
    if look.begins_inside_a_sentence(before, edges | labels):
        return 0.0
    heading = look.heading(repeated)
    letterhead = look.names_organization(edges)
    other_letterhead = letterhead is not None and all(letterhead not in texts for texts in _first_texts(paper))
    addressed = min(2, look.addressing(edges)) if other_letterhead else 0
    restarted = _restarts(before, look)
    goes_on = _goes_on(before, look)
    if (heading is None and not addressed and not restarted) or _other_half(paper, heading):
        return 0.0
    own = _titled(paper, look, following, heading, same_form)
    if look.names_project(repeated):
        own += 1.0
    if other_letterhead:
        own += 1.0 + addressed
    if own <= 0 and heading is None:
        return 0.0
    if restarted:
        own += restarted
    elif _was_last(before) and not goes_on:
        own += 1.5
    elif before.numbering is not None and look.numbering is None:
        own += 0.5
    if not _same_size(before, look):
        own += 1.0
    own += before.ends()
    own += _parted_furniture(paper, before, look, edges)
    annex = heading is not None and heading.title.annex and heading.title.known
    if goes_on:
        own -= 1.5 if annex else 3.0
    elif edges and not restarted and not annex and not same_form:
        own -= 1.0
    return own


def _titled(
    paper: Sequence[PageLook], look: PageLook, following: Sequence[PageLook], heading: Heading | None, same_form: bool
) -> float:
    """What the title at the top of the page is worth, if there is one."""
    if heading is None:
        return 0.0
    title = heading.title
    worth = 2.0 if title.clear else 1.0 if title.known else 0.5
    if title.annex:
        worth += 2.0
    if same_form:
        return worth + 1.0
    if any(p.sets_in_size(heading.size) for p in (*paper, look, *following)) or heading.size < 1.06 * _body_size(paper):
        # set like the sections of the paper so far, or like its text
        return worth if title.annex else worth - 1.5
    return worth + 1.5 if heading.size >= 0.85 * _main_size(paper) else worth


def _main_size(paper: Sequence[PageLook]) -> float:
    """The size of the paper's own title, or of what is larger in the head of its first page."""
    heading = paper[0].heading(set())
    head = [line.size for line, _ in paper[0].head(set())]
    return max([*head, heading.size if heading is not None else 0.0], default=0.0)


def _other_half(paper: Sequence[PageLook], heading: Heading | None) -> bool:
    """A financing plan on the page after the costs, or the costs after it: one budget."""
    first = paper[0].heading(set())
    if heading is None or first is None or heading.title.annex:
        return False
    halves = [bool(_FINANCING.match(h.text)) for h in (first, heading)]
    return halves[0] != halves[1] and all(_FINANCING.match(h.text) or _COSTS.search(h.text) for h in (first, heading))


def _body_size(paper: Sequence[PageLook]) -> float:
    weights: dict[float, int] = {}
    for look in paper:
        for line, text in zip(look.lines, look.texts, strict=True):
            weights[line.size] = weights.get(line.size, 0) + len(text)
    return max(weights, key=lambda s: weights[s]) if weights else 0.0


def _first_texts(paper: Sequence[PageLook]) -> list[str]:
    return [" ".join(look.texts).casefold() for look in paper]


def _restarts(before: PageLook, look: PageLook) -> float:
    """Page numbers begin again at 1: worth more where a total or the word says that they are page numbers."""
    now, then = look.numbering, before.numbering
    if now is None or then is None or now.number != 1:
        return 0.0
    if now.total is not None and then.total is not None:
        return 2.5
    return 2.0 if now.worded or then.number > 1 else 0.5


def _goes_on(before: PageLook, look: PageLook) -> bool:
    now, then = look.numbering, before.numbering
    return now is not None and then is not None and now.number == then.number + 1 and now.total == then.total


def _was_last(before: PageLook) -> bool:
    return before.numbering is not None and before.numbering.total == before.numbering.number


def _same_size(before: PageLook, look: PageLook) -> bool:
    return abs(before.page.width - look.page.width) <= 12 and abs(before.page.height - look.page.height) <= 12


def _parted_furniture(paper: Sequence[PageLook], before: PageLook, look: PageLook, edges: set[str]) -> float:
    """Headers and footers that ran through the paper so far stop here."""
    if edges:
        return 0.0
    if len(paper) > 1 and before.shares(paper[-2] if paper[-1] is before else paper[-1])[0]:
        return 1.0
    return 0.25
