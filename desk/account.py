"""`medfin explain` and `medfin bridge`: what a finding rests on, and how the financing went from plan to decision.

Knows which rows of `report` answer and how they look; comparing is the warehouse's work.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from desk import queries
from desk.changes import bridge_table, derived_lines
from desk.cli import SEVERITIES, as_of_argument, full_id
from desk.find import find_case
from desk.output import Row, as_table, emit, plain, plain_columns, screen_width
from desk.page import heading_of, place_of
from desk.source import open_source
from desk.text import DASH, VERDICTS, amount, day, safe, word, wrapped
from warehouse.reproduce import reproducing_query

DONE = 0
EVENTS = {"opened": "upptäckt", "changed": "ändrad", "closed": "stängd", "reopened": "öppnad igen"}
REASONS = {
    "agreed_now": "uppgifterna stämmer nu",
    "superseded": "nya handlingar har kommit",
    "corrected": "en uppgift är rättad",
    "read_anew": "handlingarna är lästa på nytt",
    "verdict": "handläggarens omdöme",
    "stale": "uppgifterna har ändrats sedan omdömet",
    "verdict_expired": "omdömets tid är ute",
    "verdict_changed": "nytt omdöme",
    "verdict_withdrawn": "omdömet gäller inte längre",
    "case_gone": "ärendet finns inte längre",
    "no_longer_compared": "jämförelsen görs inte längre",
}


def explain_arguments(parser: argparse.ArgumentParser) -> None:
    """FINDING, --as-of, --format."""
    parser.add_argument("finding", metavar="AVVIKELSE", help="finding_id, eller så mycket av början att det bara finns ett")
    as_of_argument(parser)
    parser.add_argument("--format", choices=("table", "json"), default="table", help="table (förval) eller json")


def explain(arguments: argparse.Namespace) -> int:
    """Everything a finding rests on, and the query that shows it again."""
    with open_source(arguments.home, arguments.as_of) as source:
        key = full_id(source, queries.FINDINGS_STARTING, arguments.finding, "avvikelse-id")
        finding = source.rows(queries.FINDING, {"finding_id": key})[0]
        left, right = finding["left_fact_id"], finding["right_fact_id"]
        sides = [
            row
            for fact in (left, right)
            if fact
            for row in source.rows(queries.FACTS_OF_FINDING, {"fact_id": fact, "case_id": finding["case_id"]})[:1]
        ]
        events = source.rows(queries.FINDING_EVENTS, {"finding_id": key})
        query = reproducing_query(finding["rule"], key, finding["case_id"], left, right)
        columns, rows = source.table(query)
    if arguments.format == "json":
        page = {"finding": finding, "facts": sides, "events": events, "query": query, "result": rows}
        print(json.dumps(plain(page), ensure_ascii=False, indent=2))
    else:
        print(explanation(finding, sides, events, query, columns, rows))
    return DONE


def explanation(
    finding: Row, sides: Sequence[Row], events: Sequence[Row], query: str, columns: Sequence[str], rows: Sequence[Row]
) -> str:
    """The page of one finding."""
    width = screen_width()
    head = f"{SEVERITIES.get(finding['severity'], finding['severity'])}  {word('Outcome', finding['outcome'])}"
    lines = [head, "═" * len(head), *wrapped(safe(finding["message"]), width), ""]
    lines.append(f"Ärende     {safe(finding['registration_number'] or DASH)}  {safe(finding['project_title'] or '')}".rstrip())
    lines.append(f"Regel      {finding['rule']}, version {finding['rule_version'] or DASH}  (docs/rules.md)")
    for label, value in (("Väntat", finding["expected"]), ("Funnet", finding["found"])):
        lines.append(f"{label:<10} {safe(value) if value is not None else DASH}")
    if finding["difference_sek"] is not None:
        lines.append(f"Skillnad   {amount(finding['difference_sek'])} kr")
    if finding["working"]:
        lines += wrapped(f"Räkning    {safe(finding['working'])}", width, rest=" " * 11)
    lines += ["", "Uppgifterna", "───────────"]
    for fact in sides:
        lines += _fact_lines(fact, width)
    if not sides:
        lines.append("Jämförelsen gäller sådant som inte står på ett enda ställe; se frågan nedan.")
    lines += _life(finding, events, width)
    lines += ["", 'Frågan som visar det igen (medfin query "…")', "─" * 43, query]
    if rows:
        lines += ["", as_table(plain_columns(rows[:40], columns))]
    return "\n".join(lines)


def _fact_lines(fact: Row, width: int) -> list[str]:
    lines = wrapped(f"{heading_of({**fact, 'kind': fact['document_kind']})}: {place_of(fact)}", width, rest="  ")
    said = f"  värde {safe(fact['value'])} {safe(fact['unit'] or '')}".rstrip() + f", {word('Standing', fact['standing'])}"
    if fact["x0"] is not None:
        box = ", ".join(f"{fact[name]:.1f}" for name in ("x0", "top", "x1", "bottom"))
        said += f", ruta {box}"
    if fact["corrected_by"]:
        said += f", rättad av {safe(fact['corrected_by'])} (läst: {safe(fact['value_read'])})"
    return [*lines, said]


def _life(finding: Row, events: Sequence[Row], width: int) -> list[str]:
    lines = ["", "Livet hittills", "──────────────", f"{day(finding['first_seen_on'])}  jämförd första gången"]
    for event in events:
        why = f": {REASONS.get(event['reason'], event['reason'])}" if event["reason"] else ""
        lines.append(f"{day(event['seen_on'])}  {EVENTS.get(event['event'], event['event'])}{why}")
    if finding["verdict"]:
        until = f", gäller till {day(finding['verdict_until'])}" if finding["verdict_until"] else ""
        said = f"{VERDICTS.get(finding['verdict'], finding['verdict'])} av {safe(finding['verdict_by'])}{until}"
        lines += wrapped(f"{said}: {safe(finding['verdict_note'] or '')}", width, rest="  ")
    return lines


def bridge_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, --as-of, --format."""
    parser.add_argument("case", metavar="ÄRENDE", nargs="+", help="diarienummer, ärende-id eller ord ur namnet")
    as_of_argument(parser)
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="table (förval), json eller csv")


def bridge(arguments: argparse.Namespace) -> int:
    """Krona by krona from the first plan to the decision, and what follows from what is printed."""
    with open_source(arguments.home, arguments.as_of) as source:
        case = find_case(source.rows(queries.CASES), " ".join(arguments.case))
        one = {"case_id": case["case_id"]}
        columns, rows = source.table(queries.BRIDGE, one)
        derived = source.rows(queries.DERIVED, one)
    if arguments.format != "table":
        emit(rows, columns, arguments.format)
        return DONE
    parts = [bridge_table(rows), derived_lines(derived)]
    print("\n\n".join(part for part in parts if part) or "Ärendet har för få handlingar med belopp för att jämföra versioner.")
    return DONE
