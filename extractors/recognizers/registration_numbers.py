"""Case numbers: with a label whatever looks like a number, without one only shapes that are nothing else.

Knows the shapes of Swedish diaries and the labels they stand beside, and what two spellings have in common
(`registration_key`). Does not know whether a number is this case's own. Patterns: `labelled`, `yours` (*Er beteckning*, *Ert
dnr*: a number the other party gave), `shape`. Section numbers and statutes are not case numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.recognizers.stretch import SPACE, Stretch, Taken
from schemas.facts import Candidate, RegistrationNumber
from schemas.text import Span

NAME = "registration_numbers"

_YEAR = r"(?:19|20)\d\d"
_NO_SERIES = (
    r"(?!(?:EU|EG|EEG|EES|SFS|SOU|DS|FN|ISO|AFS|NFS|HSLF|FEM|NR|SS|DIR|PROP|BET|SKR|RIR|RSKR|ART|KAP|COM|TV|VT|HT|AP|Q|DEN|IBAN|ISBN|BOX|SEK|EUR|KR|TFN|TEL|"
    r"FAX|BG|PG|MÅL|ÅR|AGENDA|SID|OCH|TILL|KL|VERSION|INTERREG|SAMSPEL)(?![A-ZÅÄÖa-zåäö]))"
)
_SERIES = rf"{_NO_SERIES}[A-ZÅÄÖ](?:[A-ZÅÄÖ]{{1,6}}|[a-zåäö](?={_YEAR}/))(?![A-ZÅÄÖa-zåäö])"
_CLASS = r"(?:-\d{1,3}(?![\d-]))?"
_SHAPES = {
    "year_first": rf"(?:{_NO_SERIES}[A-ZÅÄÖ]{{2,4}}{SPACE})?{_SERIES}[- /\u00a0]?{_YEAR}"
    rf"(?:/\d{{1,6}}|-\d{{3,6}}|:\d{{3,6}}(?!{SPACE}?§)){_CLASS}",
    "year_last": rf"{_SERIES}{SPACE}?/{SPACE}?\d{{1,6}}/(?:{_YEAR}|\d{{2,3}}(?!\d))",
    "year_last_hyphen": rf"{_SERIES}-\d{{1,6}}-{_YEAR}",
    "year_and_series": rf"{_YEAR}-[A-ZÅÄÖ]{{2,4}}\d{{3,6}}",
    "slash_run_together": rf"{_SERIES}/[012]\d\d{{4}}(?!\d)",
    "number_and_year": rf"{_SERIES}{SPACE}(?:\d{{1,6}}-{_YEAR}|\d\d-\d{{3,6}}(?![-\d]))",
    "padded": rf"{_YEAR}[-/]0\d{{4}}(?!\d)",
    "grouped": rf"{_SERIES}{SPACE}\d{{2,3}}-\d{{3,5}}-\d\d(?!\d)",
    "lettered": r"[A-ZÅÄÖ]\d{4,6}-\d{2,5}-(?:\d\d(?!\d)|(?:19|20)\d\d)",
    "long": rf"\d{{3}}-\d{{3,6}}-{_YEAR}",
    "fund": r"\d\d-\d{3}-[A-ZÅÄÖ]\d\d",
    "agency": rf"\d{{1,3}}(?:\.\d)?-{_YEAR}-\d{{3,6}}",
    "short_year": r"\d\d(?!EU|ST|KR)[A-ZÅÄÖ]{2,4}\d{2,5}",
    "series_and_short_year": rf"{_NO_SERIES}[A-ZÅÄÖ]{{2,4}}[12]\d-\d{{3,5}}(?![\d-])",
    "run_together": r"(?!SE\d)[A-ZÅÄÖ]{2,4}[012]\d\d{4}(?!\d)",
}
_SHAPE = re.compile(
    r"(?<![\w/:])(?<!\d-)(?<!§ )(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()) + r")(?![\w/]|[-:]\d)"
)
_LABEL = re.compile(
    rf"(?<!\w)(?P<yours>(?:er(?:t)?|eder){SPACE})?(?P<ours>(?:vår(?:t)?){SPACE})?"
    rf"(?P<label>d{SPACE}?nr|dnr|diarie(?:nummer|nr|n:o)|diarienummer|ärende(?:nummer|nr|{SPACE}nr|{SPACE}?-?{SPACE}?id|beteckning)|"
    rf"journal(?:nummer|nr)|jnr|beteckning|ref(?:erens)?(?:nummer|nr)|projekt-?{SPACE}?id|ansöknings(?:nummer|-?id)|ansökans{SPACE}nummer|"
    rf"beslutsnummer|ärende:?{SPACE}(?=\d{{8}}(?!\d)|{_YEAR}[-/:]\d{{3,6}}(?!\d)))"
    rf"(?:{SPACE}(?:hos|i|för|vid){SPACE}[^\n\t:]{{2,40}}?(?=:|\n))?(?:{SPACE}?\([^)\n]{{1,30}}\))?[.:]?"
    rf"(?:[ \u00a0\t]|\n(?!\n)){{0,3}}"
    rf"(?P<value>(?:[A-ZÅÄÖ]{{2,5}}{SPACE})?(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{0,5}}[- /\u00a0]?)?"
    rf"\d[\dA-ZÅÄÖ]*(?:(?:{SPACE}?[/:]{SPACE}?|[-/:]|-\n(?=\d))[\dA-ZÅÄÖ]+)*)(?![\w/])",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\W*(?P<yours>(?:er|ert|eder)\s+)?(?:vårt?\s+)?(?:d\s?nr|dnr|diarie(?:nummer|nr)|ärende(?:\s?-?(?:id|nr|nummer|beteckning))?|journal(?:nummer|nr)|beteckning|"
    r"referens(?:nummer|nr)?|ref\.?\s?nr|projekt-?\s?id|ansöknings?(?:nummer|-?id))(?!\w)[^\d]*",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def find_registration_numbers(stretch: Stretch) -> Iterator[Candidate]:
    """Case numbers; a labelled one is preferred to a shape at the same place."""
    text = stretch.text
    taken = Taken()
    for field in _in_fields(stretch):
        if taken.claim(field.span):
            yield field
    for match in _LABEL.finditer(text, stretch.start, stretch.end):
        candidate = _labelled(stretch, match)
        if candidate is not None and taken.claim(candidate.span):
            yield candidate
    for match in _SHAPE.finditer(text, stretch.start, stretch.end):
        span = Span(match.start(), match.end())
        if not taken.meets(span) and stretch.joins(span.start, span.end):
            yield Candidate(_number(match[0]), match[0], span, NAME, "shape")


def _in_fields(stretch: Stretch) -> Iterator[Candidate]:
    """Values of form fields that ask for a case number, however label and value are arranged."""
    for pair in stretch.pairs:
        label = _FIELD.match(pair.label)
        if label is None or len(pair.value_spans) != 1:
            continue
        span = pair.value_spans[0]
        raw = stretch.text[span.start : span.end].strip()
        value = parse_registration_number(raw) if stretch.start <= span.start and span.end <= stretch.end else None
        if value is not None and raw.startswith(value.text):
            start = stretch.text.index(raw, span.start)
            found = Span(start, start + len(value.text))
            yield Candidate(value, value.text, found, NAME, "yours" if label["yours"] else "labelled")


def _labelled(stretch: Stretch, match: re.Match[str]) -> Candidate | None:
    text = stretch.text
    start, end = match.span("value")
    shape = _SHAPE.search(text, start, min(stretch.end, end + 20))
    if shape and shape.start() == start:
        end = shape.end()
    raw = text[start:end]
    if _SPOKEN.match(raw) or len(re.sub(r"\D", "", raw)) < 3 or re.match(r"\d{6}-\d{4}(?!\d)", raw):
        return None
    if re.match(r"[a-zåäö]", raw) or not stretch.joins(start, end):
        return None
    if re.fullmatch(rf"{_YEAR}", raw):
        return None
    return Candidate(_number(raw), raw, Span(start, end), NAME, "yours" if match["yours"] else "labelled")


def _number(raw: str) -> RegistrationNumber:
    text = re.sub(r"(?<=-)\s+", "", " ".join(raw.split()))
    return RegistrationNumber(text, registration_key(text))


def parse_registration_number(text: str) -> RegistrationNumber | None:
    """The case number that a form value prints, without its label; None where it prints none."""
    stripped = re.sub(r"^(?:dnr|d nr|diarienummer|ärende-?id|ärendenummer)[.:]?\s*", "", text.strip(), flags=re.IGNORECASE)
    if shape := _SHAPE.match(stripped):
        return _number(shape[0])
    if (
        re.fullmatch(r"(?:[A-ZÅÄÖ]{1,6} ?){0,2}\d[\dA-ZÅÄÖ]*(?:[-/: ][\dA-ZÅÄÖ]+){0,3}", stripped)
        and len(re.sub(r"\D", "", stripped)) >= 3
    ):
        return None if _SPOKEN.match(stripped) else _number(stripped)
    return None


def registration_key(text: str) -> str:
    """What spellings of one number have in common: `KS2005/0344-14`, `KS 2005/344` and `KS 2005-344` are one key.

    Case, spaces and zero padding are dropped, the class after a year and number too; a number/year pair is turned to year/number.
    """
    folded = re.sub(r"[\s\u00ad]", "", text).casefold()
    folded = re.sub(r"^(?:dnr|diarienummer)[.:]?", "", folded)
    if match := re.fullmatch(rf"([a-zåäö]*)[-/]?({_YEAR})[/:-](\d+)(?:-\d{{1,3}})?", folded):
        return f"{match[1]}{match[2]}/{int(match[3])}"
    if match := re.fullmatch(rf"([a-zåäö]+)[/-](\d+)[/-]({_YEAR})", folded):
        return f"{match[1]}{match[3]}/{int(match[2])}"
    if match := re.fullmatch(r"(\d\d)([a-zåäö]+)(\d+)", folded):
        return f"{match[1]}{match[2]}{int(match[3])}"
    return "-".join(part.lstrip("0") or "0" for part in re.split(r"[-–/]", folded))
