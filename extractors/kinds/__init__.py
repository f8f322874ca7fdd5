"""Which kind of paper a document is. Cues give points; the kind with the most wins, if it wins clearly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.authorities import AUTHORITY_NAME
from extractors.kinds.application import APPLICATION
from extractors.kinds.budget import BUDGET
from extractors.kinds.commitment import COMMITMENT
from extractors.kinds.cue import KindCues, View, points, view_of
from extractors.kinds.decision import DECISION
from extractors.kinds.officers_report import OFFICERS_REPORT
from extractors.kinds.other import OTHER
from extractors.kinds.payment_claim import PAYMENT_CLAIM
from extractors.kinds.supplement import SUPPLEMENT
from extractors.roles.fields.labels import fields_of
from schemas.facts import Candidate, MunicipalityName, OrganizationName, Standing
from schemas.layout import Layout
from schemas.roles import DocumentKind

KINDS: tuple[KindCues, ...] = (
    APPLICATION,
    BUDGET,
    COMMITMENT,
    OFFICERS_REPORT,
    DECISION,
    SUPPLEMENT,
    PAYMENT_CLAIM,
    OTHER,
)

ENOUGH = 25
"""Points below which no kind is recognised."""
CLEAR = 15
"""A lead smaller than this is only probable."""
MOSTLY_TABLES = 90
"""A paper with fewer words than this outside its money tables is a budget rather than prose with a table."""


CO_FINANCES = re.compile(
    r"\b(?:med|sam)finansier\w*|\b(?:avsätter|anslår|reserverar|tillskjuter|bidrar med|satsar)\b[^.]{0,60}?\d[\d\s.]*(?:kronor|kr|tkr|kkr|SEK)\b",
    re.I,
)
"""What a financier's own minutes say where they say nothing of a commitment."""
_FORM_FIELDS = frozenset({"applicant_name", "project_title", "period", "period_start", "total_cost", "applicant_org_number"})
"""Fields of which an application form asks for several beside the amount."""


_SUMS_OF_A_PLAN = (
    re.compile(r"\b(?:summa|totala?|total) (?:kostnad|utgift)", re.I),
    re.compile(r"\b(?:summa|total) (?:med)?finansiering|\bfinansiering totalt", re.I),
)
"""What a certificate does not add up: costs and financing both."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The kind, how sure, and the phrases that decided."""

    kind: DocumentKind
    standing: Standing
    reason: str


def identify(layout: Layout, candidates: tuple[Candidate, ...]) -> Identified:
    """The kind of a document. Nothing recognised gives `other` with standing ambiguous."""
    view = view_of(layout)
    scores = {cues.kind: points(cues.cues, view) for cues in KINDS}
    totals = {kind: total for kind, (total, _) in scores.items()}
    totals[DocumentKind.BUDGET] += _table_points(view)
    asked = {label.field for pair in layout.pairs for label in fields_of(pair.label)[:1]}
    if "amount_applied_for" in asked and len(asked & _FORM_FIELDS) >= 2:
        totals[DocumentKind.APPLICATION] += 35
    minutes = totals[DocumentKind.DECISION] >= 40 and CO_FINANCES.search(view.body) is not None
    speaks = totals[DocumentKind.COMMITMENT] > 0 or minutes
    plan = view.words_outside_tables < MOSTLY_TABLES and all(word.search(view.body) for word in _SUMS_OF_A_PLAN)
    if speaks and not plan and totals[DocumentKind.OTHER] < 60 and issued_by_financier(layout, candidates):
        # A municipality's or agency's own minutes on co-financing look like a decision; who decides tells them apart.
        # One that applies itself writes on the same paper.
        applies = totals[DocumentKind.APPLICATION] > max(totals[DocumentKind.COMMITMENT], ENOUGH)
        totals[DocumentKind.DECISION] -= 100
        # a municipality's officers propose what the municipality is to give
        totals[DocumentKind.OFFICERS_REPORT] -= 150 if _on_municipal_paper(layout, candidates) else 40
        totals[DocumentKind.COMMITMENT] += 0 if applies else 60
    ranked = sorted(totals.items(), key=lambda item: -item[1])
    (kind, best), (_, second) = ranked[0], ranked[1]
    reasons = ", ".join(scores[kind][1][:4])
    if best < ENOUGH:
        return Identified(DocumentKind.OTHER, Standing.AMBIGUOUS, "inga säkra kännetecken")
    standing = Standing.CERTAIN if best - second >= CLEAR else Standing.PROBABLE
    return Identified(kind, standing, reasons)


def _table_points(view: View) -> int:
    """Money tables with little prose around speak for a budget."""
    if view.amounts_in_tables < 6:
        return -30
    if view.words_outside_tables < MOSTLY_TABLES:
        return 45
    return 0 if view.words_outside_tables < 2 * MOSTLY_TABLES else -25


def _on_municipal_paper(layout: Layout, candidates: tuple[Candidate, ...]) -> bool:
    """Whether a line of the letterhead is a municipality's name, with at most a board or a page number after it."""
    text = layout.document.text
    for line in layout.lines[:4]:
        for c in candidates:
            if isinstance(c.value, MunicipalityName) and c.value.explicit and line.span.contains(c.span):
                before, after = text[line.span.start : c.span.start], text[c.span.end : line.span.end]
                if (
                    not before.strip()
                    and len(after) <= 40
                    and not re.search(r"\b(?:projekt|ansök|stöd|medfin|och|har)", after, re.I)
                ):
                    return True
    return False


def issued_by_financier(layout: Layout, candidates: tuple[Candidate, ...]) -> bool:
    """Whether the letterhead is that of somebody who co-finances rather than of an authority that is applied to."""
    head_end = layout.lines[min(3, len(layout.lines) - 1)].span.end if layout.lines else 0
    for c in candidates:
        if c.set_aside or not (c.span.end <= head_end or any(s.contains(c.span) for s in layout.context)):
            continue
        if isinstance(c.value, OrganizationName):
            return AUTHORITY_NAME.match(c.value.normalized) is None
        if isinstance(c.value, MunicipalityName) and c.value.explicit:
            return True
    return False
