"""The money of a case: one column a version, one row a financier, with sums checked and differences marked; the way from
what was applied for to what was granted; and who of the municipalities pays how much.

Knows rows of report.documents and report.financing; nothing of how they are drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from desk.output import Row
from desk.web.html import heading, word
from desk.web.language import gettext, tr

CHANGEABLE = (
    ("Sökt belopp", "amount_applied_for_sek", "amount", "applied_for"),
    ("Beviljat eller föreslaget", "amount_granted_sek", "amount", "granted"),
    ("Stödandel", "support_rate_pct", "percent", "support_rate"),
    ("Total kostnad", "total_cost_sek", "amount", "total_cost"),
    ("Inkom", "received_on", "day", "received"),
    ("Beslutad", "decided_on", "day", "decided"),
    ("Period från", "period_start", "day", "period_start"),
    ("Period till", "period_end", "day", "period_end"),
    ("Slutrapport senast", "final_report_due", "day", "final_report_due"),
)
"""Heading, column of report.documents, how it looks, and the role of the fact that it was read from."""
COST_ORDER = (
    "staff", "external_services", "travel", "premises", "equipment", "other", "indirect", "in_kind", "income",
)  # fmt: skip
NOT_COMPARED = ("received_on", "decided_on", "amount_granted_sek")
SORT = {"applicant": 0, "region": 2, "municipality": 3, "university": 4, "state": 5, "eu_fund": 6, "company": 7, "association": 8}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of one version. `differs` from the version before; `printed`: whether the paper has this row at all."""

    value: Any = None
    differs: bool = False
    printed: bool = True
    fact_id: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. `look` names the filter that shows its values; `mixed`: not money, or money that comes in."""

    label: str
    cells: tuple[Cell, ...]
    look: str = "amount"
    note: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """All rows below their versions. `sums` are computed from the rows above them."""

    versions: tuple[Row, ...]
    stated: tuple[Line, ...]
    financing: tuple[Line, ...]
    sums: tuple[Line, ...]
    costs: tuple[Line, ...] = ()
    cost_sums: tuple[Line, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything is marked."""
        lines = (*self.stated, *self.financing, *self.sums, *self.costs, *self.cost_sums)
        return any(c.differs for line in lines for c in line.cells)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from applied for to granted."""

    label: str
    amount: Decimal
    change: Decimal | None
    document_id: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One municipality's share of what the municipalities pay. `length` is 0 to 100."""

    name: str
    amount: Decimal
    share: Decimal
    length: float


def money_table(
    versions: Sequence[Row], financing: Sequence[Row], costs: Sequence[Row] = (), stated_facts: Sequence[Row] = ()
) -> MoneyTable:
    """`versions` in the order of the case. `costs`: report.budget_lines; `stated_facts`: what stated values were read from."""
    read_from = {(f["document_id"], f["role"], f["value"]): f["fact_id"] for f in stated_facts}
    stated = []
    for label, field, how, role in CHANGEABLE:
        values = [d[field] for d in versions]
        if any(v is not None for v in values):
            differs = [False] * len(values) if field in NOT_COMPARED else _changes(values)
            cells = (
                Cell(value, differs[i], fact_id=read_from.get((versions[i]["document_id"], role, _text(value, how))))
                for i, value in enumerate(values)
            )
            stated.append(Line(label, tuple(cells), how))
    rows = _financing_lines(versions, financing)
    totals = [d["total_cost_sek"] for d in versions]
    lines = _cost_lines(versions, costs)
    return MoneyTable(
        tuple(versions),
        tuple(stated),
        rows,
        _sums("Summa finansiering", versions, rows, totals),
        lines,
        _sums("Summa kostnader", versions, lines, totals),
    )


def _text(value: Any, how: str) -> str:
    """A value as report.facts has it."""
    if value is None:
        return ""
    return f"{value:.2f}" if how == "amount" else f"{value.normalize():f}" if how == "percent" else str(value.isoformat())


def _cost_lines(versions: Sequence[Row], costs: Sequence[Row]) -> tuple[Line, ...]:
    """One row a category: what a paper prints for the whole project, else the sum of its years."""
    whole: dict[tuple[str, str], dict[object, list[Row]]] = {}
    for row in costs:
        if row["category"] != "total" and row["amount_sek"] is not None:
            by_line = whole.setdefault((row["document_id"], row["category"]), {})
            by_line.setdefault(row["printed_row"], []).append(row)
    categories = [c for c in COST_ORDER if any((d["document_id"], c) in whole for d in versions)]
    lists = {document for document, _ in whole}
    lines = []
    for category in categories:
        amounts: list[Decimal | None] = []
        for document in versions:
            printed = whole.get((document["document_id"], category))
            amounts.append(sum((_whole(rows) for rows in printed.values()), Decimal(0)) if printed else None)
        cells = tuple(
            Cell(amount, changed, amount is not None or versions[i]["document_id"] not in lists)
            for i, (amount, changed) in enumerate(zip(amounts, _changes(amounts), strict=True))
        )
        lines.append(Line(word("CostCategory", category), cells, mixed=category in ("in_kind", "income")))
    return tuple(lines)


def _whole(rows: Sequence[Row]) -> Decimal:
    printed = next((r["amount_sek"] for r in rows if r["year"] is None), None)
    return printed if printed is not None else sum((r["amount_sek"] for r in rows), Decimal(0))


