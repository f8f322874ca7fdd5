"""Words that tell cost tables from financing tables, and both from everything else. Knows headings, not figures."""

from __future__ import annotations

import re

from extractors.remembering import remembered

COST = "cost"
FINANCING = "financing"

_FINANCING = re.compile(
    r"finansi[äe]r\w*|\w*finansiering\w*|finansieringsplan|bidragsgivare|stödgivare|vem (?:som )?betalar|vem (?:som )?finansierar"
    r"|betalas av|\bfinans\b|finansieringskäll\w*|\bkäll(?:a|or)\b|bidrag(?:et|en)? från|intäktsslag|^intäkter|\bintäktsbudget",
    re.IGNORECASE,
)
_COST = re.compile(
    r"kostnad(?!sfri)\w*|\bkostar\b|\w*kostnadsslag\w*|utgift\w*|budgetpost\w*|kostnadspost\w*|kostnadsbudget|\bkalkyl\b"
    r"|\bresurs(?:er)?\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"risk\w*|sannolikhet\w*|konsekvens\w*|indikator\w*|målvärde\w*|utgångsvärde\w*|tidplan\w*|tidsplan\w*|milstolp\w*|startdatum"
    r"|aktivitetsplan|deltagar(?:e|lista)|kontaktuppgift\w*|kontaktperson\w*|bilageförteckning|sändlista|ledamot|ledamöter"
    r"|närvaro\w*",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"tidigare (?:\w+ )?(?:projekt|stöd|bidrag|beviljade|sökta|erhållna)|de minimis|försumbart stöd|mindre betydelse"
    r"|(?:andra|pågående|avslutade) (?:\w+ )?projekt|senaste (?:tre|3) åren|tidigare utbetal\w*|utfall\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"\butlysning\w*|anslagsram\w*|budgetram\w*|\bram(?:ar)?\b|disponibelt|\bplaneringsram", re.IGNORECASE)
_IN_KIND_TITLE = re.compile(
    r"annat än pengar|natura|ideell(?!a?\s+(?:förening|organisation))|in[ -]?kind|eget arbete", re.IGNORECASE
)
_CASH_TITLE = re.compile(r"kontant|\bpengar\b", re.IGNORECASE)


@remembered
def side_of(text: str) -> str | None:
    """The side that a heading names; None where it names none or both."""
    financing = _FINANCING.search(text) is not None
    cost = _COST.search(text) is not None
    if financing == cost:
        return None
    return FINANCING if financing else COST


def names_both(text: str) -> bool:
    """*Kostnader och finansiering*: a title above both."""
    return _FINANCING.search(text) is not None and (
        _COST.search(text) is not None or re.search(r"budget", text, re.I) is not None
    )


def is_other_matter(text: str) -> bool:
    """Headings of tables that are about something else: risks, indicators, time, people."""
    return _NEITHER.search(text) is not None


def is_past(text: str) -> bool:
    """Headings of tables of earlier projects or earlier support."""
    return _PAST.search(text) is not None


def is_frame(text: str) -> bool:
    """Headings of tables of appropriations and calls."""
    return _FRAME.search(text) is not None


@remembered
def title_contribution(text: str) -> str | None:
    """`in_kind` or `cash` when a group's title says so, None otherwise."""
    if _IN_KIND_TITLE.search(text):
        return "in_kind"
    return "cash" if _CASH_TITLE.search(text) else None


_SUM = re.compile(
    r"^(?:summ[aäåà]\w*|s:a|total(?:t|a|er|er?summa|summa|kostnad(?:er)?|finansiering|budget|belopp)?|delsumma\w*|delsummor|subtotal"
    r"|sum(?:ma)?\b"
    r"|sammanlag(?:t|d|da)|samtliga kostnader|slutsumma|mellansumma"
    r"|(?:hela )?projektets (?:totala|samlade|sammanlagda) (?:kostnad|finansiering|budget)\w*"
    r"|hela projektets? (?:kostnad|budget)\w*"
    r"|total\w* projekt(?:kostnad|budget)\w*|projekt(?:kostnad|budget) totalt)\b|\b(?:totalt|summa|total|sammanlagt)$|^=",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"delsumma|mellansumma|subtotal|faktiska|direkta|kontant|annat än pengar|offentlig|privat|natura|personal|indirekta"
    r"|medfinansiering|övrig"
    r"|kommun|netto|före|exkl",
    re.IGNORECASE,
)
_GRAND = re.compile(r"\btotal\w*|\bsumma$|\bsumma (?:kostnad\w*|finansiering\w*|utgifter)$|slutsumma|sammanlagt", re.IGNORECASE)


@remembered
def is_sum(label: str) -> bool:
    """Whether a row's label says that the row adds up others."""
    return _SUM.search(label.strip(" :*")) is not None


def is_partial_sum(label: str) -> bool:
    """Whether a sum's label names only some of the rows (*Summa faktiska kostnader*)."""
    return _PARTIAL.search(label) is not None and not re.search(r"\btotala? (?:kostnad|finansiering)", label, re.I)


def is_grand_sum(label: str) -> bool:
    """Whether a sum's label claims the whole."""
    return _GRAND.search(label) is not None and not is_partial_sum(label)


def is_thereof(label: str) -> bool:
    """*varav …*: a row that repeats some of the row above."""
    return re.match(r"\(?[-–•]?\s*(?:varav|därav|därutav)\b", label, re.IGNORECASE) is not None


_COUNT_WORDS = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
    "tretton": 13, "fjorton": 14, "femton": 15, "samtliga": 0, "alla": 0,
}  # fmt: skip


def head_count(label: str) -> int | None:
    """*11 kommuner* is 11, *samtliga kommuner* is 0; None for names."""
    match = re.match(r"(\d{1,2}|[a-zåäö]+)\s+(?:\w+\s+){0,2}kommuner(?:na)?\b", label.strip(), re.IGNORECASE)
    if match is None:
        return None
    word = match[1].lower()
    return int(word) if word.isdigit() else _COUNT_WORDS.get(word)


def is_balance(label: str) -> bool:
    """A row that only compares both sides (*Differens*, *Kontroll*, *Balans*)."""
    return (
        re.match(
            r"(?:differens|diff\b|kontroll|balans|avvikelse|över-?/?underskott|överskott|underskott|kvar att finansiera)",
            label,
            re.I,
        )
        is not None
    )
