"""The officer's questions: cases, show, findings, documents, query, evidence. Reads the published warehouse only.

Knows the arguments and which columns an officer wants to see first; everything else is in the modules beside it.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk import queries
from desk.find import find_case
from desk.output import FORMATS, Column, Row, emit, plain, screen_width
from desk.page import CaseRows, case_page, heading_of, reading_of
from desk.source import Source, open_source
from desk.text import DASH, VERDICTS, amount, day, safe, word, wrapped

DONE, FAILED = 0, 1
SEVERITIES = {"error": "FEL", "warning": "VARNING", "info": "INFO"}


class DeskError(Exception):
    """What an officer must be told; one Swedish line."""


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="table", help="table (förval), json eller csv")


def as_of_argument(parser: argparse.ArgumentParser) -> None:
    """--as-of."""
    parser.add_argument(
        "--as-of", metavar="DATUM", type=date.fromisoformat, help="vad lagret sade den dagen, till exempel 2026-11-23"
    )


def cases_arguments(parser: argparse.ArgumentParser) -> None:
    """--as-of, --format."""
    as_of_argument(parser)
    _format(parser)


def cases(arguments: argparse.Namespace) -> int:
    """All cases, newest first."""
    with open_source(arguments.home, arguments.as_of) as source:
        columns, rows = source.table(queries.CASES)
    emit(
        rows,
        columns,
        arguments.format,
        [
            Column("Ärende", tuple(safe(r["registration_number"] or DASH) for r in rows)),
            Column("Projekt", tuple(safe(r["project_title"] or DASH) for r in rows)),
            Column("Sökande", tuple(safe(r["applicant_name"] or DASH) for r in rows)),
            Column("Sökt", tuple(amount(r["amount_applied_for_sek"]) for r in rows), right=True),
            Column("Beviljat", tuple(amount(r["amount_granted_sek"]) for r in rows), right=True),
            Column("Utfall", tuple(word("DecisionOutcome", r["outcome"]) for r in rows)),
            Column("Avvik.", tuple(_count(r["mismatch_count"], r["worst_severity"]) for r in rows), right=True),
        ],
    )
    return DONE


def _count(mismatches: int, worst: str | None) -> str:
    return f"{mismatches}{'!' if worst == 'error' else ''}" if mismatches else "0"


def show_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, --as-of, --format."""
    as_of_argument(parser)
    parser.add_argument(
        "case", metavar="ÄRENDE", nargs="+", help="diarienummer i valfri skrivning, ärende-id eller ord ur namnet"
    )
    _format(parser)


def show(arguments: argparse.Namespace) -> int:
    """One case on one page."""
    with open_source(arguments.home, arguments.as_of) as source:
        case = find_case(source.rows(queries.CASES), " ".join(arguments.case))
        rows = case_rows(source, case["case_id"])
    if arguments.format == "table":
        print(case_page(rows))
    elif arguments.format == "json":
        _show_json(rows)
    else:
        emit(_cells(rows), ("part", "row", "column", "value"), "csv")
    return DONE


def case_rows(source: Source, case_id: str) -> CaseRows:
    """Everything that the page of a case is made of."""
    one = {"case_id": case_id}
    return CaseRows(
        case=source.rows(queries.CASE, one)[0],
        documents=source.rows(queries.DOCUMENTS, {**one, "status": None}),
        financing=source.rows(queries.FINANCING, one),
        findings=source.rows(queries.FINDINGS, {**one, "all": True}),
        sides={row["fact_id"]: row for row in source.rows(queries.SIDES, one)},
        conditions=source.rows(queries.CONDITIONS, one),
        problems=source.rows(queries.PROBLEMS, one),
        expectations=source.rows(queries.EXPECTATIONS, one),
        bridge=source.rows(queries.BRIDGE, one),
        derived=source.rows(queries.DERIVED, one),
    )


def _parts(rows: CaseRows) -> dict[str, Sequence[Row]]:
    return {
        "case": [rows.case],
        "documents": rows.documents,
        "financing": rows.financing,
        "findings": rows.findings,
        "facts": list(rows.sides.values()),
        "conditions": rows.conditions,
        "problems": rows.problems,
        "expectations": rows.expectations,
        "bridge": rows.bridge,
        "derived": rows.derived,
    }


def _show_json(rows: CaseRows) -> None:
    import json

    page = {**_parts(rows), "case": rows.case}
    print(json.dumps(plain(page), ensure_ascii=False, indent=2))


def _cells(rows: CaseRows) -> list[Row]:
    """A case is no one table: a line for each cell, with the part of the case, its row there (from 1) and its column."""
    return [
        {"part": part, "row": number, "column": column, "value": value}
        for part, found in _parts(rows).items()
        for number, row in enumerate(found, start=1)
        for column, value in row.items()
    ]


def follow_up(arguments: argparse.Namespace) -> int:
    """What a batch ends with: every mismatch that no officer has dealt with, case by case."""
    with open_source(arguments.home) as source:
        rows = source.rows(queries.OPEN_MISMATCHES)
    print("Avvikelser att följa upp:" if rows else "Inga avvikelser.")
    for _, of_case in itertools.groupby(rows, key=lambda row: row["case_id"]):
        found = list(of_case)
        title = (
            f"{safe(found[0]['registration_number'] or '')}  {safe(found[0]['project_title'] or '(projektnamn saknas)')}".strip()
        )
        print(f"\n{title}\n{'─' * min(screen_width(), len(title))}")
        for row in found:
            mark = SEVERITIES.get(row["severity"], row["severity"])
            print("\n".join(wrapped(f"{mark:<8} {safe(row['message'])}", screen_width(), rest=" " * 9)))
    print(f"\nPublicerat i {arguments.home / 'medfin.duckdb'}. Ett ärende på en sida: medfin show ÄRENDE --home {arguments.home}")
    return DONE


