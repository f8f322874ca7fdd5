"""The papers: a document's pages with every reading boxed, the line a fact stands on, and the original to take along."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from desk import queries as shared
from desk.output import Row
from desk.page import short_name
from desk.text import safe
from desk.web import queries
from desk.web.entries import CaseEntry
from desk.web.pages import number_of
from desk.web.pictures import NoPicture, box_of, is_pdf
from desk.web.respond import Desk, error, page, with_view
from desk.web.snapshot import View
from warehouse.home import archive_path

_DRAWN = {"cache-control": "private, max-age=3600"}
_MOST_LINES = 4000
MOST_LIKELY = 12


def _document(request: Request, desk: Desk, view: View) -> Response:
    source = view.snapshot.source()
    one = {"document_id": request.path_params["document_id"]}
    found = source.rows(queries.DOCUMENT, one)
    if not found:
        return error(request, "Den handlingen finns inte i lagret.", 404)
    document = found[0]
    facts = source.rows(queries.DOCUMENT_FACTS, one)
    drawable = document["status"] != "quarantined" and is_pdf(archive_path(desk.home, document["file_sha256"]))
    first, last = document["first_page"] or 1, document["last_page"] or document["page_count"] or 1
    number = min(max(first, number_of(request.query_params.get("sida", str(first)))), last)
    sheet, no_picture = None, ""
    text: list[str] = []
    if drawable:
        try:
            sheet = desk.pictures.sheet(document["file_sha256"], number)
        except NoPicture as problem:
            no_picture = str(problem)
    boxes = {}
    if sheet is not None:
        ink = desk.pictures.ink(sheet)
        boxes = {f["fact_id"]: ink.fit(box_of(f)) for f in facts if f["page"] == number and f["x0"] is not None}
    if sheet is None:
        rows = source.rows(queries.DOCUMENT_TEXT, one)
        whole = (rows[0]["document_text"] or "") if rows else ""
        text = whole.replace("\f", "\n\n").split("\n")[:_MOST_LINES]
    if document["text_source"] == "cells":
        facts.sort(key=_in_sheet_order)
    case = view.by_id.get(document["case_id"]) if document["case_id"] else None
    return page(
        request,
        "document.html",
        view,
        document=document,
        case=case,
        facts=[(fact, view.said.correction(fact)) for fact in facts],
        problems=source.rows(queries.DOCUMENT_PROBLEMS, one),
        assignment=view.said.assignment(document),
        assignments=view.said.assignments.get(document["document_id"], ()),
        suggestion="" if document["case_id"] else document["registration_number"] or document["project_title"] or "",
        by_id=view.by_id,
        likely=_likely(view, document) if not document["case_id"] else (),
        sheet=sheet,
        boxes=boxes,
        no_picture=no_picture,
        text=text,
        cells=[line.split("\t") for line in text] if document["text_source"] == "cells" else [],
        number=number,
        numbers=range(first, last + 1),
        chosen=request.query_params.get("uppgift", ""),
    )


def _likely(view: View, document: Row) -> list[CaseEntry]:
    """The cases that a paper without one may belong to, by what it says of itself: to choose among, never chosen for anybody."""
    ranks: dict[str, float] = {}
    for text in (document["registration_number"], document["project_title"], document["applicant_name"]):
        for case, rank in view.snapshot.index.find(text, lambda words: {}).items() if text else ():
            ranks[case] = ranks.get(case, 0.0) + rank
    best = sorted(ranks, key=lambda case: (-ranks[case], case))
    return [view.by_id[case] for case in best[:MOST_LIKELY] if case in view.by_id]


def _in_sheet_order(fact: Row) -> tuple[str, int, int, str]:
    """Row by row, as a sheet is read: B9 before A10, Z before AA."""
    cell = fact["cell"] or ""
    column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (fact["sheet"] or "", int(row) if row.isdigit() else 0, len(column), column)


def _page_picture(request: Request, desk: Desk, view: View) -> Response:
    found = view.snapshot.source().rows(queries.FILE, {"document_id": request.path_params["document_id"]})
    if not found:
        return PlainTextResponse("Handlingen finns inte.", 404)
    try:
        sheet = desk.pictures.sheet(found[0]["file_sha256"], request.path_params["page"])
    except NoPicture as problem:
        return PlainTextResponse(str(problem), 404)
    return FileResponse(sheet.path, media_type="image/png", headers=_DRAWN)


def _page_words(request: Request, desk: Desk, view: View) -> Response:
    found = view.snapshot.source().rows(queries.FILE, {"document_id": request.path_params["document_id"]})
    if not found:
        return PlainTextResponse("Handlingen finns inte.", 404)
    try:
        return JSONResponse(desk.pictures.words(found[0]["file_sha256"], request.path_params["page"]), headers=_DRAWN)
    except NoPicture as problem:
        return PlainTextResponse(str(problem), 404)


def _crop(request: Request, desk: Desk, view: View) -> Response:
    found = view.snapshot.source().rows(shared.FACT, {"fact_id": request.path_params["fact_id"]})
    if not found:
        return PlainTextResponse("Uppgiften finns inte.", 404)
    try:
        return Response(
            desk.pictures.crop(found[0], request.query_params.get("smal") == "1"), media_type="image/png", headers=_DRAWN
        )
    except NoPicture as problem:
        return PlainTextResponse(str(problem), 404)


def _fact(request: Request, desk: Desk, view: View) -> Response:
    """To the very place of a fact: its document, its page, its box."""
    found = view.snapshot.source().rows(shared.FACT, {"fact_id": request.path_params["fact_id"]})
    if not found:
        return error(request, "Den uppgiften finns inte i lagret.", 404)
    fact = found[0]
    key = quote(fact["fact_id"], safe="")
    address = f"/handling/{quote(fact['document_id'], safe='')}?sida={fact['page'] or 1}&uppgift={key}#u-{key}"
    return RedirectResponse(address, 303)


def _original(request: Request, desk: Desk, view: View) -> Response:
    """The file byte for byte, always as a download: what strangers sent never opens inside the desk."""
    found = view.snapshot.source().rows(queries.FILE, {"document_id": request.path_params["document_id"]})
    if not found:
        return error(request, "Den handlingen finns inte i lagret.", 404)
    path = archive_path(desk.home, found[0]["file_sha256"])
    if not path.is_file():
        return error(request, "Filen saknas i arkivet; kör medfin verify.", 404)
    name = safe(short_name(found[0]["file_name"]).rsplit("#", 1)[-1])
    return FileResponse(path, media_type="application/octet-stream", filename=name, content_disposition_type="attachment")


document, page_picture, page_words, crop = (
    with_view(_document),
    with_view(_page_picture),
    with_view(_page_words),
    with_view(_crop),
)
fact, original = with_view(_fact), with_view(_original)
