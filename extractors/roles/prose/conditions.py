"""What a decision hangs on, what papers the text says are enclosed, and whether it points to the plan for the financing."""

from __future__ import annotations

import re

from extractors.roles.prose.cues import Cue, cue
from extractors.roles.prose.passages import Passage
from extractors.roles.prose.sentences import Sentence, compile_cue
from schemas.layout import BlockKind
from schemas.records import Announcement, Condition
from schemas.roles import DocumentKind

CONDITIONS: tuple[Cue[str], ...] = (
    cue(
        "",
        r"\bunder (?:den )?förutsättning(?:en)?,? (?:att|av att|om)\b",
        "Beslutet gäller under förutsättning att alla finansiärer är med.",
    ),
    cue("", r"\bförutsatt att\b", "Stödet betalas ut förutsatt att finansieringen är klar."),
    cue(
        "",
        r"\b(?:beslutet|stödet|bidraget|medfinansieringen|åtagandet|kommunen|intyget|finansieringen|detta) (?:\w+ "
        r"){0,2}?förutsätter\b",
        "Beslutet förutsätter att medfinansieringen är beslutad.",
    ),
    cue(
        "",
        r"\b(?:en|ett) (?:förutsättning|villkor|krav)(?: för \w+)? är (?:att|dock att)\b",
        "En förutsättning är att ERUF går in med stöd.",
    ),
    cue(
        "",
        r"\b(?:villkora(?:t|s|d|ts)? (?:av|med)|(?:med|på) (?:det )?villkor(?:et)? att|villkor(?:et)? är att|med "
        r"(?:förbehåll|reservation) (?:för|om) att)\b",
        "Beslutet villkoras av att övriga parter deltar.",
    ),
    cue(
        "",
        r"\b\w*finansiering\w* (?:\w+ ){0,4}?(?:ska|skall|måste|bör) (?:\w+ ){0,3}?(?:vara|ha|finnas|styrkas|"
        r"säkras|bekräftas|kunna)\b",
        "Medfinansieringen ska vara säkrad innan något betalas ut.",
    ),
    cue(
        "",
        r"\b(?:besked|intyg|beslut|bekräftelse\w*|medfinansieringsintyg)\w* (?:\w+ ){0,4}?(?:ska|skall|måste) "
        r"(?:\w+ ){0,2}?(?:lämnas|ha kommit in|inkomma|inlämnas|skickas in|vara inne|redovisas)\b",
        "Skriftliga intyg ska lämnas innan pengar betalas ut.",
    ),
    cue(
        "",
        r"\b(?:gäller|gälla|betalas ut|utbetalas) (?:endast|först|enbart|bara) (?:om|när|efter att|då)\b",
        "Stödet betalas ut först när finansieringen är klar.",
    ),
    cue(
        "",
        r"\bom inte (?:\w+ ){0,4}finansiering\w*{gap}(?:upphör|förfaller|minskas|återkallas)",
        "Om inte övrig finansiering ordnas förfaller beslutet.",
    ),
)
_ABOUT_MONEY = compile_cue(r"\b(?:\w*finansi\w*|bevilja\w*|medel|stöd|bidrag|kommun\w*|intyg|avtal|deltar|beslut\w*)\b")
_WAITS = compile_cue(r"\b(?:att|av att|om|när)\b (?P<what>.{5,200})$")

