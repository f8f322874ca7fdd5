"""The words around a name in a financing plan: sums, own money, *sökt*, cash or in kind, and the name without them.

Knows vocabulary only; whose name it is, `parties.py` tells.
"""

from __future__ import annotations

import re

from extractors.remembering import remembered
from schemas.roles import Contribution


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _words(*alternatives: str) -> str:
    """Any of these as whole words."""
    return rf"(?<!\w){_any(*alternatives)}(?!\w)"


_THIS_APPLICATION = r"(?:i\s+)?(?:denna|den\s+här)\s+ansök(?:an|ning)"
_APPLIED = re.compile(
    _words(
        r"sökt(?:a|s)?", "söks", "ansökt", "ansöks", "ansökes", "sökes", r"ansökan\s+avser", _THIS_APPLICATION, r"begär[std]?"
    ),
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(_words(r"sökande\w*", r"sökt\s+(?:tidigare|förut)"), re.IGNORECASE)
_FINANCING = r"(?:med)?finansiering"
_SUM = re.compile(
    r"^\W*"
    + _any(
        "summa",
        "delsumma",
        "s:a",
        "totalt?",
        "totalsumma",
        "totala",
        "slutsumma",
        r"tot\.?",
        "summering",
        r"grand\s+total",
        "sum",
        "sammanlagt",
        rf"(?:offentlig|privat|kontant|total|övrig)\s+{_FINANCING}\s*,?\s*(?:totalt|summa|sammanlagt)",
        rf"(?:{_FINANCING}|kostnader|intäkter)\s*,?\s*(?:totalt|summa)",
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_OWNERS = _any(
    "eg(?:en|na|et)",
    "sökandens?",
    "sökandes",
    "projektägarens?",
    "stödmottagarens?",
    "föreningens",
    "bolagets",
    "stiftelsens",
    "företagets",
    "organisationens",
    "kommunens",
    "huvudmannens",
)
_MEANS = _any(
    "insats(?:er)?",
    "medel",
    _FINANCING,
    "kontantinsats",
    r"kontant\s+insats",
    "arbete",
    "arbetsinsats",
    "tid",
    "arbetstid",
    "kapital",
    "bidrag",
    "resurser",
    "pengar",
    "del",
    "andel",
    "personal",
    "intäkter",
)
OWN_MONEY = re.compile(
    r"(?<!\w)"
    + _any(
        rf"{_OWNERS}\s+(?:egn?a\s+|egen\s+|eget\s+)?(?:kontanta?\s+|privata?\s+|offentliga?\s+|ideella?\s+)?{_MEANS}",
        r"eget\s+ideellt\s+arbete",
        "egeninsats",
        "egen-?finansiering",
        "egenmedel",
        "egenkapital",
        "motfinansiering",
        r"egen\s*\)",
    ),
    re.IGNORECASE,
)
"""*egen insats*, *egna kontanta medel*, *Föreningens eget arbete*, anywhere in a label."""
OWN_ALONE = re.compile(
    r"^\W*"
    + _any(
        "egen",
        "eget",
        "egna",
        r"egen\s+(?:organisation|förening|verksamhet)",
        r"(?:den\s+)?sökanden?",
        r"sökande\s+(?:organisation|part)",
        "projektägaren?",
        "stödmottagaren?",
        r"(?:föreningen|bolaget|stiftelsen|företaget|vi)\s+själv(?:a)?",
        r"egen\s+kontant",
        r"kontant\s+egen",
        "självfinansiering",
        r"(?:ur\s+)?kassan",
        r"ideellt\s+arbete",
        r"ideell\s+(?:tid|arbetsinsats|insats)",
        r"ideella\s+(?:timmar|insatser)",
    )
    + r"\W*$",
    re.IGNORECASE,
)
"""A label that is nothing but a word for the applicant."""
OWN_MARK = re.compile(
    r"\(\s*(?:egen|eget|egna|sökanden?|projektägaren?|stödmottagaren?)(?!\w)[^)]*\)|(?<!\w)själv(?!\w)", re.IGNORECASE
)
"""*(egen)*, *(projektägare)* beside a name."""
_IN_KIND = re.compile(
    _any(
        r"annat\s+än\s+(?:pengar|kontanter)",
        r"in[\s-]?natura",
        r"natura\w*",
        r"in[\s-]?kind",
        "ideellt",
        r"ideell\w*\s+(?:arbete|arbetsinsats\w*|tid|insats\w*|timmar)",
        r"eget\s+(?:ideellt\s+)?arbete",
        r"egen\s+(?:arbets)?tid",
        "arbetstid",
        r"arbetsinsats\w*",
        r"(?<!\w)arbete(?!\w)",
        r"personalinsats\w*",
        r"deltagarersättning\w*",
        r"deltagarlön\w*",
        r"bidrag\s+i\s+annat",
        r"(?:ej|icke)\s+kontant",
        r"direktfinansier\w*",
        r"nedlagd\s+tid",
        r"egen\s+personal",
        r"lokaler\s+utan\s+kostnad",
    ),
    re.IGNORECASE,
)
_CASH = re.compile(_words(r"kontant\w*", r"likvida?\s+medel", "pengar", "cash"), re.IGNORECASE)

STATE_WORDS = "|".join(
    (
        r"sökt\w*",
        "söks",
        "ansökt",
        "ansöks",
        "sökes",
        r"sökt\s+(?:belopp|stöd|bidrag)",
        r"(?:ej\s+)?beslut\w*",
        r"bevilja[dt]e?",
        "klart?",
        r"preliminär\w*",
        r"planerad\w*",
        r"avsikt\w*",
        r"muntlig\w*",
        r"intyg\w*",
        r"bekräftad\w*",
        "egen",
        "eget",
        "egna",
        r"egen\s+(?:insats|finansiering)",
        r"eget\s+arbete",
        r"egna\s+medel",
        "egeninsats",
        "egenfinansiering",
        r"kontant\w*(?:\s+(?:medel|insats|finansiering|medfinansiering|bidrag))?",
        r"in\s?natura",
        "natura",
        r"annat\s+än\s+pengar",
        r"bidrag\s+i\s+annat\s+än\s+pengar",
        r"ideellt?\s+(?:arbete|tid)",
        "arbetstid",
        "arbetsinsats",
        "personal",
        r"(?:offentlig|privat)\w*(?:\s+(?:kontant|finansiering|medfinansiering|medel))?",
        _FINANCING,
        "medfinansiär",
        "bidrag",
        "stöd",
        "projektstöd",
        "projektmedel",
        "EU-medel",
        "EU-stöd",
        r"(?:anslag\s+)?1:1(?:-medel)?",
        r"regionala?\s+(?:utvecklings|projekt)medel",
        "belopp",
        "kr",
        "tkr",
        "sek",
        "kronor",
        _THIS_APPLICATION,
        "sökanden?",
        "projektägare",
        "stödmottagare",
        "huvudsökande",
        "partner",
        "projektpartner",
        "värdkommun",
        "medverkan",
    )
)
"""What a label says about a name's money besides the name: its state, its kind, its appropriation."""
_DECORATION_IN_PARENS = re.compile(
    rf"\(\s*(?:(?:{STATE_WORDS})(?!\w)[^)]*|(?:ca|se|enligt|not|bil\w*)(?!\w)[^)]*|[*\d\s%,.]+)\)", re.IGNORECASE
)
_LEAD = re.compile(
    rf"^\W*(?:(?:belopp\s+som\s+söks|{STATE_WORDS}|finansiär|medfinansiärer?|kontakt|varav|därav|från|av|hos|ur)(?!\w)"
    r"(?:\s+(?:medel|stöd|bidrag|belopp|projektmedel|projektstöd|medfinansiering)(?=\s+(?:från|av|hos|ur)(?!\w)))?"
    r"\s*[:,–—-]?\s*(?:(?:i|från|av|hos|ur|till)(?!\w)\s*)?)+(?=\S)",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    rf"(?:\s*[,;:–—/-]\s*|\s+)(?:(?:som\s+)?(?:{STATE_WORDS})(?:\s+(?:i|hos|från|av)\s+[^,()]+)?)\s*[.*]*$", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:\s+\d\)|\s*[*†]+|[¹²³])+$")


@remembered
def is_sum_label(written: str) -> bool:
    """Whether a row label announces a sum: *Summa*, *Totalt*, *Delsumma*, *Total finansiering*."""
    return _SUM.match(written) is not None


_OWN_SQUEEZED = re.compile(
    r"(?:egen|eget|egna)(?:kontant\w*?|ekonomisk\w*?)?(?:insats|finansiering|medel|kapital|medfinansiering|arbete|bidrag|andel)",
    re.IGNORECASE,
)


@remembered
def is_own_money(written: str) -> bool:
    """Whether a label speaks of the applicant's own money or work: *Egen insats*, *egna medel*, *Sökanden*, *(egen)*."""
    if OWN_MONEY.search(written) or OWN_ALONE.match(written) or OWN_MARK.search(written):
        return True
    # a narrow cell breaks words without a hyphen: *Egen kontantins ats*
    return _OWN_SQUEEZED.fullmatch(re.sub(r"\s+", "", written)) is not None


def marks_applied_for(written: str) -> bool:
    """Whether words beside a name say that its money is what is applied for: *(sökt)*, *söks i denna ansökan*, *Sökt:*."""
    return _APPLIED.search(_ELSEWHERE.sub(" ", written)) is not None


def contribution_of(text: str) -> Contribution | None:
    """Cash or in kind where words say so; None where they say nothing or both."""
    in_kind = _IN_KIND.search(text) is not None
    cash = _CASH.search(re.sub(r"annat\s+än\s+\w+|(?:ej|icke)\s+kontant\w*", "", text, flags=re.IGNORECASE)) is not None
    if in_kind == cash:
        return None
    return Contribution.IN_KIND if in_kind else Contribution.CASH


@remembered
def core_name(written: str) -> str:
    """The name in a label, its decorations off: `Sökt: Region X` and `Region X (söks i denna ansökan)` are `Region X`."""
    text = " ".join(re.sub(r"\u00ad\n?", "", written).split()).strip(" \t•·*–—-")
    text = re.sub(r"^(?:\d{1,2}|[a-h])[.)]\s+", "", text)
    for _ in range(4):
        before = text
        text = _FOOTNOTE.sub("", text).strip()
        text = " ".join(_DECORATION_IN_PARENS.sub(" ", text).split()).strip(" ,;:–—-")
        shorter = _LEAD.sub("", text)
        text = shorter if shorter else text
        if trail := _TRAIL.search(text):
            text = text[: trail.start()].strip(" ,;:–—-(") or text
        if text == before:
            break
    return text
