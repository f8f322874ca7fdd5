"""Taking it along: the whole of report as a file, made anew for each request and forgotten afterwards."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from fastapi import BackgroundTasks, Request
from fastapi.responses import FileResponse, Response

from desk.web.respond import Desk, error, with_view
from desk.web.snapshot import View
from warehouse.exports import export as write

FORMS = {"xlsx": ".xlsx", "csv": ".zip", "parquet": ".zip", "jsonl": ".zip"}
_one_at_a_time = threading.Lock()


def _export(request: Request, desk: Desk, view: View) -> Response:
    form = request.path_params["form"]
    if form not in FORMS:
        return error(request, "Det formatet finns inte.", 404)
    taken_at = view.snapshot.taken_at
    night = f"{taken_at:%Y-%m-%d}" if taken_at is not None else "tom"
    with tempfile.NamedTemporaryFile(dir=desk.folder, suffix=FORMS[form], delete=False) as file:
        path = Path(file.name)
    path.unlink()
    with _one_at_a_time:
        write(desk.home, form, path)
    name = f"medfin-{night}{'' if form == 'xlsx' else '-' + form}{FORMS[form]}"
    done = BackgroundTasks()
    done.add_task(path.unlink, missing_ok=True)
    return FileResponse(path, media_type="application/octet-stream", filename=name, background=done)


export = with_view(_export)
