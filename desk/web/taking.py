"""Taking it along: report as a file (all of it, the filtered list, one case), the sheet of a case, the draft of a letter, the
picture of the night. Made anew for each request and forgotten afterwards.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from fastapi import BackgroundTasks, Request
from fastapi.responses import FileResponse, Response

from desk import queries as shared
from desk.letter import docx
from desk.nights import picture_of
from desk.output import Row
from desk.web.case import case_page
from desk.web.completion import asked_of, draft
from desk.web.language import speaking
from desk.web.lists import asked_for
from desk.web.overview import overview
from desk.web.pictures import NoPicture
from desk.web.respond import Desk, error, with_view
from desk.web.snapshot import View
from warehouse.exports import export as write

FORMS = {"xlsx": ".xlsx", "csv": ".zip", "parquet": ".zip", "jsonl": ".zip", "gdp": ".zip", "360giving": ".zip"}
LETTERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
NO_CASE = "Det ärendet finns inte i lagret."
_one_at_a_time = threading.Lock()


def _export(request: Request, desk: Desk, view: View) -> Response:
    form = request.path_params["form"]
    if form not in FORMS:
        return error(request, "Det formatet finns inte.", 404)
    one = request.query_params.get("arende")
    if one is not None and one not in view.by_id:
        return error(request, NO_CASE, 404)
    wanted = asked_for(request.query_params)
    cases: list[str] | None = None
    part = ""
    if one is not None:
        cases, part = [one], f"-{_plain_name(view.by_id[one].row)}"
    elif wanted.narrows:
        words = view.snapshot.words
        ranks = view.snapshot.index.find(wanted.asked, words.find, words.find_amount) if wanted.asked else None
        cases, part = [entry.case_id for entry in wanted.kept(view.entries, ranks)], "-urval"
    taken_at = view.snapshot.taken_at
    night = f"{taken_at:%Y-%m-%d}" if taken_at is not None else "tom"
    with tempfile.NamedTemporaryFile(dir=desk.folder, suffix=FORMS[form], delete=False) as file:
        path = Path(file.name)
    path.unlink()
    with _one_at_a_time:
        write(desk.home, form, path, cases, str(request.base_url))
    name = f"medfin-{night}{part}{'' if form == 'xlsx' else '-' + form}{FORMS[form]}"
    done = BackgroundTasks()
    done.add_task(path.unlink, missing_ok=True)
    return FileResponse(path, media_type="application/octet-stream", filename=name, background=done)


def _sheet(request: Request, desk: Desk, view: View) -> Response:
    # Heavy, and only who wants a sheet waits for it.
    from desk.casesheet import Printed, write_sheet

    source = view.snapshot.source()
    with speaking("sv"):
        found = case_page(source, view.said, request.path_params["case_id"])
        if found is None:
            return error(request, NO_CASE, 404)

        def crop(fact: Row) -> bytes | None:
            try:
                return desk.pictures.crop(source.rows(shared.FACT, {"fact_id": fact["fact_id"]})[0])
            except NoPicture:
                return None

        content = write_sheet(found, crop, Printed(view.snapshot.taken_at, desk.now(), desk.user))
    return _download(content, "application/pdf", f"arendeblad-{_plain_name(found.case)}.pdf")


def _completion(request: Request, desk: Desk, view: View) -> Response:
    form = request.path_params["form"]
    with speaking("sv"):
        found = case_page(view.snapshot.source(), view.said, request.path_params["case_id"])
    asked = asked_of(found) if found is not None else ()
    if found is None or form not in LETTERS or not asked:
        return error(request, NO_CASE if found is None else "Den sidan finns inte.", 404)
    text = draft(found, asked, desk.user)
    content = docx(text.split("\n")) if form == "docx" else text.encode() + b"\n"
    return _download(content, LETTERS[form], f"komplettering-{_plain_name(found.case)}.{form}")


def _night(request: Request, desk: Desk, view: View) -> Response:
    with speaking("sv"):
        picture = picture_of(view.snapshot.runs, overview(view), view.snapshot.new_documents)
    return _download(picture.encode(), "image/svg+xml", "natt.svg")


def _download(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def _plain_name(case: Row) -> str:
    """A case in a file name: letters, figures and hyphens."""
    text = str(case["registration_number"] or case["case_id"])
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text).split()) or "arende"


export, sheet, completion, night = with_view(_export), with_view(_sheet), with_view(_completion), with_view(_night)
