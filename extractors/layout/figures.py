"""What a piece of text looks like: a figure, a year, a table heading, a list marker. Meaning is for the role stages."""

from __future__ import annotations

import re

from extractors.remembering import remembered

_BLANK = r"[ \u00a0\u2007\u2009\u202f]"
_BLANKS = " \u00a0\u2007\u2009\u202f"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}){{2,}}|(?!(?:19|20)\d\d[{_BLANKS}])\d{{1,5}}(?:[{_BLANKS}.'’]\d{{3}})+|\d+)(?:[.,]\d+)?"
_UNIT = r"(?:kr|kronor|sek|tkr|kkr|mnkr|mkr|tsek|msek|eur|euro|€|%|procent|st|tim|h|:-|:–|,-|,–|\.-)"
_FIGURE = re.compile(
    rf"[(]?(?:[-+−–]{_BLANK}?)?(?:(?:kr|sek|eur|€|ca){_BLANK})?{_NUMBER}{_BLANK}?{_UNIT}?[)]?[*]{{0,2}}", re.IGNORECASE
)
_EMPTY_MARK = re.compile(r"[-–—−]|0|x", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:år|budget|kalenderår)?\s*(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?(?:\s*\(?(?:kr|tkr|sek)\)?)?", re.IGNORECASE
)
_HEADING_WORD = re.compile(
    r"\b(?:summa|total\w*|belopp|kronor|kr|tkr|sek|år\s*\d?|typ|form|art|andel|procent|%|finansiär\w*|medfinansiär\w*|"
    r"kostnadsslag|kostnad\w*|budget\w*|utfall|ackumulerat|period\w*|delår|kvartal|finansiering\w*|post|benämning|specifikation|"
    r"kontant\w*|natura|pengar|anmärkning|specifikation|läge|beslut\w*|offentlig\w*|privat\w*|projektår|intäkt\w*|aktivitet\w*|antal|timmar|månad\w*|status|anmärkning|kommentar|"
    r"jan|feb|mar|apr|maj|jun|jul|aug|sep|sept|okt|nov|dec)\b",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0.,]\d{3})+|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}")
_SUM = re.compile(r"^(?:summ[aäåà]{1,2}|sum|total(?:t|a|summa)?|tot\.?|delsumma|s:a|totalsumma)\b", re.IGNORECASE)
MARKER = re.compile(
    r"(?:[•▪▫◦‣∙·●○■□*\u2700-\u27bf\uf000-\uf0ff]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-zåäö][.)](?=\s))\s*",
)
CLAUSE = re.compile(r"att\s")
"""How the points of a decision begin (*att bevilja …*, *att finansiera …*)."""
LEADER = re.compile(r"(?:[.·…_]\s?){4,}|…{2,}|(?<=\s)\.{3}(?=\s)")


ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?")
"""The number of a row or a group of rows: *6.*, *2.1*."""


@remembered
def is_figure(text: str) -> bool:
    """Nothing but one number, with or without its unit. A lone year counts as a figure too."""
    return _FIGURE.fullmatch(text.strip()) is not None


def is_amount(text: str) -> bool:
    """A figure that is no calendar year."""
    return is_figure(text) and not is_year(text)


def is_empty_mark(text: str) -> bool:
    """A dash, a nought or a cross that fills a place without an amount."""
    return _EMPTY_MARK.fullmatch(text.strip()) is not None


@remembered
def is_year(text: str) -> bool:
    """A calendar year or a span of years, as column headings have them."""
    return _YEAR.fullmatch(text.strip()) is not None


_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d-\d\d(?!-\d\d)\s*[–—-]?\s*)+(?:(?:19|20)?\d\d-?)?"
    r"|(?:kv(?:artal)?|h|år|period)\s?\d(?:\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)


@remembered
def looks_like_heading(text: str) -> bool:
    """Words that columns are headed with, and no amount beside them (a form's box holds both)."""
    if is_year(text) or _PERIOD.fullmatch(text.strip()):
        return True
    return len(text) <= 60 and _HEADING_WORD.search(text) is not None and not _LONG_NUMBER.search(text)


