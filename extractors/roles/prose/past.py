"""Puts aside what is not this project's money now: prices, limits, frames, payments, motions, and everything of the past.

The cues are in `background`; here they are weighed against what the sentence says in the present tense.
"""

from __future__ import annotations

import re

from extractors.roles.prose import background
from extractors.roles.prose.conditions import is_motion_section
from extractors.roles.prose.cues import Cue
from extractors.roles.prose.scalars import Scalar
from extractors.roles.prose.sentences import Sentence, Sign, clause_of, without_relatives
from extractors.roles.prose.state import DECIDES, State
from extractors.roles.readings import (
    RoleReading,
)
from schemas.roles import AmountRole, DateRole, DocumentKind

_SECTION_HISTORY = re.compile(r"tidigare|historik|erfarenhet|föregående|slutrapport", re.IGNORECASE)


def set_aside(sentence: Sentence, state: State) -> None:
    """Prices, limits, frames, payments and motions: amounts that are never this project's financing."""
    out, kind = state.out, state.who.context.kind
    text = sentence.text

    def each(cues: tuple[Cue[AmountRole], ...]) -> None:
        for position, reason in background.explicit(cues, text):
            out.role(sentence, sentence.mentions[text[position]], AmountRole.FRAME, reason)

    each(background.UNIT_PRICES)
    for position, reason in background.explicit(background.DIFFERENCES, text):
        out.role(sentence, sentence.mentions[text[position]], AmountRole.SUBTOTAL, reason)
    if kind in (*DECIDES, DocumentKind.OTHER):
        for c in background.DELEGATION:
            for m in c.pattern.finditer(text):
                out.scalar(c.role, sentence, sentence.mentions[m.group("m")], 80, "gräns för delegation")
    each(background.FRAMES)
    if kind not in (DocumentKind.COMMITMENT, DocumentKind.PAYMENT_CLAIM):
        for position, reason in background.explicit(background.PAYMENTS, text):
            out.role(sentence, sentence.mentions[text[position]], AmountRole.HISTORY, reason)
    if kind in DECIDES and (is_motion_section(sentence.passage) or background.MOTIONS.search(text)):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "yrkande, inte beslut")
    if kind is DocumentKind.DECISION and background.PROPOSALS.search(text):
        for _, mention in sentence.amounts():
            out.role(sentence, mention, AmountRole.HISTORY, "förslag före beslutet")


def read_history(sentence: Sentence, scalars: list[Scalar], past: bool, state: State) -> bool:
    """Give amounts and dates of the past their role; returns whether the sentence is about the past."""
    out = state.out
    explicit = {s.position: s for s in scalars}
    past = past and not background.RESUMES.search(sentence.text)
    if _SECTION_HISTORY.search(sentence.passage.heading) and not background.PRESENT.search(sentence.text):
        past = True
    strong_here = False
    for position, mention in sentence.amounts():
        why = background.history_of(sentence, position, state.own_is_study, state.first_year)
        scalar = explicit.get(position)
        carried = past and not background.PRESENT.search(sentence.text)
        if scalar and (scalar.tense_present or not (why and why[1])):
            continue
        if why is None and not carried:
            continue
        if why and not why[1] and _current_word(sentence, position, state):
            continue
        strong_here = True
        out.role(sentence, mention, AmountRole.HISTORY, why[0] if why else "går vidare om ett tidigare projekt")
    dates = [m for m in sentence.mentions.values() if m.sign in (Sign.DATE, Sign.YEAR) and m.candidate is not None]
    if not dates:
        return (
            strong_here
            or (past and not sentence.amounts() and not background.PRESENT.search(sentence.text))
            or is_past(sentence, state)
        )
    about_past = is_past(sentence, state)
    numbers = [m for m in sentence.mentions.values() if m.sign is Sign.NUMBER]
    carried = past and (bool(numbers) or not background.PRESENT.search(sentence.text))
    if about_past or carried:
        for sign, mention in sentence.mentions.items():
            if mention in dates and not _is_of_application(sentence, sign):
                span = sentence.span_of(mention)
                out.roles.append(RoleReading(span, DateRole.HISTORY, "gäller ett tidigare projekt"))
    return about_past or carried or strong_here


def is_past(sentence: Sentence, state: State) -> bool:
    """Whether a sentence tells of an earlier project, whatever its figures."""
    text = without_relatives(sentence.text)
    cue = next((m for c in background.STRONG_HISTORY if (m := c.pattern.search(text))), None)
    if cue is None or (state.own_is_study and "förstudie" in cue.group().casefold()):
        return False
    return not background.PRESENT.search(text) and bool(
        re.search(r"projekt|förstudie|finansiera|stöd|bidrag|bevilja|insats|etapp|satsning|drev|drivit", text, re.IGNORECASE)
    )


def _is_of_application(sentence: Sentence, sign: str) -> bool:
    """A date beside *ansökte* or *inkom* is when the application came in, whatever else the sentence tells."""
    at = sentence.text.index(sign)
    near = sentence.text[max(0, at - 40) : at + 40]
    return bool(re.search(r"\b(?:inkom\w*|ansökte|ansökan|sökte|lämnade\w*|slutrapport\w*)\b", near, re.IGNORECASE))


def _current_word(sentence: Sentence, position: int, state: State) -> bool:
    """A past tense that is this document's own: a decision in the past tense, *beviljades* under a decision's heading."""
    kind = state.who.context.kind
    start, end = clause_of(sentence.text, position)
    clause = sentence.text[start:end]
    if kind is DocumentKind.COMMITMENT:
        return not re.search(r"[\uf200-\uf3ff]", clause) or bool(re.search(r"\bbeslut\w*", clause, re.IGNORECASE))
    return bool(re.search(r"\b(?:söktes|sökte|ansökte|uppgick)\b", clause, re.IGNORECASE)) and bool(
        re.search(r"\b(?:sökt\w*|ansök\w*|total\w*|projektets)\b", clause, re.IGNORECASE)
    )
