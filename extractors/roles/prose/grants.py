"""The clause in which money is granted or refused: ceiling, rate and what it is a share of, years and appropriations, refusals.

Reads every form of the clause: percent with a ceiling, two percents, an amount with *motsvarande … procent*, an amount with a
percent as the ceiling, a ceiling alone, a flat sum, instalments by year. Who grants is decided in `__init__`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.roles.prose.sentences import MONEY, Mention, Sentence, compile_cue
from extractors.roles.prose.words import tokens
from extractors.roles.prose.years import distribute
from schemas.records import RateBase

_GRANTING = (
    r"(?:bevilja(?:r|s|t|ts)?|bifall(?:er|a|s|it)?|tilldela(?:r|s)?|anslå(?:r|s)?|medfinansiera(?:r|s)?|"
    r"stödja|stödjer|stöder|prioritera(?:r|s|t|ts)?|(?:lämna|ge|utge)(?:r|s)? (?:projekt)?(?:stöd|bidrag|medel|medfinansiering))"
)
GRANT_VERB = compile_cue(
    r"\b(?:avsätt(?:er|a|s)|avsatt|bevilja(?:r|s|t|ts|d|de|des)?|anslå(?:r|s)?|anslagit|anvisa(?:r|s|t|ts)?|"
    r"tilldela(?:r|s|t|ts)?|bifall(?:er|a|s|it)?|tillstyrk(?:er|a|s)(?= (?:projekt)?(?:stöd|bidrag|medel|medfinansiering))|"
    r"stödja|stödjer|stöder|(?:med|del|sam)finansiera(?:r|s)?|"
    r"(?:får|erhåller)(?= (?:projekt)?(?:stöd|bidrag|medel|medfinansiering)\b| (?:högst |max\w* |"
    r"upp till )?[\uf000-\uf1ff\ue000-\ue7ff])|"
    r"(?:lämna|ge|utge|utgå)(?:r|s|tt)? (?:\w+ ){0,3}?(?:projekt)?(?:stöd|bidrag|medel|medfinansiering)|"
    r"(?<!sökta\W)(?<!sökt\W)(?<!begärda\W)(?:projekt)?(?:stöd(?:et)?|bidrag(?:et)?|medfinansiering(?:en)?|"
    r"projektmedel) (?:(?!söks|söktes|sökts)\w+ ){0,3}?(?:lämnas|ges|utgår|utges|uppgår|utgör|"
    r"fastställs|är|blir|får uppgå|ska uppgå|bestäms)|bidra(?:r)?(?: till (?:projektet|insatsen|satsningen|"
    r"projekt))?(?: {T})? med|gå(?:r)? in (?:som (?:med)?finansiär )?med|finansiera(?:r|s)? (?:projektet )?(?:{T} )?med)\b"
)
MAY = compile_cue(
    r"\b(?:får|kan|ska|skall|bör) (?:\w+ )?(?:bevilja[s]?|lämna[s]?|ge[s]?|utgå)\b|\bmedger\b|"
    r"\bförordning(?:en)?\b|\bhögsta (?:möjliga )?(?:andel|stöd)"
)
_CAP = compile_cue(
    r"\b(?:(?:dock |men |och )?(?:allra )?(?:högst|max(?:imalt|imum)?\.?|som mest|upp till|(?:aldrig|inte|ej) (?:mer|mera|"
    r"högre belopp) än|ej överstigande|"
    r"inte överstigande|som inte överstiger|utan att överstiga|"
    r"begränsat till|begränsas till|ett tak på|med taket|sammanlagt högst|totalt högst|högst sammanlagt)) "
    r"?(?:(?:sammanlagt|totalt|med|om|på|ett belopp (?:om|på|av)|summan) )?(?P<m>{M})"
)
_BASE_SUM = compile_cue(
    r"\b(?:kostnad\w*|utgift\w*|budget\w*|projektkostnad\w*|totalkostnad\w*|totalbudget\w*|omslutning\w*|underlag\w*)"
    r"(?:,? (?:på|om|av|uppgående till|som uppgår till|som beräknas till|beräknade till|beräknat till|vilka "
    r"uppgår till|är)|,|:| ?\(|(?<=kostnaden)|(?<=kostnaderna)|(?<=budgeten)|(?<=utgifterna)|(?<=totalkostnad)) ?"
    r"(?:totalt |sammanlagt |ca )?(?P<m>{M})"
)
_SOUGHT = compile_cue(r"\b(?:av |om |på )?(?:de |det |den )?(?:sökta?|ansökta?|begärda) (?:\w+ )?(?P<m>{M})")
_PART = compile_cue(r"\b(?:varav|därav|fördelat|fördelas|fördelade|fördelning\w*|uppdelat|delas upp|i delar)\b")
_SOURCE = compile_cue(
    r"^(?:\W*(?:\w+ ){0,3}?(?:ur|från|på|belastar|av|inom) (?:\w+ ){0,2}?)(?P<label>(?:anslag\w*|konto|medel|"
    r"ram\w*|utgiftsområde|regionala|{P})[^,;.]{0,50}?)(?=,|;|\.|$| och [\ue000-\ue7ff]| samt )"
)
_SOURCE_BEFORE = compile_cue(
    r"(?:ur|från|på|av|belastar) (?P<label>(?:\w+ |{P} ){0,3}?(?:anslag\w*|\w*medel|\w*medlen|ram|"
    r"konto)[^,;.\ue000-\ue7ff]{0,30}?) med (?:högst )?$"
)
_BASES: tuple[tuple[RateBase, re.Pattern[str]], ...] = (
    (RateBase.PUBLIC_FINANCING, compile_cue(r"offentlig\w* (?:med)?(?:finansiering|medel|bidrag|stöd)\w*")),
    (RateBase.TOTAL_FINANCING, compile_cue(r"(?:med)?finansiering\w*")),
    (RateBase.ACTUAL, compile_cue(r"faktiska?")),
    (RateBase.TOTAL, compile_cue(r"total\w*|hela kostnad\w*|samtliga kostnad\w*|sammanlagda")),
    (
        RateBase.APPROVED,
        compile_cue(
            r"godkän\w*|stödberättig\w*|stödgrund\w*|bidragsgrund\w*|bidragsberättig\w*|redovisa\w*|upparbeta\w*|"
            r"betalda|verifiera\w*|accepterade"
        ),
    ),
    (RateBase.EXPENDITURE, compile_cue(r"utgift\w*")),
    (RateBase.UNKNOWN, compile_cue(r"kostnad\w*|budget\w*|projekt\w*")),
)
_BASE_PHRASE = compile_cue(
    r"^[ )]*(?:procent|%)?[ ]*(?:av|utav|på) (?P<base>[^;,.]{0,120}?(?:kostnad\w*|utgift\w*|finansiering\w*|"
    r"budget\w*|medel\w*|omslutning\w*|stöd\w*)|[^;,.]{0,60})"
)
RATE_CLAUSE = compile_cue(
    r"\b(?:stödandel\w*|stödnivå\w*|medfinansieringsgrad\w*|finansieringsgrad\w*|bidragsandel\w*|andel(?:en)?|"
    r"bidragsprocent\w*)[^.;]{0,40}?(?P<r>{R})"
)
SHARE_LIMIT = compile_cue(
    r"\b(?:stödet|bidraget|EU-stödet|EG-stödet|medfinansieringen)? ?får (?:\w+ )?(?:utgöra|uppgå till|motsvara)\b"
)
SHARE_OF_COST = compile_cue(
    r"\b(?:stöd\w*|bidrag\w*|belopp\w*|medfinansiering\w*|medlen|projektmedlen|vilket|det) (?:får |ska |"
    r"kan )?(?:\w+ )?(?:är|motsvarar|"
    r"motsvara|uppgå till|utgör|utgöra)"
    r"(?: (?:högst|max\w*|totalt|sammanlagt|ca|cirka|drygt))? (?P<r>{R})"
)
"""*Bidraget får högst uppgå till 75 % av de faktiska kostnaderna*, in a sentence beside the one that grants."""
REFUSAL = compile_cue(
    r"\b(?:avslå(?:s|r)?|avslagit|avslagits|avslag|avstyrk(?:er|s)?|avvisas?|lämnas utan bifall|avböj(?:er|a)?|"
    r"(?:(?:får|erhåller|fick|lämnar|lämnas|ger|ges|utgår|säger) )?(?:inget|inte något|ej något|nej till|nekas|utan) "
    r"(?:projekt)?(?:stöd|bidrag|medel|medfinansiering|ansökan)|"
    r"(?:inte|ej) (?:\w+ ){0,2}?(?:att )?" + _GRANTING + r"|" + _GRANTING + r" (?:inte|ej))\b"
)
_NOT_APPLICATION = compile_cue(
    r"\b(?:yrkand\w*|återremiss\w*|jäv\w*|proposition\w*|motion\w*|överklagan\w*|omröstning\w*|votering\w*|tilläggsförslag\w*)\b"
)
_IN_PART = compile_cue(
    r"\b(?:i den del|till den del|i de delar|den del|i del|delvis|i övrigt|i resterande|resterande|"
    r"överskjutande|såvitt avser|vad avser|"
    r"vad gäller|kostnadspost\w*|delen|för kostnader\w*)\b"
)
_FULL = compile_cue(
    r"\b(?:bifall|bifalls|bifalla|beviljas?) (?:\w+ ){0,4}?(?:hela|det|fullt) (?:\w+ )?(?:sökta|ansökta|sökt) "
    r"?(?:belopp\w*|stöd\w*)?|\bbifall\w* (?:\w+ ){0,3}?i sin helhet|\bi enlighet med (?:det )?sökt\w* belopp"
)
APPROVAL = compile_cue(r"\b(?:bifall|bifalls|bifalla|tillstyrk\w*)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A yearly ceiling or a part from one appropriation."""

    label: str
    year: int | None
    mention: Mention


