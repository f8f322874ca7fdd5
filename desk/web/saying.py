"""Saying one's word: a verdict, a correction, a document put in its case. Each is one form and one entry in the journal.

Knows forms; the words themselves are checked and written by `warehouse.reviews`. Taking something back is another entry.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from desk.find import NotOne, find_case
from desk.web.guard import COOKIE, FIELD, MOST_BYTES
from desk.web.respond import Desk, desk_of, error
from desk.web.words import STANDARD_NOTES
from warehouse.errors import WarehouseError
from warehouse.reviews import WITHDRAWN, assign_document, correct_fact, give_verdict, withdraw_verdict

Form = Mapping[str, str]


def _verdict(desk: Desk, form: Form) -> str:
    word, finding = form.get("omdome", ""), form.get("avvikelse", "")
    note = form.get("skal", "").strip() or STANDARD_NOTES.get(word, "")
    at = desk.now().replace(microsecond=0)
    if word == WITHDRAWN:
        withdraw_verdict(desk.home, finding, note=note or "Omdömet är tillbakataget.", by=desk.user, given_at=at)
        return "tillbaka"
    try:
        until = date.fromisoformat(text) if (text := form.get("till", "").strip()) else None
    except ValueError:
        raise WarehouseError(f"”{text}” är inget datum; skriv till exempel 2026-02-28.") from None
    give_verdict(desk.home, finding, word, note=note, by=desk.user, given_at=at, until=until)
    return "omdome"


def _correction(desk: Desk, form: Form) -> str:
    note = form.get("skal", "").strip()
    if not note:
        raise WarehouseError("En rättelse behöver ett skäl.")
    fact, value = form.get("uppgift", ""), form.get("varde", "")
    correct_fact(desk.home, fact, value, note=note, by=desk.user, given_at=desk.now().replace(microsecond=0))
    return "rattelse"


def _assignment(desk: Desk, form: Form) -> str:
    note = form.get("skal", "").strip() or "Hör till ärendet."
    case = find_case([entry.row for entry in desk.holder.view().entries], form.get("arende", "").strip())
    assign_document(
        desk.home, form.get("handling", ""), case["case_id"], note=note, by=desk.user, given_at=desk.now().replace(microsecond=0)
    )
    return "hemvist"


def _posted(say: Callable[[Desk, Form], str]) -> Callable[[Request], Awaitable[Response]]:
    """A form that changes something: refused without this browser's token."""

    async def handle(request: Request) -> Response:
        desk = desk_of(request)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return error(request, "Formuläret är för stort.", 413)
        try:
            form = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=50))
        except ValueError:
            return error(request, "Formuläret har fel format.", 400)
        if not desk.tokens.fits(request.cookies.get(COOKIE, ""), form.get(FIELD, "")):
            return error(request, "Formuläret är för gammalt. Gå tillbaka, ladda om sidan och försök igen.", 403)
        try:
            what = await run_in_threadpool(say, desk, form)
        except (WarehouseError, NotOne) as problem:
            return error(request, str(problem), 400)
        return RedirectResponse(_way_back(form.get("tillbaka", ""), what, form.get("ankare", "")), 303)

    return handle


def _way_back(path: str, what: str, anchor: str) -> str:
    """The page the form stood on; never another site."""
    parts = urlsplit(path)
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and "\\" not in path
    if not inside or any(ord(c) < 32 for c in path):
        return "/"
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith("sagt="))
    kept = f"{query}&" if query else ""
    mark = f"#{anchor}" if anchor and all(c.isalnum() or c in "-_" for c in anchor) else ""
    return f"{parts.path}?{kept}sagt={what}{mark}"


verdict, correction, assignment = _posted(_verdict), _posted(_correction), _posted(_assignment)
