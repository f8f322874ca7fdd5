"""Swedish number words to integers: *sju*, *tjugofem*, *etthundratjugo*. Knows words only; digits are lexed elsewhere."""

from __future__ import annotations

_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9,
}  # fmt: skip
_TEENS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip


def _below_hundred() -> dict[str, int]:
    words = {**_ONES, **_TEENS, **_TENS, "bägge": 2, "båda": 2}
    for ten, value in _TENS.items():
        for one, digit in _ONES.items():
            if digit:
                words[ten + one] = value + digit
    return words


_SMALL = _below_hundred()

NUMBER_WORD = "(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + ")"
"""A pattern for a number word below a hundred."""


def count_words(text: str) -> int | None:
    """The number that Swedish words say, None when they say none: `tjugofem` 25, `ett hundra` 100, `tretusen` 3000."""
    word = "".join(text.casefold().split()).replace("\u00ad", "")
    if not word:
        return None
    for name, factor in (("tusen", 1000), ("hundra", 100)):
        head, found, tail = word.partition(name)
        if found:
            many = count_words(head) if head else 1
            rest = count_words(tail.removeprefix("och")) if tail else 0
            return None if many is None or rest is None else many * factor + rest
    return _SMALL.get(word)
