"""What is applied for and what the project costs, said in a sentence: cue phrases with the amount they govern.

Who is applied to is looked at (another body's money is a financier's row, not the amount applied for); grants are in `grants`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.roles.prose.cues import Cue, cue
from extractors.roles.prose.payers import Roster
from extractors.roles.prose.sentences import Mention, Sentence, compile_cue
from extractors.roles.readings import Party

# words in which the clause turns to something else than what is applied for
_CALM = (
    r"(?:(?!\b(?:\w*kostnad\w*|\w*budget\w*|\w*omslut\w*|varav|bidrar|bidrag från|med(?:el)?finansieras|finansieras|finansierar|"
    r"utbetal\w*|rekvi\w*|förskott|anslag\w*|utlysning\w*|egen insats|övrig\w*|beviljas|beviljar|"
    r"avslås)\b)[^.;!?\ue000-\ue7ff]){0,160}?"
)
_IS = (
    r"(?: ?[:=(–-] ?| (?:är|var|blir|bli|vara|på|om|av|till|uppgår|uppgick|uppgå|uppgående|beräkna\w*|bedöm\w*|"
    r"uppskatta\w*|kalkylera\w*|"
    r"budgetera\w*|landar|ligger|hamnar|motsvarar|utgör|omfattar|kostar|kosta|då|nu|därmed|därför|därigenom|"
    r"totalt|sammanlagt|sammantaget|ca\.?|"
    r"cirka|drygt|knappt|omkring|ungefär|i|den|det|för|under|hela|projekttiden|projektperioden|perioden|"
    r"projektet|insatsen|satsningen|åren|inklusive|"
    r"exklusive|moms|in kind|har|preliminärt|netto|enligt|budgeten|budget|kalkylen|ansökan|finansieringsplanen|"
    r"planen|oförändrad\w*|även|"
    r"redovisas|anges|och|fördelat|bidrag|annat|än|pengar|revidera\w*|nya|år|att|summan|ett|en|belopp|"
    r"[\uf000-\uf7ff]|[\uf200-\uf5ff]|[\ue800-\uefff]))*[ (]{0,2}"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A field that a sentence states, the amount, and the words that say so. `old` is the figure it replaces."""

    field: str
    mention: Mention
    position: int
    reason: str
    weight: int
    tense_present: bool
    old: Mention | None = None
    target: Party | None = None


