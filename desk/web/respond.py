"""What every answer needs: the desk's own things, the template's common values, and how errors look."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from desk.web.guard import FIELD, HEADERS, Tokens
from desk.web.html import render
from desk.web.language import tr
from desk.web.overview import silence
from desk.web.pictures import Pictures
from desk.web.snapshot import Holder, View
from warehouse.errors import WarehouseError


@dataclass(frozen=True, slots=True)
class Desk:
    """What the application is made of."""

    home: Path
    user: str
    holder: Holder
    tokens: Tokens
    pictures: Pictures
    folder: Path
    now: Callable[[], datetime]


def desk_of(request: Request) -> Desk:
    """The application's own things."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, view: View | None, status: int = 200, **values: object) -> HTMLResponse:
    """A page with the bar at its top: when the snapshot was taken, whether a night was missed, who is speaking."""
    desk = desk_of(request)
    taken_at = view.snapshot.taken_at if view is not None else None
    html = render(
        template,
        user=desk.user,
        token=desk.tokens.of(request.state.session),
        token_field=FIELD,
        taken_at=taken_at,
        today=desk.now().date(),
        silence=silence(taken_at, desk.now()) if view is not None else "",
        damage=view.said.damage if view is not None else (),
        said=request.query_params.get("sagt", ""),
        path=request.url.path,
        here_parameters=dict(request.query_params),
        here=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        **values,
    )
    return HTMLResponse(html, status)


def error(request: Request, message: str, status: int) -> HTMLResponse:
    """One sentence, and the way back."""
    view: View | None = None
    with contextlib.suppress(WarehouseError):
        view = desk_of(request).holder.view()
    return page(request, "error.html", view, status, message=tr(message))


def with_view(answer: Callable[[Request, Desk, View], Response]) -> Callable[[Request], Response]:
    """An answer that needs the warehouse; where there is none, the page says what to do."""

    def handle(request: Request) -> Response:
        desk = desk_of(request)
        try:
            view = desk.holder.view()
        except WarehouseError as problem:
            return error(request, str(problem), 503)
        return answer(request, desk, view)

    return handle


def crashed(request: Request, problem: Exception) -> Response:
    """A fault of ours: said plainly, and written to the log by the server. The guard is behind us here."""
    return PlainTextResponse("Något gick fel i medfin. Felet står där medfin desk startades.", 500, headers=dict(HEADERS))


def not_found(request: Request, problem: Exception) -> Response:
    """An address that leads nowhere."""
    return error(request, "Den sidan finns inte.", 404)
