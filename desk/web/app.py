"""The application: which address is answered by what, and what all answers share. No domain logic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from desk.web import pages, papers, saying, taking, waiting
from desk.web.guard import Guard, Tokens
from desk.web.language import Speaks
from desk.web.pictures import Pictures
from desk.web.respond import Desk, crashed, not_found
from desk.web.snapshot import Holder

Answer = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]

PAGES: tuple[tuple[str, Answer], ...] = (
    ("/", pages.overview),
    ("/arenden", pages.cases),
    ("/arende/{case_id}", pages.case),
    ("/arende/{case_id}/komplettering", pages.completion),
    ("/arende/{case_id}/komplettering.{form}", taking.completion),
    ("/arende/{case_id}/ark.pdf", taking.sheet),
    ("/avvikelse/{finding_id}", pages.explain),
    ("/vantar/{what}", waiting.waiting),
    ("/handlingar", pages.documents),
    ("/handling/{document_id}", papers.document),
    ("/handling/{document_id}/sida/{page:int}.png", papers.page_picture),
    ("/handling/{document_id}/sida/{page:int}.json", papers.page_words),
    ("/handling/{document_id}/original", papers.original),
    ("/uppgift/{fact_id}", papers.fact),
    ("/uppgift/{fact_id}/rad.png", papers.crop),
    ("/stickprov", pages.trust),
    ("/natt.svg", taking.night),
    ("/export/{form}", taking.export),
)
WORDS: tuple[tuple[str, Answer], ...] = (
    ("/omdome", saying.verdict),
    ("/rattelse", saying.correction),
    ("/hemvist", saying.assignment),
)


def build_app(home: Path, user: str, hosts: tuple[str, ...], folder: Path, now: Callable[[], datetime]) -> FastAPI:
    """The desk over a home folder. `hosts` are the only names it answers to; `folder` is for pictures while it runs."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, title="medfin")
    app.state.desk = Desk(home, user, Holder(home), Tokens(), Pictures(home, folder), folder, now)
    for path, answer in PAGES:
        app.add_route(path, answer, methods=["GET"])
    for path, answer in WORDS:
        app.add_route(path, answer, methods=["POST"])
    app.mount("/static", StaticFiles(packages=[("desk", "static")]))
    app.add_exception_handler(404, not_found)
    app.add_exception_handler(Exception, crashed)
    app.add_middleware(Speaks)
    app.add_middleware(Guard, hosts=hosts)
    return app
