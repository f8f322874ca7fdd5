"""Payment claims: costs reported after the decision. Their figures are never the plan's."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

PAYMENT_CLAIM = KindCues(
    DocumentKind.PAYMENT_CLAIM,
    (
        cue(
            Where.TITLE,
            r"\b(?:ansökan|begäran|rekvisition) (?:om|av) (?:slut|del)?utbetalning\b",
            110,
            "Ansökan om utbetalning nr 1",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:rekvisition|utbetalningsansökan|utbetalningsbegäran|ekonomisk redovisning|delrekvisition|slutrekvisition)\b",
            80,
            "Rekvisition av bidrag",
        ),
        cue(
            Where.BODY,
            r"\b(?:redovisningsperiod|rekvisitionsperiod|denna period|ackumulerat|tidigare utbetalt|upparbetade kostnader|bokförda kostnader)\b",
            25,
            "Redovisningsperiod",
        ),
        cue(Where.BODY, r"\b(?:sökt utbetalning|begärt belopp|belopp att utbetala|rekvirerat)\b", 25, "Sökt utbetalning"),
    ),
)
