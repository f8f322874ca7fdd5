"""Which municipalities a document names, each once and in its strongest role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.facts import FactBook
from extractors.roles.fields import FieldsRead
from schemas.facts import Candidate, Fact, MunicipalityName, Standing
from schemas.layout import Layout
from schemas.records import FinancingLine, MunicipalityLine
from schemas.roles import FactKind, PartyRole
from schemas.text import Span

_RANK = {PartyRole.FINANCIER: 0, PartyRole.APPLICANT: 1, PartyRole.PARTICIPANT: 2, PartyRole.MENTIONED: 3}
_PARTICIPATES = re.compile(
    r"\b(?:deltar|deltagande|deltagit|medverkar|medverkande|omfattar|omfattas|tillsammans med|i samverkan med"
    r"|samverkar|samarbete med|(?:genomförs|bedrivs|drivs|pågår|sprider) (?:även )?(?:i|programmet)|partner|samarbetspartner"
    r"|kommunerna"
    r"|grannkommunerna)\b",
    re.IGNORECASE,
)
_NOT_TAKING_PART = re.compile(r"\b(?:även företag i|bjuds in|inbjuds|återkommer|behandlar frågan)\b", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"^,?\s+(?:den\s+)?\d{1,2}\s+\w+\s+\d{4}|^,?\s+\d{4}-\d{2}-\d{2}|^,?\s+kl\b")


def _names_of_others(book: FactBook, financing: Sequence[FinancingLine]) -> list[Span]:
    """Where financiers that are no municipalities are named."""
    others = {line.name_fact_id for line in financing if not line.municipality_code}
    return [fact.place.span for fact in book.facts if fact.fact_id in others and fact.kind is FactKind.FINANCIER]


def _plainly(layout: Layout, c: Candidate) -> bool:
    """Whether a municipality is named as one in running text: in a table it may be a payer in a column not understood."""
    inside = any(s.contains(c.span) for t in layout.tables for row in t.rows for cell in row if cell for s in cell.spans)
    return isinstance(c.value, MunicipalityName) and c.value.explicit and not inside


def municipality_lines(
    layout: Layout,
    candidates: tuple[Candidate, ...],
    book: FactBook,
    financing: Sequence[FinancingLine],
    read: FieldsRead,
    applicant: Fact | None,
) -> tuple[MunicipalityLine, ...]:
    """One line a municipality, with the fact of the place that gave it its role."""
    text = layout.document.text
    payers = {line.municipality_code: line.name_fact_id for line in financing if line.municipality_code}
    furniture = [line.span for line in layout.lines if line.furniture]
    named = _names_of_others(book, financing)
    best: dict[str, tuple[PartyRole, MunicipalityName, Candidate]] = {}
    applicant_folded = applicant.value.casefold() if applicant else ""
    for c in candidates:
        value = c.value
        if c.set_aside or not isinstance(value, MunicipalityName) or not layout.span.contains(c.span):
            continue
        in_list = any(s.start <= c.span.start < s.end for s in read.participant_spans)
        aside = any(s.contains(c.span) for s in furniture) or _PLACE_AND_DATE.match(text[c.span.end : c.span.end + 24])
        if aside and not value.explicit and not in_list:
            continue
        if value.code not in payers and any(s.contains(c.span) for s in named):
            continue  # *Luleå* of *Luleå tekniska / universitet*, broken over the lines of a cell
        role = PartyRole.MENTIONED
        if value.code in payers:
            role = PartyRole.FINANCIER
        elif value.organization.casefold() == applicant_folded:
            role = PartyRole.APPLICANT
        elif in_list:
            role = PartyRole.PARTICIPANT
        else:
            start = max(text.rfind(". ", 0, c.span.start), text.rfind(".\n", 0, c.span.start), layout.span.start)
            end = min(e for e in (text.find(".", c.span.end), c.span.end + 160) if e >= 0)
            sentence = text[max(start, c.span.start - 200) : end]
            if _PARTICIPATES.search(" ".join(sentence.split())) and not _NOT_TAKING_PART.search(" ".join(sentence.split())):
                role = PartyRole.PARTICIPANT
        held = best.get(value.code)
        if held is None or _RANK[role] < _RANK[held[0]]:
            best[value.code] = (role, value, c)
    lines = []
    for code, (role, value, c) in best.items():
        fact = book.add(
            FactKind.MUNICIPALITY, role, code, (c.span,), reason="kommun",
            standing=Standing.CERTAIN if role is not PartyRole.MENTIONED or _plainly(layout, c) else Standing.PROBABLE,
        )  # fmt: skip
        lines.append(MunicipalityLine(code, value.name, value.county_code, role, fact.fact_id))
    known = {line.code for line in lines}
    for line in financing:
        # A payer that the text writes without kommun, or whose name the table stage resolved, is named all the same.
        if line.municipality_code and line.municipality_code not in known:
            known.add(line.municipality_code)
            role = PartyRole.FINANCIER
            name = line.financier.removesuffix(" kommun")
            lines.append(MunicipalityLine(line.municipality_code, name, line.municipality_code[:2], role, line.name_fact_id))
    return tuple(lines)
