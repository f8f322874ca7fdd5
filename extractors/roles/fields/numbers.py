"""Which registration number is the document's own, and which belong to other cases."""

from __future__ import annotations

import re

from extractors.roles.fields.sentences import Sentences
from extractors.roles.readings import FieldReading
from schemas.facts import Candidate, RegistrationNumber, Standing
from schemas.layout import BlockKind, Layout
from schemas.roles import DocumentKind
from schemas.text import Span

_OTHER = re.compile(
    r"\b(?:tidigare|förstudi\w*|föregående|allmänna villkor|delegationsordning|föregångare|drev|nuvarande projekt|slutrapport\w*|beslutad|villkor)\b[^.]*$",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r",\s(?P<n>(?:[A-ZÅÄÖ]{2,4}[ -]?)?(?=[\d/-]*\d{4})\d[\dA-ZÅÄÖ/-]{4,14})(?=\s*(?:\(|$))", re.MULTILINE)
_LABEL = re.compile(
    r"\b(?:d\.? ?nr|diarie-?n\w*|ärende-?(?:id|n\w*)?|journaln\w*|beteckning)\W*(?:[\w ]{0,30}:)?\W*$", re.IGNORECASE
)


def read_numbers(
    layout: Layout, candidates: tuple[Candidate, ...], kind: DocumentKind, sentences: Sentences
) -> tuple[list[FieldReading], list[tuple[RegistrationNumber, Span]]]:
    """Readings of the own number, and every number with its place (the caller tells own from other)."""
    text = layout.document.text
    lines = layout.lines
    head_end = lines[min(7, len(lines) - 1)].span.end if lines else 0
    furniture = [line.span for line in lines if line.furniture]
    first_heading = next((b.span.end for b in layout.blocks if b.kind is BlockKind.HEADING), head_end)
    readings: list[FieldReading] = []
    every: list[tuple[RegistrationNumber, Span]] = []
    for c in candidates:
        if c.set_aside or not isinstance(c.value, RegistrationNumber):
            continue
        every.append((c.value, c.span))
        if any(s.contains(c.span) for s in layout.context) and not layout.span.contains(c.span):
            continue
        sentence = sentences.around(c.span.start)
        before = text[max(sentence.start, c.span.start - 110) : c.span.start]
        labelled = _LABEL.search(text[max(0, c.span.start - 60) : c.span.start].split("\n")[-1]) is not None
        if _OTHER.search(before):
            continue
        in_head = c.span.start < max(head_end, first_heading + 60) or any(s.contains(c.span) for s in furniture)
        weight = 0
        if in_head:
            weight = 80 if labelled else 72
        elif labelled:
            weight = 62
        elif kind in (DocumentKind.SUPPLEMENT, DocumentKind.COMMITMENT, DocumentKind.BUDGET):
            weight = 50
        if weight:
            readings.append(FieldReading("registration_number", c.value.text, (c.span,), weight, "eget diarienummer"))
    if kind is DocumentKind.BUDGET and lines:
        # A budget's title line often ends with the case's number and the applicant: Gröna broar, 2024/0071 (Sjövik AB)
        for match in _IN_TITLE.finditer(text, layout.span.start, lines[min(3, len(lines) - 1)].span.end):
            span = Span(match.start("n"), match.end("n"))
            readings.append(FieldReading("registration_number", match["n"], (span,), 58, "i budgetens rubrik", Standing.PROBABLE))
    for name, value in layout.document.properties:
        if name.lower() == "subject":
            for number, span in every:
                if number.text in value:
                    readings.append(FieldReading("registration_number", number.text, (span,), 70, "brevets ämnesrad"))
    return readings, every
