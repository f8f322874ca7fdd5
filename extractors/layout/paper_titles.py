"""What papers call themselves at the top of their first page, as far as the layout needs it to tell one paper from the next.

Only whether a line can be the title of a paper, and how surely; which kind of paper it is, is decided from all that it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OF_MONEY = r"(?:projekt|stöd|bidrags|leader|medfinansierings|verksamhets)"
_ANNEX = re.compile(
    r"^(?:Bilaga|Bil\.?|Appendix|Underbilaga)\s*(?:nr\s*)?(?:\d{1,2}[a-z]?|[A-Z])?\s*(?:[.:)–-]\s*)?(?=\W|$|[A-ZÅÄÖ])"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]{1,4}\.)\s+\S")
_REST = (
    r"(?:\s*[-–:,(].{0,90}|\s+(?:för|till|avseende|om|gällande|rörande|av|i|på|från|nr|version|\d)\b.{0,90}"
    r"|\s+(?-i:[A-ZÅÄÖ\"”»]).{0,70})?\s*"
)

_LOOSE = re.compile(
    rf"(?:projektplan|projektbeskrivning|riskanalys|tidplan|aktivitetsplan|stadgar|yttrande|allmänna villkor){_REST}",
    re.IGNORECASE,
)
"""Papers of their own, and just as often the headings of an application's parts."""
_CLEAR = re.compile(
    r"(?:reviderad |kompletterad |uppdaterad )?(?:"
    rf"(?:med|sam)?finansierings?(?:intyg|åtagande|löfte|bevis|bekräftelse|beslut)"
    r"|(?:intyg|bekräftelse|åtagande|utfästelse|löfte|avsiktsförklaring|beslut) (?:om|av|på|för|till) "
    r"(?:kontant |kommunal |offentlig )?"
    r"(?:med|sam)finansiering|avsiktsförklaring|letter of intent"
    r"|tjänsteskrivelse|tjänsteutlåtande|beslutsunderlag|föredragnings-?pm"
    r"|delegationsbeslut|protokollsutdrag|(?:sammanträdes)?protokoll|utdrag ur (?:sammanträdes)?protokoll|sammanträdesprotokoll"
    rf"|{_OF_MONEY}beslut|beslut om (?:\w+ )?(?:projekt|stöd|bidrag|medel|regional)\w*"
    rf"|{_OF_MONEY}ansökan|ansökan om (?:\w+ )?(?:\w*stöd|\w*medel|\w*bidrag|\w*medfinansiering|utbetalning)|ansökningsformulär"
    r"|rekvisition(?: av (?:bidrag|medel|stöd))?|följebrev|missiv"
    r"|registreringsbevis|firmateckning|fullmakt|årsredovisning"
    rf"){_REST}",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"(?:reviderad |uppdaterad |detaljerad |preliminär |slutlig )?(?:"
    r"(?:projekt|total|kostnads)?budget(?:bilaga|kalkyl|underlag)?(?: och finansiering(?:splan)?)?|(?:kostnads|projekt)?kalkyl"
    r"|finansieringsplan|finansieringskalkyl|kostnadsplan|ekonomisk plan|kostnads- och finansierings(?:plan|budget|kalkyl)"
    r"|ansökan|beslut|intyg|förslag till beslut|komplettering"
    r"|(?:angående|gällande|avseende|ang\.) (?:med|sam)?finansiering\w*|(?:angående|gällande|avseende|ang\.) projektet"
    r"|(?:med|sam)finansiering (?:av|i|till|för) (?:projekt|ert projekt|eu-projekt)\w*"
    rf"){_REST}",
    re.IGNORECASE,
)
_TERMS = re.compile(r"villkor|anvisning|instruktion", re.IGNORECASE)
"""An annex with a decision's terms is the decision's: its deadlines and shares stand there."""
_LONGEST = 130


@dataclass(frozen=True, slots=True)
class PaperTitle:
    """A line that can be a paper's title. `clear`: hardly ever a section's heading; `annex`: it calls itself an annex."""

    clear: bool
    known: bool
    annex: bool


def paper_title(text: str) -> PaperTitle | None:
    """What a line says as a title, or None. *4. Budget* is a section of the paper that it stands in."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST or text[-1] in ",;":
        return None
    annex = _ANNEX.match(text)
    bare = text[annex.end() :].strip() if annex else text
    if annex is None and _NUMBERED.match(text):
        return None
    if annex is not None and _TERMS.search(bare):
        return None
    if _CLEAR.fullmatch(bare):
        return PaperTitle(clear=True, known=True, annex=annex is not None)
    if _LIKELY.fullmatch(bare):
        return PaperTitle(clear=False, known=True, annex=annex is not None)
    if _LOOSE.fullmatch(bare):
        return PaperTitle(clear=False, known=False, annex=annex is not None)
    if annex is not None and len(bare.split()) <= 8 and re.search(r"\d|^\w+\s+[A-Z]\b|[:–-]", text[: annex.end()]):
        return PaperTitle(clear=False, known=False, annex=True)
    return None