APPLIED: tuple[Cue[str], ...] = (
    cue(
        "amount_applied_for",
        r"\b(?:sök\w*|ansök\w*|begär\w*){gap}\bfrån {hedge}(?P<old>{M}) (?:\w+ ){0,2}?till {hedge}(?P<m>{M})",
        "Vi sänker det sökta beloppet från \ue000 till \ue001",
        84,
    ),
    cue(
        "amount_applied_for",
        r"\bans[öo]k(?:er|te|t|ts|s|tes|an|ningen|ningar|a)?\b"
        + _CALM
        + r"(?:\bom|\bpå|\bmed|\bavseende|\bavser|\bomfattar|\bgäller|\bavsåg|\bgällde|\blöd på|\bomfattade|"
        r"\buppgår till|\bär|:) {hedge}(?P<m>{M})",
        "inkom med en ansökan om \ue000 i stöd",
    ),
    cue(
        "amount_applied_for",
        r"\b(?:sök(?:er|te|t|ts|tes|s)|söka)\b(?! utbetalning)" + _CALM + r"{hedge}(?P<m>{M})",
        "Vi söker \ue000 från \ue800",
    ),
    cue(
        "amount_applied_for",
        r"\bsökta? (?:\w+ ){0,2}?(?:belopp\w*|stöd\w*|medel|medfinansiering\w*|bidrag\w*|summa\w*|finansiering\w*|projektmedel)"
        + _IS
        + r"(?P<m>{M})",
        "Sökt belopp uppgår till \ue000",
    ),
    cue(
        "amount_applied_for",
        r"\b(?:ansökningsbelopp\w*|ansökt belopp|stödbehov\w*|sökbelopp\w*|begär[td]a?e? (?:belopp\w*|stöd\w*|"
        r"bidrag\w*|medfinansiering\w*))" + _IS + r"(?P<m>{M})",
        "Ansökningsbeloppet är \ue000",
    ),
    cue(
        "amount_applied_for",
        r"\b(?:sökta? )?belopp(?:et)?{gap}(?:sänkts|höjts|justerats|ändrats|reviderats|minskats|ökats) till {hedge}(?P<m>{M})",
        "har det sökta beloppet sänkts till \ue000",
        78,
    ),
    cue(
        "amount_applied_for",
        r"\bsök\w* (?:\w+ ){0,4}?{R} av [^.;\ue000-\ue7ff]{0,60}?(?:, |dvs\.? |det vill säga |vilket (?:är|blir|"
        r"motsvarar|innebär) |motsvarande |eller |\()(?:totalt )?(?P<m>{M})",
        "Vi söker \uf000 av kostnaderna, det vill säga \ue000",
    ),
    cue(
        "amount_applied_for",
        r"\b(?:begär|begärde|begärt|hemställer|hemställde|hemställt|anhåller|anhållit|äskar|äskat|önskar|efterfrågar|ber)\b"
        + _CALM
        + r"(?P<m>{M})",
        "Föreningen hemställer om \ue000",
        76,
    ),
    cue(
        "amount_applied_for",
        r"\b(?:vill (?:gärna )?ha|vill få|behöver|önskar (?:få|erhålla)|ber om) (?:ett |en )?(?:stöd |bidrag |"
        r"medfinansiering |\w*medel )?"
        r"(?:på |om |med )?{hedge}(?P<m>{M})(?= (?:\w+ ){0,3}?(?:av|från|hos|ur) {P})",
        "vill ha \ue000 av \ue800",
        76,
    ),
    cue(
        "amount_applied_for",
        r"\b(?:önskar|begär|vill|hemställer|föreslår|ansöker om|hoppas),? att {P} (?:\w+ ){0,2}?"
        r"(?:bidrar|medfinansierar|går in|stödjer|beviljar|skjuter till) [^.;\ue000-\ue7ff]{0,60}?(?P<m>{M})",
        "Stiftelsen önskar att \ue800 bidrar med \ue000",
        82,
    ),
    cue(
        "amount_applied_for",
        r"\b(?:sänkt|höjt|justerat|ändrat|reviderat|minskat|ökat|sänker|höjer|justerar|ändrar|reviderar|minskar|"
        r"ökar) (?:\w+ ){0,3}?"
        r"(?:sökta? )?(?:belopp\w*|ansökan|stöd\w*|summa\w*) (?:\w+ ){0,2}?till {hedge}(?P<m>{M})",
        "har sänkt det sökta beloppet till \ue000",
        86,
    ),
    cue("amount_applied_for", r"\b(?:av )?(?:de |det )?sökta? (?P<m>{M})", "av de sökta \ue000"),
    cue(
        "amount_applied_for",
        r"(?P<m>{M}) (?:\w+ ){0,4}?(?:söks|sökts|ansöks om|har sökts|är sökt)\b",
        "\ue000 söks från regionen",
    ),
    cue("amount_applied_for", r"(?P<m>{M}),? (?:an)?söker (?:vi\b|{P})", "250 000 kronor, \ue000, söker \ue800 från Leader"),
)

