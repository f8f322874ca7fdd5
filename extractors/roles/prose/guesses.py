"""Payers that no recognizer knows, found by their place in the sentence: *Handelshuset med 50 000 kronor*, *från Byalaget*."""

from __future__ import annotations

import re

from extractors.roles.parties import identify_party
from extractors.roles.prose.payers import type_by_name
from extractors.roles.readings import Context, Party
from schemas.roles import FinancierType

_NAME = (
    r"[A-ZÅÄÖ][\w&'+-]*(?:\.[\w&'+-]+)*(?:\s+(?:[A-ZÅÄÖ&][\w&'+-]*(?:\.[\w&'+-]+)*|i|för|på|ekonomisk|ideell|kommunalförbund|"
    r"\w*(?:förbund|förening|stiftelse|bolag|museum|universitet|högskola|bank|fond|verk|råd|kammare|klubb|"
    r"samfällighet|församling|"
    r"sällskap|nätverk|kluster|institut|förvaltning|distrikt|krets|skola|samarbete)\b))*"
)


_GUESS = re.compile(
    r"(?:\b(?:från|av|samt|och|hos|bidrar|deltar|medverkar|(?:med)?finansierar|satsar|betalar|skjuter)\s+|[,;:(]\s*|^\s*|"
    rf"(?<=[.!?]\s))(?P<name>{_NAME})"
    r"\s*(?=\(\s*[\ue000-\ue7ff]|:\s*[\ue000-\ue7ff]|[\ue000-\ue7ff]|(?:\w+\s+){0,4}(?:med|på)\s+(?:\w+\s+){0,2}[\ue000-\ue7ff]|"
    r"(?:står|svarar)\s+för\s+(?:\w+\s+){0,4}[\ue000-\ue7ff])"
)


_GUESS_FROM = re.compile(rf"\b[Ff]rån\s+(?P<name>{_NAME})\s+(?:[\w\ue800-\uefff]+\s+){{1,6}}?[\ue000-\ue7ff]")


_GUESS_AFTER = re.compile(rf"[\ue000-\ue7ff]\s+(?:\w+\s+){{0,6}}?(?:från|hos|av)\s+(?P<name>{_NAME})")


_GUESS_LISTED = re.compile(rf"(?:^|[\s:(])(?P<name>{_NAME})\s*(?:,|och|samt|respektive)\s+$")


_NO_NAME = re.compile(
    r"^(?:Total\w*|Projekt\w*|Kostnad\w*|Stöd\w*|Bidrag\w*|Summa|Övrig\w*|Medel\w*|Finansiering\w*|Personal\w*|"
    r"Samman\w*|Belopp\w*|"
    r"Beslut\w*|Ansökan|Medfinansiering\w*|Det|Den|De|Detta|För|Från|Under|Enligt|Av|År|Sökt\w*|Budget\w*|"
    r"Resterande|Därutöver|Dessutom|"
    r"Kontant\w*|Privat\w*|Offentlig\w*|Intäkter\w*|Lön\w*|Resor|Material\w*|Lokal\w*|Utrustning\w*|Varav|"
    r"Härav|Utbetal\w*|Förskott\w*|"
    r"Stödet|Högst|Max\w*|Minst|Cirka|Ca|Drygt|Knappt|Vi|Vår\w*|Regionalt?|Kommunerna?|Kommuner|Egen|Egna|Eget|"
    r"Insats\w*|Ideell\w*|"
    r"Indirekta|Externa|Övriga|Köpta|Konsult\w*|Administration\w*|Investering\w*|Schablon\w*|Hyra\w*|Inköp\w*|"
    r"Marknads\w*|Beviljat|"
    r"Anslag\w*|Ram\w*|Utlysning\w*|Delsumma|Netto|Brutto|Föregående|Tidigare|Resultat\w*|I|På|Till|Med|Om|"
    r"Samtliga|Alla|Hela|Nettokostnad|"
    r"Förstudie\w*|Etapp|Fas|Vid|Efter|Innan|Som|Här\w*|Genom|Varje|Också|Även|Samt|Och|Men|Dock|Därtill|"
    r"Timm\w*|Arbet\w*|Kurs\w*|Möte\w*)$"
)


def guessed_payers(masked: str, context: Context) -> list[tuple[int, int, Party]]:
    """Capitalised names in a payer's place that no recognizer knows, as (start, end, party) in the masked text."""
    found: list[tuple[int, int, Party]] = []
    for pattern in (_GUESS, _GUESS_FROM, _GUESS_AFTER):
        for m in pattern.finditer(masked):
            named = _trimmed(masked, m.start("name"), m.end("name"), context)
            if named is None or any(named[0] < end and start < named[1] for start, end, _ in found):
                continue
            found.append(named)
            at = named[0]
            while (before := _GUESS_LISTED.search(masked[:at])) and (other := _trimmed(masked, *before.span("name"), context)):
                found.append(other)
                at = other[0]
    return found


def _trimmed(masked: str, start: int, end: int, context: Context) -> tuple[int, int, Party] | None:
    """The name without words that open a sentence or trail it; None where no name is left."""
    words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", masked[start:end])]
    while words and _NO_NAME.match(words[0][2]):
        words = words[1:]
    while words and words[-1][2] in {"i", "för", "på"}:
        words.pop()
    if not words or not words[0][2][0].isupper():
        return None
    first, last = words[0][0], words[-1][1]
    name = masked[first:last].rstrip(".:,")
    if re.search(r"[\ue000-\uf8ff]", name):
        return None
    if re.search(r"[\ue800-\uefff]\s*$", masked[:first]):
        return None  # the rest of a name that a recognizer found in part
    known = identify_party(name, context)
    if known is not None:
        return first, first + len(name), known
    kind = type_by_name(name)
    opens = not masked[:first].strip() or masked[:first].rstrip()[-1:] in ".!?"
    if opens and len(words) == 1 and kind is FinancierType.OTHER and not re.match(r"\s*(?:,|och|samt)", masked[last:]):
        return None
    return first, first + len(name), Party(" ".join(name.split()), kind)
