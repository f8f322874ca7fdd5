"""Sentences of a document as spans. Abbreviations and ordinals do not end a sentence; a block does."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from schemas.layout import Layout
from schemas.text import Span

_END = re.compile(r"[.!?](?=\s+[\"”»]?[A-ZÅÄÖÉ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:kr|dnr|nr|t\.?o\.?m|f\.?r\.?o\.?m|fr\.o\.m|bl\.?a|d\.?v\.?s|t\.?ex|ca|st|kl|jan|feb|mar|apr|aug|sept?|okt|nov|dec|org|tfn|tel"
    r"|enl|inkl|exkl|resp|m\.?m|o\.?s\.?v|s\.k|ev|jfr|p\.g\.a|pga|mnkr|mkr|tkr|milj|avd|sid)|\b[A-ZÅÄÖ]|^\s*\d{1,2})$",
    re.IGNORECASE,
)


class Sentences:
    """The sentences of one document, found once and looked up by offset."""

    def __init__(self, layout: Layout) -> None:
        text = layout.document.text
        stretches = [b.span for b in layout.blocks] or [layout.span]
        spans: list[Span] = []
        for stretch in sorted(stretches):
            start = stretch.start
            for match in _END.finditer(text, stretch.start, stretch.end):
                if _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start()]):
                    continue
                spans.append(Span(start, match.end()))
                start = match.end()
            if start < stretch.end:
                spans.append(Span(start, stretch.end))
        self._spans = spans
        self._starts = [s.start for s in spans]
        self._lines = [line.span for line in layout.lines]
        self._line_starts = [s.start for s in self._lines]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def around(self, offset: int) -> Span:
        """The sentence that holds the offset; outside running text its line."""
        i = bisect.bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self._spans[i].end:
            return self._spans[i]
        j = bisect.bisect_right(self._line_starts, offset) - 1
        return self._lines[j] if j >= 0 else Span(offset, offset)
