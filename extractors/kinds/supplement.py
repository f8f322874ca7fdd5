"""Supplements and covering letters: what an applicant sends after or with an application, without being one."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

SUPPLEMENT = KindCues(
    DocumentKind.SUPPLEMENT,
    (
        cue(
            Where.TITLE,
            r"^\W*(?:(?:sv|vb|re|fw):\s*)*(?:komplettering\w*|följebrev|missiv|svar på (?:er )?(?:begäran|frågor)|kompletterande (?:uppgifter|handlingar|information)|översändande|inskickad\w* handling)",
            65,
            "Komplettering",
        ),
        cue(
            Where.TITLE, r"\b(?:komplettering (?:till|av|i ärende)|kompletterande uppgifter)\b", 30, "Komplettering till 26RV0731"
        ),
        cue(Where.BODY, r"\b(?:er|regionens|din) begäran om komplettering\b", 20, "er begäran om komplettering"),
        cue(
            Where.BODY,
            r"\b(?:här kommer|härmed (?:skickar|översänder|lämnar)|vi (?:skickar|översänder|bifogar)|bifogat finns|skickas in samtidigt)\b",
            25,
            "Här kommer beslutet",
        ),
        cue(
            Where.BODY,
            r"\b(?:tack för (?:era?|din[ae]?|dina) (?:frågor|mejl|mail|synpunkter)|kompletterar (?:härmed |vi )?(?:vår |med |ansökan)|på er fråga|svar på (?:era|dina) frågor)\b",
            25,
            "Tack för dina frågor",
        ),
        cue(Where.TITLE, r"^\W*(?:sv|vb|re|fw|fwd|ang|angående):", 20, "SV: Gröna broar"),
        cue(Where.BODY, r"^\s*(?:hej|till)\b|\bmed vänlig(?:a)? hälsning", 15, "Med vänlig hälsning"),
        cue(Where.HEADING, r"^\W*(?:\w+s )?förslag(?: till (?:beslut|ställningstagande))?\W*$", -70, "Förslag till beslut"),
        cue(Where.HEAD, r"\b(?:tjänsteskrivelse|protokoll\w*|delegationsbeslut|utlysning)\b", -40, "TJÄNSTESKRIVELSE"),
    ),
)