_TOTAL = r"(?:total\w*|sammanlag\w*|samlad\w*|hela|fullständig\w*)"
_COST = (
    r"(?:projekt)?(?:kostnad\w*|budget\w*|omslutning\w*|utgift\w*|kalkyl\w*|ekonomi\w*|projektkostnad\w*|"
    r"projektbudget\w*|projektomslutning\w*|volym\w*)"
)
TOTAL: tuple[Cue[str], ...] = (
    cue(
        "total_cost",
        r"\b(?:projektets )?(?:budgeten|projektbudgeten|kalkylen|notan) "
        r"(?:omfattar|omsluter|slutar på|landar på|ligger på|är på|uppgår till) "
        r"(?:totalt |sammanlagt |hela )?(?P<m>{M})",
        "Budgeten omfattar totalt \ue000",
    ),
    cue(
        "total_cost",
        r"\b" + _TOTAL + r" (?:\w+ ){0,2}?" + _COST + r"{gap}\bfrån {hedge}(?P<old>{M}) (?:\w+ ){0,2}?till {hedge}(?P<m>{M})",
        "den totala kostnaden minskar från \ue000 till \ue001",
        84,
    ),
    cue(
        "total_cost",
        r"\b(?:\w*budget\w*|\w*kostnad\w*|stödunderlag\w*) (?:på|om|,) {hedge}(?P<old>{M}),? (?:\w+ ){0,4}?"
        r"(?:satts ned|sätts ned|sänkts|sänks|justerats|justeras|reducerats|minskats|räknats ned|höjts) till {hedge}(?P<m>{M})",
        "Budgeten på \ue000 har satts ned till \ue001",
        84,
    ),
    cue(
        "total_cost",
        r"\b(?:stödberättigande|stödgrundande|godkända|totala|samlade) (?:kostnader|utgifter),? (?:som|vilka) (?:är|"
        r"uppgår till|beräknas till) {hedge}(?P<m>{M})",
        "av projektets stödgrundande utgifter, som är \ue000",
        72,
    ),
    cue(
        "total_cost",
        r"\b(?:totalkostnad\w*|totalbudget\w*|projektbudget\w*|projektkostnad\w*){gap}\bfrån {hedge}(?P<old>{M}) "
        r"(?:\w+ ){0,2}?till {hedge}(?P<m>{M})",
        "Projektbudgeten höjs från \ue000 till \ue001",
        84,
    ),
    cue(
        "total_cost",
        r"\b" + _TOTAL + r" (?:(?:och|faktiska|godkända|beräknade|projektets) ){0,2}?" + _COST + _IS + r"(?P<m>{M})",
        "Projektets totala kostnad uppgår till \ue000",
    ),
    cue(
        "total_cost",
        r"\b(?:totalkostnad\w*|totalbudget\w*|totalsumma\w*|slutsumma\w*|totalomslutning\w*|projektkostnad(?:en|erna)?|projektbudget(?:en)?|"
        r"projektomslutning(?:en)?)(?:, |" + _IS + r")(?P<m>{M})",
        "totalkostnaden är \ue000",
    ),
    cue(
        "total_cost",
        r"\b(?:projektet|insatsen|satsningen|hela projektet|{T}|det) (?:\w+ ){0,3}?(?:kostar|omsluter|"
        r"kostnadsberäkn\w*|kosta|budgetera\w*|omfattar|går på|landar på)" + _IS + r"(?P<m>{M})",
        "Projektet kostar totalt \ue000",
    ),
    cue(
        "total_cost",
        r"\b(?:kostar|omsluter|kostnadsberäkna\w*|beräknas kosta|omslutning (?:på|om|av))" + _IS + r"(?P<m>{M})",
        "och kostar sammanlagt \ue000",
        76,
    ),
    cue(
        "total_cost",
        r"\bkostnad(?:en|erna) för (?:hela )?(?:projektet|insatsen|satsningen|{T}|genomförandet)" + _IS + r"(?P<m>{M})",
        "Kostnaden för projektet är \ue000",
    ),
    cue(
        "total_cost",
        r"\bprojekt(?:et)?s (?:(?:beräknade|samlade|planerade|godkända|stödberättigande|stödgrundande|redovisade) "
        r"){0,2}(?:kostnad(?:en|er|erna)?|budget(?:en)?|utgifter|omslutning)" + _IS + r"(?P<m>{M})",
        "Projektets budget är \ue000",
    ),
    cue(
        "total_cost",
        r"\b(?:godkända|stödberättigande|stödberättigade|stödgrundande|bidragsberättigande|bidragsgrundande|"
        r"beräknade|budgeterade) (?:och \w+ )?(?:kostnad(?:er|erna)?|utgifter(?:na)?) ?(?:om|på|av|uppgår till|"
        r"uppgående till|är|beräknas till|(?:har )?(?:fastställ|beräkna|bedöm|uppskatta|budgetera|godkän)\w* (?:till|med)|"
        r",|:|\() ?(?:totalt |sammanlagt |ca |cirka )?(?P<m>{M})",
        "av godkända kostnader om \ue000",
        78,
    ),
    cue(
        "total_cost",
        r"\b(?:till en|med en|har en|på en) (?:total |sammanlagd |beräknad )?(?:kostnad|budget|projektbudget|"
        r"totalbudget|totalkostnad|omslutning)" + _IS + r"(?P<m>{M})",
        "till en kostnad av \ue000",
        74,
    ),
    cue(
        "total_cost",
        r"\bkostnad(?:en|erna) (?:har )?(?:beräknats|beräknas|uppgår|uppskattas|är beräknade)(?: \w+){0,2} till (?:totalt "
        r"|sammanlagt )?(?P<m>{M})",
        "Kostnaderna beräknas till \ue000",
        66,
    ),
    cue(
        "total_cost",
        r"(?:{R}|{M}) (?:\w+ ){0,3}?av (?:den |projektets |hela )?(?:(?:total|beräknad|samlad|sammanlagd|stödberättigande|"
        r"godkänd)\w* )?"
        r"(?:kostnad\w*|budget\w*|utgift\w*|totalbudget\w*)(?: (?:på|om|av))? (?:totalt |sammanlagt )?(?P<m>{M})",
        "vilket är \uf000 av kostnaden \ue000",
        70,
    ),
    cue(
        "total_cost",
        r"\b(?:total\w*|sammanlagd\w*|hela) finansiering(?:en)?(?:svolym\w*)?" + _IS + r"(?P<m>{M})",
        "Den totala finansieringen är \ue000",
        50,
    ),
    cue(
        "total_cost", r"\bfaktiska (?:kostnad|utgift)\w*" + _IS + r"(?P<m>{M})", "De faktiska kostnaderna uppgår till \ue000", 45
    ),
)

