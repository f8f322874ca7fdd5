"""Head counts of financiers that are not named: *11 kommuner*, *sju kommuner*, *länets samtliga kommuner*.

Knows the phrases; which municipalities are meant is for the plan to say. A count of None is *all*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.recognizers.number_words import NUMBER_WORD, count_words
from extractors.recognizers.stretch import GAP, Stretch
from schemas.facts import Candidate, CountMention
from schemas.text import Span

NAME = "counts"

_MOST = 290
_WHAT = r"(?P<what>kommuner(?:na|nas|s)?|regioner(?:na|nas|s)?|lärosäten(?:a|as)?|kommunalförbund(?:en)?)"
_ANCHOR = re.compile(r"(?:kommuner|regioner|lärosäten|kommunalförbund)(?:na|nas|s|en)?(?!\w)", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?<![\w.,/:-])(?P<before>(?:(?:länets|länens|regionens|de){GAP})*)(?P<number>\d{{1,3}}|{NUMBER_WORD}){GAP}"
    rf"(?P<kind>(?:(?!och(?!\w)|eller(?!\w)|till(?!\w)|av(?!\w)|i(?!\w))[a-zåäö]+{GAP}){{0,2}}){_WHAT}(?!\w)",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"(?<!\w)(?:(?:länets|länens|regionens|båda{GAP}länens){GAP})?(?:samtliga|alla){GAP}(?:(?:länets|deltagande|berörda|medverkande|ingående){GAP})?{_WHAT}"
    rf"(?:{GAP}i{GAP}(?:länet|länen|regionen|båda{GAP}länen))?(?!\w)",
    re.IGNORECASE,
)


def find_counts(stretch: Stretch) -> Iterator[Candidate]:
    """Counts of two or more; `raw` begins at the number, or at *länets* where that stands before it."""
    text = stretch.text
    if not _ANCHOR.search(text, stretch.start, stretch.end):
        return
    for match in _COUNT.finditer(text, stretch.start, stretch.end):
        number = int(match["number"]) if match["number"].isdigit() else count_words(match["number"])
        if number is None or not 2 <= number <= _MOST or not stretch.joins(match.start(), match.end()):
            continue
        of_county = re.match(rf"(?:länets|länens|regionens){GAP}", match["before"], re.IGNORECASE)
        start = match.start() if of_county else match.start("number")
        yield Candidate(
            CountMention(number, _what(match["what"])), text[start : match.end()], Span(start, match.end()), NAME, "count"
        )
    for match in _ALL.finditer(text, stretch.start, stretch.end):
        if stretch.joins(match.start(), match.end()):
            yield Candidate(CountMention(None, _what(match["what"])), match[0], Span(match.start(), match.end()), NAME, "all")


def parse_count(text: str) -> CountMention | None:
    """The head count that a table label is (`11 kommuner`, `Länets kommuner`), None for any other label."""
    stretch = Stretch(text, 0, len(text))
    for candidate in find_counts(stretch):
        if isinstance(candidate.value, CountMention) and len(candidate.raw) >= len(text.strip()) - 14:
            return candidate.value
    if re.fullmatch(r"\s*(?:(?:länets|deltagande|berörda|medverkande|övriga)\s+)?kommuner(?:na)?\s*", text, re.IGNORECASE):
        return CountMention(None, "kommuner")
    return None


def _what(printed: str) -> str:
    folded = printed.casefold()
    for name in ("kommunalförbund", "kommuner", "regioner", "lärosäten"):
        if folded.startswith(name):
            return name
    return folded
