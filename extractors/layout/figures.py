"""What a piece of text looks like: a figure, a year, a table heading, a list marker. Meaning is for the role stages."""

from __future__ import annotations

import re

_BLANK = r"[ \u00a0\u2007\u2009\u202f]"
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.'’]\d{3})+|\d+)(?:[.,]\d+)?"
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
    r"kontant\w*|natura|offentlig\w*|privat\w*|projektår|intäkt\w*|aktivitet\w*|antal|timmar|månad\w*|status|anmärkning|kommentar|"
    r"jan|feb|mar|apr|maj|jun|jul|aug|sep|sept|okt|nov|dec)\b",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0.]\d{3})+|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}")
_SUM = re.compile(r"^(?:summa|sum|total(?:t|a|summa)?|tot\.?|delsumma|s:a|totalsumma)\b", re.IGNORECASE)
MARKER = re.compile(
    r"(?:[•▪▫◦‣∙·●○■□*\u2700-\u27bf\uf000-\uf0ff]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-zåäö][.)](?=\s))\s*",
)
CLAUSE = re.compile(r"att\s")
"""How the points of a decision begin (*att bevilja …*, *att finansiera …*)."""
LEADER = re.compile(r"(?:[.·…_]\s?){4,}|…{2,}")


def is_figure(text: str) -> bool:
    """Nothing but one number, with or without its unit. A lone year counts as a figure too."""
    return _FIGURE.fullmatch(text.strip()) is not None


def is_amount(text: str) -> bool:
    """A figure that is no calendar year."""
    return is_figure(text) and not is_year(text)


def is_empty_mark(text: str) -> bool:
    """A dash, a nought or a cross that fills a place without an amount."""
    return _EMPTY_MARK.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """A calendar year or a span of years, as column headings have them."""
    return _YEAR.fullmatch(text.strip()) is not None


def looks_like_heading(text: str) -> bool:
    """Words that columns are headed with, and no amount beside them (a form's box holds both)."""
    return is_year(text) or (len(text) <= 60 and _HEADING_WORD.search(text) is not None and not _LONG_NUMBER.search(text))


def is_sum_label(text: str) -> bool:
    """*Summa kostnader*, *Totalt* …"""
    return _SUM.match(text.strip()) is not None


def has_letters(text: str) -> bool:
    """At least two letters."""
    return sum(1 for c in text if c.isalpha()) >= 2
