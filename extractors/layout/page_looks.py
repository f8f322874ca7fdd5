"""What the top, the edges and the size of a page say about whether a paper begins there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.furniture import is_page_number
from extractors.layout.paper_titles import PaperTitle, paper_title
from schemas.layout import Line
from schemas.text import DocumentText, Page, TextSource

_NUMBER = re.compile(
    r"(?P<word>sid(?:a|an|nr)?\.?\s*|page\s*)?(?P<n>\d{1,3})\s*(?:\(\s*(?:av\s+)?(?P<a>\d{1,3})\s*\)|/\s*(?P<b>\d{1,3})|\s(?:av|of)\s+(?P<c>\d{1,3}))?$"
    r"|[-–]\s*(?P<d>\d{1,3})\s*[-–]$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*(?P<n>\d{1,3})\s*(?:\(|/|\bav\b)\s*(?P<a>\d{1,3})\s*\)?|(?<![\d/.-])\b(?P<d>\d{1,3})\s*\(\s*(?P<b>\d{1,3})\s*\))$",
    re.IGNORECASE,
)
"""A page number at the end of what else the line says."""
_ORGANIZATION = re.compile(
    r"\b(?i:\w*kommun|\w+s stad|region|regionen|landstinget|\w*universitet|högskolan?|länsstyrelsen|\w+verket|\w*styrelsen"
    r"|\w*förbundet|\w*stiftelsen|\w*föreningen?|sparbank(?:en)?|\w*museum|museet"
    r"|\w*kammaren?|leader)\b|\b(?:AB|HB|ek\.? ?för\.?)(?!\w)"
)
_ADDRESSING = re.compile(
    r"^(?:datum|dnr|diarienr|diarienummer|vår ref|er ref|till|att:|ärendenr|ärende-?id|handläggare|beteckning|mottagare)\b"
    r"|^(?:\w+ (?:den )?)?\d{4}-\d\d-\d\d$"
    r"|^(?:\w+ (?:den )?)?\d{1,2} (?:jan|feb|mars|april|maj|juni|juli|aug|sept|okt|nov|dec)[a-z]* \d{4}$",
    re.IGNORECASE,
)
_NAMES_PROJECT = re.compile(
    r"(?:(?:projekt(?:et|ets)?(?:\s*(?:namn|titel|benämning))?|projekttitel|projektnamn|projektägare|sökande|stödsökande|stödmottagare"
    r"|medfinansiär|avser(?: projekt(?:et)?)?)(?:\s*:.{0,80}|\s*$)"
    r"|(?:diarienummer|dnr|diarienr|ärende-?id|ärendenummer)\b.{0,40})",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^(?:underskrift|namnteckning|namnförtydligande|ort och datum|med vänlig(?:a)? hälsning\w*|firmatecknare)\b|[_.…]{8,}", re.I
)
_FIGURES = re.compile(r"\d+")
_TITLE_LINES = 4
"""Lines at the top of a page in which its letterhead and title stand, over one or two lines each."""
_HEAD = 9
"""How many lines of its own a page has at its top."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """A page's printed number and, where printed, of how many; `worded`: it says *Sida*."""

    number: int
    total: int | None
    worded: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A line at the top of a page that can be a paper's title, with its size."""

    title: PaperTitle
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class PageLook:
    """All that is looked at of one page."""

    page: Page
    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    numbering: Numbering | None

    @property
    def scanned(self) -> bool:
        """Whether sizes are heights of words read from a picture."""
        return self.page.source is TextSource.OCR

    def shares(self, other: PageLook) -> tuple[set[str], set[str]]:
        """Lines that both pages print at one height: those at the edges, and the labels of the middle."""
        edges: set[str] = set()
        middles: set[str] = set()
        theirs: dict[str, list[tuple[float, str]]] = {}
        for line, text in zip(other.lines, other.texts, strict=True):
            if line.box is not None:
                for said, piece in _sayings(line, text):
                    theirs.setdefault(said, []).append((line.box.top, piece))
        for line, text in zip(self.lines, self.texts, strict=True):
            if line.box is None:
                continue
            inside = 0.16 * self.page.height < line.box.top < 0.86 * self.page.height
            for said, piece in _sayings(line, text):
                level = [t for top, t in theirs.get(said, ()) if abs(line.box.top - top) <= (10 if self.scanned else 4)]
                if inside and level:
                    middles.add(said)
                elif not _ADDRESSING.search(piece) and any(_same_figures(piece, t) for t in level):
                    edges.add(said)
        return edges, middles

    def head(self, repeated: set[str]) -> list[tuple[Line, str]]:
        """The first lines that are the page's own."""
        own = [
            (line, text)
            for line, text in zip(self.lines, self.texts, strict=True)
            if _folded(text) not in repeated and not is_page_number(text)
        ]
        return own[:_HEAD]

    def heading(self, repeated: set[str]) -> Heading | None:
        """The title at the top, under nothing but a letterhead's short lines."""
        annex = False
        for line, text in self.head(repeated):
            if line.box is not None and line.box.top > 0.5 * self.page.height:
                return None
            pieces = [text] if "\t" not in text else [p.strip() for p in text.split("\t")]
            for piece in pieces:
                found = paper_title(piece)
                if found is None or _folded(piece) in repeated:
                    continue
                if not found.known and not piece[len("Bilaga") :].strip(" .:0123456789"):
                    annex = True  # *Bilaga 2* over or beside the title
                    continue
                return Heading(PaperTitle(found.clear, found.known, found.annex or annex), line.size, piece)
            if len(text) > 75 or (len(pieces) > 1 and any(c.isdigit() for c in pieces[-1]) and len(pieces[0]) > 40):
                return None
        return None

    def names_organization(self, repeated: set[str]) -> str | None:
        """The first of the top lines when it names somebody who writes letters."""
        for line, text in self.head(repeated)[:3]:
            for piece in text.split("\t"):
                high = line.box is not None and line.box.top < 0.2 * self.page.height
                if high and len(piece) <= 60 and piece[-1:] not in ".,;:" and _ORGANIZATION.search(piece):
                    return _folded(piece)
        return None

    def addressing(self, repeated: set[str]) -> int:
        """How many lines of the head are a date, a number or an addressee that stands by itself."""
        return sum(1 for _, text in self.head(repeated) if any(_ADDRESSING.search(p.strip()) for p in text.split("\t")))

    def names_project(self, repeated: set[str]) -> bool:
        """The head says which project or whose it is about, as a paper does that is read by itself."""
        return any(_NAMES_PROJECT.fullmatch(text.split("\t")[0].strip()) for _, text in self.head(repeated))

    def ends(self) -> float:
        """How surely the text ends on this page: signed, or with much of the page left."""
        foot = 0.88 * self.page.height
        texts = [(line.box, t) for line, t in zip(self.lines, self.texts, strict=True) if line.box and line.box.top < foot]
        if any(_SIGNED.search(t) for _, t in texts[-6:]):
            return 1.0
        return 0.5 if not texts or texts[-1][0].bottom < 0.6 * self.page.height else 0.0

    def begins_inside_a_sentence(self, before: PageLook, repeated: set[str]) -> bool:
        """Whether the first line of its own goes on with a sentence of the page before."""
        head = self.head(repeated)
        tail = [t for t in before.texts if _folded(t) not in repeated and not is_page_number(t)]
        return bool(head and tail) and head[0][1][:1].islower() and tail[-1].rstrip()[-1:] not in ".!?:"

    def sets_in_size(self, size: float) -> bool:
        """Whether something further down the page is set in this size: the headings of sections, or the text."""
        near = (0.12 if self.scanned else 0.03) * size
        below = 0
        for line, text in zip(self.lines, self.texts, strict=True):
            if not any(c.isalpha() for c in text) or line.box is None or line.box.top < 0.06 * self.page.height:
                continue
            below += 1
            if below > _TITLE_LINES and abs(line.size - size) <= near:
                return True
        return False