def _financing_lines(versions: Sequence[Row], financing: Sequence[Row]) -> tuple[Line, ...]:
    by_document = printed_rows(financing)
    cells: dict[tuple[str, str, int], dict[str, Row]] = {}
    names: dict[tuple[str, str, int], Row] = {}
    applicant = ""
    for document in versions:
        seen: Counter[tuple[str, str]] = Counter()
        for row in by_document.get(document["document_id"], ()):
            who = row["financier"]
            if row["financier_type"] == "applicant":
                applicant = who = applicant or who
            key = (who, row["contribution"], seen[who, row["contribution"]])
            seen[who, row["contribution"]] += 1
            cells.setdefault(key, {})[document["document_id"]] = row
            names.setdefault(key, row)
    lists = [bool(by_document.get(d["document_id"])) for d in versions]
    lines = []
    for key in sorted(cells, key=lambda k: _order(k, names[k])):
        held = [cells[key].get(d["document_id"]) for d in versions]
        amounts = [row["amount"] if row is not None else None for row in held]
        line = tuple(
            Cell(amount, changed, row is not None or not listing, row["fact_id"] if row is not None else None, _about(row))
            for amount, changed, row, listing in zip(amounts, _changes(amounts), held, lists, strict=True)
        )
        notes = [tr("annat än pengar")] if key[1] == "in_kind" else []
        notes += [gettext("rad %(n)s", n=key[2] + 1)] if key[2] else []
        notes += [tr("sökt här")] if names[key]["is_authority_row"] else []
        lines.append(Line(key[0], line, note=", ".join(notes), mixed=key[1] == "in_kind"))
    return tuple(lines)


def _order(key: tuple[str, str, int], row: Row) -> tuple[object, ...]:
    return (not row["is_authority_row"], key[1] == "in_kind", SORT.get(row["financier_type"], 9), key[0], key[2])


def _about(row: Row | None) -> str:
    if row is None or row["amount"] is not None:
        return ""
    if row["amount_low_sek"] is not None or row["amount_high_sek"] is not None:
        return tr("ungefär")
    return gettext("%(n)s st", n=row["count_named"]) if row["count_named"] else tr("utan belopp")


def printed_rows(financing: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
    """One entry a printed row: its amount for the whole project, else the sum of its years."""
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in financing:
        grouped.setdefault((row["document_id"], row["printed_row"]), []).append(row)
    result: dict[str, list[dict[str, Any]]] = {}
    for (document_id, _), rows in grouped.items():
        whole = next((r for r in rows if r["year"] is None and r["amount_sek"] is not None), None)
        years = [r["amount_sek"] for r in rows if r["year"] is not None and r["amount_sek"] is not None]
        total = whole["amount_sek"] if whole is not None else sum(years) if years else None
        result.setdefault(document_id, []).append({**(whole or rows[0]), "amount": total})
    return result


def _sums(label: str, versions: Sequence[Row], lines: Sequence[Line], costs: Sequence[Decimal | None]) -> tuple[Line, ...]:
    """What the rows above add up to, where all of them have an amount, held against the stated total.

    A difference is marked only where nothing but money and no income is listed: else the paper may count in another way, and
    whether it is wrong is for the rules to say.
    """
    if not lines:
        return ()
    totals: list[Cell] = []
    for i in range(len(versions)):
        held = [line.cells[i] for line in lines if line.cells[i].fact_id is not None or line.cells[i].value is not None]
        known = [cell.value for cell in held if cell.value is not None]
        complete = bool(known) and all(cell.value is not None for cell in held)
        total = sum(known, Decimal(0)) if complete else None
        cost = costs[i]
        about, wrong = "", False
        if total is not None and cost is not None and len(held) > 1:
            about = tr("= total kostnad") if total == cost else tr("≠ total kostnad")
            wrong = total != cost and not any(line.cells[i].value is not None for line in lines if line.mixed)
        totals.append(Cell(total, wrong, about=about))
    return (Line(label, tuple(totals)),)


def _changes(values: Sequence[Any]) -> list[bool]:
    """For each value whether it differs from the last one stated before it."""
    last, changed = None, []
    for value in values:
        changed.append(value is not None and last is not None and value != last)
        last = value if value is not None else last
    return changed


def way(versions: Sequence[Row]) -> tuple[Step, ...]:
    """From first applied for, by every version that changes it, to proposed and granted."""
    points: list[tuple[str, Decimal, str]] = []
    for document in versions:
        given = document["kind"] in ("officers_report", "decision")
        amount = document["amount_granted_sek" if given else "amount_applied_for_sek"]
        if amount is None:
            continue
        label = tr({"officers_report": "Föreslaget", "decision": "Beviljat"}.get(document["kind"], "Sökt"))
        if given or not points or points[-1][1] != amount:
            points.append((f"{label}, {heading(document).lower()}", amount, document["document_id"]))
    if not points:
        return ()
    first = Step(points[0][0], points[0][1], None, points[0][2])
    return (first, *(Step(label, amount, amount - before, key) for (_, before, _), (label, amount, key) in pairwise(points)))


def municipality_bars(versions: Sequence[Row], financing: Sequence[Row]) -> tuple[Row | None, tuple[Bar, ...]]:
    """What each municipality pays in money by the latest paper that says it of most of them, largest first."""
    named = {d["document_id"]: d for d in versions}
    source: Row | None = None
    best: dict[str, Decimal] = {}
    by_document = printed_rows(financing)
    for document_id, document in named.items():
        paid: dict[str, Decimal] = {}
        for row in by_document.get(document_id, ()):
            if row["financier_type"] == "municipality" and row["contribution"] == "cash" and row["amount"]:
                paid[row["financier"]] = paid.get(row["financier"], Decimal(0)) + row["amount"]
        if len(paid) >= max(1, len(best)):
            source, best = document, paid
    whole, most = sum(best.values(), Decimal(0)), max(best.values(), default=Decimal(1))
    ordered = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    return source, tuple(Bar(n, a, round(a / whole * 100, 1), round(float(a / most) * 100, 2)) for n, a in ordered)