_PAPER = (
    r"(?:reviderad\w* |uppdaterad\w* |ny\w* |komplett\w* |detaljerad\w* |utförlig\w* |bifogad\w* |bilagd\w* )*"
    r"\w*(?:ansökan|budget\w*|finansieringsplan\w*|kalkyl\w*|intyg\w*|medfinansieringsintyg|"
    r"avsiktsförklaring\w*|excelfil\w*|projektbeskrivning\w*|beslut\w*|projektplan\w*)"
)
ENCLOSED = compile_cue(
    r"\b(?:bifoga[tds]?\w*|bilag[adt]\w*|bilaga|bilagor|biläggs|bilägges|medföljer|medsänd\w*|medskickad\w*|"
    r"finns med i|i separat (?:fil|dokument)|"
    r"skickas (?:in )?(?:separat|samtidigt|löpande|med|in)|sänds (?:in )?(?:separat|samtidigt)|lämnas in "
    r"(?:separat|samtidigt|parallellt)|"
    r"insänds|översänds|inskicka\w*|eftersänds|kompletteras med|här kommer|härmed (?:översänds|skickas|sänds)|"
    r"(?:se|enligt|i) bilaga)\b"
)
ANNOUNCED: tuple[Cue[DocumentKind], ...] = (
    cue(
        DocumentKind.APPLICATION,
        r"\b(?:reviderad|uppdaterad|ny|omarbetad|komplett) (?:\w+ och )?(?:\w+ )?ansökan\b",
        "En reviderad ansökan och budget har bilagts skrivelsen.",
    ),
    cue(
        DocumentKind.BUDGET,
        r"\b\w*(?:budget(?:en|bilaga\w*)?|finansieringsplan(?:en)?|kalkyl(?:en)?|kostnadsplan\w*)\b",
        "Se bifogad budget.",
    ),
    cue(
        DocumentKind.COMMITMENT,
        r"\b(?:\w*intyg(?:en)?|avsiktsförklaring\w*|medfinansieringsbeslut\w*|beslut(?:et)? från|\w+s beslut om "
        r"medfinansiering)\b",
        "Intyg från kommunerna bifogas.",
    ),
)
_APPLICATION_ENCLOSED = compile_cue(r"\bansökan (?:\w+ ){0,3}?(?:bifogas|biläggs|finns bilag\w*|medföljer)")
_REVISED = compile_cue(
    r"\b(?:reviderad\w*|uppdaterad\w*|omarbetad\w*|ändrad\w*|ny version|nya? (?:budget|finansieringsplan|ansökan)\w*)\b"
)

REFERS: tuple[Cue[str], ...] = (
    cue(
        "",
        r"\benligt (?:\w+ ){0,3}?(?:ansökan|finansieringsplan\w*|finansieringsbudget\w*|budgeten|budgetbilaga\w*|"
        r"projektbudget\w*|kalkylen)\b",
        "Övriga parter betalar enligt ansökan.",
    ),
    cue(
        "",
        r"\b(?:framgår|redovisas|anges|angivet|angivna|specificeras|finns|återfinns|preciseras|beskrivs) (?:\w+ "
        r"){0,4}?(?:av|i|under) (?:\w+ ){0,2}?(?:budget\w*|finansieringsplan\w*|kalkyl\w*|ansökan|bilaga\w*|"
        r"bilagan)\b",
        "Kommunernas belopp finns angivna i budgeten.",
    ),
    cue("", r"\b(?:se|jfr) (?:\w+ ){0,2}?(?:budget\w*|finansieringsplan\w*|kalkyl\w*)\b", "Se bifogad budget."),
    cue("", r"\bfinansieringsplan(?:en)? (?:finns|framgår|redovisas|bifogas)\b", "Finansieringsplanen finns i bilagd budget."),
)
_ABOUT_FINANCING = compile_cue(r"\b(?:\w*finansi\w*|kommun\w*|bidra\w*|belopp|budget\w*|kostnad\w*|kalkyl\w*)\b")


def condition_of(sentence: Sentence, page: int | None) -> Condition | None:
    """The condition a sentence states, None where it states none."""
    if sentence.passage.kind is BlockKind.HEADING:
        return None
    plain = sentence.plain()
    if not any(c.pattern.search(plain) for c in CONDITIONS) or not _ABOUT_MONEY.search(plain):
        return None
    waits = _WAITS.search(plain)
    text = " ".join(plain.split())
    what = " ".join(waits.group("what").split()).rstrip(".") if waits else ""
    return Condition(text, sentence.span(0, len(sentence.text)), page, what)


def announcements_of(sentence: Sentence, page: int | None) -> list[Announcement]:
    """The papers that a sentence says are enclosed or sent."""
    plain = " ".join(sentence.plain().split())
    if not ENCLOSED.search(plain):
        return []
    revised = bool(_REVISED.search(plain))
    kinds = [c.role for c in ANNOUNCED if c.pattern.search(plain)]
    if DocumentKind.APPLICATION not in kinds and _APPLICATION_ENCLOSED.search(plain):
        kinds.append(DocumentKind.APPLICATION)
    span = sentence.span(0, len(sentence.text))
    return [Announcement(kind, revised, plain, span, page) for kind in dict.fromkeys(kinds)]


def refers_to_plan(sentence: Sentence) -> bool:
    """Whether the sentence points to the plan for the financing instead of listing it."""
    plain = sentence.plain()
    return any(c.pattern.search(plain) for c in REFERS) and bool(_ABOUT_FINANCING.search(plain))


def is_motion_section(passage: Passage) -> bool:
    """Whether a passage stands under a heading about motions or dissent."""
    return bool(re.search(r"yrkande|reservation|proposition|jäv|omröstning", passage.heading, re.IGNORECASE))