def looks_of(document: DocumentText, lines: Sequence[Line]) -> list[PageLook]:
    """The looks of all pages."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    result = []
    for page in document.pages:
        own = tuple(by_page.get(page.number, ()))
        texts = tuple(document.raw(line.span) for line in own)
        result.append(PageLook(page, own, texts, _numbering(page, own, texts)))
    return result


def _numbering(page: Page, lines: Sequence[Line], texts: Sequence[str]) -> Numbering | None:
    """The page number at the top or the foot; one with a total or the word is taken before a bare figure."""
    found: list[Numbering] = []
    for line, text in zip(lines, texts, strict=True):
        if line.box is None or 0.16 * page.height < line.box.top < 0.88 * page.height:
            continue
        for piece in text.split("\t"):
            if (match := _NUMBER.match(piece.strip())) is not None:
                total = next((int(t) for t in (match["a"], match["b"], match["c"]) if t), None)
                found.append(Numbering(int(match["n"] or match["d"]), total, match["word"] is not None))
            elif (match := _TRAILING.search(piece.strip())) is not None:
                found.append(Numbering(int(match["n"] or match["d"]), int(match["a"] or match["b"]), False))
    found = [n for n in found if n.number >= 1 and (n.total is None or n.number <= n.total)]
    firm = [n for n in found if n.total is not None or n.worded]
    return firm[0] if firm else found[0] if found else None


def _folded(text: str) -> str:
    return " ".join(_FIGURES.sub("#", text).split()).casefold()


def _sayings(line: Line, text: str) -> list[tuple[str, str]]:
    """The line, and its first piece where it has several: a form's label stands beside values that differ."""
    pieces = text.split("\t")
    said = [text] if len(pieces) == 1 else [text, pieces[0]]
    return [(_folded(t), t) for t in said]


def _same_figures(first: str, second: str) -> bool:
    """A running header prints the same figures, but for the page's number; two letters' dates differ."""
    pairs = zip(_FIGURES.findall(first), _FIGURES.findall(second), strict=False)
    return sum(1 for a, b in pairs if a != b) <= 1 and all(a == b or abs(int(a) - int(b)) == 1 for a, b in pairs)
