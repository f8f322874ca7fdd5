"""The rows behind the figures of the overview: what was read and not understood, what is promised and has not come, what is
conditional, and the nights themselves.

Knows which list answers to which address; one template draws them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from fastapi.responses import Response

from desk.web import queries
from desk.web.lists import PAGE
from desk.web.pages import number_of
from desk.web.respond import Desk, error, page, with_view
from desk.web.snapshot import View


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list: its address, its heading, one sentence about it, its query, and how its rows look."""

    key: str
    title: str
    about: str
    query: str
    look: str
    values: Mapping[str, str | None] = field(default_factory=dict)


LISTS = (
    Waiting(
        "tvetydiga",
        "Tvetydiga läsningar",
        "Ingen jämförelse lutar sig mot dem förrän någon har sagt vad de betyder.",
        queries.WAITING_FACTS,
        "facts",
        {"standing": "ambiguous", "role": None, "kind": None},
    ),
    Waiting(
        "belopp-utan-roll",
        "Belopp utan roll",
        "Belopp som är lästa men inte förstådda: inget vet vad de är.",
        queries.WAITING_FACTS,
        "facts",
        {"standing": None, "role": "unassigned", "kind": "amount"},
    ),
    Waiting(
        "datum-utan-roll",
        "Datum utan roll",
        "Datum som är lästa men inte förstådda.",
        queries.WAITING_FACTS,
        "facts",
        {"standing": None, "role": "unassigned", "kind": "date"},
    ),
    Waiting(
        "villkor",
        "Öppna villkor",
        "Vad beslut, förslag och intyg gör pengarna beroende av, äldst först.",
        queries.WAITING_CONDITIONS,
        "clauses",
    ),
    Waiting(
        "utlovade",
        "Utlovade handlingar",
        "Handlingar som sägs vara bifogade eller på väg och som inte har kommit, äldst först.",
        queries.WAITING_EXPECTED,
        "clauses",
    ),
    Waiting("natter", "Natt för natt", "Varje inläsning och vad den fann, senast först.", queries.WAITING_NIGHTS, "nights"),
)
BY_KEY = {one.key: one for one in LISTS}


def _waiting(request: Request, desk: Desk, view: View) -> Response:
    chosen = BY_KEY.get(request.path_params["what"])
    if chosen is None:
        return error(request, "Den listan finns inte.", 404)
    number = max(1, number_of(request.query_params.get("sida")))
    rows = view.snapshot.source().rows(chosen.query, {**chosen.values, "most": PAGE, "first": (number - 1) * PAGE})
    found = rows[0]["found"] if rows else 0
    return page(
        request,
        "waiting.html",
        view,
        chosen=chosen,
        lists=LISTS,
        rows=rows,
        found=found,
        number=number,
        pages=max(1, -(-found // PAGE)),
    )


waiting = with_view(_waiting)
