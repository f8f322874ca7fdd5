"""What looks like an amount, a date or a case number and is none: statutes, sections, telephones, addresses, counts of things.

Knows such shapes by name. Every find is a candidate without a value whose `set_aside` names the rule, so that the accounts show
why a number was passed over; where it overlaps a bare number or a date found elsewhere, that one gives way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.recognizers.number_words import NUMBER_WORD
from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch
from schemas.facts import Candidate
from schemas.text import Span

NAME = "set_aside"

_COUNTED = (
    r"st(?:ycken|yck)?\.?|personer|deltagare|företag|organisationer|kunskapsrapporter|rapporter|invånare|anställda|elever|studenter|medlemmar|"
    r"besökare|besök|gästnätter|hushåll|arbetstillfällen|arbetsplatser|jobb|workshops?|seminarier|möten|träffar|aktiviteter|intervjuer|"
    r"produkter|tjänster|lokaler|skolor|klasser|föreningar|kvinnor|män|ungdomar|unga|barn|bolag|kontakter|mentorer|projekt|platser|sidor|exemplar|"
    r"kilometer|km|mil|meter|kvadratmeter|kvm|m2|m²|hektar|ha|ton|kg|kWh|MWh|GWh|MW|kW|liter|Gbit/s|Mbit/s|GB|TB|bilder|följare|visningar|"
    r"tillfällen|utbildningar|kurser|nätverk|studiebesök|evenemang|prototyper|idéer|arrangemang|föreställningar|kvällar|poäng|hp|årsverken|"
    r"årsarbetskrafter|heltidstjänster|tjänst"
)
_NUMBER = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+(?:[.,]\d+)?"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("statute", re.compile(rf"(?<![\w])(?:SFS{SPACE}|SOU{SPACE}|Ds{SPACE}|RiR{SPACE}|prop\.{GAP}|skr\.{GAP}|bet\.{GAP})?(?:19|20)\d\d(?:/\d\d)?:[A-ZÅÄÖa-zåäö]*\d{{1,5}}(?![\d:])", re.IGNORECASE)),
    ("statute", re.compile(rf"\((?:EU|EG|EEG|EU, Euratom|EU,Euratom)\){GAP}(?:nr{GAP})?\d{{1,4}}/\d{{2,4}}|(?<!\w)(?:EU|EG|EEG){GAP}(?:nr{GAP})?\d{{2,4}}/\d{{2,4}}(?!\d)|(?<!\w)nr{GAP}\d{{1,4}}/(?:19|20)\d\d(?!\d)")),
    ("statute", re.compile(rf"(?<!\w)(?:artikel|artiklarna|art\.){GAP}\d{{1,3}}(?:[.:]\d{{1,2}}|\(\d{{1,2}}\))*", re.IGNORECASE)),
    ("paragraph", re.compile(rf"§§?{SPACE}?\d{{1,4}}(?:{SPACE}?[–-]{SPACE}?\d{{1,4}})?(?:/\d{{2,4}})?|(?<![\w-])\d{{1,3}}{SPACE}?[a-f]?{SPACE}?§§?|(?<!\w)\d{{1,2}}{SPACE}?kap\.?(?!\w)", re.IGNORECASE)),
    ("telephone", re.compile(rf"(?:\+46|0046){SPACE}?(?:\(0\){SPACE}?)?\d{{1,3}}(?:[-– ]?\d{{2,4}}){{2,4}}(?!\d)|(?<![\w-])0\d{{1,3}}{SPACE}?[-–/]{SPACE}?\d{{2,3}}(?:{SPACE}?\d{{2,3}}){{1,3}}(?![\d-])")),
    ("telephone", re.compile(rf"(?<!\w)(?:tel(?:efon)?|tfn|mobil|fax|växel)\.?:?{SPACE}{{0,2}}(?:\+?\d[\d \u00a0-]{{5,16}}\d)", re.IGNORECASE)),
    ("postal_code", re.compile(rf"(?<![\w-])(?:SE?-{SPACE}?)?[1-9]\d{{2}}{SPACE}\d{{2}}(?={SPACE}{{1,2}}[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{1,}})")),
    ("box_number", re.compile(rf"(?<!\w)Box{SPACE}\d{{1,5}}(?!\d)")),
    ("page_number", re.compile(rf"(?<![\w(,.])\d{{1,3}}{SPACE}?\({SPACE}?\d{{1,3}}{SPACE}?\)|(?<!\w)(?:sid(?:a|an)?|s\.|page){SPACE}\d{{1,3}}(?:{SPACE}?(?:av|/|\(){SPACE}?\d{{1,3}}\)?)?(?!\w)", re.IGNORECASE)),
    ("appropriation", re.compile(rf"(?<!\w)(?:anslag(?:et)?|anslagspost){GAP}\d{{1,2}}:\d{{1,2}}(?:{SPACE}ap\.?{SPACE}?\d{{1,2}})?|(?<![\w:.])\d{{1,2}}:\d{{1,3}}(?![\d:])|(?<!\w)ap\.{SPACE}?\d{{1,2}}(?!\d)", re.IGNORECASE)),
    ("clock", re.compile(rf"(?<!\w)(?:kl(?:ockan)?\.?){GAP}\d{{1,2}}(?:[.:]\d\d)?(?:{SPACE}?[–-]{SPACE}?\d{{1,2}}[.:]\d\d)?|(?<![\w.:,])(?:[01]?\d|2[0-4])[.:][0-5]\d{SPACE}?[–-]{SPACE}?(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d.:])", re.IGNORECASE)),
    ("clock", re.compile(rf"(?<![\w.:,])(?:[01]\d|2[0-4])\.[0-5]\d{SPACE}(?:[01]\d|2[0-4])\.[0-5]\d(?![\d.:])")),
    ("account", re.compile(rf"(?<!\w)(?:konto(?:nummer|nr)?|bankgiro|bg|plusgiro|postgiro|pg|clearing(?:nummer|nr)?|kostnadsställe|ansvar(?:skod)?|IBAN|verksamhetskod|CFAR(?:-?n(?:umme)?r)?)\.?:?(?:{SPACE}|\t){{0,2}}(?:SE)?\d[\d \u00a0-]*\d(?![\d])", re.IGNORECASE)),
    ("serial", re.compile(rf"(?<!\w)(?:ISBN|ISSN|löpnummer|löpnr|rbid=|fakturan(?:umme)?r|version|ver\.|v\.|nr|bilaga|mål|etapp|fas|punkt|kapitel|artikelnummer){SPACE}?:?{SPACE}?\d[\d:.-]*(?![\w/])", re.IGNORECASE)),
    ("serial", re.compile(r"\[[A-Z]*\d{6,}\]|(?<!\w)\d{11,}(?!\w)")),
    ("programme_year", re.compile(rf"(?<!\w)(?:Agenda|Vision|Horisont|Norrbotten|Europa|FEM|mot|år){SPACE}20[2-9]\d(?![\d-])")),
    ("time_span", re.compile(rf"(?<![\w.,-])(?:{_NUMBER}|{NUMBER_WORD}){GAP}(?:kalender|arbets)?(?:månader(?:s)?|månad|mån|år(?:s|en)?|veckor|vecka|dagar|dag|dygn|timmar|timme|tim|minuter|min|h)(?!\w)", re.IGNORECASE)),
    ("time_span", re.compile(r"(?<!\w)(?:ett|två|tre|fyra|fem|1|2|3|4|5)-?årig(?:t|a)?(?!\w)", re.IGNORECASE)),
    ("indicator", re.compile(rf"(?<![\w.,:/-])(?:{_NUMBER}){OPTIONAL_GAP}(?:(?:nya|olika|små|medelstora|unika|deltagande|lokala|stödmottagande|unga){GAP})?(?:{_COUNTED})(?!\w)")),
)  # fmt: skip


def find_set_aside(stretch: Stretch) -> Iterator[Candidate]:
    """Every such shape, longest rule first come; overlaps between the rules themselves are left to the first."""
    text = stretch.text
    taken: list[Span] = []
    for name, pattern in _RULES:
        for match in pattern.finditer(text, stretch.start, stretch.end):
            if not match[0].strip() or not stretch.joins(match.start(), match.end()):
                continue
            span = Span(match.start(), match.end())
            if any(span.overlaps(t) for t in taken):
                continue
            taken.append(span)
            yield Candidate(None, match[0], span, NAME, name, name)
