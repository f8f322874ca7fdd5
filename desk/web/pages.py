"""The pages an officer walks between: overview, cases, one case, documents."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from desk import queries as shared
from desk.web import queries
from desk.web.case import CasePage, case_page, one_finding
from desk.web.catalogue import paragraphs_of
from desk.web.completion import asked_of, draft
from desk.web.entries import CaseEntry
from desk.web.lists import ORDERS, PAGE, asked_for, case_list
from desk.web.overview import overview as overview_of
from desk.web.respond import Desk, error, page, with_view
from desk.web.snapshot import View
from desk.web.trust import OFFERED, RIGHT, WRONG, answers, reliability
from warehouse.reproduce import reproducing_query

MOST_ROWS = 200
STATUSES = (("", "Alla"), ("loaded", "Inlästa"), ("needs_review", "Behöver granskas"), ("quarantined", "Kunde inte läsas"))


def _overview(request: Request, desk: Desk, view: View) -> Response:
    snapshot = view.snapshot
    return page(
        request,
        "overview.html",
        view,
        o=overview_of(view),
        counts=snapshot.document_counts,
        coverage=snapshot.coverage,
        clauses=snapshot.clauses,
    )


def _cases(request: Request, desk: Desk, view: View) -> Response:
    given = request.query_params
    wanted = asked_for(given)
    asked, chosen, words = wanted.asked, wanted.chosen, view.snapshot.words
    ranks = view.snapshot.index.find(asked, words.find, words.find_amount) if asked else None
    order = given.get("ordning", "")
    listed = case_list(view.entries, ranks, wanted, order, number_of(given.get("sida")))
    parameters = {"q": asked, **chosen, "ordning": order}
    return page(
        request,
        "cases.html",
        view,
        listed=listed,
        asked=asked,
        parameters=parameters,
        orders=ORDERS,
        chosen=chosen,
        ready=words.ready,
    )


def _case(request: Request, desk: Desk, view: View) -> Response:
    found = case_page(view.snapshot.source(), view.said, request.path_params["case_id"])
    if found is None:
        return error(request, "Det ärendet finns inte i lagret. Det kan ha fått ett annat id vid en senare inläsning.", 404)
    return page(request, "case.html", view, p=found, asked=len(asked_of(found)), following=_following(view, found))


def _following(view: View, found: CasePage) -> CaseEntry | None:
    """The next case that somebody should say a word on, from the largest difference down and then from the top again."""
    keys = [entry.case_id for entry in view.entries]
    at = keys.index(found.case["case_id"]) + 1 if found.case["case_id"] in view.by_id else 0
    waiting = (e for e in (*view.entries[at:], *view.entries[: max(0, at - 1)]) if e.silent)
    return next(waiting, None)


def _explain(request: Request, desk: Desk, view: View) -> Response:
    source = view.snapshot.source()
    found = one_finding(source, view.said, request.path_params["finding_id"])
    if found is None:
        return error(request, "Den jämförelsen finns inte i lagret. Den kan ha fallit bort vid en senare inläsning.", 404)
    row = found.row
    query = reproducing_query(row["rule"], row["finding_id"], row["case_id"], row["left_fact_id"], row["right_fact_id"])
    columns, rows = source.table(query)
    events = source.rows(shared.FINDING_EVENTS, {"finding_id": row["finding_id"]})
    saying = paragraphs_of(row["rule"])
    return page(
        request, "explain.html", view, f=found, events=events, saying=saying, query=query, columns=columns, rows=rows[:MOST_ROWS]
    )


def _completion(request: Request, desk: Desk, view: View) -> Response:
    found = case_page(view.snapshot.source(), view.said, request.path_params["case_id"])
    if found is None:
        return error(request, "Det ärendet finns inte i lagret.", 404)
    asked = asked_of(found)
    lines = draft(found, asked, desk.user).split("\n") if asked else []
    return page(request, "completion.html", view, case=found.case, lines=lines)


def _documents(request: Request, desk: Desk, view: View) -> Response:
    given = request.query_params
    status = given.get("status") if given.get("status") in dict(STATUSES[1:]) else None
    without_case, new = given.get("utan_arende") == "1", given.get("nya") == "1"
    number = max(1, number_of(given.get("sida")))
    asked = {"status": status, "without_case": without_case, "new": new}
    source = view.snapshot.source()
    found = source.rows(queries.DOCUMENTS_COUNTED, asked)[0]["found"]
    rows = source.rows(queries.DOCUMENTS, {**asked, "most": PAGE, "first": (number - 1) * PAGE})
    parameters = {"status": status or "", "utan_arende": "1" if without_case else "", "nya": "1" if new else ""}
    return page(
        request,
        "documents.html",
        view,
        rows=[(row, view.said.assignment(row)) for row in rows],
        found=found,
        number=number,
        pages=max(1, -(-found // PAGE)),
        parameters=parameters,
        statuses=STATUSES,
        cases=view.by_id,
    )


def _trust(request: Request, desk: Desk, view: View) -> Response:
    sample = view.snapshot.sample
    left = [row for row in sample if row["fact_id"] not in view.said.corrections]
    return page(
        request,
        "trust.html",
        view,
        groups=reliability(view.said, sample),
        said_so_far=len(answers(view.said)),
        offered=left[:OFFERED],
        left=len(left),
        size=len(sample),
        right=RIGHT,
        wrong=WRONG,
    )


def number_of(text: str | None) -> int:
    """A page number from an address; 1 for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else 1


overview, cases, documents = with_view(_overview), with_view(_cases), with_view(_documents)
case, completion, trust, explain = with_view(_case), with_view(_completion), with_view(_trust), with_view(_explain)
