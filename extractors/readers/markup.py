"""The words of an HTML body as a mail program shows them; nothing is interpreted beyond line ends, cells and what is hidden."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSHOWN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_ENDS = frozenset({"p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
_VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|%|\b)(?!\d)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
_GROUND = re.compile(r"background", re.IGNORECASE)
_MOST = 2_000_000
_DEEPEST = 500


class _Words(HTMLParser):
    """Collects what is shown, and counts the letters that are not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0
        self._open: list[tuple[str, str]] = []
        """Elements under way, each with why its content is not shown: `unshown`, `hidden` or ''."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._open.clear()  # a head that nobody closed
        if tag == "br":
            self.parts.append("\n")
        if tag in _VOID or len(self._open) > _DEEPEST:
            return
        given = {name: value or "" for name, value in attrs}
        style = given.get("style", "")
        why = self._open[-1][1] if self._open else ""
        if tag in _UNSHOWN:
            why = why or "unshown"
        elif "hidden" in given or ((found := _HIDDEN.search(style)) and not ("olor" in found[0] and self._on_a_ground(style))):
            why = why or "hidden"
        self._open.append((tag, why))

    def _on_a_ground(self, style: str) -> bool:
        return bool(_GROUND.search(style)) or any(tag in ("td", "th", "table") for tag, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag in _ENDS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 60), -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        why = self._open[-1][1] if self._open else ""
        if why == "hidden":
            self.hidden += sum(1 for c in data if not c.isspace())
        elif not why:
            self.parts.append(data)


def words_of(markup: str) -> tuple[str, int]:
    """The text, and how many letters of it nobody sees."""
    parser = _Words()
    parser.feed(markup[:_MOST])
    # What a tag cut short would still hold is not shown either: the parser is not asked to make something of it.
    return "\n".join(line.strip() for line in "".join(parser.parts).split("\n")), parser.hidden