_LABEL_HEADING = re.compile(
    r"(?:kostnadsslag|kostnadspost|budgetpost|kostnad(?:er)?|post(?:er)?|medfinansiär(?:er)?|finansiär(?:er)?|finansieringskälla"
    r"|(?:med)?finansiering|utgift(?:er|sslag)?|intäkt(?:er|sslag)?|benämning|aktivitet|insats)(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)


def heads_labels(text: str) -> bool:
    """What stands over a column of labels (*Kostnadsslag*, *Finansiär*)."""
    return _LABEL_HEADING.fullmatch(text.strip()) is not None


def is_sum_label(text: str) -> bool:
    """*Summa kostnader*, *Totalt* …"""
    return _SUM.match(text.strip()) is not None


_OPEN = re.compile(r"[(]?[-+−–]?(?:\d{1,3}|(?!(?:19|20)\d\d$)\d{4,5})")
_GROUP = re.compile(rf"\d{{3}}(?:[.,]\d{{1,2}})?(?P<end>{_UNIT}|[)])?[*]?", re.IGNORECASE)
_CLOSED = re.compile(
    rf"[(]?[-+−–]?(?:(?:19|20)\d\d-\d\d(?:[–-](?:(?:19|20)\d\d-?(?:\d\d)?)?)?|\d{{4,}}|\d{{1,3}}(?:['’.]\d{{3}})+|\d+,\d+|\d{{1,3}}(?:{_UNIT}|%)|0|[-–−])(?:[.,]\d+)?(?P<end>{_UNIT})?[)]?[*]?",
    re.IGNORECASE,
)
_LONE_UNIT = re.compile(rf"(?:{_UNIT})", re.IGNORECASE)
_PREFIX = re.compile(r"år|kr|sek", re.IGNORECASE)


def parted_numbers(words: list[str]) -> list[tuple[int, int]] | None:
    """Ranges of words that are one number each, where a text holds two or more and nothing else, and no doubt where they part.

    Groups of three after a short group may be one number or several (*625 000 775 000*): that is left to the columns.
    """
    items: list[tuple[int, int]] = []
    open_until = certain = False
    prefix: int | None = None
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        share = following == "%" or word.endswith("%")
        group = _GROUP.fullmatch(word)
        start = i if prefix is None else prefix
        if prefix is None and _PREFIX.fullmatch(word) and following[:1].isdigit():
            prefix = i
            continue
        if items and prefix is None and _LONE_UNIT.fullmatch(word):
            items[-1] = (items[-1][0], i + 1)
            open_until, certain = False, True
            continue
        if open_until and group is not None and prefix is None and not share:
            items[-1] = (items[-1][0], i + 1)
            open_until = group["end"] is None and not re.search(r"[.,]", word)
            certain = certain or not open_until
        elif _OPEN.fullmatch(word) and not share:
            certain = certain or (
                open_until and items[-1][1] - items[-1][0] > 1
            )  # *61 000 64*: no figure goes on with two digits
            items.append((start, i + 1))
            open_until = True
        elif _CLOSED.fullmatch(word) or (share and re.fullmatch(r"\d{1,3}(?:[.,]\d+)?%?", word)):
            certain = certain or bool(items) or i + 1 < len(words)
            items.append((start, i + 1))
            open_until = False
        else:
            return None
        prefix = None
    if len(items) < 2 or prefix is not None or not certain or any(re.match(r"0\d", words[a]) for a, _ in items):
        return None
    if any(b - a > 3 for a, b in items):  # thousands of millions: rather two amounts that follow each other
        return None
    long_enough = sum(1 for a, b in items if sum(c.isdigit() for c in "".join(words[a:b])) >= 3 or b - a > 1)
    return items if 2 * long_enough >= len(items) else None


SECTION = re.compile(
    r"(?:(?:offentlig|privat|eu|egen|övrig|annan|kontant|extern|intern|natura|regional|kommunal|statlig)\w*\s+)?"
    r"(?:(?:med)?finansiering|kostnader|intäkter|inkomster|medel|bidrag(?: i annat än pengar)?|utgifter|budget)"
    r"(?:\s*\([^)]*\))?:?",
    re.IGNORECASE,
)
"""Rows that title the rows below them."""


def has_letters(text: str) -> bool:
    """At least two letters."""
    return sum(1 for c in text if c.isalpha()) >= 2
