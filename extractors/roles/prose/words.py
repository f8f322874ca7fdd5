"""The words of a money clause by what they do: who pays (verbs), whose (from, by), how much (with), each, in kind, per year.

`tokens` turns a masked sentence into a short sequence of codes; the grammar of payers and amounts (`shares`) and of years
(`years`) is over these codes. The order of `WORDS` counts: the first pattern that fits a place names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.roles.prose.sentences import Mention, Sentence, compile_cue


class Code(StrEnum):
    """What a word does in a money clause."""

    PARTY = "P"
    MONEY = "M"
    RATE = "R"
    YEAR = "Y"
    DATE = "D"
    SEPARATOR = ","
    RESPECTIVELY = "r"
    EACH = "v"
    WITH = "m"
    FROM = "f"
    OPEN = "("
    CLOSE = ")"
    PAYS = "V"
    SEEKS = "S"
    FUNDS = "n"
    TOTAL = "T"
    OF_WHICH = "w"
    IN_KIND = "K"
    CASH = "C"
    YEARLY = "y"
    WORD = "x"


@dataclass(frozen=True, slots=True)
class WordCue:
    """A word or short phrase, what it does, and an example that the pattern must match whole."""

    code: Code
    pattern: re.Pattern[str]
    example: str


def _word(code: Code, pattern: str, example: str) -> WordCue:
    return WordCue(code, compile_cue(pattern), example)


_THINGS = (
    r"(?:lokal(?:er|erna|hyra|hyror|kostnader)?|arbete|arbetad tid|arbetstid|arbetsinsats(?:er)?|arbetstimmar|"
    r"tid|personal(?:tid|resurser|insats(?:er)?)?|"
    r"material|utrustning|tjänst(?:er)?|maskin(?:er|tid|timmar)?|mark|fordon|insatser|resurser|timmar|"
    r"kompetens|handledar(?:e|tid)|handledning|"
    r"(?!(?:projekt|löp|fram|sam|då|nu|slut|start|ram|års|sommar|vinter|kontors|genomförande|stöd|drift)tid)[^\W\d_]{3,}tid(?:en)?|"
    r"projektledning|projektledartid|boende|virke|båtar|hyresfri lokal|transporter|expert(?:is|tid)|förnödenheter)\b"
)
_FREE = r"(?:(?:egen|eget|egna|nedlagd|ideell|ideellt|ideella|oavlönad|oavlönat|fri|fria|gratis) )?"

WORDS: tuple[WordCue, ...] = (
    _word(Code.EACH, r"\bvar och en\b", "var och en"),
    _word(
        Code.EACH,
        r"\b(?:vardera|vartdera(?: av)?|var för sig|per (?:kommun|part|finansiär|organisation|medfinansiär)|i vardera fallet)\b",
        "vardera",
    ),
    _word(Code.EACH, r"\bvar\b(?=\s*(?:[.,;)]|$|och\b|samt\b))", "var"),
    _word(Code.YEARLY, r"\b(?:per (?:kalender|projekt)?år|om året|årligen|varje år|vart och ett av åren)\b|/ ?år\b", "per år"),
    _word(Code.OF_WHICH, r"\b(?:varav|därav|härav|av vilka|av vilket|av dessa)\b", "varav"),
    _word(Code.RESPECTIVELY, r"\b(?:respektive|resp\.?)(?!\w)", "respektive"),
    _word(
        Code.IN_KIND,
        r"\b(?:bidrag i )?annat än (?:pengar|kontanter|kontanta medel)\b|\bin ?natura\b|\bnatura(?:insats|bidrag|"
        r"förmån)?\w*|\bin[- ]?kind\b|"
        r"\bicke[- ]kontant\w*|\bi form av (?:\w+,? ){0,3}?" + _THINGS + r"(?:,? (?:och|samt) " + _FREE + _THINGS + r")?|"
        r"\b(?:till ett |med ett )?(?:sammanlagt |beräknat |uppskattat )?värde (?:av|om|på|motsvarande)\b|"
        r"\bvärdera(?:s|d|t|de|ts) till\b|\bvärd[at]?\b|"
        r"\b(?:i|med|genom|som) " + _FREE + _THINGS + r"(?:,? (?:och|samt) " + _FREE + _THINGS + r")?|"
        r"\b(?:nedlagd |nedlagt |ideella? |ideellt |oavlönat )(?:arbets?\w*|tid|insats\w*|timmar|krafter)\b|"
        r"\bideell[at]?\b(?! (?:förening|organisation))|\barbetstid\b|\bpersonaltid\b|\barbets(?:dagar|timmar|veckor)\b|"
        r"\bpersondagar\b|\b\d+ "
        r"timmar\b|\barbetsinsats\w*|"
        r"\bpersonal(?:resurser|insats\w*)\b|\bnaturabidrag\b|\bdeltagar(?:ersättning|lön)\w*",
        "i form av fordon och arbetstid",
    ),
    _word(
        Code.CASH,
        r"\b(?:(?:i |med )?kontanta? (?:medel|pengar|bidrag)|i (?:reda )?pengar|i kontanter|kontant\w*|likvida medel)\b",
        "kontant",
    ),
    _word(
        Code.SEEKS,
        r"\b(?:vill (?:gärna )?ha|(?:an)?sök(?:er|t|te|s|tes|ts|a)?|sökta?|begär\w*|hemställ\w*|äska\w*|räknar med|"
        r"räknar(?= (?:[\w\ue800-\uefff]+ ){1,2}med\b)|"
        r"hoppas(?: på)?|"
        r"(?:kommer att |avser att |planerar att )(?:an)?söka|ansökan(?: om)?)\b",
        "söker",
    ),
    _word(
        Code.PAYS,
        r"\b(?:(?:sam|del|med|mot)?finansiera(?:r|s|t|ts|de|des|nde)?|bidra(?:r|git|gande)?|gå(?:r|tt)? in|"
        r"skjut(?:er|a|it)s?(?: \w+)? till|till(?:skjuter|skjuta|skjutit|skjuts)|"
        r"satsa(?:r|t|s|ts)?|anslå(?:r|s)?|anslagit|avsätt(?:er|a|s)|avsatt|medverka(?:r|t)?|stå(?:r|tt)? för|"
        r"täck(?:er|a|s|t|ts)|ge(?:r|s|tt|tts)?|lämna(?:r|s|t|ts)?|"
        r"betala(?:r|s|t|ts)?|svara(?:r|t)? för|läg(?:ger|ga)s?(?: (?:själv\w*|också|även|dessutom|därutöver))? "
        r"(?:in|till|upp)|lagt in|(?:ut)?lova(?:r|s|t|ts)?|"
        r"bevilja(?:r|s|t|ts|d|de)?|stöd(?:er|jer|s|ja)|stött|stötta(?:r|s|t)?|sponsra(?:r|s|t)?|investera(?:r|t)?|"
        r"ställer upp|delta(?:r|git)?|tillför(?:s|t)?|"
        r"tillhandahåll(?:er|a|s)|bekosta(?:r|s|t)?|garantera(?:r|s|t)?|bistå(?:r|tt)?|skänk(?:er|t)|donera(?:r|t)|"
        r"förbinder sig|åtar sig|åtagit sig|"
        r"intyga(?:r|s|t)|bekräfta(?:r|s|t)|besluta(?:r|t|s|ts)|utgörs?|utgöra|kommer|insats(?:en)? (?:är|uppgår "
        r"till|blir)|anvisa(?:r|s|t)?|erhålls?|fås|inkommer|"
        r"får|fått|erhåll(?:er|it)|mottar|mottagit|medfinansiär\w*|finansiär(?:er|erna|en)?|reservera(?:r|t|ts)|"
        r"(?:är|ligger|står) kvar(?= (?:på|med|vid))|tilldela(?:r|s|t)|ersätter|bär(?:s)?|tar|ligger på|öronmärk\w*|står|"
        r"går|skjuter|ställer)\b",
        "skjuter till",
    ),
    _word(
        Code.FUNDS,
        r"\b(?:\w*finansiering\w*|bidrag\w*|medel|medlen|stöd\w*|insats\w*|kontantinsats\w*|andel\w*|tillskott\w*|åtagande\w*)\b",
        "medfinansiering",
    ),
    _word(
        Code.TOTAL,
        r"\b(?:tot(?:alt|al)|sammanlagt|sammantaget|tillsammans|gemensamt|samman|ihop|summa|i summa|summerat|alltså|dvs\.?)\b",
        "sammanlagt",
    ),
    _word(Code.SEPARATOR, r"[,;/]|\b(?:och|samt|dels|plus|jämte|liksom|såväl som|ävensom)\b|&", "samt"),
    _word(Code.FROM, r"\b(?:från|av|hos|genom|via|ur)\b", "från"),
    _word(Code.WITH, r"[:=–—-]|\b(?:med|på|om|är|blir|till|uppgår till|uppgick till|motsvarande|à)\b", "med"),
    _word(Code.OPEN, r"[(\[]", "("),
    _word(Code.CLOSE, r"[)\]]", ")"),
    _word(Code.PARTY, r"{P}", "\ue800"),
    _word(Code.MONEY, r"{M}", "\ue000"),
    _word(Code.RATE, r"{R}", "\uf000"),
    _word(Code.YEAR, r"{Y}", "\uf200"),
    _word(Code.DATE, r"{D}", "\uf400"),
    _word(Code.WORD, r"[^\W\d_][\w'-]*|\d[\d.]*|[\uf600-\uf7ff]", "ord"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a masked sentence: what it does, where it stands there, and the value it is, if it is one."""

    code: Code
    start: int
    end: int
    text: str
    mention: Mention | None = None


