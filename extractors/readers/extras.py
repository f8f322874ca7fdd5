"""What a PDF carries beside its pages: scripts, programs to start, other files, forms that only one maker's viewer draws.

Nothing of it is ever run or opened; that it is there is said. Knows the file's catalogue and annotations, not its pages' text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from schemas.problems import ProblemCode
from schemas.text import ReadingNote

_ACTIONS = {
    "JavaScript": "skript",
    "Rendition": "skript",
    "Launch": "en länk som startar ett program",
    "SubmitForm": "en knapp som sänder uppgifter",
    "ImportData": "en knapp som hämtar uppgifter",
    "GoToE": "en länk till en inbäddad fil",
}
_ATTACHED = ("FileAttachment", "RichMedia", "Screen", "Movie", "3D")
_PAGES_LOOKED_AT = 200
_MOST_ANNOTATIONS = 500
_ZIP_END = b"PK\x05\x06"


def extras_of(data: bytes, pdf: Any) -> list[ReadingNote]:
    """Notes on an opened PDF. Odd structures are passed over: what makes a page unreadable is the reader's to say."""
    notes: list[ReadingNote] = []
    if _ZIP_END in data[-66_000:]:
        notes.append(ReadingNote(ProblemCode.ACTIVE_CONTENT, "Filen är både en PDF och ett zip-arkiv; bara PDF:en har lästs."))
    if _cut_short(data):
        notes.append(ReadingNote(ProblemCode.PAGES_MISSING, "Filens slut fattas; sidor kan saknas."))
    try:
        catalog = resolve1(pdf.doc.catalog)
        kinds = sorted(set(_actions(catalog, pdf)))
        form = resolve1(catalog.get("AcroForm"))
        if isinstance(form, dict) and form.get("XFA") is not None and resolve1(catalog.get("NeedsRendering")):
            notes.append(
                ReadingNote(
                    ProblemCode.UNREADABLE_PAGE, "Filen är ett dynamiskt formulär (XFA), vars innehåll inte står på sidorna.", 1
                )
            )
    except MemoryError:
        raise
    except Exception:  # a catalogue that cannot be followed; the pages say what that costs
        return notes
    notes += [ReadingNote(ProblemCode.ACTIVE_CONTENT, f"Filen innehåller {kind}; inget av det har öppnats.") for kind in kinds]
    return notes


def _cut_short(data: bytes) -> bool:
    """An object after the last mark of an end, or no such mark at all."""
    return data.rfind(b"endobj") > data.rfind(b"%%EOF")


def _actions(catalog: Any, pdf: Any) -> Iterator[str]:
    yield from _named(catalog.get("OpenAction"))
    yield from _triggers(catalog.get("AA"))
    for page in pdf.pages[:_PAGES_LOOKED_AT]:
        attributes = page.page_obj.attrs
        yield from _triggers(attributes.get("AA"))
        annotations = resolve1(attributes.get("Annots"))
        for reference in annotations[:_MOST_ANNOTATIONS] if isinstance(annotations, list) else ():
            annotation = resolve1(reference)
            if not isinstance(annotation, dict):
                continue
            if _name(annotation.get("Subtype")) in _ATTACHED:
                yield "inbäddade filer"
            yield from _named(annotation.get("A"))
            yield from _triggers(annotation.get("AA"))


def _triggers(value: Any) -> Iterator[str]:
    triggers = resolve1(value)
    for action in triggers.values() if isinstance(triggers, dict) else ():
        yield from _named(action)


def _named(value: Any) -> Iterator[str]:
    action = resolve1(value)
    kind = _ACTIONS.get(_name(action.get("S"))) if isinstance(action, dict) else None
    if kind is not None:
        yield kind


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""