@dataclass(slots=True)
class Grant:
    """What one sentence grants. `base_sum` is the cost it is a share of, `sought` an amount applied for that it mentions."""

    ceiling: Mention | None = None
    rate: Mention | None = None
    base: RateBase = RateBase.UNKNOWN
    alternative: Mention | None = None
    base_sum: Mention | None = None
    sought: Mention | None = None
    parts: list[Part] = field(default_factory=list)
    unclear: list[Mention] = field(default_factory=list)
    yearly: list[Mention] = field(default_factory=list)
    """Amounts for each year where the years are not named, beside the whole."""
    derived: Decimal | None = None
    """The sum of the parts where no sum is printed."""


def base_of(text: str, position: int) -> RateBase:
    """What the rate at a position of the masked text is a share of."""
    m = _BASE_PHRASE.search(text[position + 1 :])
    if not m:
        return RateBase.UNKNOWN
    phrase = m.group("base")
    return next((base for base, pattern in _BASES if pattern.search(phrase)), RateBase.UNKNOWN)


def read_grant(sentence: Sentence, start: int, taken: set[str], end: int | None = None, parts: bool = False) -> Grant:
    """The figures of a sentence that grants, between `start` and `end` of the masked text.

    Amounts in `taken` have a role already. `parts`: the sentence only divides what another one grants.
    """
    text = sentence.text[:end]
    grant = Grant()

    def free(sign: str) -> bool:
        return sign not in taken and sentence.mentions[sign].money is not None

    rates = [(m.start(), sentence.mentions[m.group()]) for m in re.finditer("[\uf000-\uf1ff]", text) if m.start() >= start]
    _rates(text, rates, grant)
    used: set[str] = set()
    for m in _BASE_SUM.finditer(text, start):
        sign = m.group("m")
        if free(sign) and grant.base_sum is None:
            grant.base_sum = sentence.mentions[sign]
            used.add(sign)
    for m in _SOUGHT.finditer(text, start):
        sign = m.group("m")
        if free(sign) and sign not in used:
            grant.sought = sentence.mentions[sign]
            used.add(sign)
    amounts = [m for m in MONEY.finditer(text, start) if free(m.group()) and m.group() not in used]
    dated = {d.token.text: d for d in distribute(tokens(sentence, start, end))}
    caps = {m.start("m") for m in _CAP.finditer(text, start)}
    tagged: list[tuple[int, Mention, str, tuple[int, ...], bool]] = []
    plain: list[tuple[int, Mention]] = []
    for index, m in enumerate(amounts):
        mention = sentence.mentions[m.group()]
        stop = amounts[index + 1].start() if index + 1 < len(amounts) else len(text)
        own = dated.get(m.group())
        before = text[max(0, m.start() - 80) : m.start()]
        source = _SOURCE_BEFORE.search(before) if index or parts else None
        source = source or _SOURCE.match(text[m.end() : stop + 1])
        years = own.years if own else ()
        in_part = parts or bool(_PART.search(text[start : m.start()]))
        if years and (len(years) == 1 or (own and own.each)) and (len(amounts) > 1 or in_part or (own and own.each)):
            tagged.append((m.start(), mention, "", years, bool(own and own.each)))
        elif in_part and source:
            tagged.append((m.start(), mention, _label(sentence, source.group("label")), (), False))
        elif in_part and plain:
            tagged.append((m.start(), mention, "varav", (), False))
        elif own and own.open_years and len(amounts) > 1:
            grant.yearly.append(mention)
        else:
            plain.append((m.start(), mention))
    _ceiling(text, plain, caps, grant)
    for _, mention, label, years, _each in tagged:
        for year in years or (None,):
            grant.parts.append(Part(label or str(year or ""), year, mention))
    yearly = [p for p in grant.parts if p.year is not None]
    if grant.ceiling is None and yearly and len(yearly) == len(grant.parts) and _PART.search(text) is None:
        figures = [p.mention.amount for p in yearly]
        grant.derived = sum((f for f in figures if f is not None), Decimal(0))
    return grant