_VALUE_CODES = {Code.PARTY, Code.MONEY, Code.RATE, Code.YEAR, Code.DATE}


_SAME_AGAIN = compile_cue(
    r"\b(?:lika (?:mycket|stort? belopp|stor summa)|samma (?:belopp|summa)|motsvarande (?:belopp|summa)|detsamma)\b"
    r"(?= (?:\w+ ){0,2}?{Y})"
)
"""*75 000 kronor under 2025 och lika mycket under 2026*: the amount before it once more."""


def tokens(sentence: Sentence, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a sentence, or of a stretch of it, by what they do. Other punctuation is left out."""
    text = sentence.text
    stop = len(text) if end is None else end
    result: list[Token] = []
    at = start
    while at < stop:
        if text[at].isspace():
            at += 1
            continue
        again = _SAME_AGAIN.match(text, at, stop)
        known = next((t for t in reversed(result) if t.code is Code.MONEY), None)
        if again and known:
            result.append(replace(known, start=at, end=again.end()))
            at = again.end()
            continue
        for cue in WORDS:
            m = cue.pattern.match(text, at, stop)
            if m and m.end() > at:
                mention = sentence.mentions.get(m.group()) if cue.code in _VALUE_CODES else None
                result.append(Token(cue.code, at, m.end(), m.group(), mention))
                at = m.end()
                break
        else:
            at += 1
    return result


def shape(sequence: Sequence[Token]) -> str:
    """The codes of a sequence of tokens, one letter each."""
    return "".join(t.code.value for t in sequence)
