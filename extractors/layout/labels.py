"""Words that forms and letterheads use as labels, as far as the arrangement of a page depends on knowing them.

Which field a label stands for is decided elsewhere; here it only helps to tell labels from values.
"""

from __future__ import annotations

import re

from extractors.form_words import asks_for
from extractors.remembering import remembered

_WORDS = (
    r"(?:projekt(?:et)?s?|sökandes?|organisation(?:en)?s?|stöd(?:sökande|mottagare|givare)|företag(?:et)?s?|förening(?:en)?s?)"
    r"\s*(?:namn|benämning|titel|rubrik|nummer|nr\.?|id|period|tid|start|slut|ägare|adress|form|organisation|förening)?"
    r"|(?:projekt|organisations|ärende|diarie|journal|registrerings|referens|person|mobil|telefon|konto)\w*"
    r"|org\.?\s?-?n(?:umme)?r\.?|d\.?\s?nr|ärende-?id|cfar(?:-nummer|nr)?"
    r"|(?:vårt|ert|vår|er)\s+(?:dnr|datum|referens|beteckning|diarienummer)"
    r"|datum.{0,40}|\w+datum(?: \(.*\))?|under\w*\s?datum|(?:ankomst|besluts|start|slut)\s?datum"
    r"|inkom(?:men|met)?.{0,20}|ankom\w*|ankomststämpel|inskickad|skapad|reviderad|upprättad|version"
    r"|ansökan (?:inkom|(?:ställs|riktas|lämnas|skickas) till).{0,20}"
    r"|(?:projektet|projekttiden) (?:startar|slutar|avslutas|pågår|kostar).{0,20}"
    r"|sökt.{0,50}|ansökt.{0,30}|beviljat.{0,30}|belopp som söks.{0,40}|vi söker|söks (?:från|hos|av)"
    r"|total.{0,30}|hela projektet kostar|juridisk form|form|namn(?: på .{1,40})?|stödform|insatsområde|program|fond"
    r"|post-?\s?adress|besöksadress|adress|postnummer|postort|ort|utdelningsadress|postnummer och ort"
    r"|telefon|e-?post(?:adress)?|kontaktperson|webb\w*"
    r"|bank-?giro|plus-?giro|handläggare|till|från|kopia|avser|gäller|titel|benämning(?: på .{1,30})?|rubrik|ärende(?:mening)?"
    r"|kommun(?:er)?(?: .{1,50})?|län(?: som.{0,40})?|deltagande kommuner|medfinansiär|finansiär"
    r"|mottagande myndighet|myndighet(?:ens diarienummer)?|beslut(?:ad|at|s).{0,25}"
    r"|plats och tid|beslutande|paragraf(?:er)?|justering|ersätter|firmatecknare|behörig.{0,40}"
    r"|startdatum|slutdatum|slutrapport.{0,20}|redovisnings\w*.{0,30}|rapport\w*period.{0,20}"
    r"|rekvisition(?:snummer|snr| nr| nummer|speriod.{0,20})|utbetalning(?:snummer|snr| nr| nummer)|stödandel.{0,20}|andel"
    r"|utlysning|arbetsställe\w*(?: \w+)?|(?:annan |övrig |egen )?(?:offentlig |privat |kontant )?(?:med|sam)finansiering"
    r"|typ av (?:stöd|organisation)|moms\w*|bransch|sni.{0,10}|antal .{0,30}|målgrupp"
)
_LABEL = re.compile(rf"(?:\d{{1,2}}(?:\.\d+)*\.?\s+|[A-Z]\.\s+)?(?:{_WORDS})\s*(?:\([^)]{{1,40}}\))?\s*[:*]?", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<label>dnr hos [\wåäöÅÄÖ]+(?: [\wåäöÅÄÖ]+){0,2}"
    r"|(?:vårt |ert |vår |er )?(?:d\.?\s?nr|diarienummer|diarienr|ärende-?id|ärendenummer|ärendenr"
    r"|journalnummer|journalnr|beteckning|referens)|org\.?\s?-?nr|organisationsnummer)\s*:?\s+"
    r"(?P<value>[A-ZÅÄÖ\d][^·;,|]{2,40}?)(?=$|\s*[·;,|]|\.\s|\.$)"
    r"|(?P<date_label>(?:sammanträdes|besluts|mötes|ankomst|start|slut)?datum|ankom(?:men)?|inkom(?:men)?|reviderad|daterad|inskickad|skapad)"
    r"\s*:?\s+(?P<date>(?:den\s+)?\d[^·;|]{3,25}?)(?=$|\s*[·;,|]|\.\s|\.$|\s+kl\b)",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+(?=[A-ZÅÄÖ])")
"""The number of a field on an old form: *6. Från och med*."""


@remembered
def is_label(text: str) -> bool:
    """Whether a text as a whole is a label that forms have."""
    cleaned = " ".join(text.split())
    if not 2 <= len(cleaned) <= 95 or (cleaned.endswith(".") and " " in cleaned and len(cleaned) > 12):
        return False
    if len(cleaned) <= 70 and _LABEL.fullmatch(cleaned) is not None:
        return True
    bare = _NUMBER.sub("", cleaned)
    return bare[0].isupper() and asks_for(bare) is not None


@remembered
def could_be_label(text: str) -> bool:
    """Whether a text could be a label at all: short, begins with a letter, has no figures to speak of and is no sentence."""
    cleaned = _NUMBER.sub("", " ".join(text.split()))
    if not 2 <= len(cleaned) <= 70 or not cleaned[0].isalpha():
        return False
    if cleaned.endswith(":") or cleaned.endswith("?") or is_label(cleaned):
        return True
    digits = sum(1 for c in cleaned if c.isdigit())
    return digits <= 2 and not cleaned.endswith((".", ",", ";")) and len(cleaned.split()) <= 9


_NAMES_PAPER = re.compile(
    r"\b(?:\w*ansökan|\w*skrivelse|brev|begäran|\w*intyg|budget|handling|yttrande|"
    r"underlag),\s*$",
    re.IGNORECASE,
)


def bare_labels(text: str) -> list[tuple[int, int, int, int]]:
    """Labels without a colon and the values that follow them (*Dnr RD 2024/427*): where label and value begin and end."""
    found = []
    for match in _BARE.finditer(text):
        if match.start() and not (text[match.start() - 1].isspace() or text[match.start() - 1] in "·,;(|"):
            continue
        label, value = ("label", "value") if match["label"] else ("date_label", "date")
        # in running text a label is a word like others (*ansökan inkom den 3 maj*): here it opens the text, or a part of it
        opens = match.start() == 0 or text[: match.start()].rstrip()[-1:] in "·,;.|"
        if label == "date_label" and _NAMES_PAPER.search(text[: match.start()]):
            continue  # *Ansökan, daterad 2024-09-12, inkom …*
        if (
            opens
            and any(c.isdigit() for c in match[value])
            and (match[value][0].isupper() or match[value][0].isdigit() or label != "label")
        ):
            found.append((*match.span(label), *match.span(value)))
    return found
