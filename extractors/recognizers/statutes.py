"""What looks like an amount, a date or a case number and is none: statutes, sections, telephones, addresses, counts of things.

Knows such shapes by name. Every find is a candidate without a value whose `set_aside` names the rule, so that the accounts show
why a number was passed over; where it overlaps a bare number or a date found elsewhere, that one gives way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.recognizers.stretch import GAP, OPTIONAL_GAP, SPACE, Stretch, Taken
from schemas.facts import Candidate
from schemas.text import Span

NAME = "set_aside"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rule: its name, what it finds, and an example that it must find whole."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _rule(name: str, example: str, *parts: str, case: bool = False) -> SetAside:
    return SetAside(name, re.compile("".join(parts), re.NOFLAG if case else re.IGNORECASE), example)


_COUNTED = (
    r"st(?:ycken|yck)?\.?|personer|deltagare|företag|organisationer|kunskapsrapporter|rapporter|invånare|anställda|elever|studenter|"
    r"medlemmar|besökare|besök|gästnätter|hushåll|arbetstillfällen|arbetsplatser|jobb|workshops?|seminarier|möten|träffar|aktiviteter|"
    r"intervjuer|produkter|tjänster|lokaler|skolor|klasser|föreningar|kvinnor|män|ungdomar|unga|barn|bolag|kontakter|mentorer|projekt|"
    r"platser|sidor|exemplar|kilometer|km|mil|meter|kvadratmeter|kvm|m2|m²|hektar|ha|ton|kg|kWh|MWh|GWh|MW|kW|liter|Gbit/s|Mbit/s|GB|TB|"
    r"bilder|följare|visningar|tillfällen|utbildningar|kurser|nätverk|studiebesök|evenemang|prototyper|idéer|arrangemang|föreställningar|"
    r"kvällar|poäng|hp|årsverken|årsarbetskrafter|heltidstjänster|tjänst"
)
_NUMBER = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+(?:[.,]\d+)?"
_ALONE = r"(?<![\w.:,])"
_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"

RULES: tuple[SetAside, ...] = (
    _rule(
        "statute",
        "SFS 2003:596",
        rf"(?<!\w)(?:(?:SFS|SOU|Ds|RiR|prop\.|skr\.|bet\.){GAP})?(?:19|20)\d\d(?:/\d\d)?:[a-zåäö]*\d{{1,5}}(?![\d:])",
    ),
    _rule("statute", "(EU) 2021/1060", rf"\((?:EU|EG|EEG|EU, ?Euratom)\){GAP}(?:nr{GAP})?\d{{1,4}}/\d{{2,4}}"),
    _rule(
        "statute", "nr 1303/2013", rf"(?<!\w)(?:(?:EU|EG|EEG){GAP}(?:nr{GAP})?\d{{2,4}}|nr{GAP}\d{{1,4}})/(?:19|20)?\d\d(?!\d)"
    ),
    _rule("statute", "artikel 107.1", rf"(?<!\w)(?:artikel|artiklarna|art\.){GAP}\d{{1,3}}(?:[.:]\d{{1,2}}|\(\d{{1,2}}\))*"),
    _rule("paragraph", "§§ 12–14", rf"§§?{SPACE}?\d{{1,4}}(?:{SPACE}?[–-]{SPACE}?\d{{1,4}})?(?:/\d{{2,4}})?"),
    _rule("paragraph", "45 §", rf"(?<![\w-])\d{{1,3}}{SPACE}?[a-f]?{SPACE}?§§?"),
    _rule("paragraph", "2 kap", rf"(?<!\w)\d{{1,2}}{SPACE}?kap(?!\w)"),
    _rule("telephone", "+46 63 14 75 00", rf"(?:\+46|0046){SPACE}?(?:\(0\){SPACE}?)?\d{{1,3}}(?:[-– ]?\d{{2,4}}){{2,4}}(?!\d)"),
    _rule(
        "telephone", "070-573 34 47", rf"(?<![\w-])0\d{{1,3}}{SPACE}?[-–/]{SPACE}?\d{{2,3}}(?:{SPACE}?\d{{2,3}}){{1,3}}(?![\d-])"
    ),
    _rule(
        "telephone",
        "tfn 063 14 75 00",
        rf"(?<!\w)(?:tel(?:efon)?|tfn|mobil|fax|växel)\.?:?{SPACE}{{0,2}}\+?\d[\d \u00a0-]{{5,16}}\d",
    ),
    _rule(
        "account",
        "bankgiro 1269-0000",
        r"(?<!\w)(?:konto(?:nummer|nr)?|bankgiro|bg|plusgiro|postgiro|pg|clearing(?:nummer|nr)?|kostnadsställe|ansvar(?:skod)?|IBAN|",
        rf"verksamhetskod|CFAR(?:-?n(?:umme)?r)?)\.?:?(?:{SPACE}|\t){{0,2}}(?:SE)?\d[\d \u00a0-]*\d(?!\d)",
    ),
    _rule(
        "postal_code",
        "831 27",
        rf"(?<![\w-])(?:SE?-{SPACE}?)?[1-9]\d\d{SPACE}\d\d(?!\d)(?={SPACE}{{1,2}}[A-ZÅÄÖ]|$)",
        case=True,
    ),
    _rule("box_number", "Box 654", rf"(?<!\w)Box{SPACE}\d{{1,5}}(?!\d)"),
    _rule("page_number", "1 (13)", rf"(?<![\w(,.])\d{{1,3}}{SPACE}?\({SPACE}?\d{{1,3}}{SPACE}?\)"),
    _rule(
        "page_number",
        "Sida 1 av 13",
        rf"(?<!\w)(?:sida|sidan|sid|s\.|page){SPACE}\d{{1,3}}(?:{SPACE}?(?:av|/|\(){SPACE}?\d{{1,3}}\)?)?(?!\w)",
    ),
    _rule(
        "appropriation",
        "anslag 1:1",
        rf"(?<!\w)(?:anslag(?:et)?|anslagspost){GAP}\d{{1,2}}:\d{{1,2}}(?:{SPACE}ap\.?{SPACE}?\d{{1,2}})?",
    ),
    _rule("appropriation", "33:1", r"(?<![\w:.])\d{1,2}:\d{1,3}(?![\d:])"),
    _rule("appropriation", "ap. 1", rf"(?<!\w)ap\.{SPACE}?\d{{1,2}}(?!\d)"),
    _rule("clock", "kl. 13.25", rf"(?<!\w)(?:klockan|kl\.?){GAP}\d{{1,2}}(?:[.:]\d\d)?(?:{SPACE}?[–-]{SPACE}?{_HOUR})?"),
    _rule("clock", "09.00–16.00", rf"{_ALONE}{_HOUR}{SPACE}?[–-]{SPACE}?{_HOUR}(?![\d.:])"),
    _rule("clock", "10.00 16.00", rf"{_ALONE}(?:[01]\d|2[0-4])\.[0-5]\d{SPACE}(?:[01]\d|2[0-4])\.[0-5]\d(?![\d.:])"),
    _rule(
        "indicator",
        "1 341 stycken",
        rf"(?<![\w.,:/-])(?:{_NUMBER}){OPTIONAL_GAP}",
        rf"(?:(?:nya|olika|små|medelstora|unika|deltagande|lokala|stödmottagande|unga){GAP})?(?:{_COUNTED})(?!\w)",
        case=True,
    ),
    _rule(
        "time_span",
        "36 månader",
        rf"(?<![\w.,-])(?:{_NUMBER}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv){GAP}(?:kalender|arbets)?(?:månaders?|mån|år(?:s|en)?|veckor|vecka|",
        r"dagar|dag|dygn|timmar|timme|tim|minuter|min|h)(?!\w)",
    ),
    _rule("time_span", "treårigt", r"(?<!\w)(?:ett|två|tre|fyra|fem|1|2|3|4|5)-?årig(?:t|a)?(?!\w)"),
    _rule(
        "serial",
        "löpnummer 17",
        r"(?<!\w)(?:ISBN|ISSN|löpnummer|löpnr|rbid=|fakturan(?:umme)?r|version|ver\.|v\.|nr|bilaga|mål|etapp|fas|punkt|kapitel|artikelnummer)",
        rf"{SPACE}?\d[\d:.-]*(?![\w/])",
    ),
    _rule("serial", "[1293028675007]", r"\[[A-Z]*\d{6,}\]|(?<!\w)\d{11,}(?!\w)"),
    _rule("programme_year", "Agenda 2030", rf"(?<!\w)(?:Agenda|Vision|Horisont|Norrbotten|Europa|FEM){SPACE}20[2-9]\d(?![\d-])"),
)


def find_set_aside(stretch: Stretch) -> Iterator[Candidate]:
    """Every such shape; where rules overlap, the one that stands first in the table holds."""
    text = stretch.text
    taken = Taken()
    for rule in RULES:
        for match in rule.pattern.finditer(text, stretch.start, stretch.end):
            span = Span(match.start(), match.end())
            if stretch.joins(span.start, span.end) and taken.claim(span):
                yield Candidate(None, match[0], span, NAME, rule.name, rule.name)
