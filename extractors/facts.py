"""Makes facts: one per place and kind of value, with page, box and text as printed."""

from __future__ import annotations

from extractors.roles.readings import AmountReading
from schemas.facts import Fact, Place, Standing
from schemas.identity import content_id
from schemas.roles import FactKind
from schemas.text import DocumentText, Page, Span, TextSource, union_of

_WEAKER = {Standing.CERTAIN: 0, Standing.PROBABLE: 1, Standing.AMBIGUOUS: 2}


def weakest(*standings: Standing) -> Standing:
    """The least sure of several standings."""
    return max(standings, key=lambda s: _WEAKER[s])


class FactBook:
    """Collects the facts of one document. The first role that claims a place keeps it; later claims get the same fact.

    `identity` is the document's (its file's hash and segment); it goes into the fact's id.
    """

    def __init__(self, document: DocumentText, identity: str, reader: str) -> None:
        self._document = document
        self._identity = identity
        self._reader = reader
        self._pages = {page.number: page for page in document.pages}
        self._facts: dict[tuple[FactKind, int, int, str], Fact] = {}
        self._by_place: dict[tuple[FactKind, int, int], Fact] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts in the order of the text."""
        return tuple(sorted(self._facts.values(), key=lambda f: (f.place.span.start, f.place.span.end, f.kind, f.role)))

    def claimed(self, kind: FactKind) -> list[Span]:
        """Spans that a fact of the kind stands on."""
        return [f.place.span for f in self._facts.values() if f.kind is kind]

    def add(
        self,
        kind: FactKind,
        role: str,
        value: str,
        spans: tuple[Span, ...],
        *,
        unit: str = "",
        standing: Standing = Standing.CERTAIN,
        reason: str = "",
        low: str = "",
        high: str = "",
        share: bool = True,
    ) -> Fact:
        """The fact at these spans. With `share` a fact of the same kind and value there already is reused as it is."""
        spans = tuple(sorted(spans)) or (Span(0, 0),)
        start, end = spans[0].start, spans[-1].end
        if share and (known := self._by_place.get((kind, start, end))) is not None and known.value == value:
            return known
        key = (kind, start, end, role)
        if key in self._facts and self._facts[key].value == value:
            return self._facts[key]
        place, raw = self._place(spans)
        if self._is_ocr(start) and standing is Standing.CERTAIN:
            standing = Standing.PROBABLE
        fact = Fact(
            fact_id=content_id("f", self._identity, kind, role, start, end, value),
            kind=kind,
            role=role,
            value=value,
            unit=unit,
            raw=raw,
            place=place,
            standing=standing,
            reader=self._reader_of(start),
            reason=reason,
            low=low,
            high=high,
        )
        self._facts[key] = fact
        self._by_place.setdefault((kind, start, end), fact)
        return fact

    def _page(self, offset: int) -> Page | None:
        return self._pages.get(self._document.page_of(offset))

    def _is_ocr(self, offset: int) -> bool:
        page = self._page(offset)
        return page is not None and page.source is TextSource.OCR

    def _reader_of(self, offset: int) -> str:
        page = self._page(offset)
        return page.reader if page is not None and page.reader else self._reader

    def _place(self, spans: tuple[Span, ...]) -> tuple[Place, str]:
        """Where the spans stand. What runs over a page break is placed by its part on the first page."""
        document = self._document
        whole = Span(spans[0].start, spans[-1].end)
        cell = document.cell_of(spans[0].start)
        if cell is not None and document.box_of(spans[0]) is None:
            return Place(whole, None, None, cell), " ".join(document.raw(s) for s in spans).strip()
        page = document.page_of(spans[0].start)
        paper = self._pages.get(page)
        on_page = []
        for s in spans:
            limit = paper.span.end if paper is not None else s.end
            if document.page_of(s.start) == page and s.start < limit:
                on_page.append(Span(s.start, min(s.end, limit)))
        boxes = [b for b in (document.box_of(s) for s in on_page) if b is not None]
        raw = " ".join(document.raw(s).strip() for s in on_page)
        box = union_of(boxes)
        return Place(whole, page, paper.on_paper(box) if paper is not None and box is not None else box, cell), raw


def amount_fact(book: FactBook, a: AmountReading, role: str) -> Fact:
    """The fact of one amount that a stage has read."""
    low, high = ("" if bound is None else f"{bound:.2f}" for bound in (a.low, a.high))
    return book.add(
        FactKind.AMOUNT, role, f"{a.amount:.2f}", a.spans, unit="SEK", standing=a.standing, reason=a.reason, low=low, high=high
    )