def _label(sentence: Sentence, text: str) -> str:
    return " ".join("".join(sentence.mentions[c].written if c in sentence.mentions else c for c in text).split())


def _rates(text: str, rates: list[tuple[int, Mention]], grant: Grant) -> None:
    """The support rate and, where two are printed, the other one: the share of total or approved cost is the support rate."""
    known: list[tuple[int, Mention, RateBase]] = []
    for position, mention in rates:
        before = text[max(0, position - 60) : position]
        if re.search(r"\b(?:intecknat|indirekta|schablon|påslag|OH|overhead|LKP)\b", before, re.IGNORECASE):
            continue
        if SHARE_LIMIT.search(text[:position]) and known:
            known.append((position, mention, base_of(text, position)))
            continue
        known.append((position, mention, base_of(text, position)))
    if not known:
        return
    order = {RateBase.TOTAL: 0, RateBase.APPROVED: 1, RateBase.EXPENDITURE: 2, RateBase.UNKNOWN: 3, RateBase.ACTUAL: 4}
    on_cost = [k for k in known if k[2] in order]
    chosen = min(on_cost or known, key=lambda k: (order.get(k[2], 9), k[0]))
    if len(on_cost) > 1 and not re.search(r"\beller\b|\balternativt\b|\bmotsvara", text, re.IGNORECASE):
        chosen = on_cost[0]
    grant.rate, grant.base = chosen[1], chosen[2]
    grant.alternative = next((k[1] for k in known if k[1] is not chosen[1]), None)


