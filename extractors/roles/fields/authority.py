"""Who is applied to or decides, where no form field says so: the letterhead, the clause that grants, *ansökan till*."""

from __future__ import annotations

import re

from extractors.authorities import AUTHORITY_NAME
from extractors.roles.fields.sentences import Sentences
from extractors.roles.readings import FieldReading
from schemas.facts import Candidate, OrganizationName, Standing
from schemas.layout import Layout
from schemas.roles import DocumentKind
from schemas.text import Span

_LEADER_IN_CAPITALS = re.compile(r"^LEADER (?P<area>[A-ZÅÄÖ]{3,}(?:[ -][A-ZÅÄÖ]{2,}){0,2})$", re.MULTILINE)
_APPLIED_TO_BEFORE = re.compile(
    r"\b(?:ansökan\s+(?:ställs\s+)?till|(?:kronor|kr|SEK)\s+(?:i\s+\w+\s+)?(?:från|av|hos)|söks?\s+(?:från|hos|av)|sökt\s+(?:från|hos|av)|till)\s+$",
    re.IGNORECASE,
)
_GRANTOR_AFTER = re.compile(r"^\s+(?:beviljar|beslutar|lämnar|bifaller|avslår|medfinansierar|har\s+beslutat)\b")


def read_authority(
    layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, sentences: Sentences
) -> list[FieldReading]:
    """Readings of who is applied to or decides: letterhead, the grant clause, *ansökan till*."""
    if kind is DocumentKind.COMMITMENT:
        return []
    least = 70 if kind in (DocumentKind.BUDGET, DocumentKind.OTHER) else 0
    text = layout.document.text
    head_end = layout.lines[min(5, len(layout.lines) - 1)].span.end if layout.lines else 0
    readings = []
    in_rows = _rows_without_application(layout)
    for c in candidates:
        if c.set_aside or not isinstance(c.value, OrganizationName) or not AUTHORITY_NAME.match(c.value.normalized):
            continue
        in_context = any(s.contains(c.span) for s in layout.context)
        if not (layout.span.contains(c.span) or in_context):
            continue
        sentence = sentences.around(c.span.start)
        before = text[max(sentence.start, c.span.start - 60) : c.span.start]
        after = text[c.span.end : c.span.end + 40]
        decides = kind in (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT)
        weight, reason = 30, "nämns i texten"
        if kind is DocumentKind.APPLICATION and any(s.contains(c.span) for s in in_rows):
            continue  # a row of the financing plan names a payer, not who is applied to
        at_top = (c.span.start < head_end or in_context) and kind not in (DocumentKind.BUDGET, DocumentKind.OTHER)
        at_top = at_top or (kind is DocumentKind.OTHER and c.span.start < head_end and sentence.end - sentence.start < 80)
        if at_top:
            weight, reason = (84 if decides else 70), "brevhuvud"
        elif decides and _GRANTOR_AFTER.search(after) and not re.search(r"\b(?:att|om|när|sedan)\s+$", before):
            weight, reason = 82, "den som beviljar"
        elif _APPLIED_TO_BEFORE.search(before) and not decides and kind is not DocumentKind.OTHER:
            weight, reason = 72, "ansökan ställd till"
        if weight < least:
            continue
        standing = Standing.CERTAIN if weight >= 70 else Standing.PROBABLE
        readings.append(FieldReading("authority", c.value.normalized, (c.span,), weight, reason, standing))
    for match in _LEADER_IN_CAPITALS.finditer(text, layout.span.start, head_end):
        name = f"Leader {match['area'].title()}"
        readings.append(FieldReading("authority", name, (Span(match.start(), match.end()),), 70, "brevhuvud"))
    return readings


def _rows_without_application(layout: Layout) -> list[Span]:
    """First cells of rows with figures that do not say that they are what is applied for."""
    spans: list[Span] = []
    for table in layout.tables:
        for row in table.rows:
            cells = [c for c in row if c is not None and c.text.strip()]
            figures = any(re.fullmatch(r"[-–−]?\d[\d\s.,’']*(?:kr|:-|SEK|tkr|%)?", c.text.strip()) for c in cells[1:])
            if figures and not re.search(r"\b(?:sök|ansök|denna|begär)", cells[0].text, re.IGNORECASE):
                spans += cells[0].spans
    return spans