_OTHER_SHARE = compile_cue(r"\b(?:och|samt|medan) (?:\w+ ){0,2}?{R}, ")
"""*hälften söks av regionen och hälften, 196 500 kronor, …*: the second half is somebody else's."""
PAYMENT = compile_cue(r"\b(?:utbetalning\w*|rekvisition\w*|rekvirera\w*|förskott\w*|delutbetalning\w*)\b")
COST_ITEMS: tuple[Cue[str], ...] = (
    cue(
        "cost",
        r"\b(?:biljett\w*|sponsring|försäljning\w*|entré\w*|\w*avgifter\w*)[^.;\ue000-\ue7ff]{0,40}? (?:ger|ge|inbringar|"
        r"inbringa) {hedge}(?P<m>{M})",
        "biljetter och sponsring ger \ue000",
    ),
    cue(
        "cost",
        r"\b\w*(?:intäkt|intäkter|intäkterna|inkomster|kostnad|kostnader|kostnaden|kostnaderna|löner|hyra|hyran|arvode\w*|inköp\w*|investering\w*|"
        r"konsult\w*|resor|externa tjänster|overhead|utrustning\w*)(?: för [^.;,\ue000-\ue7ff]{0,60}?)?" + _IS + r"(?P<m>{M})",
        "Personalkostnaderna uppgår till \ue000",
    ),
    cue(
        "cost",
        r"(?P<m>{M}) (?:(?:avser|går till|är|för|till|i|utgör|används till|avsätts för) )(?:\w+ "
        r"){0,2}?\w*(?:kostnad\w*|löner\w*|hyra\w*|resor\w*|material\w*|utrustning\w*|konsult\w*|tjänster|"
        r"personal\w*|overhead|marknadsföring)\b",
        "\ue000 avser lönekostnader",
    ),
)
SUMS: tuple[Cue[str], ...] = (
    cue(
        "sum",
        r"^\W*(?:summa|totalt|sammanlagt|totalsumma|summa finansiering|total finansiering|delsumma)\b[ :]*(?P<m>{M})\W*$",
        "Totalt: \ue000",
    ),
    cue(
        "sum",
        r"\b(?:(?:offentlig|privat|övrig|extern|kontant|total|samlad|kommunal|regional|nationell)\w* )*(?:med|"
        r"kontant|sam)?finansiering\w*" + _IS + r"(?P<m>{M})",
        "Medfinansieringen uppgår till sammanlagt \ue000",
    ),
    cue(
        "sum",
        r"\bsök\w*[^.;]{0,80}?\b(?:varav|därav) {hedge}(?P<m>{M}) (?:\w+ )?(?:avser|gäller|går till|är för|till)\b",
        "söker \ue001, varav \ue000 avser",
    ),
    cue("sum", r"\bden (?:offentliga|privata|övriga|kommunala)(?: delen)?" + _IS + r"(?P<m>{M})", "och den offentliga \ue000"),
)
"""Sums that no single financier pays; what is left of a sentence when payers have taken theirs."""
_OF_PROJECT = compile_cue(r"(?:\bprojekt|\binsats|\bsatsning|\bgenomförande|{T}|^\W*(?:och )?$)(?!.*\b(?:en|ett|varje) \w+ $)")
"""What costs something is the project: *Ett ställverk kostar 2 miljoner kronor* is no total."""
_NOT_TOTAL = re.compile(r"\b(?:offentlig|privat|övrig|egen|med)\w*\s+finansiering|\bmedfinansiering", re.IGNORECASE)
_PRESENT = compile_cue(
    r"\b(?:(?:an)?söker|söks|kostar|omsluter|uppgår|är|beräknas|sänker|höjer|begär|hemställer|anhåller|äskar|"
    r"önskar|sänkts|höjts|justerats|ändrats|minskats|ökats)\b"
)
_TARGET_AFTER = compile_cue(r"^ ?(?:\)|,)? ?(?:\w+ ){0,4}?(?:från|av|hos|ur|via) (?:\w+ ){0,2}?(?P<p>{P})")
_TARGET_BEFORE = compile_cue(r"\b(?:till|hos|från|av) (?:\w+ ){0,2}?(?P<p>{P})[^\ue000-\ue7ff\ue800-\uefff]{0,80}$")
_ASKED = re.compile(r"(?:an)?sök(?:s|ts|tes)\b", re.IGNORECASE)
_TARGET_ASKED = compile_cue(r"(?P<p>{P}) (?:har |ska |kommer att |också |även )*$")
"""*ESF+ söks om 5,6 miljoner kronor*: who is asked is the subject of the passive."""
_TARGET_INSIDE = compile_cue(r"\b(?:till|hos|från|av|ur) (?:\w+ ){0,2}?(?P<p>{P})")