def _ceiling(text: str, plain: list[tuple[int, Mention]], caps: set[int], grant: Grant) -> None:
    """Which of the amounts without year or source is what is granted."""
    if not plain:
        return
    capped = [(at, m) for at, m in plain if at in caps]
    summed = [
        (at, m) for at, m in plain if re.search(r"\b(?:totalt|sammanlagt|summa|tillsammans)\W+(?:\w+\W+){0,2}$", text[:at], re.I)
    ]
    if len(capped) == 1:
        grant.ceiling = capped[0][1]
    elif capped:
        grant.ceiling, rest = capped[0][1], capped[1:]
        grant.unclear = [m for _, m in rest]
        return
    elif len(summed) == 1 and len(plain) > 1:
        grant.ceiling = summed[0][1]
    else:
        grant.ceiling = plain[0][1]
    others = [m for _, m in plain if m is not grant.ceiling]
    grant.unclear = [m for m in others if m.amount != grant.ceiling.amount]


def refuses(sentence: Sentence) -> str | None:
    """`whole` or `part` where the sentence refuses the application, None where it refuses nothing or only a motion."""
    text = sentence.text
    if not REFUSAL.search(text) or _NOT_APPLICATION.search(text):
        return None
    return "part" if _IN_PART.search(text) else "whole"


def grants_all(sentence: Sentence) -> re.Match[str] | None:
    """*bifall med fullt sökt belopp*."""
    return _FULL.search(sentence.text)


KEPT = compile_cue(
    r"\b(?:(?:det )?bevilja(?:t|de|d) (?:belopp\w*|stöd\w*|bidrag\w*|medel|medfinansiering\w*)|stödbelopp\w*|stödet|bidraget)"
    r"(?: om| på|,)? (?P<m>{M}),? (?:\w+ ){0,2}?(?:ändras inte|kvarstår|är oförändra\w*|ligger fast|påverkas inte|"
    r"gäller fortsatt|justeras inte)"
)
"""*Beviljat belopp, 1 200 000 kronor, ändras inte*: a decision that changes something else."""
LABELLED = compile_cue(
    r"^\W*(?:beviljat |beslutat )?(?:projekt)?(?:stöd|bidrag|medfinansiering|belopp|projektmedel) ?: ?(?:högst "
    r"|max\w* )?(?P<m>{M})"
)
"""A line under the heading of a decision: *Projektstöd: 510 000 kr*."""
CHANGED = compile_cue(
    r"\b(?:stöd\w*|bidrag\w*|medfinansiering\w*|projektmedel\w*|beviljat belopp|beviljade belopp\w*|det beviljade) {gap}"
    r"(?:höjs|sänks|ändras|ökas|ökar|minskas|utökas|justeras|räknas upp|räknas ned) från {hedge}(?P<old>{M}) "
    r"till {hedge}(?P<m>{M})"
)
"""A decision that changes an earlier one: *stödet höjs från 450 000 kronor till 520 000 kronor*."""
