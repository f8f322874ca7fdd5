"""Budgets and financing plans that are papers of their own: little beside tables of money."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

BUDGET = KindCues(
    DocumentKind.BUDGET,
    (
        cue(
            Where.TITLE,
            r"^(?:\W|\d+\.|bilaga\W*\d*\W*)*(?:reviderad |uppdaterad |detaljerad |preliminär )?(?:projekt|total|kostnads)?"
            r"(?:budget\w*|kalkyl\w*|finansieringsplan|finansieringskalkyl|kostnadsplan|ekonomisk plan)\b",
            50,
            "Uppdaterad finansieringsplan 2026-03-04",
        ),
        cue(
            Where.TITLE,
            r"\b(?:budgetbilaga|budget och finansiering(?:splan)?|kostnads- och finansierings(?:plan|budget|kalkyl))\b",
            30,
            "Budget och finansiering",
        ),
        cue(
            Where.HEAD,
            r"\b(?:alla )?belopp(?:en)?(?: angivna| anges)? i (?:tkr|kkr|kronor|kr|sek|mnkr|tusental)",
            15,
            "Belopp i tkr",
        ),
        cue(Where.BODY, r"\bkostnadsslag\b", 10, "Kostnadsslag"),
        cue(Where.BODY, r"\b(?:summa|totala?|total) (?:kostnader|utgifter)\b", 10, "Summa utgifter"),
        cue(Where.BODY, r"\b(?:summa|totala?|total) (?:med)?(?:finansiering|inkomster|intäkter)\b", 10, "Summa inkomster"),
        cue(
            Where.HEAD, r"\bvad (?:det|projektet) kostar\b|\bvem som betalar\b|\bså (?:här )?betalas det\b", 15, "Vad det kostar"
        ),
        cue(
            Where.TITLE, r"\b(?:ansökan|beslut|intyg|tjänsteskrivelse|protokoll\w*|rekvisition)\b", -35, "Ansökan om projektmedel"
        ),
        cue(Where.BODY, r"\b(?:beviljar|beviljas|intygas|föreslås besluta)\b", -30, "beviljar"),
    ),
)