def findings_arguments(parser: argparse.ArgumentParser) -> None:
    """--case, --all, --as-of, --format."""
    as_of_argument(parser)
    parser.add_argument("--case", metavar="ÄRENDE", help="bara det ärendet")
    parser.add_argument("--all", action="store_true", help="också det som stämmer och det som inte går att avgöra")
    _format(parser)


def findings(arguments: argparse.Namespace) -> int:
    """Mismatches, the gravest first; with --all every comparison made."""
    with open_source(arguments.home, arguments.as_of) as source:
        case_id = find_case(source.rows(queries.CASES), arguments.case)["case_id"] if arguments.case else None
        columns, rows = source.table(queries.FINDINGS, {"case_id": case_id, "all": arguments.all})
    table = [
        Column("Grad", tuple(SEVERITIES.get(r["severity"], r["severity"]) for r in rows)),
        Column("Ärende", tuple(safe(r["registration_number"] or r["project_title"] or r["case_id"]) for r in rows)),
        Column("Vad", tuple(safe(r["message"]) for r in rows)),
        Column("Avvikelse-id", tuple(r["finding_id"] for r in rows)),
        Column("Omdöme", tuple(VERDICTS.get(r["verdict"], "") if r["verdict"] else "" for r in rows)),
    ]
    if arguments.all:
        table.insert(1, Column("Utfall", tuple(word("Outcome", r["outcome"]) for r in rows)))
    emit(rows, columns, arguments.format, table)
    return DONE


def documents_arguments(parser: argparse.ArgumentParser) -> None:
    """--case, --status, --format."""
    parser.add_argument("--case", metavar="ÄRENDE", help="bara det ärendet")
    parser.add_argument("--status", choices=("loaded", "needs_review", "quarantined"), help="bara de som slutade så")
    _format(parser)


def documents(arguments: argparse.Namespace) -> int:
    """Every document and how its reading went."""
    with open_source(arguments.home) as source:
        all_cases = {row["case_id"]: row for row in source.rows(queries.CASES)}
        case_id = find_case(list(all_cases.values()), arguments.case)["case_id"] if arguments.case else None
        columns, rows = source.table(queries.DOCUMENTS, {"case_id": case_id, "status": arguments.status})

    def case_of(case: str | None) -> str:
        return safe(all_cases[case]["registration_number"] or all_cases[case]["project_title"] or case) if case else DASH

    emit(
        rows,
        columns,
        arguments.format,
        [
            Column("Handling", tuple(safe(r["file_name"]) + (f" [{r['segment']}]" if r["segment"] else "") for r in rows)),
            Column("Slag", tuple(heading_of(r) if r["status"] != "quarantined" else DASH for r in rows)),
            Column("Ärende", tuple(case_of(r["case_id"]) for r in rows)),
            Column("Datum", tuple(day(r["decided_on"] or r["dated_on"] or r["received_on"]) for r in rows)),
            Column("Läsning", tuple(reading_of(r) for r in rows)),
        ],
    )
    return DONE


def query_arguments(parser: argparse.ArgumentParser) -> None:
    """SQL or NAME, --as-of, --format."""
    as_of_argument(parser)
    parser.add_argument("query", metavar="SQL", nargs="?", help="en SELECT-sats över report.*, eller namnet på en sparad fråga")
    parser.add_argument("parameters", metavar="NAMN=VÄRDE", nargs="*", help="värden till en sparad fråga")
    _format(parser)


def query(arguments: argparse.Namespace) -> int:
    """SQL or a saved question; without either, the list of saved questions."""
    from desk.ask import ask, saved_questions

    if arguments.query is None:
        print(saved_questions())
        return DONE
    columns, rows = ask(arguments.home, arguments.query, arguments.parameters, arguments.as_of)
    emit(rows, columns, arguments.format)
    return DONE


def evidence_arguments(parser: argparse.ArgumentParser) -> None:
    """FACT_ID, -o."""
    parser.add_argument("fact", metavar="FAKTUM", help="fact_id, eller så mycket av början att det bara finns ett")
    parser.add_argument("-o", "--output", metavar="BILD", type=Path, required=True, help="till exempel sida.png")


def evidence(arguments: argparse.Namespace) -> int:
    """The page a fact was read from, with its box."""
    from desk.evidence import draw_evidence, where

    with open_source(arguments.home) as source:
        fact = source.rows(queries.FACT, {"fact_id": full_id(source, queries.FACTS_STARTING, arguments.fact, "faktum")})[0]
    draw_evidence(arguments.home, fact, arguments.output)
    print(f"{where(fact)} → {arguments.output}")
    return DONE


def full_id(source: Source, starting: str, given: str, what: str) -> str:
    """The one identifier that begins as given."""
    found = [next(iter(row.values())) for row in source.rows(starting, {"start": given})]
    if given in found:
        return given
    if len(found) != 1:
        raise DeskError(f"{'inget' if not found else 'mer än ett'} {what} börjar på {safe(given)!r}")
    return str(found[0])