def _target(sentence: Sentence, start: int, position: int) -> Party | None:
    """Whose money is applied for, where the sentence says."""
    text = sentence.text
    asked = _TARGET_ASKED.search(text[:start]) if _ASKED.match(text, start) else None
    for m in (
        asked,
        _TARGET_AFTER.search(text[position + 1 :]),
        _TARGET_INSIDE.search(text[start:position]),
        _TARGET_BEFORE.search(text[:start]),
    ):
        if m:
            return sentence.mentions[m.group("p")].party
    return None


def find_scalars(sentence: Sentence, who: Roster) -> list[Scalar]:
    """The amounts applied for and total costs of a sentence, each amount once, the heaviest cue first."""
    found: dict[int, Scalar] = {}
    text = sentence.text
    for c in (*APPLIED, *TOTAL):
        for m in c.pattern.finditer(text):
            position = m.start("m")
            if c.role == "amount_applied_for" and (PAYMENT.search(m.group()) or _OTHER_SHARE.search(m.group())):
                continue
            if c.role == "total_cost" and c.weight == 50 and _NOT_TOTAL.search(text[max(0, m.start() - 12) : position]):
                continue
            if c.weight == 76 and c.role == "total_cost" and not _OF_PROJECT.search(text[: m.start()]):
                continue
            mention = sentence.mentions[text[position]]
            if mention.money is None:
                continue
            target = _target(sentence, m.start(), position) if c.role == "amount_applied_for" else None
            old = sentence.mentions[m.group("old")] if "old" in m.groupdict() else None
            reason = re.sub(r"\s+", " ", re.sub(r"[\ue000-\uf8ff]", "…", m.group())).strip()[:70]
            scalar = Scalar(c.role, mention, position, reason, c.weight, bool(_PRESENT.search(m.group())), old, target)
            known = found.get(position)
            if known is None or _better(scalar, known):
                found[position] = scalar
    return sorted(found.values(), key=lambda s: s.position)


def _better(new: Scalar, known: Scalar) -> bool:
    """The nearer phrase says what an amount is: *ansökan … med en totalkostnad på …* is a cost."""
    if (new.old is None) != (known.old is None):
        return new.old is not None
    if new.field != known.field:
        return len(new.reason) < len(known.reason)
    return new.weight > known.weight
