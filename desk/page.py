"""One case on one page of text: who, what, how much, who pays, what does not agree, what is due, and the papers.

Knows what an officer asks first and in which order; knows nothing of where the rows come from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.changes import bridge_table, derived_lines
from desk.output import Column, Row, as_table, screen_width
from desk.text import DASH, REASONS, VERDICTS, amount, day, kronor, percent, safe, word, wrapped

COLUMN_KINDS = ("application", "budget", "officers_report", "decision")
COLUMNS_BESIDE = 5
DIFFERS = "≠"


@dataclass(frozen=True, slots=True)
class CaseRows:
    """Everything the page is made of, as rows of the report views."""

    case: Row
    documents: Sequence[Row]
    financing: Sequence[Row]
    findings: Sequence[Row]
    sides: Mapping[str, Row]
    conditions: Sequence[Row]
    problems: Sequence[Row]
    expectations: Sequence[Row] = ()
    bridge: Sequence[Row] = ()
    derived: Sequence[Row] = ()


def case_page(rows: CaseRows) -> str:
    """The whole page."""
    versions = in_order(rows.documents)
    parts = [_head(rows.case), _amounts(versions)]
    parts += [_financing(versions, rows.financing), _findings(rows.findings, rows.sides)]
    moved = any(row["change_sek"] for row in rows.bridge)
    parts += [bridge_table(rows.bridge, changes_only=True) if moved else "", derived_lines(rows.derived)]
    parts += [_dates(rows.case, rows.conditions, rows.documents), _awaited(rows.expectations)]
    parts += [_documents(rows.documents), _problems(rows.problems)]
    return "\n\n".join(part for part in parts if part)


def in_order(documents: Iterable[Row]) -> list[Row]:
    """The papers that state amounts, in the order a case goes: application, budget, report, decision, each by revision."""
    stating = [d for d in documents if d["kind"] in COLUMN_KINDS and d["status"] != "quarantined"]
    return sorted(stating, key=lambda d: (COLUMN_KINDS.index(d["kind"]), d["revision"] or 0, d["file_name"], d["segment"]))


def _head(case: Row) -> str:
    title = safe(case["project_title"] or "(projektnamn saknas)")
    number = safe(case["registration_number"] or "(utan diarienummer)")
    applicant = safe(case["applicant_name"] or DASH)
    if case["applicant_org_number"]:
        applicant += f" ({safe(case['applicant_org_number'])})"
    granted = word("DecisionOutcome", case["outcome"])
    if case["amount_granted_sek"] is not None:
        granted += f", högst {kronor(case['amount_granted_sek'])}"
    if case["support_rate_pct"] is not None:
        granted += f", {percent(case['support_rate_pct'])}"
    lines = [
        f"{number}  {title}",
        "═" * min(screen_width(), len(number) + 2 + len(title)),
        f"Sökande    {applicant}",
        f"Myndighet  {safe(case['authority'] or DASH)}",
        f"Sökt       {kronor(case['amount_applied_for_sek'])} av totalt {kronor(case['total_cost_sek'])}",
        f"Utfall     {granted}",
        f"Period     {period(case)}",
        f"Ärende-id  {case['case_id']}",
    ]
    return "\n".join(lines)


def period(row: Row) -> str:
    """Both days, or a dash where neither is known."""
    if row["period_start"] is None and row["period_end"] is None:
        return DASH
    return f"{day(row['period_start'])} till {day(row['period_end'])}"


def heading_of(document: Row) -> str:
    """`Ansökan`, `Budget rev. 1`: what a column of the page is called."""
    name = word("DocumentKind", document["kind"]).capitalize()
    return f"{name} rev. {document['revision']}" if document["revision"] else name


def _amounts(versions: Sequence[Row]) -> str:
    lines = (
        ("Inkom", "received_on", day),
        ("Daterad", "dated_on", day),
        ("Beslutad", "decided_on", day),
        ("Sökt belopp", "amount_applied_for_sek", amount),
        ("Total kostnad", "total_cost_sek", amount),
        ("Beviljat/föreslaget", "amount_granted_sek", amount),
        ("Stödandel", "support_rate_pct", percent),
        ("Period från", "period_start", day),
        ("Period till", "period_end", day),
        ("Slutrapport", "final_report_due", day),
    )
    compared = {"amount_applied_for_sek", "total_cost_sek", "support_rate_pct", "period_start", "period_end", "final_report_due"}
    table = []
    for label, field, show in lines:
        values = [document[field] for document in versions]
        if any(value is not None for value in values):
            table.append((label, [show(v) for v in values], _changes(values) if field in compared else [False] * len(values)))
    return _beside("Vad handlingarna säger", versions, table)


def _financing(versions: Sequence[Row], financing: Sequence[Row]) -> str:
    by_document: dict[str, dict[tuple[str, str, int], Any]] = {d["document_id"]: {} for d in versions}
    status: dict[tuple[str, str, int], str] = {}
    names: dict[str, str] = {}
    for document_id, printed in _printed_rows(financing).items():
        if document_id not in by_document:
            continue
        seen: Counter[tuple[str, str]] = Counter()
        for row in printed:
            # The applicant may be spelled differently from paper to paper; it is one row all the same.
            who = (
                names.setdefault(row["financier_type"], row["financier"])
                if row["financier_type"] == "applicant"
                else row["financier"]
            )
            key = (who, row["contribution"], seen[who, row["contribution"]])
            seen[who, row["contribution"]] += 1
            by_document[document_id][key] = row["amount"]
            status[key] = row["status"]
    if not status:
        return ""
    table = []
    for key in status:
        cells = [by_document[d["document_id"]].get(key, _ABSENT) for d in versions]
        shown = ["" if cell is _ABSENT else amount(cell) for cell in cells]
        known = [None if cell is _ABSENT else cell for cell in cells]
        label = safe(key[0]) + (" (annat än pengar)" if key[1] == "in_kind" else "") + (f" [{key[2] + 1}]" if key[2] else "")
        table.append((label, shown, _changes(known)))
    return _beside("Finansiering", versions, table)


_ABSENT = object()


def _printed_rows(financing: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
    """One entry a printed row: its amount for the whole project, else the sum of its years."""
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in financing:
        grouped.setdefault((row["document_id"], row["printed_row"]), []).append(row)
    result: dict[str, list[dict[str, Any]]] = {}
    for (document_id, _), rows in grouped.items():
        whole = next((r["amount_sek"] for r in rows if r["year"] is None and r["amount_sek"] is not None), None)
        years = [r["amount_sek"] for r in rows if r["year"] is not None and r["amount_sek"] is not None]
        total = whole if whole is not None else sum(years) if years else None
        result.setdefault(document_id, []).append({**rows[0], "amount": total})
    return result


def _changes(values: Sequence[Any]) -> list[bool]:
    """For each value whether it differs from the last one stated before it."""
    last, changed = None, []
    for value in values:
        changed.append(value is not None and last is not None and value != last)
        last = value if value is not None else last
    return changed


def _beside(title: str, versions: Sequence[Row], table: Sequence[tuple[str, Sequence[str], Sequence[bool]]]) -> str:
    """Versions beside each other; more than fit go into a second block below."""
    if not versions or not table:
        return ""
    blocks = []
    for first in range(0, len(versions), COLUMNS_BESIDE):
        part = range(first, min(first + COLUMNS_BESIDE, len(versions)))
        columns = [Column(title, tuple(label for label, _, _ in table))]
        for i in part:
            cells = tuple(f"{DIFFERS if changed[i] else ''}{cells[i]}" for _, cells, changed in table)
            columns.append(Column(_short(heading_of(versions[i])), cells, right=True))
        blocks.append(as_table(columns))
    marked = any(any(changed) for _, _, changed in table)
    return "\n\n".join(blocks) + (f"\n{DIFFERS} skiljer sig från kolumnen före" if marked else "")


def _short(heading: str) -> str:
    return heading.replace("Tjänsteskrivelse", "Tjänsteskr.")


def _findings(findings: Sequence[Row], sides: Mapping[str, Row]) -> str:
    mismatches = [f for f in findings if f["outcome"] == "mismatch"]
    open_questions = sum(f["outcome"] == "undetermined" for f in findings)
    matches = sum(f["outcome"] == "match" for f in findings)
    summary = f"Avstämning: {len(mismatches)} avviker, {open_questions} går inte att avgöra, {matches} stämmer"
    lines = [summary, "─" * len(summary)]
    for finding in mismatches:
        lines += finding_lines(finding, sides)
    return "\n".join(lines)


def finding_lines(finding: Row, sides: Mapping[str, Row]) -> list[str]:
    """A mismatch: how grave, the sentence, where both figures stand, and what an officer has said of it."""
    mark = {"error": "FEL", "warning": "VARNING", "info": "INFO"}.get(finding["severity"], finding["severity"])
    width = screen_width()
    lines = wrapped(f"{mark:<8} {safe(finding['message'])}", width, rest=" " * 9)
    for fact_id in (finding["left_fact_id"], finding["right_fact_id"]):
        if fact_id in sides:
            lines += wrapped(place_of(sides[fact_id]), width, " " * 9, " " * 11)
    if finding["verdict"]:
        verdict = VERDICTS.get(finding["verdict"], finding["verdict"])
        said = f"{verdict} av {safe(finding['verdict_by'])}: {safe(finding['verdict_note'] or '')}"
        said += " (uppgifterna har ändrats sedan dess)" if finding["stale"] else ""
        lines += wrapped(said, width, " " * 9, " " * 11)
    lines.append(f"{'':9}{finding['rule']}  {finding['finding_id']}")
    return lines


def place_of(fact: Row) -> str:
    """`”2 332 498 kronor”, Beslut.pdf s. 2 (f-…)`."""
    where = f"s. {fact['page']}" if fact["page"] is not None else f"{fact['sheet']}!{fact['cell']}" if fact["cell"] else ""
    return f"”{safe(fact['raw'])}” i {safe(short_name(fact['file_name']))} {where}".rstrip() + f"  {fact['fact_id']}"


def short_name(path: str) -> str:
    """A file without its folders; the list of papers has the whole path."""
    return path.rsplit("/", 1)[-1]


def _dates(case: Row, conditions: Sequence[Row], documents: Sequence[Row]) -> str:
    names = {d["document_id"]: d["file_name"] for d in documents}
    lines = ["Datum och villkor", "─────────────────"]
    for label, field in (("Inkom", "received_on"), ("Beslut", "decided_on"), ("Slutrapport senast", "final_report_due")):
        if case[field] is not None:
            lines.append(f"{label:<19} {day(case[field])}")
    for condition in conditions:
        page = f" s. {condition['page']}" if condition["page"] else ""
        text = f"Villkor: {safe(condition['clause'])} [{safe(short_name(names.get(condition['document_id'], '')))}{page}]"
        lines += wrapped(text, screen_width(), rest="  ")
        if condition.get("closes_with"):
            state = f"öppet{_age(condition)}, stängs av" if condition["is_open"] else "uppfyllt genom"
            lines += wrapped(f"{state} {safe(condition['closes_with'])}", screen_width(), "  ", "  ")
    return "\n".join(lines) if len(lines) > 2 else ""


def _age(row: Row) -> str:
    return f" sedan {row['age_days']} dagar" if row["age_days"] is not None and row["age_days"] >= 0 else ""


def _awaited(expectations: Sequence[Row]) -> str:
    """Papers that are said to be enclosed or sent, and have not come."""
    waiting = [e for e in expectations if e["is_open"]]
    if not waiting:
        return ""
    lines = ["Utlovade handlingar som inte har kommit", "───────────────────────────────────────"]
    for row in waiting:
        kind = ("reviderad " if row["is_revised"] else "") + word("DocumentKind", row["kind"])
        page = f" s. {row['page']}" if row["page"] else ""
        text = f"{kind.capitalize()}{_age(row)}: ”{safe(row['clause'])}” [{safe(short_name(row['file_name']))}{page}]"
        lines += wrapped(text, screen_width(), rest="  ")
    return "\n".join(lines)


def _documents(documents: Sequence[Row]) -> str:
    if not documents:
        return ""
    ordered = sorted(documents, key=lambda d: (d["file_name"], d["segment"]))
    return as_table(
        [
            Column("Handling", tuple(safe(d["file_name"]) for d in ordered)),
            Column("Slag", tuple(heading_of(d) for d in ordered)),
            Column("Datum", tuple(day(d["decided_on"] or d["dated_on"] or d["received_on"]) for d in ordered)),
            Column("Läsning", tuple(reading_of(d) for d in ordered)),
        ]
    )


def reading_of(document: Row) -> str:
    """`inläst`, `kunde inte läsas: lösenordsskyddad`."""
    status = word("DocumentStatus", document["status"])
    return f"{status}: {REASONS.get(document['reason'], document['reason'])}" if document["reason"] else status


def _problems(problems: Sequence[Row], at_most: int = 12) -> str:
    if not problems:
        return ""
    lines = ["Att se över i läsningen", "───────────────────────"]
    for problem in problems[:at_most]:
        page = f" s. {problem['page']}" if problem["page"] else ""
        text = f"{safe(short_name(problem['file_name']))}{page}: {safe(problem['message'])}"
        lines += wrapped(text, screen_width(), rest="  ")
    if len(problems) > at_most:
        lines.append(f"… och {len(problems) - at_most} till")
    return "\n".join(lines)
